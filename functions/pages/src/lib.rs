//! Serves the web pages, their assets and `GET /v1/config`, and answers every unknown path.
//!
//! Each page is rendered once a language, with and without the menu of an account, when somebody first asks for it. Pages contain
//! the brand and the rules, and no data of the visitor: the menu comes with any cookie of a session, which nobody checks here.

mod assets;
mod content;
mod damaged;
mod look;
mod site;
mod well_known;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State as AxumState};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use axum::{Json, Router};
use rekey_adapters::apps::{AndroidApps, AppleApps};
use rekey_adapters::brand::{Accent, Logo, Radius, logo};
use rekey_adapters::captcha::{CaptchaKind, Sources};
use rekey_adapters::config::{BaseUrl, FromEnv, SmsCountries};
use rekey_adapters::settings;
use rekey_domain::password::PasswordRules;
use rekey_domain::trusted_browser::TrustDays;
use rekey_http::cookies;
use rekey_http::language::{self, Language};
use rekey_http::problem::Problem;
use serde::Serialize;

use crate::assets::Assets;
use crate::content::Content;
use crate::look::Look;
use crate::site::Site;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        brand: String = env.brand(),
        root_label: Option<String> = env.root_label(),
        accent: Accent = FromEnv::from_env(env)?,
        logo: Option<Logo> = logo(env),
        radius: Radius = FromEnv::from_env(env)?,
        base_url: BaseUrl = env.base_url()?,
        language: Language = env.language(),
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

macro_rules! pages {
    ($($page:ident, $template:literal;)*) => {
        $(#[derive(Template)]
        #[template(path = $template)]
        struct $page<'a> {
            site: Site<'a>,
        })*

        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        enum Page {
            $($page,)*
        }

        impl Page {
            const ALL: &[Self] = &[$(Self::$page,)*];

            fn render(self, site: Site<'_>) -> askama::Result<String> {
                match self {
                    $(Self::$page => $page { site }.render(),)*
                }
            }
        }
    };
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

/// All pages, with what they are rendered from.
struct Pages {
    config: Config,
    look: Look,
    assets: Assets,
    countries: Vec<String>,
    policy: HeaderValue,
    rendered: HashMap<(Page, &'static str, bool), OnceLock<Content>>,
}

impl Pages {
    fn new(config: Config) -> Self {
        let variants = || Language::all().flat_map(|language| [false, true].map(|has_session| (language.tag(), has_session)));
        let each = Page::ALL.iter().flat_map(|page| variants().map(move |(tag, has_session)| ((*page, tag, has_session), OnceLock::new())));
        let (policy, countries) = (policy(config.captcha), config.sms_countries.codes());
        let look = Look::new(config.accent, config.radius, config.logo.clone());
        Self { assets: Assets::new(&look), config, look, countries, policy, rendered: each.collect() }
    }

    /// A page in the language of the person who asks.
    fn response(&self, page: Page, status: StatusCode, headers: &HeaderMap) -> Response {
        let language = language::of(headers, self.config.language);
        let has_session = has_session(headers);
        let html = self.rendered[&(page, language.tag(), has_session)].get_or_init(|| self.render(page, language, has_session));
        let mut response = (status, html.answer(headers)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_SECURITY_POLICY, self.policy.clone());
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        headers.append(VARY, HeaderValue::from_static("Accept-Language, Cookie"));
        response
    }

