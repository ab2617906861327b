//! Checks a name and a password, and opens a session or asks for a code. Also mails codes for sign-ins and re-authentications.
//!
//! Unknown accounts, unknown users and wrong passwords cost the same requests and the same hashing, and get the same bytes. The
//! limits apply before hashing, see `admission`.

mod admission;
mod email_code;
mod trusted;

use axum::Json;
use axum::Router;
use axum::extract::State as AxumState;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use rekey_adapters::captcha::{Captcha, CaptchaConfig};
use rekey_adapters::config::{BaseUrl, FromEnv};
use rekey_adapters::hasher::Hasher;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::account::LoginName;
use rekey_domain::client::{Client as ClientKind, DesktopSignIn, DeviceName};
use rekey_domain::clock::Clock;
use rekey_domain::factors::{Factor, FactorsOn, Method};
use rekey_domain::limits::{self, Limit, Quota};
use rekey_domain::password::{HashFamilies, Password, PasswordHash, Verdict};
use rekey_domain::principal::Login;
use rekey_domain::random::Random;
use rekey_domain::session::Lifetimes;
use rekey_domain::sign_in::{CHALLENGE_LIFE, Challenge, SignIn};
use rekey_domain::token::{ChallengeToken, DeviceToken};
use rekey_domain::trusted_browser::TrustDays;
use rekey_http::client::Client;
use rekey_http::completed::CompletedSignIn;
use rekey_http::cookies;
use rekey_http::extract::{FromThisSite, JsonBody};
use rekey_http::fields::{both, login_name, optional_field};
use rekey_http::log;
use rekey_http::problem::Problem;
use rekey_http::session_auth;
use serde::{Deserialize, Serialize};

use crate::admission::{Admitted, Attempt};
use crate::trusted::Trusted;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        captcha: CaptchaConfig = FromEnv::from_env(env)?,
        lifetimes: Lifetimes = env.lifetimes(),
        trust_days: TrustDays = env.trust_days(),
        limits: Limits = FromEnv::from_env(env)?,
        desktop: DesktopSignIn = env.desktop_sign_in(),
        base_url: BaseUrl = env.base_url()?,
        report_form: String = env.report_form()?,
        email_codes: Quota = env.quota(&limits::EMAIL_CODE),
    }
}

