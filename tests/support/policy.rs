//! The policy of an account, and users to whom it applies.

use serde_json::{Value, json};

use crate::users::ACCOUNT;
use crate::{Answer, GOOD_PASSWORD, Visitor, World};

/// Changes the policy of the root's account.
pub async fn set_policy(root: &Visitor, change: Value) -> Answer {
    root.patch("/v1/account/policy", change).await
}

/// Requires one of these factors of every user.
pub async fn require(root: &Visitor, kinds: &[&str]) {
    set_policy(root, json!({"two_factor": "required", "kinds": kinds})).await.expect(200);
}

/// A user of [`ACCOUNT`] in a browser, in a session that must enrol.
pub async fn enrolling(world: &World, user: &str) -> Visitor {
    let browser = world.visitor();
    let answer = browser.try_sign_in_user(ACCOUNT, Some(user), GOOD_PASSWORD).await.expect(200);
    assert_eq!(answer.json()["session"]["must_enrol"], json!(true), "{}", answer.raw);
    browser
}

/// Requires that the session can do nothing but enrol.
pub async fn must_enrol(world: &World, visitor: &Visitor) {
    let refused = visitor.get("/v1/account").await.refused(403, "two_factor_required");
    assert_eq!(refused.text("help_url"), format!("{}/settings/security", world.url));
}
