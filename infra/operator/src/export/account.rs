//! Everything that is held about one account, for its owner. Nothing in it lets anybody sign in: no hash, no seed, no token.

use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::account_policy::AccountPolicy;
use rekey_domain::audit::{AuditAction, AuditEntry, ManagedSet, Outcome};
use rekey_domain::audit_search::AuditSearch;
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::factors::{Factor, Factors};
use rekey_domain::locale::Locale;
use rekey_domain::passkey::Passkey;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, State};
use rekey_domain::session::Session;
use rekey_domain::trusted_browser::TrustedBrowser;
use serde::Serialize;

use super::Lines;
use super::file::Output;
use crate::context::Context;
use crate::failure::Failure;

/// The entries of one page of the audit log.
const PAGE: usize = 100;

/// A line of the file, with its kind as the name of its only field.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Kept {
    Principal(Box<KeptPrincipal>),
    Policy(AccountPolicy),
    Session(KeptSession),
    TrustedBrowser(KeptBrowser),
    KnownBrowser(KeptKnownBrowser),
    Audit(Box<KeptEntry>),
}

#[derive(Serialize)]
struct KeptPrincipal {
    id: String,
    name: LoginName,
    state: State,
    contacts: Vec<Contact>,
    /// Contacts that somebody entered and nobody has proved.
    pending: Vec<Contact>,
    /// Contacts that were replaced or removed, kept for as long as that can be undone.
    former: Vec<(Contact, String)>,
    permissions: Permissions,
    locale: Option<Locale>,
    created_at: String,
    last_sign_in_at: Option<String>,
    recovered_at: Option<String>,
    has_password: bool,
    factors: Vec<KeptFactor>,
    passkeys: Vec<KeptPasskey>,
    recovery_codes_left: usize,
}

#[derive(Serialize)]
struct KeptFactor {
    factor: Factor,
    since: String,
}

#[derive(Serialize)]
struct KeptPasskey {
    name: String,
    since: String,
    last_used_at: Option<String>,
    removed_at: Option<String>,
}

#[derive(Serialize)]
struct KeptSession {
    name: LoginName,
    client: Client,
    device: Option<DeviceName>,
    signed_in_at: String,
    last_seen_at: String,
    ends_at: String,
}

#[derive(Serialize)]
struct KeptBrowser {
    name: LoginName,
    device: Option<DeviceName>,
    trusted_at: String,
    expires_at: String,
}

/// A browser or a client address that is known for a name.
#[derive(Serialize)]
struct KeptKnownBrowser {
    name: LoginName,
    known_until: String,
}

#[derive(Serialize)]
struct KeptEntry {
    at: String,
    act: AuditAction,
    outcome: Outcome,
    name: LoginName,
    actor: LoginName,
    /// Whether an operator of the service did it.
    operator: bool,
    client: Option<Client>,
    device: Option<DeviceName>,
    by: Option<ContactKind>,
    set: Option<ManagedSet>,
}

/// Writes everything that is held about an account and its users.
///
/// # Errors
/// If there is no such account, or the tables or the file fail.
pub async fn write(context: &Context, account: &AccountName, output: &mut Output) -> Result<Lines, Failure> {
    let root = context.person(&LoginName { account: account.clone(), user: None }).await?.principal;
    let mut kept = Keeping { context, output, lines: Lines::default() };
    let users = context.users(account).await?.into_iter().map(|user| user.principal);
    let people: Vec<Principal> = [root.clone()].into_iter().chain(users).collect();
    kept.add(&Kept::Policy(context.directory.policy(account).await?.policy))?;
    for person in &people {
        kept.person(person).await?;
    }
    kept.known_browsers(&people).await?;
    kept.audit(&root).await?;
    Ok(kept.lines)
}

struct Keeping<'a> {
    context: &'a Context,
    output: &'a mut Output,
    lines: Lines,
}

