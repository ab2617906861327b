//! Lines that are rejected, each with its reason. No reason repeats a value of its line.

use std::process::{Command, Stdio};

use rekey_tests::World;
use rekey_tests::records::{Folder, HASHED, account, user, with};
use rekey_tests::tools::{root, tool};
use serde_json::{Value, json};

/// A text that stands for every secret of a line.
const SECRET: &str = "hunter2";

/// Lines with the words of the reason to reject them.
fn faults() -> Vec<(Value, &'static str)> {
    let acme = || account("acme");
    let id = "abcdefghijklmnopqrstuvwxya";
    let without = |mut record: Value, fields: &[&str]| {
        for field in fields {
            record.as_object_mut().unwrap().remove(*field);
        }
        record
    };
    let passkey = json!({"credential": {"name": "Phone", "credential": "{}", "since": 1, "trusted_since": 1, "synced": false}});
    vec![
        (json!({"account": "x"}), "account: An account name is"),
        (json!({"user": "ann"}), "missing field account"),
        (json!(["acme", null, null, {"address": "acme@example.org", "verified": true}]), "The line is not one JSON object"),
        (json!(SECRET), "The line is not one JSON object"),
        (with(acme(), "nickname", json!(SECRET)), "unknown field nickname"),
        (with(acme(), "hunter2 or what", json!(1)), "unknown field, before column"),
        (with(acme(), "user", json!("a/b")), "user: A user name is"),
        (with(acme(), "principal", json!(SECRET)), "principal: not an id"),
        (with(acme(), "email", json!(SECRET)), "A value has the wrong type"),
        (with(acme(), "email", json!(["acme@example.org", true])), "A value has the wrong type"),
        (with(acme(), "phone", json!(["+4915123456789", true])), "A value has the wrong type"),
        (with(acme(), "totp", json!(["JBSWY3DPEHPK3PXP"])), "A value has the wrong type"),
        (with(acme(), "policy", json!(["optional", ["app"], null, null, true, "self"])), "A value has the wrong type"),
        (with(with(acme(), "recovery_codes", json!([[]])), "principal", json!(id)), "A value has the wrong type"),
        (with(acme(), "passkeys", json!({"AAEC": ["Phone", "{}", 1, 1, false]})), "A value has the wrong type"),
        (with(acme(), "email", json!({"address": SECRET, "verified": true})), "email: Enter one email address"),
        (with(acme(), "email", json!({"address": "a@example.org"})), "missing field verified"),
        (with(acme(), "phone", json!({"number": "0151 23456789", "verified": true})), "phone: Enter one mobile number"),
        (with(acme(), "permissions", json!(["users:read"])), "permissions: the root of an account needs none"),
        (with(user("acme", "ann"), "permissions", json!([SECRET])), "permissions: A permission is"),
        (with(acme(), "password", json!(SECRET)), "password: "),
        (with(acme(), "password", json!("$2x$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK")), "password: "),
        (
            with(
                acme(),
                "password",
                json!("$pbkdf2-sha256$i=1000000000,l=32$c2l4dGVlbiBieXRlcyBvaw$OI97vRhc//84ILP+LAebU41uB0cUhJh6wENU9t2/EeI"),
            ),
            "password: ",
        ),
        (with(acme(), "password", json!("$2b$31$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW")), "password: "),
        (with(acme(), "password", json!({"algorithm": "md5", "hash": SECRET})), "password: the parameters are not those"),
        (
            with(
                acme(),
                "password",
                json!({"algorithm": "pbkdf2-sha256", "iterations": 1_000_000_000, "salt": "c2FsdHNhbHQ=", "hash": "OI97vRhc//84ILP+LAebU41uB0cUhJh6wENU9t2/EeI="}),
            ),
            "password: ",
        ),
        (
            with(acme(), "password", json!({"algorithm": "pbkdf2-sha256", "salt": "c2FsdHNhbHQ=", "hash": SECRET})),
            "missing field iterations",
        ),
        (with(acme(), "totp", json!({"secret": SECRET})), "totp: a secret is 10 to 64 bytes"),
        (with(acme(), "totp", json!({"secret": "JBSWY3DPEHPK3PXP", "algorithm": "SHA256"})), "totp: codes are computed with SHA-1"),
        (with(acme(), "totp", json!({"secret": "JBSWY3DPEHPK3PXP", "digits": 8})), "totp: codes are computed with SHA-1"),
        (with(acme(), "totp", json!({"secret": "JBSWY3DPEHPK3PXP", "period": 60})), "totp: codes are computed with SHA-1"),
        (with(acme(), "totp", json!({"secret": "JBSWY3DPEHPK3PXP", "since": "yesterday"})), "totp: A time is RFC 3339"),
        (
            with(with(acme(), "email_codes", json!(true)), "email", json!({"address": "a@example.org", "verified": false})),
            "email_codes: codes go to a verified address",
        ),
        (with(acme(), "passkeys", passkey.clone()), "passkeys: an id is not one of a credential"),
        (with(acme(), "passkeys", json!({"AAEC": passkey["credential"]})), "passkeys: they belong to the id"),
        (
            with(acme(), "passkeys", json!({"AAEC": with(passkey["credential"].clone(), "trusted_since", json!(i64::MAX))})),
            "passkeys: a time is in seconds",
        ),
        (
            with(acme(), "passkeys", json!({"AAEC": with(passkey["credential"].clone(), "since", json!(-1))})),
            "passkeys: a time is in seconds",
        ),
        (with(with(acme(), "recovery_codes", json!({"hashes": [SECRET]})), "principal", json!(id)), "recovery_codes: a hash is not one"),
        (with(acme(), "recovery_codes", json!({"hashes": []})), "recovery_codes: their hashes cover the id"),
        (with(with(acme(), "recovery_codes", json!({"hashes": []})), "principal", json!(id)), "recovery_codes: there is no second factor"),
        (with(acme(), "state", json!("suspended")), "state: only a user is suspended"),
        (with(acme(), "state", json!(SECRET)), "A value has the wrong type"),
        (with(acme(), "created_at", json!("2026-13-01T00:00:00Z")), "created_at: A time is RFC 3339"),
        (
            with(acme(), "policy", json!({"two_factor": "required", "kinds": [], "trusted_browsers": true, "lost_factor": "self"})),
            "policy, kinds: One or more of",
        ),
        (
            with(
                user("acme", "ann"),
                "policy",
                json!({"two_factor": "optional", "kinds": ["app"], "trusted_browsers": true, "lost_factor": "self"}),
            ),
            "policy: only the root",
        ),
        (without(acme(), &["password", "email"]), "Nobody could ever sign in"),
        (user("nowhere", "ann"), "Its account is neither in the file nor in the directory."),
    ]
}

