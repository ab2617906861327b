//! `rekey-operator doctor` against an account of AWS: each check finds what it looks for, and an account that refuses every call is
//! examined to the end.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use rekey_tests::aws::{Answer, AwsAccount};
use rekey_tests::dns;
use serde_json::{Value, json};

/// A deployment in which one thing is wrong.
struct Case {
    /// The check that finds it.
    check: &'static str,
    level: &'static str,
    /// Parts of what the check says.
    says: &'static [&'static str],
    /// What is wrong.
    change: fn(&AwsAccount),
}

const fn fault(check: &'static str, says: &'static [&'static str], change: fn(&AwsAccount)) -> Case {
    Case { check, level: "fault", says, change }
}

const fn warning(check: &'static str, says: &'static [&'static str], change: fn(&AwsAccount)) -> Case {
    Case { check, level: "warning", says, change }
}

const CASES: &[Case] = &[
    fault("clock", &["s behind that of AWS", "NTP"], |on| on.put_clock_forward(90)),
    fault("clock", &["ahead of", "NTP"], |on| on.put_clock_forward(-3600)),
    fault("stack", &["ROLLBACK_COMPLETE", "describe-stack-events"], |on| stack(on, "StackStatus", json!("ROLLBACK_COMPLETE"))),
    warning("stack", &["UPDATE_IN_PROGRESS"], |on| stack(on, "StackStatus", json!("UPDATE_IN_PROGRESS"))),
    warning("stack", &["UPDATE_ROLLBACK_COMPLETE"], |on| stack(on, "StackStatus", json!("UPDATE_ROLLBACK_COMPLETE"))),
    fault("pages", &["answers 400", "DomainTarget"], |on| on.set("pages:Config", Answer::Error("InternalServerError"))),
    fault("pages", &["answers 200 where its configuration should be"], |on| on.set("pages:Config", Answer::Is(json!("parked")))),
    warning("pages", &["without a CAPTCHA", "Captcha=altcha"], |on| on.change("pages:Config", |config| config["captcha"] = json!("off"))),
    fault("production access", &["sandbox", "text below"], |on| ses(on, "ProductionAccessEnabled", json!(false))),
    fault("production access", &["is reviewing the request"], |on| review(on, "PENDING")),
    fault("production access", &["denied", "Answer the case"], |on| review(on, "DENIED")),
    fault("production access", &["sends no mail of this AWS account"], |on| ses(on, "SendingEnabled", json!(false))),
    fault("production access", &["SHUTDOWN", "support center"], |on| ses(on, "EnforcementStatus", json!("SHUTDOWN"))),
    warning("production access", &["reviewing this account"], |on| ses(on, "EnforcementStatus", json!("PROBATION"))),
    fault("mail quota", &["50000 of 50000", "Service Quotas"], |on| sent(on, 50_000.0)),
    warning("mail quota", &["40000 of 50000", "Service Quotas"], |on| sent(on, 40_000.0)),
    warning("mail quota", &["recoveries would fail", "MailDailyBudget=1000"], |on| {
        on.change("ses:GetAccount", |account| account["SendQuota"]["Max24HourSend"] = json!(2000.0));
    }),
    fault("sender", &["has not verified id.example.com", "`a._domainkey.id.example.com CNAME a.dkim.amazonses.com`"], |on| {
        on.change("ses:GetEmailIdentity", |identity| identity["VerifiedForSendingStatus"] = json!(false));
    }),
    fault("DKIM", &["(PENDING)", "`c._domainkey.id.example.com CNAME c.dkim.amazonses.com`"], |on| dkim(on, "Status", json!("PENDING"))),
    fault("DKIM", &["signing is off", "--signing-enabled"], |on| dkim(on, "SigningEnabled", json!(false))),
    fault("mail", &["rekey-mail is paused", "--sending-enabled"], |on| on.set("ses:GetConfigurationSet rekey-mail", paused())),
    fault("unproven mail", &["rekey-unproven is paused"], |on| on.set("ses:GetConfigurationSet rekey-unproven", paused())),
    fault("SMS", &["in its sandbox"], |on| {
        on.change("sms-voice:DescribeAccountAttributes", |found| found["AccountAttributes"][0]["Value"] = json!("SANDBOX"));
    }),
    warning("SMS spend limit", &["1 USD a month", "with at most 1000"], |on| spend(on, 1, 1000)),
    warning("SMS spend limit", &["1 USD a month", "support case"], |on| spend(on, 1, 1)),
    fault("concurrency", &["needs 160", "HashingConcurrency=0"], |on| concurrency(on, 159)),
    warning("concurrency", &["10 functions", "Service Quotas"], |on| {
        parameter(on, "HashingConcurrency", "0");
        concurrency(on, 10);
    }),
    fault("data key", &["data-key is disabled", "enable-key"], |on| key(on, "data-key", "Disabled")),
    fault("seed key", &["about to delete", "cancel-key-deletion"], |on| key(on, "seed-key", "PendingDeletion")),
    fault("code key", &["is Unavailable"], |on| key(on, "code-key", "Unavailable")),
    warning("data key rotation", &["does not rotate", "enable-key-rotation"], |on| unrotated(on, "data-key")),
    warning("seed key rotation", &["does not rotate", "seed-key"], |on| unrotated(on, "seed-key")),
    fault("directory table", &["has no stream", "`publish`"], |on| table(on, "rekey-directory", "StreamSpecification", Value::Null)),
    fault("directory table", &["ARCHIVED"], |on| table(on, "rekey-directory", "TableStatus", json!("ARCHIVED"))),
    fault("flows table", &["has no stream", "`deliver`"], |on| table(on, "rekey-flows", "StreamSpecification", Value::Null)),
    warning("deletion protection", &["delete rekey-directory by mistake", "--deletion-protection-enabled"], |on| {
        table(on, "rekey-directory", "DeletionProtectionEnabled", json!(false));
    }),
    warning("backups", &["no backups", "PointInTimeRecoveryEnabled=true"], |on| {
        on.change("dynamodb:DescribeContinuousBackups", |found| {
            found["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] = json!("DISABLED");
        });
    }),
    warning("expiry", &["keeps expired rows", "update-time-to-live"], |on| {
        on.change("dynamodb:DescribeTimeToLive", |found| found["TimeToLiveDescription"]["TimeToLiveStatus"] = json!("DISABLED"));
    }),
    fault("deliver", &["nothing calls rekey-deliver"], |on| {
        on.set("lambda:ListEventSourceMappings rekey-deliver", Answer::Is(json!({"EventSourceMappings": []})));
    }),
    fault("deliver", &["rekey-deliver is disabled", "--enabled --uuid 14e0db71"], |on| source(on, "rekey-deliver", "Disabled")),
    warning("publish", &["is about to call rekey-publish"], |on| source(on, "rekey-publish", "Enabling")),
    fault("deliver lag", &["was 61 s late"], |on| lag(on, "rekey-deliver")),
    fault("publish lag", &["was 61 s late"], |on| lag(on, "rekey-publish")),
    fault("dead letters", &["3 letters", "redrive messages"], |on| letters(on, "rekey-dead-letters")),
    fault("unpublished events", &["3 letters", "redrive events"], |on| letters(on, "rekey-unpublished")),
    fault("unrecorded mail events", &["3 letters", "Mail events that were not recorded"], |on| letters(on, "rekey-unrecorded")),
    fault("alarms", &["DeadLettersAlarm (Rekey could not send a message)", "infra/README.md"], |on| {
        let alarm = json!({"AlarmName": "rekey-DeadLettersAlarm-1A2B3C", "AlarmDescription": "Rekey could not send a message."});
        on.set("cloudwatch:DescribeAlarms", Answer::Is(json!({"MetricAlarms": [alarm]})));
    }),
    warning("subscribers", &["nobody gets the alarms", "AlarmEmail"], |on| {
        on.set("sns:ListSubscriptionsByTopic", Answer::Is(json!({"Subscriptions": []})));
    }),
    warning("subscribers", &["ops@example.com", "Follow the link"], |on| {
        on.change("sns:ListSubscriptionsByTopic", |found| found["Subscriptions"][0]["SubscriptionArn"] = json!("PendingConfirmation"));
    }),
];

fn stack(on: &AwsAccount, field: &str, value: Value) {
    on.change("cloudformation:DescribeStacks", |found| found["Stacks"][0][field] = value);
}

fn parameter(on: &AwsAccount, name: &str, value: &str) {
    on.change("cloudformation:DescribeStacks", |found| {
        let parameters = found["Stacks"][0]["Parameters"].as_array_mut().unwrap();
        parameters.iter_mut().find(|parameter| parameter["ParameterKey"] == name).unwrap()["ParameterValue"] = json!(value);
    });
}

fn ses(on: &AwsAccount, field: &str, value: Value) {
    on.change("ses:GetAccount", |account| account[field] = value);
}

fn sent(on: &AwsAccount, mails: f64) {
    on.change("ses:GetAccount", |account| account["SendQuota"]["SentLast24Hours"] = json!(mails));
}

fn review(on: &AwsAccount, status: &str) {
    ses(on, "ProductionAccessEnabled", json!(false));
    ses(on, "Details", json!({"ReviewDetails": {"Status": status, "CaseId": "1"}}));
}

fn dkim(on: &AwsAccount, field: &str, value: Value) {
    on.change("ses:GetEmailIdentity", |identity| identity["DkimAttributes"][field] = value);
}

fn paused() -> Answer {
    Answer::Is(json!({"SendingOptions": {"SendingEnabled": false}}))
}

fn spend(on: &AwsAccount, enforced: i64, most: i64) {
    on.change("sms-voice:DescribeSpendLimits", |found| {
        found["SpendLimits"][0]["EnforcedLimit"] = json!(enforced);
        found["SpendLimits"][0]["MaxLimit"] = json!(most);
    });
}

fn concurrency(on: &AwsAccount, limit: i64) {
    on.change("lambda:GetAccountSettings", |found| found["AccountLimit"]["ConcurrentExecutions"] = json!(limit));
}

fn key(on: &AwsAccount, name: &str, state: &str) {
    on.set(&format!("kms:DescribeKey {name}"), Answer::Is(json!({"KeyMetadata": {"KeyId": name, "KeyState": state}})));
}

fn unrotated(on: &AwsAccount, name: &str) {
    on.set(&format!("kms:GetKeyRotationStatus {name}"), Answer::Is(json!({"KeyRotationEnabled": false})));
}

fn table(on: &AwsAccount, name: &str, field: &str, value: Value) {
    on.change(&format!("dynamodb:DescribeTable {name}"), |found| found["Table"][field] = value);
}

fn source(on: &AwsAccount, function: &str, state: &str) {
    let source = json!({"UUID": "14e0db71-0000-4000-8000-000000000000", "State": state});
    on.set(&format!("lambda:ListEventSourceMappings {function}"), Answer::Is(json!({"EventSourceMappings": [source]})));
}

fn lag(on: &AwsAccount, function: &str) {
    on.set(
        &format!("cloudwatch:GetMetricStatistics {function}"),
        Answer::Is(json!({"Datapoints": [{"Maximum": 900.0}, {"Maximum": 61_000.0}]})),
    );
}

fn letters(on: &AwsAccount, queue: &str) {
    on.set(&format!("sqs:GetQueueAttributes {queue}"), Answer::Is(json!({"Attributes": {"ApproximateNumberOfMessages": "3"}})));
}

/// What `doctor` prints as JSON, and its status.
async fn examine(on: &AwsAccount, dns: SocketAddr, arguments: &[&str]) -> (Value, i32) {
    let dns = dns.to_string();
    let ran = on.operator(&[&["--json", "doctor", "--dns", &dns], arguments].concat()).await;
    (ran.json(), ran.status)
}

/// The findings that are not `ok`, by the names of their checks.
fn wrong(diagnosis: &Value) -> Vec<(&str, &str, String)> {
    let findings = diagnosis["findings"].as_array().unwrap().iter().filter(|finding| finding["level"] != "ok");
    let text = |finding: &Value| format!("{} {}", finding["line"].as_str().unwrap(), finding["todo"].as_str().unwrap_or_default());
    findings.map(|finding| (finding["check"].as_str().unwrap(), finding["level"].as_str().unwrap(), text(finding))).collect()
}

const DMARC: &[(&str, &str)] = &[("_dmarc.example.com", "v=DMARC1; p=reject"), ("_dmarc.example.com", "another text")];

#[tokio::test]
async fn a_healthy_deployment_has_nothing_in_its_way() {
    let (account, dns) = (AwsAccount::new().await, dns::serve(DMARC).await);
    let (diagnosis, status) = examine(&account, dns, &[]).await;
    assert_eq!((wrong(&diagnosis), status), (vec![], 0));
    assert!(diagnosis.get("production_access_request").is_none());
    let text = account.operator(&["doctor", "--dns", &dns.to_string()]).await;
    let lines: Vec<&str> = text.stdout.lines().collect();
    assert_eq!(lines.len(), diagnosis["findings"].as_array().unwrap().len());
    assert_eq!((lines[0], text.status), ("ok       credentials: you are arn:aws:iam::123456789012:user/ada", 0));
}

#[tokio::test]
async fn each_check_finds_what_it_looks_for_and_no_other_check_does() {
    let dns = dns::serve(DMARC).await;
    for case in CASES {
        let account = AwsAccount::new().await;
        (case.change)(&account);
        let (diagnosis, status) = examine(&account, dns, &[]).await;
        let found = wrong(&diagnosis);
        let [(check, level, text)] = found.as_slice() else { panic!("{} {:?}: {found:?}", case.check, case.says) };
        assert_eq!((*check, *level), (case.check, case.level), "{text}");
        assert!(case.says.iter().all(|part| text.contains(part)), "{:?}: {text}", case.says);
        assert_eq!(status, i32::from(case.level == "fault"), "{check}");
    }
}

#[tokio::test]
async fn every_check_has_a_case_that_is_wrong() {
    let (account, dns) = (AwsAccount::new().await, dns::serve(DMARC).await);
    let (diagnosis, _) = examine(&account, dns, &["--address", "ada@example.com"]).await;
    let checks: BTreeSet<&str> =
        diagnosis["findings"].as_array().unwrap().iter().map(|finding| finding["check"].as_str().unwrap()).collect();
    let cases = CASES.iter().map(|case| case.check);
    // These have tests of their own.
    let others = ["credentials", "DMARC", "suppression"];
    assert_eq!(checks, cases.chain(others).collect());
}

#[tokio::test]
async fn an_account_that_refuses_every_call_is_examined_to_the_end() {
    let (account, dns) = (AwsAccount::new().await, dns::serve(&[]).await);
    account.refuse_everything();
    let (diagnosis, status) = examine(&account, dns, &["--address", "ada@example.com"]).await;
    let (found, all) = (wrong(&diagnosis), diagnosis["findings"].as_array().unwrap());
    // AWS sends the time with a refusal, too.
    let fine: Vec<&str> = all.iter().filter(|finding| finding["level"] == "ok").map(|finding| finding["check"].as_str().unwrap()).collect();
    assert_eq!((fine, status), (vec!["clock"], 1));
    assert!(found.iter().all(|(_, level, _)| *level == "fault"), "{found:?}");
    let says = |check: &str, text: &str| found.iter().any(|(of, _, says)| *of == check && says.contains(text));
    for (check, right) in [
        ("credentials", "sts:GetCallerIdentity"),
        ("stack", "cloudformation:DescribeStacks"),
        ("production access", "ses:GetAccount"),
        ("suppression", "ses:GetSuppressedDestination"),
    ] {
        assert!(says(check, &format!("AWS refuses {right}. Assume the role OperatorRole")), "{check}: {found:?}");
    }
    assert!(says("flows table", "see the line \"stack\""), "{found:?}");
}

#[tokio::test]
async fn a_check_that_is_refused_names_the_right_and_the_others_are_made() {
    let dns = dns::serve(DMARC).await;
    for (call, checks) in [
        ("cloudwatch:DescribeAlarms", &["alarms"][..]),
        ("cloudwatch:GetMetricStatistics", &["deliver lag", "publish lag"]),
        ("dynamodb:DescribeContinuousBackups", &["backups"]),
        ("dynamodb:DescribeTimeToLive", &["expiry"]),
        ("kms:DescribeKey", &["data key", "seed key", "code key"]),
        ("kms:GetKeyRotationStatus", &["data key rotation", "seed key rotation"]),
        ("lambda:GetAccountSettings", &["concurrency"]),
        ("lambda:ListEventSourceMappings", &["deliver", "publish"]),
        ("ses:GetAccount", &["production access", "mail quota"]),
        ("ses:GetConfigurationSet", &["mail", "unproven mail"]),
        ("ses:GetEmailIdentity", &["sender", "DKIM"]),
        ("sms-voice:DescribeAccountAttributes", &["SMS"]),
        ("sms-voice:DescribeSpendLimits", &["SMS spend limit"]),
        ("sns:ListSubscriptionsByTopic", &["subscribers"]),
        ("sqs:GetQueueAttributes", &["dead letters", "unpublished events", "unrecorded mail events"]),
    ] {
        let account = AwsAccount::new().await;
        account.set(call, Answer::Refused);
        let (diagnosis, status) = examine(&account, dns, &[]).await;
        let found = wrong(&diagnosis);
        let expected = format!("AWS refuses {call}. Assume the role OperatorRole of the stack's outputs. ");
        let refused: Vec<&str> =
            found.iter().filter(|(_, level, text)| *level == "fault" && *text == expected).map(|(check, _, _)| *check).collect();
        assert_eq!((refused.as_slice(), found.len(), status), (checks, checks.len(), 1), "{call}: {found:?}");
    }
}

#[tokio::test]
async fn dmarc_is_looked_for_at_the_domain_and_above_it() {
    let account = AwsAccount::new().await;
    for (records, level, says) in [
        (
            &[("_dmarc.id.example.com", "v=DMARC1; p=quarantine; sp=none"), ("_dmarc.example.com", "v=DMARC1; p=none")][..],
            "ok",
            "p=quarantine",
        ),
        (&[("_dmarc.example.com", "v=DMARC1;p=REJECT")], "ok", "_dmarc.example.com says p=reject"),
        (&[("_dmarc.example.com", "v=DMARC1; sp=reject; p=none")], "warning", "p=none"),
        (&[("_dmarc.id.example.com", "v=DMARC1; rua=mailto:d@example.com")], "fault", "no valid policy"),
        (&[("_dmarc.id.example.com", "v=DMARC1; p=none"), ("_dmarc.id.example.com", "v=DMARC1; p=reject")], "fault", "several"),
        (&[("_dmarc.id.example.com", "google-site-verification=1")], "warning", "id.example.com has no DMARC record"),
        (&[("_dmarc.com", "v=DMARC1; p=reject")], "warning", "id.example.com has no DMARC record"),
    ] {
        let (diagnosis, status) = examine(&account, dns::serve(records).await, &[]).await;
        let finding = diagnosis["findings"].as_array().unwrap().iter().find(|finding| finding["check"] == "DMARC").unwrap();
        assert_eq!((&finding["level"], status), (&json!(level), i32::from(level == "fault")), "{finding}");
        assert!(finding["line"].as_str().unwrap().contains(says), "{finding}");
    }
}

#[tokio::test]
async fn a_suppressed_address_is_a_fault() {
    let (account, dns) = (AwsAccount::new().await, dns::serve(DMARC).await);
    let (diagnosis, _) = examine(&account, dns, &["--address", "ada@example.com"]).await;
    assert_eq!(wrong(&diagnosis), []);
    let suppressed = json!({"EmailAddress": "ada@example.com", "Reason": "COMPLAINT", "LastUpdateTime": 1_790_000_000});
    account.set("ses:GetSuppressedDestination", Answer::Is(json!({"SuppressedDestination": suppressed})));
    let (diagnosis, status) = examine(&account, dns, &["--address", "ada@example.com"]).await;
    let found = wrong(&diagnosis);
    assert!(
        matches!(found.as_slice(), [("suppression", "fault", text)] if text.contains("COMPLAINT") && text.contains("delete-suppressed-destination"))
    );
    assert_eq!(status, 1);
}

#[tokio::test]
async fn the_text_for_aws_describes_the_deployment_and_fits_into_the_form() {
    let (account, dns) = (AwsAccount::new().await, dns::serve(DMARC).await);
    ses(&account, "ProductionAccessEnabled", json!(false));
    parameter(&account, "Brand", "Acme Cloud");
    let (diagnosis, _) = examine(&account, dns, &[]).await;
    let request = diagnosis["production_access_request"].as_str().unwrap();
    for part in ["Acme Cloud", &account.url, "no-reply@id.example.com", "register at our service", "2000 a day", "complaint", "opt out"] {
        assert!(request.contains(part), "{part}: {request}");
    }
    // The longest description that SES takes.
    assert!(request.chars().count() < 5000, "{}", request.chars().count());
    parameter(&account, "SignUp", "closed");
    let (diagnosis, _) = examine(&account, dns, &[]).await;
    assert!(!diagnosis["production_access_request"].as_str().unwrap().contains("register at our service"));
    let text = account.operator(&["doctor", "--dns", &dns.to_string()]).await;
    assert!(text.stdout.contains("put-account-details") && text.stdout.contains("How recipients come"), "{}", text.stdout);
}

#[tokio::test]
async fn the_local_stack_has_no_doctor() {
    let account = AwsAccount::new().await;
    let ran = account.operator(&["doctor", "--local"]).await;
    assert_eq!((ran.status, account.calls().len()), (2, 0));
    assert!(ran.stderr.contains("Leave out --local"), "{ran:?}");
}
