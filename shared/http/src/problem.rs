//! Problems (RFC 9457). Their status codes are in this file alone.

use axum::Json;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rekey_adapters::captcha::CaptchaError;
use rekey_adapters::errors::with_sources;
use rekey_adapters::store::{Admission, CodeRequest, StoreError};
use rekey_domain::factors::Method;
use rekey_domain::password::{HashError, PasswordRefusal, PasswordRules};
use rekey_text::{Language, Text, ToText};
use serde::Serialize;

/// Why a request is refused. No problem repeats the request's values or reveals whether an account exists.
#[derive(Debug)]
pub enum Problem {
    /// The request does not follow the contract. The text says why.
    InvalidRequest(Text),
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
    Forbidden(Text),
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
    StateConflict(Text),
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
#[derive(Clone, Debug)]
pub struct FieldProblem {
    /// The field's name in the request.
    pub field: &'static str,
    /// The stable code of the reason.
    pub code: &'static str,
    /// The sentence for people.
    pub detail: Text,
}

/// A row of the table of problems. A response carries it until [`in_language`] writes the body.
#[derive(Clone)]
pub(crate) struct Row {
    status: u16,
    pub(crate) code: &'static str,
    title: Text,
    detail: Text,
    fields: Vec<FieldProblem>,
    members: Members,
    /// The header `WWW-Authenticate`.
    www_authenticate: Option<&'static str>,
    /// The cause of a problem on Rekey's side, for the log alone.
    pub(crate) cause: Option<String>,
}

/// The members that only some problems have.
#[derive(Clone, Default, Serialize)]
struct Members {
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    captcha: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tries_left: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_url: Option<String>,
}

/// The body of a problem, in one language.
#[derive(Serialize)]
struct Body {
    r#type: String,
    title: String,
    status: u16,
    code: &'static str,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldBody>,
    #[serde(flatten)]
    members: Members,
}

#[derive(Serialize)]
struct FieldBody {
    field: &'static str,
    code: &'static str,
    detail: String,
}

/// A row of the table of problems, without what only some problems have.
fn row(status: u16, code: &'static str, title: &'static str, detail: impl Into<Text>) -> Row {
    let (title, detail) = (Text::new(title), detail.into());
    Row { status, code, title, detail, fields: Vec::new(), members: Members::default(), www_authenticate: None, cause: None }
}

/// The sentences of all fields, one after another, as the language writes sentences.
fn sentences(fields: &[FieldProblem]) -> Text {
    let sentences = fields.iter().map(|field| field.detail.clone());
    let joined = sentences.reduce(|before, next| Text::new("problem-sentences").with("before", before).with("next", next));
    joined.unwrap_or(Text::new("problem-invalid-field"))
}

/// What a person reads after a wrong code.
fn wrong_code(tries_left: Option<u32>) -> Text {
    match tries_left {
        None => Text::new("problem-invalid-code-detail"),
        Some(0) => Text::new("problem-invalid-code-last"),
        Some(tries) => Text::new("problem-invalid-code-tries").with("tries", tries),
    }
}

impl Row {
    /// Adds a field problem that has the same sentence as the problem.
    fn field(self, field: &'static str, code: &'static str) -> Self {
        let detail = self.detail.clone();
        self.fields(vec![FieldProblem { field, code, detail }])
    }

    fn fields(self, fields: Vec<FieldProblem>) -> Self {
        Self { fields, ..self }
    }

    /// Adds the seconds to wait, also as the header `Retry-After`.
    fn retry_after(self, seconds: i64) -> Self {
        Self { members: Members { retry_after: Some(seconds), ..self.members }, ..self }
    }

    fn captcha(self) -> Self {
        Self { members: Members { captcha: Some(true), ..self.members }, ..self }
    }

    fn tries_left(self, tries: Option<u32>) -> Self {
        Self { members: Members { tries_left: tries, ..self.members }, ..self }
    }

    fn help_url(self, url: String) -> Self {
        Self { members: Members { help_url: Some(url), ..self.members }, ..self }
    }

    fn www_authenticate(self, scheme: &'static str) -> Self {
        Self { www_authenticate: Some(scheme), ..self }
    }

