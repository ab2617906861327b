//! The Lambda binary of `admin`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<admin::Config>(admin::router)
}
