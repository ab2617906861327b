//! Undoing a change that the account's owner did not make: one transaction, authorized by the link in the notice of the change.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::account::UserName;
use rekey_domain::account_policy::StoredPolicy;
use rekey_domain::audit::{AuditAction, AuditEntry, Managed, ManagedSet};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::factors::{Factor, Factors};
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::{NotMeDelivery, OutboxMessage};
use rekey_domain::principal::{Login, Principal};
use rekey_domain::random::Random;
use rekey_domain::token::NotMeToken;
use rekey_domain::undo::Reach;

use super::account_policy::policy_changed;
use super::contacts::contacts_as_seen;
use super::deliveries::{Reservation, is_valid};
use super::directory::{login_of, principal_of};
use super::error::{Result, StoreError};
use super::factors::{factors_as_seen, factors_key};
use super::freezing::UserToFreeze;
use super::outbox::outbox_key;
use super::table::sk_at;
use super::tables::{Directory, Flows};
use super::transactions::{TxOutcome, audit_pk};
use super::users::User;
use super::write::{StringSet, Write, absent, as_seen, at_least, filled, is};

/// The number of users that one transaction freezes. Each takes four items, and a transaction has at most 100.
const WITH_THE_UNDO: usize = 20;
/// The most names of frozen users in a notice. A DynamoDB item has at most 400 kB.
const MOST_NAMES: usize = 500;
const KINDS: [ContactKind; 2] = [ContactKind::Email, ContactKind::Phone];

/// What an undo works on: the notice whose link was used, and the principal, login, factors and users as the caller read them.
pub struct Undo<'a> {
    /// The operation's id: its request token, the id of its audit entry, the id of its notice.
    pub op: Id,
    pub token: &'a NotMeToken,
    /// The notice that carried the link.
    pub queued: &'a OutboxMessage,
    pub principal: &'a Principal,
    pub login: &'a Login,
    pub factors: &'a Factors,
    /// The policy of the account, as the caller read it; `None` for a user, who cannot change it.
    pub policy: Option<&'a StoredPolicy>,
    /// The period whose changes the link undoes.
    pub reach: Reach,
    /// The users to freeze: those that the undone sessions created or gave more access.
    pub users: &'a [UserToFreeze],
    /// Whether those users are frozen already, because one transaction has no room for all of them.
    pub frozen_before: bool,
    /// Whether a password was set since the undone change. If so, the undo does not keep it for the root to restore.
    pub password_set: bool,
    /// The source of the audit entries' ids.
    pub random: &'a Random,
    pub at: Timestamp,
}

impl Flows {
    /// Stores the link that a notice is about to carry.
    pub async fn add_not_me(&self, queued: Id, id: Id, delivery: &NotMeDelivery) -> Result<Reservation> {
        self.reserve_uncharged(outbox_key(queued), id, delivery).await
    }
}

impl Undo<'_> {
    /// Whether the transaction of the undo has room for all users to freeze.
    pub fn is_small(&self) -> bool {
        self.users.len() <= WITH_THE_UNDO
    }

    fn freezing_entry(&self, user: &User) -> AuditEntry {
        let (op, seen) = (Id::random(self.random), &user.principal);
        let entry = AuditEntry::own(op, seen.id, seen.login_name(), AuditAction::UserFrozen, self.at);
        let managed = Managed { by: self.principal.login_name(), set: ManagedSet::default() };
        AuditEntry { actor: self.principal.id, managed: Some(managed), ..entry }
    }

    pub fn contact(&self, kind: ContactKind) -> Option<Contact> {
        self.principal.contact_undone(kind, self.reach)
    }

    /// Whether the undo changes the policy of the account.
    pub fn changes_policy(&self) -> bool {
        self.policy.is_some_and(|seen| seen.policy_undone(self.reach) != seen.policy)
    }

    /// The row of the account's policy after the undo, if the undo writes it.
    fn policy_after(&self) -> Option<StoredPolicy> {
        self.policy.and_then(|policy| policy.undone(self.reach, self.at))
    }

    pub fn factors_after(&self) -> Factors {
        let email = self.contact(ContactKind::Email);
        let stays = email == self.principal.contact(ContactKind::Email);
        self.factors.undone(self.reach, email.is_some(), stays, self.at)
    }
}

