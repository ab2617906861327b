//! Reading a record: from the bytes of a line to typed values. A reason to reject a line never repeats a value of the line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::account_policy::{AccountPolicy, LostFactorRule, SHORTEST_SESSION, SessionSeconds, TwoFactorRule, parse_kinds};
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::import::LineHash;
use rekey_domain::locale::Locale;
use rekey_domain::object::Object;
use rekey_domain::passkey::{CredentialId, MAX_PASSKEYS, Passkey, PasskeyName, StoredCredential};
use rekey_domain::password::{NamedHash, PasswordHash};
use rekey_domain::permissions::Permissions;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::recovery_code::{RECOVERY_CODES, RecoveryCodeHash};
use rekey_domain::totp::Seed;
use serde::de::IgnoredAny;

use super::{Password, Policy, Record, RecoveryCodes, State, Totp};

/// A principal that a line describes, checked by itself.
pub struct Newcomer {
    /// The line.
    pub line: LineHash,
    pub name: LoginName,
    /// The id to keep; `None` for a new one.
    pub id: Option<Id>,
    pub email: Option<Claimed<EmailAddress>>,
    pub phone: Option<Claimed<PhoneNumber>>,
    pub permissions: Permissions,
    pub password: Option<PasswordHash>,
    /// The seed of the app, and since when it is on.
    pub app: Option<(Seed, Option<Timestamp>)>,
    pub email_codes: bool,
    pub passkeys: BTreeMap<CredentialId, Passkey>,
    /// The hashes of the recovery codes, and since when they are valid.
    pub recovery_codes: Option<(BTreeSet<RecoveryCodeHash>, Option<Timestamp>)>,
    pub guarded: bool,
    pub locale: Option<Locale>,
    pub state: State,
    pub created_at: Option<Timestamp>,
    pub recovered_at: Option<Timestamp>,
    pub policy: Option<AccountPolicy>,
}

/// A contact, and whether its owner has proved it.
pub struct Claimed<T> {
    pub contact: T,
    pub verified: bool,
}

/// A line that is not imported.
pub struct Rejected {
    /// The reason, for the operator.
    pub reason: String,
    /// The name, if the line has one.
    pub name: Option<LoginName>,
}

/// Reads a line.
///
/// # Errors
/// The reason to reject it.
pub fn read(line: &[u8]) -> Result<Newcomer, Rejected> {
    let nameless = |reason| Rejected { reason, name: None };
    let text = str::from_utf8(line).map_err(|_| nameless("The line is not UTF-8.".to_owned()))?;
    // A list of values would be read as the fields in their order.
    if !text.trim_start().starts_with('{') {
        return Err(nameless("The line is not one JSON object.".to_owned()));
    }
    let record: Record = serde_json::from_str(text).map_err(|error| nameless(what_is_wrong(&error)))?;
    let name = record.name().map_err(nameless)?;
    record.check(name.clone(), LineHash::of(line)).map_err(|reason| Rejected { reason, name: Some(name) })
}

/// What is wrong with a text that is not a record. The words of serde repeat values, except where they name a field.
fn what_is_wrong(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let about_a_field = ["unknown field", "missing field", "duplicate field"].into_iter().find(|words| text.starts_with(words));
    let is_name = |name: &&str| name.len() <= 64 && name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_' || c == b'-');
    match (about_a_field, text.split('`').nth(1).filter(is_name)) {
        (Some(words), Some(name)) => format!("The line has a fault: {words} {name}."),
        (Some(words), None) => format!("The line has a fault: {words}, before column {}.", error.column()),
        (None, _) if error.is_data() => format!("A value has the wrong type, before column {}.", error.column()),
        (None, _) => format!("The line is not one JSON object, from column {} on.", error.column()),
    }
}

/// Puts the name of a field before a reason.
fn of<E: Display>(field: &'static str) -> impl Fn(E) -> String {
    move |error| format!("{field}: {error}")
}

