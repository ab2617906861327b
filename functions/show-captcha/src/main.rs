//! The Lambda binary of `show-captcha`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rekey_http::lambda::serve::<show_captcha::Config>(show_captcha::router)
}
