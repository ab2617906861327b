//! The round trip: imported, exported, and imported into an empty stack, everybody signs in with the old password and the old
//! app.

use futures_util::stream::{self, StreamExt};
use rekey_tests::factors::verify;
use rekey_tests::imported_hashes::HASHES;
use rekey_tests::people::GRACE;
use rekey_tests::records::{Folder, with};
use rekey_tests::users::{ACCOUNT, mailed_user, root, sign_in, user};
use rekey_tests::{Authenticator, GOOD_PASSWORD, PasskeyBrowser, World};
use serde_json::{Value, json};

/// The accounts.
const ACCOUNTS: usize = 200;
/// The sign-ins at once.
const AT_ONCE: usize = 8;
const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// The account of this number, with its password. Every third has an app.
fn person(number: usize) -> (Value, &'static str) {
    let (password, hash) = HASHES[number % HASHES.len()];
    let name = format!("account-{number}");
    let record = json!({"account": name, "email": {"address": format!("{name}@example.org"), "verified": true}, "password": hash});
    if number.is_multiple_of(3) { (with(record, "totp", json!({"secret": SECRET})), password) } else { (record, password) }
}

async fn signs_in(world: &World, number: usize) {
    let (record, password) = person(number);
    let visitor = world.visitor_from(&format!("127.0.{}.{}", 1 + number / 250, 1 + number % 250));
    let answer = visitor.try_sign_in(record["account"].as_str().unwrap(), password).await.expect(200);
    if record.get("totp").is_some() {
        let code = Authenticator::new(SECRET).code(world.now());
        verify(&visitor, &answer.text("challenge"), "app", &code).await.expect(200);
    } else {
        assert_eq!(answer.text("status"), "signed_in", "{record}");
    }
    assert_eq!(visitor.session_status().await, 200);
}

async fn import(world: &World, file: &str) -> Value {
    let ran = world.operator(&["import", file, "--json"]).await;
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.json()
}

#[tokio::test]
async fn everybody_signs_in_with_the_old_password_and_the_old_app_after_a_round_trip() {
    let folder = Folder::default();
    let people: Vec<Value> = (0..ACCOUNTS).map(|number| person(number).0).collect();
    let first = World::new().await;
    assert_eq!(import(&first, &folder.records("in.jsonl", &people)).await["imported"], ACCOUNTS);
    let ids: Vec<Value> = principals(&first).await;
    first.operator(&["export", &folder.name("out.jsonl"), "--plain", "--plain"]).await.expect(0);
    first.stack.stop().await;

    let second = World::new().await;
    let mut out = folder.lines("out.jsonl");
    // The demo accounts are in every stack.
    out.retain(|line| line["account"].as_str().unwrap().starts_with("account-"));
    assert_eq!(import(&second, &folder.records("again.jsonl", &out)).await["imported"], ACCOUNTS);
    assert_eq!(principals(&second).await, ids);
    stream::iter(0..ACCOUNTS).for_each_concurrent(AT_ONCE, |number| signs_in(&second, number)).await;
}

/// Names and ids of the imported principals, sorted.
async fn principals(world: &World) -> Vec<Value> {
    let rows = world.items("principal").await.into_iter().filter(|row| row.contains_key("imported"));
    let mut principals: Vec<Value> = rows.map(|row| json!([row["account"].as_s().unwrap(), row["id"].as_s().unwrap()])).collect();
    principals.sort_by_key(Value::to_string);
    principals
}

