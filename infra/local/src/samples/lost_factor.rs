//! Samples of lost factors: reports with their codes, and waits with their links.

use rekey_domain::code::RecoveryOtp;
use rekey_domain::lost_factor::{FinishLink, Report, StopLink, Wait, WaitLink};
use rekey_domain::one_time_code_request::{CodeDelivery, CodeScope, Purpose};
use rekey_domain::principal::Principal;
use rekey_domain::token::{Kind, Token, TokenHash};
use serde::Serialize;

use super::flows::whose;
use super::people::Person;
use super::{Failure, LIFE, MAIL, Planter, id, token};

/// Reports: account and name. The first asks for codes. Of the others, the second gets the mailed code, the third gets a wrong
/// one, and the last gets both codes.
const REPORTS: [(&str, &str); 4] = [
    ("sample-lost", "sample-lost-ask"),
    ("sample-lost", "sample-lost-mail"),
    ("sample-lost", "sample-lost-wrong"),
    (BOTH, "sample-lost-both"),
];
const BOTH: &str = "sample-both";
/// The codes that were sent for every report but the first.
const CODES: [(Purpose, &str); 2] = [(Purpose::LostFactorEmail, "SAMP-MA1D"), (Purpose::LostFactorPhone, "SAMP-C0DE")];
/// The account whose wait goes on, and the account whose wait has ended.
const WAITS: [&str; 2] = ["sample-waiting", "sample-ready"];

impl Planter<'_> {
    pub(super) async fn lost_factors(&self, people: &[Person]) -> Result<(), Failure> {
        for (account, name) in REPORTS {
            self.report(whose(people, account)?, name).await?;
        }
        let [waiting, ready] = WAITS;
        self.wait(waiting, LIFE).await?;
        self.wait(ready, 0).await
    }

    async fn report(&self, person: &Person, name: &str) -> Result<(), Failure> {
        let report = Report { expires_at: self.end(), ..Report::new(id(name)?, &self.loser(person).await?, self.now) };
        self.put(&self.tables.flows, (format!("LOST-FACTOR#{}", report.id), "LOST-FACTOR".to_owned()), "sample", &report).await?;
        for (purpose, typed) in CODES.iter().filter(|_| name != REPORTS[0].1) {
            let scope = CodeScope { purpose: *purpose, target: report.id };
            let mut code = self.code(report.id, person, scope, self.now);
            let typed = RecoveryOtp::parse(typed).ok_or("a sample is no code")?;
            let code_mac = self.code_key.mac(typed.mac_message(code.id)).await?;
            code.deliveries.insert(code.id, CodeDelivery { code_mac, expires_at: self.end() });
            code.closed_at = Some(self.now);
            self.put_code(&code).await?;
        }
        Ok(())
    }

    /// A wait of this many seconds, with both links.
    async fn wait(&self, account: &str, seconds: i64) -> Result<(), Failure> {
        let principal = self.directory.principal(id(account)?).await?.ok_or("a sample account is not there")?;
        let wait = Wait::new(principal.id, &principal, seconds, self.now);
        let key = (format!("LOST-FACTOR-WAIT#{}", principal.id), "WAIT".to_owned());
        self.put(&self.tables.flows, key, "sample", &wait).await?;
        let (wait, expires_at) = (wait.id, self.end());
        let stop = token(account, MAIL)?;
        self.wait_link(&stop, &StopLink { hash: stop.hash(), wait, expires_at }).await?;
        let finish = token(account, "sample-finish")?;
        self.wait_link(&finish, &FinishLink { hash: finish.hash(), wait, expires_at }).await
    }

    async fn wait_link<K: Kind>(&self, token: &Token<K>, link: &WaitLink<TokenHash<K>>) -> Result<(), Failure>
    where
        WaitLink<TokenHash<K>>: Serialize,
    {
        let key = (format!("LOST-FACTOR-LINK#{}", token.owner()), token.id().to_string());
        self.put(&self.tables.flows, key, "sample", link).await
    }

    async fn loser(&self, person: &Person) -> Result<Principal, Failure> {
        Ok(self.directory.principal(person.login.principal).await?.ok_or("a sample account is not there")?)
    }
}
