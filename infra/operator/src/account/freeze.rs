//! `account freeze` and `account unfreeze`.
//!
//! The freeze of an account has an id, which its root gets first and loses last. So a command that was killed half way continues
//! when it runs again, and the end of the freeze unfreezes the users that were frozen with it, and no others.

use std::fmt;

use rekey_adapters::store::{TxOutcome, User};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::id::Id;
use rekey_domain::principal::{OperatorFreeze, Principal, State};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::{Name, described};
use crate::report::Report;

/// The most tries at a principal that others change at the same moment.
const TRIES: usize = 5;

/// An account or user after the command.
#[derive(Serialize)]
struct Changed {
    account: AccountName,
    user: Option<UserName>,
    frozen: bool,
    /// Whether the command changed it.
    changed: bool,
    /// The state that it returned to.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    /// The users of the account that the command changed as well.
    users: Vec<UserName>,
    /// The users of an unfrozen account that stay frozen, because they were frozen by themselves.
    users_still_frozen: Vec<UserName>,
}

/// Freezes an account with its users, or one user.
pub async fn freeze(context: &Context, name: &Name) -> Result<impl Report, Failure> {
    let (account, root) = (&name.account, name.root());
    let with_account = context.person(&root).await?.principal.operator_freeze;
    if let Some(user) = &name.user {
        // A user that was frozen with its account is frozen by itself from now on.
        let changed = freeze_one(context, &name.login_name(), new_freeze(context), with_account.map(|freeze| freeze.id), true).await?;
        return Ok(Changed { changed, user: Some(user.clone()), ..Changed::new(account, true) });
    }
    let (changed, users) = freeze_all(context, account, Purpose::Close).await?;
    Ok(Changed { changed, users, ..Changed::new(account, true) })
}

/// What an account is frozen for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To close it until it is unfrozen. Its people are told.
    Close,
    /// To delete it. Nobody is told, and an import puts no more users into it.
    Delete,
}

/// Freezes an account with its users. Returns whether the account was not frozen before, and the users that were not.
///
/// # Errors
/// If there is no such account, or others change it at the same moment.
pub async fn freeze_all(context: &Context, account: &AccountName, purpose: Purpose) -> Result<(bool, Vec<UserName>), Failure> {
    let root = LoginName { account: account.clone(), user: None };
    let (deleting, tell) = (purpose == Purpose::Delete, purpose == Purpose::Close);
    let before = context.person(&root).await?.principal.operator_freeze;
    let freeze = before.unwrap_or_else(|| new_freeze(context));
    // A deletion marks the freeze of an account that is frozen already.
    let replaced = before.filter(|before| deleting && !before.deleting).map(|before| before.id);
    let changed = freeze_one(context, &root, OperatorFreeze { deleting, ..freeze }, replaced, tell).await?;
    let freeze = OperatorFreeze { deleting: false, ..freeze };
    let needs = |user: &Principal| user.operator_freeze.is_none();
    let users = every_user(context, account, needs, async |user| freeze_one(context, user, freeze, None, tell).await).await?;
    Ok((changed, users))
}

fn new_freeze(context: &Context) -> OperatorFreeze {
    OperatorFreeze { id: context.id(), at: context.clock.now(), deleting: false }
}

/// Unfreezes an account with the users that were frozen with it, or one user.
pub async fn unfreeze(context: &Context, name: &Name) -> Result<impl Report, Failure> {
    let root = context.person(&name.root()).await?.principal;
    let done = match &name.user {
        Some(user) => unfreeze_user(context, name, user, &root).await?,
        None => unfreeze_all(context, &name.account, &root).await?,
    };
    let state = context.find(&name.login_name()).await?.map(|person| person.principal.shown_state());
    Ok(Changed { state, ..done })
}

async fn unfreeze_user(context: &Context, name: &Name, user: &UserName, root: &Principal) -> Result<Changed, Failure> {
    let changed = match context.person(&name.login_name()).await?.principal.operator_freeze {
        None => false,
        Some(_) if root.operator_freeze.is_some() => {
            return Err(Failure::in_the_way("The whole account is frozen. Unfreeze the account, and freeze others of its users."));
        }
        Some(freeze) => unfreeze_one(context, &name.login_name(), freeze.id, Some(root)).await?,
    };
    Ok(Changed { changed, user: Some(user.clone()), ..Changed::new(&name.account, false) })
}

async fn unfreeze_all(context: &Context, account: &AccountName, root: &Principal) -> Result<Changed, Failure> {
    let (mut changed, mut users) = (false, Vec::new());
    if let Some(freeze) = root.operator_freeze {
        let frozen_with_it = |user: &Principal| user.operator_freeze.is_some_and(|of_user| of_user.id == freeze.id);
        let one = async |user: &LoginName| unfreeze_one(context, user, freeze.id, Some(root)).await;
        users = every_user(context, account, frozen_with_it, one).await?;
        changed = unfreeze_one(context, &root.login_name(), freeze.id, None).await?;
    }
    Ok(Changed { changed, users, users_still_frozen: still_frozen(context, account).await?, ..Changed::new(account, false) })
}

