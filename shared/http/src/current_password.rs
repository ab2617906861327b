//! The current password, asked of who is signed in: before it is changed, and to confirm that it is still them.

use rekey_adapters::hasher::Hasher;
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, OpenSession};
use rekey_domain::clock::Clock;
use rekey_domain::limits::{Action, BucketKey, Limit};
use rekey_domain::password::{Password, Verdict};
use rekey_domain::principal::Login;

use crate::problem::Problem;

/// What checking takes.
#[derive(Clone)]
pub struct CurrentPassword {
    directory: Directory,
    hasher: Hasher,
    limit: Limit,
    clock: Clock,
}

impl CurrentPassword {
    /// With this limit to a principal's tries.
    pub fn new(directory: &Directory, limit: Limit, resources: &Resources) -> Self {
        Self { directory: directory.clone(), hasher: resources.hasher.clone(), limit, clock: resources.clock.clone() }
    }

    /// The login of who is signed in, if this, which came in that field, is its password. The try is counted first.
    ///
    /// # Errors
    /// [`Problem::RateLimited`], [`Problem::WrongPassword`], and what stands in the way of finding out.
    pub async fn check(&self, open: &OpenSession, typed: &str, field: &'static str) -> Result<Login, Problem> {
        let bucket = BucketKey::principal(Action::ChangePassword, open.principal.id);
        Problem::unless_granted(self.directory.flows().admit(&bucket, self.limit, &self.clock).await?)?;
        let login = self.directory.login(&open.principal.login_name()).await?;
        let login = login.filter(|login| login.principal == open.principal.id).ok_or(Problem::Unauthenticated)?;
        let (password, stored) = (Password::new(typed), login.password_hash.clone());
        match self.hasher.run(move |workspace| password.verify(stored.as_ref(), workspace)).await? {
            Verdict::Wrong => Err(Problem::WrongPassword(field)),
            Verdict::Right { .. } => Ok(login),
        }
    }
}
