//! The audit log: who did what to whom and when.

use std::fmt;

use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::client::{Client, DeviceName};
use crate::clock::Timestamp;
use crate::contact::ContactKind;
use crate::email::EmailAddress;
use crate::id::Id;
use crate::permissions::Permissions;
use crate::phone::PhoneNumber;

/// One audit entry. It is written in the same transaction as the act. The entry of a refused factor is a write of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AuditEntry {
    /// The id of the operation, so that a repeated write is recognised.
    pub id: Id,
    /// When the act was done.
    pub at: Timestamp,
    /// The principal that acted; the subject itself if nobody else is known.
    pub actor: Id,
    /// The principal concerned.
    pub subject: Id,
    /// The subject's name at the time, since a deleted principal no longer has one.
    #[serde(flatten)]
    pub name: LoginName,
    /// The act.
    pub act: AuditAction,
    /// Whether the act was done.
    #[serde(default)]
    pub outcome: Outcome,
    /// The kind of client that the act came from; `None` for an act outside sessions and sign-ins, such as a reset by a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<Client>,
    /// The name of the device, if that client gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceName>,
    /// The session that the act ended, if it ended one and no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_session: Option<Id>,
    /// For a recovery: the kind of contact that received the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ContactKind>,
    /// For an act on somebody else: the administrator that acted, and the values set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub managed: Option<Managed>,
    /// For the end of a freeze: whether the principal cannot sign in nevertheless, because something else froze it, too, or because
    /// it has no password.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stays_locked: bool,
    /// For an act of an operator of the service: who it was. The actor is then the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<OperatorName>,
}

/// An operator of the service, as AWS names the caller: an ARN. Only operators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OperatorName(String);

/// A text that is not the name of an operator.
#[derive(Debug, thiserror::Error)]
#[error("The name of an operator has 1 to 2048 printable ASCII characters.")]
pub struct NotAnOperator;

impl OperatorName {
    /// The most characters of an ARN.
    const MOST: usize = 2048;

    /// Reads the name of an operator.
    ///
    /// # Errors
    /// [`NotAnOperator`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotAnOperator> {
        let good = (1..=Self::MOST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if good { Ok(Self(text.to_owned())) } else { Err(NotAnOperator) }
    }

    /// The name as AWS gives it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The administrator of an act, and the values set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Managed {
    /// The administrator's name at the time.
    pub by: LoginName,
    /// The values set.
    #[serde(flatten)]
    pub set: ManagedSet,
}

/// The values that an administrator set for a user, or the root for the account. An absent field was not set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ManagedSet {
    /// The permissions that were set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
    /// The address that was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The number that was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    /// The contacts that were removed, whether they were bound or only entered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<ContactKind>,
    /// What a change of the account's policy means, as sentences for people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policy: Vec<String>,
}

/// Whether an act was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was done.
    #[default]
    Done,
    /// It was refused, because the second factor was wrong.
    Refused,
}

/// The client that an act came from.
#[derive(Clone, Debug, Default)]
pub struct ActClient {
    /// Its kind, if it is known.
    pub client: Option<Client>,
    /// The name of the device, if given.
    pub device: Option<DeviceName>,
}

impl ActClient {
    /// A client of this kind, on the device of this name.
    pub fn new(client: Client, device: Option<DeviceName>) -> Self {
        Self { client: Some(client), device }
    }
}

impl AuditEntry {
    /// An act of a principal on itself.
    pub fn own(id: Id, principal: Id, name: LoginName, act: AuditAction, at: Timestamp) -> Self {
        Self {
            id,
            at,
            actor: principal,
            subject: principal,
            name,
            act,
            outcome: Outcome::Done,
            client: None,
            device: None,
            ended_session: None,
            by: None,
            managed: None,
            stays_locked: false,
            operator: None,
        }
    }

    /// The same act, from this client.
    #[must_use]
    pub fn from_client(self, client: impl Into<ActClient>) -> Self {
        let ActClient { client, device } = client.into();
        Self { client, device, ..self }
    }

    /// The same act, done by an operator of the service.
    #[must_use]
    pub fn by_operator(self, operator: &OperatorName) -> Self {
        Self { operator: Some(operator.clone()), ..self }
    }

    /// The same act, which ended this session.
    #[must_use]
    pub fn ending(self, session: Id) -> Self {
        Self { ended_session: Some(session), ..self }
    }

    /// The same act, refused.
    #[must_use]
    pub fn refused(self) -> Self {
        Self { outcome: Outcome::Refused, ..self }
    }

    /// An act that followed from this one at once, of the same principal and from the same client.
    pub fn followed_by(&self, id: Id, act: AuditAction) -> Self {
        Self { id, act, outcome: Outcome::Done, ..self.clone() }
    }

    /// The entry of a deleted account: ids stand for the names, and devices and contacts are left out. `root` is the id of the
    /// account's root.
    #[must_use]
    pub fn anonymous(self, root: Id) -> Self {
        let name = self.name.anonymous(root, self.subject);
        let managed = self.managed.map(|managed| Managed {
            by: managed.by.anonymous(root, self.actor),
            set: ManagedSet { email: None, phone: None, ..managed.set },
        });
        Self { name, managed, device: None, ..self }
    }