#[tokio::test]
async fn passkeys_recovery_codes_policy_and_language_survive_a_round_trip() {
    let folder = Folder::default();
    // One port for both stacks: a passkey belongs to one origin. The system gives this port to no other test.
    let address = "127.0.0.1:18787";
    let first = World::unlimited(&[("REKEY_LISTEN", address)]).await;
    let root = first.confirmed("analytical-engine", None, rekey_local::PASSWORD).await;
    let mut phone = PasskeyBrowser::new(&first);
    let (_, codes) = phone.add(&root, "Phone").await;
    root.patch("/v1/account/policy", json!({"two_factor": "required", "kinds": ["passkey", "app"]})).await.expect(200);
    root.patch("/v1/account", json!({"locale": "en"})).await.expect(204);
    first.operator(&["export", &folder.name("out.jsonl"), "--plain", "--plain"]).await.expect(0);
    first.stack.stop().await;

    let mut out = folder.lines("out.jsonl");
    out.retain(|line| line["account"] == "analytical-engine");
    let second = World::unlimited(&[("REKEY_LISTEN", address)]).await;
    empty(&second, &out[0]).await;
    import(&second, &folder.records("in.jsonl", &out)).await;
    let visitor = second.visitor();
    phone.sign_in(&visitor, "web").await.expect(200);
    let policy = visitor.get("/v1/account/policy").await.expect(200).json();
    assert_eq!((&policy["two_factor"], &policy["kinds"]), (&json!("required"), &json!(["passkey", "app"])));
    assert_eq!(visitor.get("/v1/account").await.expect(200).text("locale"), "en");
    let visitor = second.visitor();
    let waiting = visitor.sign_in("analytical-engine", rekey_local::PASSWORD).await.text("challenge");
    verify(&visitor, &waiting, "recovery_code", codes[0].as_str().unwrap()).await.expect(200);
}

/// Deletes the demo account, which has the same name.
async fn empty(world: &World, record: &Value) {
    let account = record["account"].as_str().unwrap();
    world.operator(&["account", "delete", account, "--yes", account]).await.expect(0);
}

#[tokio::test]
async fn no_freeze_is_lost_in_a_round_trip() {
    let folder = Folder::default();
    let first = World::new().await;
    // An undo froze eve, and support froze her, too. Lin reported a sign-in, and nobody has recovered her since.
    let thief = first.confirmed("flowmatic", None, rekey_local::PASSWORD).await;
    user(&first, &thief, "eve", &[]).await;
    let link = first.inbox(GRACE).titled("New sign-in to your Rekey account").nth(0).await.not_me();
    first.clock.advance(60);
    first.operator(&["account", "freeze", "flowmatic", "--user", "eve"]).await.expect(0);
    assert_eq!(first.not_me(&link).await.expect(200).json()["users_frozen"], json!(["eve"]));
    let owner = root(&first).await;
    mailed_user(&first, &owner, "lin", "lin@example.org", &[]).await;
    sign_in(&first, "lin", GOOD_PASSWORD).await.expect(200);
    let link = first.inbox("lin@example.org").titled("New sign-in to your Rekey account").only().await.not_me();
    first.not_me(&link).await.expect(200);
    first.operator(&["export", &folder.name("out.jsonl"), "--plain", "--plain"]).await.expect(0);
    first.stack.stop().await;

    let out = folder.lines("out.jsonl");
    let line = |user: &str| out.iter().find(|line| line["user"] == user).unwrap();
    assert_eq!((&line("eve")["state"], line("lin").get("password")), (&json!("frozen_and_suspended"), None));
    let second = World::new().await;
    for account in ["flowmatic", ACCOUNT] {
        second.operator(&["account", "delete", account, "--yes", account]).await.expect(0);
    }
    let of_both: Vec<Value> = out.iter().filter(|line| line["account"] == "flowmatic" || line["account"] == ACCOUNT).cloned().collect();
    import(&second, &folder.records("in.jsonl", &of_both)).await;
    second.operator(&["account", "unfreeze", "flowmatic", "--user", "eve"]).await.expect(0);
    for (account, user) in [("flowmatic", "eve"), (ACCOUNT, "lin")] {
        second.visitor().try_sign_in_user(account, Some(user), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    }
    let eve = second.operator(&["account", "show", "flowmatic", "--user", "eve"]).await.expect(0).stdout;
    assert!(eve.contains("frozen after a report"), "{eve}");
}
