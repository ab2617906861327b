//! The Lambda binary of `bounce`.

use std::process::ExitCode;

use aws_lambda_events::event::sns::SnsEvent;
use bounce::{Bounce, Config};
use lambda_runtime::{Error, LambdaEvent, Runtime, service_fn};
use rekey_http::lambda;
use tracing::Instrument;

fn main() -> ExitCode {
    lambda::run_with_database::<Config, _>(Bounce::new, async |bounce| {
        let handler = async |event: LambdaEvent<SnsEvent>| {
            let span =
                tracing::error_span!(target: "rekey", "batch", request_id = event.context.request_id, function = env!("CARGO_PKG_NAME"));
            Ok::<_, Error>(bounce.handle(event.payload).instrument(span).await?)
        };
        lambda::poll(Runtime::new(service_fn(handler))).await
    })
}