/// Changes every user that needs it, until a whole list has none: an administrator that is not frozen yet may create a user that sorts
/// before the others.
async fn every_user(
    context: &Context,
    account: &AccountName,
    needs: impl Fn(&Principal) -> bool,
    change: impl AsyncFn(&LoginName) -> Result<bool, Failure>,
) -> Result<Vec<UserName>, Failure> {
    let mut changed = Vec::new();
    loop {
        let mut list = context.users(account).await?;
        list.retain(|user| needs(&user.principal));
        if list.is_empty() {
            return Ok(changed);
        }
        for User { principal, .. } in list {
            if change(&principal.login_name()).await? {
                changed.extend(principal.user);
            }
        }
    }
}

async fn still_frozen(context: &Context, account: &AccountName) -> Result<Vec<UserName>, Failure> {
    let users = context.users(account).await?.into_iter();
    Ok(users.filter(|user| user.principal.operator_freeze.is_some()).filter_map(|user| user.principal.user).collect())
}

/// Freezes a principal. False if it is frozen already, by another freeze than `replaced`, or gone.
async fn freeze_one(
    context: &Context,
    name: &LoginName,
    freeze: OperatorFreeze,
    replaced: Option<Id>,
    tell: bool,
) -> Result<bool, Failure> {
    until_done(context, name, async |seen| match seen.principal.operator_freeze {
        Some(before) if Some(before.id) != replaced => Ok(None),
        _ => Ok(Some(context.directory.freeze_by_operator(&context.act(), seen, freeze, tell).await?)),
    })
    .await
}

/// Ends the freeze of a principal. False if it has another one, or is gone. For a user, `root` is the root of its account.
async fn unfreeze_one(context: &Context, name: &LoginName, freeze: Id, root: Option<&Principal>) -> Result<bool, Failure> {
    until_done(context, name, async |seen| match seen.principal.operator_freeze {
        Some(before) if before.id == freeze => Ok(Some(context.directory.unfreeze_by_operator(&context.act(), seen, freeze, root).await?)),
        _ => Ok(None),
    })
    .await
}

/// Repeats a change while others change the principal at the same moment. False if there is nothing to change.
async fn until_done(
    context: &Context,
    name: &LoginName,
    change: impl AsyncFn(&User) -> Result<Option<TxOutcome>, Failure>,
) -> Result<bool, Failure> {
    for _ in 0..TRIES {
        let Some(seen) = context.find(name).await? else { return Ok(false) };
        match change(&seen).await? {
            None => return Ok(false),
            Some(TxOutcome::Done) => return Ok(true),
            Some(TxOutcome::Refused) => {}
        }
    }
    Err(Failure::changed_meanwhile())
}

impl Changed {
    fn new(account: &AccountName, frozen: bool) -> Self {
        let (users, users_still_frozen) = (Vec::new(), Vec::new());
        Self { account: account.clone(), user: None, frozen, changed: false, state: None, users, users_still_frozen }
    }
}

impl Changed {
    /// What the end of a freeze leads to.
    fn afterwards(&self) -> &'static str {
        match (self.state, &self.user) {
            (Some(State::Active) | None, _) => "The password is the one from before.",
            (Some(State::Invited), _) => "It has no password yet.",
            (Some(State::Reset), _) => "It has no password: its owner has to choose one.",
            (Some(State::Frozen), None) => "It stays frozen after a report of its owner, until its owner recovers it.",
            (Some(State::Frozen), Some(_)) => {
                "It stays frozen after a report, until it is recovered or the root of the account restores it."
            }
        }
    }
}

impl Report for Changed {}

impl fmt::Display for Changed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = described(&LoginName { account: self.account.clone(), user: self.user.clone() });
        match (self.frozen, self.changed || !self.users.is_empty()) {
            (true, true) => write!(out, "The {name} is frozen. Nobody signs in to it, and no recovery works, until it is unfrozen.")?,
            (true, false) => write!(out, "The {name} was frozen already.")?,
            (false, true) => write!(out, "The {name} is not frozen by an operator any more. {}", self.afterwards())?,
            (false, false) => write!(out, "The {name} was not frozen by an operator.")?,
        }
        let list = |users: &[UserName]| users.iter().map(UserName::as_str).collect::<Vec<_>>().join(", ");
        if !self.users.is_empty() {
            write!(out, "\nIts users as well ({}): {}.", self.users.len(), list(&self.users))?;
        }
        if !self.users_still_frozen.is_empty() {
            write!(out, "\nStill frozen by themselves: {}.", list(&self.users_still_frozen))?;
        }
        Ok(())
    }
}
