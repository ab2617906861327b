//! The users of an account.

use rekey_local::PASSWORD;
use rekey_tests::gallery::Walk;

use super::{ACCOUNT, FLOWMATIC, SECURITY, sign_in};

pub async fn users(walk: &mut Walk<'_>) {
    walk.go("/users").await;
    walk.arrive("/users", "ready").await;
    walk.browser.click("#new-user-link").await;
    walk.arrive("/users", "new").await;
    walk.browser.fill("#permissions", "reports:read, Reports").await;
    walk.browser.click("#user-submit").await;
    walk.told("#user-error").await;
    walk.stop("users new wrong").await;
    walk.browser.fill("#user", "dora").await;
    walk.browser.fill("#permissions", "reports:read").await;
    walk.browser.click("#user-submit").await;
    walk.arrive("/users", "link").await;
    walk.stop("users link").await;
    walk.browser.click("#link-done-button").await;
    walk.arrive("/users", "user").await;
    walk.stop("users invited").await;
    walk.go_anew("/users").await;
    walk.arrive("/users", "ready").await;
    walk.picture("users", (1000, 1037), "body", "").await;
    walk.stop("users").await;
    walk.browser.fill("#search", "zz").await;
    walk.told("#no-users").await;
    walk.stop("users none found").await;
    walk.go_anew("/users#user=jean").await;
    walk.arrive("/users", "user").await;
    walk.stop("users user").await;
    walk.browser.click("#delete-button").await;
    walk.browser.find("#confirm-yes").await;
    walk.stop("users delete").await;
    walk.browser.click("#confirm-dialog [value=cancel]").await;

    walk.go_anew("/users").await;
    walk.arrive("/users", "ready").await;
    for choice in ["[name=two_factor]", "[value=passkey]", "[value=app]", "[value=email]"] {
        let chosen = format!("document.querySelector('#policy-form {choice}').checked");
        if walk.browser.eval(&chosen).await == (choice != "[name=two_factor]") {
            walk.browser.click(&format!("#policy-form label:has({choice})")).await;
        }
    }
    walk.browser.fill("#web", "15").await;
    walk.send("#policy-form").await;
    walk.told("#web-error").await;
    walk.stop("rules wrong").await;
    walk.browser.click("#policy-form label:has([value=app])").await;
    walk.browser.click("#policy-form label:has([value=passkey])").await;
    walk.browser.fill("#web", "14").await;
    walk.send("#policy-form").await;
    walk.told("#policy-saved").await;
    walk.picture("rules", (760, 960), "#policy", "").await;
    walk.stop("rules").await;

    sign_in(walk, "flowmatic/mark").await;
    walk.arrive(SECURITY, "ready").await;
    walk.stop("security must enrol").await;
    sign_in(walk, FLOWMATIC).await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.go("/users").await;
    walk.browser.click("#policy-form label:has([name=two_factor])").await;
    walk.send("#policy-form").await;
    walk.browser.confirm_with(PASSWORD).await;
    walk.told("#policy-saved").await;
    sign_in(walk, "flowmatic/mark").await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.stop("account of a user").await;
    walk.go("/users").await;
    walk.arrive("/users", "forbidden").await;
    walk.stop("users forbidden").await;
    sign_in(walk, "flowmatic/jean").await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.go("/users#user=jean").await;
    walk.arrive("/users", "details").await;
    walk.stop("users details").await;
}
