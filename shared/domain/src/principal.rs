//! Who signs in, as the directory keeps it.

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::contact_change::{Former, UNDO_LIFE};
use crate::email::EmailAddress;
use crate::factors::{FactorsOn, Method};
use crate::id::Id;
use crate::password::PasswordHash;
use crate::permissions::Permissions;
use crate::phone::PhoneNumber;

/// An account's root or one of its users.
///
/// `epoch` counts what ends everything outstanding: sessions, tickets and links carry the epoch they were made
/// in and are dead as soon as the principal's differs. One write signs everybody out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Principal {
    /// Random and never used again, also if the name is.
    pub id: Id,
    /// The account.
    pub account: AccountName,
    /// The user within the account; none for the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserName>,
    /// The bound and verified address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The bound and verified mobile number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    /// An address that an administrator has named. It counts for nothing until a link that was mailed to it was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending_email: Option<EmailAddress>,
    /// A number that an administrator has named. It counts for nothing until its owner has confirmed it in the settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending_phone: Option<PhoneNumber>,
    /// Whether it has a password, and if not, why.
    #[serde(default)]
    pub state: State,
    /// The registration whose link sets its next password; every other link is dead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Id>,
    /// See above; starts at 1.
    pub epoch: u64,
    /// Counts what ends sessions alone and leaves a recovery under way its chance.
    #[serde(default)]
    pub generation: u64,
    /// What a user may do; the root needs none of them.
    #[serde(default)]
    pub permissions: Permissions,
    /// When it was activated.
    pub created_at: Timestamp,
    /// When its password was last set by way of a recovery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovered_at: Option<Timestamp>,
    /// When it was last recovered through its email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovered_by_email_at: Option<Timestamp>,
    /// When it was last recovered through its mobile number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovered_by_phone_at: Option<Timestamp>,
    /// When an undo suspended this user. Only the account's root restores it: no recovery and no link does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_at: Option<Timestamp>,
    /// Counts what this principal did to users, so that an undo misses nothing that happens at the same moment.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub managed_acts: u64,
    /// What was bound until it was changed in the settings, the latest last; kept for as long as it can be undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Former>,
    /// What was undone: whatever was done from the first time to the second is, and cannot be undone once more. So is what an
    /// administrator's act ends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undone: Vec<(Timestamp, Timestamp)>,
    /// When an administrator turned its second factors off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factors_reset_at: Option<Timestamp>,
}

/// What signing in needs to know of a principal, kept under its name so that one read finds it.
///
/// Written only together with the [`Principal`], in the same transaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Login {
    /// The principal with this name.
    pub principal: Id,
    /// Argon2id as a PHC string; none while no password was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_hash: Option<PasswordHash>,
    /// The password of a frozen user, which counts again once the root restores the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_hash: Option<PasswordHash>,
    /// The principal's epoch.
    pub epoch: u64,
    /// The principal's generation of sessions.
    #[serde(default)]
    pub generation: u64,
    /// The principal's permissions, shown in the answer.
    #[serde(default)]
    pub permissions: Permissions,
    /// Which second factors the principal has turned on.
    #[serde(default)]
    pub factors: FactorsOn,
    /// Whether so many wrong codes came in a row that codes of app and mail are not taken until another proof was shown.
    #[serde(default)]
    pub codes_capped: bool,
    /// When a sign-in was last completed; kept of users, for whoever manages them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_sign_in_at: Option<Timestamp>,
}

impl Login {
    /// That of a new principal, without second factors; with a password, if it has chosen one.
    pub fn new(principal: &Principal, password_hash: Option<PasswordHash>) -> Self {
        Self {
            principal: principal.id,
            password_hash,
            held_hash: None,
            epoch: principal.epoch,
            generation: principal.generation,
            permissions: principal.permissions.clone(),
            factors: FactorsOn::default(),
            codes_capped: false,
            last_sign_in_at: None,
        }
    }

    /// The kinds of code that complete a sign-in, the handiest first; none without a factor. What is not guessed by trying
    /// (recovery codes) stays when too many codes were wrong in a row.
    pub fn methods(&self) -> Vec<Method> {
        let methods = self.factors.methods().into_iter();
        methods.filter(|method| !self.codes_capped || *method == Method::RecoveryCode).collect()
    }
}

/// Whether a principal has a password, and if not, why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It has chosen one.
    #[default]
    Active,
    /// It has not chosen one yet.
    Invited,
    /// An administrator has taken it away, so that another is chosen.
    Reset,
    /// Its owner has said that something was done by somebody else, and it is locked until it is recovered; or an undo of what
    /// its manager did has suspended it.
    Frozen,
}

/// Root or user, as answers name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The account itself, shown as "Enterprise administrator".
    Root,
    /// An IAM user.
    User,
}

/// A count that is not stored before something was counted.
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl LoginName {
    /// The role that goes with the name.
    pub fn role(&self) -> Role {
        if self.user.is_none() { Role::Root } else { Role::User }
    }
}

impl Principal {
    /// A new principal, with nothing bound and no password.
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
            permissions,
            created_at: now,
            recovered_at: None,
            recovered_by_email_at: None,
            recovered_by_phone_at: None,
            suspended_at: None,
            managed_acts: 0,
            former: Vec::new(),
            undone: Vec::new(),
            factors_reset_at: None,
        }
    }

    /// The contact of this kind that is bound, if one is.
    pub fn contact(&self, kind: ContactKind) -> Option<Contact> {
        match kind {
            ContactKind::Email => self.email.clone().map(Contact::Email),
            ContactKind::Phone => self.phone.clone().map(Contact::Phone),
        }
    }

    fn recovered_by_at(&self, kind: ContactKind) -> Option<Timestamp> {
        match kind {
            ContactKind::Email => self.recovered_by_email_at,
            ContactKind::Phone => self.recovered_by_phone_at,
        }
    }

    /// The kind of contact of the last recovery: whoever is signed in now may have come in by it.
    pub fn recovered_by(&self) -> Option<ContactKind> {
        let kinds = [ContactKind::Email, ContactKind::Phone].into_iter();
        kinds.filter_map(|kind| Some((self.recovered_by_at(kind)?, kind))).max().map(|(_, kind)| kind)
    }

    /// Whether the principal was taken back, through its other contact, from whoever recovered it through this one, or undid
    /// something, within the last 7 days. The reader of such a contact is told what happens, and gets no link that undoes it.
    pub fn was_taken_back_from(&self, kind: ContactKind, now: Timestamp) -> bool {
        let last = self.recovered_by_at(kind);
        // Somebody recovered through this contact, or undid something with a link that may have been read there.
        let undone = self.undone.iter().filter(|(from, _)| from.0 > 0).map(|(_, until)| *until).max();
        let Some(taken) = last.max(undone).filter(|at| at.plus(UNDO_LIFE) > now) else { return false };
        [ContactKind::Email, ContactKind::Phone].into_iter().filter(|other| *other != kind).any(|other| {
            let back = self.recovered_by_at(other).filter(|at| *at >= taken && Some(*at) > last);
            back.is_some() && self.contact(other).is_some() && self.contact_before(other, taken) == self.contact(other)
        })
    }

    /// All contacts that are bound.
    pub fn contacts(&self) -> impl Iterator<Item = Contact> {
        [ContactKind::Email, ContactKind::Phone].into_iter().filter_map(|kind| self.contact(kind))
    }

    /// The name it signs in with.
    pub fn login_name(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: self.user.clone() }
    }
}
