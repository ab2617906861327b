//! The Lambda binary of `pages`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve_alone::<pages::Config>(pages::router)
}
