//! `infra/events.schema.json` describes every event that Rekey can publish, and no other. `validate.py` compares events with it.

use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::audit::{AuditAction, AuditEntry, Managed, ManagedSet, OperatorName, Outcome};
use rekey_domain::client::Client;
use rekey_domain::clock::Timestamp;
use rekey_domain::event::{Event, SOURCE, Sequence, StandardType};
use rekey_domain::id::Id;
use rekey_tests::bus::schema_faults;
use serde_json::{Value, json};

fn name(account: &str, user: Option<&str>) -> LoginName {
    LoginName { account: AccountName::parse(account).unwrap(), user: user.map(|user| UserName::parse(user).unwrap()) }
}

fn entry(act: AuditAction) -> AuditEntry {
    AuditEntry::own(Id::of("entry"), Id::of("subject"), name("acme-labs", Some("lin")), act, Timestamp(1_795_333_800))
}

/// The event of an entry, as the targets of rules get it.
fn event(entry: &AuditEntry) -> Value {
    let event = Event::new(entry, Sequence::of_record("100000000000000000001"));
    json!({"source": SOURCE, "detail-type": event.detail_type, "time": event.at.rfc3339(), "detail": event.detail})
}

/// An entry of the act with this outcome, from this client, by the root of an account that is named by an address.
fn managed(act: AuditAction, outcome: Outcome, client: Option<Client>) -> AuditEntry {
    let set = ManagedSet { permissions: None, email: None, phone: None, removed: Vec::new(), policy: Vec::new() };
    let by = name("owner@example.org", None);
    AuditEntry { actor: Id::of("actor"), outcome, client, managed: Some(Managed { by, set }), ..entry(act) }
}

#[test]
fn the_schema_describes_the_event_of_every_act() {
    let mut events = Vec::new();
    for act in AuditAction::ALL {
        for client in [None, Some(Client::Web), Some(Client::Mobile), Some(Client::Desktop)] {
            events.push(event(&managed(act, Outcome::Done, client)));
        }
        events.push(event(&managed(act, Outcome::Refused, Some(Client::Web))));
        events.push(event(&entry(act)));
        let operator = OperatorName::parse("arn:aws:iam::123456789012:user/olga").unwrap();
        events.push(event(&entry(act).by_operator(&operator)));
    }
    for act in [AuditAction::AccountUnfrozen, AuditAction::UserRestored] {
        events.push(event(&AuditEntry { stays_locked: true, ..entry(act) }));
    }
    events.push(event(&entry(AuditAction::SignedOut).ending(Id::of("session"))));
    let faults = schema_faults(&events);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_schema_refuses_what_is_no_event() {
    let good = event(&entry(AuditAction::UserDeleted));
    let mut wrong = Vec::new();
    let mut change = |pointer: &str, value: Value| {
        let mut event = good.clone();
        *event.pointer_mut(pointer).unwrap() = value;
        wrong.push(event);
    };
    change("/source", json!("aws.s3"));
    change("/detail-type", json!("session-established"));
    change("/detail-type", json!("rekey.user_deleted"));
    change("/detail/outcome", json!("refused"));
    change("/detail/act", json!("an_act_that_does_not_exist"));
    change("/detail/sequence", json!("1"));
    change("/detail/subject/account", json!("owner@example.org"));
    change("/detail/client", json!("toaster"));
    for field in ["email", "phone", "device", "by"] {
        let mut event = good.clone();
        event["detail"][field] = json!("x");
        wrong.push(event);
    }
    let faults = schema_faults(&wrong);
    assert_eq!(faults.len(), wrong.len(), "{faults:#?}");
}

#[test]
fn every_standard_type_is_the_event_of_an_act_and_names_its_definition() {
    let schema: Value = serde_json::from_str(include_str!("../../infra/events.schema.json")).unwrap();
    let types: Vec<String> =
        AuditAction::ALL.into_iter().map(|act| Event::new(&entry(act), Sequence::of_record("1")).detail_type).collect();
    for standard in StandardType::ALL {
        let name = standard.to_string();
        assert!(types.contains(&name), "no act is {name}");
        let described = schema["oneOf"].as_array().unwrap().iter().find(|kind| kind["title"] == name.as_str()).unwrap();
        let description = described["description"].as_str().unwrap();
        assert!(
            description.contains("https://schemas.openid.net/secevent/") && description.contains(&format!("/event-type/{name}.")),
            "{name}"
        );
    }
}
