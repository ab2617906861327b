//! Rows for the invocations in `events/`, planted when `REKEY_SAMPLES` says so: whoever invokes a function by hand has no
//! mail to take a token from. Every token here is public, so none of this exists where it was not asked for.
//!
//! Whatever an invocation spends has a row of its own: the events can be run in any order, each once in a database.

use std::collections::HashMap;
use std::error::Error;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::keys::{CodeKey, CodeKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, OpenedSession, Remembered};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::clock::Timestamp;
use rekey_domain::code::TypedCode;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::password::Password;
use rekey_domain::recovery::{Bound, Delivery, Recovery, Ticket, Wanted};
use rekey_domain::reference::Reference;
use rekey_domain::registration::{ActivationDelivery, Registration};
use rekey_domain::session::{Client, Lifetime, Session};
use rekey_domain::sign_in::{Known, SignIn};
use rekey_domain::token::{ActivationToken, LinkToken, SessionToken, TicketToken};

use crate::demo::{self, PASSWORD};

/// Ten years in seconds. Samples are also asked for as long ahead, so that no clock gets past them in a running stack.
const LIFE: i64 = 10 * 365 * 86_400;

/// The address of every sample.
const EMAIL: &str = "sample@example.com";

/// Principal and name of each sample account; the password is that of the demo accounts.
const ACCOUNTS: [(&str, &str); 4] = [
    // Keeps its password and its epoch, and so its sessions.
    ("samplehomeaaaaaaaaaaaaaaaa", "sample-home"),
    // Gets a new password by way of a ticket, which ends its sessions.
    ("samplerecoveraaaaaaaaaaaaa", "sample-recover"),
    // Changes its password from within its session.
    ("samplechangeaaaaaaaaaaaaaa", "sample-change"),
    // Ends all sessions but one.
    ("sampleothersaaaaaaaaaaaaaa", "sample-others"),
];

/// The sessions: one to look at things with in a browser and one in an app, two to be ended, one for each other account.
const SESSIONS: [(&str, Client); 6] = [
    ("session_samplehomeaaaaaaaaaaaaaaaa.samplewebaaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", Client::Web),
    ("session_samplehomeaaaaaaaaaaaaaaaa.sampleappaaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", Client::Mobile),
    ("session_samplehomeaaaaaaaaaaaaaaaa.samplesignoutaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", Client::Web),
    ("session_samplehomeaaaaaaaaaaaaaaaa.samplelostphoneaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", Client::Mobile),
    ("session_samplechangeaaaaaaaaaaaaaa.samplewebaaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", Client::Web),
    ("session_sampleothersaaaaaaaaaaaaaa.samplewebaaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", Client::Web),
];

/// A mailed link to show.
const LINK: &str = "link_samplelinkaaaaaaaaaaaaaaaa.samplemailaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA";
/// A recovery and the code to type for it.
const CODE: (&str, &str) = ("samplecodeaaaaaaaaaaaaaaaa", "SAMP-C0DE");
/// A ticket to set a password with, and one for a password that is refused.
const TICKETS: [&str; 2] = [
    "ticket_sampleticketaaaaaaaaaaaaaa.sampleticketaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA",
    "ticket_samplerefusedaaaaaaaaaaaaa.sampleticketaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA",
];
/// A recovery whose message `deliver` is to send.
const UNSENT: &str = "sampleunsentaaaaaaaaaaaaaa";
/// Activation links, each with the name that it brings into being; the second is for a password that is refused.
const ACTIVATIONS: [(&str, &str); 2] = [
    ("activate_sampleactivateaaaaaaaaaaaa.samplemailaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", "sample-newcomer"),
    ("activate_samplerefusedaaaaaaaaaaaaa.samplemailaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA", "sample-refused"),
];

/// `REKEY_SAMPLES=1`, with the key that the code of a sample is made with.
pub(crate) struct SamplesConfig(CodeKeyConfig);

impl SamplesConfig {
    /// None unless samples are asked for.
    pub(crate) fn if_wanted(env: &mut Env) -> Option<Self> {
        let wanted = env.or("REKEY_SAMPLES", false, |text| match text {
            "1" => Ok(true),
            "0" => Ok(false),
            _ => Err("must be 1 or 0"),
        });
        wanted.then(|| CodeKeyConfig::from_env(env).map(Self)).flatten()
    }
}

type Failure = Box<dyn Error + Send + Sync>;

/// What planting needs.
struct Planter<'a> {
    directory: &'a Directory,
    flows_table: &'a str,
    resources: &'a Resources,
    now: Timestamp,
}

