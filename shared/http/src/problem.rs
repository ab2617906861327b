//! Refusals (RFC 9457): the one place that knows their status codes.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rekey_adapters::captcha::CaptchaError;
use rekey_adapters::store::{Admission, CodeRequest, StoreError};
use rekey_domain::factors::Method;
use rekey_domain::password::{HashError, PasswordRules, Refusal};
use serde::Serialize;

/// Why a request is refused. Nothing here repeats what was sent or says who exists.
#[derive(Debug)]
pub enum Problem {
    /// The request is not one that the contract knows.
    InvalidRequest(&'static str),
    /// A field is of the right type but not what it should be.
    InvalidField(FieldProblem),
    /// No CAPTCHA was solved for this; what was wrong with it is not told.
    CaptchaFailed,
    /// No live session.
    Unauthenticated,
    /// Account, user or password is wrong; which one is not told.
    InvalidCredentials,
    /// The current password, asked of who is signed in in this field, is wrong.
    WrongPassword(&'static str),
    /// The typed code is not the one that was sent.
    InvalidCode,
    /// The password, and the factor if there is one, have to be shown again first.
    ReauthenticationRequired,
    /// Held back after a recovery; so many seconds to wait.
    OnHold(i64),
    /// Not from here, or not open.
    Forbidden(&'static str),
    /// Settings that are open to browsers alone.
    WebOnly,
    /// A client that cannot ask for codes; the page where it goes on.
    ClientUnsupported(String),
    /// There is no such thing.
    NotFound,
    /// The plain account name is taken.
    NameTaken,
    /// Something changed in the meantime.
    Conflict,
    /// Things are not as the request supposes.
    NotSo(&'static str),
    /// No code can reach this principal; the report form.
    SupportRequired(String),
    /// A token or recovery that is spent, past its time or was never issued.
    Expired,
    /// More than 8 KiB.
    BodyTooLarge,
    /// Not JSON.
    UnsupportedMediaType,
    /// The new password, which stands in this field, breaks rules.
    PasswordRefused(&'static str, PasswordRules, Vec<Refusal>),
    /// Too often; so many seconds to wait.
    RateLimited(i64),
    /// The name has had too many tries; so many seconds to wait, or a CAPTCHA to solve.
    CaptchaRequired(i64),
    /// The day has had its wrong codes of this method; so many seconds to wait.
    CodesCapped(Method, i64),
    /// So many wrong codes of app and mail came in a row that neither is taken.
    CodesInARow,
    /// A defect of ours.
    Internal(String),
    /// Something that this rests on does not answer.
    Unavailable(String),
}

/// What is wrong with one field.
#[derive(Debug, Serialize)]
pub struct FieldProblem {
    /// The field's name in the request.
    pub field: &'static str,
    /// The stable reason.
    pub code: &'static str,
    /// The sentence for people.
    pub detail: String,
}

#[derive(Serialize)]
struct Body {
    r#type: String,
    title: &'static str,
    status: u16,
    code: &'static str,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldProblem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    captcha: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_url: Option<String>,
}

/// What `Retry-After` says where waiting alone helps nobody: a client that tries by itself should not do so before a day has
/// gone by. What it takes is another kind of code.
const ANOTHER_DAY: i64 = 86_400;

/// The refusal's stable name, left on the response for the log line.
#[derive(Clone, Copy)]
pub struct ProblemCode(pub &'static str);

impl Problem {
    /// A request of the web that no page of this site has made.
    pub const NOT_FROM_THIS_SITE: Self = Self::Forbidden("This request does not come from a page of this site.");

    /// A field that does not parse.
    pub fn field(field: &'static str, rule: impl std::fmt::Display) -> Self {
        Self::coded_field(field, "invalid", rule)
    }

    /// A field that does not parse, where callers tell one reason from another.
    pub fn coded_field(field: &'static str, code: &'static str, rule: impl std::fmt::Display) -> Self {
        Self::InvalidField(FieldProblem { field, code, detail: rule.to_string() })
    }

    /// Something that this rests on did not do its part.
    pub fn unavailable(cause: impl std::fmt::Display) -> Self {
        Self::Unavailable(cause.to_string())
    }

    /// Turns a refused admission into the answer for it.
    ///
    /// # Errors
    /// [`Problem::RateLimited`] if it was refused.
    pub fn unless_granted(admission: Admission) -> Result<(), Self> {
        match admission {
            Admission::Granted => Ok(()),
            Admission::Refused { retry_after } => Err(Self::RateLimited(retry_after)),
        }
    }

    /// Turns a request for a mailed code that was not made into the answer for it.
    ///
    /// # Errors
    /// [`Problem::RateLimited`] or [`Problem::Expired`] if it was not.
    pub fn unless_made(request: CodeRequest) -> Result<(), Self> {
        match request {
            CodeRequest::Made => Ok(()),
            CodeRequest::TooSoon { retry_after } => Err(Self::RateLimited(retry_after)),
            CodeRequest::Pointless => Err(Self::Expired),
        }
    }

    fn parts(&self) -> (StatusCode, &'static str, &'static str, String) {
        let text = |text: &str| text.to_owned();
        match self {
            Self::InvalidRequest(detail) => (StatusCode::BAD_REQUEST, "invalid_request", "Invalid request", text(detail)),
            Self::InvalidField(field) => (StatusCode::BAD_REQUEST, "invalid_request", "Invalid request", field.detail.clone()),
            Self::CaptchaFailed => {
                (StatusCode::BAD_REQUEST, "captcha_failed", "CAPTCHA not solved", text("Solve a new CAPTCHA and try again."))
            }
            Self::Unauthenticated => (StatusCode::UNAUTHORIZED, "unauthenticated", "Not signed in", text("Sign in first.")),
            Self::InvalidCredentials => (
                StatusCode::UNAUTHORIZED,
                "invalid_credentials",
                "Wrong name or password",
                text("The account name, user name or password is not right."),
            ),
            Self::WrongPassword(_) => {
                (StatusCode::UNAUTHORIZED, "invalid_credentials", "Wrong password", text("This is not the current password."))
            }
            Self::InvalidCode => (StatusCode::UNAUTHORIZED, "invalid_code", "Wrong code", text("This is not the right code.")),
            Self::ReauthenticationRequired => (
                StatusCode::FORBIDDEN,
                "reauthentication_required",
                "Confirm that it is you",
                text("Show your password again first, and a code if a second factor is on."),
            ),
            Self::OnHold(_) => (
                StatusCode::FORBIDDEN,
                "on_hold",
                "Held back after a recovery",
                text(
                    "For 24 hours after a password recovery this waits, unless you confirm that it is you with an authenticator app \
                     or a recovery code from before.",
                ),
            ),
            Self::WebOnly => (StatusCode::FORBIDDEN, "web_only", "On the web page only", text("These settings are open to browsers only.")),
            Self::ClientUnsupported(_) => (
                StatusCode::FORBIDDEN,
                "client_unsupported",
                "Not in desktop apps yet",
                text("This account asks for a code at sign-in, which desktop apps cannot do yet. Use the web page or the mobile app."),
            ),
            Self::Forbidden(detail) => (StatusCode::FORBIDDEN, "forbidden", "Not allowed", text(detail)),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "Not found", text("There is nothing here.")),
            Self::NameTaken => (StatusCode::CONFLICT, "conflict", "Name taken", text("This account name is taken. Choose another one.")),
            Self::Conflict => {
                (StatusCode::CONFLICT, "conflict", "Changed meanwhile", text("Something changed in the meantime. Look again and repeat."))
            }
            Self::NotSo(detail) => (StatusCode::CONFLICT, "conflict", "Not as things are", text(detail)),
            Self::SupportRequired(_) => (
                StatusCode::CONFLICT,
                "support_required",
                "No code can reach you",
                text("No email address is bound to this account, so no code can be mailed. Tell us with the report form."),
            ),
            Self::Expired => (
                StatusCode::GONE,
                "expired",
                "No longer good",
                text("This link, code or sign-in has been used, is too old, or was never there. Begin again."),
            ),
            Self::BodyTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", "Too large", text("A body has at most 8 KiB.")),
            Self::UnsupportedMediaType => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "Not JSON", text("Send the body as application/json."))
            }
            Self::PasswordRefused(..) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "password_refused",
                "Choose another password",
                text("The new password does not meet the rules."),
            ),
            Self::RateLimited(seconds) => {
                (StatusCode::TOO_MANY_REQUESTS, "rate_limited", "Too many tries", format!("Wait {seconds} seconds and try again."))
            }
            Self::CaptchaRequired(seconds) => (
                StatusCode::TOO_MANY_REQUESTS,
                "rate_limited",
                "Too many tries",
                format!("Too many passwords were tried for this name. Solve a CAPTCHA, or wait {seconds} seconds, and try again."),
            ),
            Self::CodesInARow => (
                StatusCode::TOO_MANY_REQUESTS,
                "rate_limited",
                "Too many wrong codes in a row",
                text("Too many wrong codes were entered in a row. Use a recovery code: the others are good again after it."),
            ),
            Self::CodesCapped(Method::RecoveryCode, _) => (
                StatusCode::TOO_MANY_REQUESTS,
                "rate_limited",
                "Too many wrong recovery codes",
                text(
                    "The day's wrong recovery codes are used up. Use a code from your authenticator app or by email, or wait until tomorrow.",
                ),
            ),
            Self::CodesCapped(..) => (
                StatusCode::TOO_MANY_REQUESTS,
                "rate_limited",
                "Too many wrong codes",
                text("The day's wrong codes are used up. A recovery code still works; or wait until tomorrow."),
            ),
            Self::Internal(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Internal error", text("Something went wrong on our side."))
            }
            Self::Unavailable(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "Not available",
                text("This does not work at the moment. Try again shortly."),
            ),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, title, detail) = self.parts();
        match &self {
            Self::Internal(cause) => tracing::error!(code, cause, "internal"),
            Self::Unavailable(cause) => tracing::error!(code, cause, "unavailable"),
            _ => {}
        }
        let retry_after = match &self {
            Self::RateLimited(seconds) | Self::CaptchaRequired(seconds) | Self::CodesCapped(_, seconds) | Self::OnHold(seconds) => {
                Some(*seconds)
            }
            Self::CodesInARow => Some(ANOTHER_DAY),
            _ => None,
        };
        let captcha = matches!(self, Self::CaptchaRequired(_)).then_some(true);
        let help_url = match &self {
            Self::SupportRequired(url) | Self::ClientUnsupported(url) => Some(url.clone()),
            _ => None,
        };
        let fields = match self {
            Self::InvalidField(field) => vec![field],
            Self::PasswordRefused(field, rules, refusals) => {
                refusals.into_iter().map(|refusal| FieldProblem { field, code: refusal.code(), detail: refusal.detail(rules) }).collect()
            }
            Self::WrongPassword(field) => vec![FieldProblem { field, code: "wrong", detail: detail.clone() }],
            Self::CodesCapped(..) => vec![FieldProblem { field: "code", code: "used_up", detail: detail.clone() }],
            Self::CodesInARow => vec![FieldProblem { field: "code", code: "in_a_row", detail: detail.clone() }],
            Self::NameTaken => vec![FieldProblem { field: "account", code: "taken", detail: detail.clone() }],
            _ => Vec::new(),
        };
        let body = Body {
            r#type: format!("urn:rekey:problem:{code}"),
            title,
            status: status.as_u16(),
            code,
            detail,
            fields,
            retry_after,
            captcha,
            help_url,
        };
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if code == "unauthenticated" {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(ProblemCode(code));
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => Self::Unavailable(error.to_string()),
            StoreError::Damaged(_) => Self::Internal(error.to_string()),
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
