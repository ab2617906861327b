//! CAPTCHAs that people read or hear.

use rekey_tests::people::ADA;
use rekey_tests::{Ear, Visitor};

use super::{LIFE, nobody_is_registered, nothing_is_asked_for, recover, register, world};

/// A picture's id and the code that its recording reads out.
async fn heard(visitor: &Visitor, ear: &Ear, action: &str) -> (String, String) {
    let picture = visitor.get(&format!("/v1/captcha?action={action}")).await.expect(200);
    let code = ear.hear(&picture.text("audio"));
    assert!(picture.text("image").starts_with("data:image/png;base64,"));
    assert!(!picture.raw.contains(&code), "the code is in the answer");
    (picture.text("id"), code)
}

#[tokio::test]
async fn a_picture_can_be_heard_and_is_valid_once() {
    let (world, ear) = (world("image").await, Ear::new());
    let visitor = world.visitor();
    let (id, code) = heard(&visitor, &ear, "recovery").await;
    // As people type it.
    let typed = format!("{id}: {} {}", code[..3].to_lowercase(), &code[3..]);
    recover(&visitor, &*typed).await.expect(202);
    recover(&visitor, format!("{id}:{code}")).await.refused(400, "captcha_failed");
    world.inbox(ADA).only().await;
}

#[tokio::test]
async fn a_wrong_code_spends_the_picture() {
    let (world, ear) = (world("image").await, Ear::new());
    let visitor = world.visitor();
    let (id, code) = heard(&visitor, &ear, "recovery").await;
    recover(&visitor, format!("{id}:AAAAAA")).await.refused(400, "captcha_failed");
    recover(&visitor, format!("{id}:{code}")).await.refused(400, "captcha_failed");
    assert!(nothing_is_asked_for(&world).await);
}

#[tokio::test]
async fn a_picture_is_valid_for_one_action_and_ten_minutes() {
    let (world, ear) = (world("image").await, Ear::new());
    let visitor = world.visitor();
    let (id, code) = heard(&visitor, &ear, "register").await;
    recover(&visitor, format!("{id}:{code}")).await.refused(400, "captcha_failed");
    let (id, code) = heard(&visitor, &ear, "register").await;
    let parts: Vec<&str> = id.split('.').collect();
    let [nonce, end, mac] = parts[..] else { panic!("{id}") };
    let (other, _) = heard(&visitor, &ear, "register").await;
    let other: Vec<&str> = other.split('.').collect();
    let far = world.now().0 + 10 * LIFE;
    for forged in [
        format!("{}.{end}.{mac}:{code}", other[0]),
        format!("{nonce}.{far}.{mac}:{code}"),
        format!("{nonce}.9223372036854775807.{mac}:{code}"),
        format!("{nonce}.{end}.:{code}"),
        format!("{nonce}.{end}:{code}"),
        format!("{nonce}.{end}.{mac}.x:{code}"),
        format!("{id}{code}"),
        format!(":{code}"),
        ":".to_owned(),
        "a".repeat(8000),
    ] {
        register(&visitor, &*forged).await.refused(400, "captcha_failed");
    }
    let (late, code) = heard(&visitor, &ear, "register").await;
    world.clock.advance(LIFE);
    register(&visitor, format!("{late}:{code}")).await.refused(400, "captcha_failed");
    assert!(nobody_is_registered(&world).await);
    let (id, code) = heard(&visitor, &ear, "register").await;
    register(&visitor, format!("{id}:{code}")).await.expect(202);
}
