//! The Lambda binary of `admin`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<admin::Config>(env!("CARGO_PKG_NAME"), admin::router)
}
