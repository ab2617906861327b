//! The view of a session in answers: after a sign-in, at `GET /v1/session` and in the list.

use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::Role;
use rekey_domain::session::Session;
use serde::Serialize;

/// A session without its secret.
#[derive(Serialize)]
pub struct SessionView {
    id: Id,
    principal: Id,
    account: String,
    user: Option<String>,
    role: Role,
    permissions: Permissions,
    client: Client,
    device: Option<DeviceName>,
    signed_in_at: String,
    expires_at: String,
    reauthenticated_until: Option<String>,
    /// Whether the session can do nothing but turn a second factor on. Absent if it can do more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    must_enrol: bool,
    /// Until when a recovery holds changes back in the session. Absent without a hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    hold_until: Option<String>,
}

impl SessionView {
    /// The current view of a session whose principal has these permissions. A session that must enrol a second factor has none:
    /// another service that reads this view must not let it in.
    pub fn new(session: &Session, permissions: &Permissions, now: Timestamp) -> Self {
        Self {
            id: session.id,
            principal: session.principal,
            account: session.name.account.to_string(),
            user: session.name.user.as_ref().map(ToString::to_string),
            role: session.name.role(),
            permissions: if session.must_enrol { Permissions::default() } else { permissions.clone() },
            client: session.client,
            device: session.device.clone(),
            signed_in_at: session.signed_in_at.rfc3339(),
            expires_at: session.expires_at().rfc3339(),
            reauthenticated_until: session.reauthenticated_until(now).map(Timestamp::rfc3339),
            must_enrol: session.must_enrol,
            hold_until: None,
        }
    }

    /// Adds the end of the hold, for the session itself.
    #[must_use]
    pub fn held_until(self, until: Option<Timestamp>) -> Self {
        Self { hold_until: until.map(Timestamp::rfc3339), ..self }
    }
}
