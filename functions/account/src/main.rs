//! The Lambda binary of `account`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<account::Config>(env!("CARGO_PKG_NAME"), account::router)
}
