//! What a hash costs: its algorithm with the parameters that decide the work, the bounds of these parameters, and the work itself.

use std::{fmt, iter};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use pbkdf2::pbkdf2_hmac;
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::{HashError, HashRefused, Workspace};

/// The costs that a stored hash may have. Each upper bound is about a second of one vCPU and 128 MiB, so that no hash keeps a
/// function busy until its timeout. They allow what the field recommends today and what Django, Keycloak and PHP choose.
pub(super) mod bounds {
    use std::ops::RangeInclusive;

    pub(crate) const BCRYPT_COST: RangeInclusive<u32> = 4..=14;
    pub(crate) const PBKDF2_ROUNDS: RangeInclusive<u32> = 1..=2_000_000;
    /// SHA-512 takes more than twice the time.
    pub(crate) const PBKDF2_SHA512_ROUNDS: RangeInclusive<u32> = 1..=1_000_000;
    /// N · r · p. The memory is 128 bytes times N · r.
    pub(crate) const SCRYPT_WORK: RangeInclusive<u32> = 2..=1 << 20;
    /// The memory in KiB.
    pub(crate) const ARGON2_MEMORY: RangeInclusive<u32> = 8..=128 * 1024;
    /// The memory in KiB, times the passes.
    pub(crate) const ARGON2_WORK: RangeInclusive<u32> = 8..=1 << 20;
    pub(crate) const LANES: RangeInclusive<u32> = 1..=16;
}

/// The salt of work that belongs to no hash.
const NO_SALT: [u8; 16] = [0; 16];

