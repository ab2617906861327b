//! The Lambda binary of `authorizer`.

use std::process::ExitCode;

use authorizer::{Authorizer, Config};
use lambda_runtime::{Error, LambdaEvent, Runtime, service_fn};
use rekey_http::lambda;
use serde_json::Value;
use tracing::Instrument;

fn main() -> ExitCode {
    lambda::run_with_database::<Config, _>(Authorizer::new, async |authorizer| {
        let handler = async |event: LambdaEvent<Value>| {
            // The caller of the other API sees the gateway's id.
            let gateway_request_id = event.payload["requestContext"]["requestId"].as_str();
            let span = tracing::error_span!(target: "rekey", "authorization", request_id = event.context.request_id, gateway_request_id, function = env!("CARGO_PKG_NAME"));
            // In a box, because the compiler looks only so deep into futures within futures.
            Ok::<_, Error>(Box::pin(authorizer.answer(event.payload)).instrument(span).await?)
        };
        lambda::poll(Runtime::new(service_fn(handler))).await
    })
}
