//! The options of every command, and what the tool says when it cannot work.

use axum::Router;
use axum::http::StatusCode;
use rekey_tests::World;
use rekey_tests::operator::{Ran, command, run};
use serde_json::json;
use tokio::net::TcpListener;

async fn without_a_stack(arguments: &[&str]) -> Ran {
    run(command(arguments).await).await
}

#[tokio::test]
async fn wrong_arguments_end_with_status_2() {
    for arguments in [
        &["account", "show"][..],
        &["account", "show", "a"],
        &["account", "show", "\u{430}cme-labs"],
        &["account", "show", "acme", "--user", "a/b"],
        &["account", "destroy", "acme"],
        &["account", "show", "acme", "--local=localhost:8787"],
        &["account", "show", "acme", "--local="],
        &["--local", "--stack", "mine", "account", "show", "acme"],
        &["--local", "account", "show", "acme", "--region", "eu-central-1"],
    ] {
        let ran = without_a_stack(arguments).await;
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments:?}: {ran:?}");
        assert!(!ran.stderr.is_empty());
    }
}

#[tokio::test]
async fn the_help_says_what_to_type_when_somebody_calls() {
    let help = without_a_stack(&["--help"]).await;
    assert_eq!(help.status, 0, "{help:?}");
    let calls = help.stdout.split_once("When somebody calls:").unwrap().1.split_once("The status").unwrap().0;
    let typed: Vec<&str> = calls.lines().filter_map(|line| line.rsplit_once("   ")).map(|(_, command)| command.trim()).collect();
    assert_eq!(typed.len(), 7, "{typed:?}");
    for command in typed {
        // The command exists, and takes one argument.
        let words: Vec<&str> = command.split(' ').map(|word| if word == "ADDRESS" { "ada@example.org" } else { word }).collect();
        let argument = words.last().unwrap().to_ascii_lowercase();
        let ran = without_a_stack(&[&words[..words.len() - 1], &[argument.as_str(), "--local=http://127.0.0.1:9"]].concat()).await;
        assert_eq!(ran.status, 1, "{command}: {ran:?}");
    }
}

#[tokio::test]
async fn a_stack_that_does_not_answer_is_told_in_one_line() {
    without_a_stack(&["account", "show", "acme", "--local=http://127.0.0.1:9"]).await.refused("Start it with `cargo run`.");
    without_a_stack(&["account", "show", "acme"]).await.refused("No region is set. Name the region of the stack with --region, or");
}

#[tokio::test]
async fn a_report_is_a_text_or_one_json_document() {
    let world = World::new().await;
    let text = world.operator(&["account", "show", "flowmatic"]).await.expect(0);
    assert!(text.stdout.starts_with("The account flowmatic\n") && text.stdout.contains("grace@example.com"), "{text:?}");
    let shown = world.operator(&["account", "show", "Flowmatic", "--json"]).await.expect(0).json();
    assert_eq!((&shown["account"], &shown["state"], &shown["email"]), (&json!("flowmatic"), &json!("active"), &json!("grace@example.com")));
    world.operator(&["account", "show", "nobody-here"]).await.refused("There is no account nobody-here.");
    let by_address = world.operator(&["account", "show", "grace@example.com"]).await;
    by_address.refused("There is no account grace@example.com. `account find grace@example.com` finds the accounts of this address.");
    world.operator(&["account", "show", "flowmatic", "--user", "ann"]).await.refused("There is no user ann of the account flowmatic.");
}

#[tokio::test]
async fn a_missing_right_is_named_with_the_role_that_has_it() {
    let refused = "<ErrorResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><Error><Type>Sender</Type><Code>AccessDenied</Code>\
         <Message>User: arn:aws:iam::123456789012:user/olga is not authorized to perform: cloudformation:DescribeStacks on resource: \
         arn:aws:cloudformation:eu-central-1:123456789012:stack/rekey/* because no identity-based policy allows the \
         cloudformation:DescribeStacks action</Message></Error></ErrorResponse>";
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(async move || (StatusCode::FORBIDDEN, [("content-type", "text/xml")], refused));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut show = command(&["account", "show", "acme", "--region", "eu-central-1"]).await;
    show.env("AWS_ENDPOINT_URL", url).env("AWS_ACCESS_KEY_ID", "AKIAOLGA").env("AWS_SECRET_ACCESS_KEY", "secret");
    run(show).await.refused("AWS refuses cloudformation:DescribeStacks. Assume the role OperatorRole of the stack's outputs.");
}
