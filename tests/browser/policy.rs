//! The account's policy on the pages: the root's rules, and a user who has to turn a second factor on.

use rekey_local::PASSWORD;
use rekey_tests::browser::FAULTS;
use rekey_tests::{Authenticator, Browser, World};
use serde_json::json;

/// Chooses the unit with this many seconds in a list of units.
async fn choose_unit(admin: &Browser, list: &str, seconds: u32) {
    admin.eval(&format!("document.getElementById('policy-form').elements.{list}.value = {seconds}")).await;
}

#[tokio::test]
async fn a_user_is_led_to_turn_a_factor_on_after_the_root_requires_one() {
    let world = World::in_real_time().await;
    let admin = Browser::at_users(&world, "flowmatic").await;
    assert_eq!(admin.eval("document.getElementById('policy').hidden").await, json!(false));
    // The largest unit that gives a whole number: 14 and 90 days.
    let lives =
        "['web', 'web_unit', 'app_life', 'app_life_unit'].map((name) => document.getElementById('policy-form').elements[name].value)";
    assert_eq!(admin.eval(lives).await, json!(["14", "86400", "90", "86400"]));
    admin.click("label:has([name=two_factor])").await;
    // Every wrong field has an error of its own: no kind that counts, a life that is too long, and one that is too short.
    admin.click("label:has([value=app])").await;
    admin.click("label:has([value=email])").await;
    admin.click("label:has([value=passkey])").await;
    admin.fill("#web", "15").await;
    admin.fill("#app_life", "4.5").await;
    choose_unit(&admin, "app_life_unit", 60).await;
    admin.click("#policy-form [type=submit]").await;
    admin.confirm_with(PASSWORD).await;
    admin.shows("#kinds-error", "Choose at least one").await;
    admin.shows("#web-error", "Choose at most 14 days").await;
    admin.shows("#app_life-error", "Choose at least 5 minutes").await;
    admin.click("label:has([value=app])").await;
    admin.fill("#web", "8").await;
    choose_unit(&admin, "web_unit", 3600).await;
    admin.fill("#app_life", "90").await;
    choose_unit(&admin, "app_life_unit", 86_400).await;
    admin.click("#policy-form [type=submit]").await;
    admin.shows("#policy-saved", "Saved").await;
    let policy = world.owner().await.get("/v1/account/policy").await.expect(200).json();
    assert_eq!((&policy["two_factor"], &policy["kinds"]), (&json!("required"), &json!(["app"])));
    assert_eq!(policy["session_seconds"], json!({"web": 28_800, "app": 7_776_000}));
    assert_eq!(admin.eval(lives).await, json!(["8", "3600", "90", "86400"]));
    assert_eq!(admin.eval(FAULTS).await, json!([]));

    // An administrator who is not the root does not see the rules.
    let mark = Browser::as_user(&world, "mark", "/settings/account").await;
    mark.state("/settings/security", "ready").await;
    mark.shows("#notices", "Your administrator requires two-factor authentication").await;
    let hidden = "['account-tab', 'users-tab', 'email', 'recovery-codes'].every((id) => document.getElementById(id).hidden)";
    assert_eq!(mark.eval(hidden).await, json!(true));
    assert_eq!(mark.eval(FAULTS).await, json!([]));
    for path in ["/settings/account", "/users"] {
        mark.go(path).await;
        mark.state("/settings/security", "ready").await;
    }
    mark.click("#turn-on-app").await;
    mark.confirm_with(PASSWORD).await;
    mark.state("/settings/security", "app").await;
    let app = Authenticator::new(&mark.text("#secret").await.replace(' ', ""));
    mark.fill("#app_code", &app.code(world.now())).await;
    mark.state("/settings/security", "recovery-codes").await;
    mark.click("#codes-saved-button").await;
    mark.state("/settings/security", "ready").await;
    assert_eq!(mark.eval("document.getElementById('account-tab').hidden").await, json!(false));
    // From here the user goes on to the page that led to the enrolment.
    assert_eq!(mark.eval("document.getElementById('go-on').pathname").await, json!("/users"));
    // The only factor that counts has no button to turn it off.
    assert_eq!(mark.eval("document.getElementById('turn-off-app').hidden").await, json!(true));
    mark.shows("#required-app", "Your administrator requires a second factor").await;
    mark.go("/settings/account").await;
    mark.state("/settings/account", "ready").await;
    mark.shows("#notices", "Your administrator changed the rules for signing in").await;
    admin.close().await;
    mark.close().await;
}
