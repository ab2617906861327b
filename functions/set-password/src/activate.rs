//! Setting a password with an activation link. The link of a registration creates the account; the link of a user gives the user
//! a password.

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::Activated;
use rekey_domain::account::LoginName;
use rekey_domain::id::Id;
use rekey_domain::password::PasswordHash;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, State as PrincipalState};
use rekey_domain::registration::Registration;
use rekey_domain::token::ActivationToken;
use rekey_http::client::Client;
use rekey_http::extract::JsonBody;
use rekey_http::language::Asked;
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    token: String,
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckRequest {
    token: String,
}

#[derive(Serialize)]
pub(crate) struct Active {
    account: String,
    user: Option<String>,
}

pub(crate) async fn activate(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    Asked(language): Asked,
    JsonBody(body): JsonBody<Request>,
) -> Result<Json<Active>, Problem> {
    state.per_address.admit(address).await?;
    let token = ActivationToken::parse(&body.token).ok_or(Problem::Expired)?;
    let now = state.clock.now();
    // The try is taken before anything is hashed. A link that is not valid takes none.
    let registration = state.directory.flows().reserve_activation_try(&token, now).await?.ok_or(Problem::Expired)?;
    let name = registration.login_name();
    // A link that a newer link replaced is refused like a spent one, before anything is hashed.
    let user = match registration.principal {
        Some(principal) => Some(state.its_user(&registration, principal).await?),
        None => None,
    };
    let hash = state.hash_new("password", &body.password, &name).await?;
    match user {
        None => state.activate_account(&token, &registration, &hash).await?,
        Some((mut user, maker)) => {
            // An invited user gets messages in the language of the page of the first password.
            if user.state == PrincipalState::Invited {
                user.locale = user.locale.or_else(|| language.map(Into::into));
            }
            state.activate_user(&token, &registration, (&user, maker.as_ref()), &hash).await?;
        }
    }
    Ok(Json(Active::named(name)))
}

/// Tells the page behind a link whose password the link sets, before anybody types one. It takes no try and spends nothing.
pub(crate) async fn check(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<CheckRequest>,
) -> Result<Json<Active>, Problem> {
    state.per_address.admit(address).await?;
    let token = ActivationToken::parse(&body.token).ok_or(Problem::Expired)?;
    let registration = state.directory.flows().registration(token.owner()).await?.ok_or(Problem::Expired)?;
    if !registration.accepts(&token, state.clock.now()) {
        return Err(Problem::Expired);
    }
    if let Some(principal) = registration.principal {
        state.its_user(&registration, principal).await?;
    }
    Ok(Json(Active::named(registration.login_name())))
}

impl Active {
    fn named(name: LoginName) -> Self {
        Self { account: name.account.to_string(), user: name.user.map(|user| user.to_string()) }
    }
}

impl State {
    /// Creates the account.
    async fn activate_account(&self, token: &ActivationToken, registration: &Registration, hash: &PasswordHash) -> Result<(), Problem> {
        let (name, now) = (registration.login_name(), self.clock.now());
        let named_by_address = name.account.as_email().is_some();
        let mut principal = Principal::new(Id::random(&self.random), name, Permissions::default(), now);
        (principal.email, principal.state) = (registration.email.clone(), PrincipalState::Active);
        principal.locale.clone_from(&registration.locale);
        match self.directory.activate(Id::random(&self.random), token, &principal, hash, now).await? {
            Activated::Done => Ok(()),
            Activated::Dead => Err(Problem::Expired),
            // The answer may say that a plain name is taken. It must not say that an address has an account.
            Activated::NameTaken if named_by_address => Err(Problem::Expired),
            Activated::NameTaken => Err(Problem::NameTaken),
        }
    }

    /// The principal that the link belongs to and the administrator who created the link. The link must be the newest of the principal,
    /// and the administrator must still be allowed to grant the permissions of the user. The link of an account has no such administrator: an
    /// operator created the account.
    async fn its_user(&self, registration: &Registration, principal: Id) -> Result<(Principal, Option<Principal>), Problem> {
        let [user, maker] = match registration.made_by {
            Some(maker) => self.directory.principals([principal, maker]).await?,
            None => self.directory.principals([principal]).await.map(|[root]| [root, None])?,
        };
        let user = user.filter(|user| user.registration == Some(registration.id)).ok_or(Problem::Expired)?;
        match (&user.user, maker) {
            (None, None) => Ok((user, None)),
            (Some(_), Some(maker)) if maker.may_grant(&user.permissions) => Ok((user, Some(maker))),
            _ => Err(Problem::Expired),
        }
    }

    /// Gives the user the password.
    async fn activate_user(
        &self,
        token: &ActivationToken,
        registration: &Registration,
        principals: (&Principal, Option<&Principal>),
        hash: &PasswordHash,
    ) -> Result<(), Problem> {
        let op = Id::random(&self.random);
        self.directory.activate_user(op, token, registration, principals, hash, self.clock.now()).await?.done_or(Problem::Expired)
    }
}
