//! Administrators who act at the same moment, and a database that does not answer.

use futures_util::future::join_all;
use rekey_adapters::store::{AdminAction, NewSession, Remembered, TxOutcome, User, UserChange, UserEdit};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::account_policy::{SessionSeconds, SignInRules};
use rekey_domain::audit::ActClient;
use rekey_domain::client::Client;
use rekey_domain::id::Id;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::Principal;
use rekey_domain::registration::{ActivationDelivery, Registration};
use rekey_domain::session::{Lifetimes, Session};
use rekey_domain::sign_in::{Known, SignIn};
use rekey_domain::token::{ActivationToken, SessionToken};
use rekey_domain::undo::ActSession;
use rekey_tests::people::DAY;
use rekey_tests::users::{ACCOUNT, acts, administrator, confirmed, create, directory, edit, listed, mailed_user, root, token, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, Tap, World};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_several_concurrent_administrators_changes_a_user() {
    let world = World::new().await;
    let root = root(&world).await;
    for name in ["m1", "m2", "m3", "m4"] {
        user(&world, &root, name, &["users:manage", "reports:read", "reports:write"]).await;
    }
    user(&world, &root, "lin", &[]).await;
    let administrators = join_all(["m1", "m2", "m3", "m4"].map(|name| confirmed(&world, name, GOOD_PASSWORD))).await;

    // One of several users with one name is created.
    let made = join_all(administrators.iter().map(|administrator| create(administrator, "new", None, &[]))).await;
    assert_eq!(made.iter().filter(|answer| answer.status == 201).count(), 1);
    assert!(made.iter().all(|answer| [201, 409].contains(&answer.status)), "{:?}", made.iter().map(|a| &a.raw).collect::<Vec<_>>());
    // Resets: each that is answered with a link has made the one that counts, or was told that it did not.
    let resets = join_all(administrators.iter().map(|administrator| administrator.post("/v1/users/lin/reset-password", json!({})))).await;
    assert!(resets.iter().all(|answer| [200, 409, 503].contains(&answer.status)));
    let links: Vec<String> =
        resets.iter().filter(|answer| answer.status == 200).map(|answer| token(&answer.text("activation_url"))).collect();
    assert!(!links.is_empty());
    let used = join_all(links.iter().map(|link| world.activate(link, GOOD_PASSWORD))).await;
    assert_eq!(used.iter().filter(|answer| answer.status == 200).count(), 1);
    // Permissions: what the last of them saw is what there was.
    let sets = [json!(["reports:read"]), json!(["reports:write"]), json!(["users:manage"]), json!([])];
    let edits =
        join_all(administrators.iter().zip(&sets).map(|(administrator, set)| edit(administrator, "lin", json!({"permissions": set}))))
            .await;
    let now = listed(&root, "lin").await.unwrap()["permissions"].clone();
    assert!(edits.iter().any(|answer| answer.status == 200) && sets.contains(&now), "{now}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_who_loses_the_permission_changes_nothing_more() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    user(&world, &root, "lin", &["reports:read"]).await;
    // Many times at one moment: the user is made stronger while the administrator takes its password away.
    for round in 0..10 {
        edit(&root, "lin", json!({"permissions": ["reports:read"]})).await.expect(200);
        let grant = edit(&root, "lin", json!({"permissions": ["reports:write"]}));
        let (granted, taken) = tokio::join!(grant, ann.post("/v1/users/lin/reset-password", json!({})));
        let link = (taken.status == 200).then(|| token(&taken.text("activation_url")));
        // Both may be done, the reset first: then the grant has ended the link.
        if let (200, Some(link)) = (granted.status, link) {
            world.activate(&link, OTHER_PASSWORD).await.refused(410, "expired");
        }
        assert!([200, 409].contains(&granted.status), "round {round}: {}", granted.raw);
    }
    // The administrator's permission goes while it acts.
    for _ in 0..10 {
        edit(&root, "lin", json!({"permissions": []})).await.expect(200);
        edit(&root, "ann", json!({"permissions": ["users:manage", "reports:read"]})).await.expect(200);
        let stop = edit(&root, "ann", json!({"permissions": []}));
        let (stopped, created) = tokio::join!(stop, create(&ann, "lin", None, &["reports:read"]));
        assert_eq!(stopped.status, 200, "{}", stopped.raw);
        assert!([403, 409].contains(&created.status), "{}", created.raw);
        edit(&ann, "lin", json!({"permissions": ["reports:read"]})).await.refused(403, "forbidden");
    }
}

/// A call reads first, and its transaction requires that nothing has changed since.
#[tokio::test]
async fn a_write_is_refused_if_its_snapshot_is_outdated() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "ann", &["users:manage", "reports:read"]).await;
    for name in ["lin", "kim"] {
        user(&world, &root, name, &[]).await;
    }
    let (random, now) = (world.random(), world.now());
    let directory = world.directory();
    let seen = async |name: &str| {
        let (account, user) = (AccountName::parse(ACCOUNT).unwrap(), UserName::parse(name).unwrap());
        directory.user(&account, &user).await.unwrap().unwrap()
    };
    let (ann, lin, kim) = (seen("ann").await, seen("lin").await, seen("kim").await);
    let session = ActSession { id: Id::random(&random), began_at: now };
    let act = || AdminAction { op: Id::random(&random), actor: &ann.principal, session, client: ActClient::default(), tell: None, at: now };
    let fresh = || {
        let name = LoginName { user: Some(UserName::parse("new").unwrap()), ..lin.principal.login_name() };
        let mut principal = Principal::new(Id::random(&random), name, Permissions::default(), now);
        let registration = Registration::of_user(Id::random(&random), &principal, ann.principal.id, None, now);
        principal.registration = Some(registration.id);
        (principal, registration)
    };
    let link_of = |user: &User| {
        let mut registration = Registration::of_user(Id::random(&random), &user.principal, ann.principal.id, None, now);
        let token = ActivationToken::mint(registration.id, &random);
        registration.handed_over = Some(ActivationDelivery { hash: token.hash(), expires_at: now.plus(DAY) });
        (registration, token)
    };

    // A link that has just been made, and its user as it is with it.
    let (registration, link) = link_of(&kim);
    let reset = UserChange::ResetPassword(Box::new(registration.clone()));
    assert_eq!(directory.change_user(&act(), &kim, reset).await.unwrap(), TxOutcome::Done);
    let kim = seen("kim").await;
    // Then the user can do more, so that the link is dead.
    edit(&root, "kim", json!({"permissions": ["reports:read"]})).await.expect(200);
    let hash = kim.login.password_hash.clone().or(lin.login.password_hash.clone()).unwrap();
    let op = Id::random(&random);
    assert_eq!(
        directory.activate_user(op, &link, &registration, (&kim.principal, Some(&ann.principal)), &hash, now).await.unwrap(),
        TxOutcome::Refused
    );
    // And no administrator who saw it weaker does anything to it.
    let change = UserChange::ResetPassword(Box::new(link_of(&kim).0));
    assert_eq!(directory.change_user(&act(), &kim, change).await.unwrap(), TxOutcome::Refused);
    assert_eq!(directory.change_user(&act(), &kim, UserChange::Delete).await.unwrap(), TxOutcome::Refused);

    // An administrator who was one when it was asked, and is none any more.
    edit(&root, "ann", json!({"permissions": ["reports:read"]})).await.expect(200);
    let (principal, registration) = fresh();
    assert_eq!(directory.create_user(&act(), &principal, &registration).await.unwrap(), TxOutcome::Refused);
    for change in [
        UserChange::Edit(UserEdit { permissions: Permissions::parse(&["reports:read".to_owned()]).ok(), ..UserEdit::default() }),
        UserChange::ResetPassword(Box::new(link_of(&lin).0)),
        UserChange::Delete,
    ] {
        assert_eq!(directory.change_user(&act(), &lin, change).await.unwrap(), TxOutcome::Refused);
    }

    // A sign-in that has shown the right password of a user who is gone by then.
    root.delete("/v1/users/lin").await.expect(204);
    let token = SessionToken::mint(lin.principal.id, &random);
    let sign_in = SignIn::new(lin.login, lin.principal.login_name(), Client::Mobile, None, Known::Device, SignInRules::default());
    let session = Session::new(&token, sign_in, Lifetimes::DEFAULT.of(Client::Mobile, SessionSeconds::default()), now);
    let opened = NewSession {
        session: &session,
        permissions: &lin.principal.permissions,
        remember: &Remembered::default(),
        replaced: None,
        shown: None,
    };
    assert_eq!(directory.begin_session(&opened, &random).await.unwrap(), TxOutcome::Refused);
    assert_eq!(listed(&root, "lin").await, None);
}

