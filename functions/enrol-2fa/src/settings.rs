//! The view of the settings, new recovery codes, and turning a factor off.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::{FactorChange, TurnedOff};
use rekey_domain::account_policy::TwoFactorRule;
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::Factor;
use rekey_domain::passkey::{CredentialId, PasskeyName};
use rekey_http::extract::{MayHaveToEnrol, NoBody, SignedIn};
use rekey_http::factor_settings::NewCodes;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Serialize;

use crate::State;

#[derive(Serialize)]
pub(crate) struct View {
    #[serde(flatten)]
    factors: BTreeMap<&'static str, FactorView>,
    passkeys: Vec<PasskeyView>,
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

#[derive(Serialize)]
struct PasskeyView {
    id: CredentialId,
    name: PasskeyName,
    since: String,
    last_used_at: Option<String>,
    synced: bool,
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
    // Passkeys have a list of their own.
    let single = Factor::ALL.into_iter().filter(|factor| *factor != Factor::Passkey);
    let single = single.map(|factor| (factor.name(), view(factor))).collect();
    let passkeys = factors.passkeys.iter().map(|(id, passkey)| PasskeyView {
        id: id.clone(),
        name: passkey.name.clone(),
        since: passkey.since.rfc3339(),
        last_used_at: passkey.last_used_at.map(Timestamp::rfc3339),
        synced: passkey.synced,
    });
    let mut passkeys: Vec<PasskeyView> = passkeys.collect();
    passkeys.sort_by(|one, other| one.since.cmp(&other.since));
    Ok(Json(View { factors: single, passkeys, recovery_codes_left, required }))
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
    let open = state.settings.may_weaken(signed_in)?;
    let factors = state.settings.shown_factors(&open).await?;
    if factors.is_empty() {
        return Err(Problem::StateConflict(Text::new("problem-conflict-nothing-to-recover")));
    }
    let codes = NewCodes::mint(open.principal.id, &state.random);
    state.settings.change(&open, &factors, FactorChange::RecoveryCodes(codes.hashes)).await?;
    Ok(Json(RecoveryCodes { recovery_codes: codes.shown }))
}

impl State {
    /// Turns a factor off. The password alone is not enough.
    pub(crate) async fn turn_off(&self, signed_in: SignedIn, factor: Factor, off: TurnedOff) -> Result<StatusCode, Problem> {
        let open = self.settings.may_weaken(signed_in)?;
        let factors = self.settings.shown_factors(&open).await?;
        if !factors.has(factor) {
            return Err(Problem::NotFound);
        }
        self.settings.change(&open, &factors, FactorChange::Off(off)).await?;
        Ok(StatusCode::NO_CONTENT)
    }
}
