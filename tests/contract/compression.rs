//! Pages and assets are served as small as the browser can read them, and say how.

use std::collections::BTreeMap;

use rekey_tests::coding::decoded;
use rekey_tests::tools::root;
use rekey_tests::{PAGES, Visitor, World};
use reqwest::Method;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, VARY};

/// The headers and the body of an answer as they are sent.
async fn sent(visitor: &Visitor, method: Method, path: &str, accepted: &[&str]) -> (HeaderMap, Vec<u8>) {
    let request = accepted.iter().fold(visitor.request(method, path), |request, line| request.header(ACCEPT_ENCODING, *line));
    let answer = request.send().await.unwrap();
    (answer.headers().clone(), answer.bytes().await.unwrap().into())
}

/// The page, its style and one of its scripts.
async fn paths(visitor: &Visitor) -> Vec<String> {
    let page = visitor.get("/forgot").await.expect(200).raw;
    let assets = page.split('"').filter(|part| part.ends_with("/style.css") || part.ends_with("/forgot.js"));
    ["/forgot".to_owned()].into_iter().chain(assets.map(str::to_owned)).collect()
}

#[tokio::test]
async fn the_coding_is_the_one_that_the_request_likes_best() {
    let world = World::new().await;
    let visitor = world.visitor();
    let cases: [(&[&str], Option<&str>); 20] = [
        (&[], None),
        (&[""], None),
        (&["gzip, deflate, br, zstd"], Some("br")),
        (&["gzip", "br"], Some("br")),
        (&["GZIP"], Some("gzip")),
        (&["x-gzip"], Some("gzip")),
        (&["br;q=0.5, gzip"], Some("gzip")),
        (&["br ; Q=0.5 , gzip;q=0.5"], Some("br")),
        (&["br;q=0, gzip;q=0.001"], Some("gzip")),
        (&["*"], Some("br")),
        (&["br;q=0, *"], Some("gzip")),
        (&["*;q=0"], None),
        (&["identity, br;q=0.9"], None),
        (&["identity;q=0, br;q=0.1"], Some("br")),
        // What cannot be answered as asked is answered as it is.
        (&["identity;q=0"], None),
        (&["deflate"], None),
        // Whatever is not written as the RFC says counts as absent.
        (&["gzip;q=1.5"], None),
        (&["gzip;q=nan, br;q=x, *;q="], None),
        (&["gzip;level=9"], None),
        (&[";;,,=;q=1"], None),
    ];
    for path in paths(&visitor).await {
        let (_, plain) = sent(&visitor, Method::GET, &path, &[]).await;
        assert!(plain.len() > 1000, "{path}");
        for (accepted, expected) in cases {
            let (headers, body) = sent(&visitor, Method::GET, &path, accepted).await;
            let coding = headers.get(CONTENT_ENCODING).map(|coding| coding.to_str().unwrap());
            assert_eq!(coding, expected, "{accepted:?}");
            assert!(headers.get_all(VARY).iter().any(|name| name == "accept-encoding"), "{path}");
            assert_eq!(decoded(coding, &body), plain, "{accepted:?} of {path}");
            assert!(coding.is_none() || body.len() * 2 < plain.len(), "{path}: {} of {}", body.len(), plain.len());
        }
    }
}

#[tokio::test]
async fn head_says_what_get_would_send() {
    let world = World::new().await;
    let visitor = world.visitor();
    for path in paths(&visitor).await {
        for coding in ["br", "gzip", "identity"] {
            let (of_get, body) = sent(&visitor, Method::GET, &path, &[coding]).await;
            let (of_head, none) = sent(&visitor, Method::HEAD, &path, &[coding]).await;
            assert!(none.is_empty());
            for name in [CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY] {
                assert_eq!(of_get.get(&name), of_head.get(&name), "{name} of {path}");
            }
            assert_eq!(of_get[CONTENT_LENGTH], body.len().to_string());
        }
    }
}

/// The modules that a script imports before it runs, and those that these import.
fn imported(scripts: &BTreeMap<String, String>, name: &str, found: &mut Vec<String>) {
    for part in scripts[name].split("\nimport ").skip(1) {
        let (_, module) = part.split_once("\"./").unwrap();
        let module = module.split_once('"').unwrap().0.to_owned();
        if !found.contains(&module) {
            found.push(module.clone());
            imported(scripts, &module, found);
        }
    }
}

#[tokio::test]
async fn a_page_names_every_module_that_it_needs_so_that_none_waits_for_another() {
    let world = World::unlimited(&[("REKEY_SMS_COUNTRIES", "DE")]).await;
    let visitor = world.visitor();
    let folder = root().join("functions/pages/assets");
    let scripts: BTreeMap<String, String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    let mut pages = 0;
    for path in PAGES {
        let page = visitor.get(path).await.expect(200).raw;
        let named = |tag: &str| -> Vec<String> {
            let addresses = page.split(tag).skip(1).map(|part| part.split_once('"').unwrap().0);
            addresses.map(|address| address.rsplit_once('/').unwrap().1.to_owned()).collect()
        };
        let (own, mut preloaded) = (named("<script type=\"module\" src=\""), named("<link rel=\"modulepreload\" href=\""));
        let mut needed = Vec::new();
        own.iter().for_each(|script| imported(&scripts, script, &mut needed));
        needed.sort();
        preloaded.sort();
        assert_eq!(preloaded, needed, "{path}");
        pages += own.len();
    }
    assert!(pages > 10, "only {pages} scripts were read");
}
