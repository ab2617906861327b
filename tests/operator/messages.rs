//! `messages`: the first question of support, "where is my mail?".

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use rekey_tests::World;
use rekey_tests::messages::BOUNCES;
use rekey_tests::operator::{command, run};
use rekey_tests::people::GRACE;
use serde_json::json;
use tokio::net::TcpListener;

#[tokio::test]
async fn an_operator_reads_what_became_of_the_messages_to_an_address() {
    let world = World::with(&[("REKEY_LIMIT_MESSAGE_CONTACT", "3/300")]).await;
    for messages in 1..=4 {
        world.visitor().recover(GRACE).await;
        world.messages_to(GRACE, messages).await;
        world.clock.advance(1);
    }
    let shown = world.operator(&["messages", "Grace@Example.com"]).await.expect(0);
    let lines: Vec<&str> = shown.stdout.lines().collect();
    assert_eq!((lines.len(), lines[0]), (5, "Messages to grace@example.com, newest first"), "{shown:?}");
    assert!(lines[1].contains("password reset") && lines[1].ends_with("held back: more than 3 messages within 15 minutes"), "{lines:?}");
    assert!(lines[2..].iter().all(|line| line.contains("password reset") && line.ends_with("  sent")), "{lines:?}");

    let json = world.operator(&["messages", GRACE, "--json"]).await.expect(0).json();
    assert_eq!((&json["contact"], &json["suppressed"], &json["messages"][1]["event"]), (&json!(GRACE), &json!(null), &json!("sent")));
    assert_eq!(json["messages"][0]["event"], json!({"held_back": {"burst": 3, "step_millis": 300_000}}));
}

#[tokio::test]
async fn a_bounce_is_shown_with_the_kind_of_its_mail() {
    let world = World::new().await;
    world.visitor().ask_for_mail("register", json!({"account": "acme", "email": BOUNCES})).await.expect(202);
    world.messages_to(BOUNCES, 2).await;
    let json = world.operator(&["messages", BOUNCES, "--json"]).await.expect(0).json();
    let messages = json["messages"].as_array().unwrap();
    assert!(messages.iter().all(|message| message["message"] == "activation"), "{messages:?}");
    let said: Vec<&str> = messages.iter().map(|message| message["says"].as_str().unwrap()).collect();
    assert!(said.contains(&"sent") && said.contains(&"bounced: the mail server takes no mail for this address (General)"), "{said:?}");
}

#[tokio::test]
async fn an_address_without_messages_and_one_that_is_none_end_in_different_ways() {
    let world = World::new().await;
    let nothing = world.operator(&["messages", "nobody@example.org"]).await;
    assert_eq!((nothing.status, nothing.stderr.as_str()), (1, ""), "{nothing:?}");
    assert!(nothing.stdout.starts_with("Nothing is known of a message to nobody@example.org"), "{nothing:?}");
    assert_eq!(world.operator(&["messages", "+4915123456789"]).await.status, 1);
    for wrong in ["", "grace", "Grace <grace@example.com>", "grace@example.com\nx", "+49", "4915123456789"] {
        assert_eq!(world.operator(&["messages", wrong]).await.status, 2, "{wrong:?}");
    }
}

#[tokio::test]
async fn an_address_that_ses_suppresses_is_shown_with_the_reason() {
    let shown = on_aws(BOUNCES).await.expect(0);
    let said = "SES has sent no mail to bounce@simulator.amazonses.com since 2026-11-22T07:50:00Z, because a mail bounced.";
    assert!(shown.stdout.starts_with(said) && shown.stdout.contains("aws sesv2 delete-suppressed-destination"), "{shown:?}");
    // Nothing in an address is a command of the shell that the operator copies it to.
    let hostile = on_aws("o'bounce`reboot`$path&x@example.com").await.expect(0);
    assert!(hostile.stdout.contains(r"--email-address 'o'\''bounce`reboot`$path&x@example.com'"), "{hostile:?}");
    let nothing = on_aws(GRACE).await;
    assert_eq!((nothing.status, nothing.stderr.as_str()), (1, ""), "{nothing:?}");
    on_aws("denied@example.com").await.refused("AWS refuses ses:GetSuppressedDestination. Assume the role OperatorRole");
}

/// Runs the command on a deployment that has sent nothing, and whose SES suppresses [`BOUNCES`].
async fn on_aws(contact: &str) -> rekey_tests::operator::Ran {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    let mut messages = command(&["messages", contact, "--region", "eu-central-1"]).await;
    messages.env("AWS_ENDPOINT_URL", url).env("AWS_ACCESS_KEY_ID", "AKIAOLGA").env("AWS_SECRET_ACCESS_KEY", "secret");
    run(messages).await
}

/// Answers as CloudFormation, STS, DynamoDB and SES do.
async fn answer(uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let (body, path) = (String::from_utf8_lossy(&body), uri.path());
    let xml = |action: &str, result: &str| {
        let text = format!("<{action}Response><{action}Result>{result}</{action}Result></{action}Response>");
        ([("content-type", "text/xml")], text).into_response()
    };
    let error = |status: StatusCode, name: &'static str, message: &str| {
        (status, [("x-amzn-errortype", name)], json!({"message": message}).to_string()).into_response()
    };
    if headers.contains_key("x-amz-target") {
        return ([("content-type", "application/x-amz-json-1.0")], r#"{"Items": [], "Count": 0, "ScannedCount": 0}"#).into_response();
    }
    if body.contains("Action=DescribeStacks") {
        let outputs = ["DirectoryTable", "FlowsTable", "SeedKey"];
        let outputs =
            outputs.map(|name| format!("<member><OutputKey>{name}</OutputKey><OutputValue>arn:aws:x:y:1:{name}</OutputValue></member>"));
        let stack =
            "<StackName>rekey</StackName><CreationTime>2026-11-22T07:50:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>";
        return xml("DescribeStacks", &format!("<Stacks><member>{stack}<Outputs>{}</Outputs></member></Stacks>", outputs.concat()));
    }
    if body.contains("Action=GetCallerIdentity") {
        return xml("GetCallerIdentity", "<Arn>arn:aws:iam::123456789012:user/olga</Arn>");
    }
    assert!(path.starts_with("/v2/email/suppression/addresses/"), "{uri} {body}");
    if path.contains("denied") {
        let message = "User: arn:aws:iam::123456789012:user/olga is not authorized to perform: ses:GetSuppressedDestination on resource: x";
        return error(StatusCode::FORBIDDEN, "AccessDeniedException", message);
    }
    if !path.contains("bounce") {
        return error(StatusCode::NOT_FOUND, "NotFoundException", "not on the list");
    }
    let entry = json!({"EmailAddress": BOUNCES, "Reason": "BOUNCE", "LastUpdateTime": 1_795_333_800});
    ([("content-type", "application/json")], json!({"SuppressedDestination": entry}).to_string()).into_response()
}
