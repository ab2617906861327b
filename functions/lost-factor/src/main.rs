//! The Lambda binary of `lost-factor`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<lost_factor::Config>(env!("CARGO_PKG_NAME"), lost_factor::router)
}
