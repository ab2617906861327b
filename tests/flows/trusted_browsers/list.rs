//! The list of trusted browsers, and ending the trust in one or all.

use rekey_local::PASSWORD;
use rekey_tests::World;
use rekey_tests::factors::{Owner, verify_and_trust};
use rekey_tests::people::DAY;
use serde_json::{Value, json};

use super::{audited, is_trusted, owner_with_a_trusted_browser, trust, trusted};

#[tokio::test]
async fn the_list_names_each_browser_and_the_calling_one() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    assert_eq!(owner.browser.get("/v1/trusted-browsers").await.expect(200).json(), json!({"browsers": []}));
    let (browser, named) = (world.visitor(), world.visitor());
    trust(&world, &owner, &browser).await;
    let trusted_at = world.now();
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "web", "device": "Firefox on Linux"});
    let waiting = named.post_from_site("/v1/sign-in", body).await.expect(200).text("challenge");
    verify_and_trust(&named, &waiting, "app", &owner.code(&world)).await.expect(200);
    world.clock.advance(3600);
    assert!(is_trusted(&browser).await);

    let list = browser.get("/v1/trusted-browsers").await.expect(200).json();
    let [last, first] = list["browsers"].as_array().unwrap().as_slice() else { panic!("{list}") };
    assert_eq!((&last["device"], &last["current"]), (&json!("Firefox on Linux"), &json!(false)));
    let expected = json!({
        "id": first["id"], "device": null, "trusted_at": trusted_at.rfc3339(), "expires_at": trusted_at.plus(30 * DAY).rfc3339(),
        "last_used_at": world.now().rfc3339(), "current": true
    });
    assert_eq!(*first, expected);
    // A session elsewhere sees the same, an app's too, and no one else's.
    let elsewhere = owner.browser.get("/v1/trusted-browsers").await.expect(200).json();
    assert!(elsewhere["browsers"].as_array().unwrap().iter().all(|browser| browser["current"] == false));
    assert_eq!(world.signed_in("analytical-engine").await.get("/v1/trusted-browsers").await.json(), json!({"browsers": []}));
    world.visitor().get("/v1/trusted-browsers").await.refused(401, "unauthenticated");
    world.clock.advance(30 * DAY - 3600);
    trust(&world, &owner, &owner.browser).await;
    let left = owner.browser.get("/v1/trusted-browsers").await.expect(200).json();
    assert_eq!(left["browsers"].as_array().unwrap().len(), 1, "an expired trust is not listed");
}

#[tokio::test]
async fn the_trust_in_one_browser_or_in_all_can_be_ended() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let (other, third) = (world.visitor(), world.visitor());
    trust(&world, &owner, &other).await;
    trust(&world, &owner, &third).await;
    let id = async |visitor: &rekey_tests::Visitor| {
        let list = visitor.get("/v1/trusted-browsers").await.expect(200).json();
        let current = list["browsers"].as_array().unwrap().iter().find(|browser| browser["current"] == true).unwrap()["id"].clone();
        current.as_str().unwrap().to_owned()
    };
    let path = format!("/v1/trusted-browsers/{}", id(&other).await);
    world.signed_in("analytical-engine").await.delete(&path).await.refused(404, "not_found");
    browser.delete(&path).await.expect(204);
    browser.delete(&path).await.refused(404, "not_found");
    for nobodys in ["/v1/trusted-browsers/x", "/v1/trusted-browsers/aaaaaaaaaaaaaaaaaaaaaaaaaa"] {
        browser.delete(nobodys).await.refused(404, "not_found");
    }
    assert_eq!(other.session_status().await, 200, "nobody is signed out");
    assert!(!is_trusted(&other).await);
    assert!(is_trusted(&browser).await && is_trusted(&third).await);

    third.delete("/v1/trusted-browsers").await.expect(204);
    assert_eq!(third.session_status().await, 200);
    assert_eq!(third.get("/v1/trusted-browsers").await.json(), json!({"browsers": []}));
    assert!(!is_trusted(&browser).await && !is_trusted(&third).await);
    trust(&world, &owner, &third).await;
    assert!(is_trusted(&third).await);
    assert_eq!([audited(&world, "browser_distrusted").await.len(), audited(&world, "browsers_distrusted").await.len()], [1, 1]);
}

#[tokio::test]
async fn a_browser_that_is_trusted_again_has_one_row() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let first = trusted(&browser).unwrap();
    // The trust has ended, and the browser still has its cookie when the person trusts it again.
    browser.delete("/v1/trusted-browsers").await.expect(204);
    let waiting = rekey_tests::factors::challenge(&browser, "web").await;
    browser.set_cookie(&first.0, &first.1);
    verify_and_trust(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    let rows: Vec<Value> = world.items("trusted").await.into_iter().map(|row| serde_dynamo::from_item(row).unwrap()).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(is_trusted(&browser).await);
}
