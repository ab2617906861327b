//! Activation by link: the link sets the first password of a requested account, which does not exist yet, or of an invited
//! user, or a new password after an administrator's reset.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::clock::Timestamp;
use crate::delivery::{Due, GIVE_UP_AFTER};
use crate::email::EmailAddress;
use crate::id::Id;
use crate::locale::Locale;
use crate::principal::Principal;
use crate::recovery::PASSWORD_TRIES;
use crate::token::{ActivationToken, ActivationTokenHash};

/// Seconds that an activation link lives, counted from sending.
pub const ACTIVATION_LIFE: i64 = 86_400;
/// Seconds that the row is kept.
pub const ROW_LIFE: i64 = GIVE_UP_AFTER + ACTIVATION_LIFE + 600;

/// A registration: a request for an account, or a link for a user.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Registration {
    /// The id of the registration.
    pub id: Id,
    /// The requested account name.
    pub account: AccountName,
    /// The user within the account; `None` for the account itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserName>,
    /// The principal of the user, or of an account that an operator created; `None` for an account, which does not exist yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<Id>,
    /// The administrator who made the user's link. The link is valid only while that administrator may grant the user's
    /// permissions. `None` for an account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<Id>,
    /// The address that the link is mailed to. It is bound once the link is used there. `None` if the link is only handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The language of the message, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// When the registration was requested.
    pub requested_at: Timestamp,
    /// The number of tries to set a password.
    #[serde(default)]
    pub password_tries: u32,
    /// The deliveries, by the id in the link.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, ActivationDelivery>,
    /// The link that an administrator received to hand over. It proves nothing about the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<ActivationDelivery>,
    /// When `deliver` finished with the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The operation that used a link of this registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// The link of one message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActivationDelivery {
    /// The hash of the link's token.
    pub hash: ActivationTokenHash,
    /// When the link expires.
    pub expires_at: Timestamp,
}

impl Registration {
    /// The row of a new request for an account.
    pub fn new(id: Id, account: AccountName, email: EmailAddress, locale: Option<Locale>, now: Timestamp) -> Self {
        Self {
            id,
            account,
            user: None,
            principal: None,
            made_by: None,
            email: Some(email),
            locale,
            requested_at: now,
            password_tries: 0,
            deliveries: BTreeMap::new(),
            handed_over: None,
            closed_at: None,
            spent_by: None,
        }
    }

    /// The row of the link to an account that an operator created for the reader of this address.
    pub fn of_account(id: Id, root: &Principal, email: EmailAddress, now: Timestamp) -> Self {
        Self { principal: Some(root.id), ..Self::new(id, root.account.clone(), email, None, now) }
    }

    /// The row of a user's link that the administrator `made_by` made. It is mailed to `email`, or handed over, or both.
    pub fn of_user(id: Id, principal: &Principal, made_by: Id, email: Option<EmailAddress>, now: Timestamp) -> Self {
        let LoginName { account, user } = principal.login_name();
        Self {
            id,
            account,
            user,
            principal: Some(principal.id),
            made_by: Some(made_by),
            email,
            locale: None,
            requested_at: now,
            password_tries: 0,
            deliveries: BTreeMap::new(),
            handed_over: None,
            closed_at: None,
            spent_by: None,
        }
    }

    /// Whether this link, mailed or handed over, can still set a password. Setting it requires the same once more.
    pub fn accepts(&self, token: &ActivationToken, now: Timestamp) -> bool {
        let good = |link: &ActivationDelivery| link.hash == token.hash() && now < link.expires_at;
        let known = self.deliveries.get(&token.id()).is_some_and(good) || self.handed_over.as_ref().is_some_and(good);
        known && self.spent_by.is_none() && self.password_tries < PASSWORD_TRIES
    }

    /// The name whose password the link sets.
    pub fn login_name(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: self.user.clone() }
    }

    /// Whether a message for this request is still due.
    pub fn due(&self, now: Timestamp) -> Due {
        Due::of(self.closed_at, self.spent_by, self.deliveries.len(), self.requested_at.plus(GIVE_UP_AFTER), now)
    }
}
