//! The calls of a person who has lost every second factor of `flowmatic`.

use rekey_local::PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::factors::{Owner, verify};
use rekey_tests::people::{DAY, GRACE, MOBILE};
use rekey_tests::{Answer, Mail, Visitor, World};
use serde_json::{Value, json};

pub(super) const SOON: &str = "Two-factor authentication of your Rekey account will be turned off";
pub(super) const READY: &str = "You can now turn off two-factor authentication of your Rekey account";
pub(super) const OFF: &str = "Two-factor authentication is off for your Rekey account";
const CODE: &str = "You need this code to turn two-factor authentication off";
const TEXTED: &str = "is your code to turn off two-factor authentication";

/// An account whose address, mobile number and app are eight days old. The owner has the app and the recovery codes still.
pub(super) async fn old_account(world: &World) -> Owner {
    let owner = world.owner().await;
    bind(world, &owner, "phone", MOBILE).await;
    let owner = Owner::with_app(world).await;
    world.clock.advance(8 * DAY);
    owner
}

/// Signs in with the password, and reports that every factor is lost.
pub(super) async fn report(world: &World, password: &str) -> (Visitor, Answer) {
    let visitor = world.visitor();
    let challenge = visitor.try_sign_in("flowmatic", password).await.expect(200).text("challenge");
    let answer = visitor.post_from_site("/v1/lost-factor", json!({"challenge": challenge})).await;
    (visitor, answer)
}

/// The codes of a report that reach the address, and the number if it gets one.
pub(super) struct Codes {
    pub(super) id: String,
    pub(super) email: String,
    pub(super) phone: Option<String>,
}

/// Reports the loss and asks for the codes.
pub(super) async fn codes(world: &World, password: &str) -> (Visitor, Codes) {
    let (visitor, answer) = report(world, password).await;
    let reported = answer.expect(202);
    let (id, both) = (reported.text("lost_factor_id"), reported.json()["ways"][0] == "two_contacts");
    let (mailbox, telephone) = (world.inbox(GRACE), world.inbox(MOBILE));
    let (mails, texts) = (mailbox.count_of(CODE), telephone.count_of(TEXTED));
    world.clock.advance(1);
    visitor.post("/v1/lost-factor/codes", json!({"lost_factor_id": id})).await.expect(202);
    let email = mailbox.nth_of(CODE, mails).await.code();
    let phone = if both { Some(telephone.nth_of(TEXTED, texts).await.code()) } else { None };
    (visitor, Codes { id, email, phone })
}

/// Sends codes of a report.
pub(super) async fn prove(visitor: &Visitor, id: &str, email: &str, phone: Option<&str>) -> Answer {
    let mut body = json!({"lost_factor_id": id, "email_code": email});
    if let Some(phone) = phone {
        body["phone_code"] = json!(phone);
    }
    visitor.post("/v1/lost-factor/prove", body).await
}

/// Begins the wait with the password and a mailed code. Returns its end.
pub(super) async fn begin_wait(world: &World) -> String {
    let (visitor, Codes { id, email, .. }) = codes(world, PASSWORD).await;
    let waiting = prove(&visitor, &id, &email, None).await.expect(202);
    assert_eq!(waiting.text("status"), "waiting");
    waiting.text("ready_at")
}

/// The mail with this subject at this place.
pub(super) async fn mail(world: &World, subject: &str, place: usize) -> Mail {
    world.inbox(GRACE).titled(subject).nth(place).await
}

/// Lets this much time pass, and calls `deliver` as its rule does.
pub(super) async fn later(world: &World, seconds: i64) {
    world.clock.advance(seconds);
    world.stack.stream.announce_due().await.unwrap();
    world.settle().await;
}

pub(super) async fn stop(world: &World, token: &str) -> Answer {
    world.visitor().post("/v1/lost-factor/stop", json!({"token": token})).await
}

pub(super) async fn finish(world: &World, token: &str) -> Answer {
    world.visitor().post("/v1/lost-factor/finish", json!({"token": token})).await
}

/// What the password alone opens.
pub(super) async fn by_password(world: &World, password: &str) -> String {
    world.visitor().try_sign_in("flowmatic", password).await.expect(200).text("status")
}

/// Signs in with the password and a code of the app.
pub(super) async fn by_app(world: &World, owner: &Owner, password: &str) -> Visitor {
    let visitor = world.visitor();
    let challenge = visitor.try_sign_in("flowmatic", password).await.expect(200).text("challenge");
    verify(&visitor, &challenge, "app", &owner.code(world)).await.expect(200);
    visitor
}

/// The codes of the notices in the settings.
pub(super) async fn notices(visitor: &Visitor) -> Vec<Value> {
    let account = visitor.get("/v1/account").await.expect(200).json();
    account["notices"].as_array().unwrap().iter().map(|notice| notice["code"].clone()).collect()
}

/// The acts of the audit log that were refused.
pub(super) async fn refused(world: &World) -> Vec<String> {
    let entries = world.items("audit").await.into_iter().filter(|entry| entry["outcome"].as_s().unwrap() == "refused");
    entries.map(|entry| entry["act"].as_s().unwrap().clone()).collect()
}
