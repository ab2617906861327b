//! Style, scripts and pictures, built into the binary. Their path holds a hash over all of them, so that browsers keep
//! them for a year and scripts can still import each other by name.
//!
//! The widget of ALTCHA is three files of the npm package `altcha`, unchanged, with its version in their names:
//! `dist/external/altcha.min.js`, `dist/external/altcha.css` and `dist/workers/pbkdf2.js`, the build for policies that allow
//! nothing inline. `npm pack altcha@<version>` downloads another version. NOTICE has the licence.
//!
//! `text.<tag>.js` gives the scripts their texts in one language: `index.js` of the npm package `@fluent/bundle`, unchanged, and
//! behind it the messages of the scripts.

use std::collections::HashMap;
use std::sync::OnceLock;

use axum::body::Bytes;
use data_encoding::HEXLOWER;
use rekey_adapters::brand::{Logo, PictureKind};
use rekey_http::language::Language;
use sha2::{Digest, Sha256};

use crate::content::Content;
use crate::look::Look;

/// One file.
struct Asset {
    name: &'static str,
    media_type: &'static str,
    bytes: &'static [u8],
}

impl Asset {
    /// What goes over the line.
    fn served(&self) -> Bytes {
        match std::str::from_utf8(self.bytes) {
            Ok(script) if self.media_type == JS && !self.name.starts_with("altcha-") => without_comments(script).into(),
            _ => Bytes::from_static(self.bytes),
        }
    }
}

/// A script without the lines that are nothing but comments: a third of it. A comment beside code stays.
fn without_comments(script: &str) -> String {
    let (mut served, mut in_comment) = (String::with_capacity(script.len()), false);
    for line in script.lines() {
        let text = line.trim();
        let begins = !in_comment && text.starts_with("/**");
        let whole = text.starts_with("//") || in_comment || (begins && text.find("*/").is_none_or(|end| end + 2 == text.len()));
        in_comment = (in_comment || begins) && !text.contains("*/");
        if !whole && !text.is_empty() {
            served.push_str(line);
            served.push('\n');
        }
    }
    served
}

macro_rules! embed {
    ($($name:literal $media_type:expr;)*) => {
        &[$(Asset { name: $name, media_type: $media_type, bytes: include_bytes!(concat!("../assets/", $name)) },)*]
    };
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

/// Reads Fluent's messages in a browser.
const FLUENT: &str = include_str!("../assets/fluent-bundle-0.19.1.js");

const ASSETS: &[Asset] = embed! {
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
    "user.js" JS;
    "users.js" JS;
};

/// All files, and the hash over them.
pub(crate) struct Assets {
    hash: String,
    path: String,
    icon: String,
    files: Vec<(&'static str, Content)>,
    /// By the tags of their languages, each made when a page first asks for it.
    texts: HashMap<&'static str, OnceLock<Content>>,
}

impl Assets {
    /// The files in the binary, and those that the brand changes.
    pub(crate) fn new(look: &Look) -> Self {
        let mut files = vec![("style.css", CSS, Bytes::from(look.style()))];
        if let Logo::Picture { kind, bytes } = &look.logo {
            files.push((icon_name(*kind), kind.media_type(), bytes.clone().into()));
        }
        files.extend(ASSETS.iter().map(|asset| (asset.name, asset.media_type, asset.served())));
        let mut hasher = Sha256::new();
        for (name, _, bytes) in &files {
            hasher.update(name);
            hasher.update(bytes);
        }
        hasher.update(FLUENT);
        for language in Language::all() {
            hasher.update(language.source());
        }
        let digest: [u8; 32] = hasher.finalize().into();
        let hash = HEXLOWER.encode(&digest[..8]);
        let path = format!("/assets/{hash}");
        let icon = match &look.logo {
            Logo::At(path) => path.clone(),
            Logo::Picture { kind, .. } => format!("{path}/{}", icon_name(*kind)),
        };
        let files = files.into_iter().map(|(name, media_type, bytes)| (name, Content::new(media_type, bytes))).collect();
        let texts = Language::all().map(|language| (language.tag(), OnceLock::new())).collect();
        Self { hash, path, icon, files, texts }
    }

    /// The path of the folder: `/assets/<hash>`.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The path of the logo.
    pub(crate) fn icon(&self) -> &str {
        &self.icon
    }

    /// The file with this name. `None` if `hash` is the hash of another version.
    pub(crate) fn find(&self, hash: &str, name: &str) -> Option<&Content> {
        if hash != self.hash {
            return None;
        }
        let file = self.files.iter().find(|(known, _)| *known == name).map(|(_, content)| content);
        file.or_else(|| self.texts(name))
    }

    /// The texts of the scripts in a language: `text.<tag>.js`.
    fn texts(&self, name: &str) -> Option<&Content> {
        let language = Language::find(name.strip_prefix("text.")?.strip_suffix(".js")?)?;
        Some(self.texts.get(language.tag())?.get_or_init(|| {
            // A JSON string is a string of JavaScript, too (ECMA-262 since 2019).
            let messages = serde_json::Value::from(language.scripts());
            Content::new(JS, format!("{}globalThis.messages = {messages};\n", without_comments(FLUENT)))
        }))
    }
}

fn icon_name(kind: PictureKind) -> &'static str {
    match kind {
        PictureKind::Svg => "icon.svg",
        PictureKind::Png => "icon.png",
    }
}
