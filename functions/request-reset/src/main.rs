//! The Lambda binary of `request-reset`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<request_reset::Config>(env!("CARGO_PKG_NAME"), request_reset::router)
}
