//! The Lambda binary of `sign-in`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<sign_in::Config>(sign_in::router)
}
