//! The documents with which browsers, password managers and mobile systems learn about this site.

use axum::response::Redirect;
use axum::routing::get;
use axum::{Json, Router};
use rekey_adapters::apps::{AndroidApps, AppleApps};
use rekey_adapters::config::BaseUrl;
use serde_json::{Value, json};

/// The routes below `/.well-known/`. Without apps, there are no documents about apps.
pub(crate) fn routes(base_url: &BaseUrl, android: &AndroidApps, apple: &AppleApps) -> Router {
    // <https://w3c.github.io/webappsec-change-password-url/>
    let router = Router::new().route("/.well-known/change-password", get(|| async { Redirect::to("/settings/account") }));
    let documents = [
        ("/.well-known/passkey-endpoints", Some(passkey_endpoints(base_url))),
        ("/.well-known/assetlinks.json", (!android.is_empty()).then(|| asset_links(android))),
        ("/.well-known/apple-app-site-association", (!apple.is_empty()).then(|| app_site_association(apple))),
    ];
    let present = documents.into_iter().filter_map(|(path, document)| document.map(|document| (path, document)));
    present.fold(router, |router, (path, document)| router.route(path, get(move || async move { Json(document) })))
}

/// Where people add and manage passkeys: <https://w3c.github.io/webappsec-passkey-endpoints/>.
fn passkey_endpoints(base_url: &BaseUrl) -> Value {
    let page = format!("{}/settings/security#passkeys", base_url.as_str());
    json!({"enroll": page, "manage": page})
}

/// The Android apps that share this site's passkeys: <https://developers.google.com/digital-asset-links>.
///
/// Android asks for both relations. An app opens links of this site only if it says so itself.
fn asset_links(apps: &AndroidApps) -> Value {
    let statement = |(package, certificates): (&str, Vec<String>)| {
        json!({
            "relation": ["delegate_permission/common.handle_all_urls", "delegate_permission/common.get_login_creds"],
            "target": {"namespace": "android_app", "package_name": package, "sha256_cert_fingerprints": certificates},
        })
    };
    apps.packages().map(statement).collect()
}

/// The apps that share this site's passkeys on Apple's systems:
/// <https://developer.apple.com/documentation/xcode/supporting-associated-domains>.
fn app_site_association(apps: &AppleApps) -> Value {
    json!({"webcredentials": {"apps": apps.ids()}})
}