/// An algorithm with the parameters that decide its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "algorithm", rename_all = "snake_case")]
pub(super) enum Cost {
    /// RFC 9106, version 1.3. The memory is in KiB.
    Argon2 { kind: Argon2Kind, memory: u32, passes: u32, lanes: u32 },
    /// The work doubles with each step of the cost.
    Bcrypt { cost: u32 },
    /// RFC 8018.
    Pbkdf2 { digest: Digest, rounds: u32 },
    /// RFC 7914. N is 2 to the power of `log_n`.
    Scrypt { log_n: u32, block_size: u32, lanes: u32 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Argon2Kind {
    #[serde(rename = "argon2i")]
    I,
    #[serde(rename = "argon2id")]
    Id,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Digest {
    Sha1,
    Sha256,
    Sha512,
}

impl Digest {
    /// The length of a digest, in bytes.
    pub(super) fn len(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}

/// The algorithms whose costs can be compared and filled up with each other's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Argon2i,
    Argon2id,
    Bcrypt,
    Pbkdf2Sha1,
    Pbkdf2Sha256,
    Pbkdf2Sha512,
    Scrypt,
}

impl Cost {
    /// The cost of Rekey's own hashes, OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane.
    pub(super) const TODAY: Self = Self::Argon2 { kind: Argon2Kind::Id, memory: 19 * 1024, passes: 2, lanes: 1 };

    pub(super) fn family(self) -> Family {
        match self {
            Self::Argon2 { kind: Argon2Kind::I, .. } => Family::Argon2i,
            Self::Argon2 { kind: Argon2Kind::Id, .. } => Family::Argon2id,
            Self::Bcrypt { .. } => Family::Bcrypt,
            Self::Pbkdf2 { digest: Digest::Sha1, .. } => Family::Pbkdf2Sha1,
            Self::Pbkdf2 { digest: Digest::Sha256, .. } => Family::Pbkdf2Sha256,
            Self::Pbkdf2 { digest: Digest::Sha512, .. } => Family::Pbkdf2Sha512,
            Self::Scrypt { .. } => Family::Scrypt,
        }
    }

    /// The work, in units of the family: blocks of Argon2 and scrypt, rounds of PBKDF2, key expansions of bcrypt. Time grows
    /// with it in proportion.
    pub(super) fn units(self) -> u32 {
        match self {
            Self::Argon2 { memory, passes, .. } => memory.saturating_mul(passes),
            Self::Bcrypt { cost } => power_of_two(cost),
            Self::Pbkdf2 { rounds, .. } => rounds,
            Self::Scrypt { log_n, block_size, lanes } => power_of_two(log_n).saturating_mul(block_size).saturating_mul(lanes),
        }
    }

    /// # Errors
    /// The parameter that is out of bounds.
    pub(super) fn check(self) -> Result<(), HashRefused> {
        let within = |name, value, bounds: std::ops::RangeInclusive<u32>| {
            if bounds.contains(&value) {
                Ok(())
            } else {
                Err(HashRefused::OutOfBounds { name, least: *bounds.start(), most: *bounds.end() })
            }
        };
        match self {
            Self::Argon2 { memory, passes, lanes, .. } => {
                within("parallelism", lanes, bounds::LANES)?;
                within("memory in KiB", memory, lanes * bounds::ARGON2_MEMORY.start()..=*bounds::ARGON2_MEMORY.end())?;
                within("number of passes", passes, 1..=u32::MAX)?;
                within("memory in KiB times the passes", self.units(), bounds::ARGON2_WORK)
            }
            Self::Bcrypt { cost } => within("cost", cost, bounds::BCRYPT_COST),
            Self::Pbkdf2 { digest: Digest::Sha512, rounds } => within("number of rounds", rounds, bounds::PBKDF2_SHA512_ROUNDS),
            Self::Pbkdf2 { rounds, .. } => within("number of rounds", rounds, bounds::PBKDF2_ROUNDS),
            Self::Scrypt { log_n, block_size, lanes } => {
                within("logarithm of N", log_n, 1..=20)?;
                within("block size", block_size, 1..=u32::MAX)?;
                within("parallelism", lanes, bounds::LANES)?;
                within("product of N, block size and parallelism", self.units(), bounds::SCRYPT_WORK)
            }
        }
    }

    /// Work of the same family of so many units, at the memory of this cost, and less for the rest.
    pub(super) fn filler(self, units: u32) -> Vec<Self> {
        let bits = |number: u32, lowest: u32| (lowest..u32::BITS).rev().filter(move |bit| number & power_of_two(*bit) != 0);
        match self {
            Self::Argon2 { kind, memory, lanes, .. } => {
                let whole = Self::Argon2 { kind, memory, passes: units / memory, lanes };
                let rest = Self::Argon2 { kind, memory: units % memory, passes: 1, lanes: 1 };
                [whole, rest].into_iter().filter(|part| part.check().is_ok()).collect()
            }
            Self::Bcrypt { .. } => bits(units, *bounds::BCRYPT_COST.start()).map(|cost| Self::Bcrypt { cost }).collect(),
            Self::Pbkdf2 { digest, .. } => iter::once(Self::Pbkdf2 { digest, rounds: units }).filter(|part| part.units() > 0).collect(),
            Self::Scrypt { log_n, block_size, .. } => {
                let lane = power_of_two(log_n) * block_size;
                let whole = Self::Scrypt { log_n, block_size, lanes: units / lane };
                let rest = bits(units % lane / block_size, 1).map(|log_n| Self::Scrypt { log_n, block_size, lanes: 1 });
                iter::once(whole).filter(|part| part.units() > 0).chain(rest).collect()
            }
        }
    }

    /// Hashes a password with this salt.
    ///
    /// # Errors
    /// [`HashError`] if the algorithm refuses the parameters, which [`Cost::check`] has allowed before.
    pub(super) fn hash(self, password: &[u8], salt: &[u8], output: &mut [u8], workspace: &mut Workspace) -> Result<(), HashError> {
        match self {
            Self::Argon2 { kind, memory, passes, lanes } => {
                let algorithm = match kind {
                    Argon2Kind::I => Algorithm::Argon2i,
                    Argon2Kind::Id => Algorithm::Argon2id,
                };
                let params = Params::new(memory, passes, lanes, Some(output.len())).map_err(HashError::new)?;
                let memory = workspace.blocks(params.block_count())?;
                let argon2 = Argon2::new(algorithm, Version::V0x13, params);
                argon2.hash_password_into_with_memory(password, salt, output, memory).map_err(HashError::new)
            }
            Self::Bcrypt { cost } => bcrypt(cost, password, salt, output),
            Self::Pbkdf2 { digest, rounds } => {
                match digest {
                    Digest::Sha1 => pbkdf2_hmac::<Sha1>(password, salt, rounds, output),
                    Digest::Sha256 => pbkdf2_hmac::<Sha256>(password, salt, rounds, output),
                    Digest::Sha512 => pbkdf2_hmac::<Sha512>(password, salt, rounds, output),
                }
                Ok(())
            }
            Self::Scrypt { log_n, block_size, lanes } => {
                let log_n = u8::try_from(log_n).map_err(HashError::new)?;
                let params = scrypt::Params::new(log_n, block_size, lanes).map_err(HashError::new)?;
                scrypt::scrypt(password, salt, &params, output).map_err(HashError::new)
            }
        }
    }

    /// Does the work of this cost for no hash.
    ///
    /// # Errors
    /// As for [`Cost::hash`].
    pub(super) fn spend(self, password: &[u8], workspace: &mut Workspace) -> Result<(), HashError> {
        let mut output = [0; 16];
        self.hash(password, &NO_SALT, &mut output, workspace)?;
        // Without this, the compiler may leave work out whose result nobody uses.
        std::hint::black_box(output);
        Ok(())
    }
}

/// The cost in words, for operators.
impl fmt::Display for Cost {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argon2 { kind, memory, passes, lanes } => {
                let name = match kind {
                    Argon2Kind::I => "Argon2i",
                    Argon2Kind::Id => "Argon2id",
                };
                write!(out, "{name} with {memory} KiB, {passes} passes and {lanes} lanes")
            }
            Self::Bcrypt { cost } => write!(out, "bcrypt of cost {cost}"),
            Self::Pbkdf2 { digest, rounds } => {
                let digest = match digest {
                    Digest::Sha1 => "SHA-1",
                    Digest::Sha256 => "SHA-256",
                    Digest::Sha512 => "SHA-512",
                };
                write!(out, "PBKDF2 of {rounds} rounds of {digest}")
            }
            Self::Scrypt { log_n, block_size, lanes } => write!(out, "scrypt with N = 2^{log_n}, r = {block_size} and p = {lanes}"),
        }
    }
}

impl Workspace {
    /// So many blocks of memory.
    fn blocks(&mut self, count: usize) -> Result<&mut [Block], HashError> {
        if self.0.len() < count {
            self.0.resize(count, Block::default());
        }
        self.0.get_mut(..count).ok_or_else(|| HashError::new("no memory"))
    }
}

fn power_of_two(exponent: u32) -> u32 {
    1_u32.checked_shl(exponent).unwrap_or(u32::MAX)
}

/// The most bytes of a password that bcrypt uses.
const BCRYPT_BYTES: usize = 72;

/// bcrypt of the password and a NUL, as OpenBSD defined it. Like every implementation, it ignores what comes after 72 bytes.
fn bcrypt(cost: u32, password: &[u8], salt: &[u8], output: &mut [u8]) -> Result<(), HashError> {
    let salt = salt.try_into().map_err(HashError::new)?;
    let key: Vec<u8> = password.iter().copied().chain([0]).take(BCRYPT_BYTES).collect();
    output.iter_mut().zip(bcrypt::bcrypt(cost, salt, &key)).for_each(|(to, from)| *to = from);
    Ok(())
}
