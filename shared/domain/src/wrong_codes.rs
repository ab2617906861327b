//! Wrong codes of second factors: how many a day and in a row Rekey accepts, and which of them the owner is notified of.

use crate::clock::Timestamp;
use crate::factors::Factors;

/// The most wrong codes per principal and day. App and mailed codes share one count, over sign-in and re-authentication;
/// recovery codes have a count of their own with the same maximum.
pub const WRONG_CODES_A_DAY: u32 = 20;
/// The most wrong app and mailed codes in a row before Rekey accepts neither kind. NIST SP 800-63B-4, section 3.2.2, lets a
/// verifier allow at most 100 consecutive failed attempts. Recovery codes are exempt: they have 80 bits, and the same standard
/// asks for no limit above 64 bits (section 3.1.2.2).
pub const WRONG_CODES_IN_A_ROW: u32 = 100;
/// The numbers of wrong codes in a row at which Rekey notifies the owner.
pub const NOTIFIED_IN_A_ROW: [u32; 3] = [20, 50, WRONG_CODES_IN_A_ROW];

impl Factors {
    /// The number of wrong codes in a row to notify the owner of now; `None` if the owner already knows or the number is too
    /// small.
    pub fn streak_to_tell(&self) -> Option<u32> {
        let reached = NOTIFIED_IN_A_ROW.into_iter().rfind(|told_at| *told_at <= self.streak);
        reached.filter(|reached| *reached > self.streak_told)
    }

    /// Whether app and mailed codes are refused because too many in a row were wrong. The login has a copy for the sign-in.
    pub fn is_capped(&self) -> bool {
        self.streak_told >= WRONG_CODES_IN_A_ROW
    }
}

/// The limits on wrong codes to notify the owner of, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongCodes {
    /// The start of the day, if its tries are used up.
    pub day: Option<Timestamp>,
    /// The number of wrong codes in a row, if it has reached one of [`NOTIFIED_IN_A_ROW`].
    pub in_a_row: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_is_told_at_twenty_fifty_and_a_hundred_in_a_row_and_not_twice() {
        let to_tell = |streak, streak_told| Factors { streak, streak_told, ..Factors::default() }.streak_to_tell();
        assert_eq!(
            [0, 19, 20, 49, 50, 99, 100].map(|streak| to_tell(streak, 0)),
            [None, None, Some(20), Some(20), Some(50), Some(50), Some(100)]
        );
        assert_eq!([to_tell(20, 20), to_tell(50, 20), to_tell(50, 50), to_tell(100, 100)], [None, Some(50), None, None]);
    }
}
