//! Problems (RFC 9457), and the only place that has their status codes.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rekey_adapters::captcha::CaptchaError;
use rekey_adapters::store::{Admission, CodeRequest, StoreError};
use rekey_domain::factors::Method;
use rekey_domain::password::{HashError, PasswordRules, Refusal};
use serde::Serialize;

/// Why a request is refused. No problem repeats the request's values or reveals whether an account exists.
#[derive(Debug)]
pub enum Problem {
    /// The request does not follow the contract. The text says why.
    InvalidRequest(&'static str),
    /// A field has the right type and a wrong value.
    InvalidField(FieldProblem),
    /// No CAPTCHA was solved for this action. The caller is not told why.
    CaptchaFailed,
    /// The request has no live session.
    Unauthenticated,
    /// The account, user or password is wrong. The caller is not told which.
    InvalidCredentials,
    /// The current password, in this field of the request, is wrong.
    WrongPassword(&'static str),
    /// The typed code is wrong.
    InvalidCode,
    /// The password, and a factor if there is one, must be shown again first.
    ReauthenticationRequired,
    /// Refused during the hold after a recovery. The number is the seconds until it ends.
    OnHold(i64),
    /// The caller may not do this. The text says why.
    Forbidden(&'static str),
    /// Settings that are open to browsers only.
    WebOnly,
    /// A client that cannot ask for codes. The text is the URL of the page to go on at.
    ClientUnsupported(String),
    /// Nothing is here.
    NotFound,
    /// The plain account name is taken.
    NameTaken,
    /// Something changed in the meantime.
    Conflict,
    /// The state is not what the request assumes. The text says why.
    StateConflict(&'static str),
    /// No code can reach this principal. The text is the URL of the report form.
    SupportRequired(String),
    /// A token or recovery that is spent, expired or was never issued.
    Expired,
    /// A body of more than 8 KiB.
    BodyTooLarge,
    /// A body that is not JSON.
    UnsupportedMediaType,
    /// The new password, in this field of the request, breaks the rules.
    PasswordRefused(&'static str, PasswordRules, Vec<Refusal>),
    /// A limit is reached. The number is the seconds to wait.
    RateLimited(i64),
    /// The name has had too many tries. The number is the seconds to wait, unless the caller solves a CAPTCHA.
    CaptchaRequired(i64),
    /// The day's wrong codes of this method are used up. The number is the seconds to wait.
    CodesCapped(Method, i64),
    /// Too many wrong codes of app and mail came in a row. Neither kind is accepted.
    CodesInARow,
    /// A defect of Rekey. The text is for the log.
    Internal(String),
    /// Something that the request needs does not answer. The text is for the log.
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

/// The seconds of `Retry-After` where waiting alone does not help, because another kind of code is needed. A client that
/// retries by itself should wait a day.
const ANOTHER_DAY: i64 = 86_400;

/// The code of the problem, left on the response for the log line.
#[derive(Clone, Copy)]
pub struct ProblemCode(pub &'static str);

/// The cause of a problem on Rekey's side, left on the response for the log line. The caller is not told.
#[derive(Clone)]
pub struct Cause(pub String);

impl Problem {
    /// A request from the web that does not come from a page of this site.
    pub const NOT_FROM_THIS_SITE: Self = Self::Forbidden("This request does not come from a page of this site.");

    /// A field that does not parse.
    pub fn field(field: &'static str, rule: impl std::fmt::Display) -> Self {
        Self::coded_field(field, "invalid", rule)
    }

    /// A field that does not parse, with a code by which callers tell the reasons apart.
    pub fn coded_field(field: &'static str, code: &'static str, rule: impl std::fmt::Display) -> Self {
        Self::InvalidField(FieldProblem { field, code, detail: rule.to_string() })
    }

    /// Something that the request needs does not answer.
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

    /// Turns a request for a code that was not made into its problem.
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
            Self::StateConflict(detail) => (StatusCode::CONFLICT, "conflict", "Not as things are", text(detail)),
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
        let cause = match &self {
            Self::Internal(cause) | Self::Unavailable(cause) => Some(Cause(cause.clone())),
            _ => None,
        };
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
        if let Some(cause) = cause {
            response.extensions_mut().insert(cause);
        }
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
