//! A completed sign-in, with or without a second factor: its session, the browser and the address that it makes known, the trust
//! in the browser, and the answer.

use axum::Json;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rekey_adapters::store::{DevicePass, NewSession, Remembered};
use rekey_domain::account::LoginName;
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress, name_hash};
use rekey_domain::locale::Locale;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::permissions::Permissions;
use rekey_domain::random::Random;
use rekey_domain::session::{Lifetimes, Session};
use rekey_domain::sign_in::{Known, SignIn};
use rekey_domain::token::{DeviceToken, SessionToken, TrustedToken};
use rekey_domain::trusted_browser::{TrustCounters, TrustDays, TrustedBrowser};
use rekey_domain::undo::ActSession;
use rekey_text::Language;
use serde::Serialize;

use crate::cookies;
use crate::session_view::SessionView;

/// A session that is about to be opened. It is valid only after the store has written [`CompletedSignIn::opened`].
pub struct CompletedSignIn {
    session: Session,
    remember: Remembered,
    token: SessionToken,
    permissions: Permissions,
    replaced: Option<SessionToken>,
    shown: Option<TrustedToken>,
    /// The principal's language.
    language: Option<Language>,
    /// Whether the browser has a language from an earlier choice or sign-in.
    has_language: bool,
    /// The counters of the principal, if the browser may be trusted.
    may_trust: Option<TrustCounters>,
    /// The cookie of the trust, and the removal of those that have no place beside it.
    trust_cookies: Vec<HeaderValue>,
}

#[derive(Serialize)]
struct Body {
    status: &'static str,
    session: SessionView,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

/// The token that makes a client's browser known for a name. `None` for an app.
pub fn new_browser(client: Client, name: &LoginName, random: &Random) -> Option<DevicePass> {
    let token = (client == Client::Web).then(|| DeviceToken::mint(Id::random(random), random))?;
    Some(DevicePass { token, name_hash: name_hash(name) })
}

/// The cookie with the token of a known browser.
pub fn browser_cookie(browser: &DevicePass) -> Option<HeaderValue> {
    cookies::set(cookies::DEVICE, &browser.token.reveal(), cookies::LONGEST)
}

/// The answer after all other sessions were ended: no content, with the cookie that keeps this browser known.
pub fn others_ended(browser: Option<&DevicePass>) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = browser.and_then(browser_cookie) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

impl CompletedSignIn {
    /// The session of a principal that has signed in from this address.
    pub fn new(sign_in: SignIn, address: ClientAddress, lifetimes: &Lifetimes, random: &Random, now: Timestamp) -> Self {
        let token = SessionToken::mint(sign_in.principal, random);
        let SignIn { principal, name, client, known, .. } = &sign_in;
        let remember = Remembered {
            // A browser that is not known for the name gets a new token. A token that it sent may have been copied before.
            device: if *known == Known::Device { None } else { new_browser(*client, name, random) },
            address: (*known == Known::No).then(|| BucketKey::name_and_address(Action::SignIn, name, address)),
            notice: (*known != Known::Device).then(|| {
                let notice = Notice::NewDevice(*client, sign_in.device.clone());
                let queued = OutboxMessage::new(Id::random(random), *principal, name.clone(), notice, now);
                OutboxMessage { session: Some(ActSession { id: token.id(), began_at: now }), ..queued }
            }),
            trust: None,
        };
        let permissions = sign_in.permissions.clone();
        let language = sign_in.locale.as_ref().and_then(Locale::language);
        let lifetime = lifetimes.of(*client, sign_in.rules.session_seconds);
        let may_trust = (*client == Client::Web && sign_in.rules.trusted_browsers).then(|| sign_in.trust_counters());
        let session = Session::new(&token, sign_in, lifetime, now);
        Self {
            session,
            remember,
            token,
            permissions,
            replaced: None,
            shown: None,
            language,
            has_language: false,
            may_trust,
            trust_cookies: Vec::new(),
        }
    }

