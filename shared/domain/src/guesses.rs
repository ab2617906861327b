//! Wrong passwords within a session: how many a day allows, and which session they end.
//!
//! A thief with a stolen session must not find the password by trying. Tries count per principal, so that several stolen
//! sessions get no more than one day's tries. They also count per session, so that a thief does not end the owner's own
//! session.

/// The wrong passwords that all sessions of a principal may have in a day, together.
pub const WRONG_PASSWORDS_A_DAY: u32 = 20;
/// The wrong passwords that each session may have, whatever the other sessions do.
pub const WRONG_PASSWORDS_OF_ITS_OWN: u32 = 5;

/// Whether a wrong password ends its session. `own` counts the day's wrong passwords of the session and `all` those of the
/// principal, this one included.
pub fn ends_session(own: u32, all: u32) -> bool {
    all >= WRONG_PASSWORDS_A_DAY && own >= WRONG_PASSWORDS_OF_ITS_OWN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twentieth_wrong_password_ends_the_session_that_entered_most_of_them() {
        assert!(!ends_session(19, 19));
        assert!(ends_session(20, 20));
        assert!(ends_session(10, 20));
    }

    #[test]
    fn an_owner_who_mistypes_stays_whatever_a_thief_has_used_up() {
        assert!(!ends_session(1, 20) && !ends_session(4, 40));
        assert!(ends_session(5, 25));
    }
}
