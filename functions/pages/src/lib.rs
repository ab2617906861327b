//! Serves the web pages, what they are made of, and `GET /v1/config`; answers whatever nobody else does.
//!
//! Pages are rendered once, at the start: they hold the brand and the rules, and nothing of who looks at them.

mod assets;

use std::sync::Arc;

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State as AxumState};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use rekey_adapters::captcha::CaptchaKind;
use rekey_adapters::config::{Env, FromEnv};
use rekey_domain::locale::LANGUAGES;
use rekey_domain::password::PasswordRules;
use rekey_http::problem::Problem;
use serde::Serialize;

use crate::assets::Assets;

/// What this function reads of the environment.
pub struct Config {
    brand: String,
    rules: PasswordRules,
    support_url: Option<String>,
    report_url: Option<String>,
    sign_up_open: bool,
    captcha: CaptchaKind,
}

impl FromEnv for Config {
    fn from_env(env: &mut Env) -> Option<Self> {
        Some(Self {
            brand: env.brand(),
            rules: env.password_rules(),
            support_url: env.support_url(),
            report_url: env.report_url(),
            sign_up_open: env.sign_up_open(),
            captcha: env.captcha(),
        })
    }
}

/// What every page is rendered with.
#[derive(Clone, Copy)]
struct Site<'a> {
    brand: &'a str,
    assets: &'a str,
    password_min: usize,
    password_max: usize,
    support_url: Option<&'a str>,
    sign_up_open: bool,
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
    SettingsAccount, "settings-account.html";
    SettingsSecurity, "settings-security.html";
    Users, "users.html";
    HelpNoMessage, "help-no-message.html";
    Support, "support.html";
    NotFound, "not-found.html";
}

/// The pages, what they are made of, `GET /v1/config`, and the answer to everything else.
pub fn router(config: Config) -> Router {
    let assets = Assets::embedded();
    let site = Site {
        brand: &config.brand,
        assets: assets.path(),
        password_min: config.rules.min,
        password_max: config.rules.max,
        support_url: config.support_url.as_deref(),
        sign_up_open: config.sign_up_open,
    };
    let not_found: Arc<str> = render::<NotFound>(site).into();
    let view = Arc::new(ConfigView {
        brand: config.brand.clone(),
        password: config.rules,
        captcha: config.captcha.name(),
        support_url: config.support_url.clone(),
        report_url: config.report_url.clone(),
        sign_up: if config.sign_up_open { "open" } else { "closed" },
        languages: LANGUAGES,
    });
    Router::new()
        .route("/", get(|| async { Redirect::to("/sign-in") }))
        // <https://w3c.github.io/webappsec-change-password-url/>
        .route("/.well-known/change-password", get(|| async { Redirect::to("/settings/account") }))
        .route("/v1/config", get(move || async move { Json(view.as_ref().clone()) }))
        .route("/register", page::<Register>(site))
        .route("/activate", page::<Activate>(site))
        .route("/sign-in", page::<SignIn>(site))
        .route("/forgot", page::<Forgot>(site))
        .route("/reset", page::<Reset>(site))
        .route("/settings/account", page::<SettingsAccount>(site))
        .route("/settings/security", page::<SettingsSecurity>(site))
        .route("/users", page::<Users>(site))
        .route("/help/no-message", page::<HelpNoMessage>(site))
        .route("/support", page::<Support>(site))
        .fallback(answer_not_found)
        .with_state(not_found)
        .merge(Router::new().route("/assets/{hash}/{name}", get(asset)).with_state(Arc::new(assets)))
}

#[derive(Clone, Serialize)]
struct ConfigView {
    brand: String,
    password: PasswordRules,
    captcha: &'static str,
    support_url: Option<String>,
    report_url: Option<String>,
    sign_up: &'static str,
    languages: [&'static str; 1],
}

fn render<'a, P: Template + From<Site<'a>>>(site: Site<'a>) -> String {
    // The templates have no filters and no fallible parts; an empty page would be found by the tests.
    P::from(site).render().unwrap_or_default()
}

fn page<'a, P: Template + From<Site<'a>>>(site: Site<'a>) -> axum::routing::MethodRouter<Arc<str>> {
    let html: Arc<str> = render::<P>(site).into();
    get(move || async move { html_response(StatusCode::OK, &html) })
}

/// Everything from this site alone, nothing inline, no frames.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn html_response(status: StatusCode, html: &str) -> Response {
    let mut response = (status, Html(html.to_owned())).into_response();
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

async fn asset(AxumState(assets): AxumState<Arc<Assets>>, path: Result<Path<(String, String)>, PathRejection>) -> Response {
    let found = path.ok().and_then(|Path((hash, name))| assets.find(&hash, &name));
    let Some(asset) = found else {
        return Problem::NotFound.into_response();
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(asset.media_type)),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, asset.bytes).into_response()
}

/// A page for people, a problem for programs.
async fn answer_not_found(AxumState(page): AxumState<Arc<str>>, request: Request) -> Response {
    let accept = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") && !request.uri().path().starts_with("/v1/") {
        return html_response(StatusCode::NOT_FOUND, &page);
    }
    Problem::NotFound.into_response()
}
