//! Users of an account: reading them, and the changes that their administrators make.
//!
//! Every change requires what allowed it: the administrator and the user still have the epoch and permissions that the caller read.
//! So neither two administrators at once nor an administrator who is being stopped can make half a change.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::account::{AccountName, LoginName, MAX_NAME, UserName};
use rekey_domain::audit::{ActClient, AuditAction, AuditEntry, Managed, ManagedSet};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::{Factor, FactorsOn};
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::permissions::{Permissions, USERS_MANAGE};
use rekey_domain::phone::PhoneNumber;
use rekey_domain::principal::{Login, Principal, State};
use rekey_domain::registration::Registration;
use rekey_domain::undo::{ActSession, ManagedUser};

use super::contacts::contacts_as_seen;
use super::directory::{USER, account_pk, contact_key, login_of, principal_key, principal_of, unlocked};
use super::error::{Result, StoreError};
use super::factors::{CODES, STANDBY, STREAK, factors_key, some_on};
use super::table::{key, parse};
use super::tables::Directory;
use super::transactions::TxOutcome;
use super::trusted_browsers::distrust;
use super::write::{Item, Write, absent, as_seen, begins_with, exists};

/// Users on one page of the list.
const PAGE: usize = 50;

pub struct User {
    pub principal: Principal,
    pub login: Login,
}

/// A page of users, sorted by name.
pub struct Users {
    pub users: Vec<User>,
    /// The last name on this page, if there is a next page.
    pub next: Option<UserName>,
}

pub enum UserChange {
    Edit(UserEdit),
    /// Ends the password and all sessions. The link of this registration sets the next password.
    ResetPassword(Box<Registration>),
    /// Turns off all second factors and removes the recovery codes.
    ResetFactors,
    /// Restores a frozen user, with the password that it had.
    Restore,
    Delete,
}

/// An edit of a user. A field that is `None` stays as it is.
#[derive(Default)]
pub struct UserEdit {
    pub permissions: Option<Permissions>,
    pub email: Option<EmailChange>,
    pub phone: Option<PhoneChange>,
}

pub enum EmailChange {
    /// Names another address. The link of this registration, mailed to the address, proves it.
    Named(EmailAddress, Box<Registration>),
    /// Withdraws a named address that is still unproven.
    Withdrawn,
    /// Unbinds the address and names no other.
    Removed,
}

pub enum PhoneChange {
    /// Names another number, which the user may confirm in the settings.
    Named(PhoneNumber),
    /// Withdraws a named number that is not confirmed yet.
    Withdrawn,
    /// Unbinds the number and names no other. The id is that of the notice.
    Removed(Id),
}

/// An act of an administrator: its id, its actor as the caller read it, and its time.
pub struct AdminAction<'a> {
    /// The operation's id: its request token, the id of its audit entry, the id of its notice to the user.
    pub op: Id,
    pub actor: &'a Principal,
    pub session: ActSession,
    /// The client of that session.
    pub client: ActClient,
    /// The id of the notice to the administrator. `None` where nobody is told, as for the demo accounts.
    pub tell: Option<Id>,
    pub at: Timestamp,
}

impl Directory {
    /// Reads a user of this account; `None` if there is none.
    pub async fn user(&self, account: &AccountName, user: &UserName) -> Result<Option<User>> {
        let name = LoginName { account: account.clone(), user: Some(user.clone()) };
        let Some(login) = self.login(&name).await? else {
            return Ok(None);
        };
        Ok(self.principal(login.principal).await?.map(|principal| User { principal, login }))
    }

