//! `account delete`: nothing stays of the people of an account but audit entries that name nobody.

use rekey_local::PASSWORD;
use rekey_tests::contacts::{ask_for_code, bind};
use rekey_tests::cut::End;
use rekey_tests::desktop::{DEVICE, Desktop};
use rekey_tests::factors::{turn_on_app, turn_on_email, verify_and_trust};
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::records::{Folder, user};
use rekey_tests::users::{create, token};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, PasskeyBrowser, Visitor, World};
use serde_json::{Value, json};

const ACCOUNT: &str = "canary-account";
/// Texts of the people, none of which may stay.
const CANARIES: [&str; 12] = [
    ACCOUNT,
    "canary-ann",
    "canary-bob",
    "canary-new",
    "canary.root@example.org",
    "canary.other@example.org",
    "canary.ann@example.org",
    "canary.named@example.org",
    "4915123456789",
    "Canary's laptop",
    "Canary's key",
    DEVICE,
];

/// The people of an account, with a full life behind them.
struct Life {
    root: Visitor,
    ann: Visitor,
    /// The ids of all principals.
    principals: Vec<String>,
}

async fn sign_in(world: &World, user: Option<&str>, password: &str) -> (Visitor, Value) {
    let visitor = world.visitor();
    let body = json!({"account": ACCOUNT, "user": user, "password": password, "client": "web", "device": "Canary's laptop"});
    let answer = visitor.post_from_site("/v1/sign-in", body).await.expect(200).json();
    (visitor, answer)
}

async fn live(world: &World) -> Life {
    world.account(ACCOUNT, "canary.root@example.org").await;
    let (root, _) = sign_in(world, None, GOOD_PASSWORD).await;
    root.confirm(GOOD_PASSWORD).await;
    bind(world, &root, "phone", "+4915123456789").await;
    create(&root, "canary-ann", Some("canary.ann@example.org"), &["users:manage", "canary:read"]).await.expect(201);
    let link = world.inbox("canary.ann@example.org").titled("You are invited to Rekey").nth(0).await.token();
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
    let (ann, _) = sign_in(world, Some("canary-ann"), GOOD_PASSWORD).await;
    ann.confirm(GOOD_PASSWORD).await;
    // Ann creates two users. One of them is deleted, and the other one never chooses a password.
    let bob = token(&create(&ann, "canary-bob", None, &[]).await.expect(201).text("activation_url"));
    world.activate(&bob, GOOD_PASSWORD).await.expect(200);
    create(&ann, "canary-new", Some("canary.named@example.org"), &[]).await.expect(201);
    let principals = principals(world).await;
    ann.delete("/v1/users/canary-bob").await.expect(204);
    root.patch("/v1/account/policy", json!({"trusted_browsers": true, "session_seconds": {"web": 3600}})).await;

    let (app, _) = turn_on_app(world, &root, json!({"password": GOOD_PASSWORD})).await;
    let code = || {
        world.clock.advance(30);
        app.code(world.now())
    };
    root.confirm_by(GOOD_PASSWORD, "app", &code()).await.expect(204);
    turn_on_email(world, &root, "canary.root@example.org").await;
    let mut key = PasskeyBrowser::new(world);
    root.confirm_by(GOOD_PASSWORD, "app", &code()).await.expect(204);
    key.add(&root, "Canary's key").await;
    root.confirm_by(GOOD_PASSWORD, "app", &code()).await.expect(204);
    bind(world, &root, "email", "canary.other@example.org").await;
    let desktop = Desktop::waiting(world).await;
    desktop.decided_by(&root, "approve").await;
    desktop.poll_in_time(world).await;
    // A trusted browser, a sign-in that waits for a code, a change that waits for one, a recovery, and another that is open.
    let (trusted, waiting) = sign_in(world, None, GOOD_PASSWORD).await;
    verify_and_trust(&trusted, waiting["challenge"].as_str().unwrap(), "app", &code()).await.expect(200);
    let (browser, waiting) = sign_in(world, None, GOOD_PASSWORD).await;
    browser.post_from_site("/v1/sign-in/email-code", json!({"challenge": waiting["challenge"]})).await.expect(202);
    browser.post_from_site("/v1/lost-factor", json!({"challenge": waiting["challenge"]})).await;
    world.clock.advance(60);
    ask_for_code(world, &ann, "email", "canary.named@example.org").await;
    world.visitor().recover("canary.ann@example.org").await;
    world.reset_password("canary.other@example.org", ACCOUNT, OTHER_PASSWORD).await;
    world.clock.advance(DAY);
    world.operator(&["factors", "begin-wait", ACCOUNT]).await.expect(0);
    world.visitor().recover("canary.other@example.org").await;
    world.settle().await;
    Life { root, ann, principals }
}

