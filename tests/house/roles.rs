//! Each function's role in the template allows exactly what the function does.
//!
//! People use all of Rekey in a stack behind a tap, which notes what each function requests of AWS. The first test compares these
//! requests with the roles.

mod journeys;
mod migration;
mod support;

use std::collections::BTreeSet;

use rekey_tests::World;
use rekey_tests::roles::{allowed, allowed_items, is_own, lines, statements};
use rekey_tests::tap::Need;
use rekey_tests::template::{functions, list, logical, template};
use serde_json::{Value, json};

/// The roles of people.
const PEOPLE: [&str; 2] = ["migration", "operator"];

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
        if function == "bounce" {
            expected.push((vec![json!("sqs:SendMessage")], json!("UnrecordedMailEvents.Arn")));
        }
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

#[tokio::test]
async fn the_role_of_support_allows_what_its_commands_do_and_nothing_else() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    support::use_everything(&world).await;
    let requests = tap.take().into_iter().filter(|seen| seen.caller == "operator").flat_map(|seen| seen.needs);
    let done: BTreeSet<String> = requests.flat_map(|need| lines("operator", &need)).collect();
    let allowed = allowed_items("operator");
    let missing: Vec<&String> = done.difference(&allowed).collect();
    let unused: Vec<&String> = allowed.difference(&done).collect();
    assert!(missing.is_empty() && unused.is_empty(), "done and not allowed: {missing:#?}\nallowed and never done: {unused:#?}");
}

#[tokio::test]
async fn the_role_of_migration_allows_what_its_commands_do_and_nothing_else() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    migration::use_everything(&world).await;
    let requests = tap.take().into_iter().filter(|seen| seen.caller == "operator").flat_map(|seen| seen.needs);
    // The rows of a deleted account are of every kind.
    let any_row = |need: &Need| need.action == "dynamodb:DeleteItem" && need.resource == "rekey-flows";
    let requests = requests.map(|need| if any_row(&need) { Need { key: "*".to_owned(), ..need } } else { need });
    let mut done: BTreeSet<String> = requests.flat_map(|need| lines("migration", &need)).collect();
    // A transaction that is refused looks for its receipt. Two imports of one name at the same moment bring that about.
    done.insert("migration: dynamodb:GetItem rekey-directory AUDIT#*".to_owned());
    let allowed = allowed_items("migration");
    let missing: Vec<&String> = done.difference(&allowed).collect();
    let unused: Vec<&String> = allowed.difference(&done).collect();
    assert!(missing.is_empty() && unused.is_empty(), "done and not allowed: {missing:#?}\nallowed and never done: {unused:#?}");
}

#[test]
fn people_of_the_account_assume_the_roles_of_the_tool() {
    let template = template();
    for person in PEOPLE {
        let name = format!("{}Role", logical(person));
        let trusted = &template["Resources"][&name]["Properties"]["AssumeRolePolicyDocument"]["Statement"];
        let account = "arn:${AWS::Partition}:iam::${AWS::AccountId}:root";
        assert_eq!(*trusted, json!([{"Effect": "Allow", "Principal": {"AWS": account}, "Action": "sts:AssumeRole"}]));
        assert_eq!(template["Outputs"][&name]["Value"], format!("{name}.Arn"));
        let mut names: Vec<String> =
            statements(&template, person).iter().map(|statement| statement["Sid"].as_str().unwrap().to_owned()).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all, "two statements have one name: {names:?}");
    }
}

#[test]
fn the_policies_of_a_role_fit_into_the_quota_of_iam() {
    // The most characters of all inline policies of a role, without blanks:
    // <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
    const MOST: usize = 10_240;
    // The characters of the ARN of a table with the longest name.
    const LONGEST_ARN: usize = 320;
    for role in functions().into_iter().chain(PEOPLE.map(str::to_owned)) {
        let statements = statements(&template(), &role);
        let sizes = statements.into_iter().map(|mut statement| {
            statement["Resource"] = json!("x".repeat(LONGEST_ARN));
            statement.to_string().len()
        });
        let size: usize = sizes.sum();
        assert!(size < MOST, "{role}: {size}");
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
    assert_eq!(roles.count(), functions().len() + PEOPLE.len());
}
