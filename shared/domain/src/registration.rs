//! A password that is still to be chosen, by a link: of an account that was asked for and does not exist yet, of a user that
//! was invited, or of one whose password an administrator has reset.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::clock::Timestamp;
use crate::delivery::{Due, GIVE_UP_AFTER};
use crate::email::EmailAddress;
use crate::id::Id;
use crate::locale::Locale;
use crate::principal::Principal;
use crate::token::ActivationTokenHash;

/// Seconds that an activation link lives from its sending.
pub const ACTIVATION_LIFE: i64 = 86_400;
/// Seconds that the row is kept.
pub const ROW_LIFE: i64 = GIVE_UP_AFTER + ACTIVATION_LIFE + 600;

/// The row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Registration {
    /// Its id.
    pub id: Id,
    /// The name asked for.
    pub account: AccountName,
    /// The user within it; none for the account itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserName>,
    /// The user's principal, which is there already; an account's is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<Id>,
    /// The manager who had the user's link made. It is good only as long as that manager may grant what the user may do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<Id>,
    /// Where a link is mailed; once it was used there, the address is bound. None where a link is only handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The language asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// When.
    pub requested_at: Timestamp,
    /// How often a password was tried to be set.
    #[serde(default)]
    pub password_tries: u32,
    /// What was sent, by the id in the link.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, ActivationDelivery>,
    /// The link that an administrator was shown, to hand over. It says nothing about the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<ActivationDelivery>,
    /// When `deliver` was done with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The operation that used it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// What one message carries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActivationDelivery {
    /// Hash of the link's token.
    pub hash: ActivationTokenHash,
    /// When the link ends.
    pub expires_at: Timestamp,
}

impl Registration {
    /// The row of a new request.
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

    /// The row of a user's link that this manager had made, which is mailed to this address or handed over, or both.
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

    /// The name whose password is chosen.
    pub fn login_name(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: self.user.clone() }
    }

    /// Whether a message for this request is still due.
    pub fn due(&self, now: Timestamp) -> Due {
        Due::of(self.closed_at, self.spent_by, self.deliveries.len(), self.requested_at.plus(GIVE_UP_AFTER), now)
    }
}
