//! Takes the codes of a report: both turn the factors off, the mailed one alone begins the wait.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::{Grounds, LostFactorState, ReportTry, WaitCause};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::code::RecoveryOtp;
use rekey_domain::contact::ContactKind;
use rekey_domain::factors::{Factor, Method};
use rekey_domain::id::Id;
use rekey_domain::lost_factor::{Loser, REPORT_TRIES, Report, Wait, Way};
use rekey_domain::one_time_code_request::OneTimeCodeRequest;
use rekey_domain::wrong_codes::WrongCodes;
use rekey_http::client::Client;
use rekey_http::extract::JsonBody;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

use crate::State;
use crate::report::scope;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    lost_factor_id: String,
    email_code: Option<String>,
    phone_code: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub(crate) enum Proved {
    FactorsOff,
    Waiting { ready_at: String },
}

/// The codes of a report count with those of app and mail.
const METHOD: Method = Method::Factor(Factor::Email);

/// A report whose try is taken, and the state that the codes are to change.
struct Tried<'a> {
    report: &'a Report,
    found: LostFactorState,
    since: Timestamp,
    now: Timestamp,
}

pub(crate) async fn prove(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<Request>,
) -> Result<(StatusCode, Json<Proved>), Problem> {
    let Some(email_code) = body.email_code else {
        return Err(Problem::InvalidRequest(Text::new("problem-invalid-codes-of-contacts")));
    };
    state.per_address.admit(address).await?;
    let (id, now) = (body.lost_factor_id.parse::<Id>().map_err(|_| Problem::Expired)?, state.clock.now());
    let report = state.directory.flows().report(id).await?.ok_or(Problem::Expired)?;
    let (since, full, tries_left) = match state.directory.reserve_report_try(&report, REPORT_TRIES, now).await? {
        ReportTry::Taken { since, full, tries_left } => (since, full, tries_left),
        ReportTry::Capped { retry_after } => return Err(Problem::CodesCapped(METHOD, retry_after)),
        ReportTry::Dead => return Err(Problem::Expired),
    };
    let found = state.directory.lost_factor_state(report.loser.principal).await?;
    let found = found.filter(|found| report.loser.is_still(&found.principal) && found.factors.ask()).ok_or(Problem::Expired)?;
    let ways = state.ways(&found.principal, &found.factors, now).await?;
    let tried = Tried { report: &report, found, since, now };
    // Both codes are compared before either decides, so that the answer does not tell which one is wrong.
    let mailed = state.right(id, ContactKind::Email, &email_code, now).await?;
    let texted = match body.phone_code {
        None => None,
        Some(code) => Some(state.right(id, ContactKind::Phone, &code, now).await?.filter(|_| ways.contains(&Way::TwoContacts))),
    };
    match (mailed, texted) {
        (Some(mailed), Some(Some(texted))) => state.turn_off(tried, [mailed, texted]).await,
        (Some(mailed), None) if ways.contains(&Way::Wait) => state.wait(tried, mailed).await,
        (_, texted) => {
            let act = if texted.is_some() { AuditAction::LostFactorsOff } else { AuditAction::FactorsOffBegun };
            let wrong = WrongCodes { day: full.then_some(since), in_a_row: None };
            state.record_wrong(&report.loser, act, wrong, now).await?;
            Err(Problem::InvalidCode(Some(tries_left)))
        }
    }
}

impl State {
    /// The request that this code belongs to, if the code is right. A code of the wrong shape costs a MAC like any other.
    async fn right(&self, report: Id, kind: ContactKind, typed: &str, now: Timestamp) -> Result<Option<OneTimeCodeRequest>, Problem> {
        let Some(request) = self.directory.flows().newest_code(scope(report, kind)).await? else {
            return Ok(None);
        };
        let parsed = RecoveryOtp::parse(typed);
        let shaped = parsed.is_some();
        let code = parsed.unwrap_or_else(|| RecoveryOtp::mint(&self.random));
        let mac = self.code_key.mac(code.mac_message(request.id)).await.map_err(Problem::unavailable)?;
        let right = request.accepts(&mac, now) && shaped;
        Ok(right.then_some(request))
    }

    /// Records that wrong codes were sent for this act, and tells the owner if they call for a notice.
    async fn record_wrong(&self, loser: &Loser, act: AuditAction, wrong: WrongCodes, now: Timestamp) -> Result<(), Problem> {
        let refused = AuditEntry::own(Id::random(&self.random), loser.principal, loser.name.clone(), act, now).refused();
        self.directory.record_refused(&refused).await?;
        let capped = refused.followed_by(Id::random(&self.random), AuditAction::CodesCapped);
        Ok(self.directory.tell_of_wrong_codes(&capped, METHOD, wrong).await?)
    }

    async fn turn_off(&self, tried: Tried<'_>, codes: [OneTimeCodeRequest; 2]) -> Result<(StatusCode, Json<Proved>), Problem> {
        let Tried { report, found, since, now } = tried;
        let grounds = Grounds::Codes(report, since, &codes);
        let op = Id::random(&self.random);
        let outcome = self.directory.turn_lost_factors_off(op, grounds, (&found.principal, &found.factors), now).await?;
        outcome.done_or(Problem::Expired)?;
        Ok((StatusCode::OK, Json(Proved::FactorsOff)))
    }

    /// Begins the wait. If one goes on already, its end stays: another try does not shorten it.
    async fn wait(&self, tried: Tried<'_>, code: OneTimeCodeRequest) -> Result<(StatusCode, Json<Proved>), Problem> {
        let Tried { report, found, since, now } = tried;
        let waiting = |wait: &Wait| (StatusCode::ACCEPTED, Json(Proved::Waiting { ready_at: wait.ready_at.rfc3339() }));
        if let Some(wait) = found.wait(now) {
            self.directory.spend_report(Id::random(&self.random), (report, since, &code), now).await?.done_or(Problem::Expired)?;
            return Ok(waiting(wait));
        }
        let wait = Wait::new(Id::random(&self.random), &found.principal, self.wait, now);
        self.directory.begin_wait(&wait, &found, WaitCause::Report(report, since, &code), &self.random).await?.done_or(Problem::Expired)?;
        Ok(waiting(&wait))
    }
}
