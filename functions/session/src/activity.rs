//! Lists the caller's own acts, and the acts of others on the caller.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as AxumState};
use rekey_domain::audit_search::AuditCursor;
use rekey_http::audit_view::{AuditList, ENTRIES};
use rekey_http::extract::SignedIn;
use rekey_http::fields::optional_field;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Deserialize;

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    /// Only what comes after this entry.
    after: Option<String>,
}

pub(crate) async fn list(
    AxumState(state): AxumState<State>,
    SignedIn(open): SignedIn,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<AuditList>, Problem> {
    let Query(page) = page.map_err(|_| Problem::InvalidRequest(Text::new("problem-invalid-query-activity")))?;
    let after = optional_field("after", page.after.as_deref(), str::parse::<AuditCursor>)?;
    let principal = open.principal.id;
    Ok(Json(AuditList::of_activity(principal, state.directory.activity(principal, after, ENTRIES).await?)))
}
