//! Manages the users of an account, for its root and for users with `users:manage`; shows its audit log, for its root and for users
//! with `audit:read`; for the root also the account's policy.
//!
//! A name in the path is a user of the caller's own account, so no call reaches another account's user. An administrator never learns
//! or chooses a user's password: the administrator gets a link to hand over, which is shown once.

mod audit;
mod links;
mod policy;
mod users;

use axum::Router;
use axum::routing::{get, patch, post};
use rekey_adapters::config::{BaseUrl, CallerLimits, FromEnv, SmsCountries};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{AdminAction, Directory, DirectoryConfig, OpenSession, User};
use rekey_domain::account::UserName;
use rekey_domain::clock::Clock;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::limits::{self, Action, BucketKey, ClientAddress, Limit};
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::session::Lifetimes;
use rekey_http::caller_limits::admit_message;
use rekey_http::extract::{SignedIn, not_held};
use rekey_http::problem::Problem;
use rekey_http::session_auth;
use rekey_text::Text;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        base_url: BaseUrl = env.base_url()?,
        per_principal: Limit = env.limit(&limits::MANAGE_USERS),
        unproven: CallerLimits = env.unproven_limits(),
        sms_countries: SmsCountries = FromEnv::from_env(env)?,
        lifetimes: Lifetimes = env.lifetimes(),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    base_url: BaseUrl,
    per_principal: Limit,
    unproven: CallerLimits,
    sms_countries: SmsCountries,
    lifetimes: Lifetimes,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// The routes under `/v1/users`, the audit log, and the account's policy.
pub fn router(config: Config, resources: &Resources) -> Router {
    let state = State {
        directory: Directory::new(config.tables, resources.dynamodb.clone()),
        base_url: config.base_url,
        per_principal: config.per_principal,
        unproven: config.unproven,
        sms_countries: config.sms_countries,
        lifetimes: config.lifetimes,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/account/policy", get(policy::show).patch(policy::edit))
        .route("/v1/audit", get(audit::list))
        .route("/v1/users", get(users::list).post(users::create))
        .route("/v1/users/{user}", patch(users::edit).delete(users::delete))
        .route("/v1/users/{user}/reset-password", post(users::reset_password))
        .route("/v1/users/{user}/reset-two-factor", post(users::reset_two_factor))
        .route("/v1/users/{user}/restore", post(users::restore))
        .with_state(state)
}

const NOT_AN_ADMINISTRATOR: Problem = Problem::Forbidden(Text::new("problem-forbidden-manage"));

impl State {
    /// The session of an administrator of users, who has recently re-authenticated and is not on hold. Counts the call.
    async fn administrator(&self, signed_in: SignedIn) -> Result<OpenSession, Problem> {
        if !signed_in.0.principal.may_manage_users() {
            return Err(NOT_AN_ADMINISTRATOR);
        }
        let now = self.clock.now();
        let open = not_held(signed_in.reauthenticated(now)?, now)?;
        let bucket = BucketKey::principal(Action::ManageUsers, open.principal.id);
        Problem::unless_granted(self.directory.flows().admit(&bucket, self.per_principal, &self.clock).await?)?;
        Ok(open)
    }

    /// The user of this name, if the administrator may act on this user.
    async fn managed(&self, administrator: &OpenSession, name: &str) -> Result<User, Problem> {
        let name = UserName::parse(name).map_err(|_| Problem::NotFound)?;
        let user = self.directory.user(&administrator.principal.account, &name).await?.ok_or(Problem::NotFound)?;
        if !administrator.principal.may_act_on(&user.principal) {
            return Err(Problem::Forbidden(Text::new("problem-forbidden-stronger-user")));
        }
        Ok(user)
    }

    /// Counts a call that mails a link to this address, unless the address is bound to the user.
    async fn admit_mail(
        &self,
        administrator: &OpenSession,
        user: &Principal,
        address: ClientAddress,
        to: Option<&EmailAddress>,
    ) -> Result<(), Problem> {
        if to.is_none() || to == user.email.as_ref() {
            return Ok(());
        }
        admit_message(&self.unproven, self.directory.flows(), &administrator.principal.account, address, &self.clock).await
    }

    fn administration<'a>(&self, administrator: &'a OpenSession) -> AdminAction<'a> {
        AdminAction {
            op: Id::random(&self.random),
            actor: &administrator.principal,
            session: (&administrator.session).into(),
            client: (&administrator.session).into(),
            tell: Some(Id::random(&self.random)),
            at: self.clock.now(),
        }
    }
}
