//! The rows of a newcomer.

use std::collections::BTreeMap;

use rekey_adapters::store;
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::{AppFactor, EmailFactor, Factors};
use rekey_domain::passkey::{CredentialId, Passkey};
use rekey_domain::principal::State as PrincipalState;
use rekey_domain::principal::{Login, OperatorFreeze, Principal};
use rekey_domain::totp::{SeedPurpose, Step};

use crate::context::Context;
use crate::failure::Failure;
use crate::record::{Claimed, Newcomer, State};

/// Makes the rows of a newcomer, with its seed sealed for it.
///
/// # Errors
/// If the key of seeds does not answer.
pub async fn rows(context: &Context, newcomer: Newcomer) -> Result<store::Newcomer, Failure> {
    let now = context.clock.now();
    let id = newcomer.id.unwrap_or_else(|| context.id());
    let mut factors =
        Factors { email: newcomer.email_codes.then_some(EmailFactor { since: now }), guarded: newcomer.guarded, ..Factors::default() };
    if let Some((seed, since)) = &newcomer.app {
        let trusted_since = since.unwrap_or(now);
        let seed = context.seed_key.seal(seed, id, SeedPurpose::SignIn, &context.random).await?;
        factors.app = Some(AppFactor { seed, since: trusted_since.min(now), trusted_since, last_step: Step::default() });
    }
    if let Some((hashes, since)) = newcomer.recovery_codes {
        let trusted_since = since.unwrap_or(now);
        factors.recovery_codes = hashes;
        factors.recovery_codes_trusted_since = Some(trusted_since);
        factors.recovery_codes_made_at = Some(trusted_since.min(now));
    }
    add_passkeys(&mut factors, newcomer.passkeys);

    let mut principal = Principal::new(id, newcomer.name, newcomer.permissions, newcomer.created_at.map_or(now, |at| at.min(now)));
    // An id that is kept may have had sessions and links before. No counter of acts has ever come this far, so none of them
    // becomes valid again.
    principal.epoch = u64::try_from(now.0).unwrap_or_default();
    (principal.email, principal.pending_email) = bound_or_pending(newcomer.email);
    (principal.phone, principal.pending_phone) = bound_or_pending(newcomer.phone);
    principal.recovered_at = newcomer.recovered_at.map(|at| at.min(now));
    principal.imported = Some(newcomer.line);
    if newcomer.password.is_some() {
        principal.state = PrincipalState::Active;
    }
    let mut login = Login::new(&principal, newcomer.password);
    login.factors = factors.on(principal.email.as_ref());
    if newcomer.state != State::Active {
        login.held_hash = login.password_hash.take();
        freeze(context, &mut principal, newcomer.state, now);
    }
    Ok(store::Newcomer { principal, login, factors, policy: newcomer.policy })
}

fn freeze(context: &Context, principal: &mut Principal, state: State, now: Timestamp) {
    match state {
        State::Active => {}
        State::Frozen => principal.operator_freeze = Some(OperatorFreeze { id: context.id(), at: now, deleting: false }),
        State::Suspended => {
            principal.frozen_at = Some(now);
            principal.state = PrincipalState::Frozen;
        }
    }
}

/// A contact is bound if its owner has proved it.
fn bound_or_pending<T>(claimed: Option<Claimed<T>>) -> (Option<T>, Option<T>) {
    match claimed {
        Some(Claimed { contact, verified: true }) => (Some(contact), None),
        Some(Claimed { contact, verified: false }) => (None, Some(contact)),
        None => (None, None),
    }
}

/// Adds passkeys, each with a time of its own from which it counts as a proof: sessions tell passkeys apart by it.
fn add_passkeys(factors: &mut Factors, passkeys: BTreeMap<CredentialId, Passkey>) {
    for (id, passkey) in passkeys {
        let trusted_since = factors.free_trusted_since(passkey.trusted_since);
        factors.passkeys.insert(id, Passkey { trusted_since, ..passkey });
    }
}