impl Directory {
    /// Reads the audit entries of the passwords that were set for a principal since `since`. The entry of a recovery says which
    /// contact got its message.
    pub async fn passwords_since(&self, principal: Id, since: Timestamp) -> Result<Vec<AuditEntry>> {
        let set = is("act", AuditAction::PasswordRecovered)
            .or(is("act", AuditAction::PasswordChanged))
            .or(is("act", AuditAction::UserActivatedByMail))
            .or(is("act", AuditAction::UserActivatedByHand));
        // The partition also has the copies of what the principal did to others.
        let set = is("subject", principal).and(set);
        self.table.query_all(audit_pk(principal), Some(at_least("sk", sk_at(since))), Some(set)).await
    }

    /// Freezes users, in as many transactions as they need. [`TxOutcome::Refused`] says that one of the users changed meanwhile;
    /// others may be frozen already.
    pub async fn freeze_users(&self, undo: &Undo<'_>, users: &[UserToFreeze]) -> Result<TxOutcome> {
        for chunk in users.chunks(WITH_THE_UNDO) {
            let Some((first, rest)) = chunk.split_first() else { continue };
            let mut items = Vec::from(self.freeze_user(first, undo.at));
            items.extend(rest.iter().flat_map(|user| self.freeze_with_entry(undo, user)));
            match self.transact(&undo.freezing_entry(&first.user), items).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) | Err(StoreError::Conflict) => return Ok(TxOutcome::Refused),
                Err(error) => return Err(error),
            }
        }
        Ok(TxOutcome::Done)
    }

    fn freeze_with_entry(&self, undo: &Undo<'_>, frozen: &UserToFreeze) -> impl Iterator<Item = TransactWriteItem> {
        self.freeze_user(frozen, undo.at).into_iter().chain(self.put_audit(&undo.freezing_entry(&frozen.user)))
    }

    /// Undoes a change and what followed it. The contacts, factors and the language return to their former state, and the users that
    /// the undone sessions created or gave more access are frozen. All sessions end, and the principal is frozen until it is
    /// recovered.
    pub async fn undo(&self, undo: &Undo<'_>) -> Result<TxOutcome> {
        let Undo { op, token, queued, principal, at, users, .. } = undo;
        let spend = Write::to(outbox_key(queued.id))
            .when(absent("spent_by"))
            .when(is_valid(&format!("deliveries.{}", token.id()), &token.hash(), *at))
            .set("spent_by", op);
        let mut items = vec![self.flows.table.tx_write(spend), self.table.tx_write(principal_undone(undo))];
        for kind in KINDS {
            let after = undo.contact(kind);
            if after != principal.contact(kind) {
                items.extend(self.rebind(principal, kind, after.as_ref()));
            }
        }
        let factors = undo.factors_after();
        let email = undo.contact(ContactKind::Email);
        let login = held(undo, login_of(principal))
            .set("factors", factors.on(email.as_ref().and_then(Contact::as_email)))
            .set_or_remove("locale", principal.locale_undone(undo.reach));
        items.extend([self.table.tx_write(factors_undone(undo, &factors)), self.table.tx_write(login)]);
        if let Some((seen, next)) = undo.policy.zip(undo.policy_after()) {
            items.push(self.table.tx_write(policy_changed(&principal.account, seen, &next)));
        }
        if !undo.frozen_before {
            items.extend(users.iter().flat_map(|user| self.freeze_with_entry(undo, user)));
        }
        let names: Vec<UserName> = users.iter().take(MOST_NAMES).filter_map(|frozen| frozen.user.principal.user.clone()).collect();
        let more_users = users.len() - names.len();
        let frozen = OutboxMessage::about(*op, principal, Notice::Frozen, *at);
        items.push(self.flows.put_outbox(&OutboxMessage { users: names, more_users, ..frozen }));
        self.written(&AuditEntry::own(*op, principal.id, principal.login_name(), AuditAction::Undone, *at), items).await
    }

    /// Freezes an administrator and ends its sessions before an undo that has many users to freeze, so that the administrator creates no
    /// further users meanwhile. The link stays valid, and the undo can be repeated.
    pub async fn freeze(&self, undo: &Undo<'_>) -> Result<TxOutcome> {
        let Undo { op, principal, at, .. } = undo;
        let freeze = principal_of(principal).add("epoch", 1).set("state", "frozen");
        let items = vec![self.table.tx_write(freeze), self.table.tx_write(held(undo, login_of(principal)))];
        self.written(&AuditEntry::own(*op, principal.id, principal.login_name(), AuditAction::Undone, *at), items).await
    }
}

