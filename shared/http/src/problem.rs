//! Problems (RFC 9457). Their status codes are in this file alone.

use std::borrow::Cow;

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rekey_adapters::captcha::CaptchaError;
use rekey_adapters::errors::with_sources;
use rekey_adapters::store::{Admission, CodeRequest, StoreError};
use rekey_domain::factors::Method;
use rekey_domain::password::{HashError, PasswordRefusal, PasswordRules};
use serde::Serialize;

/// Why a request is refused. No problem repeats the request's values or reveals whether an account exists.
#[derive(Debug)]
pub enum Problem {
    /// The request does not follow the contract. The text says why.
    InvalidRequest(&'static str),
    /// Fields have the right types and wrong values.
    InvalidFields(Vec<FieldProblem>),
    /// No CAPTCHA was solved for this action. The answer does not say why.
    CaptchaFailed,
    /// The request has no live session.
    Unauthenticated,
    /// The account, user or password is wrong. The answer does not say which.
    InvalidCredentials,
    /// The current password, in this field of the request, is wrong.
    WrongPassword(&'static str),
    /// The typed code is wrong. The number is the tries that are left, if the code has a count of its own.
    InvalidCode(Option<u32>),
    /// No passkey, or one that does not stand for a whole sign-in. The answer does not say which.
    PasskeyRefused,
    /// The passkey does not prove the second factor, or does not re-authenticate.
    WrongPasskey,
    /// The caller must re-authenticate first.
    ReauthenticationRequired,
    /// The hold after a recovery refuses the request. The number is the seconds until the hold ends.
    OnHold(i64),
    /// The caller may not do this. The text says why.
    Forbidden(&'static str),
    /// The session is not one of a browser, and the settings are open to browsers only.
    WebOnly,
    /// The account needs a code, and the client cannot ask for one. The text is the URL of the page that can.
    ClientUnsupported(String),
    /// The account needs a code, and the client has to be approved in a browser. The text is the URL of the page for that.
    ApprovalRequired(String),
    /// The account's policy demands a second factor, and the session can do nothing but turn one on. The text is the URL of the
    /// page for that.
    TwoFactorRequired(String),
    /// There is no such route or resource.
    NotFound,
    /// The plain account name is taken.
    NameTaken,
    /// Another change came first.
    Conflict,
    /// The state is not what the request assumes. The text says why.
    StateConflict(&'static str),
    /// No code can reach this principal. The text is the URL of the report form.
    SupportRequired(String),
    /// The factors are lost, and nothing that is left proves who the person is. The text is the URL of the report form.
    LostFactorNeedsSupport(String),
    /// The token or recovery is spent or expired, or never existed.
    Expired,
    /// Nobody has approved the desktop app yet.
    AuthorizationPending,
    /// The desktop app polls too often. The number is the seconds to wait between two polls from now on.
    SlowDown(i64),
    /// The person denied the desktop app.
    AccessDenied,
    /// The device code is spent or expired, or never existed.
    ExpiredToken,
    /// The body has more than 8 KiB.
    BodyTooLarge,
    /// The body is not JSON.
    UnsupportedMediaType,
    /// The new password, in this field of the request, breaks the rules.
    PasswordRefused(&'static str, PasswordRules, Vec<PasswordRefusal>),
    /// A limit is reached. The number is the seconds to wait.
    RateLimited(i64),
    /// The name has had too many tries. The number is the seconds to wait, unless the caller solves a CAPTCHA.
    CaptchaRequired(i64),
    /// The method has no tries left today. The number is the seconds to wait.
    CodesCapped(Method, i64),
    /// Too many wrong codes of app and mail came in a row. Neither kind is accepted.
    CodesInARow,
    /// A defect of Rekey. The text is for the log.
    Internal(String),
    /// A service that the request needs does not answer. The text is for the log.
    Unavailable(String),
}

/// A problem with one field.
#[derive(Debug, Serialize)]
pub struct FieldProblem {
    /// The field's name in the request.
    pub field: &'static str,
    /// The stable code of the reason.
    pub code: &'static str,
    /// The sentence for people.
    pub detail: String,
}

/// The body of a problem.
#[derive(Serialize)]
struct Body {
    r#type: String,
    title: &'static str,
    status: u16,
    code: &'static str,
    detail: Cow<'static, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldProblem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    captcha: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tries_left: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_url: Option<String>,
    /// The header `WWW-Authenticate`.
    #[serde(skip)]
    www_authenticate: Option<&'static str>,
    /// The cause, for the log alone.
    #[serde(skip)]
    cause: Option<String>,
}

/// A row of the table of problems, without the fields that only some problems have.
fn row(status: u16, code: &'static str, title: &'static str, detail: impl Into<Cow<'static, str>>) -> Body {
    let r#type = format!("urn:rekey:problem:{code}");
    Body {
        r#type,
        title,
        status,
        code,
        detail: detail.into(),
        fields: Vec::new(),
        retry_after: None,
        captcha: None,
        tries_left: None,
        help_url: None,
        www_authenticate: None,
        cause: None,
    }
}

/// The sentences of all fields, one after another.
fn sentences(fields: &[FieldProblem]) -> String {
    fields.iter().map(|field| field.detail.as_str()).collect::<Vec<_>>().join(" ")
}

/// What a person reads after a wrong code.
fn wrong_code(tries_left: Option<u32>) -> Cow<'static, str> {
    match tries_left {
        None => "This is not the right code.".into(),
        Some(0) => "This is not the right code, and no tries are left. Begin again.".into(),
        Some(1) => "This is not the right code. One more try is left.".into(),
        Some(tries) => format!("This is not the right code. {tries} more tries are left.").into(),
    }
}

impl Body {
    /// Adds a field problem that has the same sentence as the problem.
    fn field(self, field: &'static str, code: &'static str) -> Self {
        let detail = self.detail.clone().into_owned();
        self.fields(vec![FieldProblem { field, code, detail }])
    }

    fn fields(self, fields: Vec<FieldProblem>) -> Self {
        Self { fields, ..self }
    }

    /// Adds the seconds to wait, also as the header `Retry-After`.
    fn retry_after(self, seconds: i64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    fn captcha(self) -> Self {
        Self { captcha: Some(true), ..self }
    }

    fn tries_left(self, tries: Option<u32>) -> Self {
        Self { tries_left: tries, ..self }
    }

    fn help_url(self, url: String) -> Self {
        Self { help_url: Some(url), ..self }
    }

    fn www_authenticate(self, scheme: &'static str) -> Self {
        Self { www_authenticate: Some(scheme), ..self }
    }

    fn cause(self, cause: String) -> Self {
        Self { cause: Some(cause), ..self }
    }
}

/// The seconds of `Retry-After` if waiting does not help because the caller needs another kind of code. A client that retries by
/// itself should wait a day.
const ANOTHER_DAY: i64 = 86_400;

/// The code of the problem, left on the response for the log line.
#[derive(Clone, Copy)]
pub struct ProblemCode(pub &'static str);

/// The cause of a problem on Rekey's side, left on the response for the log line. The answer does not contain it.
#[derive(Clone)]
pub struct Cause(pub String);

impl Problem {
    /// A request from the web that does not come from a page of this site.
    pub const NOT_FROM_THIS_SITE: Self = Self::Forbidden("This request does not come from a page of this site.");

    /// A code, at a sign-in, of a kind that does not count by the policy of the account.
    pub const KIND_DOES_NOT_COUNT: Self = Self::StateConflict("Your administrator asks for another kind of second factor.");

    /// A field that does not parse.
    pub fn field(field: &'static str, rule: impl std::fmt::Display) -> Self {
        Self::coded_field(field, "invalid", rule)
    }

    /// A field that does not parse, with a code by which callers tell the reasons apart.
    pub fn coded_field(field: &'static str, code: &'static str, rule: impl std::fmt::Display) -> Self {
        Self::InvalidFields(vec![FieldProblem { field, code, detail: rule.to_string() }])
    }

    /// A service that the request needs does not answer.
    pub fn unavailable(cause: impl std::fmt::Display) -> Self {
        Self::Unavailable(cause.to_string())
    }

    /// Turns a refused admission into its problem.
    ///
    /// # Errors
    /// [`Problem::RateLimited`] if the admission was refused.
    pub fn unless_granted(admission: Admission) -> Result<(), Self> {
        match admission {
            Admission::Granted => Ok(()),
            Admission::Refused { retry_after } => Err(Self::RateLimited(retry_after)),
        }
    }

    /// Turns a refused request for a code into its problem.
    ///
    /// # Errors
    /// [`Problem::RateLimited`] or [`Problem::Expired`] if the request was not made.
    pub fn unless_made(request: CodeRequest) -> Result<(), Self> {
        match request {
            CodeRequest::Made => Ok(()),
            CodeRequest::TooSoon { retry_after } => Err(Self::RateLimited(retry_after)),
            CodeRequest::Pointless => Err(Self::Expired),
        }
    }

    /// The table of problems: status, code, title and detail of each, and the fields that some have beside them.
    #[rustfmt::skip]
    fn body(self) -> Body {
        match self {
            Self::InvalidRequest(detail) => row(400, "invalid_request", "Invalid request", detail),
            Self::InvalidFields(fields) => row(400, "invalid_request", "Invalid request", sentences(&fields)).fields(fields),
            Self::CaptchaFailed => row(400, "captcha_failed", "CAPTCHA not solved",
                "Solve a new CAPTCHA and try again."),
            // The codes of RFC 8628, 3.5.
            Self::AuthorizationPending => row(400, "authorization_pending", "Not approved yet",
                "Nobody has approved this app yet. Ask again after the interval."),
            Self::SlowDown(seconds) => row(400, "slow_down", "Asked too often",
                format!("Nobody has approved this app yet. Ask again every {seconds} seconds."))
                .retry_after(seconds),
            Self::AccessDenied => row(400, "access_denied", "Denied", "The sign-in of this app was denied."),
            Self::ExpiredToken => row(400, "expired_token", "No longer good",
                "The device code has been used, is too old, or was never there. Begin again."),
            Self::Unauthenticated => row(401, "unauthenticated", "Not signed in", "Sign in first.")
                .www_authenticate("Bearer"),
            Self::InvalidCredentials => row(401, "invalid_credentials", "Wrong name or password",
                "The account name, user name or password is not right."),
            Self::WrongPassword(field) => row(401, "invalid_credentials", "Wrong password",
                "This is not the current password.")
                .field(field, "wrong"),
            Self::InvalidCode(left) => row(401, "invalid_code", "Wrong code", wrong_code(left)).tries_left(left),
            Self::PasskeyRefused => row(401, "invalid_credentials", "Passkey not accepted",
                "This passkey does not sign you in by itself. Sign in with your password, then use the passkey. It works alone again after one such \
                 sign-in; a passkey that was added within 24 hours after a password recovery waits for their end as well."),
            Self::WrongPasskey => row(401, "invalid_code", "Passkey not accepted",
                "This passkey was not accepted. Try it again, or use another way."),
            Self::ReauthenticationRequired => row(403, "reauthentication_required", "Confirm that it is you",
                "Show your password again first, and a code if a second factor is on."),
            Self::OnHold(seconds) => row(403, "on_hold", "Held back after a recovery",
                "For 24 hours after a password recovery this waits, unless you confirm that it is you with a passkey, an authenticator \
                 app or a recovery code from before.")
                .retry_after(seconds),
            Self::Forbidden(detail) => row(403, "forbidden", "Not allowed", detail),
            Self::WebOnly => row(403, "web_only", "On the web page only",
                "Only browsers can do this."),
            Self::ClientUnsupported(url) => row(403, "client_unsupported", "Not in desktop apps",
                "This account asks for a code at sign-in, which desktop apps cannot do here. Use the web page or the mobile app.")
                .help_url(url),
            Self::ApprovalRequired(url) => row(403, "client_unsupported", "Approve the app in a browser",
                "This account asks for a code at sign-in, which a desktop app cannot do. Let the app show you a code instead, then \
                 open the page at help_url in a browser and approve the app there.")
                .help_url(url),
            Self::TwoFactorRequired(url) => row(403, "two_factor_required", "A second factor is required",
                "Your administrator requires two-factor authentication. Turn it on on the page, then sign in again elsewhere.")
                .help_url(url),
            Self::NotFound => row(404, "not_found", "Not found", "There is nothing here."),
            Self::NameTaken => row(409, "conflict", "Name taken",
                "This account name is taken. Choose another one.")
                .field("account", "taken"),
            Self::Conflict => row(409, "conflict", "Changed meanwhile",
                "Something changed in the meantime. Look again and repeat."),
            Self::StateConflict(detail) => row(409, "conflict", "Not as things are", detail),
            Self::SupportRequired(url) => row(409, "support_required", "No code can reach you",
                "No email address is bound to this account, so no code can be mailed. Tell us with the report form.")
                .help_url(url),
            Self::LostFactorNeedsSupport(url) => row(409, "support_required", "Support has to help",
                "The password was set through one of your contacts, or no email address is bound, so no further code proves that it \
                 is you. Tell us with the report form.")
                .help_url(url),
            Self::Expired => row(410, "expired", "No longer good",
                "This link, code or sign-in has been used, is too old, or was never there. Begin again."),
            Self::BodyTooLarge => row(413, "body_too_large", "Too large", "A body has at most 8 KiB."),
            Self::UnsupportedMediaType => row(415, "unsupported_media_type", "Not JSON",
                "Send the body as application/json."),
            Self::PasswordRefused(field, rules, refusals) => row(422, "password_refused",
                "Choose another password", "The new password does not meet the rules.")
                .fields(refusals.into_iter().map(|why| FieldProblem { field, code: why.code(), detail: why.detail(rules) }).collect()),
            Self::RateLimited(seconds) => row(429, "rate_limited", "Too many tries",
                format!("Wait {seconds} seconds and try again."))
                .retry_after(seconds),
            Self::CaptchaRequired(seconds) => row(429, "rate_limited", "Too many tries",
                format!("Too many passwords were tried for this name. Solve a CAPTCHA, or wait {seconds} seconds, and try again."))
                .retry_after(seconds)
                .captcha(),
            Self::CodesCapped(Method::RecoveryCode, seconds) => row(429, "rate_limited",
                "Too many wrong recovery codes",
                "The day's wrong recovery codes are used up. Use a code from your authenticator app or by email, or wait until tomorrow.")
                .retry_after(seconds)
                .field("code", "used_up"),
            Self::CodesCapped(Method::Factor(_), seconds) => row(429, "rate_limited",
                "Too many wrong codes", "The day's wrong codes are used up. A recovery code still works; or wait until tomorrow.")
                .retry_after(seconds)
                .field("code", "used_up"),
            Self::CodesInARow => row(429, "rate_limited", "Too many wrong codes in a row",
                "Too many wrong codes were entered in a row. Use a recovery code: the others are good again after it.")
                .retry_after(ANOTHER_DAY)
                .field("code", "in_a_row"),
            Self::Internal(cause) => row(500, "internal", "Internal error", "Something went wrong on our side.")
                .cause(cause),
            Self::Unavailable(cause) => row(503, "unavailable", "Not available", "This does not work at the moment. Try again shortly.")
                .cause(cause),
        }
    }
}

impl IntoResponse for Problem {
    #[expect(clippy::expect_used, reason = "every status of the table has three digits")]
    fn into_response(self) -> Response {
        let mut body = self.body();
        let Body { code, retry_after, www_authenticate, .. } = body;
        let cause = body.cause.take().map(Cause);
        let status = StatusCode::from_u16(body.status).expect("a status of the table");
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(scheme) = www_authenticate {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
        }
        response.extensions_mut().insert(ProblemCode(code));
        if let Some(cause) = cause {
            response.extensions_mut().insert(cause);
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable { .. } | StoreError::Refused { .. } | StoreError::Conflict => Self::Unavailable(with_sources(&error)),
            StoreError::Unreadable(_) | StoreError::Damaged(_) => Self::Internal(with_sources(&error)),
        }
    }
}

impl From<CaptchaError> for Problem {
    fn from(error: CaptchaError) -> Self {
        match error {
            CaptchaError::Failed => Self::CaptchaFailed,
            CaptchaError::Store(error) => error.into(),
            CaptchaError::Unavailable(_) => Self::Unavailable(error.to_string()),
        }
    }
}

impl From<HashError> for Problem {
    fn from(error: HashError) -> Self {
        Self::Unavailable(error.to_string())
    }
}
