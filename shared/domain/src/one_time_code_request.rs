//! Six-digit codes that `deliver` sends: a row requests a code, `deliver` makes it, and it is valid once, in its own place.

use std::collections::BTreeMap;
use std::fmt;

use rekey_text::Language;
use serde::{Deserialize, Serialize};

use crate::client::Client;
use crate::clock::Timestamp;
use crate::contact::Contact;
use crate::delivery::Due;
use crate::id::Id;
use crate::locale::Locale;

/// Seconds that a code lives, counted from sending. A request that could not be sent for this long is given up.
pub const CODE_LIFE: i64 = 600;
/// Seconds that the row is kept.
pub const ROW_LIFE: i64 = 2 * CODE_LIFE + 600;

/// The purpose of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To complete a sign-in.
    SignIn,
    /// To confirm who is signed in.
    Reauthenticate,
    /// To turn mailed codes on.
    Enrol,
    /// To bind the contact that the code is sent to.
    Bind,
    /// To report lost second factors, at the address.
    LostFactorEmail,
    /// To report lost second factors, at the mobile number.
    LostFactorPhone,
}

/// What a code is valid for: this challenge, session, enrolment or change of contact, and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeScope {
    /// The purpose.
    pub purpose: Purpose,
    /// The id of the challenge, session, enrolment or change.
    pub target: Id,
}

impl fmt::Display for CodeScope {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let purpose = match self.purpose {
            Purpose::SignIn => "sign-in",
            Purpose::Reauthenticate => "reauthenticate",
            Purpose::Enrol => "enrol",
            Purpose::Bind => "bind",
            Purpose::LostFactorEmail => "lost-factor-email",
            Purpose::LostFactorPhone => "lost-factor-phone",
        };
        write!(out, "{purpose}#{}", self.target)
    }
}

/// A request for a code. Of several requests for one scope, only the code of the newest is valid.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OneTimeCodeRequest {
    /// The id of the request.
    pub id: Id,
    /// The principal that asked for the code.
    pub principal: Id,
    /// The principal's epoch at that time. Nothing is sent if the principal's epoch differs.
    pub epoch: u64,
    /// What the code is valid for.
    #[serde(flatten)]
    pub scope: CodeScope,
    /// The contact to send the code to; the bound address if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Contact>,
    /// The language that the person asked for. The setting of the principal comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Whether the code is typed in an app.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_an_app: bool,
    /// When the code was requested, in milliseconds since 1970. It orders the requests for one scope.
    pub requested_at_millis: i64,
    /// The deliveries. There is more than one only if the row's record was delivered again.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, CodeDelivery>,
    /// When `deliver` finished with the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The operation that used the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// The code of one message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeDelivery {
    /// The MAC over row and code, base64url.
    pub code_mac: String,
    /// When the code expires.
    pub expires_at: Timestamp,
}

impl OneTimeCodeRequest {
    /// The row of a new request.
    pub fn new(id: Id, principal: Id, epoch: u64, scope: CodeScope, requested_at_millis: i64) -> Self {
        let deliveries = BTreeMap::new();
        let (to, locale, in_an_app) = (None, None, false);
        Self { id, principal, epoch, scope, to, locale, in_an_app, requested_at_millis, deliveries, closed_at: None, spent_by: None }
    }

    /// The same request, sent to this contact.
    #[must_use]
    pub fn to(self, contact: Contact) -> Self {
        Self { to: Some(contact), ..self }
    }

    /// The same request, by a person who asked for this language.
    #[must_use]
    pub fn in_language(self, asked: Option<Language>) -> Self {
        Self { locale: asked.map(Into::into), ..self }
    }

    /// The same request, made with this kind of client.
    #[must_use]
    pub fn made_in(self, client: Client) -> Self {
        Self { in_an_app: client != Client::Web, ..self }
    }

    /// Whether a message for this request is still due.
    pub fn due(&self, now: Timestamp) -> Due {
        let requested_at = Timestamp(self.requested_at_millis.div_euclid(1000));
        Due::of(self.closed_at, self.spent_by, self.deliveries.len(), requested_at.plus(CODE_LIFE), now)
    }

    /// Whether a code with this MAC is valid now.
    pub fn accepts(&self, mac: &str, now: Timestamp) -> bool {
        let matches = |delivery: &CodeDelivery| crate::mac::same(&delivery.code_mac, mac) && now < delivery.expires_at;
        // All deliveries are compared, so that the time does not reveal which one matched.
        self.spent_by.is_none() && self.deliveries.values().filter(|delivery| matches(delivery)).count() > 0
    }
}
