//! The life of a function on Lambda: it reads the environment, refuses to start on any fault, connects to the database, serves,
//! and ends on SIGTERM.
//!
//! The `main.rs` of a function calls [`serve`] or [`serve_alone`]. Functions that do not speak HTTP call [`poll`] in
//! [`run_with_database`], or in [`run_with_aws`] if they read no table.

use std::net::IpAddr;
use std::process::ExitCode;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use http_body_util::Full;
use lambda_http::Error;
use lambda_http::lambda_runtime::{LambdaInvocation, Runtime};
use lambda_http::request::RequestContext;
use lambda_http::tower::Service;
use lambda_http::tower::layer::layer_fn;
use lambda_http::tower::util::{AndThen, MapFuture};
use rekey_adapters::aws::Aws;
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::resources::Resources;
use rekey_adapters::store;
use rekey_domain::clock::Clock;
use rekey_domain::limits::ClientAddress;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Mutex;

use crate::client::Client;
use crate::{edge, log};

/// A function's own configuration, and the configuration of AWS or of the edge.
struct With<C, D> {
    own: C,
    with: D,
}

impl<C: FromEnv, D: FromEnv> FromEnv for With<C, D> {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (own, with) = (C::from_env(env), D::from_env(env));
        Some(Self { own: own?, with: with? })
    }
}

/// Serves the router of a function on Lambda until the execution environment ends. Log lines name the function.
pub fn serve<C: FromEnv>(function: &'static str, router: impl FnOnce(C, &Resources) -> Router) -> ExitCode {
    run_with_database::<With<C, edge::Config>, _>(
        |config, resources| as_served(function, router(config.own, resources), config.with, resources.clock.clone()),
        poll_http,
    )
}

/// Serves a router that uses no other service. It links no AWS client.
pub fn serve_alone<C: FromEnv>(function: &'static str, router: impl FnOnce(C) -> Router) -> ExitCode {
    run::<With<C, edge::Config>>(async |config| poll_http(as_served(function, router(config.own), config.with, Clock::System)).await)
}

/// A function's router with all layers that it has on Lambda. Tests send the sample events to it.
pub fn as_served(function: &'static str, router: Router, edge: edge::Config, clock: Clock) -> Router {
    edge::around(function, router, edge, clock).layer(from_fn(take_client_address))
}

/// Reads a function's configuration and the access to AWS, builds the function while it connects to the database, and runs it
/// as [`run`] does.
pub fn run_with_database<C: FromEnv, F>(
    build: impl FnOnce(C, &Resources) -> F,
    serve: impl AsyncFnOnce(F) -> Result<(), Error>,
) -> ExitCode {
    run::<With<C, Aws>>(async |config| {
        let aws = config.with.clone();
        let build = async { build(config.own, &Resources::new(config.with, Clock::System)) };
        // Polled first, so that the function is built while the connection is being made.
        let (connected, function) = tokio::join!(biased; store::connect(&aws), build);
        log::best_effort(connected, "no connection to the database yet");
        serve(function).await
    })
}

/// Reads a function's configuration and the access to AWS, builds the function, and runs it as [`run`] does.
pub fn run_with_aws<C: FromEnv, F>(build: impl FnOnce(C, &Aws) -> F, serve: impl AsyncFnOnce(F) -> Result<(), Error>) -> ExitCode {
    run::<With<C, Aws>>(async |config| serve(build(config.own, &config.with)).await)
}

/// Reads a configuration and runs a function with it. If the configuration is wrong, it logs all faults in one line and exits
/// with code 2.
fn run<C: FromEnv>(function: impl AsyncFnOnce(C) -> Result<(), Error>) -> ExitCode {
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
            tracing::error!(%error, "the function stopped because of an error");
            ExitCode::FAILURE
        }
    }
}

/// Answers invocations one after the other until SIGTERM. An invocation that has begun is answered first, up to the handover to
/// Lambda.
///
/// # Errors
/// If the Runtime API does not follow its protocol.
pub async fn poll<S>(runtime: Runtime<S>) -> Result<(), Error>
where
    S: Service<LambdaInvocation, Response = (), Error = Error>,
{
    let mut terminate = signal(SignalKind::terminate())?;
    let answering = Mutex::new(());
    let runtime = runtime.layer(layer_fn(|service| {
        MapFuture::new(service, |answer| async {
            let _answering = answering.lock().await;
            answer.await
        })
    }));
    let told_to_end = async {
        terminate.recv().await;
        answering.lock().await
    };
    tokio::select! {
        result = runtime.run() => result,
        _ = told_to_end => Ok(()),
    }
}

/// Runs [`poll`] for a router.
async fn poll_http(router: Router) -> Result<(), Error> {
    // Lambda takes whole answers. The runtime needs bodies that are `Sync`, and axum's bodies are not.
    let whole = async |answer: Response| {
        let (parts, body) = answer.into_parts();
        Ok::<_, Error>(Response::from_parts(parts, Full::new(to_bytes(body, usize::MAX).await?)))
    };
    poll(lambda_http::runtime(AndThen::new(router, whole))).await
}

/// Takes the client address from the gateway. Headers that name an address are not read.
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
