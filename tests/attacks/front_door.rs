//! What a front door in an attacker's hands could do. request-reset is open to everybody, so its role is taken for lost here:
//! nothing that it may write decides about a recovery, and nothing that it may have returned tells who exists.

use std::collections::{BTreeSet, HashMap};

use aws_lambda_events::event::dynamodb::EventRecord;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use rekey_domain::id::Id;
use rekey_domain::token::LinkToken;
use rekey_tests::people::{ADA, GRACE};
use rekey_tests::roles::may;
use rekey_tests::{Answer, Item, OTHER_PASSWORD, Tap, Visitor, World};
use serde_json::json;

const STRANGER: &str = "stranger@example.org";

/// The request of a recovery, as it stands in the table.
async fn request(world: &World, recovery: &str) -> Item {
    world.rows(&format!("RECOVERY#{recovery}")).await.remove(0)
}

/// Puts a request again with these attributes, as the front door's role allows; gives what was there, which its role does not
/// allow it to ask for.
async fn put_again(world: &World, recovery: &str, attributes: impl IntoIterator<Item = (&str, AttributeValue)>) -> Item {
    let mut row = request(world, recovery).await;
    row.extend(attributes.into_iter().map(|(name, value)| (name.to_owned(), value)));
    assert!(may("request-reset", "dynamodb:PutItem", row["pk"].as_s().unwrap()));
    let put = world.stack.resources.dynamodb.put_item().table_name("rekey-flows").set_item(Some(row));
    put.return_values(ReturnValue::AllOld).send().await.unwrap().attributes.unwrap()
}

fn text(value: impl ToString) -> AttributeValue {
    AttributeValue::S(value.to_string())
}

