//! `account show`: everything that support has to know about an account or a user before it helps.

use std::fmt;

use rekey_domain::account_policy::{AccountPolicy, PolicyChange};
use rekey_domain::audit::{AuditAction, AuditEntry, Outcome};
use rekey_domain::client::Client;
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::{Factor, Factors};
use rekey_domain::hold::HOLD;
use rekey_domain::id::Id;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, State};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::{Name, described};
use crate::report::{Report, in_line};

/// The number of acts that a report lists.
const ACTS: usize = 10;

/// An account or a user.
#[derive(Serialize)]
struct Shown {
    account: String,
    user: Option<String>,
    principal: Id,
    state: State,
    /// When an operator froze it.
    frozen_by_operator_at: Option<String>,
    /// The state that it has apart from the freeze of an operator.
    own_state: State,
    created_at: String,
    email: Option<String>,
    pending_email: Option<String>,
    phone: Option<String>,
    pending_phone: Option<String>,
    permissions: Permissions,
    factors: Vec<ShownFactor>,
    recovery_codes_left: usize,
    /// When the hold of the last recovery ends.
    hold_until: Option<String>,
    /// When the wait for lost factors ends.
    wait_until: Option<String>,
    sessions: usize,
    policy: AccountPolicy,
    /// The last acts, newest first.
    events: Vec<Event>,
    #[serde(skip)]
    title: String,
}

/// A second factor that is on.
#[derive(Serialize)]
struct ShownFactor {
    kind: &'static str,
    name: Option<String>,
    since: String,
}

/// An act. `operator` is the name of the operator who did it; otherwise the actor is a principal of the account.
#[derive(Serialize)]
struct Event {
    at: String,
    act: AuditAction,
    outcome: Outcome,
    /// The name of the person that the act concerns, if the actor is another person.
    about: Option<String>,
    actor: Option<String>,
    operator: Option<String>,
    client: Option<Client>,
    device: Option<String>,
}

/// Reads an account or a user.
pub async fn run(context: &Context, name: &Name) -> Result<impl Report, Failure> {
    let principal = context.person(&name.login_name()).await?.principal;
    let (directory, now) = (&context.directory, context.clock.now());
    let factors = directory.factors(principal.id).await?;
    let wait = directory.lost_factor_state(principal.id).await?.and_then(|state| Some(state.wait(now)?.ready_at));
    let sessions = directory.flows().sessions(&principal).await?;
    let policy = directory.policy(&principal.account).await?.policy;
    let page = directory.activity(principal.id, None, ACTS).await?;
    let hold = principal.recovered_at.map(|at| at.plus(HOLD)).filter(|until| *until > now);
    Ok(Shown {
        title: described(&principal.login_name()),
        account: principal.account.to_string(),
        user: principal.user.as_ref().map(ToString::to_string),
        principal: principal.id,
        state: principal.shown_state(),
        frozen_by_operator_at: principal.operator_freeze.map(|freeze| freeze.at.rfc3339()),
        own_state: principal.state,
        created_at: principal.created_at.rfc3339(),
        factors: shown_factors(&factors),
        recovery_codes_left: factors.recovery_codes_left(now),
        hold_until: hold.map(Timestamp::rfc3339),
        wait_until: wait.map(Timestamp::rfc3339),
        sessions: sessions.iter().filter(|session| session.is_live(&principal, now)).count(),
        policy,
        events: page.entries.iter().map(|entry| Event::of(entry, &principal)).collect(),
        email: principal.email.map(String::from),
        pending_email: principal.pending_email.map(String::from),
        phone: principal.phone.map(String::from),
        pending_phone: principal.pending_phone.map(String::from),
        permissions: principal.permissions,
    })
}

fn shown_factors(factors: &Factors) -> Vec<ShownFactor> {
    let passkeys = factors.passkeys.values().map(|passkey| {
        let (name, since) = (Some(passkey.name.as_str().to_owned()), passkey.since.rfc3339());
        ShownFactor { kind: Factor::Passkey.name(), name, since }
    });
    let others = [Factor::App, Factor::Email].into_iter().filter_map(|factor| {
        let since = factors.get(factor)?.since().rfc3339();
        Some(ShownFactor { kind: factor.name(), name: None, since })
    });
    passkeys.chain(others).collect()
}

