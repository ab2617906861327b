//! The forms in which systems write their hashes: PHC strings, those of passlib and Django, and bcrypt's own.

use data_encoding::BASE64_NOPAD;

use super::HashRefused;
use super::cost::{Argon2Kind, Cost, Digest};
use super::stored::{BCRYPT_BASE64, StoredHash};

/// Reads a hash in one of these forms.
///
/// # Errors
/// [`HashRefused`] says what is wrong. It never repeats the hash.
pub(super) fn read(text: &str) -> Result<StoredHash, HashRefused> {
    let parts: Vec<&str> = text.split('$').collect();
    let hash = match parts[..] {
        ["", "argon2id", version, params, salt, output] | ["argon2", "argon2id", version, params, salt, output] => {
            argon2(Argon2Kind::Id, version, params, salt, output)?
        }
        ["", "argon2i", version, params, salt, output] | ["argon2", "argon2i", version, params, salt, output] => {
            argon2(Argon2Kind::I, version, params, salt, output)?
        }
        // Argon2 1.0 wrote no version.
        ["", "argon2id" | "argon2i", ..] | ["argon2", "argon2id" | "argon2i", ..] => return Err(HashRefused::OldArgon2),
        ["", "2a" | "2b" | "2y", cost, rest] | ["bcrypt", "", "2a" | "2b" | "2y", cost, rest] => bcrypt(false, cost, rest)?,
        ["bcrypt_sha256", "", "2a" | "2b" | "2y", cost, rest] => bcrypt(true, cost, rest)?,
        ["", "2x", ..] | ["bcrypt" | "bcrypt_sha256", "", "2x", ..] => return Err(HashRefused::FaultyBcrypt),
        ["", "pbkdf2" | "pbkdf2-sha1", params, salt, output] => pbkdf2(Digest::Sha1, params, base64("salt", salt)?, output)?,
        ["", "pbkdf2-sha256", params, salt, output] => pbkdf2(Digest::Sha256, params, base64("salt", salt)?, output)?,
        ["", "pbkdf2-sha512", params, salt, output] => pbkdf2(Digest::Sha512, params, base64("salt", salt)?, output)?,
        // Django's salts are the bytes of their text.
        ["pbkdf2_sha1", rounds, salt, output] => pbkdf2(Digest::Sha1, rounds, salt.into(), output)?,
        ["pbkdf2_sha256", rounds, salt, output] => pbkdf2(Digest::Sha256, rounds, salt.into(), output)?,
        ["", "scrypt", params, salt, output] => {
            let [log_n, block_size, lanes] = named(params, ["ln", "r", "p"])?;
            scrypt(log_n, block_size, lanes, base64("salt", salt)?, output)?
        }
        ["scrypt", n, salt, block_size, lanes, output] => {
            let (block_size, lanes) = (number("block size", block_size)?, number("parallelism", lanes)?);
            scrypt(logarithm(number("N", n)?)?, block_size, lanes, salt.into(), output)?
        }
        _ => return Err(HashRefused::UnknownForm),
    };
    hash.checked()
}

fn argon2(kind: Argon2Kind, version: &str, params: &str, salt: &str, output: &str) -> Result<StoredHash, HashRefused> {
    if version != "v=19" {
        return Err(HashRefused::OldArgon2);
    }
    let [memory, passes, lanes] = named(params, ["m", "t", "p"])?;
    let cost = Cost::Argon2 { kind, memory, passes, lanes };
    Ok(StoredHash { cost, prehashed: false, salt: base64("salt", salt)?, output: base64("output", output)? })
}

/// The salt has 22 characters, and the output follows without a sign between them.
fn bcrypt(prehashed: bool, cost: &str, rest: &str) -> Result<StoredHash, HashRefused> {
    let bytes = |name, text: Option<&str>| {
        let text = text.ok_or(HashRefused::Damaged(name))?;
        BCRYPT_BASE64.decode(text.as_bytes()).map_err(|_| HashRefused::Damaged(name))
    };
    let (salt, output) = (bytes("salt", rest.get(..22))?, bytes("output", rest.get(22..))?);
    Ok(StoredHash { cost: Cost::Bcrypt { cost: number("cost", cost)? }, prehashed, salt, output })
}

/// The rounds stand alone, or as `i=` and perhaps with the length of the output as `l=`.
fn pbkdf2(digest: Digest, params: &str, salt: Vec<u8>, output: &str) -> Result<StoredHash, HashRefused> {
    let rounds = match params.split_once(',') {
        Some(_) => named(params, ["i", "l"])?[0],
        None => number("number of rounds", params.strip_prefix("i=").unwrap_or(params))?,
    };
    let cost = Cost::Pbkdf2 { digest, rounds };
    Ok(StoredHash { cost, prehashed: false, salt, output: base64("output", output)? })
}

fn scrypt(log_n: u32, block_size: u32, lanes: u32, salt: Vec<u8>, output: &str) -> Result<StoredHash, HashRefused> {
    let cost = Cost::Scrypt { log_n, block_size, lanes };
    Ok(StoredHash { cost, prehashed: false, salt, output: base64("output", output)? })
}

/// The logarithm of scrypt's N to base 2.
pub(super) fn logarithm(n: u32) -> Result<u32, HashRefused> {
    if n.is_power_of_two() { Ok(n.ilog2()) } else { Err(HashRefused::Damaged("N (a power of two)")) }
}

/// Parameters such as `m=65536,t=3,p=4`, in this order.
fn named<const N: usize>(params: &str, names: [&'static str; N]) -> Result<[u32; N], HashRefused> {
    let mut values = params.split(',').filter_map(|param| param.split_once('='));
    let mut read = [0; N];
    for (value, name) in read.iter_mut().zip(names) {
        let (_, text) = values.next().filter(|(found, _)| *found == name).ok_or(HashRefused::Damaged(name))?;
        *value = number(name, text)?;
    }
    // Nothing may follow: it would change the hash.
    if params.split(',').count() == N { Ok(read) } else { Err(HashRefused::UnknownForm) }
}

fn number(name: &'static str, text: &str) -> Result<u32, HashRefused> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(HashRefused::Damaged(name))
}

/// Base64 with or without padding. passlib writes `.` for `+`.
pub(super) fn base64(name: &'static str, text: &str) -> Result<Vec<u8>, HashRefused> {
    let text = text.trim_end_matches('=').replace('.', "+");
    BASE64_NOPAD.decode(text.as_bytes()).map_err(|_| HashRefused::Damaged(name))
}
