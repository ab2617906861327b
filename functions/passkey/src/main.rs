//! The Lambda binary of `passkey`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<passkey::Config>(env!("CARGO_PKG_NAME"), passkey::router)
}
