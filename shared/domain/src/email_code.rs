//! Six digits that are mailed: asked for by a row, minted where they are sent, good once and only where they were asked for.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::contact::Contact;
use crate::delivery::Due;
use crate::id::Id;

/// Seconds that a code lives from its sending. A request that could not be sent for as long is given up.
pub const CODE_LIFE: i64 = 600;
/// Seconds that the row is kept.
pub const ROW_LIFE: i64 = 2 * CODE_LIFE + 600;

/// What a code is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To complete a sign-in.
    SignIn,
    /// To confirm who is signed in.
    Reauthenticate,
    /// To turn mailed codes on.
    Enrol,
    /// To bind a contact, which it goes to.
    Bind,
}

/// Where a code is good: at this challenge, session, enrolment or change of a contact, and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What for.
    pub purpose: Purpose,
    /// The id of that.
    pub target: Id,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let purpose = match self.purpose {
            Purpose::SignIn => "sign-in",
            Purpose::Reauthenticate => "reauthenticate",
            Purpose::Enrol => "enrol",
            Purpose::Bind => "bind",
        };
        write!(out, "{purpose}#{}", self.target)
    }
}

/// The row. The newest at its place is the one whose code is good.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EmailCode {
    /// Its id.
    pub id: Id,
    /// Who asked.
    pub principal: Id,
    /// The principal's epoch then; for another there is nothing to send.
    pub epoch: u64,
    /// Where the code is good.
    #[serde(flatten)]
    pub place: Place,
    /// Where it goes; to the bound address if nothing else is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Contact>,
    /// When it was asked for, in milliseconds since 1970: requests of a place are in this order.
    pub requested_at_millis: i64,
    /// What was sent: more than one only if the record of the row was delivered again.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, CodeDelivery>,
    /// When `deliver` was done with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The operation that used the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// What one message carries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeDelivery {
    /// MAC over row and code, base64url.
    pub code_mac: String,
    /// When the code ends.
    pub expires_at: Timestamp,
}

impl EmailCode {
    /// The row of a new request.
    pub fn new(id: Id, principal: Id, epoch: u64, place: Place, requested_at_millis: i64) -> Self {
        Self { id, principal, epoch, place, to: None, requested_at_millis, deliveries: BTreeMap::new(), closed_at: None, spent_by: None }
    }

    /// The same, sent to this contact.
    #[must_use]
    pub fn to(self, contact: Contact) -> Self {
        Self { to: Some(contact), ..self }
    }

    /// Whether a message for this request is still due.
    pub fn due(&self, now: Timestamp) -> Due {
        let requested_at = Timestamp(self.requested_at_millis.div_euclid(1000));
        Due::of(self.closed_at, self.spent_by, self.deliveries.len(), requested_at.plus(CODE_LIFE), now)
    }

    /// Whether a code with this MAC is good here and now.
    pub fn accepts(&self, mac: &str, now: Timestamp) -> bool {
        let matches = |delivery: &CodeDelivery| crate::mac::same(&delivery.code_mac, mac) && now < delivery.expires_at;
        // All are compared, so that the time does not tell which of them it was.
        self.spent_by.is_none() && self.deliveries.values().filter(|delivery| matches(delivery)).count() > 0
    }
}
