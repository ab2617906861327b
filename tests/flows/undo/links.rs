//! The link "This was not me" in a notice: what it undoes, for how long, and how often.

use futures_util::future::join_all;
use rekey_adapters::store::{TxOutcome, Undo};
use rekey_domain::id::Id;
use rekey_domain::token::NotMeToken;
use rekey_local::PASSWORD;
use rekey_tests::contacts::{bind, bound};
use rekey_tests::factors::{turn_on_app, verify};
use rekey_tests::people::{DAY, GRACE, MOBILE, RESET_TITLE};
use rekey_tests::{OTHER_PASSWORD, Tap, World};
use reqwest::Method;
use serde_json::{Value, json};

const CHANGED_TITLE: &str = "The email address of your Rekey account was changed";

#[tokio::test]
async fn the_link_returns_an_account_whose_address_was_changed() {
    let world = World::new().await;
    // A thief with the password changes the address, and the address once more.
    let thief = world.owner().await;
    bind(&world, &thief, "email", "thief@example.net").await;
    let link = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    world.clock.advance(60);
    thief.confirm(PASSWORD).await;
    bind(&world, &thief, "email", "other-thief@example.net").await;
    bind(&world, &thief, "phone", MOBILE).await;
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    // And changes the password, so that nothing of it is as it was.
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    thief.post("/v1/account/password", change).await.expect(204);
    let thiefs_own = world.inbox("thief@example.net").find("→ o…f@").await.not_me();

    let undone = world.not_me(&link).await.expect(200);
    assert_eq!(undone.json(), json!({"account": "flowmatic", "user": null, "undone": ["email", "phone"], "users_frozen": []}));
    assert_eq!((thief.session_status().await, phone.session_status().await), (401, 401));
    for password in [PASSWORD, OTHER_PASSWORD] {
        world.visitor().try_sign_in("flowmatic", password).await.refused(401, "invalid_credentials");
    }
    // Neither that link again, nor those of what came after it.
    for dead in [&link, &thiefs_own] {
        world.not_me(dead).await.refused(410, "expired");
    }
    for contact in ["CONTACT#email#thief", "CONTACT#email#other-thief", "CONTACT#phone"] {
        assert!(world.rows(contact).await.is_empty(), "{contact}");
    }
    world.inbox(GRACE).titled("Your Rekey account is frozen").only().await;
    // The thief's contacts reset nothing; the owner's does, and the account is open again.
    world.visitor().recover("thief@example.net").await;
    world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    world.reset_password(GRACE, "flowmatic", "a third password").await;
    let back = world.visitor();
    back.sign_in("flowmatic", "a third password").await;
    assert_eq!(bound(&back).await, (json!(GRACE), Value::Null));
    world.settle().await;
    assert_eq!(world.inbox("thief@example.net").titled(RESET_TITLE).count(), 0);
}

