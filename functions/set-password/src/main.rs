//! The Lambda binary of `set-password`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<set_password::Config>(set_password::router)
}
