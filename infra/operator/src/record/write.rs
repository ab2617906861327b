//! Writing a record: from the rows of a principal to the line that imports it again.

use rekey_domain::account_policy::AccountPolicy;
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::Factors;
use rekey_domain::object::Object;
use rekey_domain::password::PasswordHash;
use rekey_domain::principal::{Login, Principal, State as PrincipalState};
use rekey_domain::totp::Seed;

use super::{Email, Password, Phone, Policy, Record, RecoveryCodes, State, Totp};

/// Everything that is held of a principal and that a record can have.
pub struct Held {
    pub principal: Principal,
    pub login: Login,
    pub factors: Factors,
    /// The seed of the app, opened.
    pub seed: Option<Seed>,
    /// The policy of the account; `None` for a user.
    pub policy: Option<AccountPolicy>,
}

/// The record of a principal.
pub fn write(held: Held) -> Record {
    let Held { principal, login, factors, seed, policy } = held;
    let email = principal.email.as_ref().map(|bound| (bound, true)).or(principal.pending_email.as_ref().map(|named| (named, false)));
    let phone = principal.phone.as_ref().map(|bound| (bound, true)).or(principal.pending_phone.as_ref().map(|named| (named, false)));
    // After a report of its own, a user is frozen until its recovery, and the password may be known to a thief.
    let reported = principal.state == PrincipalState::Frozen && principal.frozen_at.is_none();
    let hash = login.password_hash.or(login.held_hash).filter(|_| !reported);
    let codes = factors.recovery_codes.iter().map(ToString::to_string);
    let has_codes = !factors.recovery_codes.is_empty();
    Record {
        account: principal.account.to_string(),
        user: principal.user.as_ref().map(ToString::to_string),
        principal: Some(principal.id.to_string()),
        email: email.map(|(address, verified)| Object(Email { address: address.to_string(), verified })),
        phone: phone.map(|(number, verified)| Object(Phone { number: number.to_string(), verified })),
        permissions: principal.permissions.iter().map(ToString::to_string).collect(),
        password: hash.as_ref().map(PasswordHash::as_str).map(str::to_owned).map(Password::Text),
        totp: factors.app.as_ref().zip(seed).map(|(app, seed)| {
            // An undo can distrust an app for a time, and so can a hold: the later of the two times says so.
            let since = Some(app.trusted_since.max(app.since).rfc3339());
            Object(Totp { secret: seed.reveal(), since, algorithm: None, digits: None, period: None })
        }),
        email_codes: factors.email.is_some(),
        recovery_codes: has_codes.then(|| {
            let since = factors.recovery_codes_trusted_since.map(Timestamp::rfc3339);
            Object(RecoveryCodes { hashes: codes.collect(), since })
        }),
        guarded: factors.guarded,
        locale: principal.locale.as_ref().map(ToString::to_string),
        passkeys: factors.passkeys.into_iter().map(|(id, passkey)| (id.as_str().to_owned(), Object(passkey))).collect(),
        state: state(&principal),
        created_at: Some(principal.created_at.rfc3339()),
        recovered_at: principal.recovered_at.map(Timestamp::rfc3339),
        policy: policy.filter(|policy| *policy != AccountPolicy::default()).map(|policy| Object(written(policy))),
    }
}

fn state(principal: &Principal) -> State {
    match (principal.operator_freeze, principal.frozen_at) {
        (Some(_), Some(_)) => State::FrozenAndSuspended,
        (Some(_), None) => State::Frozen,
        (None, Some(_)) => State::Suspended,
        (None, None) => State::Active,
    }
}

fn written(policy: AccountPolicy) -> Policy {
    let AccountPolicy { two_factor, kinds, session_seconds, trusted_browsers, lost_factor } = policy;
    Policy {
        two_factor: two_factor.name().to_owned(),
        kinds: kinds.into_iter().map(|kind| kind.name().to_owned()).collect(),
        web_session_seconds: session_seconds.web,
        app_session_seconds: session_seconds.app,
        trusted_browsers,
        lost_factor: lost_factor.name().to_owned(),
    }
}
