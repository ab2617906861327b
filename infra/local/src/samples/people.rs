//! The sample accounts and users, their sessions and their second factors.

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_adapters::store::{AdminAction, NewSession, Remembered};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::account_policy::SignInRules;
use rekey_domain::audit::ActClient;
use rekey_domain::client::Client;
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::{AppFactor, EmailFactor, Factor, Factors, FactorsOn, Method, Reauthentication};
use rekey_domain::id::Id;
use rekey_domain::password::{Password, PasswordHash};
use rekey_domain::permissions::Permissions;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::principal::{Login, Principal};
use rekey_domain::recovery_code::{RECOVERY_CODES, RecoveryCode, RecoveryCodeHash};
use rekey_domain::registration::{ActivationDelivery, Registration};
use rekey_domain::session::{Lifetime, Session};
use rekey_domain::sign_in::{Known, SignIn};
use rekey_domain::token::{ActivationToken, SessionToken};
use rekey_domain::totp::{SeedPurpose, Step};
use rekey_domain::trusted_browser::{TrustDays, TrustedBrowser};
use rekey_domain::undo::ActSession;
use rekey_domain::wrong_codes::WRONG_CODES_A_DAY;
use serde::Serialize;

use super::passkeys;
use super::{EMAIL, Failure, LIFE, LOST_NUMBER, MAIL, NUMBER, OTHER_NUMBER, Planter, id, seed, token};
use crate::demo::{self, PASSWORD};

/// An account or a user. Its password is that of the demo accounts.
struct Account {
    name: &'static str,
    /// The name of the user. `None` for the account's root.
    user: Option<&'static str>,
    /// The permissions of a user.
    permissions: &'static [&'static str],
    /// The bound mobile number.
    phone: Option<&'static str>,
    /// The factors that are on. The app has the sample seed, and the recovery codes are `SAMP-C0DE-0000-0001` to `-0010`.
    factors: &'static [Factor],
    /// Its sessions: name and client.
    sessions: &'static [(&'static str, Client)],
    /// Whether its sessions are re-authenticated, for as long as they last.
    reauthenticated: bool,
    trouble: Trouble,
}

/// A special state of an account or user.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Nothing,
    /// The password was recovered recently.
    Recovered,
    /// No address is bound.
    NoAddress,
    /// The day's tries at codes are used up.
    Capped,
    /// No password was chosen yet.
    Invited,
    /// An undo has frozen the user.
    Frozen,
    /// The account is so old that its contacts prove something.
    Old,
}

/// The browser session that every account has by default.
pub(super) const BROWSER: &str = "sample-web";

/// The browser that the first account trusts.
const TRUSTED: &str = "sample-browser";

/// The account that has users.
pub(super) const OFFICE: &str = "sample-office";
/// The user of that account whose invitation `deliver` is to mail.
pub(super) const INVITED: &str = "invited";

/// The defaults: a browser session and nothing else.
const PLAIN: Account = Account {
    name: "",
    user: None,
    permissions: &[],
    phone: None,
    factors: &[],
    sessions: &[(BROWSER, Client::Web)],
    reauthenticated: false,
    trouble: Trouble::Nothing,
};

/// The defaults of a user: no sessions.
const USER: Account = Account { name: OFFICE, sessions: &[], ..PLAIN };

