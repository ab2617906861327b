//! What an operator does with the stack: deploying it with other parameters, moving it to an existing directory, and deleting it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use rekey_domain::clock::Clock;
use rekey_tests::Visitor;
use rekey_tests::dns;
use rekey_tests::factors::verify;
use serde_json::{Value, json};

use super::emulator::{Cloud, OPERATOR, OWNER, REGION, STACK, text};
use super::journeys::{Owner, enter_password};

/// `sam deploy` refuses each wrong parameter with a message that names it.
pub(super) fn enters_wrong_parameters(cloud: &Cloud) {
    for (parameters, message) in [
        (&["MailFrom=No-Reply@id.example.com"][..], "MailFrom must be an email address in lower case."),
        (&["SupportUrl=javascript:alert(1)"], "SupportUrl must begin with https:// or mailto:."),
        (&["AndroidApps=com.example.app"], "AndroidApps must be packages with the fingerprints of their certificates"),
        (&["AppleApps=com.example.app"], "AppleApps must be application identifiers with commas"),
        (&["PasswordMin=30"], "PasswordMin must be a whole number from 8 to 25."),
        (&["SignUp=maybe"], "'SignUp'"),
        (&["SmsCountries=Germany"], "SmsCountries must be ISO 3166-1 codes with commas, such as AT,CH,DE."),
        (&["SmsCountries=AT,DE"], "SmsCountries needs SmsOrigination, which the messages are sent from."),
        (&["SmsOrigination=Example"], "SmsOrigination must be the ARN of a pool, a phone number or a sender ID"),
        (&["DomainName=id.example.com"], "DomainName needs CertificateArn, a certificate in this region."),
        (&["EdgeSecret=0123456789abcdef0123456789abcdef"], "EdgeSecret needs EdgeCertificateArn, which puts CloudFront in front."),
    ] {
        let refused = cloud.deploy(parameters);
        assert!(!refused.succeeded && refused.text.contains(message), "{parameters:?}: {}", refused.text);
    }
}

/// Examines the deployment and redrives what Lambda gave up, with the command line.
pub(super) async fn uses_the_command_line(cloud: &Cloud) {
    let dns = dns::serve(&[("_dmarc.example.com", "v=DMARC1; p=reject")]).await.to_string();
    let diagnosis = cloud.tool(&["--json", "doctor", "--dns", &dns]).await.json();
    let findings: BTreeMap<&str, &Value> =
        diagnosis["findings"].as_array().unwrap().iter().map(|finding| (finding["check"].as_str().unwrap(), finding)).collect();
    // The emulator ignores what protects the rows of tables. It reports nothing about the lag of streams, and its DKIM has no records.
    for check in [
        "credentials",
        "clock",
        "stack",
        "production access",
        "mail quota",
        "sender",
        "DMARC",
        "mail",
        "unproven mail",
        "SMS",
        "concurrency",
        "data key",
        "data key rotation",
        "seed key",
        "seed key rotation",
        "code key",
        "directory table",
        "flows table",
        "deliver",
        "dead letters",
        "publish",
        "unpublished events",
    ] {
        assert_eq!(findings[check]["level"], "ok", "{}", findings[check]);
    }
    let notices = cloud.tool(&["--json", "redrive", "messages"]).await.expect(0).json();
    assert_eq!((&notices["left"], &notices["letters"]), (&json!(0), &json!("0")));
    let events = cloud.tool(&["--json", "redrive", "events"]).await.expect(0).json();
    assert_eq!((&events["published"], &events["left"]), (&json!(0), &json!(0)));
    let account = cloud.tool(&["--json", "account", "show", "acme-labs"]).await.expect(0).json();
    assert_eq!(account["state"], "active");
}

