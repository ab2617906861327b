//! Trusted browsers, in which a sign-in needs no code.

mod copies;
mod ends;
mod found;
mod list;
mod sign_in;

use rekey_domain::account_policy::AccountPolicy;
use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, challenge, verify_and_trust};
use rekey_tests::{Item, Visitor, World};
use serde_json::json;

/// The subject of the notice of a copy.
const COPIED: &str = "A copy of a browser you trust was used for your Rekey account";

/// The owner of `flowmatic` with an authenticator app, and a browser that the owner trusts.
async fn owner_with_a_trusted_browser(world: &World) -> (Owner, Visitor) {
    let owner = Owner::with_app(world).await;
    let browser = world.visitor();
    trust(world, &owner, &browser).await;
    (owner, browser)
}

/// Signs the owner in and trusts the browser.
async fn trust(world: &World, owner: &Owner, browser: &Visitor) {
    let waiting = challenge(browser, "web").await;
    verify_and_trust(browser, &waiting, "app", &owner.code(world)).await.expect(200);
    assert!(trusted(browser).is_some());
}

/// The cookie of the only principal that trusts the browser: its name and its value.
fn trusted(browser: &Visitor) -> Option<(String, String)> {
    let trusts = browser.trusts();
    assert!(trusts.len() < 2, "{trusts:?}");
    trusts.into_iter().next()
}

/// Whether a sign-in to `flowmatic` in this browser needs no code.
async fn is_trusted(browser: &Visitor) -> bool {
    is_trusted_with(browser, PASSWORD).await
}

async fn is_trusted_with(browser: &Visitor, password: &str) -> bool {
    browser.sign_in("flowmatic", password).await.text("status") == "signed_in"
}

/// Another browser with a copy of this browser's cookies, at another address.
fn copy(world: &World, browser: &Visitor) -> Visitor {
    let copy = world.visitor_from("127.0.6.6");
    for (name, value) in browser.trusts() {
        copy.set_cookie(&name, &value);
    }
    copy
}

/// The acts in the audit log, in no order.
async fn audited(world: &World, act: &str) -> Vec<Item> {
    let mut entries = world.rows("AUDIT#").await;
    entries.retain(|entry| entry["act"].as_s().unwrap() == act);
    entries
}

/// Sets the policy of `flowmatic` on trusted browsers.
async fn set_policy(world: &World, trusted_browsers: bool) {
    let policy = AccountPolicy { trusted_browsers, ..AccountPolicy::default() };
    let mut row: Item = serde_dynamo::to_item(&policy).unwrap();
    let key: Item = serde_dynamo::to_item(json!({"pk": "POLICY#flowmatic", "sk": "POLICY", "kind": "policy"})).unwrap();
    row.extend(key);
    let put = world.stack.resources.dynamodb.put_item().table_name("rekey-directory").set_item(Some(row));
    put.send().await.unwrap();
}
