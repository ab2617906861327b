//! The API of `infra/example/api`, deployed beside Rekey. Its gateway asks the authorizer about each request, and a session that
//! ends in any way is refused at the next one.

use rekey_tests::{Answer, GOOD_PASSWORD, OTHER_PASSWORD, Visitor};
use reqwest::Method;
use serde_json::{Value, json};

use super::emulator::{Cloud, text};
use super::journeys::{choose_password, turn_on_app};

/// The name of the stack.
const STACK: &str = "reports";
/// The address of a user, in the domain that SES has verified.
const USER: &str = "kim@example.org";

pub(super) async fn learns_who_is_calling(cloud: &Cloud, url: &str) {
    let api = cloud.deploy_example_api(STACK);
    shows_its_page_to_everybody_and_its_reports_to_callers(&api, url).await;
    refuses_each_ended_session(cloud, &api, url).await;
    let deleted = cloud.sam(&["delete", "--stack-name", STACK, "--no-prompts"]);
    assert!(deleted.status.success(), "{}", text(&deleted));
}

async fn shows_its_page_to_everybody_and_its_reports_to_callers(api: &str, url: &str) {
    let stranger = Visitor::new(api, "127.0.0.1");
    assert!(stranger.get("/").await.expect(200).raw.contains("page.js"));
    assert!(stranger.get("/page.js").await.expect(200).raw.contains("fetch(\"reports\")"));
    refused_by_the_gateway(&stranger.get("/reports").await);

    let root = Visitor::new(url, "127.0.0.1");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    let principal = root.get("/v1/session").await.expect(200).text("principal");
    let there = root.at(api);
    let reports = there.get("/reports").await.expect(200).json();
    assert_eq!([&reports["account"], &reports["reader"]], [&json!("acme-labs"), &json!(principal)]);
    assert_eq!(there.post("/reports", json!({})).await.expect(403).text("code"), "reauthentication_required");
    root.confirm(GOOD_PASSWORD).await;
    assert_eq!(there.post("/reports", json!({})).await.expect(202).text("ordered_by"), principal);

    // The cookie counts for a change from a page of this site only, and not as a token.
    let cookie = root.cookie("__Host-rekey").unwrap();
    let cookies = format!("__Host-rekey={cookie}");
    let foreign = stranger.request(Method::POST, "/reports").header("cookie", cookies).header("sec-fetch-site", "cross-site");
    refused_by_the_gateway(&stranger.send(foreign).await);
    refused_by_the_gateway(&stranger.send(stranger.request(Method::GET, "/reports").bearer_auth(cookie)).await);
    root.post("/v1/sign-out", json!({})).await.expect(204);
    refused_by_the_gateway(&there.get("/reports").await);
}

/// Requires that the gateway answered without calling the function.
#[track_caller]
fn refused_by_the_gateway(answer: &Answer) {
    assert_eq!((answer.status, answer.json()), (403, json!({"message": "Forbidden"})), "{}", answer.raw);
}

/// A user who signs in on one phone after the other, until each of its sessions ends.
struct Kim<'a> {
    api: &'a str,
    url: &'a str,
    password: &'static str,
}

impl Kim<'_> {
    /// Signs in on a phone. Returns the phone at the other API, which lets it in.
    async fn phone(&self) -> Visitor {
        let phone = Visitor::new(self.url, "127.0.0.1");
        let body = json!({"account": "acme-labs", "user": "kim", "password": self.password, "client": "mobile"});
        phone.use_token(&phone.post("/v1/sign-in", body).await.expect(200).text("token"));
        let there = phone.at(self.api);
        there.get("/reports").await.expect(200);
        there
    }

    /// Signs in in a browser and confirms the session.
    async fn browser(&self) -> Visitor {
        let browser = Visitor::new(self.url, "127.0.0.1");
        browser.try_sign_in_user("acme-labs", Some("kim"), self.password).await.expect(200);
        browser.confirm(self.password).await;
        browser
    }
}

async fn refuses_each_ended_session(cloud: &Cloud, api: &str, url: &str) {
    let root = Visitor::new(url, "127.0.0.1");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    root.confirm(GOOD_PASSWORD).await;
    root.post("/v1/users", json!({"user": "kim", "email": USER, "permissions": ["reports:read"]})).await.expect(201);
    choose_password(url, &cloud.mail_to(USER, "You are invited to Rekey").await.token(), GOOD_PASSWORD).await.expect(200);
    let mut kim = Kim { api, url, password: GOOD_PASSWORD };

    let phone = kim.phone().await;
    assert_eq!(phone.post("/reports", json!({})).await.expect(403).text("code"), "forbidden");
    permit(&root, json!([])).await;
    assert_eq!(phone.get("/reports").await.expect(403).text("code"), "forbidden", "the permission was taken away");
    permit(&root, json!(["reports:read"])).await;
    phone.get("/reports").await.expect(200);
    phone.at(url).post("/v1/sign-out", json!({})).await.expect(204);
    refused_by_the_gateway(&phone.get("/reports").await);

    let phone = kim.phone().await;
    kim.browser().await.delete("/v1/sessions").await.expect(204);
    refused_by_the_gateway(&phone.get("/reports").await);

    let phone = kim.phone().await;
    let link = root.post("/v1/users/kim/reset-password", json!({})).await.expect(200).text("activation_url");
    refused_by_the_gateway(&phone.get("/reports").await);
    choose_password(url, link.split_once("#token=").unwrap().1, OTHER_PASSWORD).await.expect(200);
    kim.password = OTHER_PASSWORD;

    let phone = kim.phone().await;
    recover(cloud, url, GOOD_PASSWORD).await;
    refused_by_the_gateway(&phone.get("/reports").await);
    kim.password = GOOD_PASSWORD;

    let phone = kim.phone().await;
    turn_on_app(&kim.browser().await, GOOD_PASSWORD).await;
    let link = cloud.mail_to(USER, "Two-factor authentication is on for your Rekey account").await.not_me();
    Visitor::new(url, "127.0.0.1").post("/v1/not-me", json!({"token": link})).await.expect(200);
    refused_by_the_gateway(&phone.get("/reports").await);

    root.delete("/v1/users/kim").await.expect(204);
    root.post("/v1/users", json!({"user": "kim", "permissions": ["reports:read"]})).await.expect(201);
    let link = root.post("/v1/users/kim/reset-password", json!({})).await.expect(200).text("activation_url");
    choose_password(url, link.split_once("#token=").unwrap().1, GOOD_PASSWORD).await.expect(200);
    let phone = kim.phone().await;
    root.delete("/v1/users/kim").await.expect(204);
    refused_by_the_gateway(&phone.get("/reports").await);
    root.post("/v1/sign-out", json!({})).await.expect(204);
}

async fn permit(root: &Visitor, permissions: Value) {
    root.patch("/v1/users/kim", json!({"permissions": permissions})).await.expect(200);
}

/// Recovers the user's password by mail.
async fn recover(cloud: &Cloud, url: &str, password: &str) {
    let person = Visitor::new(url, "127.0.0.1");
    person.recover(USER).await;
    let ticket = person.consume(&cloud.mail_to(USER, "Reset your Rekey password").await.token()).await;
    let body = json!({"ticket": ticket, "account": "acme-labs", "user": "kim", "new_password": password});
    person.post("/v1/recovery/password", body).await.expect(200);
}
