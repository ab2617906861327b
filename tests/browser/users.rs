//! The page of users, and what users see of it.

use fantoccini::key::Key;
use rekey_adapters::store::{AdminAction, TxOutcome};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::audit::ActClient;
use rekey_domain::id::Id;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::Principal;
use rekey_domain::registration::Registration;
use rekey_domain::undo::ActSession;
use rekey_local::PASSWORD;
use rekey_tests::browser::FAULTS;
use rekey_tests::factors::{turn_on_app, turn_on_email};
use rekey_tests::people::GRACE;
use rekey_tests::{Browser, GOOD_PASSWORD, Visitor, World};
use serde_json::json;

/// The account with the demo users, and what they may do.
const ACCOUNT: &str = "flowmatic";
/// An account without users.
const OTHER: &str = "analytical-engine";

/// Invites users in the name of their account's root, without a link for anybody.
async fn invite(world: &World, account: &str, names: impl IntoIterator<Item = String>, permissions: &[&str]) {
    let directory = world.directory();
    let (random, at, account) = (world.random(), world.now(), AccountName::parse(account).unwrap());
    let permissions: Vec<String> = permissions.iter().map(ToString::to_string).collect();
    let root = directory.login(&LoginName { account: account.clone(), user: None }).await.unwrap().unwrap();
    let root = directory.principal(root.principal).await.unwrap().unwrap();
    for name in names {
        let name = LoginName { account: account.clone(), user: Some(UserName::parse(&name).unwrap()) };
        let mut principal = Principal::new(Id::random(&random), name, Permissions::parse(&permissions).unwrap(), at);
        let registration = Registration::of_user(Id::random(&random), &principal, root.id, None, at);
        principal.registration = Some(registration.id);
        let session = ActSession { id: Id::random(&random), began_at: at };
        let act = AdminAction { op: Id::random(&random), actor: &root, session, client: ActClient::default(), tell: None, at };
        assert_eq!(directory.create_user(&act, &principal, &registration).await.unwrap(), TxOutcome::Done);
    }
}

/// A demo user who calls the API.
async fn demo_user(world: &World, user: &str) -> Visitor {
    let person = world.visitor();
    person.try_sign_in_user(ACCOUNT, Some(user), PASSWORD).await.expect(200);
    person
}

/// The names in the list, in its order.
async fn names(browser: &Browser) -> Vec<String> {
    let names = browser.eval("[...document.querySelectorAll('#user-list > tr')].map(({ dataset }) => dataset.user)").await;
    serde_json::from_value(names).unwrap()
}

