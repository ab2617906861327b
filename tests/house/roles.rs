//! Each function's role in the template allows exactly what the function does.
//!
//! People use all of Rekey in a stack behind a tap, which notes what each function requests of AWS. The first test compares these
//! requests with the roles.

mod journeys;

use std::collections::BTreeSet;

use rekey_tests::World;
use rekey_tests::roles::{allowed, is_own, lines, statements};
use rekey_tests::template::{functions, list, logical, template};
use serde_json::{Value, json};

#[tokio::test]
async fn a_role_allows_what_its_function_does_and_nothing_else() {
    let variables = [
        ("REKEY_CAPTCHA", "altcha"),
        ("REKEY_LIMIT_SCALE", "1000"),
        ("REKEY_CODE_KEY", "code-key"),
        ("REKEY_SEED_KEY", "seed-key"),
        ("REKEY_MAIL_DAILY_BUDGET", "100000"),
    ];
    let (world, tap) = World::behind(&variables).await;
    journeys::use_everything(&world, &tap).await;

    let done: BTreeSet<String> =
        tap.take().into_iter().flat_map(|seen| seen.needs.into_iter().flat_map(move |need| lines(&seen.caller, &need))).collect();
    let allowed: BTreeSet<String> = functions().iter().flat_map(|function| allowed(function)).collect();
    let missing: Vec<&String> = done.difference(&allowed).collect();
    let unused: Vec<&String> = allowed.difference(&done).collect();
    assert!(missing.is_empty() && unused.is_empty(), "done and not allowed: {missing:#?}\nallowed and never done: {unused:#?}");
    assert!(done.len() > 100, "{done:#?}");
}

#[test]
fn a_role_allows_lambda_the_log_and_the_stream_and_nothing_else() {
    let template = template();
    for function in functions() {
        let others: Vec<(Vec<Value>, Value)> = statements(&template, &function)
            .into_iter()
            .filter(|statement| !is_own(statement))
            .map(|statement| (list(&statement["Action"]), statement["Resource"].clone()))
            .collect();
        let log = json!(format!("{}Log.Arn", logical(&function)));
        let mut expected = vec![(vec![json!("logs:CreateLogStream"), json!("logs:PutLogEvents")], log)];
        if function == "deliver" {
            // Lambda uses this role to read the stream and to send dead letters. `ListStreams` cannot be restricted to a table.
            let read = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"].map(|action| json!(action)).to_vec();
            expected.push((read, json!("FlowsTable.StreamArn")));
            expected.push((vec![json!("dynamodb:ListStreams")], json!("*")));
            expected.push((vec![json!("sqs:SendMessage")], json!("DeadLetters.Arn")));
        }
        if function == "publish" {
            let read = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"].map(|action| json!(action)).to_vec();
            expected.push((read, json!(["OwnDirectoryStream", "DirectoryTable.StreamArn", "ExistingDirectoryStream"])));
            expected.push((vec![json!("dynamodb:ListStreams")], json!("*")));
            expected.push((vec![json!("sqs:SendMessage")], json!("UnpublishedEvents.Arn")));
        }
        assert_eq!(others, expected, "{function}");
    }
}

#[test]
fn the_policies_of_a_role_fit_into_the_quota_of_iam() {
    // The most characters of all inline policies of a role, without blanks:
    // <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
    const MOST: usize = 10_240;
    // The characters of the ARN of a table with the longest name.
    const LONGEST_ARN: usize = 320;
    for function in functions() {
        let statements = statements(&template(), &function);
        let sizes = statements.into_iter().map(|mut statement| {
            statement["Resource"] = json!("x".repeat(LONGEST_ARN));
            statement.to_string().len()
        });
        let size: usize = sizes.sum();
        assert!(size < MOST, "{function}: {size}");
    }
}

#[test]
fn only_functions_that_change_passwords_may_write_a_password_hash() {
    let may_write: BTreeSet<String> = functions()
        .into_iter()
        .filter(|function| {
            let writes = allowed(function).into_iter().filter(|line| !line.contains(" dynamodb:GetItem "));
            writes.into_iter().any(|line| line.ends_with("ACCOUNT#* names password_hash") || line.ends_with("ACCOUNT#* names *"))
        })
        .collect();
    // set-password sets a hash, and sign-in replaces one when the hashing cost has risen. account removes one when an owner undoes
    // a change, and admin when an administrator resets a user; IAM does not distinguish removing from setting.
    assert_eq!(may_write, ["account", "admin", "set-password", "sign-in"].map(str::to_owned).into());
}

#[test]
fn each_function_has_a_role_of_its_own_that_only_lambda_can_assume() {
    let template = template();
    for function in functions() {
        let resources = &template["Resources"];
        assert_eq!(resources[format!("{}Function", logical(&function))]["Properties"]["Role"], format!("{}Role.Arn", logical(&function)));
        let role = &resources[format!("{}Role", logical(&function))]["Properties"];
        let trusted = &role["AssumeRolePolicyDocument"]["Statement"];
        assert_eq!(*trusted, json!([{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]));
        assert!(role.get("ManagedPolicyArns").is_none(), "{function}");
    }
    let roles = template["Resources"].as_object().unwrap().values().filter(|resource| resource["Type"] == "AWS::IAM::Role");
    assert_eq!(roles.count(), functions().len());
}
