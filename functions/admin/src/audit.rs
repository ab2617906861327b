//! The audit log of the account, as pages or as an export in JSON Lines.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as AxumState};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_TYPE, LINK};
use axum::response::{IntoResponse, Response};
use rekey_adapters::store::AuditPage;
use rekey_domain::account::UserName;
use rekey_domain::audit::AuditAction;
use rekey_domain::audit_search::{Actor, AuditCursor, AuditSearch};
use rekey_domain::clock::Timestamp;
use rekey_http::audit_view::{AuditList, AuditView, ENTRIES};
use rekey_http::extract::SignedIn;
use rekey_http::fields::{both, optional_field};
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

use crate::State;

const JSON_LINES: &str = "application/jsonl";
/// Entries of one answer of an export: about 500 kB. Lambda's answers end at 6 MB.
const EXPORTED: usize = 1000;

/// A search as the query has it. An absent parameter does not narrow it.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameters {
    act: Option<String>,
    actor: Option<String>,
    user: Option<String>,
    from: Option<String>,
    to: Option<String>,
    after: Option<String>,
}

impl Parameters {
    fn search(&self) -> Result<AuditSearch, Problem> {
        let act = optional_field("act", self.act.as_deref(), AuditAction::parse);
        let actor = optional_field("actor", self.actor.as_deref(), Actor::parse);
        let user = optional_field("user", self.user.as_deref(), UserName::parse);
        let from = optional_field("from", self.from.as_deref(), Timestamp::parse);
        let to = optional_field("to", self.to.as_deref(), Timestamp::parse);
        let after = optional_field("after", self.after.as_deref(), str::parse::<AuditCursor>);
        let ((act, (actor, user)), ((from, to), after)) = both(both(act, both(actor, user)), both(both(from, to), after))?;
        Ok(AuditSearch { act, actor, user, from, to, after })
    }

    /// The value of the header `Link` that leads to the same search after another entry.
    fn link_after(self, after: AuditCursor) -> Result<String, Problem> {
        let next = Self { after: Some(after.to_string()), ..self };
        let query = serde_urlencoded::to_string(next).map_err(|error| Problem::Internal(error.to_string()))?;
        Ok(format!("</v1/audit?{query}>; rel=\"next\""))
    }
}

pub(crate) async fn list(
    AxumState(state): AxumState<State>,
    SignedIn(open): SignedIn,
    headers: HeaderMap,
    parameters: Result<Query<Parameters>, QueryRejection>,
) -> Result<Response, Problem> {
    if !open.principal.may_read_audit() {
        return Err(Problem::Forbidden(Text::new("problem-forbidden-audit")));
    }
    const RULE: Text = Text::new("problem-invalid-query-audit");
    let Query(parameters) = parameters.map_err(|_| Problem::InvalidRequest(RULE))?;
    let search = parameters.search()?;
    let root = state.directory.root_of(&open.principal).await?;
    if wants_lines(&headers) {
        return export(state.directory.audit(&root, &search, EXPORTED).await?, parameters);
    }
    let page = state.directory.audit(&root, &search, ENTRIES).await?;
    Ok(Json(AuditList::from(page)).into_response())
}

/// Whether the caller wants an export.
fn wants_lines(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let mut kinds = accepted.filter_map(|range| range.split(';').next());
    kinds.any(|kind| kind.trim().eq_ignore_ascii_case(JSON_LINES))
}

/// One entry a line. A header has the address of the next answer, if there may be one.
fn export(page: AuditPage, parameters: Parameters) -> Result<Response, Problem> {
    let mut lines = String::new();
    for entry in page.entries {
        lines.push_str(&serde_json::to_string(&AuditView::from(entry)).map_err(|error| Problem::Internal(error.to_string()))?);
        lines.push('\n');
    }
    let link = page.next.map(|next| parameters.link_after(next)).transpose()?;
    Ok(([(CONTENT_TYPE, JSON_LINES)], link.map(|link| [(LINK, link)]), lines).into_response())
}
