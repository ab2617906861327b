//! Who may have a password compared. Every limit comes before hashing, the address's before those of the name: who is stopped
//! at the first cannot use up the second. Nothing here depends on whether anybody has the name.

use rekey_adapters::captcha::CaptchaAction;
use rekey_adapters::store::{Admission, DeviceAdmission, NameAdmission};
use rekey_domain::account::LoginName;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress, name_hash};
use rekey_domain::outbox::NameAlert;
use rekey_domain::principal::Login;
use rekey_domain::sign_in::{Known, KnownFor};
use rekey_domain::token::DeviceToken;
use rekey_http::log;
use rekey_http::problem::Problem;

use crate::State;

/// A try at a name's password.
pub(crate) struct Attempt<'a> {
    pub(crate) name: &'a LoginName,
    pub(crate) address: ClientAddress,
    pub(crate) device: Option<&'a DeviceToken>,
    pub(crate) captcha: Option<&'a str>,
}

/// Whether it is this login's principal, in its present epoch, that was known.
fn is_whose(known: Option<KnownFor>, login: Option<&Login>) -> bool {
    known.zip(login).is_some_and(|(known, login)| known.is(login))
}

impl State {
    /// Counts the try, and reads what the name needs in the meantime. Where the browser or the address is known for
    /// the name, a bucket of its own answers, and strangers' tries at the name do not count against it.
    pub(crate) async fn admit(&self, attempt: Attempt<'_>) -> Result<(Option<Login>, Known), Problem> {
        let (flows, Attempt { name, address, device, captcha }) = (self.directory.flows(), attempt);
        let (admission, login) =
            tokio::join!(flows.admit_address(Action::SignIn, address, self.limits.address, &self.clock), self.directory.login(name));
        Problem::unless_granted(admission?)?;
        let login = login?;
        // A browser whose bucket is full is asked like any other: a copy of its cookie must not keep it out. Neither is it
        // known where the name has become another principal's, or the principal's epoch is another.
        if let Some(device) = device
            && let DeviceAdmission::Known(Admission::Granted, known) =
                flows.admit_device(device, &name_hash(name), self.limits.device, &self.clock).await?
            && is_whose(known, login.as_ref())
        {
            return Ok((login, Known::Device));
        }
        let by_both = BucketKey::name_and_address(Action::SignIn, name, address);
        let (admission, known) = flows.admit_at_address(&by_both, self.limits.name_and_address, &self.clock).await?;
        Problem::unless_granted(admission)?;
        // Counted where the address is known, too: else the time of an answer would tell others at the same address who
        // signs in there.
        let by_name = BucketKey::name(Action::SignIn, name);
        let admission = flows.admit_name(&by_name, self.limits.name, &self.clock).await?;
        if let NameAdmission::Refused { untold: true, .. } = admission {
            self.alert(&by_name, name).await;
        }
        if is_whose(known, login.as_ref()) {
            return Ok((login, Known::Address));
        }
        if let NameAdmission::Refused { retry_after, .. } = admission {
            self.admit_by_captcha(name, captcha, retry_after).await?;
        }
        Ok((login, Known::No))
    }

    /// The lane beside a name's full bucket, so that strangers do not shut out the owner who comes from a new address. What is
    /// let in by it is counted in a bucket of the name's own: hashing stays bounded. Only solved CAPTCHAs count in it, since
    /// strangers could fill it with anything else for nothing.
    async fn admit_by_captcha(&self, name: &LoginName, captcha: Option<&str>, retry_after: i64) -> Result<(), Problem> {
        if !self.captcha.is_on() {
            return Err(Problem::RateLimited(retry_after));
        }
        if captcha.is_none() {
            return Err(Problem::CaptchaRequired(retry_after));
        }
        self.captcha.check(CaptchaAction::SignIn, captcha).await?;
        let lane = BucketKey::name(Action::SignInCaptcha, name);
        Problem::unless_granted(self.directory.flows().admit(&lane, self.limits.captcha, &self.clock).await?)
    }

    /// Owes the owner word that passwords are tried at the name, if it has one. It lets nobody in and keeps nobody out, so a
    /// failure is left to the next refusal.
    async fn alert(&self, bucket: &BucketKey, name: &LoginName) {
        let alert = NameAlert { id: Id::random(&self.random), name: name.clone(), at: self.clock.now(), sent_at: None };
        let alerted = self.directory.flows().alert(&alert, bucket).await;
        log::best_effort(alerted, "the owner of a name was not told that strangers try passwords at it");
    }
}