    /// Makes the browser trusted, so that its next sign-ins need no code. For a sign-in that showed a second factor, if the person
    /// asked for it. Does nothing for an app, or where the deployment or the account's policy trusts no browsers.
    #[must_use]
    pub fn trusting(mut self, days: TrustDays, headers: &HeaderMap, random: &Random) -> Self {
        let Some(counters) = self.may_trust.filter(|_| days.is_on()) else { return self };
        let token = TrustedToken::mint(self.session.principal, random);
        let (device, now) = (self.session.device.clone(), self.session.signed_in_at);
        self.remember.trust = Some(TrustedBrowser::new(&token, counters, device, days, now));
        self.trust_cookies = cookies::surplus_trusts(headers, token.owner()).into_iter().filter_map(cookies::remove_trust).collect();
        self.setting(&token, days)
    }

    /// Uses the shown token of a trusted browser in place of a code. The answer sets the token that replaces it.
    #[must_use]
    pub fn renewing(self, token: &TrustedToken, days: TrustDays) -> Self {
        Self { shown: None, ..self }.setting(token, days)
    }

    /// Has the answer set the token of a trusted browser. The cookie may outlive the trust, which the store ends in time.
    fn setting(mut self, token: &TrustedToken, days: TrustDays) -> Self {
        self.trust_cookies.extend(cookies::set_trust(token, days.seconds()));
        self
    }

    /// Adds that the sign-in was approved in a browser: the notice says so. The address does not become known for the name,
    /// because nobody has shown a password there.
    #[must_use]
    pub fn approved_in(mut self, browser: Option<DeviceName>) -> Self {
        self.remember.address = None;
        if let Some(queued) = &mut self.remember.notice {
            queued.notice = Notice::SignInApproved { device: self.session.device.clone(), browser };
        }
        self
    }

    /// Adds the browser's earlier session and its trust, from the request's headers. The new session ends the earlier one: the
    /// answer overwrites the earlier session's cookie, so this browser could no longer sign it out. The store looks whether the
    /// trust was copied.
    #[must_use]
    pub fn sent_with(self, headers: &HeaderMap) -> Self {
        if self.session.client != Client::Web {
            return self;
        }
        let replaced = cookies::value(headers, cookies::SESSION).as_deref().and_then(SessionToken::parse);
        let shown = cookies::trusted_token(headers, self.session.principal);
        Self { replaced, shown, has_language: cookies::value(headers, cookies::LANGUAGE).is_some(), ..self }
    }

    /// The `Set-Cookie` of the principal's language. A principal who has chosen none does not keep the language of another person
    /// who used this browser.
    fn language_cookie(&self) -> Option<HeaderValue> {
        let web = self.session.client == Client::Web;
        (web && (self.language.is_some() || self.has_language)).then(|| cookies::set_language(self.language)).flatten()
    }

    /// The session and the rows that the store writes with it.
    pub fn opened(&self) -> NewSession<'_> {
        let Self { session, permissions, remember, replaced, shown, .. } = self;
        NewSession { session, permissions, remember, replaced: replaced.as_ref(), shown: shown.as_ref() }
    }

    /// The answer. A browser gets its token as a cookie only, and every other client in the body only.
    pub fn answer(self, now: Timestamp) -> Response {
        let language_cookie = self.language_cookie();
        let Self { session, remember, token, permissions, trust_cookies, .. } = self;
        let web = session.client == Client::Web;
        let view = SessionView::new(&session, &permissions, now);
        let body = Body { status: "signed_in", session: view, token: (!web).then(|| token.reveal()) };
        let mut response = Json(body).into_response();
        let lifetime = session.ends_at.seconds_from(session.signed_in_at);
        let session_cookie = web.then(|| cookies::set(cookies::SESSION, &token.reveal(), lifetime)).flatten();
        let device_cookie = remember.device.as_ref().and_then(browser_cookie);
        for cookie in session_cookie.into_iter().chain(device_cookie).chain(language_cookie).chain(trust_cookies) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}
