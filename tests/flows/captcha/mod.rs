//! CAPTCHAs of every kind: each is valid once, for one action, for ten minutes, and nobody passes while a part that checks them
//! does not answer.

mod altcha;
mod image;
mod providers;

use rekey_tests::people::ADA;
use rekey_tests::{Answer, Visitor, World};
use serde_json::{Value, json};

/// Seconds that a CAPTCHA may be solved in.
const LIFE: i64 = 600;

async fn world(kind: &str) -> World {
    World::with(&[("REKEY_CAPTCHA", kind), ("REKEY_LIMIT_SCALE", "1000")]).await
}

/// Asks for a recovery with this in the place of a solved CAPTCHA.
async fn recover(visitor: &Visitor, captcha: impl Into<Value>) -> Answer {
    visitor.post("/v1/recovery", json!({"email": ADA, "captcha": captcha.into()})).await
}

/// Asks for an account with this in the place of a solved CAPTCHA.
async fn register(visitor: &Visitor, captcha: impl Into<Value>) -> Answer {
    visitor.post("/v1/accounts", json!({"account": "difference-engine", "email": ADA, "captcha": captcha.into()})).await
}

/// Nothing was written that leads to a mail; spent CAPTCHAs and counted addresses do not.
async fn nothing_is_asked_for(world: &World) -> bool {
    world.items("recovery").await.is_empty() && world.stack.outbox.all().is_empty()
}

/// The same of accounts, but for those that everybody finds in a local stack.
async fn nobody_is_registered(world: &World) -> bool {
    world.items("registration").await.iter().all(|row| row["account"].as_s().unwrap() != "difference-engine")
}
