//! The hold: after a recovery, a session waits a day before it may change what protects the account.

use crate::clock::Timestamp;
use crate::principal::Principal;
use crate::session::Session;

/// Seconds after a recovery during which the hold lasts (see [`held_until`]).
pub const HOLD: i64 = 86_400;

/// When the hold ends that keeps this session from turning a factor off, making recovery codes, changing a contact or managing
/// users; `None` if there is no hold.
///
/// A thief with a mailbox can recover the password and read mailed codes, and must not be able to shut the owner out at once. A
/// proof older than the recovery shows that the session is the owner's.
pub fn held_until(principal: &Principal, session: &Session, now: Timestamp) -> Option<Timestamp> {
    let recovered_at = principal.recovered_at?;
    let ends = recovered_at.plus(HOLD);
    let proof = session.reauthentication.and_then(|reauthentication| reauthentication.trusted_since);
    let by_owner = proof.is_some_and(|since| since < recovered_at);
    (now < ends && !by_owner).then_some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountName, LoginName};
    use crate::account_policy::{SessionSeconds, SignInRules};
    use crate::client::Client;
    use crate::factors::Reauthentication;
    use crate::id::Id;
    use crate::permissions::Permissions;
    use crate::principal::Login;
    use crate::random::Random;
    use crate::session::Lifetimes;
    use crate::sign_in::{Known, SignIn};
    use crate::token::SessionToken;

    #[test]
    fn a_recovery_holds_for_a_day_what_a_proof_older_than_it_does_not_allow() {
        let random = Random::system();
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let mut principal = Principal::new(Id::random(&random), name.clone(), Permissions::default(), Timestamp(0));
        let sign_in = SignIn::new(Login::new(&principal, None), name, Client::Web, None, Known::No, SignInRules::default());
        let token = SessionToken::mint(principal.id, &random);
        let mut session = Session::new(&token, sign_in, Lifetimes::DEFAULT.of(Client::Web, SessionSeconds::default()), Timestamp(0));
        let mut held = |recovered_at, trusted_since: Option<i64>, now| {
            principal.recovered_at = recovered_at;
            session.reauthentication =
                Some(Reauthentication { at: Timestamp(0), method: None, trusted_since: trusted_since.map(Timestamp) });
            held_until(&principal, &session, Timestamp(now)).map(|until| until.0)
        };
        assert_eq!(held(None, None, 1000), None);
        assert_eq!(held(Some(Timestamp(1000)), None, 87_399), Some(87_400));
        assert_eq!(held(Some(Timestamp(1000)), None, 87_400), None);
        assert_eq!(held(Some(Timestamp(1000)), Some(999), 1000), None);
        assert_eq!(held(Some(Timestamp(1000)), Some(1000), 1000), Some(87_400));
    }
}