    fn cause(self, cause: String) -> Self {
        Self { cause: Some(cause), ..self }
    }

    fn body(self, language: Language) -> Body {
        let Self { status, code, title, detail, fields, members, .. } = self;
        let field_body = |FieldProblem { field, code, detail }: FieldProblem| FieldBody { field, code, detail: language.words(&detail) };
        Body {
            r#type: format!("urn:rekey:problem:{code}"),
            title: language.words(&title),
            status,
            code,
            detail: language.words(&detail),
            fields: fields.into_iter().map(field_body).collect(),
            members,
        }
    }
}

/// Writes the body of a problem in the language of the person. A response that is no problem stays as it is.
pub(crate) fn in_language(mut response: Response, language: Language) -> Response {
    let Some(row) = response.extensions_mut().remove::<Row>() else { return response };
    let (mut parts, ()) = response.map(drop).into_parts();
    let json = Json(row.body(language)).into_response();
    parts.headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    Response::from_parts(parts, json.into_body())
}

/// The seconds of `Retry-After` if waiting does not help because the caller needs another kind of code. A client that retries by
/// itself should wait a day.
const ANOTHER_DAY: i64 = 86_400;

impl Problem {
    /// A request from the web that does not come from a page of this site.
    pub const NOT_FROM_THIS_SITE: Self = Self::Forbidden(Text::new("problem-forbidden-other-site"));

    /// A code, at a sign-in, of a kind that does not count by the policy of the account.
    pub const KIND_DOES_NOT_COUNT: Self = Self::StateConflict(Text::new("problem-conflict-kind-of-factor"));

    /// A field that does not parse.
    pub fn field(field: &'static str, rule: &impl ToText) -> Self {
        Self::coded_field(field, "invalid", rule)
    }

