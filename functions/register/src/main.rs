//! The Lambda binary of `register`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<register::Config>(env!("CARGO_PKG_NAME"), register::router)
}