fn time(field: &'static str, text: Option<&String>) -> Result<Option<Timestamp>, String> {
    text.map(|text| Timestamp::parse(text).map_err(of(field))).transpose()
}

impl Record {
    fn name(&self) -> Result<LoginName, String> {
        let account = AccountName::parse(&self.account).map_err(of("account"))?;
        let user = self.user.as_ref().map(|user| UserName::parse(user).map_err(of("user"))).transpose()?;
        Ok(LoginName { account, user })
    }

    fn check(self, name: LoginName, line: LineHash) -> Result<Newcomer, String> {
        let email = self.email.as_ref().map(|Object(email)| {
            let contact = EmailAddress::parse(&email.address).map_err(of("email"))?;
            Ok::<_, String>(Claimed { contact, verified: email.verified })
        });
        let phone = self.phone.as_ref().map(|Object(phone)| {
            let contact = PhoneNumber::parse(&phone.number).map_err(of("phone"))?;
            Ok::<_, String>(Claimed { contact, verified: phone.verified })
        });
        let newcomer = Newcomer {
            id: self.principal.as_ref().map(|id| id.parse().map_err(of("principal"))).transpose()?,
            email: email.transpose()?,
            phone: phone.transpose()?,
            permissions: Permissions::parse(&self.permissions).map_err(of("permissions"))?,
            password: self.password.map(hash).transpose()?,
            app: self.totp.map(|Object(totp)| app(totp)).transpose()?,
            email_codes: self.email_codes,
            passkeys: passkeys(self.passkeys)?,
            recovery_codes: self.recovery_codes.map(|Object(kept)| codes(kept)).transpose()?,
            guarded: self.guarded,
            locale: self.locale.as_ref().map(|tag| Locale::parse(tag).map_err(of("locale"))).transpose()?,
            state: self.state,
            created_at: time("created_at", self.created_at.as_ref())?,
            recovered_at: time("recovered_at", self.recovered_at.as_ref())?,
            policy: self.policy.map(|Object(rules)| policy(rules)).transpose()?,
            line,
            name,
        };
        newcomer.fits_together()?;
        Ok(newcomer)
    }
}

fn hash(password: Password) -> Result<PasswordHash, String> {
    let hash = match password {
        Password::Text(text) => PasswordHash::imported(&text),
        Password::Named(parameters) => {
            let named: NamedHash = serde_json::from_value(parameters.into())
                .map_err(|error| format!("password: the parameters are not those of a hash that Rekey knows. {}", what_is_wrong(&error)))?;
            PasswordHash::named(&named)
        }
    };
    hash.map_err(of("password"))
}

fn app(totp: Totp) -> Result<(Seed, Option<Timestamp>), String> {
    let usual = totp.algorithm.as_deref().is_none_or(|algorithm| algorithm.to_ascii_uppercase().replace('-', "") == "SHA1")
        && totp.digits.is_none_or(|digits| digits == 6)
        && totp.period.is_none_or(|period| period == 30);
    if !usual {
        return Err("totp: codes are computed with SHA-1, with 6 digits and steps of 30 seconds, and not otherwise.".to_owned());
    }
    let seed = Seed::parse(&totp.secret).ok_or("totp: a secret is 10 to 64 bytes in base32.")?;
    Ok((seed, time("totp", totp.since.as_ref())?))
}

