//! The rules of changes of second factors, for the functions that turn factors on and off.
//!
//! Only browsers can change factors, and every change needs a re-authentication. For a day after a recovery, a change that weakens
//! the account is on hold.

use rekey_adapters::store::{Directory, FactorChange, FactorOutcome, OpenSession};
use rekey_domain::clock::Clock;
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rekey_domain::recovery_code::{RecoveryCode, RecoveryCodeHash};
use rekey_text::Text;
use serde::Serialize;

use crate::extract::{SignedIn, not_held};
use crate::problem::Problem;

/// What changes of second factors need.
#[derive(Clone)]
pub struct FactorSettings {
    /// The tables.
    pub directory: Directory,
    /// The clock.
    pub clock: Clock,
    /// The source of ids and recovery codes.
    pub random: Random,
}

/// The answer after a factor is turned on, with recovery codes if the factor is the first.
#[derive(Serialize)]
pub struct TurnedOn {
    recovery_codes: Option<Vec<String>>,
}

/// Ten recovery codes, in the form that is shown once and in the form that is stored.
pub struct NewCodes {
    /// The codes for the person.
    pub shown: Vec<String>,
    /// The hashes for the table.
    pub hashes: Vec<RecoveryCodeHash>,
}

const REQUIRED: Problem = Problem::StateConflict(Text::new("problem-conflict-factor-required"));

impl NewCodes {
    /// New codes of a principal.
    pub fn mint(principal: Id, random: &Random) -> Self {
        let codes = RecoveryCode::mint_all(random);
        Self { shown: codes.iter().map(RecoveryCode::reveal).collect(), hashes: codes.iter().map(|code| code.hash(principal)).collect() }
    }

    /// New codes for a principal who turns on a first factor. With an earlier factor, the existing codes stay.
    pub fn for_first_factor(factors: &Factors, principal: Id, random: &Random) -> (TurnedOn, Option<Vec<RecoveryCodeHash>>) {
        let codes = factors.is_empty().then(|| Self::mint(principal, random));
        let (shown, hashes) = codes.map(|codes| (codes.shown, codes.hashes)).unzip();
        (TurnedOn { recovery_codes: shown }, hashes)
    }
}

impl FactorSettings {
    /// Requires a browser's session that was re-authenticated recently. Turning a factor on needs no more.
    ///
    /// # Errors
    /// [`Problem::WebOnly`] or [`Problem::ReauthenticationRequired`].
    pub fn may_change(&self, signed_in: SignedIn) -> Result<OpenSession, Problem> {
        signed_in.on_the_web()?.reauthenticated(self.clock.now())
    }

    /// Also requires that the session is not on hold after a recovery. Every change that weakens the account needs this.
    ///
    /// # Errors
    /// Those of [`FactorSettings::may_change`], and [`Problem::OnHold`].
    pub fn may_weaken(&self, signed_in: SignedIn) -> Result<OpenSession, Problem> {
        not_held(self.may_change(signed_in)?, self.clock.now())
    }

    /// The caller's factors, if the re-authentication used one of them or there is none. A re-authentication by the password
    /// alone is valid only until a factor is turned on in any session.
    ///
    /// # Errors
    /// [`Problem::ReauthenticationRequired`].
    pub async fn shown_factors(&self, open: &OpenSession) -> Result<Factors, Problem> {
        let factors = self.directory.factors(open.principal.id).await?;
        let shown = open.session.reauthentication.filter(|shown| shown.method.is_some());
        if !factors.ask() || shown.is_some_and(|shown| !factors.standby_took_over_since(shown)) {
            Ok(factors)
        } else {
            Err(Problem::ReauthenticationRequired)
        }
    }

    /// Changes the factors, on condition that they are unchanged since they were read.
    ///
    /// # Errors
    /// [`Problem::RateLimited`] after too many changes, [`Problem::Conflict`] if something changed, [`Problem::StateConflict`] if the
    /// account's policy requires the factor.
    pub async fn change(&self, open: &OpenSession, seen: &Factors, change: FactorChange) -> Result<(), Problem> {
        if let Some(seconds) = seen.changes_wait(self.clock.now()) {
            return Err(Problem::RateLimited(seconds));
        }
        let op = Id::random(&self.random);
        match self.directory.change_factors(op, open, seen, change, self.clock.now()).await? {
            FactorOutcome::Done => Ok(()),
            FactorOutcome::Refused => Err(Problem::Conflict),
            FactorOutcome::RequiredByPolicy => Err(REQUIRED),
        }
    }
}