/// An account comes before its users.
const ACCOUNTS: [Account; 33] = [
    // Keeps its password, its epoch and so its sessions: a browser session and an app session for reading, and two that are
    // ended. It also has a trusted browser.
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
    // Sets a new password with a ticket, which ends its sessions.
    Account { name: "sample-recover", ..PLAIN },
    // Changes its password from within its session.
    Account { name: "sample-change", ..PLAIN },
    // Ends all sessions but one.
    Account { name: "sample-others", ..PLAIN },
    // Signs in with codes and keeps its factors.
    Account { name: "sample-guarded", factors: &[Factor::App, Factor::Email], ..PLAIN },
    // Signs in with its passkey and keeps it.
    Account { name: passkeys::OWNER, factors: &[Factor::Passkey, Factor::App], reauthenticated: true, ..PLAIN },
    // Renames and removes its passkey.
    Account { name: "sample-keys", factors: &[Factor::Passkey, Factor::App], reauthenticated: true, ..PLAIN },
    // Begins to turn factors on.
    Account { name: "sample-begin", reauthenticated: true, ..PLAIN },
    // Has begun to turn both factors on, and confirms them.
    Account { name: "sample-confirm", reauthenticated: true, ..PLAIN },
    // Turns both factors off.
    Account { name: "sample-turn-off", factors: &[Factor::App, Factor::Email], reauthenticated: true, ..PLAIN },
    // Makes new recovery codes.
    Account { name: "sample-renew", factors: &[Factor::App, Factor::Email], reauthenticated: true, ..PLAIN },
    // May not turn its factor off during the hold.
    Account { name: "sample-held", factors: &[Factor::Email], reauthenticated: true, trouble: Trouble::Recovered, ..PLAIN },
    // Have lost their factors: the first asks for codes and begins a wait, and the second turns the factors off with two codes.
    Account { name: "sample-lost", factors: &[Factor::App], phone: Some(LOST_NUMBER), trouble: Trouble::Old, ..PLAIN },
    Account { name: "sample-both", factors: &[Factor::App], phone: Some(LOST_NUMBER), trouble: Trouble::Old, ..PLAIN },
    // Wait: the first is stopped, and the second has ended.
    Account { name: "sample-waiting", factors: &[Factor::App], ..PLAIN },
    Account { name: "sample-ready", factors: &[Factor::App], ..PLAIN },
    // Has no address for a code.
    Account { name: "sample-unreachable", factors: &[Factor::App], reauthenticated: true, trouble: Trouble::NoAddress, ..PLAIN },
    // Must wait for a day or use a recovery code.
    Account { name: "sample-capped", factors: &[Factor::App], trouble: Trouble::Capped, ..PLAIN },
    // Begins to change its contacts.
    Account { name: "sample-move", reauthenticated: true, ..PLAIN },
    // Has begun to change both contacts, and confirms them.
    Account { name: "sample-moved", reauthenticated: true, ..PLAIN },
    // Removes its number.
    Account { name: "sample-numbered", phone: Some(OTHER_NUMBER), reauthenticated: true, ..PLAIN },
    // Gets SMS at its number.
    Account { name: "sample-texted", phone: Some(NUMBER), ..PLAIN },
    // Reports a change that it did not make.
    Account { name: "sample-undo", ..PLAIN },
    // Manages its users.
    Account { name: OFFICE, reauthenticated: true, ..PLAIN },
    // Also manages users, as far as its own permissions allow.
    Account {
        user: Some("administrator"),
        permissions: &["users:manage", "reports:read"],
        sessions: &[(BROWSER, Client::Web)],
        reauthenticated: true,
        ..USER
    },
    // May not manage users, and is not changed.
    Account {
        user: Some("clerk"),
        permissions: &["reports:read", "reports:write"],
        sessions: &[(BROWSER, Client::Web)],
        reauthenticated: true,
        ..USER
    },
    // Gets an address and other permissions.
    Account { user: Some("promoted"), permissions: &["reports:read"], ..USER },
    // Gets a link to set another password.
    Account { user: Some("forgetful"), ..USER },
    // Gets its factors reset.
    Account { user: Some("locked-out"), factors: &[Factor::App], ..USER },
    // Is restored.
    Account { user: Some("frozen"), trouble: Trouble::Frozen, ..USER },
    // Is deleted.
    Account { user: Some("leaver"), ..USER },
    // Has the link to choose its first password.
    Account { user: Some("newcomer"), trouble: Trouble::Invited, ..USER },
    // Gets the mail with that link.
    Account { user: Some(INVITED), trouble: Trouble::Invited, ..USER },
];

/// A sample account or user, for the samples of flows.
pub(super) struct Person {
    pub(super) name: LoginName,
    pub(super) login: Login,
}

/// A principal's factors, as the store writes them: the recovery codes are a set.
#[derive(Serialize)]
struct FactorsRow {
    #[serde(flatten)]
    factors: Factors,
    #[serde(serialize_with = "serde_dynamo::string_set::serialize")]
    recovery_codes: Vec<RecoveryCodeHash>,
    #[serde(flatten)]
    tries: Option<TriesRow>,
}

