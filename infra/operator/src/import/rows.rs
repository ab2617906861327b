//! The rows of a newcomer.

use std::collections::BTreeMap;

use rekey_adapters::store;
use rekey_domain::factors::{AppFactor, EmailFactor, Factors};
use rekey_domain::passkey::{CredentialId, Passkey};
use rekey_domain::principal::{Login, OperatorFreeze, Principal, State};
use rekey_domain::totp::{SeedPurpose, Step};

use crate::context::Context;
use crate::failure::Failure;
use crate::record::{Claimed, Newcomer};

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
    principal.locale = newcomer.locale;
    principal.imported = Some(newcomer.line);
    principal.state = state(&principal, &factors, newcomer.password.is_some());
    let mut login = Login::new(&principal, newcomer.password);
    login.factors = factors.on(principal.email.as_ref());
    if newcomer.state.is_suspended() {
        (principal.frozen_at, principal.state) = (Some(now), State::Frozen);
    }
    if newcomer.state.is_frozen() {
        principal.operator_freeze = Some(OperatorFreeze { id: context.id(), at: now, deleting: false });
    }
    if principal.is_locked() {
        login.held_hash = login.password_hash.take();
    }
    Ok(store::Newcomer { principal, login, factors, policy: newcomer.policy })
}

/// The rows of a user of the account with this root. A user of a frozen account is frozen with it, unless it is frozen by itself.
pub fn in_account(user: &store::Newcomer, root: &Principal) -> store::Newcomer {
    let mut user = user.clone();
    if user.principal.operator_freeze.is_none() && root.operator_freeze.is_some() {
        user.principal.operator_freeze = root.operator_freeze;
        user.login.held_hash = user.login.held_hash.or(user.login.password_hash.take());
    }
    user
}

/// The state of a newcomer. Somebody who has a contact or a factor already is no invited stranger: a link that sets a password is told
/// to the owner, and begins a hold.
fn state(principal: &Principal, factors: &Factors, has_password: bool) -> State {
    match has_password {
        true => State::Active,
        false if principal.contacts().next().is_none() && *factors == Factors::default() => State::Invited,
        false => State::Reset,
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
