//! Who signs in, as the directory keeps it.

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::contact_change::Former;
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
    /// Its owner has said that something was done by somebody else; it is locked until it is recovered.
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

    /// All contacts that are bound.
    pub fn contacts(&self) -> impl Iterator<Item = Contact> {
        [ContactKind::Email, ContactKind::Phone].into_iter().filter_map(|kind| self.contact(kind))
    }

    /// The name it signs in with.
    pub fn login_name(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: self.user.clone() }
    }
}
