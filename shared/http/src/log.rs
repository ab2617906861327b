//! Where log lines go: JSON on Lambda, readable text on a terminal. `REKEY_LOG` sets the level of Rekey's own lines.

use std::io::IsTerminal;

use rekey_adapters::config::Env;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// The crates whose lines are ours. Nothing turns the others up: the SDKs' lines hold whole requests, with all that is
/// secret in them.
const OURS: [&str; 13] = [
    "rekey",
    "rekey_domain",
    "rekey_adapters",
    "rekey_http",
    "rekey_local",
    "request_reset",
    "consume_link",
    "set_password",
    "sign_in",
    "session",
    "account",
    "deliver",
    "pages",
];

fn filter(env: &mut Env) -> EnvFilter {
    let level = env.or("REKEY_LOG", LevelFilter::INFO, |text| text.parse().map_err(|_| "must be off, error, warn, info, debug or trace"));
    let directives: Vec<String> = OURS.iter().map(|name| format!("{name}={level}")).collect();
    // The embedded database calls every condition that fails an error response; they are how limits work.
    EnvFilter::new(format!("warn,dynoxide=error,{}", directives.join(",")))
}

/// One JSON object a line on standard output, as CloudWatch reads it.
pub fn as_json(env: &mut Env) {
    let _ = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter(env)).try_init();
}

/// One readable line on standard error.
pub fn as_text(env: &mut Env) {
    let _ = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .with_env_filter(filter(env))
        .try_init();
}
