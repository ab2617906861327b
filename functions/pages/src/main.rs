//! The Lambda binary of `pages`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve_alone::<pages::Config>(env!("CARGO_PKG_NAME"), pages::router)
}
