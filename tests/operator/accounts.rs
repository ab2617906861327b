//! Accounts that support creates, and what it sees of an account.

use rekey_domain::clock::Timestamp;
use rekey_local::PASSWORD;
use rekey_tests::factors::Owner;
use rekey_tests::operator::OPERATOR;
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::users::{ACCOUNT, create, mailed_user, root};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

const OWNER: &str = "owner@example.org";
const CREATE: [&str; 5] = ["account", "create", "acme-labs", "--email", OWNER];

#[tokio::test]
async fn an_account_is_created_while_sign_up_is_closed() {
    let world = World::unlimited(&[("REKEY_SIGN_UP", "closed")]).await;
    world.operator(&CREATE).await.expect(0);
    assert_eq!(world.visitor().try_sign_in("acme-labs", GOOD_PASSWORD).await.status, 401);
    // The name is taken at once, and nobody can recover what has no bound address.
    world.operator(&CREATE).await.refused("The name acme-labs is taken. Nothing was changed.");
    world.visitor().recover(OWNER).await;
    world.settle().await;

    let mail = world.inbox(OWNER).nth(0).await;
    assert_eq!((mail.0.subject.as_str(), world.inbox(OWNER).count()), ("Activate your Rekey account", 1));
    assert!(!mail.0.text.contains("acme-labs"), "{}", mail.0.text);
    world.activate(&mail.token(), GOOD_PASSWORD).await.expect(200);
    world.activate(&mail.token(), OTHER_PASSWORD).await.refused(410, "expired");
    let owner = world.visitor();
    owner.sign_in("acme-labs", GOOD_PASSWORD).await;
    let account = owner.get("/v1/account").await.expect(200).json();
    assert_eq!(account["email"], OWNER);
    let events = owner.get("/v1/audit").await.expect(200).json()["events"].clone();
    let acts: Vec<(&str, &Value)> =
        events.as_array().unwrap().iter().map(|event| (event["act"].as_str().unwrap(), &event["actor"]["operator"])).collect();
    assert!(acts.contains(&("account_invited", &json!(true))) && acts.contains(&("account_activated", &Value::Null)), "{acts:?}");
}

#[tokio::test]
async fn accounts_and_users_are_found_by_a_bound_contact() {
    let world = World::new().await;
    create(&root(&world).await, "lin", Some(GRACE), &[]).await.expect(201);
    let link = world.inbox(GRACE).titled("You are invited to Rekey").nth(0).await.token();
    let found = world.operator(&["account", "find", "Grace@Example.com", "--json"]).await.expect(0).json();
    let flowmatic = json!({"account": "flowmatic", "user": null, "state": "active"});
    // The address of an invited user is not bound yet.
    assert_eq!(found, json!({"contact": GRACE, "found": [flowmatic]}));
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
    let found = world.operator(&["account", "find", GRACE]).await.expect(0);
    let lines: Vec<&str> = found.stdout.lines().skip(1).collect();
    assert_eq!(lines, ["  the user lin of the account analytical-engine: active", "  the account flowmatic: active"]);
    let nobody = world.operator(&["account", "find", "+4915123456789", "--json"]).await.expect(1).json();
    assert_eq!(nobody, json!({"contact": "+4915123456789", "found": []}));
}

#[tokio::test]
async fn another_link_ends_the_one_before_and_goes_to_another_address() {
    let world = World::new().await;
    world.operator(&CREATE).await.expect(0);
    let first = world.inbox(OWNER).nth(0).await.token();
    let other = "other@example.org";
    world.operator(&["account", "invite", "acme-labs", "--email", other]).await.expect(0);
    let second = world.inbox(other).nth(0).await.token();
    world.activate(&first, GOOD_PASSWORD).await.refused(410, "expired");
    // The link is good for a day, and then another one is needed.
    world.clock.advance(DAY + 1);
    world.activate(&second, GOOD_PASSWORD).await.refused(410, "expired");
    world.operator(&["account", "invite", "acme-labs"]).await.expect(0);
    let third = world.inbox(other).nth(1).await.token();
    world.activate(&third, GOOD_PASSWORD).await.expect(200);
    world.operator(&["account", "invite", "acme-labs"]).await.refused("Only an account without a password is invited.");
    world.operator(&["account", "invite", "flowmatic"]).await.refused("Only an account without a password is invited.");
}

#[tokio::test]
async fn an_account_named_by_an_address_belongs_to_its_reader() {
    let world = World::new().await;
    let ran = world.operator(&["account", "create", "ada@example.net", "--email", "eve@example.net"]).await;
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(world.rows("ACCOUNT#ada@example.net").await.is_empty());
    world.operator(&["account", "create", "ada@example.net", "--email", "ada@example.net"]).await.expect(0);
}