fn passkeys(passkeys: BTreeMap<String, Object<Passkey>>) -> Result<BTreeMap<CredentialId, Passkey>, String> {
    if passkeys.len() > MAX_PASSKEYS {
        return Err(format!("passkeys: a principal has at most {MAX_PASSKEYS}."));
    }
    let checked = |(id, Object(passkey)): (String, Object<Passkey>)| {
        let id = CredentialId::parse(&id).ok_or("passkeys: an id is not one of a credential.")?;
        PasskeyName::parse(passkey.name.as_str()).map_err(of("passkeys"))?;
        let times = [Some(passkey.since), Some(passkey.trusted_since), passkey.last_used_at, passkey.with_password_at];
        if times.into_iter().flatten().any(|at| at.0 < 0 || at.rfc3339().is_empty()) {
            return Err("passkeys: a time is in seconds since 1970.".to_owned());
        }
        let credential = passkey.credential.as_str();
        let good = StoredCredential::new(credential.to_owned()).is_some() && serde_json::from_str::<IgnoredAny>(credential).is_ok();
        if good { Ok((id, passkey)) } else { Err("passkeys: a credential is not one of an export.".to_owned()) }
    };
    passkeys.into_iter().map(checked).collect()
}

fn codes(codes: RecoveryCodes) -> Result<(BTreeSet<RecoveryCodeHash>, Option<Timestamp>), String> {
    let hashes: Option<BTreeSet<RecoveryCodeHash>> = codes.hashes.iter().map(|hash| RecoveryCodeHash::parse(hash)).collect();
    let hashes = hashes.ok_or("recovery_codes: a hash is not one of an export.")?;
    if hashes.len() > RECOVERY_CODES {
        return Err(format!("recovery_codes: a principal has at most {RECOVERY_CODES}."));
    }
    Ok((hashes, time("recovery_codes", codes.since.as_ref())?))
}

fn policy(policy: Policy) -> Result<AccountPolicy, String> {
    let session_seconds = SessionSeconds { web: policy.web_session_seconds, app: policy.app_session_seconds };
    if [session_seconds.web, session_seconds.app].into_iter().flatten().any(|seconds| seconds < SHORTEST_SESSION) {
        return Err(format!("policy: a session lasts at least {SHORTEST_SESSION} seconds."));
    }
    Ok(AccountPolicy {
        two_factor: TwoFactorRule::parse(&policy.two_factor).map_err(of("policy, two_factor"))?,
        kinds: parse_kinds(&policy.kinds).map_err(of("policy, kinds"))?,
        session_seconds,
        trusted_browsers: policy.trusted_browsers,
        lost_factor: LostFactorRule::parse(&policy.lost_factor).map_err(of("policy, lost_factor"))?,
    })
}

impl Newcomer {
    /// Whether a contact is proved.
    pub fn can_be_reached(&self) -> bool {
        self.email.as_ref().is_some_and(|email| email.verified) || self.phone.as_ref().is_some_and(|phone| phone.verified)
    }

    /// Checks the fields against each other.
    fn fits_together(&self) -> Result<(), String> {
        let is_root = self.name.user.is_none();
        let has_factor = self.app.is_some() || self.email_codes || !self.passkeys.is_empty();
        let faults = [
            (is_root && self.permissions != Permissions::default(), "permissions: the root of an account needs none."),
            (is_root && self.state.is_suspended(), "state: only a user is suspended."),
            (!is_root && self.policy.is_some(), "policy: only the root of an account has one."),
            (
                self.email_codes && !self.email.as_ref().is_some_and(|email| email.verified),
                "email_codes: codes go to a verified address, and there is none.",
            ),
            (
                self.id.is_none() && !self.passkeys.is_empty(),
                "passkeys: they belong to the id of their principal, so the line needs the field principal.",
            ),
            (
                self.id.is_none() && self.recovery_codes.is_some(),
                "recovery_codes: their hashes cover the id of the principal, so the line needs the field principal.",
            ),
            (
                self.recovery_codes.is_some() && !has_factor && !self.guarded,
                "recovery_codes: there is no second factor that they could replace.",
            ),
            (
                is_root && self.password.is_none() && !self.can_be_reached(),
                "Nobody could ever sign in: there is neither a password nor a verified address or number to recover one.",
            ),
        ];
        faults.into_iter().find(|(fault, _)| *fault).map_or(Ok(()), |(_, reason)| Err(reason.to_owned()))
    }
}
