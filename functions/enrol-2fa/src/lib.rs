//! The settings of second factors: shows them, turns an authenticator app and mailed codes on and off, makes recovery codes.
//!
//! Only browsers can use these settings. Every change needs a re-authentication. For a day after a recovery, a change that
//! weakens the account is on hold.

mod app;
mod email;
mod settings;

use axum::Router;
use axum::routing::{get, post};
use rekey_adapters::config::FromEnv;
use rekey_adapters::keys::{CodeKey, CodeKeyConfig, SeedKey, SeedKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, DirectoryConfig, FactorChange, FactorOutcome, OpenSession};
use rekey_domain::clock::Clock;
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::limits::{self, Limit, Quota};
use rekey_domain::random::Random;
use rekey_domain::recovery_code::{RecoveryCode, RecoveryCodeHash};
use rekey_http::problem::Problem;
use rekey_http::session_auth;
use serde::Serialize;

rekey_adapters::settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        code_key: CodeKeyConfig = FromEnv::from_env(env)?,
        seed_key: SeedKeyConfig = FromEnv::from_env(env)?,
        brand: String = env.brand(),
        report_form: String = env.report_form()?,
        per_principal: Limit = env.limit(&limits::ENROL_APP),
        email_codes: Quota = env.quota(&limits::EMAIL_CODE),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    code_key: CodeKey,
    seed_key: SeedKey,
    brand: String,
    report_form: String,
    per_principal: Limit,
    email_codes: Quota,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// The routes under `/v1/two-factor`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let state = State {
        directory: Directory::new(config.tables, resources.dynamodb.clone()),
        code_key: CodeKey::new(config.code_key, &resources.aws),
        seed_key: SeedKey::new(config.seed_key, &resources.aws),
        brand: config.brand,
        report_form: config.report_form,
        per_principal: config.per_principal,
        email_codes: config.email_codes,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/two-factor", get(settings::show))
        .route("/v1/two-factor/app", post(app::begin).delete(app::turn_off))
        .route("/v1/two-factor/app/confirm", post(app::confirm))
        .route("/v1/two-factor/email", post(email::begin).delete(email::turn_off))
        .route("/v1/two-factor/email/confirm", post(email::confirm))
        .route("/v1/two-factor/recovery-codes", post(settings::new_recovery_codes))
        .with_state(state)
}

/// The answer after a factor is turned on, with recovery codes if the factor is the first.
#[derive(Serialize)]
struct TurnedOn {
    recovery_codes: Option<Vec<String>>,
}

/// Ten recovery codes, in the form that is shown once and in the form that is stored.
struct NewCodes {
    shown: Vec<String>,
    hashes: Vec<RecoveryCodeHash>,
}

impl NewCodes {
    fn mint(principal: Id, random: &Random) -> Self {
        let codes = RecoveryCode::mint_all(random);
        Self { shown: codes.iter().map(RecoveryCode::reveal).collect(), hashes: codes.iter().map(|code| code.hash(principal)).collect() }
    }

    /// New codes for a principal who turns on a first factor. With an earlier factor, the existing codes stay.
    fn for_first_factor(factors: &Factors, principal: Id, random: &Random) -> (Option<Vec<String>>, Option<Vec<RecoveryCodeHash>>) {
        let codes = factors.is_empty().then(|| Self::mint(principal, random));
        codes.map(|codes| (codes.shown, codes.hashes)).unzip()
    }
}

const REQUIRED: Problem =
    Problem::StateConflict("Your administrator requires a second factor. Turn another one on first that your administrator accepts.");

impl State {
    /// The caller's factors, if the re-authentication used one of them or there is none. A re-authentication by the password
    /// alone is valid only until a factor is turned on in any session.
    async fn shown_factors(&self, open: &OpenSession) -> Result<Factors, Problem> {
        let factors = self.directory.factors(open.principal.id).await?;
        let shown = open.session.reauthentication.filter(|shown| shown.method.is_some());
        if !factors.ask() || shown.is_some_and(|shown| !factors.standby_took_over_since(shown)) {
            Ok(factors)
        } else {
            Err(Problem::ReauthenticationRequired)
        }
    }

    /// Changes the factors, on condition that they are unchanged since they were read.
    async fn change(&self, open: &OpenSession, seen: &Factors, change: FactorChange) -> Result<(), Problem> {
        if let Some(seconds) = seen.changes_wait(self.clock.now()) {
            return Err(Problem::RateLimited(seconds));
        }
        let op = Id::random(&self.random);
        match self.directory.change_factors(op, open, seen, change, self.clock.now()).await? {
            FactorOutcome::Done => Ok(()),
            FactorOutcome::Refused => Err(Problem::Conflict),
            FactorOutcome::RequiredByPolicy => Err(REQUIRED),
        }
    }
}
