//! Style, scripts and pictures, built into the binary. Their path holds a hash over all of them, so that browsers keep
//! them for a year and scripts can still import each other by name.
//!
//! The widget of ALTCHA is three files of the npm package `altcha`, unchanged, with its version in their names:
//! `dist/external/altcha.min.js`, `dist/external/altcha.css` and `dist/workers/pbkdf2.js`, the build for policies that allow
//! nothing inline. `npm pack altcha@<version>` downloads another version. NOTICE has the licence.
//!
//! `text.<tag>.js` gives the scripts their texts in one language: `index.js` of the npm package `@fluent/bundle`, unchanged, and
//! behind it the messages of the scripts.

use std::borrow::Cow;

use data_encoding::HEXLOWER;
use rekey_http::language::Language;
use sha2::{Digest, Sha256};

/// One file.
#[derive(Clone)]
pub(crate) struct Asset {
    name: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Cow<'static, [u8]>,
}

macro_rules! embed {
    ($($name:literal $media_type:expr;)*) => {
        &[$(Asset { name: $name, media_type: $media_type, bytes: Cow::Borrowed(include_bytes!(concat!("../assets/", $name))) },)*]
    };
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

/// Reads Fluent's messages in a browser.
const FLUENT: &str = include_str!("../assets/fluent-bundle-0.19.1.js");

const ASSETS: &[Asset] = embed! {
    "style.css" CSS;
    "icon.svg" "image/svg+xml";
    "activate.js" JS;
    "altcha-3.2.2-pbkdf2.js" JS;
    "altcha-3.2.2.css" CSS;
    "altcha-3.2.2.min.js" JS;
    "captcha-altcha.js" JS;
    "captcha-image.js" JS;
    "captcha-provider.js" JS;
    "countries.js" JS;
    "device.js" JS;
    "forgot.js" JS;
    "form.js" JS;
    "lost-factor.js" JS;
    "not-me.js" JS;
    "page.js" JS;
    "passkey-offer.js" JS;
    "policy.js" JS;
    "reauthenticate.js" JS;
    "recover.js" JS;
    "register.js" JS;
    "reset.js" JS;
    "second-factor.js" JS;
    "settings-account.js" JS;
    "settings-activity.js" JS;
    "settings-security.js" JS;
    "settings.js" JS;
    "sign-in.js" JS;
    "users.js" JS;
};

/// All files, and the hash over them.
pub(crate) struct Assets {
    hash: String,
    path: String,
}

impl Assets {
    /// The files in the binary.
    pub(crate) fn embedded() -> Self {
        let mut hasher = Sha256::new();
        for asset in ASSETS {
            hasher.update(asset.name);
            hasher.update(&asset.bytes);
        }
        hasher.update(FLUENT);
        for language in Language::all() {
            hasher.update(language.source());
        }
        let digest: [u8; 32] = hasher.finalize().into();
        let hash = HEXLOWER.encode(&digest[..8]);
        let path = format!("/assets/{hash}");
        Self { hash, path }
    }

    /// The path of the folder: `/assets/<hash>`.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The file with this name. `None` if `hash` is the hash of another version.
    pub(crate) fn find(&self, hash: &str, name: &str) -> Option<Asset> {
        if hash != self.hash {
            return None;
        }
        ASSETS.iter().find(|asset| asset.name == name).cloned().or_else(|| texts(name))
    }
}

/// The texts of the scripts: `text.<tag>.js`.
fn texts(name: &str) -> Option<Asset> {
    let language = Language::find(name.strip_prefix("text.")?.strip_suffix(".js")?)?;
    // A JSON string is a string of JavaScript, too (ECMA-262 since 2019).
    let messages = serde_json::Value::from(language.scripts());
    let script = format!("{FLUENT}\nglobalThis.messages = {messages};\n");
    Some(Asset { name: "text.js", media_type: JS, bytes: script.into_bytes().into() })
}
