//! Shows a caller's own account, changes its contacts, and undoes changes that the owner did not make and reports.

mod contacts;
mod language;
mod not_me;

use axum::Json;
use axum::Router;
use axum::extract::State as AxumState;
use axum::routing::{get, post};
use rekey_adapters::config::{CallerLimits, FromEnv, SmsCountries};
use rekey_adapters::keys::{CodeKey, CodeKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig, LostFactorState};
use rekey_domain::account_policy::TwoFactorRule;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::hold::held_until;
use rekey_domain::limits::{self, Action, Limit, Quota};
use rekey_domain::locale::Locale;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, Role};
use rekey_domain::random::Random;
use rekey_http::address_limit::AddressLimit;
use rekey_http::extract::SignedIn;
use rekey_http::language::Language;
use rekey_http::problem::Problem;
use rekey_http::session_auth;
use serde::Serialize;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        code_key: CodeKeyConfig = FromEnv::from_env(env)?,
        tokens_per_address: Limit = env.limit(&limits::TOKEN_ADDRESS),
        email_codes: Quota = env.quota(&limits::EMAIL_CODE),
        unproven: CallerLimits = env.unproven_limits(),
        sms_binding: CallerLimits = env.sms_binding_limits(),
        sms_countries: SmsCountries = FromEnv::from_env(env)?,
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    code_key: CodeKey,
    tokens_per_address: AddressLimit,
    email_codes: Quota,
    unproven: CallerLimits,
    sms_binding: CallerLimits,
    sms_countries: SmsCountries,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// `/v1/account` and the routes under it except password and policy, and `POST /v1/not-me`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let state = State {
        tokens_per_address: AddressLimit::new(directory.flows(), Action::Token, config.tokens_per_address, resources),
        directory,
        code_key: CodeKey::new(config.code_key, &resources.aws),
        email_codes: config.email_codes,
        unproven: config.unproven,
        sms_binding: config.sms_binding,
        sms_countries: config.sms_countries,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/account", get(show).patch(language::choose))
        .route("/v1/account/email", post(contacts::begin_email))
        .route("/v1/account/email/confirm", post(contacts::confirm_email))
        .route("/v1/account/phone", post(contacts::begin_phone).delete(contacts::remove_phone))
        .route("/v1/account/phone/confirm", post(contacts::confirm_phone))
        .route("/v1/not-me", post(not_me::undo))
        .with_state(state)
}

#[derive(Serialize)]
struct View {
    account: String,
    user: Option<String>,
    role: Role,
    permissions: Permissions,
    email: Option<String>,
    phone: Option<String>,
    /// An administrator entered this number, and its owner has not confirmed it yet.
    pending_phone: Option<String>,
    /// The language of the person, if Rekey speaks it.
    locale: Option<&'static str>,
    created_at: String,
    /// Until when a recovery holds changes back in this session.
    hold_until: Option<String>,
    notices: Vec<Notice>,
}

/// A notice that the principal sees after signing in.
#[derive(Serialize)]
struct Notice {
    code: &'static str,
    at: String,
}

/// Seconds that a notice is shown, unless its cause ends earlier.
const NOTICE_LIFE: i64 = 30 * 86_400;

/// The notice that an administrator turned all second factors off, if no factor was turned on since.
fn factors_reset(principal: &Principal, now: Timestamp) -> Option<Notice> {
    let at = principal.factors_reset_at.filter(|at| now < at.plus(NOTICE_LIFE))?;
    Some(Notice { code: "two_factor_reset", at: at.rfc3339() })
}

/// The notice that the second factors will be turned off because somebody reported them lost. `at` is the end of the wait.
fn lost_factor_wait(state: &LostFactorState, now: Timestamp) -> Option<Notice> {
    Some(Notice { code: "lost_factor_wait", at: state.wait(now)?.ready_at.rfc3339() })
}

impl State {
    /// The notices about the account's policy: the root changed it, or it demands a factor that the user does not have yet. A
    /// session from before that demand stays open.
    async fn policy_notices(&self, principal: &Principal) -> Result<Vec<Notice>, Problem> {
        let Some(stored) = self.directory.policy_for(principal).await? else { return Ok(Vec::new()) };
        let Some(changed_at) = stored.changed_at else { return Ok(Vec::new()) };
        let at = changed_at.rfc3339();
        if stored.policy.two_factor == TwoFactorRule::Required {
            let name = principal.login_name();
            let login = self.directory.login(&name).await?.filter(|login| login.principal == principal.id);
            if login.is_some_and(|login| !stored.policy.is_satisfied(&name, &login.factors)) {
                return Ok(vec![Notice { code: "two_factor_required", at }]);
            }
        }
        let shown = self.clock.now() < changed_at.plus(NOTICE_LIFE);
        Ok(shown.then_some(Notice { code: "policy_changed", at }).into_iter().collect())
    }
}

async fn show(AxumState(state): AxumState<State>, SignedIn(open): SignedIn) -> Result<Json<View>, Problem> {
    let now = state.clock.now();
    let hold_until = held_until(&open.principal, &open.session, now).map(Timestamp::rfc3339);
    let principal = open.principal;
    let lost = state.directory.lost_factor_state(principal.id).await?.and_then(|lost| lost_factor_wait(&lost, now));
    let of_policy = state.policy_notices(&principal).await?;
    Ok(Json(View {
        hold_until,
        notices: lost.into_iter().chain(factors_reset(&principal, now)).chain(of_policy).collect(),
        role: principal.login_name().role(),
        account: principal.account.to_string(),
        user: principal.user.map(|user| user.to_string()),
        permissions: principal.permissions,
        email: principal.email.map(Into::into),
        phone: principal.phone.map(Into::into),
        pending_phone: principal.pending_phone.map(Into::into),
        locale: principal.locale.as_ref().and_then(Locale::language).map(Language::tag),
        created_at: principal.created_at.rfc3339(),
    }))
}
