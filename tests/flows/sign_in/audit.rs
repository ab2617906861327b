//! The audit entries of sign-ins.

use rekey_tests::{GOOD_PASSWORD, World};

#[tokio::test]
async fn a_sign_in_with_the_password_alone_leaves_an_audit_entry() {
    let world = World::new().await;
    let (browser, app) = (world.visitor(), world.visitor());
    let entries = async || {
        let mut entries = world.rows("AUDIT#").await;
        entries.retain(|entry| entry["act"].as_s().unwrap() == "signed_in_by_password");
        entries
    };
    browser.try_sign_in("flowmatic", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    assert!(entries().await.is_empty());
    // In a new browser, in a known one, over a session, and in an app.
    let mut principal = None;
    for signed_in in 1..=3 {
        let session = browser.sign_in("flowmatic", rekey_local::PASSWORD).await.json();
        principal = session["session"]["principal"].as_str().map(str::to_owned);
        assert_eq!(entries().await.len(), signed_in);
    }
    app.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    let entries = entries().await;
    assert_eq!(entries.len(), 4);
    for entry in entries {
        let field = |name: &str| entry[name].as_s().unwrap().as_str();
        assert_eq!(field("account"), "flowmatic");
        assert_eq!([Some(field("actor")), Some(field("subject")), field("pk").strip_prefix("AUDIT#")], [principal.as_deref(); 3]);
    }
}
