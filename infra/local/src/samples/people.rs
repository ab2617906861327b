//! Who there is among the samples: accounts, their sessions and their second factors.

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_adapters::store::{OpenedSession, Remembered};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::{EmailFactor, Factor, FactorsOn, Method, Reauthentication, WRONG_CODES_A_DAY};
use rekey_domain::password::{Password, PasswordHash};
use rekey_domain::principal::Login;
use rekey_domain::recovery_code::{RECOVERY_CODES, RecoveryCode, RecoveryCodeHash};
use rekey_domain::session::{Client, Lifetime, Session};
use rekey_domain::sign_in::{Known, SignIn};
use rekey_domain::token::SessionToken;
use rekey_domain::totp::SealedSeed;
use serde::Serialize;

use super::{EMAIL, Failure, LIFE, Planter, id, seed, token};
use crate::demo::{self, PASSWORD};

/// An account; the password is that of the demo accounts.
struct Account {
    name: &'static str,
    /// What is turned on. The app has the sample seed, and the recovery codes are `SAMP-C0DE-0000-0001` to `-0010`.
    factors: &'static [Factor],
    /// Its sessions, by name.
    sessions: &'static [(&'static str, Client)],
    /// Whether password and factor were shown in them a moment ago, which lasts as long as they do.
    reauthenticated: bool,
    trouble: Trouble,
}

/// What stands in somebody's way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Nothing,
    /// The password was recovered a moment ago.
    Recovered,
    /// No address is bound.
    NoAddress,
    /// The day's tries at codes are used up.
    Capped,
}

/// The session in a browser that everybody has.
pub(super) const BROWSER: &str = "sample-web";

/// What most have in common: that session, and nothing else.
const PLAIN: Account =
    Account { name: "", factors: &[], sessions: &[(BROWSER, Client::Web)], reauthenticated: false, trouble: Trouble::Nothing };

const ACCOUNTS: [Account; 12] = [
    // Keeps its password and its epoch, and so its sessions: one to look at things with in a browser and one in an app,
    // and two to be ended.
    Account {
        name: "sample-home",
        sessions: &[
            (BROWSER, Client::Web),
            ("sample-app", Client::Mobile),
            ("sample-sign-out", Client::Web),
            ("sample-lost-phone", Client::Mobile),
        ],
        ..PLAIN
    },
    // Gets a new password by way of a ticket, which ends its sessions.
    Account { name: "sample-recover", ..PLAIN },
    // Changes its password from within its session.
    Account { name: "sample-change", ..PLAIN },
    // Ends all sessions but one.
    Account { name: "sample-others", ..PLAIN },
    // Is asked for codes, and keeps its factors.
    Account { name: "sample-guarded", factors: &[Factor::App, Factor::Email], ..PLAIN },
    // Begins to turn factors on.
    Account { name: "sample-begin", reauthenticated: true, ..PLAIN },
    // Has begun to turn both on, and does.
    Account { name: "sample-confirm", reauthenticated: true, ..PLAIN },
    // Turns both off.
    Account { name: "sample-turn-off", factors: &[Factor::App, Factor::Email], reauthenticated: true, ..PLAIN },
    // Gets new recovery codes.
    Account { name: "sample-renew", factors: &[Factor::App, Factor::Email], reauthenticated: true, ..PLAIN },
    // May not turn its factor off.
    Account { name: "sample-held", factors: &[Factor::Email], reauthenticated: true, trouble: Trouble::Recovered, ..PLAIN },
    // Cannot be mailed a code.
    Account { name: "sample-unreachable", factors: &[Factor::App], reauthenticated: true, trouble: Trouble::NoAddress, ..PLAIN },
    // Has to wait for a day, or to find a recovery code.
    Account { name: "sample-capped", factors: &[Factor::App], trouble: Trouble::Capped, ..PLAIN },
];

/// A sample account as what is under way needs to know it.
pub(super) struct Person {
    pub(super) name: LoginName,
    pub(super) login: Login,
}

/// A principal's factors as the store keeps them.
#[derive(Serialize)]
struct FactorsRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    app: Option<AppRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<EmailFactor>,
    #[serde(serialize_with = "serde_dynamo::string_set::serialize")]
    recovery_codes: Vec<RecoveryCodeHash>,
    recovery_codes_prove_since: Timestamp,
    #[serde(flatten)]
    tries: Option<TriesRow>,
}

/// The day's wrong codes, and that the owner has been told of them.
#[derive(Serialize)]
struct TriesRow {
    code_tries: u32,
    code_tries_since: Timestamp,
    told_of: Timestamp,
}