impl Keeping<'_> {
    fn add(&mut self, line: &Kept) -> Result<(), Failure> {
        self.lines.written += 1;
        self.output.line(line)
    }

    async fn person(&mut self, seen: &Principal) -> Result<(), Failure> {
        let (directory, now) = (&self.context.directory, self.context.clock.now());
        for whole in directory.whole_principals(vec![seen.clone()]).await? {
            let has_password = whole.login.password_hash.is_some() || whole.login.held_hash.is_some();
            let last_sign_in_at = whole.login.last_sign_in_at.map(Timestamp::rfc3339);
            let (principal, factors) = (whole.principal, whole.factors);
            self.add(&Kept::Principal(Box::new(KeptPrincipal {
                id: principal.id.to_string(),
                name: principal.login_name(),
                state: principal.shown_state(),
                contacts: principal.contacts().collect(),
                pending: principal.pending_contacts().collect(),
                former: principal.former.iter().filter_map(|former| Some((former.was.clone()?, former.until.rfc3339()))).collect(),
                permissions: principal.permissions.clone(),
                locale: principal.locale.clone(),
                created_at: principal.created_at.rfc3339(),
                last_sign_in_at,
                recovered_at: principal.recovered_at.map(Timestamp::rfc3339),
                has_password,
                factors: on(&factors),
                passkeys: passkeys(&factors),
                recovery_codes_left: factors.recovery_codes_left(now),
            })))?;
        }
        for session in directory.flows().sessions(seen).await? {
            self.add(&Kept::Session(session.into()))?;
        }
        for browser in directory.flows().trusted_browsers(seen, now).await? {
            self.add(&Kept::TrustedBrowser(trusted(seen, browser)))?;
        }
        Ok(())
    }

    async fn known_browsers(&mut self, people: &[Principal]) -> Result<(), Failure> {
        let ids = people.iter().map(|person| person.id).collect();
        for (id, until) in self.context.directory.flows().known_browsers(&ids).await? {
            if let Some(person) = people.iter().find(|person| person.id == id) {
                self.add(&Kept::KnownBrowser(KeptKnownBrowser { name: person.login_name(), known_until: until.rfc3339() }))?;
            }
        }
        Ok(())
    }

    /// The entries of the account, newest first.
    async fn audit(&mut self, root: &Principal) -> Result<(), Failure> {
        let mut search = AuditSearch::default();
        loop {
            let page = self.context.directory.audit(root, &search, PAGE).await?;
            for entry in page.entries {
                self.add(&Kept::Audit(Box::new(entry.into())))?;
            }
            search.after = page.next;
            if search.after.is_none() {
                return Ok(());
            }
        }
    }
}

fn on(factors: &Factors) -> Vec<KeptFactor> {
    let on = Factor::ALL.into_iter().filter_map(|factor| Some((factor, factors.get(factor)?.since())));
    on.map(|(factor, since)| KeptFactor { factor, since: since.rfc3339() }).collect()
}

fn passkeys(factors: &Factors) -> Vec<KeptPasskey> {
    let kept = |passkey: &Passkey, removed_at: Option<Timestamp>| KeptPasskey {
        name: passkey.name.as_str().to_owned(),
        since: passkey.since.rfc3339(),
        last_used_at: passkey.last_used_at.map(Timestamp::rfc3339),
        removed_at: removed_at.map(Timestamp::rfc3339),
    };
    let removed = factors.removed_passkeys.iter().map(|removed| kept(&removed.passkey, Some(removed.until)));
    factors.passkeys.values().map(|passkey| kept(passkey, None)).chain(removed).collect()
}

fn trusted(principal: &Principal, browser: TrustedBrowser) -> KeptBrowser {
    KeptBrowser {
        name: principal.login_name(),
        device: browser.device,
        trusted_at: browser.trusted_at.rfc3339(),
        expires_at: browser.expires_at.rfc3339(),
    }
}

impl From<Session> for KeptSession {
    fn from(session: Session) -> Self {
        Self {
            name: session.name,
            client: session.client,
            device: session.device,
            signed_in_at: session.signed_in_at.rfc3339(),
            last_seen_at: session.last_seen_at.rfc3339(),
            ends_at: session.ends_at.rfc3339(),
        }
    }
}

impl From<AuditEntry> for KeptEntry {
    fn from(entry: AuditEntry) -> Self {
        Self {
            at: entry.at.rfc3339(),
            act: entry.act,
            outcome: entry.outcome,
            actor: entry.actor_name().clone(),
            operator: entry.operator.is_some(),
            name: entry.name,
            client: entry.client,
            device: entry.device,
            by: entry.by,
            set: entry.managed.map(|managed| managed.set),
        }
    }
}
