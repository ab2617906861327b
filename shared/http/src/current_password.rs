//! Checks the current password of a signed-in principal, before a change of the password and at a re-authentication.
//!
//! Two limits apply before hashing. The principal's bucket bounds the work. The day's count of wrong passwords bounds guessing
//! from a stolen session: at the limit, the session ends.

use rekey_adapters::hasher::Hasher;
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, OpenSession, PasswordReservation, PasswordTry};
use rekey_domain::clock::Clock;
use rekey_domain::limits::{Action, BucketKey, Limit};
use rekey_domain::password::{HashFamilies, Password, Verdict};
use rekey_domain::principal::Login;
use rekey_domain::random::Random;

use crate::log;
use crate::problem::Problem;

/// Checks current passwords.
#[derive(Clone)]
pub struct CurrentPassword {
    directory: Directory,
    hasher: Hasher,
    limit: Limit,
    clock: Clock,
    random: Random,
}

/// A current password that was right. The transaction that it allows gives its try back. Without such a transaction,
/// [`CurrentPassword::give_back`] does.
pub struct Shown {
    /// The login that the password belongs to.
    pub login: Login,
    /// The try that was taken for it.
    pub tried: PasswordTry,
}

impl CurrentPassword {
    /// A check with this limit for each principal.
    pub fn new(directory: &Directory, limit: Limit, resources: &Resources) -> Self {
        let (clock, random) = (resources.clock.clone(), resources.random.clone());
        Self { directory: directory.clone(), hasher: resources.hasher.clone(), limit, clock, random }
    }

    /// Counts a try and compares `typed`, from the request's field `field`, with the principal's password. Returns the
    /// principal's login.
    ///
    /// # Errors
    /// [`Problem::RateLimited`], [`Problem::WrongPassword`], [`Problem::Unauthenticated`] if the session has used up its tries,
    /// or the problem that prevents the check.
    pub async fn check(&self, open: &OpenSession, typed: &str, field: &'static str) -> Result<Shown, Problem> {
        let bucket = BucketKey::principal(Action::ChangePassword, open.principal.id);
        let flows = self.directory.flows();
        Problem::unless_granted(flows.admit(&bucket, self.limit, &self.clock).await?)?;
        let tried = match flows.reserve_password_of(open, self.clock.now()).await? {
            PasswordReservation::Taken(tried) => tried,
            // The wrong password that used up the tries should have ended the session, but a failure prevented it.
            PasswordReservation::UsedUp(tried) => {
                self.end(open, &tried).await?;
                return Err(Problem::Unauthenticated);
            }
        };
        match self.compare(open, typed).await {
            Ok(Some(login)) => Ok(Shown { login, tried }),
            Ok(None) => {
                if tried.ends_session() {
                    self.end(open, &tried).await?;
                }
                Err(Problem::WrongPassword(field))
            }
            Err(problem) => Err(self.give_back(&tried, problem).await),
        }
    }

    async fn end(&self, open: &OpenSession, tried: &PasswordTry) -> Result<(), Problem> {
        Ok(self.directory.end_guessing(open, tried, &self.random, self.clock.now()).await?)
    }

    async fn compare(&self, open: &OpenSession, typed: &str) -> Result<Option<Login>, Problem> {
        let login = self.directory.login(&open.principal.login_name()).await?;
        let login = login.filter(|login| login.principal == open.principal.id).ok_or(Problem::Unauthenticated)?;
        let (password, stored) = (Password::new(typed), login.password_hash.clone());
        // The caller knows whose password this is, so the work may depend on the stored hash.
        let verdict = self.hasher.run(move |workspace| password.verify(stored.as_ref(), &HashFamilies::default(), workspace)).await?;
        Ok((verdict != Verdict::Wrong).then_some(login))
    }

    /// Gives a try back after a problem that came before the comparison or after a right password. Returns the problem.
    pub async fn give_back(&self, tried: &PasswordTry, problem: Problem) -> Problem {
        let returned = self.directory.flows().return_password_try(tried).await;
        log::best_effort(returned, "a try at the current password was not given back");
        problem
    }
}
