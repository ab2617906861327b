//! The policy of the template that allows `doctor` and `redrive messages` allows what they do, and nothing else.

use std::collections::BTreeSet;

use rekey_tests::aws::{Answer, AwsAccount};
use rekey_tests::dns;
use rekey_tests::template::{list, template};
use serde_json::{Value, json};

fn statements() -> Vec<Value> {
    list(&template()["Resources"]["DoctorPolicy"]["Properties"]["PolicyDocument"]["Statement"])
}

#[tokio::test]
async fn the_policy_allows_what_the_commands_request_and_nothing_else() {
    let account = AwsAccount::new().await;
    account.set("dynamodb:Scan", Answer::Is(json!({"Items": []})));
    account.set("lambda:InvokeFunction", Answer::Is(json!({})));
    account.set("sqs:PurgeQueue", Answer::Is(json!({})));
    let dns = dns::serve(&[]).await.to_string();
    account.operator(&["doctor", "--dns", &dns, "--address", "ada@example.com"]).await.expect(0);
    account.operator(&["redrive", "messages", "--purge"]).await.expect(0);
    let done: BTreeSet<String> = account.calls().into_iter().map(|(call, _)| call).collect();
    let allowed =
        statements().into_iter().flat_map(|statement| list(&statement["Action"])).map(|action| action.as_str().unwrap().to_owned());
    // Every command describes the stack, everybody may ask for their own identity, and anybody may open the pages.
    let others = ["cloudformation:DescribeStacks", "sts:GetCallerIdentity", "pages:Config"].map(str::to_owned);
    assert_eq!(done, allowed.chain(others).collect());
}

#[test]
fn the_policy_names_the_stack_wherever_iam_can() {
    let everywhere: Vec<Value> = statements().into_iter().filter(|statement| statement["Resource"] == "*").collect();
    assert_eq!(everywhere.iter().map(|statement| statement["Sid"].as_str().unwrap()).collect::<Vec<_>>(), ["DoctorAccount"]);
    // Reading, listing and describing an account changes nothing.
    let actions = list(&everywhere[0]["Action"]);
    assert!(
        actions.iter().all(|action| ["Describe", "Get", "List"].iter().any(|verb| action.as_str().unwrap().contains(&format!(":{verb}"))))
    );
    let scan = statements().into_iter().find(|statement| statement["Action"] == "dynamodb:Scan").unwrap();
    assert_eq!(scan["Condition"]["StringEqualsIfExists"], json!({"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}));
    let named = list(&scan["Condition"]["ForAllValues:StringEquals"]["dynamodb:Attributes"]);
    assert_eq!(named, ["counted_at", "id", "kind", "pk", "sent_at", "sk"].map(|name| json!(name)));
}

#[test]
fn only_lambda_invokes_publish() {
    let template = template();
    let invokes =
        |resource: &Value| resource.to_string().contains("lambda:InvokeFunction") && resource.to_string().contains("PublishFunction");
    let found: Vec<&String> =
        template["Resources"].as_object().unwrap().iter().filter(|(_, resource)| invokes(resource)).map(|(name, _)| name).collect();
    assert_eq!(found, Vec::<&String>::new());
}
