//! The Lambda binary of `enrol-2fa`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<enrol_2fa::Config>(env!("CARGO_PKG_NAME"), enrol_2fa::router)
}