/// The ids of the account's principals.
async fn principals(world: &World) -> Vec<String> {
    let rows = world.items("principal").await.into_iter().filter(|row| row["account"].as_s().unwrap() == ACCOUNT);
    rows.map(|row| row["id"].as_s().unwrap().clone()).collect()
}

/// The rows that still have a canary, with the canary.
async fn left(world: &World) -> Vec<String> {
    let rows = world.dump().await.into_iter().map(|row| serde_dynamo::from_item::<_, Value>(row).unwrap().to_string());
    let found = rows.flat_map(|row| {
        CANARIES.into_iter().filter(|canary| row.contains(canary)).map(|canary| format!("{canary}: {row}")).collect::<Vec<_>>()
    });
    found.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_of_the_people_of_a_deleted_account() {
    let world = World::new().await;
    let others = world.dump().await.len();
    let life = live(&world).await;
    for canary in CANARIES {
        assert!(left(&world).await.iter().any(|found| found.starts_with(canary)), "no row has {canary}: the test plants too little");
    }
    let done = world.operator(&["account", "delete", ACCOUNT, "--yes", ACCOUNT, "--json"]).await.expect(0).json();
    assert_eq!((&done["account"], &done["users"]), (&json!(ACCOUNT), &json!(2)));
    assert_eq!(left(&world).await, Vec::<String>::new());
    for visitor in [&life.root, &life.ann] {
        assert_eq!(visitor.session_status().await, 401);
    }
    world.visitor().try_sign_in(ACCOUNT, OTHER_PASSWORD).await.expect(401);

    // What stays are audit entries, buckets, which hold hashes, and the rows of other people.
    let rows = world.dump().await;
    let about = |row: &rekey_tests::Item| life.principals.iter().any(|id| format!("{row:?}").contains(id));
    for row in rows.iter().filter(|row| about(row)) {
        assert!(row["pk"].as_s().unwrap().starts_with("AUDIT#"), "{row:?}");
        assert!(row["account"].as_s().unwrap().starts_with("deleted-") && !row.contains_key("device"), "{row:?}");
    }
    assert!(rows.len() > others);
    world.visitor().sign_in("flowmatic", PASSWORD).await;
    let purged: Vec<String> = purged(&world, done["root"].as_str().unwrap()).await;
    assert!(purged.len() >= 3, "{purged:?}");
    assert!(purged.iter().all(|event| CANARIES.iter().all(|canary| !event.contains(canary))), "{purged:?}");
}

/// The events that say that a principal of the account is gone, once that of the root is published.
async fn purged(world: &World, root: &str) -> Vec<String> {
    world.event_like(|event| event.detail_type == "account-purged" && event.detail["subject"]["principal"] == root).await;
    let events = world.stack.bus.all().into_iter().filter(|event| event.detail["act"] == "account_deleted");
    events.map(|event| event.detail.to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_is_killed_is_completed_by_the_next_one() {
    let world = World::new().await;
    live(&world).await;
    let (mut request, mut killed) = (1, 0);
    loop {
        match world.operator_killed_at(&["account", "delete", ACCOUNT, "--yes", ACCOUNT], request, killed % 2 == 0).await {
            End::Killed => killed += 1,
            End::Exited(status) => {
                // It may have been killed after its very last write.
                assert!(status == Some(0) || world.operator(&["account", "show", ACCOUNT]).await.status == 1, "{status:?}");
                break;
            }
        }
        request += 5;
    }
    assert!(killed > 5, "{killed}");
    assert_eq!(left(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_deletion_is_confirmed_by_the_name() {
    let world = World::new().await;
    let before = world.dump().await.len();
    for arguments in [&["account", "delete", "flowmatic"][..], &["account", "delete", "flowmatic", "--yes", "flowmatics"]] {
        let ran = world.operator(arguments).await;
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.stderr.contains("nothing was deleted"), "{ran:?}");
    }
    assert_eq!(world.dump().await.len(), before);
    world.operator(&["account", "delete", "nobody-here", "--yes", "nobody-here"]).await.refused("There is no account nobody-here.");
}

#[tokio::test]
async fn a_contact_that_somebody_else_has_stays_theirs() {
    let world = World::new().await;
    world.account(ACCOUNT, GRACE).await;
    let open = world.visitor().recover(GRACE).await;
    let link = world.inbox(GRACE).find(&format!("link_{open}.")).await.token();
    world.operator(&["account", "delete", ACCOUNT, "--yes", ACCOUNT]).await.expect(0);
    // The recovery named both accounts, and ends with one of them. Another one finds the account that is left.
    world.visitor().post("/v1/recovery/consume", json!({"token": link})).await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await;
}

/// The rows that hold a name of flowmatic's people.
async fn named(world: &World) -> Vec<String> {
    let rows = world.dump().await.into_iter().map(|row| serde_dynamo::from_item::<_, Value>(row).unwrap().to_string());
    rows.filter(|row| row.contains("flowmatic") || row.contains("canary-eve")).collect()
}

const DELETE: [&str; 5] = ["account", "delete", "flowmatic", "--yes", "flowmatic"];

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_in_the_middle_of_a_deletion_leaves_no_name_behind() {
    let mut undone = 0;
    for request in (1..).step_by(5) {
        let world = World::new().await;
        let thief = world.confirmed("flowmatic", None, PASSWORD).await;
        create(&thief, "canary-eve", None, &[]).await.expect(201);
        let link = world.inbox(GRACE).titled("New sign-in to your Rekey account").nth(0).await.not_me();
        world.settle().await;
        let undo = async || undone += usize::from(world.not_me(&link).await.status == 200);
        let (ran, held) = world.operator_held_at(&DELETE, request, undo).await;
        assert_eq!(ran.status, 0, "{request}: {ran:?}");
        assert_eq!(named(&world).await, Vec::<String>::new(), "{request}");
        world.stack.stop().await;
        if !held {
            break;
        }
    }
    assert!(undone > 3, "{undone}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_freeze_in_the_middle_of_a_deletion_leaves_no_name_behind() {
    for request in (1..).step_by(7) {
        let world = World::new().await;
        let unfreeze = async || drop(world.operator(&["account", "unfreeze", "flowmatic"]).await);
        let (ran, held) = world.operator_held_at(&DELETE, request, unfreeze).await;
        assert_eq!(ran.status, 0, "{request}: {ran:?}");
        assert_eq!(named(&world).await, Vec::<String>::new(), "{request}");
        world.stack.stop().await;
        if !held {
            break;
        }
    }
}

#[tokio::test]
async fn the_undo_link_of_another_account_survives() {
    let world = World::new().await;
    for account in [ACCOUNT, "beta"] {
        world.account(account, "shared@example.org").await;
    }
    // A thief changes the address of the one account. Its owner has the link to undo that, and the other account with the address.
    let thief = world.confirmed("beta", None, GOOD_PASSWORD).await;
    bind(&world, &thief, "email", "thief@example.net").await;
    let link = world.inbox("shared@example.org").titled("The email address of your Rekey account was changed").only().await.not_me();
    world.operator(&["account", "delete", ACCOUNT, "--yes", ACCOUNT]).await.expect(0);
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!(["email"]));
    world.reset_password("shared@example.org", "beta", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn an_account_that_is_deleted_gets_no_user_from_an_import() {
    let world = World::new().await;
    let folder = Folder::default();
    let file = folder.records("users.jsonl", &[user("flowmatic", "late")]);
    let import = ["import", &file, "--into", "flowmatic"];
    // A deletion that was killed after it had frozen the account.
    assert_eq!(world.operator_killed_at(&DELETE, 12, true).await, End::Killed);
    let rejects = folder.name("rejects.jsonl");
    world.operator(&[&import[..], &["--rejects", &rejects]].concat()).await.expect(1);
    assert_eq!(folder.lines("rejects.jsonl")[0]["reason"], "An operator is deleting its account.");
    world.operator(&DELETE).await.expect(0);
    assert!(world.rows("ACCOUNT#flowmatic").await.is_empty());
}

#[tokio::test]
async fn an_import_in_the_middle_of_a_deletion_leaves_no_user_without_an_account() {
    let mut imported = 0;
    for request in 1.. {
        let world = World::new().await;
        let folder = Folder::default();
        let file = folder.records("users.jsonl", &[user("flowmatic", "late")]);
        let import = ["import", &file, "--into", "flowmatic"];
        let (ran, held) = world.operator_held_at(&import, request, async || drop(world.operator(&DELETE).await.expect(0))).await;
        if !held {
            break;
        }
        assert!(world.rows("ACCOUNT#flowmatic").await.is_empty(), "{request}: {ran:?}");
        imported += usize::from(ran.status == 0);
        world.stack.stop().await;
    }
    assert!(imported > 0);
}
