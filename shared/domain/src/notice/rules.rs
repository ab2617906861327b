//! The rules of each notice: its readers, and whether it can be undone, limited or sent by SMS.

use super::Notice;
use crate::contact::Contact;

impl Notice {
    /// The rules of the notice. A row has no defaults: it states every rule.
    pub fn rules(&self) -> Rules {
        match self {
            Self::PasswordRecovered(_) => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::Always),
            Self::PasswordChanged => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::Always),
            // The new password may bind another address. The notice also goes to the address that it replaces.
            Self::PasswordChosen => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::Always),
            Self::ContactChanged { from, to, .. } => rules(
                Readers::BoundAnd(from.iter().chain(to).cloned().collect()),
                Author::Reader,
                Undoable::ByLink,
                Bucket::None,
                Sms::Always,
            ),
            Self::EmailNamed => {
                rules(Readers::BoundBefore, Author::Administrator, Undoable::No, Bucket::PerKind("email-named"), Sms::Never)
            }
            Self::EmailRemoved => rules(Readers::BoundBefore, Author::Administrator, Undoable::No, Bucket::None, Sms::Always),
            Self::PhoneRemoved => rules(Readers::BoundBefore, Author::Administrator, Undoable::No, Bucket::None, Sms::Always),
            Self::UserDeleted => rules(Readers::BoundBefore, Author::Administrator, Undoable::No, Bucket::None, Sms::Always),
            // The contacts that the undo removes read of it, too: somebody other than the owner may have used the link.
            Self::Frozen => rules(Readers::BoundBefore, Author::Undo, Undoable::No, Bucket::None, Sms::Always),
            Self::FrozenBySupport => rules(Readers::Bound, Author::Support, Undoable::No, Bucket::None, Sms::WithoutEmail),
            // Somebody may have talked support into it, so everybody who can be reached is told.
            Self::UnfrozenBySupport => rules(Readers::Bound, Author::Support, Undoable::No, Bucket::None, Sms::Always),
            Self::SignedOutBySupport => rules(Readers::Bound, Author::Support, Undoable::No, Bucket::None, Sms::WithoutEmail),
            Self::AdministratorMade(_) => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::PermissionsGrown(_) => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::LinkHandedOver(_) => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::UserAddressNamed(_) => {
                rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::PerKind("user-address-named"), Sms::WithoutEmail)
            }
            Self::UserFactorsReset(_) => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::UserRestored(_) => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::PolicyChanged(_) => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::FactorsReset => rules(Readers::BoundBefore, Author::Administrator, Undoable::No, Bucket::None, Sms::Always),
            Self::FactorsOffSoon { .. } => rules(Readers::Bound, Author::Reader, Undoable::StopsWait, Bucket::None, Sms::Always),
            // A phone gets no link that turns factors off: a mailed code began the wait, and a mailed link ends it.
            Self::FactorsOffReady { .. } => rules(Readers::Bound, Author::Nobody, Undoable::EndsWait, Bucket::None, Sms::Never),
            Self::FactorsOffStopped => rules(Readers::Bound, Author::Nobody, Undoable::No, Bucket::None, Sms::WithoutEmail),
            Self::LostFactorsOff => rules(Readers::BoundBefore, Author::Reader, Undoable::ByLink, Bucket::None, Sms::Always),
            Self::FactorOn(_) => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::FactorOff(_) => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::Always),
            Self::PasskeyAdded(_) => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::PasskeyRemoved(_) => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::Always),
            Self::PasskeyCopied(_) => {
                rules(Readers::Bound, Author::Nobody, Undoable::No, Bucket::PerKind("passkey-copied"), Sms::WithoutEmail)
            }
            Self::RecoveryCodesMade => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail),
            Self::RecoveryCodeUsed(_) => rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::Never),
            Self::CodesCapped => rules(Readers::Bound, Author::Reader, Undoable::No, Bucket::PerKind("codes-capped"), Sms::Never),
            Self::RecoveryCodesCapped => {
                rules(Readers::Bound, Author::Reader, Undoable::No, Bucket::PerKind("recovery-codes-capped"), Sms::Never)
            }
            // The next three notices need no bucket: each comes at most once a day, or a few times in a hundred wrong codes.
            Self::WrongCodesInARow(_) => rules(Readers::Bound, Author::Reader, Undoable::No, Bucket::None, Sms::Never),
            Self::SessionGuessed => rules(Readers::Bound, Author::Reader, Undoable::No, Bucket::None, Sms::WithoutEmail),
            Self::NameGuessed => rules(Readers::Bound, Author::Reader, Undoable::No, Bucket::None, Sms::Never),
            Self::NewDevice(..) | Self::SignInApproved { .. } => {
                rules(Readers::Bound, Author::Reader, Undoable::ByLink, Bucket::None, Sms::WithoutEmail)
            }
            // A copy ends the trust, so this notice comes once for a browser. There is nothing left to undo.
            Self::TrustedBrowserCopied(_) => rules(Readers::Bound, Author::Reader, Undoable::No, Bucket::None, Sms::WithoutEmail),
        }
    }
}

