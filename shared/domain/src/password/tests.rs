//! Hashes of every kind, from their specifications and from other systems.

use serde_json::json;

use super::cost::{Argon2Kind, Digest};
use super::*;

fn imported(text: &str) -> PasswordHash {
    PasswordHash::imported(text).unwrap_or_else(|refused| panic!("{text}: {refused}"))
}

fn families<'a>(hashes: impl IntoIterator<Item = &'a PasswordHash>) -> HashFamilies {
    let mut families = HashFamilies::default();
    hashes.into_iter().for_each(|hash| families.add(hash));
    families
}

fn verdict(typed: &str, hash: &PasswordHash) -> Verdict {
    Password::new(typed).verify(Some(hash), &families([hash]), &mut Workspace::default()).unwrap()
}

const RIGHT: Verdict = Verdict::Right { rehash: true };

#[test]
fn a_password_is_verified_in_any_normal_form() {
    let (mut workspace, nothing) = (Workspace::default(), HashFamilies::default());
    let hash = Password::new("crème brûlée").hash(&Random::system(), &mut workspace).unwrap();
    assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash:?}");
    let decomposed = Password::new("cre\u{300}me bru\u{302}le\u{301}e");
    assert_eq!(decomposed.verify(Some(&hash), &nothing, &mut workspace).unwrap(), Verdict::Right { rehash: false });
    assert_eq!(Password::new("creme brulee").verify(Some(&hash), &nothing, &mut workspace).unwrap(), Verdict::Wrong);
    assert_eq!(decomposed.verify(None, &nothing, &mut workspace).unwrap(), Verdict::Wrong);
}

#[test]
fn nobody_costs_the_work_of_one_hash() {
    let mut workspace = Workspace::default();
    let password = Password::new("whatever it is");
    assert_eq!(password.verify(None, &HashFamilies::default(), &mut workspace).unwrap(), Verdict::Wrong);
    assert_eq!(workspace.0.len(), 19 * 1024, "the whole memory of a hash was worked in");
    assert_ne!(workspace.0[12_345].as_ref(), Block::default().as_ref());
}

#[test]
fn a_hash_of_another_cost_is_right_and_due_for_rehashing() {
    let password = Password::new("an old password");
    for (memory, passes, output) in [(64, 1, 32), (64 * 1024, 3, 32), (19 * 1024, 2, 16)] {
        let cost = Cost::Argon2 { kind: Argon2Kind::Id, memory, passes, lanes: 1 };
        let mut stored = StoredHash { cost, prehashed: false, salt: b"sixteen bytes ok".to_vec(), output: vec![0; output] };
        cost.hash(password.nfc.as_bytes(), &stored.salt, &mut stored.output, &mut Workspace::default()).unwrap();
        let hash = PasswordHash(stored.to_string());
        assert!(!hash.is_todays());
        assert_eq!(verdict("an old password", &hash), RIGHT, "{hash:?}");
    }
}

