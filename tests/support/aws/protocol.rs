//! The protocols of AWS's services: JSON with the call in a header, REST, the query protocol and RPC v2.

use aws_smithy_cbor::Encoder;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A call of a service.
pub(super) struct Call {
    /// The right that it takes, such as `kms:DescribeKey`.
    pub(super) name: String,
    protocol: Protocol,
}

/// Why a call fails.
pub(super) enum Failed {
    With(&'static str),
    Refused,
}

#[derive(Clone, Copy)]
enum Protocol {
    /// JSON, also that of REST.
    Json,
    /// Forms and XML.
    Query,
    /// RPC v2 with CBOR.
    Cbor,
}

/// The services that name the call in the header `x-amz-target`, by the beginning of the header.
const TARGETS: [(&str, &str); 5] = [
    ("AmazonSQS", "sqs"),
    ("DynamoDBStreams_20120810", "dynamodb"),
    ("DynamoDB_20120810", "dynamodb"),
    ("PinpointSMSVoiceV2", "sms-voice"),
    ("TrentService", "kms"),
];

/// The services of the query protocol, by the version of their API.
const VERSIONS: [(&str, &str); 3] = [("2010-03-31", "sns"), ("2010-05-15", "cloudformation"), ("2011-06-15", "sts")];

/// The calls of REST, by method and the beginning of the path. The pages are none of AWS's services.
const PATHS: [(&str, &str, &str); 8] = [
    ("GET", "/2015-03-31/event-source-mappings", "lambda:ListEventSourceMappings"),
    ("GET", "/2016-08-19/account-settings", "lambda:GetAccountSettings"),
    ("GET", "/v1/config", "pages:Config"),
    ("GET", "/v2/email/account", "ses:GetAccount"),
    ("GET", "/v2/email/configuration-sets/", "ses:GetConfigurationSet"),
    ("GET", "/v2/email/identities/", "ses:GetEmailIdentity"),
    ("GET", "/v2/email/suppression/addresses/", "ses:GetSuppressedDestination"),
    ("POST", "/2015-03-31/functions/", "lambda:InvokeFunction"),
];

const RPC_V2: &str = "/service/GraniteServiceVersion20100801/operation/";

impl Call {
    pub(super) fn of(method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        let call = |service: &str, action: &str, protocol| Self { name: format!("{service}:{action}"), protocol };
        if let Some(target) = headers.get("x-amz-target") {
            let (prefix, action) = target.to_str().ok()?.split_once('.')?;
            let (_, service) = TARGETS.into_iter().find(|(known, _)| *known == prefix)?;
            return Some(call(service, action, Protocol::Json));
        }
        if let Some(action) = uri.path().strip_prefix(RPC_V2) {
            return Some(call("cloudwatch", action, Protocol::Cbor));
        }
        let path = |(known, start, _): &(&str, &str, &str)| *known == method.as_str() && uri.path().starts_with(start);
        if let Some((_, _, name)) = PATHS.into_iter().find(path) {
            return Some(Self { name: name.to_owned(), protocol: Protocol::Json });
        }
        let form = std::str::from_utf8(body).ok()?;
        let field = |name: &str| form.split('&').find_map(|field| field.strip_prefix(name)?.strip_prefix('='));
        let (_, service) = VERSIONS.into_iter().find(|(version, _)| Some(*version) == field("Version"))?;
        Some(call(service, field("Action")?, Protocol::Query))
    }

    pub(super) fn succeeds(&self, value: &Value) -> Response {
        let (_, action) = self.name.split_once(':').unwrap();
        match self.protocol {
            Protocol::Json => (StatusCode::OK, value.to_string()).into_response(),
            Protocol::Query => xml(&format!("{action}Response"), &json!({format!("{action}Result"): value})).into_response(),
            Protocol::Cbor => cbor(value).into_response(),
        }
    }

    pub(super) fn fails(&self, failed: Failed) -> Response {
        let refused = format!("User: arn:aws:iam::123456789012:user/ada is not authorized to perform: {} on resource: *", self.name);
        let (code, message) = match (&failed, self.protocol) {
            (Failed::With(code), _) => (*code, "This is what the test wants."),
            (Failed::Refused, Protocol::Json) => ("AccessDeniedException", refused.as_str()),
            (Failed::Refused, Protocol::Query | Protocol::Cbor) => ("AccessDenied", refused.as_str()),
        };
        let status = if code.ends_with("NotFoundException") { StatusCode::NOT_FOUND } else { StatusCode::BAD_REQUEST };
        match self.protocol {
            Protocol::Json => {
                let body = json!({"__type": code, "message": message}).to_string();
                (status, [("x-amzn-errortype", code)], body).into_response()
            }
            Protocol::Query => {
                (status, xml("ErrorResponse", &json!({"Error": {"Type": "Sender", "Code": code, "Message": message}}))).into_response()
            }
            Protocol::Cbor => (status, cbor(&json!({"__type": code, "message": message}))).into_response(),
        }
    }
}

fn xml(name: &str, value: &Value) -> String {
    let inside = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| xml(name, value)).collect(),
        Value::Array(members) => members.iter().map(|member| xml("member", member)).collect(),
        Value::String(text) => text.replace('&', "&amp;").replace('<', "&lt;"),
        other => other.to_string(),
    };
    format!("<{name}>{inside}</{name}>")
}

fn cbor(value: &Value) -> impl IntoResponse {
    let mut encoder = Encoder::new(Vec::new());
    write_cbor(&mut encoder, value);
    ([("smithy-protocol", "rpc-v2-cbor"), (header::CONTENT_TYPE.as_str(), "application/cbor")], encoder.into_writer())
}

fn write_cbor(to: &mut Encoder, value: &Value) {
    match value {
        Value::Null => {
            to.null();
        }
        Value::Bool(value) => {
            to.boolean(*value);
        }
        Value::Number(number) => {
            to.double(number.as_f64().unwrap());
        }
        Value::String(text) => {
            to.str(text);
        }
        Value::Array(members) => {
            to.array(members.len());
            members.iter().for_each(|member| write_cbor(to, member));
        }
        Value::Object(fields) => {
            to.map(fields.len());
            for (name, value) in fields {
                to.str(name);
                write_cbor(to, value);
            }
        }
    }
}
