//! The source of randomness. Code that makes a secret takes a [`Random`], so that a reader sees every use of chance, and a test
//! can repeat it.

/// A source of random bytes. Clones share their state.
#[derive(Clone, Debug)]
pub struct Random(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    #[cfg(any(test, feature = "seeded-random"))]
    Seeded(seeded::Blocks),
}

impl Random {
    /// The operating system's cryptographic random source, the only one outside tests.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A source for tests: one seed gives the same bytes in the same order. Anybody who knows the seed knows every secret.
    #[cfg(any(test, feature = "seeded-random"))]
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(seeded::Blocks::new(seed)))
    }

    /// `N` random bytes.
    ///
    /// # Panics
    /// If the system has no randomness to give: continuing without it would let everyone in.
    #[expect(clippy::expect_used, reason = "without randomness no secret may be made")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
            Source::System => getrandom::fill(&mut bytes).expect("the system's random source"),
            #[cfg(any(test, feature = "seeded-random"))]
            Source::Seeded(blocks) => blocks.fill(&mut bytes),
        }
        bytes
    }
}

/// Bytes from a seed: SHA-256 over the seed and the number of the block.
#[cfg(any(test, feature = "seeded-random"))]
mod seeded {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use sha2::{Digest, Sha256};

    #[derive(Clone, Debug)]
    pub(super) struct Blocks {
        seed: u64,
        /// The number of blocks that all clones have drawn.
        drawn: Arc<AtomicU64>,
    }

    impl Blocks {
        pub(super) fn new(seed: u64) -> Self {
            Self { seed, drawn: Arc::default() }
        }

        pub(super) fn fill(&self, bytes: &mut [u8]) {
            for chunk in bytes.chunks_mut(32) {
                let block = self.drawn.fetch_add(1, Ordering::Relaxed);
                let digest = Sha256::new().chain_update(self.seed.to_be_bytes()).chain_update(block.to_be_bytes()).finalize();
                chunk.copy_from_slice(&digest[..chunk.len()]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test is about seeds")]
    fn one_seed_gives_the_same_bytes_in_the_same_order() {
        let (one, same, other) = (Random::seeded(7), Random::seeded(7), Random::seeded(8));
        let first: [u8; 40] = one.bytes();
        assert_eq!(first, same.bytes());
        assert_ne!(first, one.bytes());
        assert_eq!(one.clone().bytes::<16>(), {
            same.bytes::<40>();
            same.bytes::<16>()
        });
        assert_ne!(first, other.bytes());
    }
}