/// What the list says about a user, by the column.
async fn fact(browser: &Browser, user: &str, column: &str) -> String {
    let cell = format!("document.querySelector(\"[data-user='{user}'] [data-fact='{column}']\")");
    browser.eval(&format!("{cell}.textContent")).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_user_signs_in_after_a_link_was_handed_over() {
    let world = World::in_real_time().await;
    let admin = Browser::at_users(&world, OTHER).await;
    assert_eq!(admin.text("#no-users").await, "There are no users yet. Create the first one.");
    assert_eq!(admin.text("[aria-current=page]").await, "Users");
    admin.click("#new-user-link").await;
    admin.state("/users", "new").await;
    admin.focused("h1[data-when=new]").await;
    admin.click("#user-submit").await;
    admin.shows("#user-error", "Enter a user name").await;
    admin.focused("#user[aria-invalid=true]").await;
    admin.fill("#user", "Lin").await;
    admin.click("label:has([value='users:read'])").await;
    admin.fill("#permissions", "reports:read, Reports").await;
    admin.click("#user-submit").await;
    admin.shows("#permissions-error", "“Reports” is not a permission").await;
    admin.fill("#permissions", "reports:read, reports:write").await;
    admin.click("#user-submit").await;
    admin.confirm_with(PASSWORD).await;
    admin.state("/users", "link").await;
    admin.focused("[data-when=link] h1").await;
    assert_eq!(admin.text("#link-for").await, "lin");
    let link = admin.eval("document.getElementById('link').value").await.as_str().unwrap().to_owned();
    admin.click("#copy-link-button").await;
    admin.shows("#copy-link-button", "Copied").await;

    let lin = Browser::open(&world).await;
    lin.client.goto(&link).await.unwrap();
    lin.state("/activate", "ready").await;
    lin.choose_password("#password", GOOD_PASSWORD).await;
    lin.state("/activate", "done").await;
    assert_eq!(lin.text("#done-name").await, "analytical-engine/lin");
    lin.click("#sign-in-link").await;
    lin.state("/settings/account", "ready").await;
    assert_eq!(lin.text("#fact-user").await, "analytical-engine/lin");
    lin.client.goto(&link).await.unwrap();
    lin.state("/activate", "expired").await;
    assert!(lin.text("[data-when=expired]").await.contains("Ask them for a new one"));

    // A user who may only see the list opens a user, and finds nothing to change.
    lin.go("/settings/account").await;
    lin.click("#users-tab").await;
    lin.state("/users", "ready").await;
    assert_eq!(names(&lin).await, ["lin"]);
    assert_eq!(lin.eval("document.getElementById('new-user-link').checkVisibility()").await, false);
    lin.tab_to("[data-user=lin] a").await;
    lin.keys(&Key::Enter).await;
    lin.state("/users", "details").await;
    lin.shows("#user-facts", "reports:read, reports:write, users:read").await;
    assert!(!lin.text("#user-facts").await.contains("None"));
    assert_eq!(
        lin.eval("[...document.querySelectorAll('main :is(button, input, textarea)')].some((part) => part.checkVisibility())").await,
        false
    );
    lin.go("/users#new").await;
    lin.state("/users", "ready").await;
    lin.close().await;

    admin.click("#link-done-button").await;
    admin.state("/users", "user").await;
    assert_eq!(admin.text("#user-state").await, "Active");
    assert_eq!(admin.eval("document.documentElement.outerHTML.includes('activate_') || document.getElementById('link').value").await, "");
    admin.client.back().await.unwrap();
    admin.state("/users", "ready").await;
    admin.focused("[data-user=lin] a").await;
    assert_ne!(fact(&admin, "lin", "last-sign-in").await, "Never");
    // The whole row is the link.
    admin.click("[data-user=lin] a").await;
    admin.state("/users", "user").await;
    admin.shows("#user-facts", "reports:read, reports:write, users:read").await;
    admin.close().await;
}

#[tokio::test]
async fn a_mailed_invitation_binds_its_address_once_it_is_used() {
    const FIRST: &str = "lin@example.org";
    const SECOND: &str = "lin@example.net";
    let world = World::in_real_time().await;
    let (admin, inbox) = (Browser::at_users(&world, OTHER).await, world.inbox(FIRST));
    admin.go("/users#new").await;
    admin.fill("#user", "lin").await;
    admin.fill("#email", FIRST).await;
    admin.click("#user-submit").await;
    admin.confirm_with(PASSWORD).await;
    admin.state("/users", "user").await;
    admin.shows("#user-done", "We have mailed a link to choose a password to lin@example.org").await;
    admin.shows("#user-facts", "Not confirmed yet").await;
    let first = inbox.nth(0).await.token();

    // New permissions end a link that is out.
    admin.shows("#link-hint", "It ends if you add permissions.").await;
    admin.click("label:has([value='users:read'])").await;
    admin.click("#user-submit").await;
    admin.shows("#user-saved", "The link that was out before has ended. If lin@example.org is the user’s own address").await;
    admin.click("#user-submit").await;
    admin.shows("#confirm-title", "Mail a link to lin@example.org?").await;
    admin.click("#confirm-yes").await;
    admin.shows("#user-saved", "We have mailed a link to lin@example.org.").await;
    let second = inbox.nth(1).await.token();
    let activate =
        async |token: String| world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await;
    activate(first).await.refused(410, "expired");
    activate(second).await.expect(200);

    admin.client.refresh().await.unwrap();
    admin.state("/users", "user").await;
    assert!(!admin.text("#user-facts").await.contains("Not confirmed yet"));
    admin.click("#user-submit").await;
    admin.shows("#user-saved", "Nothing was changed.").await;
    admin.fill("#email", SECOND).await;
    admin.click("#user-submit").await;
    admin.shows("#confirm-text", "Anybody who reads mail there can choose a new password for lin.").await;
    admin.click("#confirm-yes").await;
    admin.shows("#user-saved", "We have mailed a link to lin@example.net.").await;
    admin.shows("#email-hint", "Until then, lin@example.org stays linked").await;
    world.inbox(SECOND).nth(0).await;
    admin.fill("#email", FIRST).await;
    admin.click("#user-submit").await;
    admin.shows("#user-saved", "Saved. The link that was out before has ended.").await;
    assert!(!admin.text("#user-facts").await.contains("Not confirmed yet"), "the other address is taken back");

    admin.go("/users#new").await;
    admin.fill("#user", "LIN").await;
    admin.click("#user-submit").await;
    admin.shows("#user-error", "taken").await;
    admin.close().await;
}

#[tokio::test]
async fn a_reset_ends_the_users_session_and_asks_for_a_new_password() {
    let world = World::in_real_time().await;
    let admin = Browser::at_users(&world, ACCOUNT).await;
    let jean = Browser::as_user(&world, "jean", "/settings/account").await;
    jean.state("/settings/account", "ready").await;
    admin.manage("jean").await;
    admin.click("#reset-password-button").await;
    assert!(admin.text("#confirm-text").await.contains("all sessions of this user end at once"));
    admin.click("#confirm-dialog [value=cancel]").await;
    jean.client.refresh().await.unwrap();
    jean.state("/settings/account", "ready").await;
    admin.click("#reset-password-button").await;
    admin.click("#confirm-yes").await;
    admin.confirm_with(PASSWORD).await;
    admin.state("/users", "link").await;
    assert_eq!(admin.text("#link-before").await, "The password and all sessions of jean have ended.");
    let link = admin.eval("document.getElementById('link').value").await.as_str().unwrap().to_owned();
    jean.click("#users-tab").await;
    jean.state("/sign-in", "ready").await;

    admin.click("#link-done-button").await;
    admin.state("/users", "user").await;
    assert_eq!(admin.text("#user-state").await, "Password reset");
    assert_eq!(admin.text("#reset-password-button").await, "New link");
    admin.click("#reset-password-button").await;
    assert!(admin.text("#confirm-text").await.contains("The link that is out now ends at once"));
    admin.click("#confirm-yes").await;
    admin.state("/users", "link").await;
    jean.client.goto(&link).await.unwrap();
    jean.state("/activate", "expired").await;
    let link = admin.eval("document.getElementById('link').value").await.as_str().unwrap().to_owned();
    jean.client.goto(&link).await.unwrap();
    jean.state("/activate", "ready").await;
    jean.choose_password("#password", GOOD_PASSWORD).await;
    jean.state("/activate", "done").await;
    jean.click("#sign-in-link").await;
    jean.state("/settings/account", "ready").await;
    jean.close().await;
    admin.close().await;
}

#[tokio::test]
async fn the_page_tells_of_reset_factors_until_one_is_on_again() {
    let world = World::unlimited(&[]).await;
    let mark = demo_user(&world, "mark").await;
    turn_on_app(&world, &mark, json!({"password": PASSWORD})).await;
    let admin = Browser::at_users(&world, ACCOUNT).await;
    assert_eq!(fact(&admin, "mark", "factors").await, "Authenticator app");
    admin.manage("jean").await;
    assert_eq!(admin.eval("document.getElementById('reset-two-factor-button').checkVisibility()").await, false);
    admin.client.back().await.unwrap();
    admin.manage("mark").await;
    admin.click("#reset-two-factor-button").await;
    assert!(admin.text("#confirm-text").await.contains("We tell the user"));
    admin.click("#confirm-yes").await;
    admin.confirm_with(PASSWORD).await;
    admin.shows("#factors-done", "All second factors are turned off").await;
    admin.focused("#factors-title").await;
    assert_eq!(admin.text("#factors-state").await, "Off");
    admin.close().await;

    let browser = Browser::as_user(&world, "mark", "/settings/security").await;
    browser.state("/settings/security", "ready").await;
    browser.shows("#notices", "An administrator turned off all your second factors on").await;
    browser.go("/settings/account").await;
    browser.click("#notices a").await;
    browser.state("/settings/security", "ready").await;
    let mark = demo_user(&world, "mark").await;
    turn_on_app(&world, &mark, json!({"password": PASSWORD})).await;
    browser.client.refresh().await.unwrap();
    browser.state("/settings/security", "ready").await;
    assert_eq!(browser.eval("document.getElementById('notices').textContent").await, "");
    browser.close().await;
}

#[tokio::test]
async fn the_page_says_why_an_address_that_gets_codes_stays() {
    let world = World::unlimited(&[]).await;
    let admin = Browser::at_users(&world, ACCOUNT).await;
    admin.manage("mark").await;
    admin.fill("#email", "grace@example.com").await;
    admin.click("#user-submit").await;
    admin.click("#confirm-yes").await;
    admin.confirm_with(PASSWORD).await;
    admin.shows("#user-saved", "We have mailed a link").await;
    let token = world.inbox("grace@example.com").find("#token=activate_").await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": PASSWORD})).await.expect(200);
    let mark = demo_user(&world, "mark").await;
    mark.confirm(PASSWORD).await;
    turn_on_email(&world, &mark, GRACE).await;

    admin.client.refresh().await.unwrap();
    admin.state("/users", "user").await;
    admin.shows("#email-hint", "once the user’s two-factor is reset").await;
    admin.find("#email").await.clear().await.unwrap();
    admin.click("#user-submit").await;
    admin.click("#confirm-yes").await;
    admin.shows("#page-alert", "Reset its two-factor authentication first.").await;
    assert_eq!(admin.eval("document.getElementById('email').value").await, "grace@example.com");
    admin.click("#reset-two-factor-button").await;
    admin.click("#confirm-yes").await;
    admin.shows("#factors-done", "turned off").await;
    admin.find("#email").await.clear().await.unwrap();
    admin.click("#user-submit").await;
    admin.click("#confirm-yes").await;
    admin.shows("#user-saved", "grace@example.com is no longer linked. We have told its owner.").await;
    assert!(!admin.text("#user-facts").await.contains("Email address"), "what is not there is not listed");
    admin.close().await;
}

#[tokio::test]
async fn a_deleted_user_is_gone_from_the_list_and_cannot_sign_in() {
    let world = World::in_real_time().await;
    let admin = Browser::at_users(&world, ACCOUNT).await;
    admin.manage("mark").await;
    admin.click("#delete-button").await;
    assert_eq!(admin.text("#confirm-title").await, "Delete mark?");
    admin.click("#confirm-dialog [value=cancel]").await;
    admin.click("#delete-button").await;
    assert!(admin.text("#confirm-text").await.contains("You cannot undo it"));
    admin.click("#confirm-yes").await;
    admin.confirm_with(PASSWORD).await;
    admin.state("/users", "ready").await;
    assert_eq!(admin.text("#list-done").await, "mark is deleted.");
    admin.focused("#list-title").await;
    assert_eq!(names(&admin).await, ["jean"]);
    world.visitor().try_sign_in_user(ACCOUNT, Some("mark"), PASSWORD).await.refused(401, "invalid_credentials");

    // What another administrator has deleted meanwhile is said to be gone.
    admin.manage("jean").await;
    let root = world.confirmed(ACCOUNT, None, PASSWORD).await;
    root.delete("/v1/users/jean").await.expect(204);
    admin.click("#reset-password-button").await;
    admin.click("#confirm-yes").await;
    admin.state("/users", "ready").await;
    admin.shows("#page-alert", "This user does not exist any more.").await;
    assert_eq!(names(&admin).await, Vec::<String>::new());
    admin.close().await;
}

#[tokio::test]
async fn a_long_list_has_pages_and_a_search_by_name() {
    const CANARY: &str = "<img src=x onerror=alert(1)>";
    let world = World::in_real_time().await;
    invite(&world, OTHER, (0..120).map(|number| format!("u-{number:03}")), &["reports:read"]).await;
    let admin = Browser::at_users(&world, OTHER).await;
    let shown = async || names(&admin).await.into_iter().map(|name| name[2..].parse::<usize>().unwrap()).collect::<Vec<_>>();
    assert_eq!(shown().await, (0..50).collect::<Vec<_>>());
    assert_eq!(admin.eval("document.getElementById('first-page-link').checkVisibility()").await, false);
    for first in [50, 100] {
        admin.click("#next-page-link").await;
        admin.until(&format!("document.querySelector('#user-list > tr').dataset.user == 'u-{first:03}'")).await;
        admin.focused("#list-title").await;
        assert_eq!(shown().await, (first..120.min(first + 50)).collect::<Vec<_>>());
    }
    assert_eq!(admin.eval("document.getElementById('next-page-link').checkVisibility()").await, false);
    admin.manage("u-119").await;
    admin.click("[data-to-list]").await;
    admin.focused("[data-user='u-119'] a").await;
    admin.click("#first-page-link").await;
    admin.until("document.querySelector('#user-list > tr').dataset.user == 'u-000'").await;

    // The list follows the search as the person types.
    admin.fill("#search", "U-11").await;
    admin.until("document.querySelector('#user-list > tr').dataset.user == 'u-110'").await;
    admin.focused("#search").await;
    assert_eq!(shown().await, (110..120).collect::<Vec<_>>());
    admin.shows("#announcer", "begin with “u-11”: 10.").await;
    admin.client.refresh().await.unwrap();
    admin.state("/users", "ready").await;
    assert_eq!((shown().await.len(), admin.eval("search.value").await), (10, json!("u-11")));
    admin.fill("#search", CANARY).await;
    admin.shows("#no-users", "No user name begins like this.").await;
    assert!(admin.text("#list-title").await.contains(&CANARY.to_lowercase()));
    assert_eq!(admin.eval("document.querySelectorAll('main img').length").await, 0);
    admin.click("#all-users-link").await;
    admin.until("document.querySelector('#user-list > tr')?.dataset.user == 'u-000'").await;
    admin.go(&format!("/users#user={CANARY}")).await;
    admin.shows("#page-alert", "This user does not exist any more.").await;
    admin.close().await;
}

#[tokio::test]
async fn the_page_says_which_users_an_administrator_cannot_change() {
    let world = World::in_real_time().await;
    invite(&world, ACCOUNT, ["ann".to_owned()], &["users:manage"]).await;
    let jean = Browser::as_user(&world, "jean", "/users").await;
    jean.state("/users", "ready").await;
    assert_eq!(names(&jean).await, ["ann", "jean", "mark"]);
    assert!(jean.text("[data-user=jean]").await.contains("You"));
    for user in ["jean", "ann"] {
        jean.click(&format!("[data-user={user}] a")).await;
        jean.state("/users", "details").await;
        let told = jean.eval("document.getElementById('more-hint').checkVisibility()").await;
        assert_eq!(told, json!(user == "ann"));
        jean.client.back().await.unwrap();
        jean.state("/users", "ready").await;
    }
    jean.manage("mark").await;
    let offered = "[...document.querySelectorAll('#user-form [type=checkbox]')].filter(box => box.checkVisibility()).map(box => box.value)";
    assert_eq!(jean.eval(offered).await, json!(["users:manage"]), "what jean does not have is not offered");
    jean.shows("#permissions-hint", "You have reports:read, reports:write.").await;
    jean.fill("#permissions", "reports:read reports:delete").await;
    jean.click("#user-submit").await;
    jean.confirm_with(PASSWORD).await;
    jean.shows("#user-form [role=alert]", "only permissions that you have yourself").await;
    jean.fill("#permissions", "").await;
    jean.click("#user-submit").await;
    jean.shows("#user-saved", "Saved.").await;
    jean.close().await;
}

#[tokio::test]
async fn the_page_says_when_a_limited_administrator_can_go_on() {
    let world = World::with(&[("REKEY_LIMIT_MANAGE_USERS", "1/600")]).await;
    let admin = Browser::at_users(&world, ACCOUNT).await;
    admin.manage("mark").await;
    admin.click("label:has([value='users:read'])").await;
    admin.click("#user-submit").await;
    admin.confirm_with(PASSWORD).await;
    admin.shows("#user-saved", "Saved.").await;
    admin.click("label:has([value='users:read'])").await;
    admin.click("#user-submit").await;
    admin.shows("#user-form [role=alert]", "try again in 10 minutes").await;
    assert_eq!(
        admin.eval("document.querySelector(\"[value='users:read']\").checked").await,
        false,
        "the page keeps the choice that it could not save"
    );
    admin.close().await;
}

#[tokio::test]
async fn the_page_explains_itself_to_users_who_manage_nobody() {
    let world = World::in_real_time().await;
    let mark = Browser::as_user(&world, "mark", "/users").await;
    mark.state("/users", "forbidden").await;
    assert!(mark.text("[data-when=forbidden] h2").await.contains("Only administrators"));
    assert_eq!(mark.eval("document.getElementById('users-tab').checkVisibility()").await, false);
    mark.click("[data-when=forbidden] a").await;
    mark.state("/settings/account", "ready").await;
    assert_eq!(mark.text("#fact-user").await, "flowmatic/mark");
    assert_eq!(mark.eval(FAULTS).await, json!([]));
    mark.close().await;
}
