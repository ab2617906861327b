//! Desktop approval (RFC 8628): an app without a way to ask for a code shows a user code, and a person approves the app's
//! sign-in in a browser that is signed in.
//!
//! The app proves itself with its device code, which is a secret. The user code names the request and opens nothing: only a
//! re-authenticated browser session can approve with it, and the session that follows belongs to the holder of the device code.

use serde::{Deserialize, Serialize};

use crate::client::DeviceName;
use crate::clock::Timestamp;
use crate::crockford;
use crate::id::Id;
use crate::limits::ClientAddress;
use crate::random::Random;
use crate::sign_in::SignIn;
use crate::token::{DeviceCodeToken, DeviceCodeTokenHash};
use crate::typed;

/// Seconds that a request lives, from the app's call until the app gets its session.
pub const DEVICE_CODE_LIFE: i64 = 600;
/// Seconds between two polls of an app.
pub const POLL_INTERVAL: i64 = 5;
/// The seconds that a poll that comes too soon adds to the interval (RFC 8628, 3.5).
pub const SLOW_DOWN: i64 = 5;
/// Milliseconds by which a poll may be early. Networks do not delay all requests alike.
const EARLY: i64 = 1000;

/// The code that the app shows and the person enters: 40 bits, `ABCD-EFGH`.
pub struct UserCode([u8; 5]);

impl UserCode {
    /// A new random code.
    pub fn mint(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// Reads a typed or pasted code: in any case, with any separators between letters and digits, O as 0, I and L as 1.
    pub fn parse(text: &str) -> Option<Self> {
        typed::code(text, crockford::decode).map(Self)
    }

    /// The code as the app and the page show it.
    pub fn shown(&self) -> String {
        crockford::encode(&self.0)
    }

    /// The id of the request with this code. It is made from the code, so that one row is found by the user code and by the
    /// device code.
    pub fn request(&self) -> Id {
        Id::of(&format!("user-code:{}", self.shown()))
    }
}

/// A desktop app's request to sign in, as the table stores it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeviceRequest {
    /// The id, made from the user code.
    pub id: Id,
    /// The hash of the device code.
    pub hash: DeviceCodeTokenHash,
    /// The name that the app gave its device. Anybody can choose any name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceName>,
    /// The client address of the app, as people read it.
    pub address: String,
    /// When the app asked.
    pub requested_at: Timestamp,
    /// When the request expires.
    pub expires_at: Timestamp,
    /// Seconds that the app has to wait between two polls.
    pub interval: i64,
    /// When the app last polled, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polled_at: Option<i64>,
    /// When the app polled the time before, in milliseconds; zero if it had not polled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polled_before: Option<i64>,
    /// What the person decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The operation that opened the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// What a person decided about a request.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// No session follows.
    Denied,
    /// The app gets a session.
    Approved(Box<Approval>),
}

/// An approval: the sign-in of the person who approved, in the epoch and generation of that moment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Approval {
    /// The sign-in that the app completes. The device's name is added when the app polls.
    pub sign_in: SignIn,
    /// The name of the browser in which the person approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser: Option<DeviceName>,
}

/// The answer to a poll.
#[derive(Debug)]
pub enum Poll {
    /// Nobody has decided yet.
    Pending,
    /// Nobody has decided yet, and the app polls too often.
    TooSoon,
    /// The person denied the request.
    Denied,
    /// The person approved the request.
    Approved(Box<Approval>),
    /// The session was opened before.
    Spent,
}

impl DeviceRequest {
    /// A new request of the app with this device code, which belongs to the request of a user code.
    pub fn new(token: &DeviceCodeToken, device: Option<DeviceName>, address: ClientAddress, now: Timestamp) -> Self {
        Self {
            id: token.owner(),
            hash: token.hash(),
            device,
            address: address.for_people(),
            requested_at: now,
            expires_at: now.plus(DEVICE_CODE_LIFE),
            interval: POLL_INTERVAL,
            polled_at: None,
            polled_before: None,
            decision: None,
            spent_by: None,
        }
    }

    /// Whether a person can still decide.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.decision.is_none() && now < self.expires_at
    }

    /// The answer to the poll that this row already notes. The interval counts only while nobody has decided: RFC 8628 calls
    /// `slow_down` a variant of `authorization_pending`.
    pub fn poll(self) -> Poll {
        match self.decision {
            Some(Decision::Denied) => Poll::Denied,
            Some(Decision::Approved(_)) if self.spent_by.is_some() => Poll::Spent,
            Some(Decision::Approved(mut approval)) => {
                approval.sign_in.device = self.device;
                Poll::Approved(approval)
            }
            None if self.polled_at < self.polled_before.map(|before| before + self.interval * 1000 - EARLY) => Poll::TooSoon,
            None => Poll::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> DeviceRequest {
        let random = Random::system();
        let token = DeviceCodeToken::mint(UserCode::mint(&random).request(), &random);
        DeviceRequest::new(&token, None, ClientAddress::new([203, 0, 113, 7].into()), Timestamp(1000))
    }

    #[test]
    fn a_user_code_is_read_as_people_type_it_and_names_one_request() {
        let random = Random::system();
        let code = UserCode::mint(&random);
        let shown = code.shown();
        assert_eq!(shown.len(), 9);
        for typed in [shown.clone(), shown.replace('-', ""), shown.to_lowercase(), format!(" {shown}\n"), shown.replace('-', " ")] {
            assert_eq!(UserCode::parse(&typed).unwrap().request(), code.request(), "{typed}");
        }
        assert_ne!(UserCode::mint(&random).request(), code.request());
        for other in ["", "token", "authorize", "ABCD-EFGHJ", "ABCD-EFGU"] {
            assert!(UserCode::parse(other).is_none(), "{other}");
        }
    }

    #[test]
    fn only_a_poll_that_comes_too_soon_is_slowed_down() {
        for (before, at, too_soon) in [(0, 1_000_000, false), (1_000_000, 1_003_999, true), (1_000_000, 1_004_000, false)] {
            let polled = DeviceRequest { polled_at: Some(at), polled_before: Some(before), ..request() };
            assert_eq!(matches!(polled.poll(), Poll::TooSoon), too_soon, "{before} {at}");
            let slowed = DeviceRequest { interval: 10, polled_at: Some(at), polled_before: Some(before), ..request() };
            assert_eq!(matches!(slowed.poll(), Poll::TooSoon), before != 0, "{before} {at}");
            let denied = DeviceRequest { decision: Some(Decision::Denied), polled_at: Some(at), polled_before: Some(before), ..request() };
            assert!(matches!(denied.poll(), Poll::Denied));
        }
    }

    #[test]
    fn a_person_can_decide_once_and_in_time() {
        let open = request();
        assert!(open.is_open(Timestamp(1599)) && !open.is_open(Timestamp(1600)));
        let denied = DeviceRequest { decision: Some(Decision::Denied), ..open };
        assert!(!denied.is_open(Timestamp(1000)));
    }
}
