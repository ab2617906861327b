//! The current password, asked of who is signed in: before it is changed, and to confirm that it is still them.
//!
//! Two limits come before hashing: the principal's bucket, which bounds the work, and the day's wrong passwords, which bound
//! guessing from a stolen session and end it.

use rekey_adapters::hasher::Hasher;
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, OpenSession, PasswordReservation, PasswordTry};
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, Limit};
use rekey_domain::password::{Password, Verdict};
use rekey_domain::principal::Login;
use rekey_domain::random::Random;

use crate::problem::Problem;

/// What checking takes.
#[derive(Clone)]
pub struct CurrentPassword {
    directory: Directory,
    hasher: Hasher,
    limit: Limit,
    clock: Clock,
    random: Random,
}

/// The current password was shown. The try that it took is given back in the transaction that it allows, or by
/// [`CurrentPassword::give_back`].
pub struct Shown {
    /// Whose password it is.
    pub login: Login,
    /// The try.
    pub tried: PasswordTry,
}

impl CurrentPassword {
    /// With this limit to a principal's tries.
    pub fn new(directory: &Directory, limit: Limit, resources: &Resources) -> Self {
        let (clock, random) = (resources.clock.clone(), resources.random.clone());
        Self { directory: directory.clone(), hasher: resources.hasher.clone(), limit, clock, random }
    }

    /// The login of who is signed in, if this, which came in that field, is its password. The try is counted first.
    ///
    /// # Errors
    /// [`Problem::RateLimited`], [`Problem::WrongPassword`], [`Problem::Unauthenticated`] in a session that has had its wrong
    /// passwords, and what stands in the way of finding out.
    pub async fn check(&self, open: &OpenSession, typed: &str, field: &'static str) -> Result<Shown, Problem> {
        let bucket = BucketKey::principal(Action::ChangePassword, open.principal.id);
        let flows = self.directory.flows();
        Problem::unless_granted(flows.admit(&bucket, self.limit, &self.clock).await?)?;
        let tried = match flows.reserve_password_of(open, self.clock.now()).await? {
            PasswordReservation::Taken(tried) => tried,
            // The wrong password that used them up would have ended the session, had nothing stood in its way.
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
        Ok(self.directory.end_guessing(Id::random(&self.random), open, tried, self.clock.now()).await?)
    }

    async fn compare(&self, open: &OpenSession, typed: &str) -> Result<Option<Login>, Problem> {
        let login = self.directory.login(&open.principal.login_name()).await?;
        let login = login.filter(|login| login.principal == open.principal.id).ok_or(Problem::Unauthenticated)?;
        let (password, stored) = (Password::new(typed), login.password_hash.clone());
        let verdict = self.hasher.run(move |workspace| password.verify(stored.as_ref(), workspace)).await?;
        Ok((verdict != Verdict::Wrong).then_some(login))
    }

    /// The problem that stood in the way after a right password, or before it could be compared; its try is given back.
    pub async fn give_back(&self, tried: &PasswordTry, problem: Problem) -> Problem {
        if let Err(error) = self.directory.flows().return_password_try(tried).await {
            tracing::warn!(%error, "a try at the current password was not given back");
        }
        problem
    }
}
