//! The view of the settings, new recovery codes, and turning a factor off.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::{FactorChange, OpenSession};
use rekey_domain::account_policy::TwoFactorRule;
use rekey_domain::factors::Factor;
use rekey_http::extract::{MayHaveToEnrol, NoBody, SignedIn, not_held};
use rekey_http::problem::Problem;
use serde::Serialize;

use crate::{NewCodes, State};

#[derive(Serialize)]
pub(crate) struct View {
    #[serde(flatten)]
    factors: BTreeMap<&'static str, FactorView>,
    recovery_codes_left: usize,
    /// The kinds of factors of which the account's policy demands one; `None` if it demands none of the caller.
    required: Option<BTreeSet<Factor>>,
}

#[derive(Serialize)]
struct FactorView {
    enabled: bool,
    since: Option<String>,
    #[serde(flatten)]
    mailed: Option<MailedTo>,
}

/// Where codes by mail go. Other factors have no such field.
#[derive(Serialize)]
struct MailedTo {
    hint: Option<String>,
}

pub(crate) async fn show(AxumState(state): AxumState<State>, MayHaveToEnrol(signed_in): MayHaveToEnrol) -> Result<Json<View>, Problem> {
    let SignedIn(open) = signed_in.on_the_web()?;
    let factors = state.directory.factors(open.principal.id).await?;
    let policy = state.directory.policy_for(&open.principal).await?.map(|stored| stored.policy);
    let required = policy.filter(|policy| policy.two_factor == TwoFactorRule::Required).map(|policy| policy.kinds);
    let recovery_codes_left = factors.recovery_codes_left(state.clock.now());
    let hint = open.principal.email.map(|email| email.hint());
    let view = |factor| FactorView {
        enabled: factors.has(factor),
        since: factors.get(factor).map(|on| on.since().rfc3339()),
        mailed: (factor == Factor::Email).then(|| MailedTo { hint: hint.clone() }),
    };
    let factors = Factor::ALL.into_iter().map(|factor| (factor.name(), view(factor))).collect();
    Ok(Json(View { factors, recovery_codes_left, required }))
}

#[derive(Serialize)]
pub(crate) struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

pub(crate) async fn new_recovery_codes(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    _: NoBody,
) -> Result<Json<RecoveryCodes>, Problem> {
    let open = state.may_weaken(signed_in)?;
    let factors = state.shown_factors(&open).await?;
    if factors.is_empty() {
        return Err(Problem::StateConflict("No second factor is turned on, so there is nothing to recover."));
    }
    let codes = NewCodes::mint(open.principal.id, &state.random);
    state.change(&open, &factors, FactorChange::RecoveryCodes(codes.hashes)).await?;
    Ok(Json(RecoveryCodes { recovery_codes: codes.shown }))
}

impl State {
    /// Requires a browser's session that was re-authenticated recently. Turning a factor on needs no more.
    pub(crate) fn may_change(&self, signed_in: SignedIn) -> Result<OpenSession, Problem> {
        signed_in.on_the_web()?.reauthenticated(self.clock.now())
    }

    /// Also requires that the session is not on hold after a recovery. Every change that weakens the account needs this.
    fn may_weaken(&self, signed_in: SignedIn) -> Result<OpenSession, Problem> {
        not_held(self.may_change(signed_in)?, self.clock.now())
    }

    /// Turns a factor off. The password alone is not enough.
    pub(crate) async fn turn_off(&self, signed_in: SignedIn, factor: Factor) -> Result<StatusCode, Problem> {
        let open = self.may_weaken(signed_in)?;
        let factors = self.shown_factors(&open).await?;
        if !factors.has(factor) {
            return Err(Problem::NotFound);
        }
        self.change(&open, &factors, FactorChange::Off(factor)).await?;
        Ok(StatusCode::NO_CONTENT)
    }
}