    #[expect(clippy::expect_used, reason = "the templates have no fallible filters, and the tests render each")]
    fn render(&self, page: Page, language: Language, has_session: bool) -> Content {
        let config = &self.config;
        let site = Site {
            language,
            brand: &config.brand,
            root_label: config.root_label.as_deref(),
            assets: self.assets.path(),
            logo: self.assets.icon(),
            logo_type: self.look.logo.kind().media_type(),
            password_min: config.rules.min,
            password_max: config.rules.max,
            support_url: config.support_url.as_deref(),
            terms_url: config.terms_url.as_deref(),
            privacy_url: config.privacy_url.as_deref(),
            sign_up_open: config.sign_up_open,
            captcha: config.captcha.name(),
            sms: !self.countries.is_empty(),
            sms_countries: &self.countries,
            trust_days: config.trust_days.0,
            has_session,
        };
        Content::new("text/html; charset=utf-8", page.render(site).expect("a template without fallible parts"))
    }
}

/// Whether the browser has sent the cookie of a session, which may be over.
fn has_session(headers: &HeaderMap) -> bool {
    cookies::value(headers, cookies::SESSION).is_some()
}

/// The page to begin with. The settings lead on to the sign-in if the session is over.
fn home(headers: &HeaderMap) -> Redirect {
    Redirect::to(if has_session(headers) { "/settings/account" } else { "/sign-in" })
}

/// The handler of a page.
fn page(page: Page) -> MethodRouter<Arc<Pages>> {
    get(move |AxumState(pages): AxumState<Arc<Pages>>, headers: HeaderMap| async move { pages.response(page, StatusCode::OK, &headers) })
}

/// The routes of the pages, their assets and `GET /v1/config`, and the fallback.
pub fn router(config: Config) -> Router {
    let well_known = well_known::routes(&config.base_url, &config.android_apps, &config.apple_apps);
    let pages = Arc::new(Pages::new(config));
    let view = Arc::new(ConfigView::of(&pages));
    Router::new()
        .route("/", get(|headers: HeaderMap| async move { home(&headers) }))
        .route("/v1/config", get(move || async move { Json(view.as_ref().clone()) }))
        .route("/register", page(Page::Register))
        .route("/activate", page(Page::Activate))
        .route("/sign-in", page(Page::SignIn))
        .route("/forgot", page(Page::Forgot))
        .route("/reset", page(Page::Reset))
        .route("/not-me", page(Page::NotMe))
        .route("/lost-factor", page(Page::LostFactor))
        .route("/device", page(Page::Device))
        .route("/settings/account", page(Page::SettingsAccount))
        .route("/settings/activity", page(Page::SettingsActivity))
        .route("/settings/security", page(Page::SettingsSecurity))
        .route("/users", page(Page::Users))
        .route("/help/no-message", page(Page::HelpNoMessage))
        .route("/support", page(Page::Support))
        .route("/assets/{hash}/{name}", get(asset))
        .fallback(answer_not_found)
        .with_state(pages)
        .merge(well_known)
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
    languages: Vec<&'static str>,
}

impl ConfigView {
    fn of(Pages { config, look, assets, .. }: &Pages) -> Self {
        Self {
            brand: config.brand.clone(),
            accent: look.accent.light.accent.to_string(),
            accent_dark: look.accent.dark.accent.to_string(),
            logo: format!("{}{}", config.base_url.as_str(), assets.icon()),
            password: config.rules,
            captcha: config.captcha.name(),
            sms_countries: config.sms_countries.codes(),
            trust_days: config.trust_days.0,
            support_url: config.support_url.clone(),
            report_url: config.report_url.clone(),
            terms_url: config.terms_url.clone(),
            privacy_url: config.privacy_url.clone(),
            sign_up: if config.sign_up_open { "open" } else { "closed" },
            languages: Language::offered().map(Language::tag).collect(),
        }
    }
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
    AxumState(pages): AxumState<Arc<Pages>>,
    path: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let found = path.ok().and_then(|Path((hash, name))| pages.assets.find(&hash, &name));
    let Some(asset) = found else {
        return Problem::NotFound.into_response();
    };
    let mut response = asset.answer(&headers);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// Answers an unknown path with a page for people or a problem for programs. The path of a damaged link may hold a token: nothing logs
/// or repeats it.
async fn answer_not_found(AxumState(pages): AxumState<Arc<Pages>>, request: Request) -> Response {
    let accept = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    let path = request.uri().path();
    if !accept.contains("text/html") || path.starts_with("/v1/") {
        return Problem::NotFound.into_response();
    }
    match damaged::page(path) {
        Some(page) if request.method().is_safe() => pages.response(page, StatusCode::OK, request.headers()),
        _ => pages.response(Page::NotFound, StatusCode::NOT_FOUND, request.headers()),
    }
}
