//! The Lambda binary of `verify-otp`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<verify_otp::Config>(env!("CARGO_PKG_NAME"), verify_otp::router)
}