/// Passwords with their hashes. All are published, or made by Python's hashlib, argon2-cffi and libxcrypt.
const KNOWN: [(&str, &str); 30] = [
    // The reference implementation of Argon2.
    ("password", "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"),
    ("password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"),
    // passlib.
    ("password", "$argon2i$v=19$m=512,t=3,p=2$c29tZXNhbHQ$7ROdVKT8U/Of7Pvd9wQj9w"),
    ("password", "$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E"),
    ("password", "$pbkdf2-sha256$6400$0ZrzXitFSGltTQnBWOsdeQ$Sp20x5wpuCixpuQuZe13JQeklhyyGBTT3BBxGW3Dojo"),
    ("crème brûlée", "$pbkdf2$4096$..9zaXh0ZWVuIGJ5dGVzIA$3tXFXBl/.cUEp/IOjOXoPkGf7Ts"),
    (
        "crème brûlée",
        "$pbkdf2-sha512$4096$..9zaXh0ZWVuIGJ5dGVzIA$GkpaHJanc4KMQ990nMb3iiSo.sTAMhTqLHiKNsLTRXvsU1dQiAJAa3hngBljtOdz/aoi4GzF3K9aD003iEfR1Q",
    ),
    // RFC 7914.
    (
        "pleaseletmein",
        "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw",
    ),
    ("password", "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA"),
    ("passwd", "$pbkdf2-sha256$i=1,l=64$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw"),
    // RFC 6070.
    ("password", "$pbkdf2-sha1$i=1,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y"),
    ("password", "$pbkdf2-sha1$i=2$c2FsdA$6mwBTcctb4zNHtkqzh1B8NjeiVc"),
    ("password", "$pbkdf2$i=4096$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE"),
    ("passwordPASSWORDpassword", "$pbkdf2-sha1$i=4096$c2FsdFNBTFRzYWx0U0FMVHNhbHRTQUxUc2FsdFNBTFRzYWx0$PS7sT+QchJuAyNg2YsDkSospGpZM8vBwOA"),
    ("pass\0word", "$pbkdf2-sha1$i=4096$c2EAbHQ$Vvpqp1VICZ3MN9fwNCXgww"),
    // Keycloak's 64 bytes of SHA-256, and as many of SHA-1 and SHA-512.
    (
        "correct horse",
        "$pbkdf2-sha256$i=27500,l=64$AAECAwQFBgcICQoLDA0ODw$qnA427fe69fAjkevcHZvnm7vp3MewnxKL4g2WLfI7U6teQVH1eR2L5DfcV0psPIfjGPtlZbkpnogYX+2TaSl6w",
    ),
    (
        "crème brûlée",
        "$pbkdf2-sha1$i=4096,l=64$++9zaXh0ZWVuIGJ5dGVzIA$3tXFXBl/+cUEp/IOjOXoPkGf7TtgbH92dnn+Io9S08PcpTvM3AZ3dJWmyO7k48kv4en15Qho9Sh9Vndf8ctGag",
    ),
    (
        "crème brûlée",
        "$pbkdf2-sha512$i=4096,l=64$++9zaXh0ZWVuIGJ5dGVzIA$GkpaHJanc4KMQ990nMb3iiSo+sTAMhTqLHiKNsLTRXvsU1dQiAJAa3hngBljtOdz/aoi4GzF3K9aD003iEfR1Q",
    ),
    // crypt_blowfish and jBCrypt.
    ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
    ("U*U*", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
    ("U*U*U", "$2y$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
    ("ÿÿ£", "$2y$05$/OK.fbVrR/bpIqNJ5ianF.n.9Mpit31.8EmJo3vKO/No.kPmYsJx."),
    ("", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."),
    (
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
        "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
    ),
    // Django.
    ("lètmein", "pbkdf2_sha256$20000$seasalt$oBSd886ysm3AqYun62DOdin8YcfbU1z9cksZSuLP9r0="),
    ("not a password", "pbkdf2_sha1$10000$wz5B6WkasRoF$atJmJ1o+XfJxKq1+Nu1f1i57Z5I="),
    ("lètmein", "scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx7rQwite/Pw=="),
    ("lètmein", "bcrypt_sha256$$2a$08$NDjSAIcas.EcoxCRiArvT.MkNiPYVhrsrnJsRkLueZOoV1bsQqlmC"),
    ("correct horse battery", "bcrypt$$2b$04$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW"),
    ("password", "argon2$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"),
];

#[test]
fn every_known_hash_is_right_for_its_password_and_wrong_for_another() {
    for (password, text) in KNOWN {
        let hash = imported(text);
        assert_eq!(verdict(password, &hash), RIGHT, "{text}");
        assert_eq!(verdict(&format!("x{password}"), &hash), Verdict::Wrong, "{text}");
        // The stored form is read as the same hash.
        assert_eq!(imported(hash.as_str()), hash);
    }
}

#[test]
fn equal_hashes_have_one_stored_form() {
    let stored = |text: &str| imported(text).as_str().to_owned();
    let bare = "$2b$04$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW";
    for text in [bare.to_owned(), bare.replace("2b", "2a"), bare.replace("2b", "2y"), format!("bcrypt${bare}")] {
        assert_eq!(stored(&text), bare);
    }
    // The last character of a salt has two bits that no implementation uses.
    assert_eq!(stored(&bare.replace("C.PEk", "C/PEk")), bare);
    assert_eq!(stored(&format!("bcrypt_sha256${bare}")), format!("bcrypt_sha256${bare}"));
    let pbkdf2 = "$pbkdf2-sha1$i=4096,l=20$++9zaXh0ZWVuIGJ5dGVzIA$3tXFXBl/+cUEp/IOjOXoPkGf7Ts";
    for text in [
        "$pbkdf2$4096$..9zaXh0ZWVuIGJ5dGVzIA$3tXFXBl/.cUEp/IOjOXoPkGf7Ts",
        "$pbkdf2$i=4096$++9zaXh0ZWVuIGJ5dGVzIA$3tXFXBl/+cUEp/IOjOXoPkGf7Ts",
    ] {
        assert_eq!(stored(text), pbkdf2);
    }
    let scrypt = stored("scrypt$16384$seasalt$8$5$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafQ=");
    assert_eq!(scrypt, "$scrypt$ln=14,r=8,p=5$c2Vhc2FsdA$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafQ");
    assert_eq!(
        stored("pbkdf2_sha256$1$$oBSd886ysm3AqYun62DOdin8YcfbU1z9cksZSuLP9r0="),
        "$pbkdf2-sha256$i=1,l=32$$oBSd886ysm3AqYun62DOdin8YcfbU1z9cksZSuLP9r0"
    );
}

#[test]
fn named_parameters_are_the_same_hashes() {
    let named = |json: serde_json::Value| PasswordHash::named(&serde_json::from_value(json).unwrap()).unwrap();
    let (salt, hash) = ("c2l4dGVlbiBieXRlcyBvaw==", "bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc=");
    for (algorithm, text) in [
        ("pbkdf2", "$pbkdf2-sha1$"),
        ("pbkdf2-sha1", "$pbkdf2-sha1$"),
        ("pbkdf2-sha256", "$pbkdf2-sha256$"),
        ("pbkdf2-sha512", "$pbkdf2-sha512$"),
    ] {
        let made = named(json!({"algorithm": algorithm, "iterations": 1000, "salt": salt, "hash": hash}));
        assert_eq!(made, imported(&format!("{text}1000${}${}", salt.trim_end_matches('='), hash.trim_end_matches('='))));
    }
    for (algorithm, name) in [("argon2", "argon2id"), ("argon2id", "argon2id"), ("argon2i", "argon2i")] {
        let made = json!({"algorithm": algorithm, "memory": 7168, "iterations": 5, "parallelism": 1, "salt": salt, "hash": hash});
        let text = format!("${name}$v=19$m=7168,t=5,p=1${}${}", salt.trim_end_matches('='), hash.trim_end_matches('='));
        assert_eq!(named(made), imported(&text));
    }
    let made = json!({"algorithm": "scrypt", "n": 16384, "r": 8, "p": 5, "salt": "c2Vhc2FsdA==", "hash": hash});
    assert_eq!(named(made), imported(&format!("scrypt$16384$seasalt$8$5${hash}")));
    let made = json!({"algorithm": "bcrypt", "cost": 4, "salt": "EEEEEEEEEEEEEEEEEEEEEA==", "hash": "RGm0QS5AhR39pTRQHyw4X/SjFXmHVjY="});
    assert_eq!(named(made), imported("$2b$04$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW"));
}

#[test]
fn other_forms_are_refused_with_a_reason_that_repeats_nothing() {
    let secret = "c2VjcmV0c2VjcmV0c2VjcmV0";
    let bcrypt = "CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW";
    for (text, reason) in [
        (String::new(), "no form"),
        (secret.to_owned(), "no form"),
        (format!("$1${secret}${secret}"), "no form"),
        (format!("$argon2d$v=19$m=64,t=1,p=1${secret}${secret}"), "no form"),
        (format!("$pbkdf2-md5$i=1000${secret}${secret}"), "no form"),
        (format!("$2x$04${bcrypt}"), "$2x$"),
        (format!("bcrypt$$2x$04${bcrypt}"), "$2x$"),
        (format!("$2$04${bcrypt}"), "no form"),
        (format!("$argon2id$v=16$m=64,t=1,p=1${secret}${secret}"), "1.3"),
        (format!("$argon2id$m=64,t=1,p=1${secret}${secret}"), "1.3"),
        (format!("$argon2id$v=19$m=64,t=1${secret}${secret}"), "the p of the hash"),
        (format!("$argon2id$v=19$t=1,m=64,p=1${secret}${secret}"), "the m of the hash"),
        (format!("$argon2id$v=19$m=64,t=1,p=1,keyid={secret}${secret}${secret}"), "no form"),
        (format!("$argon2id$v=19$m=64,t=+1,p=1${secret}${secret}"), "the t of the hash"),
        (format!("$pbkdf2-sha256$i=99999999999${secret}${secret}"), "number of rounds"),
        (format!("$pbkdf2-sha256$-5${secret}${secret}"), "number of rounds"),
        (format!("scrypt$1000$salt$8$1${secret}"), "N (a power of two)"),
        (format!("$pbkdf2-sha256$i=1000${secret}!${secret}"), "the salt of the hash"),
        (format!("$pbkdf2-sha256$i=1000${secret}${secret}é"), "the output of the hash"),
        (format!("$2b$04$é{secret}{secret}"), "the salt of the hash"),
        (format!("$2b$04${secret}"), "length in bytes"),
        (format!("$2b$04${}", "é".repeat(30)), "the salt of the hash"),
        (format!("$argon2id$v=19$m=64,t=1,p=1$c2hvcnQ${secret}"), "length of the salt"),
        (format!("$pbkdf2-sha256$i=1000${}${secret}", "AAAA".repeat(22)), "length of the salt"),
        (format!("$pbkdf2-sha256$i=1000${secret}$c2hvcnQ"), "length in bytes"),
        (format!("$pbkdf2-sha256$i=1000${secret}${}", "AAAA".repeat(22)), "length in bytes"),
    ] {
        let refused = PasswordHash::imported(&text).expect_err(&text).to_string();
        assert!(refused.contains(reason), "{text}: {refused}");
        assert!(!refused.contains("c2V"), "{refused}");
    }
}

#[test]
fn a_hash_over_the_bounds_is_refused_at_import_and_at_sign_in() {
    let rest = "c2l4dGVlbiBieXRlcyBvaw$c2VjcmV0c2VjcmV0c2VjcmV0";
    let bcrypt = "CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW";
    for (most, over) in [
        (format!("$2b$14${bcrypt}"), format!("$2b$15${bcrypt}")),
        (format!("$2b$04${bcrypt}"), format!("$2b$03${bcrypt}")),
        (format!("$2b$04${bcrypt}"), format!("$2b$31${bcrypt}")),
        (format!("$pbkdf2-sha256$2000000${rest}"), format!("$pbkdf2-sha256$1000000000${rest}")),
        (format!("$pbkdf2$2000000${rest}"), format!("$pbkdf2$2000001${rest}")),
        (format!("$pbkdf2-sha512$1000000${rest}"), format!("$pbkdf2-sha512$1000001${rest}")),
        (format!("$pbkdf2-sha512$1${rest}"), format!("$pbkdf2-sha512$0${rest}")),
        (format!("$scrypt$ln=17,r=8,p=1${rest}"), format!("$scrypt$ln=17,r=8,p=2${rest}")),
        (format!("$scrypt$ln=20,r=1,p=1${rest}"), format!("$scrypt$ln=21,r=1,p=1${rest}")),
        (format!("$scrypt$ln=1,r=1,p=16${rest}"), format!("$scrypt$ln=1,r=1,p=17${rest}")),
        (format!("$scrypt$ln=1,r=1,p=1${rest}"), format!("$scrypt$ln=1,r=4294967295,p=1${rest}")),
        (format!("$scrypt$ln=1,r=1,p=1${rest}"), format!("$scrypt$ln=0,r=8,p=1${rest}")),
        (format!("$argon2id$v=19$m=131072,t=8,p=8${rest}"), format!("$argon2id$v=19$m=131072,t=9,p=8${rest}")),
        (format!("$argon2i$v=19$m=131072,t=1,p=1${rest}"), format!("$argon2i$v=19$m=131073,t=1,p=1${rest}")),
        (format!("$argon2id$v=19$m=8,t=131072,p=1${rest}"), format!("$argon2id$v=19$m=8,t=4294967295,p=1${rest}")),
        (format!("$argon2id$v=19$m=16,t=1,p=2${rest}"), format!("$argon2id$v=19$m=15,t=1,p=2${rest}")),
        (format!("$argon2id$v=19$m=8,t=1,p=1${rest}"), format!("$argon2id$v=19$m=8,t=0,p=1${rest}")),
    ] {
        imported(&most);
        assert!(matches!(PasswordHash::imported(&over), Err(HashRefused::OutOfBounds { .. })), "{over}");
        let checked = Password::new("x").verify(Some(&PasswordHash(over.clone())), &HashFamilies::default(), &mut Workspace::default());
        assert!(checked.is_err(), "{over}");
    }
}

#[test]
fn a_hash_of_what_the_keyboard_sent_is_right_in_every_form() {
    // "crème brûlée" in NFD, as some keyboards send it.
    let hash = imported("pbkdf2_sha256$1000$seasalt$7zZk/lx6rbdi6rkitVrdrtay9vgrvWFdoAlMynCH+ys=");
    assert_eq!(verdict("cre\u{300}me bru\u{302}le\u{301}e", &hash), RIGHT);
    assert_eq!(verdict("crème brûlée", &hash), Verdict::Wrong, "the form of the old system is not known");
}

#[test]
fn a_password_with_a_nul_is_checked_like_any_other() {
    for text in ["$2b$04$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW", KNOWN[27].1] {
        assert_eq!(verdict("correct\0horse battery", &imported(text)), Verdict::Wrong);
        assert_eq!(verdict("\0", &imported(text)), Verdict::Wrong);
    }
}

/// The work of each family in these steps.
fn work(steps: &[Step], own: Option<Cost>) -> Vec<(String, u32)> {
    let mut sums = std::collections::BTreeMap::new();
    for step in steps {
        let cost = match step {
            Step::Compare => own.unwrap(),
            Step::Spend(cost) => *cost,
        };
        cost.check().unwrap();
        *sums.entry(format!("{:?}", cost.family())).or_default() += cost.units();
    }
    sums.into_iter().collect()
}

#[test]
fn a_check_does_the_same_work_for_everybody() {
    let mut costs = vec![Cost::TODAY];
    let argon2 = |kind, memory, passes, lanes| Cost::Argon2 { kind, memory, passes, lanes };
    costs.extend((4..=14).map(|cost| Cost::Bcrypt { cost }));
    for digest in [Digest::Sha1, Digest::Sha256, Digest::Sha512] {
        costs.extend([1, 999, 390_000, 1_000_000].map(|rounds| Cost::Pbkdf2 { digest, rounds }));
    }
    for kind in [Argon2Kind::I, Argon2Kind::Id] {
        let parameters = [(8, 1, 1), (512, 3, 2), (7168, 5, 1), (65_536, 4, 1), (102_400, 2, 8), (131_072, 8, 1), (131_072, 1, 16)];
        costs.extend(parameters.map(|(memory, passes, lanes)| argon2(kind, memory, passes, lanes)));
    }
    for (log_n, block_size, lanes) in [(1, 1, 1), (14, 8, 1), (14, 8, 5), (15, 8, 3), (16, 8, 1), (13, 12, 10), (17, 8, 1)] {
        costs.push(Cost::Scrypt { log_n, block_size, lanes });
    }
    // Every family at once, then each pair of costs alone.
    let mut sets = vec![costs.clone()];
    sets.extend(costs.iter().flat_map(|one| costs.iter().map(|other| vec![*one, *other])));
    for set in sets {
        let mut imported = HashFamilies::default();
        set.iter().for_each(|cost| imported.raise(*cost));
        let nobody = work(&steps(None, &imported), None);
        for own in set.iter().chain([&Cost::TODAY]) {
            let somebody = work(&steps(Some(*own), &imported), Some(*own));
            assert_eq!(somebody.len(), nobody.len());
            for ((family, done), (_, whole)) in somebody.iter().zip(&nobody) {
                // What is less than a block of scrypt or eight of Argon2 is left out.
                assert!(done.abs_diff(*whole) < 24, "{family}: {own:?} does {done} of {whole}, with {imported:?}");
            }
        }
    }
}

#[test]
fn a_check_compares_once_and_fills_up_with_what_is_missing() {
    let mut imported = HashFamilies::default();
    imported.raise(Cost::Bcrypt { cost: 10 });
    imported.raise(Cost::Bcrypt { cost: 12 });
    imported.raise(Cost::Bcrypt { cost: 11 });
    imported.raise(Cost::TODAY);
    let bcrypt = |cost| Cost::Bcrypt { cost };
    assert_eq!(steps(None, &imported), [Step::Spend(Cost::TODAY), Step::Spend(bcrypt(12))]);
    assert_eq!(steps(Some(Cost::TODAY), &imported), [Step::Compare, Step::Spend(bcrypt(12))]);
    assert_eq!(steps(Some(bcrypt(12)), &imported), [Step::Spend(Cost::TODAY), Step::Compare]);
    let filled = [Step::Spend(Cost::TODAY), Step::Compare, Step::Spend(bcrypt(11)), Step::Spend(bcrypt(10))];
    assert_eq!(steps(Some(bcrypt(10)), &imported), filled);
    // What was never imported is compared all the same.
    assert_eq!(steps(Some(bcrypt(4)), &HashFamilies::default()), [Step::Compare, Step::Spend(Cost::TODAY)]);
}

#[test]
fn families_keep_their_highest_cost_in_any_order() {
    let hashes = KNOWN.map(|(_, text)| imported(text));
    let (forwards, backwards) = (families(&hashes), families(hashes.iter().rev()));
    let total = |families: &HashFamilies| work(&steps(None, families), None);
    assert_eq!(total(&forwards), total(&backwards));
    let (one, other) = hashes.split_at(10);
    assert_eq!(total(&families(one).and(&families(other))), total(&forwards));
    assert!(families([]).is_empty() && !forwards.is_empty());
    let kept: HashFamilies = serde_json::from_value(serde_json::to_value(&forwards).unwrap()).unwrap();
    assert_eq!(kept, forwards);
}
