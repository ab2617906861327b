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
}

impl SessionView {
    /// The current view of a session whose principal has these permissions.
    pub fn new(session: &Session, permissions: &Permissions, now: Timestamp) -> Self {
        Self {
            id: session.id,
            principal: session.principal,
            account: session.name.account.to_string(),
            user: session.name.user.as_ref().map(ToString::to_string),
            role: session.name.role(),
            permissions: permissions.clone(),
            client: session.client,
            device: session.device.clone(),
            signed_in_at: session.signed_in_at.rfc3339(),
            expires_at: session.expires_at().rfc3339(),
            reauthenticated_until: session.reauthenticated_until(now).map(Timestamp::rfc3339),
        }
    }
}