#[tokio::test]
async fn support_sees_what_it_needs_and_no_secret() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let shown = world.operator(&["account", "show", "flowmatic", "--json"]).await.expect(0).json();
    let kinds: Vec<&str> = shown["factors"].as_array().unwrap().iter().map(|factor| factor["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["app", "email"]);
    assert_eq!((&shown["recovery_codes_left"], &shown["sessions"]), (&json!(10), &json!(1)));
    assert_eq!((&shown["hold_until"], &shown["wait_until"], &shown["email"]), (&Value::Null, &Value::Null, &json!(GRACE)));
    let acts: Vec<&str> = shown["events"].as_array().unwrap().iter().map(|event| event["act"].as_str().unwrap()).collect();
    assert!(acts.len() <= 10 && acts[0] == "email_turned_on", "{acts:?}");

    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    let shown = world.operator(&["account", "show", "flowmatic", "--json"]).await.expect(0).json();
    let hold = Timestamp::parse(shown["hold_until"].as_str().unwrap()).unwrap();
    assert_eq!((hold, &shown["sessions"]), (world.now().plus(DAY), &json!(0)));
    let text = world.operator(&["account", "show", "flowmatic"]).await.expect(0).stdout;
    let login = world.rows("ACCOUNT#flowmatic").await.remove(0);
    let secrets = [login["password_hash"].as_s().unwrap().clone(), owner.recovery_codes[0].clone()];
    for secret in secrets {
        assert!(!text.contains(&secret) && !shown.to_string().contains(&secret));
    }
    assert!(!text.contains("$argon2") && !text.contains("purpose:"), "{text}");
}

#[tokio::test]
async fn the_users_of_an_account_are_listed_by_name() {
    let world = World::new().await;
    let owner = root(&world).await;
    mailed_user(&world, &owner, "zoe", "zoe@example.org", &["reports:read"]).await;
    // More than one page.
    for number in 0..60 {
        rekey_tests::users::created(&owner, &format!("user-{number:02}"), &[]).await;
    }
    let list = world.operator(&["users", "list", ACCOUNT, "--json"]).await.expect(0).json();
    let users = list["users"].as_array().unwrap();
    let names: Vec<&str> = users.iter().map(|user| user["user"].as_str().unwrap()).collect();
    assert!(names.is_sorted() && names.len() >= 61, "{names:?}");
    let zoe = users.iter().find(|user| user["user"] == "zoe").unwrap();
    assert_eq!(
        (&zoe["state"], &zoe["email"], &zoe["permissions"]),
        (&json!("active"), &json!("zoe@example.org"), &json!(["reports:read"]))
    );
    assert!(world.operator(&["users", "list", ACCOUNT]).await.expect(0).stdout.contains("user-07: invited, no contact, never signed in"));
    world.operator(&["users", "list", "nobody-here"]).await.refused("There is no account nobody-here.");
}

#[tokio::test]
async fn ended_sessions_are_told_and_audited_with_the_operator() {
    let world = World::new().await;
    let (browser, phone) = (world.signed_in("flowmatic").await, world.visitor());
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    let recovery = {
        world.visitor().recover(GRACE).await;
        world.inbox(GRACE).titled("Reset your Rekey password").nth(0).await.token()
    };
    let ended = world.operator(&["sessions", "end", "flowmatic", "--json"]).await.expect(0).json();
    assert_eq!(ended, json!({"account": "flowmatic", "user": null, "sessions": 2}));
    assert_eq!((browser.session_status().await, phone.session_status().await), (401, 401));
    let told = world.inbox(GRACE).titled("Support signed out every device of your Rekey account").nth(0).await;
    assert!(!told.0.text.contains("/not-me"), "{}", told.0.text);
    // The password stays, and so does a recovery that the owner has begun.
    world.signed_in("flowmatic").await;
    let visitor = world.visitor();
    let ticket = visitor.consume(&recovery).await;
    visitor.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);

    let shown = world.operator(&["account", "show", "flowmatic", "--json"]).await.expect(0).json();
    let ended = shown["events"].as_array().unwrap().iter().find(|event| event["act"] == "sessions_ended").unwrap();
    assert_eq!((&ended["operator"], &ended["actor"]), (&json!(OPERATOR), &Value::Null));
    assert!(world.operator(&["account", "show", "flowmatic"]).await.stdout.contains("sessions ended, by the operator local:olga"));
}

#[tokio::test]
async fn no_customer_learns_who_the_operator_is() {
    let world = World::new().await;
    world.operator(&["sessions", "end", "flowmatic"]).await.expect(0);
    let owner = world.signed_in("flowmatic").await;
    for path in ["/v1/audit", "/v1/activity", "/v1/audit?act=sessions_ended"] {
        let answer = owner.get(path).await.expect(200);
        assert!(!answer.raw.contains("olga"), "{}", answer.raw);
        let event = answer.json()["events"].as_array().unwrap().iter().find(|event| event["act"] == "sessions_ended").cloned().unwrap();
        let mut actor = event["subject"].clone();
        actor["operator"] = json!(true);
        assert_eq!(event["actor"], actor);
    }
    // It is no act of the owner.
    let id = owner.get("/v1/session").await.expect(200).text("principal");
    let own = owner.get(&format!("/v1/audit?actor={id}")).await.expect(200).json();
    assert!(own["events"].as_array().unwrap().iter().all(|event| event["act"] != "sessions_ended"), "{own}");
    let published = world.event("sessions_ended").await;
    assert_eq!((published.detail_type.as_str(), &published.detail["actor"]["operator"]), ("session-revoked", &json!(true)));
    assert!(!published.detail.to_string().contains("olga"));
}
