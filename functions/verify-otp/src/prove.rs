//! The check of a typed code: take a try, compare the code with the principal's factors, and return the proof.

use rekey_adapters::store::FactorTry;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::factors::{AppFactor, Factors, Method};
use rekey_domain::id::Id;
use rekey_domain::one_time_code::OneTimeCode;
use rekey_domain::one_time_code_request::{CodeScope, Purpose};
use rekey_domain::proof::{ConsumedProof, FactorProof, TypedFactor};
use rekey_domain::totp::{SeedPurpose, Step};
use rekey_domain::wrong_codes::WrongCodes;
use rekey_http::log;
use rekey_http::problem::Problem;

use crate::State;

/// The scope in which a mailed code must have been requested, and the act that the code allows.
pub(crate) struct Wanted {
    pub(crate) scope: CodeScope,
    /// The audit entry that is written if the code is wrong. Its subject is the principal whose code is expected.
    pub(crate) refused: AuditEntry,
}

/// The answer if no factor is on any more, so that no code can be right. A sign-in that asked for a code has ended.
fn no_factor_on(scope: CodeScope) -> Problem {
    if scope.purpose == Purpose::SignIn { Problem::Expired } else { Problem::InvalidCode(None) }
}

impl State {
    /// Takes a try and returns the proof of a right code. The write that acts on the proof uses the code up.
    pub(crate) async fn prove(&self, wanted: Wanted, typed: TypedFactor) -> Result<FactorProof, Problem> {
        let (now, method) = (self.clock.now(), typed.method());
        match self.directory.reserve_factor_try(wanted.refused.subject, method, now).await? {
            FactorTry::NoFactors => Err(no_factor_on(wanted.scope)),
            FactorTry::Capped { retry_after, tell } => {
                self.tell(&wanted, method, tell).await?;
                Err(Problem::CodesCapped(method, retry_after))
            }
            FactorTry::TooManyInARow { tell } => {
                self.tell(&wanted, method, tell).await?;
                Err(Problem::CodesInARow)
            }
            FactorTry::Taken { factors, .. } if !factors.ask() => Err(no_factor_on(wanted.scope)),
            FactorTry::Taken { factors, since, tell } => match self.matching(&wanted, &factors, typed).await {
                Ok(Some(consumed)) => Ok(FactorProof { consumed, tries_since: since, ends_cap: factors.is_capped() }),
                Ok(None) => {
                    self.directory.record_refused(&wanted.refused).await?;
                    self.tell(&wanted, method, tell).await?;
                    Err(Problem::InvalidCode(None))
                }
                Err(problem) => {
                    // Nothing was compared, and an outage must not use up the owner's tries of the day.
                    let returned = self.directory.return_factor_try(wanted.refused.subject, method, since).await;
                    log::best_effort(returned, "a try at a code was not given back");
                    Err(problem)
                }
            },
        }
    }

    async fn matching(&self, wanted: &Wanted, factors: &Factors, typed: TypedFactor) -> Result<Option<ConsumedProof>, Problem> {
        match typed {
            TypedFactor::App(code) => {
                let Some(app) = &factors.app else {
                    return Ok(None);
                };
                if let Some(step) = self.step_of(wanted.refused.subject, app, &code).await? {
                    return Ok(Some(ConsumedProof::AppStep { standby: None, step, since: app.since, trusted_since: app.trusted_since }));
                }
                let standby = factors.standby_apps.iter().filter(|_| factors.stands_by(self.clock.now()));
                for (place, app) in standby.enumerate() {
                    if let Some(step) = self.step_of(wanted.refused.subject, app, &code).await? {
                        let (since, trusted_since) = (app.since, app.trusted_since);
                        return Ok(Some(ConsumedProof::AppStep { standby: Some(place), step, since, trusted_since }));
                    }
                }
                Ok(None)
            }
            TypedFactor::Email(code) => {
                if factors.email.is_none() {
                    return Ok(None);
                }
                self.matching_mail(wanted, &code).await
            }
            TypedFactor::RecoveryCode(code) => {
                let hash = code.hash(wanted.refused.subject);
                let newer = factors.recovery_codes_trusted_since.filter(|_| factors.recovery_codes.contains(&hash));
                let older = factors.standby_code_trusted_since(&hash, self.clock.now());
                let left = factors.recovery_codes_left(self.clock.now()).saturating_sub(1);
                let standby = newer.is_none();
                Ok(newer.or(older).map(|trusted_since| ConsumedProof::RecoveryCode { standby, hash, trusted_since, left }))
            }
        }
    }

    /// The time step of the app's code, if the code is right and its step was not used yet.
    async fn step_of(&self, principal: Id, app: &AppFactor, code: &OneTimeCode) -> Result<Option<Step>, Problem> {
        let seed = self.seed_key.open(&app.seed, principal, SeedPurpose::SignIn).await.map_err(Problem::unavailable)?;
        Ok(seed.step_of(code, self.clock.now(), Some(app.last_step)))
    }

    /// The proof of a mailed code. Only the code of the newest request in the scope is valid.
    async fn matching_mail(&self, wanted: &Wanted, code: &OneTimeCode) -> Result<Option<ConsumedProof>, Problem> {
        let Some(asked) = self.directory.flows().newest_code(wanted.scope).await? else {
            return Ok(None);
        };
        let mac = self.code_key.mac(code.mac_message(asked.id)).await.map_err(Problem::unavailable)?;
        let good = asked.principal == wanted.refused.subject && asked.accepts(&mac, self.clock.now());
        Ok(good.then_some(ConsumedProof::EmailCode(asked)))
    }

    /// Tells the owner, if these wrong codes call for a notice.
    async fn tell(&self, wanted: &Wanted, method: Method, wrong: WrongCodes) -> Result<(), Problem> {
        let capped = wanted.refused.followed_by(Id::random(&self.random), AuditAction::CodesCapped);
        Ok(self.directory.tell_of_wrong_codes(&capped, method, wrong).await?)
    }
}