impl Event {
    fn of(entry: &AuditEntry, shown: &Principal) -> Self {
        let operator = entry.operator.as_ref().map(|operator| operator.as_str().to_owned());
        let by_another = operator.is_none() && entry.actor != shown.id;
        Self {
            at: entry.at.rfc3339(),
            act: entry.act,
            outcome: entry.outcome,
            about: (entry.subject != shown.id).then(|| entry.name.for_people()),
            actor: by_another.then(|| entry.actor_name().for_people()),
            operator,
            client: entry.client,
            device: entry.device.as_ref().map(|device| device.as_str().to_owned()),
        }
    }
}

impl Report for Shown {}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "The {}", self.title)?;
        let mut line = |label: &str, value: &str| writeln!(out, "  {label:<18}{}", in_line(value));
        line("principal", &self.principal.to_string())?;
        line("state", &state_words(self))?;
        line("created", &self.created_at)?;
        line("email address", &contact_words(self.email.as_deref(), self.pending_email.as_deref()))?;
        line("mobile number", &contact_words(self.phone.as_deref(), self.pending_phone.as_deref()))?;
        if self.user.is_some() {
            line("permissions", &self.permissions.to_string())?;
        }
        let factors: Vec<String> = self.factors.iter().map(ToString::to_string).collect();
        line("second factors", if factors.is_empty() { "none" } else { "" })?;
        factors.iter().try_for_each(|factor| line("", factor))?;
        line("recovery codes", &format!("{} left", self.recovery_codes_left))?;
        line("hold", &self.hold_until.as_ref().map_or_else(|| "none".to_owned(), |until| format!("until {until}, after a recovery")))?;
        line("wait", &self.wait_until.as_ref().map_or_else(|| "none".to_owned(), |until| format!("second factors go off at {until}")))?;
        line("sessions", &self.sessions.to_string())?;
        let rules = PolicyChange { from: AccountPolicy::default(), to: self.policy.clone() }.sentences();
        line("policy", if rules.is_empty() { "default" } else { "" })?;
        rules.iter().try_for_each(|rule| line("", &rule.to_string()))?;
        writeln!(out, "Its last acts, newest first:")?;
        self.events.iter().try_for_each(|event| writeln!(out, "  {}", in_line(&event.to_string())))
    }
}

fn state_words(shown: &Shown) -> String {
    let own = match shown.own_state {
        State::Active => "active",
        State::Invited if shown.user.is_some() => "invited by an administrator, without a password",
        State::Invited => "invited, without a password. `account invite` mails another link",
        State::Reset => "reset, without a password",
        State::Frozen if shown.user.is_some() => "frozen after a report, until a recovery or an administrator ends it",
        State::Frozen => "frozen after a report, until the next recovery",
    };
    match (&shown.frozen_by_operator_at, shown.own_state) {
        (None, _) => own.to_owned(),
        (Some(at), State::Active) => format!("frozen by an operator since {at}, until `account unfreeze`"),
        (Some(at), _) => format!("frozen by an operator since {at}, until `account unfreeze`; also {own}"),
    }
}

fn contact_words(bound: Option<&str>, pending: Option<&str>) -> String {
    match (bound, pending) {
        (bound, None) => bound.unwrap_or("none").to_owned(),
        (bound, Some(pending)) => format!("{}; not confirmed yet: {pending}", bound.unwrap_or("none")),
    }
}

impl fmt::Display for ShownFactor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_ref().map(|name| format!(" \u{201c}{name}\u{201d}")).unwrap_or_default();
        write!(out, "{}{name}, since {}", self.kind, self.since)
    }
}

impl fmt::Display for Event {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}  {}", self.at, self.act.to_string().replace('_', " "))?;
        if let Some(about) = &self.about {
            write!(out, ": {about}")?;
        }
        if self.outcome == Outcome::Refused {
            write!(out, ", refused")?;
        }
        if let Some(operator) = &self.operator {
            write!(out, ", by the operator {operator}")?;
        }
        if let Some(actor) = &self.actor {
            write!(out, ", by {actor}")?;
        }
        match (self.client, &self.device) {
            (Some(client), Some(device)) => write!(out, ", {} ({device})", client_words(client)),
            (Some(client), None) => write!(out, ", {}", client_words(client)),
            (None, _) => Ok(()),
        }
    }
}

fn client_words(client: Client) -> &'static str {
    match client {
        Client::Web => "in a browser",
        Client::Mobile => "in a mobile app",
        Client::Desktop => "in a desktop app",
    }
}
