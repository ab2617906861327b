//! The answer to the gateway, in the format of simple responses.

use rekey_adapters::store::OpenSession;
use rekey_domain::client::Client;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::principal::Role;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// Whether the gateway passes a request on.
pub enum Answer {
    /// The gateway answers 403 itself.
    Refused,
    /// The gateway passes the request on, with this context.
    Authorized(Box<Context>),
}

/// The caller, as the other API sees it in `requestContext.authorizer.lambda`. Every field is always there and a text, because
/// a gateway also maps fields to headers and log lines. What a caller does not have is empty.
#[derive(Serialize)]
pub struct Context {
    principal: Id,
    account: String,
    user: String,
    role: Role,
    /// With blanks between them. The root of an account has none and may do everything.
    permissions: String,
    session: Id,
    client: Client,
    /// RFC 3339, as all times. Empty if the person has not re-authenticated or the time is over.
    reauthenticated_until: String,
}

impl Answer {
    /// The answer to a request with this session. A session that must enrol a second factor opens no other API.
    pub(crate) fn for_session(open: &OpenSession, now: Timestamp) -> Self {
        let OpenSession { session, principal } = open;
        if session.must_enrol {
            return Self::Refused;
        }
        Self::Authorized(Box::new(Context {
            principal: principal.id,
            account: session.name.account.to_string(),
            user: session.name.user.as_ref().map(ToString::to_string).unwrap_or_default(),
            role: session.name.role(),
            permissions: principal.permissions.to_string(),
            session: session.id,
            client: session.client,
            reauthenticated_until: session.reauthenticated_until(now).map(Timestamp::rfc3339).unwrap_or_default(),
        }))
    }

    /// Whether the request is authorized.
    pub fn is_authorized(&self) -> bool {
        matches!(self, Self::Authorized(_))
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut answer = to.serialize_struct("Answer", 2)?;
        answer.serialize_field("isAuthorized", &self.is_authorized())?;
        match self {
            Self::Refused => answer.skip_field("context")?,
            Self::Authorized(context) => answer.serialize_field("context", context)?,
        }
        answer.end()
    }
}
