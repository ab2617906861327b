//! The principal, which signs in, and the login that a sign-in reads; the directory stores both.

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::contact_change::{Former, UNDO_LIFE};
use crate::email::EmailAddress;
use crate::factors::{FactorsOn, Method};
use crate::id::Id;
use crate::import::LineHash;
use crate::locale::{EarlierLocale, Locale};
use crate::password::PasswordHash;
use crate::permissions::Permissions;
use crate::phone::PhoneNumber;

/// An account's root or one of its users.
///
/// `epoch` is a counter. Sessions, tickets and links carry the epoch in which they were made and are void once the principal's
/// epoch differs. So one write signs out every session.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Principal {
    /// A random id. It is never used again, even if the name is.
    pub id: Id,
    /// The name of the account.
    pub account: AccountName,
    /// The name of the user within the account; `None` for the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserName>,
    /// The bound and proven email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The bound and proven mobile number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    /// An address that an administrator entered. It has no effect until a link that was mailed to it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending_email: Option<EmailAddress>,
    /// A number that an administrator entered. It has no effect until the user confirms it in the settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending_phone: Option<PhoneNumber>,
    /// Whether the principal has a password, and if not, why.
    #[serde(default)]
    pub state: State,
    /// The registration whose link sets the next password. The links of all other registrations are void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Id>,
    /// The epoch (see [`Principal`]). It starts at 1.
    pub epoch: u64,
    /// A counter that ends sessions when it changes, but leaves a running recovery valid.
    #[serde(default)]
    pub generation: u64,
    /// A counter that ends trusted browsers when it changes. A change of the second factors raises it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub trust_generation: u64,
    /// The permissions of a user. The root needs none.
    #[serde(default)]
    pub permissions: Permissions,
    /// The language of the person: the chosen one, or the one that the registration named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The language before the last change of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_locale: Option<EarlierLocale>,
    /// When the principal was activated.
    pub created_at: Timestamp,
    /// When the password was last set through a recovery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovered_at: Option<Timestamp>,
    /// When the principal was last recovered through its email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovered_by_email_at: Option<Timestamp>,
    /// When the principal was last recovered through its mobile number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovered_by_phone_at: Option<Timestamp>,
    /// When an undo of another principal's act froze this user; `None` for a principal that its own report froze. Only the root
    /// of the account restores the user: no recovery and no link does.
    #[serde(default, rename = "suspended_at", skip_serializing_if = "Option::is_none")]
    pub frozen_at: Option<Timestamp>,
    /// The freeze of an operator of the service. It does not depend on [`Principal::state`] and [`Principal::frozen_at`]: only an
    /// operator lifts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_freeze: Option<OperatorFreeze>,
    /// The number of acts of this principal on users. An undo compares it, so that it misses no act of the same moment.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub managed_acts: u64,
    /// The contacts before each change in the settings, the latest change last. They are kept for as long as the change can be
    /// undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Former>,
    /// The time spans, first and last second, whose acts were undone. Such an act cannot be undone again. An administrator's
    /// act sets a span as well, so that earlier acts can no longer be undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undone: Vec<(Timestamp, Timestamp)>,
    /// When an administrator turned the second factors off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factors_reset_at: Option<Timestamp>,
    /// The line that the principal was imported from; `None` if it was not imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<LineHash>,
}

/// The data of a principal that a sign-in needs, stored under its name so that one read finds it.
///
/// A login is written only together with the [`Principal`], in the same transaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Login {
    /// The principal with this name.
    pub principal: Id,
    /// The Argon2id hash as a PHC string; `None` if no password was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_hash: Option<PasswordHash>,
    /// The password hash of a frozen user. The password is valid again once the root restores the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_hash: Option<PasswordHash>,
    /// The principal's epoch.
    pub epoch: u64,
    /// The principal's generation.
    #[serde(default)]
    pub generation: u64,
    /// The principal's counter of trusted browsers.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub trust_generation: u64,
    /// The principal's permissions, for the answer.
    #[serde(default)]
    pub permissions: Permissions,
    /// The principal's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The second factors that the principal has turned on.
    #[serde(default)]
    pub factors: FactorsOn,
    /// Whether app and mailed codes are refused because too many in a row were wrong. Another proof ends that.
    #[serde(default)]
    pub codes_capped: bool,
    /// When a user last completed a sign-in, for those who manage users.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_sign_in_at: Option<Timestamp>,
}

impl Login {
    /// The login of a new principal, without second factors. It has a password hash if the principal chose a password.
    pub fn new(principal: &Principal, password_hash: Option<PasswordHash>) -> Self {
        Self {
            principal: principal.id,
            password_hash,
            held_hash: None,
            epoch: principal.epoch,
            generation: principal.generation,
            trust_generation: principal.trust_generation,
            permissions: principal.permissions.clone(),
            locale: principal.locale.clone(),
            factors: FactorsOn::default(),
            codes_capped: false,
            last_sign_in_at: None,
        }
    }

    /// The kinds of code that complete a sign-in, the most convenient first. Empty if no factor is on. Recovery codes cannot be
    /// guessed, so they are accepted even while other codes are capped.
    pub fn methods(&self) -> Vec<Method> {
        let methods = self.factors.methods().into_iter();
        methods.filter(|method| !self.codes_capped || *method == Method::RecoveryCode).collect()
    }
}

