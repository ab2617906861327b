//! The Lambda binary of `session`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<session::Config>(env!("CARGO_PKG_NAME"), session::router)
}