#[tokio::test]
async fn a_failing_database_changes_no_user() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let cookie = root.cookie("__Host-rekey").unwrap();
    let before = directory(&world).await;
    for operation in ["BatchGetItem", "UpdateItem", "GetItem", "TransactWriteItems"] {
        let tap = Tap::on(&world).await;
        let door = tap.function(&world, admin::router).await;
        door.set_cookie("__Host-rekey", &cookie);
        tap.cut(operation, "ProvisionedThroughputExceededException");
        let mut answers = acts(&door, "lin").await;
        answers.push(create(&door, "new", None, &[]).await);
        for answer in answers {
            // There is nothing to be turned off, which is found before anything is written.
            if answer.status != 409 {
                let refused = answer.refused(503, "unavailable");
                assert!(!refused.raw.contains("activation_url") && !refused.raw.contains("Throughput"), "{}", refused.raw);
            }
        }
    }
    let tap = Tap::on(&world).await;
    let door = tap.function(&world, admin::router).await;
    door.set_cookie("__Host-rekey", &cookie);
    tap.cut("Query", "InternalServerError");
    door.get("/v1/users").await.refused(503, "unavailable");
    assert_eq!(directory(&world).await, before);
}

#[tokio::test]
async fn an_act_whose_answer_is_lost_is_done_once() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let tap = Tap::on(&world).await;
    let door = tap.function(&world, admin::router).await;
    door.set_cookie("__Host-rekey", &root.cookie("__Host-rekey").unwrap());
    tap.lose("TransactWriteItems");
    create(&door, "new", None, &[]).await.expect(201);
    tap.lose("TransactWriteItems");
    let link = token(&door.post("/v1/users/lin/reset-password", json!({})).await.expect(200).text("activation_url"));
    world.activate(&link, OTHER_PASSWORD).await.expect(200);
    tap.lose("TransactWriteItems");
    door.delete("/v1/users/lin").await.expect(204);
    assert_eq!(listed(&root, "lin").await, None);
}
