//! Links that mail programs damage: what can be repaired works, and everything else is said, with the way on.

use rekey_tests::people::ADA;
use rekey_tests::{Browser, World, logs};
use reqwest::Method;

#[tokio::test]
async fn a_damaged_link_that_is_whole_still_works() {
    let world = World::unlimited(&[]).await;
    let browser = Browser::open(&world).await;
    world.visitor().recover(ADA).await;
    let token = world.inbox(ADA).only().await.token();
    let (start, end) = token.split_at(40);
    for link in [
        format!("/reset%23token={token}"),
        format!("/reset%2523token%253D{token}"),
        format!("/reset/#token={token}"),
        format!("/RESET#token={token}"),
        format!("/reset?token={token}"),
        format!("/reset#{token}"),
        format!("/reset#token={token}%3E"),
        format!("/reset#token={token}>."),
        format!("/reset#token={token}%20%0D%0A"),
        format!("/reset#token={start}%0A{end}"),
        format!("/reset#token={start}=%0D%0A%3E%20{end}"),
        format!("/reset#token={start}%E2%80%8B{end}"),
        format!("/reset#amp;token={token}&amp;x=1"),
        format!("/reset#token={token}{}/reset#token={token}", world.url),
    ] {
        browser.go("/support").await;
        browser.go(&link).await;
        browser.state("/reset", "ready").await;
        assert_eq!(browser.eval("location.href").await, format!("{}/reset", world.url), "{link}");
        browser.click("#continue-button").await;
        browser.state("/reset", "choose").await;
    }
    assert!(!logs::lines().contains(&token));
    browser.close().await;
}

#[tokio::test]
async fn a_link_that_cannot_be_repaired_leads_to_the_code_or_another_link() {
    let world = World::unlimited(&[]).await;
    let browser = Browser::open(&world).await;
    browser.ask_for_a_mail(ADA).await;
    let mail = world.inbox(ADA).only().await;
    let token = mail.token();
    let broken =
        ["#token=".to_owned(), format!("#token={}", &token[..60]), format!("#TOKEN={}", token.to_uppercase()), "/somewhere".to_owned()];
    for rest in &broken {
        for page in ["/activate", "/not-me", "/lost-factor", "/reset"] {
            browser.go("/support").await;
            browser.go(&format!("{page}{rest}")).await;
            browser.state(page, "damaged").await;
            assert_eq!(browser.calls().await, 0);
        }
    }
    browser.click("a[href='/forgot#code']").await;
    browser.state("/forgot", "sent").await;
    browser.fill("#code", &mail.code()).await;
    browser.click("#code-form [type=submit]").await;
    browser.state("/forgot", "choose").await;
    browser.close().await;
}

#[tokio::test]
async fn the_path_of_a_damaged_link_is_neither_logged_nor_repeated() {
    let world = World::new().await;
    let visitor = world.visitor();
    let canary = "canary-token-4d2a";
    for page in ["reset", "activate", "not-me", "lost-factor", "no-such-page"] {
        let path = format!("/{page}%23token={canary}");
        let status = if page == "no-such-page" { 404 } else { 200 };
        let answer = visitor.send(visitor.request(Method::GET, &path).header("accept", "text/html")).await.expect(status);
        assert!(!answer.raw.contains(canary));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        visitor.send(visitor.request(Method::GET, &path)).await.refused(404, "not_found");
        visitor.send(visitor.request(Method::POST, &path).header("accept", "text/html").header("sec-fetch-site", "same-origin")).await;
    }
    assert!(!logs::lines().contains(canary));
}
