//! Log output: JSON on Lambda, readable text on a terminal. `REKEY_LOG` sets the level of Rekey's own lines.

use std::io::IsTerminal;

use rekey_adapters::config::Env;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// Rekey's own crates. No setting raises the level of the others, because the lines of the SDKs hold whole requests with their
/// secrets.
const OURS: [&str; 18] = [
    "rekey",
    "rekey_domain",
    "rekey_adapters",
    "rekey_http",
    "rekey_local",
    "request_reset",
    "show_captcha",
    "consume_link",
    "set_password",
    "sign_in",
    "verify_otp",
    "enrol_2fa",
    "session",
    "register",
    "account",
    "admin",
    "deliver",
    "pages",
];

/// Logs Rekey's lines at the level of `REKEY_LOG`, and those of other crates from `warn` on.
pub fn filter(env: &mut Env) -> Targets {
    // `off` is not allowed, because faults at the start are logged too.
    let level =
        |text: &str| text.parse().ok().filter(|level| *level != LevelFilter::OFF).ok_or("must be error, warn, info, debug or trace");
    let level = env.or("REKEY_LOG", LevelFilter::INFO, level);
    // The embedded database reports every failed condition as an error, and limits work by failed conditions.
    let others = Targets::new().with_default(LevelFilter::WARN).with_target("dynoxide", LevelFilter::ERROR);
    others.with_targets(OURS.map(|name| (name, level)))
}

/// Writes one JSON object a line to standard output, as CloudWatch reads it.
pub fn as_json(env: &mut Env) {
    let lines = fmt::layer().json().flatten_event(true);
    let _ = tracing_subscriber::registry().with(lines.with_filter(filter(env))).try_init();
}

/// Writes readable lines to standard error.
pub fn as_text(env: &mut Env) {
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal()).with_target(false);
    let _ = tracing_subscriber::registry().with(lines.with_filter(filter(env))).try_init();
}
