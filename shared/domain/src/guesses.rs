//! Wrong passwords within a session: how many a day has, and which session ends over them.
//!
//! Whoever steals a session must not find the password by trying. The tries are counted by principal, so that several
//! stolen sessions do not have several days; and by session, so that a thief does not end the owner's own.

/// How many wrong passwords the sessions of a principal may have in a day, all together.
pub const WRONG_PASSWORDS_A_DAY: u32 = 20;
/// How many of them each session may have whatever the others do.
pub const WRONG_PASSWORDS_OF_ITS_OWN: u32 = 5;

/// Whether a session ends by a wrong password, if that was its `own`th of the day and the principal's `all`th.
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
