//! Serves the web pages, their assets and `GET /v1/config`, and answers every unknown path.
//!
//! Pages are rendered once, at the start. They contain the brand and the rules, and no data of the visitor.

mod assets;
mod content;
mod look;
mod well_known;

use std::sync::Arc;

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State as AxumState};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use rekey_adapters::apps::{AndroidApps, AppleApps};
use rekey_adapters::brand::{Accent, Logo, Radius, logo};
use rekey_adapters::captcha::{CaptchaKind, Sources};
use rekey_adapters::config::{BaseUrl, FromEnv, SmsCountries};
use rekey_adapters::settings;
use rekey_domain::locale::LANGUAGES;
use rekey_domain::password::PasswordRules;
use rekey_domain::trusted_browser::TrustDays;
use rekey_http::problem::Problem;
use serde::Serialize;

use crate::assets::Assets;
use crate::content::Content;
use crate::look::Look;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        brand: String = env.brand(),
        accent: Accent = FromEnv::from_env(env)?,
        logo: Option<Logo> = logo(env),
        radius: Radius = FromEnv::from_env(env)?,
        base_url: BaseUrl = env.base_url()?,
        rules: PasswordRules = env.password_rules(),
        support_url: Option<String> = env.support_url(),
        report_url: Option<String> = env.report_url(),
        terms_url: Option<String> = env.terms_url(),
        privacy_url: Option<String> = env.privacy_url(),
        sign_up_open: bool = env.sign_up_open(),
        captcha: CaptchaKind = FromEnv::from_env(env)?,
        sms_countries: SmsCountries = FromEnv::from_env(env)?,
        trust_days: TrustDays = env.trust_days(),
        android_apps: AndroidApps = FromEnv::from_env(env)?,
        apple_apps: AppleApps = FromEnv::from_env(env)?,
    }
}

/// The values that every page is rendered with.
#[derive(Clone, Copy)]
struct Site<'a> {
    brand: &'a str,
    assets: &'a str,
    logo: &'a str,
    logo_type: &'a str,
    password_min: usize,
    password_max: usize,
    support_url: Option<&'a str>,
    terms_url: Option<&'a str>,
    privacy_url: Option<&'a str>,
    sign_up_open: bool,
    captcha: &'a str,
    sms: bool,
    sms_countries: &'a [String],
    trust_days: u16,
    policy: &'a HeaderValue,
}

macro_rules! pages {
    ($($page:ident, $template:literal;)*) => {$(
        #[derive(Template)]
        #[template(path = $template)]
        struct $page<'a> {
            site: Site<'a>,
        }

        impl<'a> From<Site<'a>> for $page<'a> {
            fn from(site: Site<'a>) -> Self {
                Self { site }
            }
        }
    )*};
}

pages! {
    Register, "register.html";
    Activate, "activate.html";
    SignIn, "sign-in.html";
    Forgot, "forgot.html";
    Reset, "reset.html";
    NotMe, "not-me.html";
    LostFactor, "lost-factor.html";
    Device, "device.html";
    SettingsAccount, "settings-account.html";
    SettingsActivity, "settings-activity.html";
    SettingsSecurity, "settings-security.html";
    Users, "users.html";
    HelpNoMessage, "help-no-message.html";
    Support, "support.html";
    NotFound, "not-found.html";
}

