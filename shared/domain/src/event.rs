//! Events for other systems: the part of an audit entry that leaves Rekey. `publish` makes one event of each entry.
//!
//! An event has no address, number or secret. The type of an event is the name that OpenID RISC or CAEP gives to what happened,
//! so that a receiver needs to know little about Rekey. `infra/events.schema.json` describes events to their receivers.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::audit::{AuditAction, AuditEntry, Outcome};
use crate::client::Client;
use crate::clock::Timestamp;
use crate::id::Id;
use crate::listed;

/// The source of all events.
pub const SOURCE: &str = "rekey";

listed! {
    /// The types of events that OpenID RISC 1.0 and CAEP 1.0 define, as far as Rekey uses them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum StandardType {
        /// RISC: the principal has to choose another credential before it can sign in again.
        AccountCredentialChangeRequired,
        /// RISC: the principal cannot sign in any more, and its sessions have ended.
        AccountDisabled,
        /// RISC: the principal can sign in again.
        AccountEnabled,
        /// RISC: the principal is deleted for ever.
        AccountPurged,
        /// CAEP: a password, a second factor or the recovery codes were changed.
        CredentialChange,
        /// RISC: somebody has a copy of a credential.
        CredentialCompromise,
        /// RISC: the principal has another email address or mobile number.
        IdentifierChanged,
        /// RISC: the principal uses a way to get back in.
        RecoveryActivated,
        /// RISC: a contact that could be used to get back in was removed.
        RecoveryInformationChanged,
        /// CAEP: a sign-in was completed.
        SessionEstablished,
        /// CAEP: sessions were ended.
        SessionRevoked,
        /// CAEP: the principal has other permissions.
        TokenClaimsChange,
    }
}

impl StandardType {
    /// The type of an act, if there is a standard one.
    fn of(act: AuditAction) -> Option<Self> {
        match act {
            AuditAction::AccountInvited
            | AuditAction::AccountActivated
            | AuditAction::Imported
            | AuditAction::UserCreated
            | AuditAction::UserActivatedByMail
            | AuditAction::UserActivatedByHand
            | AuditAction::EmailNamed
            | AuditAction::PhoneNamed
            | AuditAction::PolicyChanged
            | AuditAction::SignInApproved
            | AuditAction::SignInDenied
            | AuditAction::BrowserTrusted
            | AuditAction::BrowserDistrusted
            | AuditAction::BrowsersDistrusted
            | AuditAction::Reauthenticated
            | AuditAction::FactorsOffStopped
            | AuditAction::CodesCapped => None,
            AuditAction::PasswordReset => Some(Self::AccountCredentialChangeRequired),
            AuditAction::UserFrozen | AuditAction::AccountFrozen | AuditAction::Undone => Some(Self::AccountDisabled),
            AuditAction::UserRestored | AuditAction::AccountUnfrozen => Some(Self::AccountEnabled),
            AuditAction::UserDeleted | AuditAction::AccountDeleted => Some(Self::AccountPurged),
            AuditAction::PasswordChanged
            | AuditAction::FactorsReset
            | AuditAction::AppTurnedOn
            | AuditAction::AppTurnedOff
            | AuditAction::EmailTurnedOn
            | AuditAction::EmailTurnedOff
            | AuditAction::PasskeyAdded
            | AuditAction::PasskeyRenamed
            | AuditAction::PasskeyRemoved
            | AuditAction::RecoveryCodesMade
            | AuditAction::LostFactorsOff => Some(Self::CredentialChange),
            AuditAction::TrustedBrowserCopied | AuditAction::PasskeyCopied => Some(Self::CredentialCompromise),
            AuditAction::ContactChanged => Some(Self::IdentifierChanged),
            AuditAction::PasswordRecovered | AuditAction::FactorsOffBegun => Some(Self::RecoveryActivated),
            AuditAction::ContactRemoved | AuditAction::EmailRemoved | AuditAction::PhoneRemoved => Some(Self::RecoveryInformationChanged),
            AuditAction::SignedInByPassword
            | AuditAction::SignedInByApp
            | AuditAction::SignedInByEmail
            | AuditAction::SignedInByRecoveryCode
            | AuditAction::SignedInByApproval
            | AuditAction::SignedInByTrustedBrowser
            | AuditAction::SignedInByPasskey
            | AuditAction::SignedInByPasskeyAlone => Some(Self::SessionEstablished),
            AuditAction::SignedOut
            | AuditAction::DeviceSignedOut
            | AuditAction::OthersSignedOut
            | AuditAction::SessionsEnded
            | AuditAction::SessionGuessed => Some(Self::SessionRevoked),
            AuditAction::PermissionsSet => Some(Self::TokenClaimsChange),
        }
    }
}

