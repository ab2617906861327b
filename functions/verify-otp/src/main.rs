//! The Lambda binary of `verify-otp`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<verify_otp::Config>(verify_otp::router)
}
