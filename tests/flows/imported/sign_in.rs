//! People with such a hash sign in with the password that they have.

use rekey_domain::password::PasswordHash;
use rekey_tests::World;
use rekey_tests::imported_hashes::HASHES;
use rekey_tests::people::GRACE;
use serde_json::json;

const NAME: &str = "flowmatic";

#[tokio::test]
async fn the_old_password_signs_in_and_its_hash_becomes_argon2id() {
    let world = World::new().await;
    for (password, hash) in HASHES {
        world.bring_along(NAME, hash).await;
        let before = world.stored_hash(NAME).await;
        assert!(!before.is_todays());
        for wrong in [format!("y{password}").as_str(), hash, before.as_str()] {
            world.visitor().try_sign_in(NAME, wrong).await.refused(401, "invalid_credentials");
        }
        assert_eq!(world.stored_hash(NAME).await, before, "a wrong password changes nothing");
        let principal = world.principal(NAME).await;
        world.visitor().try_sign_in(NAME, password).await.expect(200);
        assert!(world.stored_hash(NAME).await.is_todays(), "{hash}");
        assert_eq!(world.principal(NAME).await["epoch"], principal["epoch"], "nobody is signed out");
        // The new hash is one of the same password.
        world.visitor().try_sign_in(NAME, password).await.expect(200);
        world.visitor().try_sign_in(NAME, &format!("y{password}")).await.refused(401, "invalid_credentials");
    }
}

#[tokio::test]
async fn what_the_keyboard_sent_signs_in_and_afterwards_every_form_does() {
    let world = World::new().await;
    // A hash of "crème brûlée" in NFD.
    world.bring_along(NAME, "$2b$04$CCCCCCCCCCCCCCCCCCCCC.FnBljXG2W95qReIEH3/2toE0O9LTY8K").await;
    let (composed, decomposed) = ("crème brûlée", "cre\u{300}me bru\u{302}le\u{301}e");
    world.visitor().try_sign_in(NAME, composed).await.refused(401, "invalid_credentials");
    world.visitor().try_sign_in(NAME, decomposed).await.expect(200);
    world.visitor().try_sign_in(NAME, composed).await.expect(200);
}

#[tokio::test]
async fn a_password_with_a_nul_gets_the_same_refusal() {
    let world = World::new().await;
    for (_, hash) in HASHES {
        world.bring_along(NAME, hash).await;
        for typed in ["\0", "correct\0horse battery", "pass\0word"] {
            world.visitor().try_sign_in(NAME, typed).await.refused(401, "invalid_credentials");
        }
    }
}

#[tokio::test]
async fn a_session_is_confirmed_and_its_password_changed_with_the_old_password() {
    let world = World::new().await;
    let (password, hash) = HASHES[3];
    let browser = world.signed_in(NAME).await;
    world.bring_along(NAME, hash).await;
    let before = world.stored_hash(NAME).await;
    let confirm = async |typed: &str| browser.post("/v1/session/reauthenticate", json!({"password": typed})).await;
    confirm("not the password").await.refused(401, "invalid_credentials");
    confirm(password).await.expect(204);
    assert_eq!(world.stored_hash(NAME).await, before, "only a sign-in replaces it");
    let change = json!({"current_password": password, "new_password": "Tr0ub4dor&3 and more"});
    browser.post("/v1/account/password", change).await.expect(204);
    assert!(world.stored_hash(NAME).await.is_todays());
    world.visitor().try_sign_in(NAME, password).await.refused(401, "invalid_credentials");
    world.visitor().try_sign_in(NAME, "Tr0ub4dor&3 and more").await.expect(200);
}

#[tokio::test]
async fn a_recovery_replaces_the_hash_of_a_forgotten_password() {
    let world = World::new().await;
    let (password, hash) = HASHES[8];
    world.bring_along(NAME, hash).await;
    world.reset_password(GRACE, NAME, "Tr0ub4dor&3 and more").await;
    assert!(world.stored_hash(NAME).await.is_todays());
    world.visitor().try_sign_in(NAME, password).await.refused(401, "invalid_credentials");
}

#[tokio::test]
async fn a_stored_hash_of_a_billion_rounds_is_not_computed() {
    let world = World::new().await;
    let text = "\"$pbkdf2-sha256$i=1000000000$c2l4dGVlbiBieXRlcyBvaw$OI97vRhc//84ILP+LAebU41uB0cUhJh6wENU9t2/EeI\"";
    let hash: PasswordHash = serde_json::from_str(text).unwrap();
    world.replace_hash(NAME, &hash).await;
    world.visitor().try_sign_in(NAME, "correct horse battery").await.refused(503, "unavailable");
}
