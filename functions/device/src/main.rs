//! The Lambda binary of `device`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<device::Config>(env!("CARGO_PKG_NAME"), device::router)
}