    /// Lists one page of the users of an account whose names begin with `search` and come after `after`. It takes two requests.
    pub async fn users(&self, account: &AccountName, search: &str, after: Option<&UserName>) -> Result<Users> {
        let pk = account_pk(account);
        // DynamoDB requires that the start key matches the key condition.
        let after = after.map(ToString::to_string).filter(|after| after.as_str() >= search);
        if search.len() > MAX_NAME || after.as_ref().is_some_and(|after| !after.starts_with(search)) {
            return Ok(Users { users: Vec::new(), next: None });
        }
        let query = self
            .table
            .query(&pk, Some(begins_with("sk", format!("{USER}{search}"))), None)
            .set_exclusive_start_key(after.map(|after| key(&pk, format!("{USER}{after}"))))
            // One more than a page tells whether there is a next one.
            .limit(i32::try_from(PAGE).unwrap_or(i32::MAX).saturating_add(1));
        let mut items = query.send().await?.items.unwrap_or_default();
        let more = items.len() > PAGE;
        items.truncate(PAGE);
        let next = items.last().filter(|_| more).map(user_name).transpose()?;
        let logins: Vec<Login> = items.into_iter().map(parse).collect::<Result<_, _>>()?;
        let keys = logins.iter().map(|login| principal_key(login.principal)).collect();
        let principals: Vec<Principal> = self.table.batch(keys).await?;
        let mut principals: HashMap<Id, Principal> = principals.into_iter().map(|principal| (principal.id, principal)).collect();
        // This leaves out a user that was deleted between the two reads.
        let pair = |login: Login| principals.remove(&login.principal).map(|principal| User { principal, login });
        Ok(Users { users: logins.into_iter().filter_map(pair).collect(), next })
    }

    /// Creates a user without a password. The link of its registration sets one.
    pub async fn create_user(&self, act: &AdminAction<'_>, principal: &Principal, registration: &Registration) -> Result<TxOutcome> {
        let mut items = Vec::from(self.put_new_principal(principal, None));
        items.push(self.flows.table.tx_put(self.flows.registration_item(registration)));
        items.push(self.manages(act));
        // A mailed link proves the address. A link that is handed over is open to the administrator too.
        let notice: Option<fn(UserName) -> Notice> = match &principal.pending_email {
            _ if principal.may_manage_users() => Some(Notice::AdministratorMade),
            Some(_) => None,
            None => Some(Notice::LinkHandedOver),
        };
        items.extend(self.strengthened(act, principal, true, notice)?);
        let set = ManagedSet {
            permissions: Some(principal.permissions.clone()),
            email: principal.pending_email.clone(),
            phone: principal.pending_phone.clone(),
            ..ManagedSet::default()
        };
        self.written(&act.audit(principal, AuditAction::UserCreated, set), items).await
    }

    /// Changes a user. It requires that user and administrator are as the caller read them.
    pub async fn change_user(&self, act: &AdminAction<'_>, user: &User, change: UserChange) -> Result<TxOutcome> {
        let audit = |done| act.audit(&user.principal, done, ManagedSet::default());
        let (done, mut items) = match change {
            UserChange::Edit(edit) => (act.audit(&user.principal, edit.act(), edit.set()), self.edit(act, user, edit)?),
            UserChange::ResetPassword(registration) => (audit(AuditAction::PasswordReset), self.reset_password(act, user, &registration)?),
            UserChange::ResetFactors => (audit(AuditAction::FactorsReset), self.reset_factors(act, user)?),
            UserChange::Restore => {
                let restored = audit(AuditAction::UserRestored);
                (AuditEntry { stays_locked: user.login.held_hash.is_none(), ..restored }, self.restore_user(act, user)?)
            }
            UserChange::Delete => (audit(AuditAction::UserDeleted), self.delete_user(act, user)),
        };
        items.push(self.manages(act));
        self.written(&done, items).await
    }