#[tokio::test]
async fn each_fault_rejects_its_line_with_a_reason_that_repeats_no_value() {
    let world = World::new().await;
    let folder = Folder::default();
    let faults = faults();
    let mut texts: Vec<String> = faults.iter().map(|(line, _)| line.to_string()).collect();
    let mut reasons: Vec<&str> = faults.iter().map(|(_, reason)| *reason).collect();
    for (text, reason) in [
        ("{\"account\": \"acme\", \"account\": \"acme\"}", "duplicate field account"),
        (
            "{\"account\": \"acme\", \"email\": {\"address\": \"a@example.org\", \"address\": \"b@example.org\", \"verified\": true}}",
            "duplicate field address",
        ),
        ("{\"account\": \"acme\"", "The line is not one JSON object"),
        ("{\"account\": \"acme\"} {}", "The line is not one JSON object"),
        ("hunter2", "The line is not one JSON object"),
    ] {
        texts.push(text.to_owned());
        reasons.push(reason);
    }
    let file = folder.bytes("users.jsonl", texts.join("\n"));
    let before = world.dump().await.len();
    let rejects = folder.name("rejects.jsonl");
    let done = world.operator(&["import", &file, "--skip-rejects", "--rejects", &rejects, "--json"]).await.expect(1).json();
    assert_eq!(done["imported"], 0, "{done}");
    let rejects = folder.lines("rejects.jsonl");
    for (place, (text, reason)) in texts.iter().zip(&reasons).enumerate() {
        let reject = rejects.iter().find(|reject| reject["line"] == place + 1).unwrap_or_else(|| panic!("not rejected: {text}"));
        let given = reject["reason"].as_str().unwrap();
        assert!(given.contains(reason), "{given} in place of {reason}: {text}");
        assert!(!given.contains(SECRET) && !given.contains("CCCC") && !given.contains("OI97"), "{given}");
        assert_eq!(reject["text"].as_str(), Some(text.as_str()));
    }
    assert_eq!((rejects.len(), world.dump().await.len()), (texts.len(), before));
}

#[tokio::test]
async fn a_name_or_an_id_counts_once_in_a_file() {
    let world = World::new().await;
    let folder = Folder::default();
    let id = json!("abcdefghijklmnopqrstuvwxya");
    let twice = [
        account("acme"),
        with(account("ACME"), "email", json!(null)),
        with(account("one"), "principal", id.clone()),
        with(account("two"), "principal", id),
    ];
    let file = folder.records("users.jsonl", &twice);
    let rejects = folder.name("rejects.jsonl");
    let done = world.operator(&["import", &file, "--skip-rejects", "--rejects", &rejects, "--json"]).await.expect(1).json();
    assert_eq!(done["imported"], 2, "{done}");
    let reasons: Vec<Value> = folder.lines("rejects.jsonl").iter().map(|reject| json!([reject["line"], reject["reason"]])).collect();
    assert_eq!(reasons, [json!([2, "Line 1 has the same name."]), json!([4, "Line 3 has the same principal."])]);
}

