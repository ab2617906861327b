//! The Lambda binary of `consume-link`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<consume_link::Config>(env!("CARGO_PKG_NAME"), consume_link::router)
}