/// Plants every sample, over what an earlier start has left of it.
pub(crate) async fn plant(config: SamplesConfig, directory: &Directory, flows_table: &str, resources: &Resources) -> Result<(), Failure> {
    let planter = Planter { directory, flows_table, resources, now: resources.clock.now() };
    let accounts = planter.accounts().await?;
    for (token, client) in SESSIONS {
        planter.session(&known(SessionToken::parse(token))?, client, &accounts).await?;
    }

    let random = &resources.random;
    let mut recoveries = vec![
        (known(LinkToken::parse(LINK))?, TypedCode::mint(random), None),
        (LinkToken::mint(CODE.0.parse()?, random), known(TypedCode::parse(CODE.1))?, None),
    ];
    for ticket in TICKETS {
        let ticket = known(TicketToken::parse(ticket))?;
        recoveries.push((LinkToken::mint(ticket.owner(), random), TypedCode::mint(random), Some(ticket)));
    }
    let code_key = CodeKey::new(config.0, &resources.aws);
    for (link, code, ticket) in recoveries {
        let code_mac = code_key.mac(code.mac_message(link.owner())).await?;
        let delivery = Delivery { link_hash: link.hash(), code_mac, expires_at: planter.end(), principals: accounts.clone() };
        planter.sent_recovery(&link, delivery, ticket).await?;
    }
    planter.unsent_recovery(UNSENT.parse()?).await?;
    for (token, account) in ACTIVATIONS {
        planter.registration(&known(ActivationToken::parse(token))?, AccountName::parse(account)?).await?;
    }
    Ok(())
}

fn known<T>(parsed: Option<T>) -> Result<T, &'static str> {
    parsed.ok_or("a sample is no token")
}

impl Planter<'_> {
    fn end(&self) -> Timestamp {
        self.now.plus(LIFE)
    }

    async fn accounts(&self) -> Result<Vec<Bound>, Failure> {
        let random = self.resources.random.clone();
        let hash = self.resources.hasher.run(move |workspace| Password::new(PASSWORD).hash(&random, workspace)).await?;
        let mut accounts = Vec::new();
        for (principal, account) in ACCOUNTS {
            let name = LoginName { account: AccountName::parse(account)?, user: None };
            if self.directory.login(&name).await?.is_none() {
                let (id, email) = (principal.parse()?, EmailAddress::parse(EMAIL)?);
                demo::activate(self.directory, self.resources, id, name.account.clone(), email, &hash).await?;
            }
            let login = self.directory.login(&name).await?.ok_or("a sample account was not activated")?;
            accounts.push(Bound { principal: login.principal, name, epoch: login.epoch });
        }
        Ok(accounts)
    }

    async fn session(&self, token: &SessionToken, client: Client, accounts: &[Bound]) -> Result<(), Failure> {
        let owner = accounts.iter().find(|account| account.principal == token.owner()).ok_or("a sample session is nobody's")?;
        let lifetime = Lifetime { idle: LIFE, absolute: LIFE };
        let login = self.directory.login(&owner.name).await?.ok_or("a sample account has no login")?;
        let sign_in = SignIn::new(login, owner.name.clone(), client, None, Known::Device);
        let opened = OpenedSession { session: &Session::new(token, sign_in, lifetime, self.now), remember: &Remembered::default() };
        Ok(self.directory.flows().open_session(&opened, &self.resources.random).await?)
    }

    /// A recovery whose message is out, and for which a ticket may have been given.
    async fn sent_recovery(&self, link: &LinkToken, delivery: Delivery, ticket: Option<TicketToken>) -> Result<(), Failure> {
        let mut recovery = self.recovery(link.owner())?;
        recovery.closed_at = Some(self.now);
        recovery.deliveries.insert(link.id(), delivery);
        if let Some(ticket) = ticket {
            recovery.tickets.insert(ticket.id(), Ticket { hash: ticket.hash(), delivery: link.id(), expires_at: self.end() });
        }
        Ok(self.directory.flows().put_recovery(&recovery).await?)
    }

    /// A recovery that the stack's own `deliver` leaves to whoever invokes the function: of the stream's new rows it
    /// takes those whose kind it knows.
    async fn unsent_recovery(&self, id: Id) -> Result<(), Failure> {
        let mut row: HashMap<String, AttributeValue> = serde_dynamo::to_item(self.recovery(id)?)?;
        for (name, text) in [("pk", format!("RECOVERY#{id}")), ("sk", "RECOVERY".to_owned()), ("kind", "sample".to_owned())] {
            row.insert(name.to_owned(), AttributeValue::S(text));
        }
        self.resources.dynamodb.put_item().table_name(self.flows_table).set_item(Some(row)).send().await?;
        Ok(())
    }

    fn recovery(&self, id: Id) -> Result<Recovery, Failure> {
        let wanted = Wanted { email: EmailAddress::parse(EMAIL)?, account: None, user: None, locale: None };
        Ok(Recovery::new(id, wanted, Reference::random(&self.resources.random), self.end()))
    }

    async fn registration(&self, token: &ActivationToken, account: AccountName) -> Result<(), Failure> {
        let delivery = ActivationDelivery { hash: token.hash(), expires_at: self.end() };
        let mut registration = Registration::new(token.owner(), account, EmailAddress::parse(EMAIL)?, None, self.end());
        registration.deliveries.insert(token.id(), delivery);
        registration.closed_at = Some(self.now);
        Ok(self.directory.flows().put_registration(&registration).await?)
    }
}