/// The routes of the pages, their assets and `GET /v1/config`, and the fallback.
pub fn router(config: Config) -> Router {
    let look = Look::new(config.accent, config.radius, config.logo);
    let assets = Assets::new(&look);
    let policy = policy(config.captcha);
    let countries = config.sms_countries.codes();
    let site = Site {
        brand: &config.brand,
        assets: assets.path(),
        logo: assets.icon(),
        logo_type: look.logo.kind().media_type(),
        password_min: config.rules.min,
        password_max: config.rules.max,
        support_url: config.support_url.as_deref(),
        terms_url: config.terms_url.as_deref(),
        privacy_url: config.privacy_url.as_deref(),
        sign_up_open: config.sign_up_open,
        captcha: config.captcha.name(),
        sms: !countries.is_empty(),
        sms_countries: &countries,
        trust_days: config.trust_days.0,
        policy: &policy,
    };
    let not_found = Page::of::<NotFound>(site);
    let view = Arc::new(ConfigView {
        brand: config.brand.clone(),
        accent: look.accent.light.accent.to_string(),
        accent_dark: look.accent.dark.accent.to_string(),
        logo: format!("{}{}", config.base_url.as_str(), assets.icon()),
        password: config.rules,
        captcha: config.captcha.name(),
        sms_countries: countries.clone(),
        trust_days: config.trust_days.0,
        support_url: config.support_url.clone(),
        report_url: config.report_url.clone(),
        terms_url: config.terms_url.clone(),
        privacy_url: config.privacy_url.clone(),
        sign_up: if config.sign_up_open { "open" } else { "closed" },
        languages: LANGUAGES,
    });
    Router::new()
        .route("/", get(|| async { Redirect::to("/sign-in") }))
        .route("/v1/config", get(move || async move { Json(view.as_ref().clone()) }))
        .route("/register", page::<Register>(site))
        .route("/activate", page::<Activate>(site))
        .route("/sign-in", page::<SignIn>(site))
        .route("/forgot", page::<Forgot>(site))
        .route("/reset", page::<Reset>(site))
        .route("/not-me", page::<NotMe>(site))
        .route("/lost-factor", page::<LostFactor>(site))
        .route("/device", page::<Device>(site))
        .route("/settings/account", page::<SettingsAccount>(site))
        .route("/settings/activity", page::<SettingsActivity>(site))
        .route("/settings/security", page::<SettingsSecurity>(site))
        .route("/users", page::<Users>(site))
        .route("/help/no-message", page::<HelpNoMessage>(site))
        .route("/support", page::<Support>(site))
        .fallback(answer_not_found)
        .with_state(not_found)
        .merge(well_known::routes(&config.base_url, &config.android_apps, &config.apple_apps))
        .merge(Router::new().route("/assets/{hash}/{name}", get(asset)).with_state(Arc::new(assets)))
}

#[derive(Clone, Serialize)]
struct ConfigView {
    brand: String,
    accent: String,
    accent_dark: String,
    logo: String,
    password: PasswordRules,
    captcha: &'static str,
    sms_countries: Vec<String>,
    trust_days: u16,
    support_url: Option<String>,
    report_url: Option<String>,
    terms_url: Option<String>,
    privacy_url: Option<String>,
    sign_up: &'static str,
    languages: [&'static str; 1],
}

/// A rendered page with its content security policy.
#[derive(Clone)]
struct Page {
    html: Arc<Content>,
    policy: HeaderValue,
}

impl Page {
    #[expect(clippy::expect_used, reason = "the templates have no fallible filters, and pages are rendered at the start")]
    fn of<'a, P: Template + From<Site<'a>>>(site: Site<'a>) -> Self {
        let html = P::from(site).render().expect("a template without fallible parts");
        Self { html: Arc::new(Content::new("text/html; charset=utf-8", html)), policy: site.policy.clone() }
    }

    fn answer(&self, status: StatusCode, asked: &HeaderMap) -> Response {
        let mut response = (status, self.html.answer(asked)).into_response();
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, self.policy.clone());
        response
    }
}

fn page<'a, P: Template + From<Site<'a>>>(site: Site<'a>) -> axum::routing::MethodRouter<Page> {
    let page = Page::of::<P>(site);
    get(move |asked: HeaderMap| async move { page.answer(StatusCode::OK, &asked) })
}

/// The content security policy: this site only, nothing inline, no frames, no form that the browser sends itself, and the sources
/// that the CAPTCHA needs.
#[expect(clippy::expect_used, reason = "every source is a constant of visible ASCII characters")]
fn policy(captcha: CaptchaKind) -> HeaderValue {
    let Sources { script, style, connect, worker, media, frame } = captcha.sources();
    let own_and = |others: &[&str]| [&["'self'"], others].concat().join(" ");
    let mut policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src 'self' data:; connect-src {}; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'",
        own_and(script),
        own_and(style),
        own_and(connect)
    );
    for (directive, sources) in [("worker-src", worker), ("media-src", media), ("frame-src", frame)] {
        if !sources.is_empty() {
            policy += &format!("; {directive} {}", sources.join(" "));
        }
    }
    HeaderValue::try_from(policy).expect("a policy of visible ASCII characters")
}

async fn asset(
    AxumState(assets): AxumState<Arc<Assets>>,
    path: Result<Path<(String, String)>, PathRejection>,
    asked: HeaderMap,
) -> Response {
    let found = path.ok().and_then(|Path((hash, name))| assets.find(&hash, &name));
    let Some(asset) = found else {
        return Problem::NotFound.into_response();
    };
    let mut response = asset.answer(&asked);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// Answers an unknown path with a page for people or a problem for programs.
async fn answer_not_found(AxumState(page): AxumState<Page>, request: Request) -> Response {
    let accept = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") && !request.uri().path().starts_with("/v1/") {
        return page.answer(StatusCode::NOT_FOUND, request.headers());
    }
    Problem::NotFound.into_response()
}
