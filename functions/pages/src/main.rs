//! The Lambda binary of `pages`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<pages::Config>(|config, _| pages::router(config))
}