/// Ends the password of a login. That of a user is kept for the root to restore. A frozen root chooses a new one.
fn held(undo: &Undo<'_>, login: Write) -> Write {
    let login = login.add("epoch", 1).remove("password_hash");
    let kept = undo.principal.user.is_some() && !undo.password_set;
    match (kept, &undo.login.password_hash) {
        (false, _) => login.remove("held_hash"),
        (true, Some(_)) => login.copy("held_hash", "password_hash"),
        // An earlier freeze holds the password already.
        (true, None) => login,
    }
}

fn principal_undone(undo: &Undo<'_>) -> Write {
    let principal = undo.principal;
    let former = principal.former_undone(undo.reach);
    let acts = (principal.managed_acts != 0).then_some(principal.managed_acts);
    let write = principal_of(principal)
        .when(contacts_as_seen(principal))
        // The undo would miss what the principal did to users after the caller looked for them.
        .when(as_seen("managed_acts", acts))
        .add("epoch", 1)
        .set("state", "frozen")
        .set("undone", principal.undone_within(undo.reach, undo.at))
        .set_or_remove("former", filled(&former, former.is_empty()))
        .set_or_remove("locale", principal.locale_undone(undo.reach))
        .remove_all(["registration", "pending_email"]);
    KINDS.into_iter().fold(write, |write, kind| write.set_or_remove(kind.name(), undo.contact(kind).as_ref().map(Contact::as_str)))
}

fn factors_undone(undo: &Undo<'_>, after: &Factors) -> Write {
    let seen = undo.factors;
    let mut write = Write::to(factors_key(undo.principal.id)).when(factors_as_seen(seen));
    if *seen == Factors::default() {
        // If a factor were turned on meanwhile, it and its recovery codes would stay in the row and take effect when the next
        // factor is turned on.
        return write;
    }
    for factor in Factor::ALL {
        let name = factor.attribute();
        write = match (factor, seen.get(factor), after.get(factor)) {
            (Factor::Passkey, ..) => passkeys_undone(write, seen, after),
            // A factor that stays is not written again, because a code of it may be used at this moment.
            (_, Some(was), Some(is)) if was.since() == is.since() => match is.trusted_since() {
                Some(since) => write.set(format!("{name}.proves_since"), since),
                None => write,
            },
            (_, _, is) => write.set_or_remove(name, is),
        };
    }
    // Recovery codes that stay are not written again, because one of them may be used at this moment.
    if after.recovery_codes_made_at != seen.recovery_codes_made_at {
        write = write
            .set_or_remove("recovery_codes", filled(&after.recovery_codes, after.recovery_codes.is_empty()).map(StringSet))
            .set_or_remove("recovery_codes_made_at", after.recovery_codes_made_at)
            .set_or_remove("recovery_codes_prove_since", after.recovery_codes_trusted_since);
    } else if let Some(since) = after.recovery_codes_trusted_since {
        write = write.set("recovery_codes_prove_since", since);
    }
    write
        .set_or_remove("guarded", after.guarded.then_some(true))
        .set_or_remove("standby_apps", filled(&after.standby_apps, after.standby_apps.is_empty()))
        .set_or_remove("standby_codes", filled(&after.standby_codes, after.standby_codes.is_empty()).map(StringSet))
        .set_or_remove("standby_sheets", filled(&after.standby_sheets, after.standby_sheets.is_empty()))
        .set_or_remove("standby_until", after.standby_until)
        .set_or_remove("former", filled(&after.former, after.former.is_empty()))
}

/// The passkeys after an undo. They are written in full, so none may have been used meanwhile.
fn passkeys_undone(write: Write, seen: &Factors, after: &Factors) -> Write {
    if (&after.passkeys, &after.removed_passkeys) == (&seen.passkeys, &seen.removed_passkeys) {
        return write;
    }
    write
        .when(as_seen("passkeys", filled(&seen.passkeys, seen.passkeys.is_empty())))
        .set_or_remove("passkeys", filled(&after.passkeys, after.passkeys.is_empty()))
        .set_or_remove("removed_passkeys", filled(&after.removed_passkeys, after.removed_passkeys.is_empty()))
}