/// Changes parameters, which update only the functions and roles that depend on them, and clears some of them again.
pub(super) async fn changes_parameters_and_clears_them(cloud: &Cloud, url: &str) {
    let visitor = Visitor::new(url, "127.0.0.1");
    let pool = format!("SmsOrigination=arn:aws:sms-voice:{REGION}:000000000000:pool/pool-1");
    let changed = cloud.deploy(&["Brand=\"Acme Cloud\"", "ReportUrl=https://help.example.com/report", "SmsCountries=AT,DE", &pool]);
    assert!(changed.succeeded, "{}", changed.text);
    let functions: BTreeSet<&str> = changed.modified("AWS::Lambda::Function");
    let expected = ["Account", "Admin", "Deliver", "Enrol2fa", "LostFactor", "Pages", "Passkey", "SetPassword", "SignIn"];
    let expected = expected.map(|name| format!("{name}Function"));
    assert_eq!(functions, expected.iter().map(String::as_str).collect());
    assert_eq!(changed.modified("AWS::IAM::Role"), BTreeSet::from(["DeliverRole"]));
    for table in ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"] {
        assert_eq!(changed.modified(table), BTreeSet::new());
    }
    let config = visitor.get("/v1/config").await.expect(200).json();
    assert_eq!((&config["brand"], &config["report_url"]), (&json!("Acme Cloud"), &json!("https://help.example.com/report")));
    assert_eq!(config["sms_countries"], json!(["AT", "DE"]));

    // A parameter that the command leaves out keeps its value, and an empty one clears it.
    let cleared = cloud.deploy(&["ReportUrl=\"\"", "SmsCountries=\"\""]);
    assert!(cleared.succeeded, "{}", cleared.text);
    let config = visitor.get("/v1/config").await.expect(200).json();
    assert_eq!((&config["brand"], &config["report_url"]), (&json!("Acme Cloud"), &Value::Null));
    assert_eq!(config["sms_countries"], json!([]));
}

/// Names a directory table and a key that exist, as a stack in the place of a lost one does. Here they are the stack's own. The new
/// flows table ends all sessions and keeps the accounts.
pub(super) async fn moves_to_an_existing_directory(cloud: &Cloud, url: &str, owner: &Owner) {
    let phone = Visitor::new(url, "127.0.0.1");
    let challenge = enter_password(&phone).await;
    let entered = verify(&phone, &challenge, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
    phone.use_token(&entered.text("token"));
    assert_eq!(phone.session_status().await, 200);
    let before = cloud.outputs();
    let (directory, stream, seed_key) = (&before["DirectoryTable"], &before["DirectoryStream"], &before["SeedKey"]);
    let changed = cloud.deploy(&[
        &format!("ExistingDirectoryTable={directory}"),
        &format!("ExistingDirectoryStream={stream}"),
        &format!("ExistingSeedKeyArn={seed_key}"),
    ]);
    assert!(changed.succeeded, "{}", changed.text);
    let after = cloud.outputs();
    assert_eq!(after["FlowsTable"], format!("{directory}-flows"));
    assert_eq!(&after["SeedKey"], seed_key);
    assert_eq!(phone.session_status().await, 401);

    // The directory still holds the last step of the app, and the key still decrypts the seed.
    while Clock::System.now() < owner.last_code_at {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let challenge = enter_password(&phone).await;
    verify(&phone, &challenge, "app", &owner.app.code(owner.last_code_at)).await.refused(401, "invalid_code");
    verify(&phone, &challenge, "app", &owner.app.code(Clock::System.now().plus(30))).await.expect(200);
    let challenge = enter_password(&phone).await;
    phone.post("/v1/sign-in/email-code", json!({"challenge": challenge})).await.expect(202);
    let code = cloud.mail("Your Acme Cloud authentication code").await.digits();
    verify(&phone, &challenge, "email", &code).await.expect(200);
    phone.recover(OWNER).await;
    cloud.mail("Reset your Acme Cloud password").await;
}

/// Deletes the stack. The directory and the keys that decrypt it stay.
pub(super) async fn deletes_the_stack(cloud: &Cloud) {
    let outputs = cloud.outputs();
    let directory = outputs["DirectoryTable"].clone();
    let keys: BTreeSet<String> = ["DataKey", "SeedKey"].map(|name| outputs[name].clone()).into();
    let before = cloud.tables(OPERATOR).await.unwrap();
    assert!(before.contains(&directory) && before.contains(&outputs["FlowsTable"]), "{before:?}");
    assert_eq!(cloud.keys().await.len(), keys.len() + 1, "the two keys that stay, and the key of codes");
    let deleted = cloud.sam(&["delete", "--stack-name", STACK, "--no-prompts"]);
    assert!(deleted.status.success(), "{}", text(&deleted));
    assert_eq!(cloud.tables(OPERATOR).await.unwrap(), BTreeSet::from([directory]));
    assert_eq!(cloud.keys().await, keys);
}