settings! {
    #[derive(Clone, Copy)]
    struct Limits(env) {
        address: Limit = env.limit(&limits::SIGN_IN_ADDRESS),
        name_and_address: Limit = env.limit(&limits::SIGN_IN_NAME_ADDRESS),
        name: Limit = env.limit(&limits::SIGN_IN_NAME),
        captcha: Limit = env.limit(&limits::SIGN_IN_CAPTCHA),
        device: Limit = env.limit(&limits::SIGN_IN_DEVICE),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    captcha: Captcha,
    hasher: Hasher,
    lifetimes: Lifetimes,
    trust_days: TrustDays,
    limits: Limits,
    desktop: DesktopSignIn,
    base_url: BaseUrl,
    report_form: String,
    email_codes: Quota,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// `POST /v1/sign-in`, `POST /v1/sign-in/email-code`, `POST /v1/session/email-code`.
pub fn router(config: Config, resources: &Resources) -> Router {
    if config.desktop == DesktopSignIn::PasswordOnly {
        tracing::warn!(target: "rekey", "desktop apps sign in with the password alone, even with a second factor (REKEY_DESKTOP=password_only)");
    }
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let state = State {
        captcha: Captcha::new(config.captcha, directory.flows().clone(), resources),
        directory,
        hasher: resources.hasher.clone(),
        lifetimes: config.lifetimes,
        trust_days: config.trust_days,
        limits: config.limits,
        desktop: config.desktop,
        base_url: config.base_url,
        report_form: config.report_form,
        email_codes: config.email_codes,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/sign-in", post(sign_in))
        .route("/v1/sign-in/email-code", post(email_code::at_challenge))
        .route("/v1/session/email-code", post(email_code::in_session))
        .with_state(state)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    account: String,
    user: Option<String>,
    password: String,
    client: ClientKind,
    device: Option<String>,
    captcha: Option<String>,
}

#[derive(Serialize)]
struct CodeRequired {
    status: &'static str,
    challenge: String,
    methods: Vec<Method>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email_hint: Option<String>,
    expires_in: i64,
}

async fn sign_in(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    FromThisSite(from_this_site): FromThisSite,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Request>,
) -> Result<Response, Problem> {
    if body.client == ClientKind::Web && !from_this_site {
        return Err(Problem::NOT_FROM_THIS_SITE);
    }
    let device_name = optional_field("device", body.device.as_deref(), DeviceName::parse);
    let (name, device_name) = both(login_name(&body.account, body.user.as_deref()), device_name)?;
    let device = cookies::value(&headers, cookies::DEVICE).filter(|_| body.client == ClientKind::Web);
    let device = device.as_deref().and_then(DeviceToken::parse);
    let attempt = Attempt { name: &name, address, device: device.as_ref(), captcha: body.captcha.as_deref() };
    let Admitted { login, policy, imported, known } = state.admit(attempt).await?;
    let password = Password::new(&body.password);
    let login = state.check(&name, login, password, imported).await?.ok_or(Problem::InvalidCredentials)?;

    let factors = state.asked_of(&login, body.client)?;
    let rules = policy.rules(&name, &login.factors);
    let methods = login.methods().into_iter().filter(|method| rules.accept(*method)).collect();
    let sign_in = SignIn::new(login, name, body.client, device_name, known, rules);
    let now = state.clock.now();
    if !factors.ask() {
        let completed = CompletedSignIn::new(sign_in, address, &state.lifetimes, &state.random, now).sent_with(&headers);
        let outcome = state.directory.begin_session(&completed.opened(), &state.random).await?;
        // A refusal means that the principal or its password changed in the meantime.
        outcome.done_or(Problem::InvalidCredentials)?;
        return Ok(completed.answer(now));
    }
    match state.by_trusted_browser(sign_in, address, &headers).await? {
        Trusted::SignedIn(response) => Ok(response),
        Trusted::No(sign_in) => Ok(state.ask_for_code(sign_in, methods, factors.email_hint).await?.into_response()),
        Trusted::Ended(sign_in) => {
            Ok((trusted::no_cookie(sign_in.principal), state.ask_for_code(sign_in, methods, factors.email_hint).await?).into_response())
        }
    }
}

impl State {
    /// Puts a challenge for the sign-in, which then waits for a code.
    async fn ask_for_code(&self, sign_in: SignIn, methods: Vec<Method>, email_hint: Option<String>) -> Result<Json<CodeRequired>, Problem> {
        let token = ChallengeToken::mint(sign_in.principal, &self.random);
        let by_mail = methods.contains(&Method::Factor(Factor::Email));
        self.directory.flows().put_challenge(&Challenge::new(&token, sign_in, by_mail, self.clock.now())).await?;
        let email_hint = email_hint.filter(|_| by_mail);
        Ok(Json(CodeRequired { status: "code_required", challenge: token.reveal(), methods, email_hint, expires_in: CHALLENGE_LIFE }))
    }

    /// The login, if the password is right. A wrong password costs the same for every login, and if there is none.
    async fn check(
        &self,
        name: &LoginName,
        login: Option<Login>,
        password: Password,
        imported: HashFamilies,
    ) -> Result<Option<Login>, Problem> {
        let stored = login.as_ref().and_then(|login| login.password_hash.clone());
        let random = self.random.clone();
        let (verdict, rehashed) = self
            .hasher
            .run(move |workspace| {
                let verdict = password.verify(stored.as_ref(), &imported, workspace)?;
                let rehashed = match verdict {
                    Verdict::Right { rehash: true } => Some(password.hash(&random, workspace)?),
                    _ => None,
                };
                Ok((verdict, rehashed))
            })
            .await?;
        let login = login.filter(|_| verdict != Verdict::Wrong);
        if let (Some(old), Some(new)) = (login.as_ref().and_then(|login| login.password_hash.as_ref()), rehashed) {
            self.keep_rehashed(name, old, &new).await;
        }
        Ok(login)
    }

    /// The factors that this kind of client must ask for after the right password.
    fn asked_of(&self, login: &Login, client: ClientKind) -> Result<FactorsOn, Problem> {
        match (client, self.desktop) {
            (ClientKind::Desktop, DesktopSignIn::PasswordOnly) => Ok(FactorsOn::default()),
            (ClientKind::Desktop, DesktopSignIn::Refuse) if login.factors.ask() => {
                Err(Problem::ClientUnsupported(format!("{}/sign-in", self.base_url.as_str())))
            }
            (ClientKind::Desktop, DesktopSignIn::Approve) if login.factors.ask() => {
                Err(Problem::ApprovalRequired(format!("{}/device", self.base_url.as_str())))
            }
            _ => Ok(login.factors.clone()),
        }
    }

    /// Stores a hash of today in place of an older or imported one. A failed write does not fail the sign-in.
    async fn keep_rehashed(&self, name: &LoginName, old: &PasswordHash, new: &PasswordHash) {
        log::best_effort(
            self.directory.rehash_password(name, old, new).await,
            "a new password hash was not stored in place of an older or imported one",
        );
    }
}
