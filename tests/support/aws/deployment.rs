//! The answers of an account with a healthy deployment of the stack `rekey`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Answer, pairs};

/// What AWS answers about the deployment. Its pages are at this URL.
pub(super) fn healthy(url: &str) -> BTreeMap<String, Answer> {
    let key = |name: &str| format!("arn:aws:kms:eu-central-1:123456789012:key/{name}");
    let outputs = json!({
        "Url": url,
        "MailDkim1": "a._domainkey.id.example.com CNAME a.dkim.amazonses.com",
        "MailDkim2": "b._domainkey.id.example.com CNAME b.dkim.amazonses.com",
        "MailDkim3": "c._domainkey.id.example.com CNAME c.dkim.amazonses.com",
        "MailConfiguration": "rekey-mail",
        "UnprovenMailConfiguration": "rekey-unproven",
        "AlarmTopic": "arn:aws:sns:eu-central-1:123456789012:rekey-alarms",
        "DeadLetters": format!("{url}/123456789012/rekey-dead-letters"),
        "UnpublishedEvents": format!("{url}/123456789012/rekey-unpublished"),
        "UnrecordedMailEvents": format!("{url}/123456789012/rekey-unrecorded"),
        "DirectoryTable": "rekey-directory",
        "FlowsTable": "rekey-flows",
        "DeliverFunction": "rekey-deliver",
        "PublishFunction": "rekey-publish",
        "DataKey": key("data-key"),
        "SeedKey": key("seed-key"),
        "CodeKey": key("code-key"),
    });
    let parameters = json!({
        "Brand": "Acme", "MailFrom": "no-reply@id.example.com", "MailDailyBudget": "2000", "SignUp": "open", "SmsCountries": "AT,DE",
        "HashingConcurrency": "20", "ExistingCodeKeyArn": "",
    });
    let stack = json!({
        "StackName": "rekey", "StackStatus": "UPDATE_COMPLETE", "CreationTime": "2026-01-01T00:00:00Z",
        "Outputs": pairs(&outputs, "OutputKey", "OutputValue"), "Parameters": pairs(&parameters, "ParameterKey", "ParameterValue"),
    });
    let table = |name: &str, protected: bool| json!({"Table": {"TableName": name, "TableStatus": "ACTIVE", "DeletionProtectionEnabled": protected, "StreamSpecification": {"StreamEnabled": true}}});
    let answers = [
        ("cloudformation:DescribeStacks", json!({"Stacks": [stack]})),
        ("cloudwatch:DescribeAlarms", json!({"MetricAlarms": []})),
        ("cloudwatch:GetMetricStatistics", json!({"Label": "IteratorAge", "Datapoints": [{"Maximum": 1200.0}]})),
        ("dynamodb:DescribeContinuousBackups", backups("ENABLED")),
        ("dynamodb:DescribeTable rekey-directory", table("rekey-directory", true)),
        ("dynamodb:DescribeTable rekey-flows", table("rekey-flows", false)),
        ("dynamodb:DescribeTimeToLive", json!({"TimeToLiveDescription": {"TimeToLiveStatus": "ENABLED", "AttributeName": "delete_after"}})),
        ("kms:DescribeKey", json!({"KeyMetadata": {"KeyId": "key", "Enabled": true, "KeyState": "Enabled"}})),
        ("kms:GetKeyRotationStatus", json!({"KeyRotationEnabled": true})),
        ("lambda:GetAccountSettings", json!({"AccountLimit": {"ConcurrentExecutions": 1000, "UnreservedConcurrentExecutions": 940}})),
        (
            "lambda:ListEventSourceMappings",
            json!({"EventSourceMappings": [{"UUID": "14e0db71-0000-4000-8000-000000000000", "State": "Enabled"}]}),
        ),
        ("pages:Config", json!({"brand": "Acme", "captcha": "altcha"})),
        (
            "ses:GetAccount",
            json!({
                "ProductionAccessEnabled": true, "SendingEnabled": true, "EnforcementStatus": "HEALTHY",
                "SendQuota": {"Max24HourSend": 50000.0, "MaxSendRate": 14.0, "SentLast24Hours": 12.0},
            }),
        ),
        ("ses:GetConfigurationSet", json!({"SendingOptions": {"SendingEnabled": true}})),
        (
            "ses:GetEmailIdentity",
            json!({"IdentityType": "DOMAIN", "VerifiedForSendingStatus": true, "DkimAttributes": {"SigningEnabled": true, "Status": "SUCCESS"}}),
        ),
        ("sms-voice:DescribeAccountAttributes", json!({"AccountAttributes": [{"Name": "ACCOUNT_TIER", "Value": "PRODUCTION"}]})),
        (
            "sms-voice:DescribeSpendLimits",
            json!({"SpendLimits": [{"Name": "TEXT_MESSAGE_MONTHLY_SPEND_LIMIT", "EnforcedLimit": 100, "MaxLimit": 1000, "Overridden": true}]}),
        ),
        ("sns:ListSubscriptionsByTopic", subscription("arn:aws:sns:eu-central-1:123456789012:rekey-alarms:1")),
        ("sqs:GetQueueAttributes", json!({"Attributes": {"ApproximateNumberOfMessages": "0"}})),
        ("sts:GetCallerIdentity", json!({"Arn": "arn:aws:iam::123456789012:user/ada", "UserId": "AIDA", "Account": "123456789012"})),
    ];
    let mut answers: BTreeMap<String, Answer> = answers.into_iter().map(|(call, answer)| (call.to_owned(), Answer::Is(answer))).collect();
    answers.insert("ses:GetEmailIdentity no-reply".to_owned(), Answer::Error("NotFoundException"));
    answers.insert("ses:GetSuppressedDestination".to_owned(), Answer::Error("NotFoundException"));
    answers
}

fn backups(status: &str) -> Value {
    json!({"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED", "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": status}}})
}

fn subscription(arn: &str) -> Value {
    json!({"Subscriptions": [{"SubscriptionArn": arn, "Protocol": "email", "Endpoint": "ops@example.com"}]})
}