    fn edit(&self, act: &AdminAction<'_>, user: &User, edit: UserEdit) -> Result<Vec<TransactWriteItem>> {
        let (seen, mut items) = (&user.principal, Vec::new());
        let permissions = edit.permissions.unwrap_or_else(|| seen.permissions.clone());
        let (mut principal, mut undo_barrier) = (as_read(seen).set("permissions", &permissions), false);
        // An earlier link was made for fewer permissions, and may be in the hands of somebody who must not have more. It ends,
        // and no new one is mailed unless the same change names an address.
        let grows = !permissions.are_among(&seen.permissions);
        let named = matches!(edit.email, Some(EmailChange::Named(..)));
        if grows || named {
            let administrator_made = permissions.contains(USERS_MANAGE) && !seen.may_manage_users();
            let notice: fn(UserName) -> Notice = match (grows, administrator_made) {
                (true, true) => Notice::AdministratorMade,
                (true, false) => Notice::PermissionsGrown,
                (false, _) => Notice::UserAddressNamed,
            };
            items.extend(self.strengthened(act, seen, named, Some(notice))?);
        }
        match edit.email {
            None if !grows => {}
            None | Some(EmailChange::Withdrawn) => principal = principal.remove_all(["registration", "pending_email"]),
            Some(EmailChange::Named(email, registration)) => {
                items.push(self.flows.table.tx_put(self.flows.registration_item(&registration)));
                items.push(self.no_codes_by_mail(seen));
                // The user is told once, even if the address is named again.
                if seen.email.is_some() && seen.pending_email.is_none() {
                    items.push(self.flows.put_outbox(&act.outbox_message(act.op, seen, Notice::EmailNamed)));
                }
                principal = principal.set("pending_email", email).set("registration", registration.id);
            }
            Some(EmailChange::Removed) => {
                if let Some(email) = &seen.email {
                    let told = act.outbox_message(act.op, seen, Notice::EmailRemoved);
                    items.extend(self.remove_contact(seen, &email.clone().into(), &told));
                }
                items.push(self.no_codes_by_mail(seen));
                // This ends a link to the address, or to one that was named. The administrator has to request a new link for a first
                // password or after a reset.
                principal = principal.remove_all(["email", "pending_email", "registration"]);
                undo_barrier = true;
            }
        }
        match edit.phone {
            None => {}
            Some(PhoneChange::Named(phone)) => principal = principal.set("pending_phone", phone),
            Some(PhoneChange::Withdrawn) => principal = principal.remove("pending_phone"),
            Some(PhoneChange::Removed(notice)) => {
                if let Some(phone) = &seen.phone {
                    let told = act.outbox_message(notice, seen, Notice::PhoneRemoved);
                    items.extend(self.remove_contact(seen, &phone.clone().into(), &told));
                }
                principal = principal.remove_all(["phone", "pending_phone"]);
                undo_barrier = true;
            }
        }
        if undo_barrier {
            // No earlier undo link may bind a contact again that an administrator has removed.
            principal = principal.set("undone", Principal::undo_barrier(act.at)).remove("former");
        }
        let login = login_of(seen).set("permissions", &permissions);
        items.extend([self.table.tx_write(principal), self.table.tx_write(login)]);
        Ok(items)
    }

    fn reset_password(&self, act: &AdminAction<'_>, user: &User, registration: &Registration) -> Result<Vec<TransactWriteItem>> {
        let seen = &user.principal;
        // A user that has never chosen a password stays invited.
        let state = if seen.state == State::Invited { State::Invited } else { State::Reset };
        let mut principal = as_read(seen)
            .add("epoch", 1)
            .set("state", state)
            .set("registration", registration.id)
            // The user's previous owner must not undo earlier acts: the user may belong to somebody else from now on.
            .set("undone", Principal::undo_barrier(act.at))
            .remove("former");
        // The named address stays named if the new link goes there.
        if seen.pending_email != registration.email {
            principal = principal.remove("pending_email");
        }
        let login = login_of(seen).add("epoch", 1).remove_all(["password_hash", "held_hash"]);
        let registration = self.flows.table.tx_put(self.flows.registration_item(registration));
        let mut items = vec![self.table.tx_write(principal), self.table.tx_write(login), registration];
        items.extend(self.strengthened(act, seen, true, Some(Notice::LinkHandedOver))?);
        Ok(items)
    }