#[derive(Serialize)]
struct AppRow {
    seed: SealedSeed,
    since: Timestamp,
    proves_since: Timestamp,
    last_step: u64,
}

impl Planter<'_> {
    pub(super) async fn people(&self) -> Result<Vec<Person>, Failure> {
        let random = self.resources.random.clone();
        let hash = self.resources.hasher.run(move |workspace| Password::new(PASSWORD).hash(&random, workspace)).await?;
        let mut people = Vec::new();
        for account in &ACCOUNTS {
            let mut person = self.person(account, &hash).await?;
            if !account.factors.is_empty() {
                person.login.factors = self.factors(account, &person).await?;
            }
            for (name, client) in account.sessions {
                self.session(account, &person, &token(account.name, name)?, *client).await?;
            }
            people.push(person);
        }
        Ok(people)
    }

    /// The account, activated unless it has been.
    async fn person(&self, account: &Account, hash: &PasswordHash) -> Result<Person, Failure> {
        let name = LoginName { account: AccountName::parse(account.name)?, user: None };
        if self.directory.login(&name).await?.is_none() {
            let email = EmailAddress::parse(EMAIL)?;
            let mut principal = demo::principal(id(account.name)?, name.account.clone(), email.clone(), self.now);
            match account.trouble {
                Trouble::Recovered => principal.recovered_at = Some(self.end()),
                Trouble::NoAddress => principal.email = None,
                Trouble::Nothing | Trouble::Capped => {}
            }
            demo::activate(self.directory, self.resources, &principal, email, hash).await?;
        }
        let login = self.directory.login(&name).await?.ok_or("a sample account was not activated")?;
        Ok(Person { name, login })
    }

    /// Turns factors on. A sign-in looks for them at the login.
    async fn factors(&self, account: &Account, person: &Person) -> Result<FactorsOn, Failure> {
        let (principal, now) = (person.login.principal, self.now);
        let (app, email) = (account.factors.contains(&Factor::App), account.factors.contains(&Factor::Email));
        let seed = self.seed_key.seal(&seed()?, principal, &self.resources.random).await?;
        let codes = (1..=RECOVERY_CODES).filter_map(|number| RecoveryCode::parse(&format!("SAMP-C0DE-0000-{number:04}")));
        let capped = TriesRow { code_tries: WRONG_CODES_A_DAY, code_tries_since: self.end(), told_of: self.end() };
        let row = FactorsRow {
            app: app.then_some(AppRow { seed, since: now, proves_since: now, last_step: 0 }),
            email: email.then_some(EmailFactor { since: now }),
            recovery_codes: codes.map(|code| code.hash(principal)).collect(),
            recovery_codes_prove_since: now,
            tries: (account.trouble == Trouble::Capped).then_some(capped),
        };
        self.put(&self.tables.directory, (format!("FACTORS#{principal}"), "FACTORS".to_owned()), "factors", &row).await?;

        let email_hint = if email { Some(EmailAddress::parse(EMAIL)?.hint()) } else { None };
        let on = FactorsOn { app, email, email_hint };
        let tell = self.resources.dynamodb.update_item().table_name(&self.tables.directory);
        tell.key("pk", AttributeValue::S(format!("ACCOUNT#{}", account.name)))
            .key("sk", AttributeValue::S("ROOT".to_owned()))
            .update_expression("SET factors = :factors")
            .expression_attribute_values(":factors", serde_dynamo::to_attribute_value(&on)?)
            .send()
            .await?;
        Ok(on)
    }

    async fn session(&self, account: &Account, person: &Person, token: &SessionToken, client: Client) -> Result<(), Failure> {
        let lifetime = Lifetime { idle: LIFE, absolute: LIFE };
        let mut session = Session::new(token, person.sign_in(client), lifetime, self.now);
        // By a mailed code, which is worth least, if there is a factor at all.
        let method = (!account.factors.is_empty()).then_some(Method::Email);
        session.reauthentication = account.reauthenticated.then(|| Reauthentication { at: self.end(), method, proves_since: None });
        let opened = OpenedSession { session: &session, permissions: &person.login.permissions, remember: &Remembered::default() };
        self.directory.begin_session(&opened, &self.resources.random).await?;
        Ok(())
    }
}

impl Person {
    /// Its sign-in from a device that is known, so that nobody is told of it.
    pub(super) fn sign_in(&self, client: Client) -> SignIn {
        SignIn::new(self.login.clone(), self.name.clone(), client, None, Known::Device)
    }
}
