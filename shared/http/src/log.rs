//! Where log lines go: JSON on Lambda, readable text on a terminal. `REKEY_LOG` sets the level.

use std::io::IsTerminal;

use rekey_adapters::config::{Env, text};
use tracing_subscriber::EnvFilter;

/// Our own crates speak at `info`; the SDKs at `warn`, since their debug lines hold whole requests.
const DEFAULT: &str = "warn,rekey=info,rekey_http=info,rekey_adapters=info,rekey_local=info,deliver=info,request_reset=info,consume_link=info,set_password=info,sign_in=info,session=info,account=info,pages=info";

fn filter(env: &mut Env) -> EnvFilter {
    let wanted = env.or("REKEY_LOG", DEFAULT.to_owned(), text);
    EnvFilter::try_new(wanted).unwrap_or_else(|_| EnvFilter::new(DEFAULT))
}

/// One JSON object a line on standard output, as CloudWatch reads it.
pub fn as_json(env: &mut Env) {
    let _ = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter(env)).try_init();
}

/// One readable line on standard error.
pub fn as_text(env: &mut Env) {
    let _ = tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal()).with_target(false).with_env_filter(filter(env)).try_init();
}
