//! The Lambda binary of `deliver`.

use std::process::ExitCode;

use aws_lambda_events::event::dynamodb::Event;
use deliver::{Config, Deliver};
use lambda_runtime::{LambdaEvent, service_fn};
use rekey_adapters::aws::Aws;
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::resources::Resources;
use rekey_domain::clock::Clock;

struct Start {
    own: Config,
    aws: Aws,
}

impl FromEnv for Start {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (own, aws) = (Config::from_env(env), Aws::from_env(env));
        Some(Self { own: own?, aws: aws? })
    }
}

fn main() -> ExitCode {
    rekey_http::lambda::run::<Start>(async |start| {
        let deliver = Deliver::new(start.own, &Resources::new(start.aws, Clock::System));
        let handler = async |event: LambdaEvent<Event>| Ok::<_, lambda_runtime::Error>(deliver.handle(event.payload).await);
        lambda_runtime::run(service_fn(handler)).await
    })
}