/// The freeze of a principal by an operator. Nobody signs in meanwhile, and nothing but an operator ends it: no recovery, no link
/// and no administrator. The login keeps the password as its held one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorFreeze {
    /// The id of the freeze. An account and the users that were frozen with it have the same.
    pub id: Id,
    /// When the principal was frozen.
    pub at: Timestamp,
    /// Whether the root was frozen to be deleted with its account. No user is imported into the account any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleting: bool,
}

/// Whether a principal has a password, and if not, why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The principal has chosen a password.
    #[default]
    Active,
    /// The principal has not chosen a password yet.
    Invited,
    /// An administrator removed the password, so that the user chooses another.
    Reset,
    /// The owner reported an act, and the principal is frozen until its next recovery. Or an undo of an administrator's acts
    /// froze this user, until the root restores the user.
    Frozen,
}

/// Root or user, as answers name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The account itself. Pages call it "Enterprise administrator".
    Root,
    /// An IAM user.
    User,
}

/// Leaves a count of zero out of the stored row.
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl LoginName {
    /// The role of the principal with this name.
    pub fn role(&self) -> Role {
        if self.user.is_none() { Role::Root } else { Role::User }
    }
}

impl Principal {
    /// A new principal, with no contact and no password.
    pub fn new(id: Id, name: LoginName, permissions: Permissions, now: Timestamp) -> Self {
        let LoginName { account, user } = name;
        Self {
            id,
            account,
            user,
            email: None,
            phone: None,
            pending_email: None,
            pending_phone: None,
            state: State::Invited,
            registration: None,
            epoch: 1,
            generation: 0,
            trust_generation: 0,
            permissions,
            locale: None,
            earlier_locale: None,
            created_at: now,
            recovered_at: None,
            recovered_by_email_at: None,
            recovered_by_phone_at: None,
            frozen_at: None,
            operator_freeze: None,
            managed_acts: 0,
            former: Vec::new(),
            undone: Vec::new(),
            factors_reset_at: None,
            imported: None,
        }
    }

    /// The bound contact of this kind, if there is one.
    pub fn contact(&self, kind: ContactKind) -> Option<Contact> {
        match kind {
            ContactKind::Email => self.email.clone().map(Contact::Email),
            ContactKind::Phone => self.phone.clone().map(Contact::Phone),
        }
    }

    /// The contact of this kind right before `at`.
    pub fn contact_before(&self, kind: ContactKind, at: Timestamp) -> Option<Contact> {
        match self.former.iter().find(|former| former.kind == kind && former.until >= at) {
            Some(former) => former.was.clone(),
            None => self.contact(kind),
        }
    }

    fn recovered_by_at(&self, kind: ContactKind) -> Option<Timestamp> {
        match kind {
            ContactKind::Email => self.recovered_by_email_at,
            ContactKind::Phone => self.recovered_by_phone_at,
        }
    }

    /// The kind of contact of the last recovery. The person signed in now may have come in through it.
    pub fn recovered_by(&self) -> Option<ContactKind> {
        let kinds = [ContactKind::Email, ContactKind::Phone].into_iter();
        kinds.filter_map(|kind| Some((self.recovered_by_at(kind)?, kind))).max().map(|(_, kind)| kind)
    }

    /// Whether the owner took the principal back through its other contact after a recovery through this contact, or an undo,
    /// of the last 7 days. The reader of this contact may be the thief: the reader is then notified, but gets no link to undo
    /// an act.
    pub fn was_taken_back_from(&self, kind: ContactKind, now: Timestamp) -> bool {
        let last = self.recovered_by_at(kind);
        // Somebody recovered through this contact, or used an undo link that may have been read there.
        let undone = self.undone.iter().filter(|(from, _)| from.0 > 0).map(|(_, until)| *until).max();
        let Some(taken) = last.max(undone).filter(|at| at.plus(UNDO_LIFE) > now) else { return false };
        [ContactKind::Email, ContactKind::Phone].into_iter().filter(|other| *other != kind).any(|other| {
            let back = self.recovered_by_at(other).filter(|at| *at >= taken && Some(*at) > last);
            back.is_some() && self.contact(other).is_some() && self.contact_before(other, taken) == self.contact(other)
        })
    }

    /// Whether the principal is frozen in a way that its own recovery does not end.
    pub fn is_locked(&self) -> bool {
        self.frozen_at.is_some() || self.operator_freeze.is_some()
    }

    /// The state as other people see it: a principal that an operator froze is frozen, whatever it returns to.
    pub fn shown_state(&self) -> State {
        if self.operator_freeze.is_some() { State::Frozen } else { self.state }
    }

    /// All bound contacts.
    pub fn contacts(&self) -> impl Iterator<Item = Contact> {
        [ContactKind::Email, ContactKind::Phone].into_iter().filter_map(|kind| self.contact(kind))
    }

    /// The contacts that somebody entered and nobody has proved yet.
    pub fn pending_contacts(&self) -> impl Iterator<Item = Contact> {
        let phone = self.pending_phone.clone().map(Contact::Phone);
        self.pending_email.clone().map(Contact::Email).into_iter().chain(phone)
    }

    /// The name to sign in with.
    pub fn login_name(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: self.user.clone() }
    }
}