    /// The name of the principal that acted, at the time.
    pub fn actor_name(&self) -> &LoginName {
        self.managed.as_ref().map_or(&self.name, |managed| &managed.by)
    }
}

crate::listed! {
    /// The acts that are audited.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum AuditAction {
        /// An account was created.
        AccountActivated,
        /// A password was set with the ticket of a recovery.
        PasswordRecovered,
        /// A password was set with the current password.
        PasswordChanged,
        /// An administrator created a user.
        UserCreated,
        /// An administrator set a user's permissions.
        PermissionsSet,
        /// An administrator entered another address for a user, perhaps with other permissions.
        EmailNamed,
        /// An administrator removed a user's address, bound or entered, perhaps with other permissions.
        EmailRemoved,
        /// An administrator entered a mobile number for a user, perhaps with other permissions.
        PhoneNamed,
        /// An administrator removed a user's mobile number, bound or entered, perhaps with other permissions.
        PhoneRemoved,
        /// An administrator deleted a user.
        UserDeleted,
        /// An administrator ended a user's password.
        PasswordReset,
        /// An administrator turned a user's second factors off.
        FactorsReset,
        /// An undo froze a user because the administrator reported that somebody else had created or strengthened that user.
        #[serde(alias = "user_suspended")]
        UserFrozen,
        /// The root changed the account's policy.
        PolicyChanged,
        /// The root restored a frozen user.
        UserRestored,
        /// A user chose a password with a mailed link.
        UserActivatedByMail,
        /// A user chose a password with a link that an administrator received.
        UserActivatedByHand,
        /// A contact was bound, perhaps in place of another.
        ContactChanged,
        /// A contact was removed.
        ContactRemoved,
        /// An act was undone that the reader of its notice reported; the principal is frozen.
        Undone,
        /// The principal signed out, which ended the calling session.
        SignedOut,
        /// One other session was ended.
        DeviceSignedOut,
        /// All other sessions were ended.
        OthersSignedOut,
        /// A sign-in was completed with the password alone.
        SignedInByPassword,
        /// A sign-in was completed with an app code.
        SignedInByApp,
        /// A sign-in was completed with a mailed code.
        SignedInByEmail,
        /// A sign-in was completed with a recovery code.
        SignedInByRecoveryCode,
        /// A sign-in of a desktop app was completed that the principal had approved in a browser.
        SignedInByApproval,
        /// The sign-in of a desktop app was approved in a browser. It is not complete before the app gets its session.
        SignInApproved,
        /// The sign-in of a desktop app was denied in a browser, or an approval was taken back.
        SignInDenied,
        /// A sign-in was completed with the password in a trusted browser, without a code.
        SignedInByTrustedBrowser,
        /// A browser became trusted.
        BrowserTrusted,
        /// The trust in one browser was ended.
        BrowserDistrusted,
        /// The trust in all browsers was ended.
        BrowsersDistrusted,
        /// A copy of a trusted browser's cookie was found. The trust, and every session, was ended.
        TrustedBrowserCopied,
        /// A sign-in was completed with a passkey, after the password.
        SignedInByPasskey,
        /// A sign-in was completed with a passkey alone.
        SignedInByPasskeyAlone,
        /// The principal re-authenticated.
        Reauthenticated,
        /// The authenticator app was turned on.
        AppTurnedOn,
        /// The authenticator app was turned off.
        AppTurnedOff,
        /// Mailed codes were turned on.
        EmailTurnedOn,
        /// Mailed codes were turned off.
        EmailTurnedOff,
        /// A passkey was added.
        PasskeyAdded,
        /// A passkey was renamed.
        PasskeyRenamed,
        /// A passkey was removed.
        PasskeyRemoved,
        /// A passkey was refused because its signature counter went back, as it does when there is a copy of it.
        PasskeyCopied,
        /// New recovery codes replaced the old ones.
        RecoveryCodesMade,
        /// A principal that has lost its factors began the wait at whose end they can be turned off.
        FactorsOffBegun,
        /// Somebody stopped that wait with the link of an announcement.
        FactorsOffStopped,
        /// All factors were turned off because the principal has lost them.
        LostFactorsOff,
        /// The day's wrong codes were used up, or a number of wrong codes in a row was reached that the owner is notified of.
        CodesCapped,
        /// A session was ended because of the wrong passwords entered in it.
        SessionGuessed,
        /// An operator created an account, or mailed another link to the owner of one that has no password yet.
        AccountInvited,
        /// An operator froze an account or a user.
        AccountFrozen,
        /// An operator ended that freeze.
        AccountUnfrozen,
        /// An operator ended all sessions.
        SessionsEnded,
        /// An operator imported the principal from another system.
        Imported,
        /// An operator deleted the principal with its account.
        AccountDeleted,
    }
}

/// The name of the act, as it is stored.
impl fmt::Display for AuditAction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(out)
    }
}

/// A text that names no act.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotAnAct;

impl ToText for NotAnAct {
    fn to_text(&self) -> Text {
        Text::new("rule-audit-act")
    }
}

impl AuditAction {
    /// Reads the name of an act, as an answer shows it.
    ///
    /// # Errors
    /// [`NotAnAct`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotAnAct> {
        Self::ALL.into_iter().find(|act| act.to_string() == text).ok_or(NotAnAct)
    }
}