    /// A user that had no password when it was frozen needs another link to set one.
    fn restore_user(&self, act: &AdminAction<'_>, user: &User) -> Result<Vec<TransactWriteItem>> {
        let seen = &user.principal;
        let has_password = user.login.held_hash.is_some();
        let state = if has_password { State::Active } else { State::Reset };
        // The hold of a recovery begins, and a passkey that somebody left behind no longer signs in alone.
        let principal = as_read(seen).when(absent("operator_freeze"));
        let principal = principal.set("state", state).set("recovered_at", act.at).remove("suspended_at");
        let login = login_of(seen).remove("held_hash");
        let login = if has_password { login.when(exists("held_hash")).copy("password_hash", "held_hash") } else { login };
        let mut items = vec![self.table.tx_write(principal), self.table.tx_write(login)];
        items.extend(self.strengthened(act, seen, false, Some(Notice::UserRestored))?);
        Ok(items)
    }

    /// Notes that a user was created or got more access, and tells the administrator's own contacts, with a link that undoes what was
    /// done in the administrator's name.
    fn strengthened(
        &self,
        act: &AdminAction<'_>,
        user: &Principal,
        by_link: bool,
        notice: Option<fn(UserName) -> Notice>,
    ) -> Result<Vec<TransactWriteItem>> {
        let name = user.user.clone().ok_or(StoreError::Damaged("a user without a name"))?;
        let managed = ManagedUser { principal: user.id, user: name.clone(), at: act.at, by_link, session: act.session };
        let mut items = vec![self.flows.note_managed(act.actor.id, act.op, &managed)];
        let told = notice.and_then(|notice| act.told_to_actor(notice(name)));
        items.extend(told.map(|queued| self.flows.put_outbox(&queued)));
        Ok(items)
    }

    /// Unbinds a contact of a user and tells the user.
    fn remove_contact(&self, user: &Principal, contact: &Contact, told: &OutboxMessage) -> [TransactWriteItem; 2] {
        [self.table.tx_delete(Write::to(contact_key(contact, user.id))), self.flows.put_outbox(told)]
    }

    fn reset_factors(&self, act: &AdminAction<'_>, user: &User) -> Result<Vec<TransactWriteItem>> {
        let seen = &user.principal;
        // The counts of the day's tries stay. A lost factor is no reason to reset them.
        let factors = Write::to(factors_key(seen.id))
            .when(some_on())
            .remove_all(Factor::ALL.map(Factor::attribute))
            .remove_all(["former", "removed_passkeys"])
            .remove_all(STREAK)
            .remove_all(CODES)
            .remove_all(STANDBY);
        let login = distrust(login_of(seen).set("factors", FactorsOn::default()).remove("codes_capped"));
        // An earlier undo link must not turn off what the user turns on after this.
        let principal = as_read(seen).set("factors_reset_at", act.at).set("undone", Principal::undo_barrier(act.at)).remove("former");
        let principal = distrust(principal);
        let mut items = vec![
            self.table.tx_write(factors),
            self.table.tx_write(login),
            self.table.tx_write(principal),
            self.flows.put_outbox(&act.outbox_message(act.op, seen, Notice::FactorsReset)),
        ];
        items.extend(self.strengthened(act, seen, false, Some(Notice::UserFactorsReset))?);
        Ok(items)
    }

    /// Sessions, links, tickets and challenges require the principal, so they end with it. Its id is never used again.
    fn delete_user(&self, act: &AdminAction<'_>, user: &User) -> Vec<TransactWriteItem> {
        let seen = &user.principal;
        let contacts = seen.contacts().map(|contact| Write::to(contact_key(&contact, seen.id)));
        let gone = [same_access(seen).when(contacts_as_seen(seen)), login_of(seen), Write::to(factors_key(seen.id))];
        let mut items: Vec<_> = gone.into_iter().chain(contacts).map(|gone| self.table.tx_delete(gone)).collect();
        if seen.contacts().next().is_some() {
            items.push(self.flows.put_outbox(&act.outbox_message(act.op, seen, Notice::UserDeleted)));
        }
        items
    }

