//! The operator's own mobile apps. They share the passkeys of the pages.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::{BASE64URL_NOPAD, HEXUPPER};

use crate::config::{Env, FromEnv};

/// The Android apps and their signing certificates (`REKEY_ANDROID_APPS`).
#[derive(Clone, Debug, Default)]
pub struct AndroidApps(BTreeMap<String, BTreeSet<Fingerprint>>);

/// The SHA-256 fingerprint of a certificate.
type Fingerprint = [u8; 32];

impl FromEnv for AndroidApps {
    fn from_env(env: &mut Env) -> Option<Self> {
        Some(env.or("REKEY_ANDROID_APPS", Self::default(), Self::parse))
    }
}

impl AndroidApps {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let rule = "must be packages with the SHA-256 fingerprints of their certificates, such as com.example.app=14:6D:E9:…, with commas";
        let mut apps: BTreeMap<String, BTreeSet<Fingerprint>> = BTreeMap::new();
        for entry in text.split(',') {
            let (package, fingerprint) = entry.trim().split_once('=').filter(|(package, _)| is_package(package)).ok_or(rule)?;
            apps.entry(package.to_owned()).or_default().insert(fingerprint_of(fingerprint).ok_or(rule)?);
        }
        Ok(Self(apps))
    }

    /// The origins that Android names for these apps when they use a passkey.
    pub fn origins(&self) -> Vec<String> {
        let certificates: BTreeSet<&Fingerprint> = self.0.values().flatten().collect();
        certificates.into_iter().map(|certificate| format!("android:apk-key-hash:{}", BASE64URL_NOPAD.encode(certificate))).collect()
    }

    /// Each package with the fingerprints of its certificates, as Digital Asset Links write them.
    pub fn packages(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        self.0.iter().map(|(package, certificates)| (package.as_str(), certificates.iter().map(colons).collect()))
    }

    /// Whether there are no apps.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn is_package(text: &str) -> bool {
    let is_part =
        |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_');
    text.contains('.') && text.split('.').all(is_part)
}

fn fingerprint_of(text: &str) -> Option<Fingerprint> {
    let pairs: Vec<&str> = text.split(':').collect();
    let whole = pairs.iter().all(|pair| pair.len() == 2).then(|| pairs.concat().to_ascii_uppercase())?;
    HEXUPPER.decode(whole.as_bytes()).ok()?.try_into().ok()
}

fn colons(certificate: &Fingerprint) -> String {
    certificate.map(|byte| HEXUPPER.encode(&[byte])).join(":")
}

/// The apps of Apple's systems, by team and bundle (`REKEY_APPLE_APPS`).
#[derive(Clone, Debug, Default)]
pub struct AppleApps(BTreeSet<String>);

impl FromEnv for AppleApps {
    fn from_env(env: &mut Env) -> Option<Self> {
        Some(env.or("REKEY_APPLE_APPS", Self::default(), |text| {
            let ids = text.split(',').map(|id| id.trim().to_owned());
            let rule = "must be application identifiers with commas, such as ABCDE12345.com.example.app";
            ids.map(|id| if is_application(&id) { Ok(id) } else { Err(rule) }).collect::<Result<_, _>>().map(Self)
        }))
    }
}

impl AppleApps {
    /// The application identifiers.
    pub fn ids(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }

    /// Whether there are no apps.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn is_application(text: &str) -> bool {
    let is_team = |team: &str| team.len() == 10 && team.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
    text.split_once('.').is_some_and(|(team, bundle)| is_team(team) && bundle.split('.').all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINT: &str = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";

    fn faults<C: FromEnv>(name: &'static str, value: &str) -> Vec<String> {
        let value = value.to_owned();
        let env = Env::new(move |asked| (asked == name).then(|| value.clone()));
        env.read::<C>().err().map(|faults| faults.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
    }

    #[test]
    fn an_android_app_has_an_origin_for_each_certificate() {
        let (lower, other) = (PRINT.to_ascii_lowercase(), PRINT.replace("14:", "15:"));
        let apps = AndroidApps::parse(&format!("com.example.app={lower}, com.example.app={other},com.example.lite={PRINT}")).unwrap();
        assert_eq!(apps.origins().len(), 2);
        assert_eq!(apps.origins()[0], "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU");
        let packages: Vec<_> = apps.packages().collect();
        assert_eq!(packages, [("com.example.app", vec![PRINT.to_owned(), other]), ("com.example.lite", vec![PRINT.to_owned()])]);
    }

    #[test]
    fn an_app_without_a_package_a_certificate_or_a_team_is_refused() {
        for bad in [
            "com.example.app",
            &format!("app={PRINT}"),
            &format!("com.example.app={PRINT},"),
            &format!("com.1x={PRINT}"),
            &format!("com.example.app={}", PRINT.replace(':', "")),
            "com.example.app=14:6D",
            &format!("com.example.app={PRINT}:00"),
        ] {
            assert!(faults::<AndroidApps>("REKEY_ANDROID_APPS", bad)[0].starts_with("REKEY_ANDROID_APPS must be packages"), "{bad}");
        }
        for bad in
            ["com.example.app", "ABCDE12345", "abcde12345.com.example", "ABCDE12345.com..app", "ABCDE12345.com.example.*", "ABCDE12345.a,"]
        {
            assert!(faults::<AppleApps>("REKEY_APPLE_APPS", bad)[0].starts_with("REKEY_APPLE_APPS must be application"), "{bad}");
        }
        assert_eq!(
            faults::<AppleApps>("REKEY_APPLE_APPS", "ABCDE12345.com.example.app, ABCDE12345.com.example.lite-1"),
            Vec::<String>::new()
        );
    }
}
