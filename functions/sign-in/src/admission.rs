//! The limits of sign-ins, which apply before a password is hashed. The limit of the address comes before the limits of the
//! name, so that a call that the address's limit refuses does not use up the limits of the name. The limits do not depend on
//! whether the name exists.

use rekey_adapters::captcha::CaptchaAction;
use rekey_adapters::store::{Admission, DeviceAdmission, NameAdmission, SignInState};
use rekey_domain::account::LoginName;
use rekey_domain::account_policy::AccountPolicy;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress, name_hash};
use rekey_domain::outbox::NameAlert;
use rekey_domain::password::HashFamilies;
use rekey_domain::principal::Login;
use rekey_domain::sign_in::{Known, KnownFor};
use rekey_domain::token::DeviceToken;
use rekey_http::log;
use rekey_http::problem::Problem;

use crate::State;

/// A try to sign in with a name.
pub(crate) struct Attempt<'a> {
    pub(crate) name: &'a LoginName,
    pub(crate) address: ClientAddress,
    pub(crate) device: Option<&'a DeviceToken>,
    pub(crate) captcha: Option<&'a str>,
}

/// A try that the limits admit.
pub(crate) struct Admitted {
    /// The login with the name, if there is one.
    pub(crate) login: Option<Login>,
    /// The policy of the account.
    pub(crate) policy: AccountPolicy,
    /// The hashes that were imported.
    pub(crate) imported: HashFamilies,
    /// What earlier sign-ins made known.
    pub(crate) known: Known,
}

/// Whether a browser or address is known for the principal of this login, in its current epoch.
fn is_whose(known: Option<KnownFor>, login: Option<&Login>) -> bool {
    known.zip(login).is_some_and(|(known, login)| known.is(login.principal, login.epoch, login.generation))
}

impl State {
    /// Counts the try, and reads the login at the same time. If the browser or the address is known for the name, the try counts in
    /// a bucket of that browser or address, and strangers who use up the limit of the name do not keep the owner out.
    pub(crate) async fn admit(&self, attempt: Attempt<'_>) -> Result<Admitted, Problem> {
        let (flows, Attempt { name, address, device, captcha }) = (self.directory.flows(), attempt);
        let (admission, found) = tokio::join!(
            flows.admit_address(Action::SignIn, address, self.limits.address, &self.clock),
            self.directory.sign_in_state(name)
        );
        Problem::unless_granted(admission?)?;
        let SignInState { login, policy, imported } = found?;
        // A browser whose bucket is full counts as an unknown browser, so that a person with a copy of the cookie cannot keep
        // the owner out. A browser is also unknown if the name belongs to another principal now, or the principal has a new
        // epoch.
        if let Some(device) = device
            && let DeviceAdmission::Known(Admission::Granted, known) =
                flows.admit_device(device, &name_hash(name), self.limits.device, &self.clock).await?
            && is_whose(known, login.as_ref())
        {
            return Ok(Admitted { login, policy, imported, known: Known::Device });
        }
        let by_both = BucketKey::name_and_address(Action::SignIn, name, address);
        let (admission, known) = flows.admit_at_address(&by_both, self.limits.name_and_address, &self.clock).await?;
        Problem::unless_granted(admission)?;
        // This counts even if the address is known. Otherwise the time of an answer would tell others at the same address who signs
        // in there.
        let by_name = BucketKey::name(Action::SignIn, name);
        let admission = flows.admit_name(&by_name, self.limits.name, &self.clock).await?;
        if let NameAdmission::Refused { untold: true, .. } = admission {
            self.alert(&by_name, name).await;
        }
        if is_whose(known, login.as_ref()) {
            return Ok(Admitted { login, policy, imported, known: Known::Address });
        }
        if let NameAdmission::Refused { retry_after, .. } = admission {
            self.admit_by_captcha(name, captcha, retry_after).await?;
        }
        Ok(Admitted { login, policy, imported, known: Known::No })
    }

    /// Admits a caller with a solved CAPTCHA although the bucket of the name is full, so that strangers cannot shut out an owner who
    /// comes from a new address. These sign-ins have a bucket of their own, which bounds the hashing. Only solved CAPTCHAs count in
    /// it, because strangers could fill it at no cost otherwise.
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

    /// Queues an alert to the owner of the name, if there is one, that strangers try passwords. The answer does not depend on
    /// the alert. After a failure, the next refused try queues the alert.
    async fn alert(&self, bucket: &BucketKey, name: &LoginName) {
        let alert = NameAlert { id: Id::random(&self.random), name: name.clone(), at: self.clock.now(), sent_at: None };
        let alerted = self.directory.flows().alert(&alert, bucket).await;
        log::best_effort(alerted, "the alert that strangers try passwords at a name was not queued");
    }
}