    /// Counts an act of an administrator, and requires that the administrator still has the epoch and permissions that the caller read.
    pub(super) fn manages(&self, act: &AdminAction<'_>) -> TransactWriteItem {
        self.table.tx_write(same_access(act.actor).add("managed_acts", 1))
    }

    /// Requires that the administrator who made a link still exists, is not frozen and has the permissions that the caller read.
    pub(super) fn may_still_grant(&self, maker: &Principal) -> TransactWriteItem {
        let same = Write::to(principal_key(maker.id)).when(exists("pk")).require("permissions", &maker.permissions);
        self.table.tx_write(same.when(unlocked()))
    }
}

/// A write to a principal that still has the epoch and permissions that the caller read.
fn same_access(seen: &Principal) -> Write {
    principal_of(seen).require("permissions", &seen.permissions)
}

/// A write to a user that is as the caller read it, including its outstanding link.
fn as_read(seen: &Principal) -> Write {
    same_access(seen).when(contacts_as_seen(seen)).when(as_seen("registration", seen.registration))
}

/// Reads the name from the sort key of a user's login.
fn user_name(item: &Item) -> Result<UserName> {
    let sk = item.get("sk").and_then(|sk| sk.as_s().ok());
    let name = sk.and_then(|sk| UserName::parse(sk.strip_prefix(USER)?).ok());
    name.ok_or(StoreError::Damaged("a login of no user"))
}

impl UserEdit {
    /// The act in the audit entry. A change of contacts takes precedence over one of permissions.
    fn act(&self) -> AuditAction {
        match (&self.email, &self.phone) {
            (Some(EmailChange::Named(..)), _) => AuditAction::EmailNamed,
            (Some(EmailChange::Removed | EmailChange::Withdrawn), _) => AuditAction::EmailRemoved,
            (None, Some(PhoneChange::Named(_))) => AuditAction::PhoneNamed,
            (None, Some(PhoneChange::Removed(_) | PhoneChange::Withdrawn)) => AuditAction::PhoneRemoved,
            (None, None) => AuditAction::PermissionsSet,
        }
    }

    fn set(&self) -> ManagedSet {
        let (mut email, mut phone, mut removed) = (None, None, Vec::new());
        match &self.email {
            Some(EmailChange::Named(named, _)) => email = Some(named.clone()),
            Some(EmailChange::Removed | EmailChange::Withdrawn) => removed.push(ContactKind::Email),
            None => {}
        }
        match &self.phone {
            Some(PhoneChange::Named(named)) => phone = Some(named.clone()),
            Some(PhoneChange::Removed(_) | PhoneChange::Withdrawn) => removed.push(ContactKind::Phone),
            None => {}
        }
        ManagedSet { permissions: self.permissions.clone(), email, phone, removed, ..ManagedSet::default() }
    }
}

impl AdminAction<'_> {
    pub(super) fn audit(&self, user: &Principal, act: AuditAction, set: ManagedSet) -> AuditEntry {
        let managed = Some(Managed { by: self.actor.login_name(), set });
        let entry = AuditEntry::own(self.op, user.id, user.login_name(), act, self.at).from_client(self.client.clone());
        AuditEntry { actor: self.actor.id, managed, ..entry }
    }

    /// A notice to the administrator's own contacts. Its link undoes the acts in the administrator's name.
    pub(super) fn told_to_actor(&self, notice: Notice) -> Option<OutboxMessage> {
        self.tell.map(|id| OutboxMessage::about(id, self.actor, notice, self.at).done_in(self.session, self.actor))
    }

    /// A notice to the user.
    fn outbox_message(&self, id: Id, user: &Principal, notice: Notice) -> OutboxMessage {
        OutboxMessage::about(id, user, notice, self.at)
    }
}