/// The wrong codes of a day, and the beginning of the day whose notice the owner got.
#[derive(Serialize)]
struct TriesRow {
    code_tries: u32,
    code_tries_since: Timestamp,
    code_tries_told: Timestamp,
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
                self.session(account, &person, &token(&account.whole_name(), name)?, *client).await?;
            }
            people.push(person);
        }
        if let Some(first) = people.first() {
            self.trust(first).await?;
        }
        Ok(people)
    }

    /// Reads the account or user, and creates it if it does not exist.
    async fn person(&self, account: &Account, hash: &PasswordHash) -> Result<Person, Failure> {
        let user = account.user.map(UserName::parse).transpose()?;
        let name = LoginName { account: AccountName::parse(account.name)?, user };
        match self.directory.login(&name).await? {
            Some(_) => {}
            None if account.user.is_some() => self.user(account, &name, hash).await?,
            None => self.root(account, &name, hash).await?,
        }
        let login = self.directory.login(&name).await?.ok_or("a sample account was not activated")?;
        Ok(Person { name, login })
    }

    async fn root(&self, account: &Account, name: &LoginName, hash: &PasswordHash) -> Result<(), Failure> {
        let email = EmailAddress::parse(EMAIL)?;
        let mut principal = demo::principal(id(account.name)?, name.account.clone(), email.clone(), self.now);
        principal.phone = account.phone.map(PhoneNumber::parse).transpose()?;
        match account.trouble {
            Trouble::Recovered => principal.recovered_at = Some(self.end()),
            Trouble::NoAddress => principal.email = None,
            Trouble::Old => principal.created_at = self.now.plus(-LIFE),
            Trouble::Nothing | Trouble::Capped | Trouble::Invited | Trouble::Frozen => {}
        }
        Ok(demo::activate(self.directory, self.resources, &principal, email, hash).await?)
    }

    /// Creates a user with a handed-over link. Every user but the invited ones has used it. An invited user also has an entered
    /// address that is not bound.
    async fn user(&self, account: &Account, name: &LoginName, hash: &PasswordHash) -> Result<(), Failure> {
        let root = self.directory.principal(id(account.name)?).await?.ok_or("the account of a sample user is not there")?;
        let permissions: Vec<String> = account.permissions.iter().map(ToString::to_string).collect();
        let invited = account.trouble == Trouble::Invited;
        let link: ActivationToken = token(&account.whole_name(), MAIL)?;
        let mut principal = Principal::new(link.owner(), name.clone(), Permissions::parse(&permissions)?, self.now);
        principal.pending_email = if invited { Some(EmailAddress::parse(EMAIL)?) } else { None };
        principal.registration = Some(link.owner());
        let mut registration = Registration::of_user(link.owner(), &principal, root.id, None, self.end());
        registration.handed_over = Some(ActivationDelivery { hash: link.hash(), expires_at: self.end() });

        let op = || Id::random(&self.resources.random);
        let session = ActSession { id: op(), began_at: self.now };
        let act = AdminAction { op: op(), actor: &root, session, client: ActClient::default(), tell: None, at: self.now };
        self.directory.create_user(&act, &principal, &registration).await?;
        if !invited {
            self.directory.activate_user(op(), &link, &registration, (&principal, Some(&root)), hash, self.now).await?;
        }
        if account.trouble == Trouble::Frozen {
            self.freeze(account, &principal).await?;
        }
        Ok(())
    }

    /// Brings a user into the state after an undo.
    async fn freeze(&self, account: &Account, principal: &Principal) -> Result<(), Failure> {
        let update = |pk: String, sk: String| {
            let update = self.resources.dynamodb.update_item().table_name(&self.tables.directory);
            update.key("pk", AttributeValue::S(pk)).key("sk", AttributeValue::S(sk))
        };
        update(format!("PRINCIPAL#{}", principal.id), "PRINCIPAL".to_owned())
            .update_expression("SET #state = :frozen, suspended_at = :now")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":frozen", AttributeValue::S("frozen".to_owned()))
            .expression_attribute_values(":now", AttributeValue::N(self.now.0.to_string()))
            .send()
            .await?;
        update(format!("ACCOUNT#{}", account.name), format!("USER#{}", account.user.unwrap_or_default()))
            .update_expression("SET held_hash = password_hash REMOVE password_hash")
            .send()
            .await?;
        Ok(())
    }

    /// Turns factors on. A sign-in reads the factors at the login.
    async fn factors(&self, account: &Account, person: &Person) -> Result<FactorsOn, Failure> {
        let (principal, now) = (person.login.principal, self.now);
        let mut factors = Factors { recovery_codes_trusted_since: Some(now), ..Factors::default() };
        if account.factors.contains(&Factor::App) {
            let seed = self.seed_key.seal(&seed()?, principal, SeedPurpose::SignIn, &self.resources.random).await?;
            factors.app = Some(AppFactor { seed, since: now, trusted_since: now, last_step: Step::default() });
        }
        if account.factors.contains(&Factor::Passkey) {
            factors.passkeys = passkeys::passkeys(now)?;
        }
        if account.factors.contains(&Factor::Email) {
            factors.email = Some(EmailFactor { since: now });
        }
        let on = factors.on(Some(&EmailAddress::parse(EMAIL)?));
        let codes = (1..=RECOVERY_CODES).filter_map(|number| RecoveryCode::parse(&format!("SAMP-C0DE-0000-{number:04}")));
        let capped = TriesRow { code_tries: WRONG_CODES_A_DAY, code_tries_since: self.end(), code_tries_told: self.end() };
        let row = FactorsRow {
            factors,
            recovery_codes: codes.map(|code| code.hash(principal)).collect(),
            tries: (account.trouble == Trouble::Capped).then_some(capped),
        };
        self.put(&self.tables.directory, (format!("FACTORS#{principal}"), "FACTORS".to_owned()), "factors", &row).await?;

        let tell = self.resources.dynamodb.update_item().table_name(&self.tables.directory);
        tell.key("pk", AttributeValue::S(format!("ACCOUNT#{}", account.name)))
            .key("sk", AttributeValue::S(account.user.map_or_else(|| "ROOT".to_owned(), |user| format!("USER#{user}"))))
            .update_expression("SET factors = :factors")
            .expression_attribute_values(":factors", serde_dynamo::to_attribute_value(&on)?)
            .send()
            .await?;
        Ok(on)
    }

    /// Trusts a browser. Its session has no second factor, so the trust can only be listed and ended.
    async fn trust(&self, person: &Person) -> Result<(), Failure> {
        let token = token(&person.name.account.to_string(), TRUSTED)?;
        let counters = person.sign_in(Client::Web).trust_counters();
        let mut browser = TrustedBrowser::new(&token, counters, None, TrustDays::DEFAULT, self.now);
        browser.expires_at = self.end();
        self.put(&self.tables.flows, (format!("TRUSTED#{}", browser.principal), browser.id.to_string()), "sample", &browser).await
    }

    async fn session(&self, account: &Account, person: &Person, token: &SessionToken, client: Client) -> Result<(), Failure> {
        let lifetime = Lifetime { idle: LIFE, absolute: LIFE };
        let mut session = Session::new(token, person.sign_in(client), lifetime, self.now);
        // With a second factor, the session was re-authenticated with a mailed code, which is the weakest proof.
        let method = (!account.factors.is_empty()).then_some(Method::Factor(Factor::Email));
        session.reauthentication = account.reauthenticated.then(|| Reauthentication { at: self.end(), method, trusted_since: None });
        let opened = NewSession {
            session: &session,
            permissions: &person.login.permissions,
            remember: &Remembered::default(),
            replaced: None,
            shown: None,
        };
        self.directory.begin_session(&opened, &self.resources.random).await?;
        Ok(())
    }
}

impl Account {
    /// The name among the samples.
    fn whole_name(&self) -> String {
        self.user.map_or_else(|| self.name.to_owned(), |user| format!("{}-{user}", self.name))
    }
}

impl Person {
    /// A sign-in from a known device, so that no notice is sent.
    pub(super) fn sign_in(&self, client: Client) -> SignIn {
        SignIn::new(self.login.clone(), self.name.clone(), client, None, Known::Device, SignInRules::default())
    }
}
