//! The source of randomness. Code that makes a secret takes a [`Random`], so that a reader sees who can.

/// The system's cryptographic random source.
#[derive(Clone, Debug)]
pub struct Random(());

impl Random {
    /// The operating system's random source, the only one.
    pub fn system() -> Self {
        Self(())
    }

    /// `N` random bytes.
    ///
    /// # Panics
    /// If the system has no randomness to give: continuing without it would let everyone in.
    #[expect(clippy::expect_used, reason = "without randomness nothing here may go on")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
        getrandom::fill(&mut bytes).expect("the system's random source");
        bytes
    }
}
