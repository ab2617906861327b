//! The source of randomness. Code that makes a secret takes a [`Random`], so that a reader sees who can, and a test can repeat
//! what it draws.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

/// A source of random bytes.
#[derive(Clone, Debug)]
pub struct Random(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    /// Clones share the number of blocks that were drawn.
    Seeded {
        seed: u64,
        drawn: Arc<AtomicU64>,
    },
}

impl Random {
    /// The operating system's random source.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A source for tests: the same seed gives the same bytes again. Clones share one sequence.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded { seed, drawn: Arc::default() })
    }

    /// `N` random bytes.
    ///
    /// # Panics
    /// If the system has no randomness to give: continuing without it would let everyone in.
    #[expect(clippy::expect_used, reason = "without randomness nothing here may go on")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
            Source::System => getrandom::fill(&mut bytes).expect("the system's random source"),
            Source::Seeded { seed, drawn } => {
                for part in bytes.chunks_mut(32) {
                    let block = drawn.fetch_add(1, Ordering::Relaxed);
                    let block = Sha256::new().chain_update(seed.to_be_bytes()).chain_update(block.to_be_bytes()).finalize();
                    part.copy_from_slice(&block[..part.len()]);
                }
            }
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is what the test is about")]
    fn a_seed_repeats_its_bytes_and_never_gives_them_twice() {
        let (one, same, other) = (Random::seeded(1), Random::seeded(1), Random::seeded(2));
        let first = one.bytes::<40>();
        assert_eq!(first, same.bytes());
        assert_ne!(first, one.clone().bytes());
        assert_eq!(one.bytes::<40>(), {
            same.bytes::<40>();
            same.bytes::<40>()
        });
        assert_ne!(first, other.bytes());
    }
}
