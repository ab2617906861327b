//! The Lambda binary of `show-captcha`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<show_captcha::Config>(env!("CARGO_PKG_NAME"), show_captcha::router)
}
