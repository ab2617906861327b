//! Signing in: known browsers, wrong codes and passwords, and strangers at a name.

mod audit;
mod known_browsers;
mod stolen_sessions;
mod strangers;
mod wrong_codes;

use rekey_tests::{Answer, Visitor, World};
use serde_json::json;

const WRONG: &str = "not the password";
const NAME: &str = "flowmatic";

/// A sign-in from an app, with a solved CAPTCHA or without.
async fn sign_in_with(visitor: &Visitor, account: &str, password: &str, captcha: Option<&str>) -> Answer {
    let body = json!({"account": account, "password": password, "client": "mobile", "captcha": captcha});
    visitor.post("/v1/sign-in", body).await
}

/// So many strangers, each at an address of its own, try a wrong password until the name's bucket is full.
async fn strangers_try(world: &World, account: &str, tries: usize) {
    for number in 0..tries {
        let stranger = world.visitor_from(&format!("127.0.7.{}", number + 1));
        sign_in_with(&stranger, account, WRONG, None).await;
    }
}