/// Keeps a row of [`Notice::rules`] on one line. Each rule has a type of its own, so the compiler refuses two rules in the wrong
/// order.
fn rules(readers: Readers, author: Author, undo: Undoable, bucket: Bucket, sms: Sms) -> Rules {
    Rules { readers, author, undo, bucket, sms }
}

/// The rules of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The contacts that the notice goes to.
    pub readers: Readers,
    /// Whose act the notice reports.
    pub author: Author,
    /// Whether the notice has a link that undoes the act.
    pub undo: Undoable,
    /// The bucket that limits the notice.
    pub bucket: Bucket,
    /// Whether the notice also goes to mobile numbers.
    pub sms: Sms,
}

/// The contacts that a notice goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The contacts that are bound when the notice is sent.
    Bound,
    /// Also the contacts that were bound before the act, even if they have been removed since.
    BoundBefore,
    /// Also these contacts.
    BoundAnd(Vec<Contact>),
}

/// Whose act a notice reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The reader, or somebody in the reader's name.
    Reader,
    /// An administrator of the reader's account.
    Administrator,
    /// An operator of the service.
    Support,
    /// The person who used the undo link of an earlier notice.
    Undo,
    /// Nobody in particular: the reader has something to do, whoever caused the notice.
    Nobody,
}

/// Whether a notice has a link that undoes the act, or a link of the wait for lost factors. The notice of an administrator's act has none, because the user and the
/// administrator settle it between them; nor has the notice of an attempt, which changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoable {
    /// It has a link.
    ByLink,
    /// It has a link that stops the wait for lost factors.
    StopsWait,
    /// It has a link that turns lost factors off, which ends the wait.
    EndsWait,
    /// It has none.
    No,
}

/// The bucket that limits a notice.
///
/// A notice of an act that changes who can sign in is always sent, and so is the notice of a sign-in on a new device: somebody
/// did sign in, and the owner ends that session with the link in the notice. The person who causes such a notice has passed a password, a
/// code or an administrator's permissions, and the notice goes to proven contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bucket {
    /// The notice is always sent.
    None,
    /// The bucket of the principal for this kind of notice, which is the end of the bucket's key.
    PerKind(&'static str),
}

/// Whether a notice also goes to mobile numbers. An SMS costs money, so only the gravest acts are sent to every number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sms {
    /// It goes to every number.
    Always,
    /// It goes to the number of a reader without an email address.
    WithoutEmail,
    /// It goes to no number.
    Never,
}

impl Author {
    /// The words before the remedy.
    pub fn lead(self) -> &'static str {
        match self {
            Self::Reader => "If that was you, there is nothing to do. If it was not, ",
            Self::Administrator | Self::Support => "If you did not expect this, ",
            Self::Undo | Self::Nobody => "",
        }
    }

    /// The words before the link in an SMS.
    pub fn question(self) -> &'static str {
        match self {
            Self::Reader => "Not you?",
            Self::Administrator | Self::Support => "Unexpected?",
            Self::Undo => "Reset the password:",
            Self::Nobody => "What to do:",
        }
    }
}

impl Sms {
    /// Whether the notice is sent to the numbers of a principal. `without_email` says that the principal has no address.
    pub fn is_sent(self, without_email: bool) -> bool {
        match self {
            Self::Always => true,
            Self::WithoutEmail => without_email,
            Self::Never => false,
        }
    }
}
