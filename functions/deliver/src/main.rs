//! The Lambda binary of `deliver`.

use std::process::ExitCode;

use deliver::{Call, Config, Deliver};
use lambda_runtime::{Error, LambdaEvent, Runtime, service_fn};
use rekey_http::lambda;
use tracing::Instrument;

fn main() -> ExitCode {
    lambda::run_with_database::<Config, _>(Deliver::new, async |deliver| {
        let handler = async |event: LambdaEvent<Call>| {
            let span =
                tracing::error_span!(target: "rekey", "batch", request_id = event.context.request_id, function = env!("CARGO_PKG_NAME"));
            Ok::<_, Error>(deliver.answer(event.payload).instrument(span).await?)
        };
        lambda::poll(Runtime::new(service_fn(handler))).await
    })
}
