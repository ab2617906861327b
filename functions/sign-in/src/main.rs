//! The Lambda binary of `sign-in`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<sign_in::Config>(env!("CARGO_PKG_NAME"), sign_in::router)
}
