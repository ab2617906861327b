//! Log output: JSON on Lambda, readable text on a terminal. `REKEY_LOG` sets the level of Rekey's own lines.

use std::error::Error;
use std::io::IsTerminal;

use rekey_adapters::config::Env;
use rekey_adapters::errors::with_sources;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// The beginning of the targets of Rekey's own lines. By default, the target of a line is the path of its module, which begins
/// with `rekey` in the shared crates. The crates of functions have other names, so each of their lines names this target.
const OURS: &str = "rekey";

/// Logs Rekey's lines at the level of `REKEY_LOG`, and those of other crates from `warn` on. No setting raises the level of the
/// others, because the lines of the SDKs hold whole requests with their secrets.
pub fn filter(env: &mut Env) -> Targets {
    // `off` is not allowed, because faults at the start are logged too.
    let level =
        |text: &str| text.parse().ok().filter(|level| *level != LevelFilter::OFF).ok_or("must be error, warn, info, debug or trace");
    let level = env.or("REKEY_LOG", LevelFilter::INFO, level);
    // The embedded database reports every failed condition as an error, and limits rely on failed conditions.
    Targets::new().with_default(LevelFilter::WARN).with_target("dynoxide", LevelFilter::ERROR).with_target(OURS, level)
}

/// Writes one JSON object a line to standard output, as CloudWatch reads it. The fields of a request's span are in `span`.
pub fn as_json(env: &mut Env) {
    let lines = fmt::layer().json().flatten_event(true).with_span_list(false);
    let _ = tracing_subscriber::registry().with(lines.with_filter(filter(env))).try_init();
    // A panic is a line like any other. The hook runs where the panic is, so the line is in the span of its request.
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "panic")));
}

/// Writes readable lines to standard error.
pub fn as_text(env: &mut Env) {
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal()).with_target(false);
    let _ = tracing_subscriber::registry().with(lines.with_filter(filter(env))).try_init();
}

/// Logs the failure of a write on which the answer to the request does not depend. `failure` is the message.
pub fn best_effort<E: Into<Box<dyn Error + Send + Sync>>>(written: Result<(), E>, failure: &'static str) {
    if let Err(error) = written {
        tracing::warn!(error = with_sources(&*error.into()), "{failure}");
    }
}
