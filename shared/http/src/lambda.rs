//! The start of a function on Lambda: read the environment, refuse to start on any fault, serve.

use std::net::IpAddr;
use std::process::ExitCode;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use lambda_http::request::RequestContext;
use rekey_adapters::aws::Aws;
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::resources::Resources;
use rekey_domain::clock::Clock;
use rekey_domain::limits::ClientAddress;

use crate::client::Client;
use crate::{edge, log};

/// What an HTTP function reads beside its own configuration.
struct Start<C> {
    own: C,
    edge: edge::Config,
}

impl<C: FromEnv> FromEnv for Start<C> {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (own, edge) = (C::from_env(env), FromEnv::from_env(env));
        Some(Self { own: own?, edge: edge? })
    }
}

/// A function's own configuration, and the way to AWS.
struct WithAws<C> {
    own: C,
    aws: Aws,
}

impl<C: FromEnv> FromEnv for WithAws<C> {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (own, aws) = (C::from_env(env), Aws::from_env(env));
        Some(Self { own: own?, aws: aws? })
    }
}

/// Serves a router on Lambda until the environment ends.
pub fn serve<C: FromEnv>(router: impl FnOnce(C, &Resources) -> Router) -> ExitCode {
    serve_alone::<WithAws<C>>(|config| router(config.own, &Resources::new(config.aws, Clock::System)))
}

/// Serves a router that reaches nothing outside itself: no AWS client is linked into it.
pub fn serve_alone<C: FromEnv>(router: impl FnOnce(C) -> Router) -> ExitCode {
    run::<Start<C>>(async move |start| lambda_http::run(as_served(router(start.own), start.edge, Clock::System)).await)
}

/// A function's router with all that stands around it on Lambda; also what the sample events are shown to in tests.
pub fn as_served(router: Router, edge: edge::Config, clock: Clock) -> Router {
    edge::around(router, edge, clock).layer(from_fn(take_client_address))
}

/// Reads a configuration and runs a function with it: one line with all faults and exit code 2 if it is wrong.
pub fn run<C: FromEnv>(function: impl AsyncFnOnce(C) -> Result<(), lambda_http::Error>) -> ExitCode {
    let mut env = Env::process();
    log::as_json(&mut env);
    let config = match env.read::<C>() {
        Ok(config) => config,
        Err(faults) => {
            tracing::error!(%faults, "the environment is wrong");
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(function(config)),
        Err(error) => Err(error.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the function ended");
            ExitCode::FAILURE
        }
    }
}

/// The gateway's word on who called; the headers that claim to know are not read.
async fn take_client_address(mut request: Request, next: Next) -> Response {
    let address = match request.extensions().get::<RequestContext>() {
        Some(RequestContext::ApiGatewayV2(context)) => context.http.source_ip.as_deref().and_then(|text| text.parse::<IpAddr>().ok()),
        _ => None,
    };
    if let Some(address) = address {
        request.extensions_mut().insert(Client(ClientAddress::new(address)));
    }
    next.run(request).await
}