fn number(value: i64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// All that tries and proofs were once kept in, as good as new.
fn as_good_as_new() -> [(&'static str, AttributeValue); 4] {
    let nothing = || AttributeValue::M(HashMap::new());
    [("tries", number(0)), ("password_tries", number(0)), ("deliveries", nothing()), ("tickets", nothing())]
}

async fn type_code(visitor: &Visitor, recovery: &str, code: &str) -> Answer {
    visitor.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": code})).await
}

#[tokio::test]
async fn a_rewritten_request_does_not_reset_its_tries() {
    let world = World::new().await;
    let thief = world.visitor();
    let recovery = thief.recover(GRACE).await;
    let mail = world.inbox(GRACE).only().await;
    for left in (0..5).rev() {
        type_code(&thief, &recovery, "AAAA-BBBB").await.refused_code(left);
        put_again(&world, &recovery, as_good_as_new()).await;
    }
    type_code(&thief, &recovery, &mail.code()).await.refused(410, "expired");
    // The same of the tries that a ticket has at a password.
    let ticket = thief.consume(&mail.token()).await;
    for _ in 0..50 {
        thief.set_password(&ticket, "flowmatic", "short").await.refused(422, "password_refused");
    }
    put_again(&world, &recovery, as_good_as_new()).await;
    thief.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
}

#[tokio::test]
async fn a_recovery_without_a_message_has_five_tries() {
    let world = World::new().await;
    let thief = world.visitor();
    let recovery = thief.recover(STRANGER).await;
    world.settle().await;
    for left in (0..5).rev() {
        type_code(&thief, &recovery, "AAAA-BBBB").await.refused_code(left);
        put_again(&world, &recovery, as_good_as_new()).await;
    }
    type_code(&thief, &recovery, "AAAA-BBBB").await.refused(410, "expired");
    let rows = world.rows("RECOVERY-CODE#").await.len();
    // An invented id brings no row into being, however often it is typed.
    for _ in 0..6 {
        type_code(&thief, &Id::random(&world.random()).to_string(), "AAAA-BBBB").await.refused(410, "expired");
    }
    assert_eq!(world.rows("RECOVERY-CODE#").await.len(), rows);
}

#[tokio::test]
async fn a_link_written_into_a_request_opens_nothing() {
    let world = World::new().await;
    let thief = world.visitor();
    let recovery = thief.recover(GRACE).await;
    world.inbox(GRACE).only().await;
    let link = LinkToken::mint(recovery.parse().unwrap(), &world.random());
    let grace = world.items("principal").await.into_iter().find(|row| row["account"].as_s().unwrap() == "flowmatic").unwrap();
    let bound = [("principal", grace["id"].clone()), ("account", text("flowmatic")), ("epoch", grace["epoch"].clone())];
    let bound = AttributeValue::M(bound.map(|(name, value)| (name.to_owned(), value)).into());
    let delivery = [
        ("link_hash", text(link.hash())),
        ("code_mac", text("")),
        ("expires_at", number(world.now().0 + 900)),
        ("principals", AttributeValue::L(vec![bound])),
    ];
    let delivery = AttributeValue::M(delivery.map(|(name, value)| (name.to_owned(), value)).into());
    let deliveries = AttributeValue::M(HashMap::from([(link.id().to_string(), delivery)]));
    put_again(&world, &recovery, as_good_as_new()).await;
    put_again(&world, &recovery, [("deliveries", deliveries)]).await;
    thief.post("/v1/recovery/consume", json!({"token": link.reveal()})).await.refused(410, "expired");
}

#[tokio::test]
async fn a_rewritten_recovery_keeps_its_contact() {
    let world = World::new().await;
    let owner = world.visitor();
    let recovery = owner.recover(GRACE).await;
    let mail = world.inbox(GRACE).only().await;
    put_again(&world, &recovery, as_good_as_new()).await;
    put_again(&world, &recovery, [("email", text(ADA)), ("requested_at", number(world.now().0 + 60))]).await;

    // The record is delivered again, as after a failure: the contact of the first message still counts.
    let delivered = world.items("delivered").await.remove(0);
    world.remove(&delivered, "closed_at").await;
    assert!(world.stack.stream.deliver(inserted(&world, &recovery).await).await.is_empty());
    assert_eq!((world.inbox(GRACE).count(), world.inbox(ADA).count()), (2, 0));

    // Both codes are good, and what they set is bound to the address that got them.
    let second = world.inbox(GRACE).nth(1).await;
    type_code(&owner, &recovery, &second.code()).await.expect(200);
    let ticket = type_code(&owner, &recovery, &mail.code()).await.expect(200).text("ticket");
    owner.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    owner.sign_in("flowmatic", OTHER_PASSWORD).await;
}

/// The record of a recovery's request.
async fn inserted(world: &World, recovery: &str) -> Vec<EventRecord> {
    let mut records = world.stack.stream.records().unwrap();
    records.retain(|record| {
        let keys: HashMap<String, String> = serde_dynamo::from_item(record.change.keys.clone()).unwrap();
        record.event_name == "INSERT" && keys["pk"] == format!("RECOVERY#{recovery}")
    });
    assert_eq!(records.len(), 1);
    records
}

#[tokio::test]
async fn rows_of_the_front_door_do_not_tell_who_exists() {
    let world = World::new().await;
    let door = world.visitor_from("127.0.0.9");
    let (known, unknown) = (door.recover(GRACE).await, door.recover(STRANGER).await);
    world.inbox(GRACE).only().await;
    world.settle().await;
    // `deliver` keeps its findings under keys that no action of the role reaches.
    let actions = ["Get", "BatchGet", "Put", "Update", "Delete", "ConditionCheck"].map(|action| format!("dynamodb:{action}Item"));
    let actions: Vec<String> = actions.into_iter().chain(["dynamodb:Query".to_owned()]).collect();
    let reached = |pk: &str| actions.iter().any(|action| may("request-reset", action, pk));
    let keys: BTreeSet<String> = world.dump().await.iter().map(|row| row["pk"].as_s().unwrap().clone()).collect();
    for kind in ["DELIVERED#", "BUCKET#recovery-message#", "BUCKET#recovery#", "RECOVERY#", "PRINCIPAL#", "CONTACT#"] {
        let of_the_kind: Vec<&String> = keys.iter().filter(|pk| pk.starts_with(kind)).collect();
        assert!(!of_the_kind.is_empty(), "{kind}");
        assert!(of_the_kind.iter().all(|pk| reached(pk) == ["BUCKET#recovery#", "RECOVERY#"].contains(&kind)), "{kind}");
    }
    assert!(!reached(&format!("RECOVERY-CODE#{known}")));
    // The rows that the role reaches are the same for everybody. A failed condition would return them.
    let mut shapes = Vec::new();
    for recovery in [&known, &unknown] {
        let row = put_again(&world, recovery, as_good_as_new()).await;
        shapes.push(row.keys().cloned().collect::<BTreeSet<_>>());
    }
    assert_eq!(shapes[0], shapes[1]);
    let known_to_it = ["delete_after", "email", "id", "kind", "pk", "reference", "requested_at", "sk"];
    assert_eq!(shapes[0], known_to_it.map(str::to_owned).into());
}

#[tokio::test]
async fn a_wrong_code_costs_the_same_with_and_without_accounts() {
    let variables = [("REKEY_LIMIT_SCALE", "1000"), ("REKEY_CODE_KEY", "code-key"), ("REKEY_SEED_KEY", "seed-key")];
    let (world, tap) = World::behind(&variables).await;
    let many = "many@example.org";
    for n in 0..50 {
        world.account(&format!("many-{n:02}"), many).await;
    }
    let guest = world.visitor();
    let mut costs = Vec::new();
    for (contact, accounts) in [(STRANGER, 0), (GRACE, 1), (many, 50)] {
        let recovery = guest.recover(contact).await;
        if accounts > 0 {
            world.inbox(contact).find(&format!("link_{recovery}.")).await;
        }
        world.settle().await;
        let delivered = world.rows(&format!("DELIVERED#{recovery}")).await;
        let named = delivered.iter().flat_map(|row| row["deliveries"].as_m().unwrap().values());
        assert_eq!(named.map(|delivery| delivery.as_m().unwrap()["principals"].as_l().unwrap().len()).sum::<usize>(), accounts);
        costs.push(of_a_wrong_code(&world, &tap, &recovery).await);
    }
    let (operations, size) = &costs[0];
    assert_eq!(operations, &["UpdateItem", "GetItem", "UpdateItem", "GenerateMac"]);
    assert!(*size > 200 && costs.iter().all(|cost| cost == &costs[0]), "{costs:?}");
}

/// What a wrong code has consume-link ask for, and the size of the row that its code is compared with.
async fn of_a_wrong_code(world: &World, tap: &Tap, recovery: &str) -> (Vec<String>, usize) {
    // The address's bucket runs empty, so that it takes one write.
    world.clock.advance(2);
    tap.take();
    type_code(&world.visitor(), recovery, "AAAA-BBBB").await.refused(401, "invalid_code");
    let asked = tap.take().into_iter().filter(|seen| seen.caller == "consume-link").map(|seen| seen.operation).collect();
    let row = world.rows(&format!("RECOVERY-CODE#{recovery}")).await.remove(0);
    (asked, size(&AttributeValue::M(row)))
}

/// The letters of a value with the names in it.
fn size(value: &AttributeValue) -> usize {
    match value {
        AttributeValue::M(map) => map.iter().map(|(name, value)| name.len() + size(value)).sum(),
        AttributeValue::S(text) | AttributeValue::N(text) => text.len(),
        other => panic!("{other:?}"),
    }
}
