//! The programs of `infra/operator/from` make lines of the exports of other systems: everybody signs in with the old password and
//! the old app.

use std::process::Stdio;

use rekey_tests::factors::verify;
use rekey_tests::records::{Folder, HASHED, lines};
use rekey_tests::{Authenticator, World};
use serde_json::{Value, json};
use tokio::process::Command;

use super::imported;

/// The lines that a program makes of an export.
async fn converted(program: &str, options: &[&str], export: &Value) -> Vec<Value> {
    let folder = Folder::default();
    let program = format!("{}/../infra/operator/from/{program}", env!("CARGO_MANIFEST_DIR"));
    let file = folder.bytes("export.json", export.to_string());
    let mut jq = Command::new("jq");
    let output = jq.args(["-c"]).args(options).args(["-f", &program, &file]).stderr(Stdio::inherit()).output().await.unwrap();
    assert!(output.status.success(), "{output:?}");
    lines(&String::from_utf8(output.stdout).unwrap())
}

/// A credential of Keycloak, which keeps two texts of JSON.
fn credential(kind: &str, secret: &Value, data: &Value) -> Value {
    json!({"type": kind, "secretData": secret.to_string(), "credentialData": data.to_string()})
}

#[tokio::test]
async fn users_of_keycloak_keep_their_passwords_and_their_app() {
    let pbkdf2 = credential(
        "password",
        &json!({"value": "8pIGjYoUZDNxrNWbHDQlNZGiWXcEMWOS2TLAQhkILVU=", "salt": "c2l4dGVlbiBieXRlcyBvaw==", "additionalParameters": {}}),
        &json!({"hashIterations": 1000, "algorithm": "pbkdf2-sha512", "additionalParameters": {}}),
    );
    let more = json!({"hashLength": ["32"], "memory": ["256"], "type": ["id"], "version": ["1.3"], "parallelism": ["2"]});
    let argon2 = credential(
        "password",
        &json!({"value": "bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc=", "salt": "c29tZXNhbHQ=", "additionalParameters": {}}),
        &json!({"hashIterations": 2, "algorithm": "argon2", "additionalParameters": more}),
    );
    let app = |kind: &str, secret: &str, encoding: Value| {
        let data = json!({"subType": kind, "digits": 6, "counter": 0, "period": 30, "algorithm": "HmacSHA1", "secretEncoding": encoding});
        credential("otp", &json!({"value": secret}), &data)
    };
    let user = |name: &str, credentials: Value| {
        let email = format!("{name}@example.org");
        json!({"username": name, "email": email, "emailVerified": true, "enabled": true, "createdTimestamp": 1_700_000_000_123_i64,
               "credentials": credentials})
    };
    let mut frozen = user("joan", json!([pbkdf2]));
    frozen["enabled"] = json!(false);
    let realm = json!({"realm": "acme", "users": [
        user("ada", json!([pbkdf2, app("totp", "QKWgkkqGsbMhzQHMNaDO", json!(null))])),
        user("grace", json!([argon2, app("totp", "JBSWY3DPEHPK3PXP", json!("BASE32"))])),
        frozen,
        {"username": "service-account-shop", "serviceAccountClientId": "shop", "enabled": true},
    ]});
    let lines = converted("keycloak.jq", &[], &realm).await;
    let world = World::new().await;
    assert_eq!(imported(&world, &lines).await["imported"], 3);
    for (name, password, secret) in
        [("ada", "correct horse battery", "KFFVOZ3LNNYUO43CJVUHUUKIJVHGCRCP"), ("grace", "password", "JBSWY3DPEHPK3PXP")]
    {
        let person = world.visitor();
        let challenge = person.try_sign_in(name, password).await.expect(200).text("challenge");
        verify(&person, &challenge, "app", &Authenticator::new(secret).code(world.now())).await.expect(200);
        assert_eq!(person.get("/v1/account").await.expect(200).json()["email"], format!("{name}@example.org"));
    }
    world.visitor().try_sign_in("joan", "correct horse battery").await.expect(401);

    // An app that counts is no app of Rekey: its owner is not imported without it in silence.
    let counts =
        converted("keycloak.jq", &[], &json!({"users": [user("edith", json!([app("hotp", "QKWgkkqGsbMhzQHMNaDO", json!(null))]))]})).await;
    let folder = Folder::default();
    let rejected = world.operator(&["import", &folder.records("users.jsonl", &counts), "--dry-run", "--json"]).await.expect(1).json();
    assert_eq!(rejected["rejected"], 1);
}

#[tokio::test]
async fn users_of_django_keep_their_passwords() {
    let user = |name: &str, email: &str, password: &str, active: bool| {
        json!({"model": "auth.user", "pk": 1, "fields": {"password": password, "username": name, "email": email, "is_active": active,
            "last_login": null, "is_superuser": false, "date_joined": "2024-05-01T12:00:00.123Z", "groups": [], "user_permissions": []}})
    };
    let users = json!([
        user("Ada", "ada@example.org", "pbkdf2_sha256$1500$seasalt$B9sAFbmnUwQMCPg21SDc36wZQiBpsBJkCSHmMQIXoj8=", true),
        user("grace", "grace@example.org", "!a password that nobody can have", true),
        user("joan", "", HASHED.1, false),
    ]);
    let world = World::new().await;
    assert_eq!(imported(&world, &converted("django.jq", &["--argjson", "verified", "true"], &users).await).await["imported"], 3);
    let person = world.visitor();
    person.sign_in("ada", "correct horse battery").await;
    assert_eq!(person.get("/v1/account").await.expect(200).json()["email"], "ada@example.org");
    world.reset_password("grace@example.org", "grace", "a password of today").await;
    world.visitor().try_sign_in("joan", HASHED.0).await.expect(401);
    let unproven = converted("django.jq", &["--argjson", "verified", "false"], &users).await;
    assert_eq!(unproven[0]["email"]["verified"], false);
}

#[tokio::test]
async fn users_of_auth0_keep_their_passwords() {
    let first = json!({"_id": {"$oid": "5dea9f9c82dd7c0e76e4ec93"}, "email_verified": true, "email": "ada@example.org",
        "passwordHash": HASHED.1, "tenant": "acme", "connection": "Username-Password-Authentication", "_tmp_is_unique": true});
    let second = json!({"_id": {"$oid": "5dea9f9c82dd7c0e76e4ec94"}, "passwordHash": HASHED.1,
        "identifiers": [{"type": "email", "value": "grace@example.org", "verified": true}]});
    let world = World::new().await;
    for export in [first, second] {
        let lines = converted("auth0.jq", &[], &export).await;
        assert_eq!(lines[0]["email"]["verified"], true);
        assert_eq!(imported(&world, &lines).await["imported"], 1);
    }
    world.visitor().sign_in("ada@example.org", HASHED.0).await;
    world.visitor().sign_in("grace@example.org", HASHED.0).await;
}