#[tokio::test]
async fn a_taken_name_is_left_alone_and_its_users_stay_out_of_it() {
    let world = World::new().await;
    let folder = Folder::default();
    let before = world.dump().await;
    // A user of a rejected account must not end up in the account of a stranger who has the name.
    let lines = [with(user("flowmatic", "mole"), "permissions", json!(["users:manage"])), account("flowmatic"), user("flowmatic", "ann")];
    let file = folder.records("users.jsonl", &lines);
    let rejects = folder.name("rejects.jsonl");
    let done = world.operator(&["import", &file, "--skip-rejects", "--rejects", &rejects, "--json"]).await.expect(1).json();
    assert_eq!((&done["imported"], &done["rejected"]), (&json!(0), &json!(3)));
    let reasons: Vec<Value> = folder.lines("rejects.jsonl").iter().map(|reject| reject["reason"].clone()).collect();
    assert_eq!(reasons, ["The line of its account is rejected.", "The name is taken.", "The line of its account is rejected."]);
    let others = |row: &&rekey_tests::Item| !row["pk"].as_s().unwrap().starts_with("HASHES");
    let after = world.dump().await;
    assert_eq!(after.iter().filter(others).count(), before.iter().filter(others).count());
    assert!(before.iter().all(|row| after.contains(row)), "a row was changed");
}

#[tokio::test]
async fn an_id_of_another_principal_is_rejected() {
    let world = World::new().await;
    let folder = Folder::default();
    let taken = world.principal("flowmatic").await["id"].as_s().unwrap().clone();
    let file = folder.records("users.jsonl", &[with(account("acme"), "principal", json!(taken))]);
    let rejects = folder.name("rejects.jsonl");
    world.operator(&["import", &file, "--rejects", &rejects]).await.expect(1);
    assert_eq!(folder.lines("rejects.jsonl")[0]["reason"], "Another principal has this id.");
}

/// The lines that do not fit `infra/operator/record.schema.json`, by their places.
fn misfits(lines: &[Value]) -> Vec<usize> {
    let folder = Folder::default();
    let file = folder.bytes("records.json", Value::from(lines).to_string());
    let script = root().join("tests/operator/import/validate.py");
    let output = Command::new(tool(".venv", "python")).arg("-B").arg(script).arg(file).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse().unwrap()).collect()
}

#[test]
fn the_schema_accepts_records_and_refuses_what_is_none() {
    let full = json!({
        "account": "acme",
        "user": "ann",
        "principal": "abcdefghijklmnopqrstuvwxya",
        "email": {"address": "ann@example.org", "verified": true},
        "phone": {"number": "+4915123456789", "verified": false},
        "permissions": ["users:read"],
        "password": {"algorithm": "pbkdf2-sha256", "iterations": 27500, "salt": "c2FsdA==", "hash": "c2FsdA=="},
        "totp": {"secret": "JBSWY3DPEHPK3PXP", "since": "2026-11-22T07:50:00Z", "algorithm": "SHA1", "digits": 6, "period": 30},
        "email_codes": true,
        "passkeys": {"AAEC": {"name": "Phone", "credential": "{}", "since": 1, "trusted_since": 1, "synced": false}},
        "recovery_codes": {"hashes": ["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"], "since": "2026-11-22T07:50:00Z"},
        "guarded": true,
        "locale": "pt-BR",
        "state": "suspended",
        "created_at": "2026-11-22T07:50:00Z",
        "recovered_at": "2026-11-22T07:50:00Z",
    });
    let policy =
        json!({"two_factor": "required", "kinds": ["app"], "web_session_seconds": 600, "trusted_browsers": false, "lost_factor": "self"});
    let good = [full.clone(), account("acme"), with(account("acme"), "policy", policy), with(account("acme"), "password", json!(HASHED.1))];
    assert_eq!(misfits(&good), [0_usize; 0]);
    let Some(fields) = full.as_object() else { panic!("a record is an object") };
    let mut bad: Vec<Value> = fields.keys().map(|field| with(full.clone(), field, json!([1]))).collect();
    bad.extend([
        json!({}),
        json!([]),
        with(account("acme"), "nickname", json!("x")),
        with(full, "totp", json!({"secret": "JBSWY3DPEHPK3PXP", "digits": 8})),
    ]);
    assert_eq!(misfits(&bad), (0..bad.len()).collect::<Vec<_>>());
}
