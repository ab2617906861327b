//! The reference: two words that the page and the message both show, so that a person can match a message to a request.

use serde::{Deserialize, Serialize};

use crate::random::Random;

/// Two words, such as `amber otter`. They are not a secret and serve only for comparing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

/// 256 short words that are easy to tell apart when read aloud.
const WORDS: &str = include_str!("reference-words.txt");

impl Reference {
    /// Two random words.
    #[expect(clippy::expect_used, reason = "the list has a word for every byte")]
    pub fn random(random: &Random) -> Self {
        let pick = |byte: u8| WORDS.lines().nth(usize::from(byte)).expect("256 words");
        let [first, second] = random.bytes();
        Self(format!("{} {}", pick(first), pick(second)))
    }

    /// The two words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_word_for_every_byte() {
        let mut words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 256);
        words.dedup();
        assert_eq!(words.len(), 256);
        assert_eq!(Reference::random(&Random::system()).as_str().split(' ').count(), 2);
    }
}
