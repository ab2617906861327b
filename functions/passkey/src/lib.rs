//! Passkeys (WebAuthn): adds, renames and removes them, signs in with them, and re-authenticates with them.
//!
//! This is the only function that links the crate for WebAuthn. Every other function knows a passkey as a name with times.
//! `relying_party` checks what authenticators answer, and `wire` reads it.

mod reauthenticate;
mod relying_party;
mod settings;
mod sign_in;
mod wire;

use axum::Router;
use axum::routing::{patch, post};
use rekey_adapters::apps::AndroidApps;
use rekey_adapters::config::{BaseUrl, FromEnv};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Clock;
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::limits::{self, Action, BucketKey, Limit};
use rekey_domain::passkey::{CeremonyState, UsedPasskey};
use rekey_domain::random::Random;
use rekey_domain::session::Lifetimes;
use rekey_domain::trusted_browser::TrustDays;
use rekey_http::factor_settings::FactorSettings;
use rekey_http::problem::Problem;
use rekey_http::session_auth;
use serde::Serialize;
use serde_json::Value;

use crate::relying_party::{Refused, RelyingParty};
use crate::wire::Assertion;

rekey_adapters::settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        brand: String = env.brand(),
        base_url: BaseUrl = env.base_url()?,
        android_apps: AndroidApps = FromEnv::from_env(env)?,
        lifetimes: Lifetimes = env.lifetimes(),
        trust_days: TrustDays = env.trust_days(),
        per_address: Limit = env.limit(&limits::PASSKEY_ADDRESS),
        per_principal: Limit = env.limit(&limits::PASSKEY_PRINCIPAL),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    settings: FactorSettings,
    relying_party: RelyingParty,
    lifetimes: Lifetimes,
    trust_days: TrustDays,
    per_address: Limit,
    per_principal: Limit,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// The routes of passkeys.
pub fn router(config: Config, resources: &Resources) -> Router {
    if !config.base_url.has_name() {
        tracing::warn!(target: "rekey", "passkeys do not work: REKEY_BASE_URL has an IP address, and browsers bind a passkey to a name, such as localhost");
    }
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let (clock, random) = (resources.clock.clone(), resources.random.clone());
    let state = State {
        settings: FactorSettings { directory: directory.clone(), clock: clock.clone(), random: random.clone() },
        directory,
        relying_party: RelyingParty::new(&config.brand, &config.base_url, &config.android_apps),
        lifetimes: config.lifetimes,
        trust_days: config.trust_days,
        per_address: config.per_address,
        per_principal: config.per_principal,
        clock,
        random,
    };
    Router::new()
        .route("/v1/two-factor/passkeys", post(settings::begin))
        .route("/v1/two-factor/passkeys/confirm", post(settings::confirm))
        .route("/v1/two-factor/passkeys/{id}", patch(settings::rename).delete(settings::remove))
        .route("/v1/sign-in/passkey/begin", post(sign_in::begin))
        .route("/v1/sign-in/passkey", post(sign_in::complete))
        .route("/v1/session/reauthenticate/passkey/begin", post(reauthenticate::begin))
        .route("/v1/session/reauthenticate/passkey", post(reauthenticate::complete))
        .with_state(state)
}

/// The answer that begins a use of a passkey.
#[derive(Serialize)]
struct Begun {
    challenge: String,
    options: Value,
    expires_in: i64,
}

impl State {
    /// Counts a ceremony that a session begins.
    async fn admit(&self, principal: Id) -> Result<(), Problem> {
        let bucket = BucketKey::principal(Action::Passkey, principal);
        Problem::unless_granted(self.directory.flows().admit(&bucket, self.per_principal, &self.clock).await?)
    }

    /// The use of one of the owner's passkeys, if the assertion is right. Tells the owner of a copied passkey. `attempt` is the
    /// entry of a refused passkey; `None` if the owner does not exist.
    async fn assertion_of(
        &self,
        credential: Assertion,
        ceremony: &CeremonyState,
        factors: &Factors,
        owner: Id,
        attempt: Option<&AuditEntry>,
    ) -> Result<Option<UsedPasskey>, Problem> {
        if credential.user_handle().is_some_and(|handle| Id::from_bytes(handle) != Some(owner)) {
            return Ok(None);
        }
        let Some(assertion) = credential.checked() else { return Ok(None) };
        match self.relying_party.verify(&assertion, ceremony, factors, self.clock.now()) {
            Ok(used) => Ok(Some(used)),
            Err(Refused::Wrong) => Ok(None),
            Err(Refused::Unreadable(problem)) => Err(problem),
            Err(Refused::Copied(passkey)) => {
                if let Some(attempt) = attempt {
                    let copied = attempt.followed_by(Id::random(&self.random), AuditAction::PasskeyCopied);
                    self.directory.tell_of_copied_passkey(&copied, &passkey).await?;
                }
                Ok(None)
            }
        }
    }
}