    /// A field that does not parse, with a code by which callers tell the reasons apart.
    pub fn coded_field(field: &'static str, code: &'static str, rule: &impl ToText) -> Self {
        Self::InvalidFields(vec![FieldProblem { field, code, detail: rule.to_text() }])
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
    fn row(self) -> Row {
        match self {
            Self::InvalidRequest(detail) => row(400, "invalid_request", "problem-invalid-request-title", detail),
            Self::InvalidFields(fields) => row(400, "invalid_request",
                "problem-invalid-request-title", sentences(&fields)).fields(fields),
            Self::CaptchaFailed => row(400, "captcha_failed", "problem-captcha-failed-title", "problem-captcha-failed-detail"),
            // The codes of RFC 8628, 3.5.
            Self::AuthorizationPending => row(400, "authorization_pending",
                "problem-authorization-pending-title", "problem-authorization-pending-detail"),
            Self::SlowDown(seconds) => row(400, "slow_down",
                "problem-slow-down-title", Text::new("problem-slow-down-detail").with("seconds", seconds)).retry_after(seconds),
            Self::AccessDenied => row(400, "access_denied", "problem-access-denied-title", "problem-access-denied-detail"),
            Self::ExpiredToken => row(400, "expired_token", "problem-expired-token-title", "problem-expired-token-detail"),
            Self::Unauthenticated => row(401, "unauthenticated",
                "problem-unauthenticated-title", "problem-unauthenticated-detail").www_authenticate("Bearer"),
            Self::InvalidCredentials => row(401, "invalid_credentials",
                "problem-invalid-credentials-title", "problem-invalid-credentials-detail"),
            Self::WrongPassword(field) => row(401, "invalid_credentials",
                "problem-wrong-password-title", "problem-wrong-password-detail").field(field, "wrong"),
            Self::InvalidCode(left) => row(401, "invalid_code", "problem-invalid-code-title", wrong_code(left)).tries_left(left),
            Self::PasskeyRefused => row(401, "invalid_credentials",
                "problem-passkey-refused-title", "problem-passkey-refused-detail"),
            Self::WrongPasskey => row(401, "invalid_code", "problem-wrong-passkey-title", "problem-wrong-passkey-detail"),
            Self::ReauthenticationRequired => row(403, "reauthentication_required",
                "problem-reauthentication-required-title", "problem-reauthentication-required-detail"),
            Self::OnHold(seconds) => row(403, "on_hold", "problem-on-hold-title", "problem-on-hold-detail").retry_after(seconds),
            Self::Forbidden(detail) => row(403, "forbidden", "problem-forbidden-title", detail),
            Self::WebOnly => row(403, "web_only", "problem-web-only-title", "problem-web-only-detail"),
            Self::ClientUnsupported(url) => row(403, "client_unsupported",
                "problem-client-unsupported-title", "problem-client-unsupported-detail").help_url(url),
            Self::ApprovalRequired(url) => row(403, "client_unsupported",
                "problem-approval-required-title", "problem-approval-required-detail").help_url(url),
            Self::TwoFactorRequired(url) => row(403, "two_factor_required",
                "problem-two-factor-required-title", "problem-two-factor-required-detail").help_url(url),
            Self::NotFound => row(404, "not_found", "problem-not-found-title", "problem-not-found-detail"),
            Self::NameTaken => row(409, "conflict",
                "problem-name-taken-title", "problem-name-taken-detail").field("account", "taken"),
            Self::Conflict => row(409, "conflict", "problem-conflict-title", "problem-conflict-detail"),
            Self::StateConflict(detail) => row(409, "conflict", "problem-state-conflict-title", detail),
            Self::SupportRequired(url) => row(409, "support_required",
                "problem-support-required-title", "problem-support-required-detail").help_url(url),
            Self::LostFactorNeedsSupport(url) => row(409, "support_required",
                "problem-lost-factor-support-title", "problem-lost-factor-support-detail").help_url(url),
            Self::Expired => row(410, "expired", "problem-expired-title", "problem-expired-detail"),
            Self::BodyTooLarge => row(413, "body_too_large", "problem-body-too-large-title", "problem-body-too-large-detail"),
            Self::UnsupportedMediaType => row(415, "unsupported_media_type",
                "problem-unsupported-media-type-title", "problem-unsupported-media-type-detail"),
            Self::PasswordRefused(field, rules, refusals) => row(422, "password_refused", "problem-password-refused-title", "problem-password-refused-detail")
                .fields(refusals.into_iter().map(|why| FieldProblem { field, code: why.code(), detail: why.detail(rules) }).collect()),
            Self::RateLimited(seconds) => row(429, "rate_limited",
                "problem-rate-limited-title", Text::new("problem-rate-limited-detail").with("seconds", seconds))
                .retry_after(seconds),
            Self::CaptchaRequired(seconds) => row(429, "rate_limited",
                "problem-rate-limited-title", Text::new("problem-captcha-required-detail").with("seconds", seconds))
                .retry_after(seconds).captcha(),
            Self::CodesCapped(Method::RecoveryCode, seconds) => row(429, "rate_limited",
                "problem-recovery-codes-capped-title", "problem-recovery-codes-capped-detail")
                .retry_after(seconds).field("code", "used_up"),
            Self::CodesCapped(Method::Factor(_), seconds) => row(429, "rate_limited",
                "problem-codes-capped-title", "problem-codes-capped-detail").retry_after(seconds).field("code", "used_up"),
            Self::CodesInARow => row(429, "rate_limited",
                "problem-codes-in-a-row-title", "problem-codes-in-a-row-detail").retry_after(ANOTHER_DAY).field("code", "in_a_row"),
            Self::Internal(cause) => row(500, "internal", "problem-internal-title", "problem-internal-detail").cause(cause),
            Self::Unavailable(cause) => row(503, "unavailable",
                "problem-unavailable-title", "problem-unavailable-detail").cause(cause),
        }
    }
}

impl IntoResponse for Problem {
    /// A response without its body, which [`in_language`] adds.
    #[expect(clippy::expect_used, reason = "every status of the table has three digits")]
    fn into_response(self) -> Response {
        let row = self.row();
        let status = StatusCode::from_u16(row.status).expect("a status of the table");
        let mut response = (status, [(CONTENT_TYPE, "application/problem+json")]).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = row.members.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(scheme) = row.www_authenticate {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
        }
        response.extensions_mut().insert(row);
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