#[tokio::test]
async fn a_number_that_rejects_sms_does_not_block_other_notices() {
    let world = World::new().await;
    let thief = world.owner().await;
    bind(&world, &thief, "phone", MOBILE).await;
    world.stack.outbox.opt_out(MOBILE);
    bind(&world, &thief, "email", "thief@example.net").await;
    let link = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    world.not_me(&link).await.expect(200);
    world.settle().await;
    // Nor is anybody told twice.
    world.inbox("thief@example.net").titled(CHANGED_TITLE).only().await;
    assert_eq!(world.inbox(MOBILE).all().iter().filter(|sms| sms.0.text.contains("email address")).count(), 0);
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn a_notice_undoes_only_its_change_and_later_ones() {
    let world = World::new().await;
    let browser = world.owner().await;
    bind(&world, &browser, "email", "first-thief@example.net").await;
    let owners = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    world.clock.advance(60);
    browser.confirm(PASSWORD).await;
    bind(&world, &browser, "email", "second@example.net").await;
    // The thief, whose address the second notice reached, uses it first, to be left with the account.
    let thiefs = world.inbox("first-thief@example.net").find("→ s…d@").await.not_me();
    world.not_me(&thiefs).await.expect(200);
    assert_eq!(world.rows("CONTACT#email#first-thief").await.len(), 1);
    // The thief's second address loses the account and is told.
    world.inbox("second@example.net").titled("Your Rekey account is frozen").only().await;
    // The owner's link is older and still good.
    world.clock.advance(60);
    world.not_me(&owners).await.expect(200);
    assert!(world.rows("CONTACT#email#first-thief").await.is_empty());
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn the_link_turns_a_thiefs_factor_off() {
    let world = World::new().await;
    let thief = world.owner().await;
    turn_on_app(&world, &thief, json!({"password": PASSWORD})).await;
    let mail = world.inbox(GRACE).titled("Two-factor authentication is on for your Rekey account").only().await;
    world.clock.advance(7 * DAY - 1);
    world.not_me(&mail.not_me()).await.expect(200);
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    assert_eq!(world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await.text("status"), "signed_in");
}

#[tokio::test]
async fn the_link_keeps_a_factor_from_before_the_notice() {
    let world = World::new().await;
    let browser = world.owner().await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    world.clock.advance(30);
    let thief = world.visitor();
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"});
    let challenge = thief.post("/v1/sign-in", body).await.expect(200).text("challenge");
    thief.use_token(&verify(&thief, &challenge, "app", &app.code(world.now())).await.expect(200).text("token"));
    let mail = world.inbox(GRACE).find("in a mobile app").await;
    world.not_me(&mail.not_me()).await.expect(200);
    assert_eq!(thief.session_status().await, 401);
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    assert_eq!(world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await.text("status"), "code_required");
}

#[tokio::test]
async fn the_link_works_for_a_week_and_at_no_other_call() {
    let world = World::new().await;
    let browser = world.owner().await;
    let link = world.inbox(GRACE).titled("New sign-in to your Rekey account").nth(0).await.not_me();
    browser.get("/not-me").await;
    let before = world.inbox(GRACE).count();
    for (path, body) in
        [("/v1/recovery/consume", json!({"token": link})), ("/v1/accounts/activate", json!({"token": link, "password": OTHER_PASSWORD}))]
    {
        browser.post(path, body).await.refused(410, "expired");
    }
    browser.send(browser.request(Method::POST, "/v1/not-me").json(&json!({"token": [link]}))).await.refused(400, "invalid_request");
    world.clock.advance(7 * DAY);
    world.not_me(&link).await.refused(410, "expired");
    assert_eq!(world.inbox(GRACE).count(), before);

    // The mail of a recovery has no such link.
    world.visitor().recover(GRACE).await;
    let mail = world.inbox(GRACE).titled(RESET_TITLE).only().await;
    assert!(!mail.0.text.contains("not-me"), "{}", mail.0.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_many_concurrent_uses_of_a_link_undoes() {
    let world = World::new().await;
    world.owner().await;
    let link = world.inbox(GRACE).titled("New sign-in to your Rekey account").only().await.not_me();
    let answers = join_all((0..10).map(|_| world.not_me(&link))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(answers.iter().all(|answer| [200, 410].contains(&answer.status)), "{:?}", answers.iter().map(|a| &a.raw).collect::<Vec<_>>());
    world.settle().await;
    world.inbox(GRACE).titled("Your Rekey account is frozen").only().await;
}

#[tokio::test]
async fn an_undo_is_complete_or_does_not_happen() {
    let world = World::new().await;
    let root = world.owner().await;
    root.post("/v1/users", json!({"user": "lin", "email": "lin@example.org", "permissions": []})).await.expect(201);
    let invitation = world.inbox("lin@example.org").nth(0).await.token();
    let lin = world.visitor();
    lin.post("/v1/accounts/activate", json!({"token": invitation, "password": OTHER_PASSWORD})).await.expect(200);
    lin.try_sign_in_user("flowmatic", Some("lin"), OTHER_PASSWORD).await.expect(200);
    let link = world.inbox("lin@example.org").titled("New sign-in to your Rekey account").only().await.not_me();

    let tap = Tap::on(&world).await;
    let door = tap.function(&world, account::router).await;
    for operation in ["UpdateItem BUCKET#*", "GetItem", "TransactWriteItems"] {
        tap.cut(operation, "ProvisionedThroughputExceededException");
        door.post("/v1/not-me", json!({"token": link})).await.refused(503, "unavailable");
        tap.mend();
        assert_eq!(lin.session_status().await, 200);
    }
    // An answer that is lost is no act undone by halves, nor one done twice.
    let other = world.signed_in("flowmatic").await;
    let roots = world.inbox(GRACE).titled("New sign-in to your Rekey account").nth(1).await.not_me();
    root.delete("/v1/users/lin").await.expect(204);
    world.not_me(&link).await.refused(410, "expired");
    tap.lose("TransactWriteItems");
    door.post("/v1/not-me", json!({"token": roots})).await.expect(200);
    assert_eq!((root.session_status().await, other.session_status().await), (401, 401));
}

#[tokio::test]
async fn an_undo_covers_a_factor_that_is_turned_on_meanwhile() {
    let world = World::new().await;
    let thief = world.owner().await;
    let link = world.inbox(GRACE).titled("New sign-in to your Rekey account").only().await.not_me();
    let directory = world.directory();
    let token = NotMeToken::parse(&link).unwrap();
    let queued = directory.flows().outbox_message(token.owner()).await.unwrap().unwrap();
    let seen = directory.principal(queued.principal).await.unwrap().unwrap();
    let factors = directory.factors(seen.id).await.unwrap();
    // Between the looking and the writing.
    turn_on_app(&world, &thief, json!({"password": PASSWORD})).await;
    let op = Id::random(&world.random());
    let login = directory.login(&seen.login_name()).await.unwrap().unwrap();
    let reach = seen.reach(queued.at, queued.made_with, &[]);
    let (token, queued, principal, at) = (&token, &queued, &seen, world.now());
    let random = world.random();
    let undo = Undo {
        op,
        token,
        queued,
        principal,
        login: &login,
        factors: &factors,
        policy: None,
        reach,
        users: &[],
        frozen_before: false,
        password_set: false,
        random: &random,
        at,
    };
    let written = directory.undo(&undo).await.unwrap();
    assert!(matches!(written, TxOutcome::Refused));
    world.not_me(&link).await.expect(200);
    assert!(directory.factors(seen.id).await.unwrap().is_empty());
}
