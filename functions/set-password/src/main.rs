//! The Lambda binary of `set-password`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<set_password::Config>(env!("CARGO_PKG_NAME"), set_password::router)
}
