//! Contacts of an account: binding an address or a mobile number with the code that is sent there.

use serde_json::{Value, json};

use crate::{Answer, Visitor, World};

/// Words in each message with a code that binds a contact, and in no other.
pub const GOOD_FOR: &str = "good for 10 minutes";
/// The limit under which codes of one principal may follow each other second by second.
pub const QUICK_CODES: (&str, &str) = ("REKEY_LIMIT_EMAIL_CODE", "1000/1");

/// Asks for the code that binds another contact, a moment after the code before it.
pub async fn ask_for_code(world: &World, person: &Visitor, kind: &str, contact: &str) -> Answer {
    world.clock.advance(1);
    person.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await
}

/// Asks for the code that binds another contact, and reads it there.
pub async fn code_to(world: &World, person: &Visitor, kind: &str, contact: &str) -> String {
    let (inbox, before) = (world.inbox(contact), world.inbox(contact).count_of(GOOD_FOR));
    ask_for_code(world, person, kind, contact).await.expect(202);
    inbox.nth_of(GOOD_FOR, before).await.digits()
}

/// Enters the code that binds a contact.
pub async fn enter(person: &Visitor, kind: &str, code: &str) -> Answer {
    person.post(&format!("/v1/account/{kind}/confirm"), json!({"code": code})).await
}

/// Binds a contact in a confirmed session.
pub async fn bind(world: &World, person: &Visitor, kind: &str, contact: &str) {
    let code = code_to(world, person, kind, contact).await;
    enter(person, kind, &code).await.expect(204);
}

/// The bound address and number.
pub async fn bound(person: &Visitor) -> (Value, Value) {
    let account = person.get("/v1/account").await.expect(200).json();
    (account["email"].clone(), account["phone"].clone())
}
