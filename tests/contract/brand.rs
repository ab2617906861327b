//! The operator's brand on the pages: colours, corners, logo, terms.

use rekey_domain::clock::Clock;
use rekey_local::Stack;
use rekey_tests::{Visitor, World};

const SVG: &str = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxwYXRoIGQ9Ik0wIDBoOXY5eiIvPjwvc3ZnPg==";

/// The address of the style sheet, and that of the logo.
async fn addresses(visitor: &Visitor) -> (String, String) {
    let page = visitor.get("/sign-in").await.expect(200).raw;
    let after = |text: &str| page.split_once(text).unwrap().1.split_once('"').unwrap().0.to_owned();
    let logo = after("<img src=\"");
    assert_eq!(after("rel=\"icon\" href=\""), logo);
    (after("rel=\"stylesheet\" href=\""), logo)
}

#[tokio::test]
async fn the_pages_have_the_colours_corners_and_links_of_the_brand() {
    let world = World::with(&[
        ("REKEY_ACCENT", "#5b21b6"),
        ("REKEY_ACCENT_DARK", "#c4b5fd"),
        ("REKEY_RADIUS", "2"),
        ("REKEY_TERMS_URL", "https://example.org/terms?a=1&b=2"),
        ("REKEY_PRIVACY_URL", "https://example.org/privacy"),
    ])
    .await;
    let visitor = world.visitor();
    let (style, logo) = addresses(&visitor).await;
    let style = visitor.get(&style).await.expect(200).raw;
    for rule in ["--accent: #5b21b6;", "--on-accent: #ffffff;", "--radius: 0.125rem;", "--accent: #c4b5fd;"] {
        assert_eq!(style.matches(rule).count(), 1, "{rule}");
    }
    // Without a logo of its own, the brand has Rekey's in its colour.
    assert!(visitor.get(&logo).await.expect(200).raw.contains("fill=\"#5b21b6\""));
    let page = visitor.get("/forgot").await.expect(200).raw;
    assert!(page.contains("href=\"https://example.org/terms?a=1&#38;b=2\"") && page.contains("href=\"https://example.org/privacy\""));
    let other = World::new().await;
    let page = other.visitor().get("/forgot").await.expect(200).raw;
    assert!(!page.contains("terms-link") && !page.contains("privacy-link"));
}

#[tokio::test]
async fn a_logo_in_the_configuration_is_served_as_a_picture_and_nothing_else() {
    let world = World::with(&[("REKEY_LOGO", SVG)]).await;
    let visitor = world.visitor();
    let (_, logo) = addresses(&visitor).await;
    let picture = visitor.get(&logo).await.expect(200);
    assert!(picture.raw.starts_with("<svg") && picture.raw.contains("M0 0h9v9z"));
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    // Who opens it alone gets a document in which nothing runs.
    assert!(picture.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
    assert_ne!(addresses(&World::new().await.visitor()).await.1, logo);
}

#[tokio::test]
async fn a_logo_elsewhere_at_the_site_is_named_as_it_is() {
    let world = World::with(&[("REKEY_LOGO", "/brand/logo.png")]).await;
    let visitor = world.visitor();
    assert_eq!(addresses(&visitor).await.1, "/brand/logo.png");
    assert!(visitor.get("/sign-in").await.raw.contains("href=\"/brand/logo.png\" type=\"image/png\""));
}

#[tokio::test]
async fn a_brand_that_harms_ends_the_start() {
    for (name, value) in [
        ("REKEY_ACCENT", "#9fd8d2"),
        ("REKEY_ACCENT", "red; } * { display: none"),
        ("REKEY_ACCENT_DARK", "#0f5f5c"),
        ("REKEY_RADIUS", "21"),
        ("REKEY_RADIUS", "2rem"),
        ("REKEY_LOGO", "https://example.org/logo.svg"),
        ("REKEY_LOGO", "//example.org/logo.svg"),
        ("REKEY_LOGO", "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48L3N2Zz4="),
        ("REKEY_TERMS_URL", "javascript:alert(1)"),
        ("REKEY_PRIVACY_URL", "mailto:privacy@example.org"),
    ] {
        let started = Stack::start(move |variable| (variable == name).then(|| value.to_owned()), Clock::System).await;
        let faults = started.err().map(|not_started| not_started.0).unwrap_or_default();
        assert_eq!(faults.len(), 1, "{name}={value}: {faults:?}");
        assert!(faults[0].starts_with(&format!("{name} must be")) && !faults[0].contains(value), "{faults:?}");
    }
}