impl fmt::Display for StandardType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(out)
    }
}

/// An event. Its receivers may get it more than once, and in any order.
#[derive(Clone, Debug)]
pub struct Event {
    /// The type of the event, `detail-type` on the bus.
    pub detail_type: String,
    /// When the act was done.
    pub at: Timestamp,
    /// What happened.
    pub detail: EventDetail,
}

/// The detail of an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventDetail {
    /// The id of the audit entry, by which a receiver recognises an event that it has had.
    pub id: Id,
    /// When the act was done, as RFC 3339.
    pub at: String,
    /// Orders the events of one subject.
    pub sequence: Sequence,
    /// The principal concerned.
    pub subject: EventPrincipal,
    /// The principal that acted.
    pub actor: EventPrincipal,
    /// The act.
    pub act: AuditAction,
    /// Whether the act was done.
    pub outcome: Outcome,
    /// The kind of client that the act came from, if it is known.
    pub client: Option<Client>,
    /// The session that the act ended, if it ended one and no other: the id by which other APIs know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Id>,
}

/// A principal in an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventPrincipal {
    /// The id of the principal, which is never used again.
    pub principal: Id,
    /// The account, unless its name is an email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountName>,
    /// The user; `None` for the root of the account.
    pub user: Option<UserName>,
    /// Whether an operator of the service acted for this principal. No event says which one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub operator: bool,
}

/// The place of an audit entry in the stream of its table. Sequences have one length, so that they sort as texts do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sequence(String);

impl Sequence {
    /// The sequence of a record with this number. DynamoDB's sequence numbers have 21 to 40 digits.
    pub fn of_record(number: &str) -> Self {
        Self(format!("{number:0>40}"))
    }
}

impl Event {
    /// The event of an audit entry.
    pub fn new(entry: &AuditEntry, sequence: Sequence) -> Self {
        let AuditEntry { id, at, act, outcome, client, ended_session: session, .. } = *entry;
        let subject = EventPrincipal::new(entry.subject, &entry.name);
        let operator = entry.operator.is_some();
        let actor = EventPrincipal { operator, ..EventPrincipal::new(entry.actor, entry.actor_name()) };
        let detail = EventDetail { id, at: at.rfc3339(), sequence, subject, actor, act, outcome, client, session };
        // Who stays locked is not enabled.
        let standard = StandardType::of(act).filter(|_| !entry.stays_locked);
        Self { detail_type: detail_type(act, outcome, standard), at, detail }
    }
}

impl EventPrincipal {
    fn new(principal: Id, name: &LoginName) -> Self {
        let account = Some(&name.account).filter(|account| !account.as_str().contains('@'));
        Self { principal, account: account.cloned(), user: name.user.clone(), operator: false }
    }
}

/// The type of the event of an act: the standard one, or Rekey's own. An act that was refused never has the type of one that was
/// done, so that a rule that matches by type cannot take it for one.
fn detail_type(act: AuditAction, outcome: Outcome, standard: Option<StandardType>) -> String {
    match (outcome, standard) {
        (Outcome::Done, Some(standard)) => standard.to_string(),
        (Outcome::Done, None) => format!("{SOURCE}.{act}"),
        (Outcome::Refused, _) => format!("{SOURCE}.{act}_refused"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_of(act: AuditAction, outcome: Outcome) -> String {
        detail_type(act, outcome, StandardType::of(act))
    }

    #[test]
    fn sequences_of_different_lengths_sort_as_their_numbers_do() {
        let short = Sequence::of_record("900000000000000000009");
        let long = Sequence::of_record("1000000000000000000000000");
        assert!(short < long);
    }

    #[test]
    fn an_act_without_a_standard_type_has_one_of_rekey() {
        assert_eq!(type_of(AuditAction::UserCreated, Outcome::Done), "rekey.user_created");
        assert_eq!(type_of(AuditAction::UserDeleted, Outcome::Done), "account-purged");
    }

    #[test]
    fn a_refused_act_never_has_the_type_of_one_that_was_done() {
        let done: Vec<String> = AuditAction::ALL.into_iter().map(|act| type_of(act, Outcome::Done)).collect();
        for act in AuditAction::ALL {
            assert!(!done.contains(&type_of(act, Outcome::Refused)), "{act}");
        }
    }
}
