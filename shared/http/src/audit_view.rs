//! The view of an audit entry in answers: at `GET /v1/audit` and at `GET /v1/activity`.

use rekey_adapters::store::AuditPage;
use rekey_domain::account::LoginName;
use rekey_domain::audit::{AuditAction, AuditEntry, Outcome};
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::id::Id;
use serde::Serialize;

/// Entries on one page of an answer.
pub const ENTRIES: usize = 50;

/// A page of entries, newest first.
#[derive(Serialize)]
pub struct AuditList {
    events: Vec<AuditView>,
    next: Option<String>,
}

/// An entry, without the addresses and numbers that an administrator may have set.
#[derive(Serialize)]
pub struct AuditView {
    id: Id,
    at: String,
    actor: PrincipalView,
    subject: PrincipalView,
    act: AuditAction,
    client: Option<Client>,
    device: Option<DeviceName>,
    outcome: Outcome,
}

/// A principal, with its name at the time of the act.
#[derive(Serialize)]
struct PrincipalView {
    principal: Id,
    account: String,
    user: Option<String>,
    /// Whether an operator of the service acted for this principal. The account does not learn which one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    operator: bool,
}

impl PrincipalView {
    fn new(principal: Id, name: &LoginName) -> Self {
        Self { principal, account: name.account.to_string(), user: name.user.as_ref().map(ToString::to_string), operator: false }
    }
}

impl From<AuditEntry> for AuditView {
    fn from(entry: AuditEntry) -> Self {
        Self {
            id: entry.id,
            at: entry.at.rfc3339(),
            actor: PrincipalView { operator: entry.operator.is_some(), ..PrincipalView::new(entry.actor, entry.actor_name()) },
            subject: PrincipalView::new(entry.subject, &entry.name),
            act: entry.act,
            client: entry.client,
            device: entry.device,
            outcome: entry.outcome,
        }
    }
}

impl From<AuditPage> for AuditList {
    fn from(page: AuditPage) -> Self {
        let next = page.next.map(|next| next.to_string());
        Self { events: page.entries.into_iter().map(AuditView::from).collect(), next }
    }
}

impl AuditList {
    /// A page of the activity of this principal. The names of other people's devices are left out.
    pub fn of_activity(principal: Id, mut page: AuditPage) -> Self {
        for entry in page.entries.iter_mut().filter(|entry| entry.actor != principal) {
            entry.device = None;
        }
        page.into()
    }
}
