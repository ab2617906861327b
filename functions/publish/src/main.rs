//! The Lambda binary of `publish`.

use std::process::ExitCode;

use aws_lambda_events::event::dynamodb::Event;
use lambda_runtime::{Error, LambdaEvent, Runtime, service_fn};
use publish::{Config, Publish};
use rekey_http::lambda;
use tracing::Instrument;

fn main() -> ExitCode {
    lambda::run_with_aws::<Config, _>(Publish::new, async |publish| {
        let handler = async |event: LambdaEvent<Event>| {
            let span =
                tracing::error_span!(target: "rekey", "batch", request_id = event.context.request_id, function = env!("CARGO_PKG_NAME"));
            Ok::<_, Error>(publish.handle(event.payload).instrument(span).await)
        };
        lambda::poll(Runtime::new(service_fn(handler))).await
    })
}
