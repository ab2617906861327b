//! `rekey-operator rotate code-key` makes a key, and says how to deploy it.

use rekey_tests::aws::{Answer, AwsAccount};
use serde_json::{Value, json};

const KEY: &str = "arn:aws:kms:eu-central-1:123456789012:key/mrk-1";

fn made(account: &AwsAccount) -> Vec<Value> {
    account.calls().into_iter().filter(|(call, _)| call == "kms:CreateKey").map(|(_, body)| body).collect()
}

#[tokio::test]
async fn a_new_code_key_is_made_and_the_command_that_deploys_it_is_printed() {
    let account = AwsAccount::new().await;
    account.set("kms:CreateKey", Answer::Is(json!({"KeyMetadata": {"KeyId": "mrk-1", "Arn": KEY}})));
    let ran = account.operator(&["rotate", "code-key"]).await.expect(0);
    assert!(
        ran.stdout.contains(&format!(
            "--stack-name rekey --resolve-s3 --capabilities CAPABILITY_IAM \\\n  --parameter-overrides ExistingCodeKeyArn={KEY}"
        )),
        "{ran:?}"
    );
    assert!(
        ran.stdout.contains("The deployment removes the stack's own key arn:aws:kms:eu-central-1:123456789012:key/code-key"),
        "{ran:?}"
    );
    let made = made(&account);
    assert_eq!(made.len(), 1);
    assert_eq!(
        (&made[0]["KeySpec"], &made[0]["KeyUsage"], &made[0]["MultiRegion"]),
        (&json!("HMAC_256"), &json!("GENERATE_VERIFY_MAC"), &json!(true))
    );
    assert_eq!(made[0]["Tags"], json!([{"TagKey": "rekey:stack", "TagValue": "rekey"}]));

    // The next time, the previous key is the operator's own.
    account.change("cloudformation:DescribeStacks", |found| {
        for parameter in found["Stacks"][0]["Parameters"].as_array_mut().unwrap() {
            if parameter["ParameterKey"] == "ExistingCodeKeyArn" {
                parameter["ParameterValue"] = json!(KEY);
            }
        }
    });
    let done = account.operator(&["rotate", "code-key", "--json"]).await.expect(0).json();
    assert_eq!((&done["key"], &done["deletes_previous"]), (&json!(KEY), &json!(false)));
}

#[tokio::test]
async fn no_key_is_made_for_a_stack_that_is_not_there_or_without_the_right() {
    let account = AwsAccount::new().await;
    account.set("kms:CreateKey", Answer::Refused);
    account.operator(&["rotate", "code-key"]).await.refused("AWS refuses kms:CreateKey. Use the credentials that you deploy with.");
    account.set("cloudformation:DescribeStacks", Answer::Is(json!({"Stacks": []})));
    account.operator(&["rotate", "code-key"]).await.refused("There is no stack rekey in eu-central-1.");
    assert_eq!(made(&account).len(), 1);
    let ran = account.operator(&["rotate", "code-key", "--local"]).await;
    assert_eq!((ran.status, made(&account).len()), (2, 1));
}
