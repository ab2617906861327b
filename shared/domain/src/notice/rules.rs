//! The row of each notice: its name, its texts, its readers, and whether it can be undone, limited or sent by SMS.

use super::Notice;
use crate::contact::Contact;
use crate::recovery::RecoveryProof;

/// The row of a notice: its key, then the rules. The key is that of the texts `notice-<key>-subject`, `notice-<key>-happened` and
/// `notice-<key>-follows`.
macro_rules! row {
    ($key:literal, $readers:expr, $author:ident, $undo:ident, $bucket:expr, $sms:ident, $remedy:ident) => {
        Rules {
            key: $key,
            texts: Texts {
                subject: concat!("notice-", $key, "-subject"),
                happened: concat!("notice-", $key, "-happened"),
                follows: concat!("notice-", $key, "-follows"),
            },
            readers: $readers,
            author: Author::$author,
            undo: Undoable::$undo,
            bucket: $bucket,
            sms: Sms::$sms,
            remedy: Remedy::$remedy,
        }
    };
}

#[rustfmt::skip::macros(row)]
impl Notice {
    /// The row of the notice. A row has no defaults: it states every rule.
    pub fn rules(&self) -> Rules {
        use Bucket::{None as Unlimited, PerKind};
        use Readers::{Bound, BoundAnd, BoundBefore};
        match self {
            Self::PasswordRecovered(RecoveryProof::TextedCode) => {
                row!("password-recovered", Bound, Reader, ByLink, Unlimited, Always, ReadSms)
            }
            Self::PasswordRecovered(_) => row!("password-recovered", Bound, Reader, ByLink, Unlimited, Always, ReadMailbox),
            Self::PasswordChanged => row!("password-changed", Bound, Reader, ByLink, Unlimited, Always, OwnPassword),
            // The new password may bind another address. The notice also goes to the address that it replaces.
            Self::PasswordChosen => row!("password-chosen", BoundBefore, Reader, ByLink, Unlimited, Always, AdministratorsLink),
            Self::ContactChanged { from, to, .. } => {
                let contacts = from.iter().chain(to).cloned().collect();
                row!("contact-changed", BoundAnd(contacts), Reader, ByLink, Unlimited, Always, SomebodyKnows)
            }
            Self::EmailNamed => row!("email-named", BoundBefore, Administrator, No, PerKind("email-named"), Never, AskAdministrator),
            Self::EmailRemoved => row!("email-removed", BoundBefore, Administrator, No, Unlimited, Always, AskAdministrator),
            Self::PhoneRemoved => row!("phone-removed", BoundBefore, Administrator, No, Unlimited, Always, AskAdministrator),
            Self::UserDeleted => row!("user-deleted", BoundBefore, Administrator, No, Unlimited, Always, AskAdministrator),
            // The contacts that the undo removes read of it, too: somebody other than the owner may have used the link.
            Self::Frozen => row!("frozen", BoundBefore, Undo, No, Unlimited, Always, ResetToGoOn),
            Self::FrozenBySupport => row!("frozen-by-support", Bound, Support, No, Unlimited, WithoutEmail, AskSupport),
            // Somebody may have talked support into it, so everybody who can be reached is told.
            Self::UnfrozenBySupport => row!("unfrozen-by-support", Bound, Support, No, Unlimited, Always, Pretender),
            Self::SignedOutBySupport => row!("signed-out-by-support", Bound, Support, No, Unlimited, WithoutEmail, AskSupport),
            Self::AdministratorMade(_) => row!("administrator-made", BoundBefore, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::PermissionsGrown(_) => row!("permissions-grown", BoundBefore, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::LinkHandedOver(_) => row!("link-handed-over", BoundBefore, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::UserAddressNamed(_) => {
                let bucket = PerKind("user-address-named");
                row!("user-address-named", BoundBefore, Reader, ByLink, bucket, WithoutEmail, SomebodyKnows)
            }
            Self::UserFactorsReset(_) => row!("user-factors-reset", BoundBefore, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::UserRestored(_) => row!("user-restored", BoundBefore, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::PolicyChanged(_) => row!("policy-changed", BoundBefore, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::FactorsReset => row!("factors-reset", BoundBefore, Administrator, No, Unlimited, Always, AskAdministrator),
            Self::FactorsOffSoon { by_support: true, .. } => {
                row!("factors-off-soon", Bound, Reader, StopsWait, Unlimited, Always, StopPretender)
            }
            Self::FactorsOffSoon { .. } => row!("factors-off-soon", Bound, Reader, StopsWait, Unlimited, Always, StopWait),
            // A phone gets no link that turns factors off: a mailed code began the wait, and a mailed link ends it.
            Self::FactorsOffReady { .. } => row!("factors-off-ready", Bound, Nobody, EndsWait, Unlimited, Never, EndWait),
            Self::FactorsOffStopped => row!("factors-off-stopped", Bound, Nobody, No, Unlimited, WithoutEmail, ChoosePassword),
            Self::LostFactorsOff => row!("lost-factors-off", BoundBefore, Reader, ByLink, Unlimited, Always, SomebodyKnows),
            Self::FactorOn(_) => row!("factor-on", Bound, Reader, ByLink, Unlimited, WithoutEmail, UnknownFactor),
            Self::FactorOff(_) => row!("factor-off", Bound, Reader, ByLink, Unlimited, Always, SomebodyKnows),
            Self::PasskeyAdded(_) => row!("passkey-added", Bound, Reader, ByLink, Unlimited, WithoutEmail, UnknownPasskey),
            Self::PasskeyRemoved(_) => row!("passkey-removed", Bound, Reader, ByLink, Unlimited, Always, SomebodyKnows),
            Self::PasskeyCopied(_) => row!("passkey-copied", Bound, Nobody, No, PerKind("passkey-copied"), WithoutEmail, ReplacePasskey),
            Self::RecoveryCodesMade => row!("recovery-codes-made", Bound, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::RecoveryCodeUsed(_) => row!("recovery-code-used", Bound, Reader, ByLink, Unlimited, Never, OtherCodes),
            Self::CodesCapped => row!("codes-capped", Bound, Reader, No, PerKind("codes-capped"), Never, SomebodyKnows),
            Self::RecoveryCodesCapped => {
                row!("recovery-codes-capped", Bound, Reader, No, PerKind("recovery-codes-capped"), Never, SomebodyKnows)
            }
            // The next three notices need no bucket: each comes at most once a day, or a few times in a hundred wrong codes.
            Self::WrongCodesInARow(_) => row!("wrong-codes-in-a-row", Bound, Reader, No, Unlimited, Never, SomebodyKnows),
            Self::SessionGuessed => row!("session-guessed", Bound, Reader, No, Unlimited, WithoutEmail, LookAtDevices),
            Self::NameGuessed => row!("name-guessed", Bound, Reader, No, Unlimited, Never, GuardAccount),
            Self::NewDevice(..) => row!("new-device", Bound, Reader, ByLink, Unlimited, WithoutEmail, SomebodyKnows),
            Self::SignInApproved { .. } => row!("sign-in-approved", Bound, Reader, ByLink, Unlimited, WithoutEmail, SignDevicesOut),
            // A copy ends the trust, so this notice comes once for a browser. There is nothing left to undo.
            Self::TrustedBrowserCopied(_) => row!("trusted-browser-copied", Bound, Reader, No, Unlimited, WithoutEmail, SomebodyKnows),
        }
    }

    /// The name of the notice, by which records of messages tell notices apart. It says nothing about whom the notice concerns.
    pub fn name(&self) -> String {
        self.rules().key.replace('-', "_")
    }
}

/// The rules of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The name of the notice in the keys of its texts.
    pub key: &'static str,
    /// The texts.
    pub texts: Texts,
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
    /// What to do for a reader who did not expect the act and has no link that undoes it.
    pub remedy: Remedy,
}

/// The keys of a notice's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The subject of the mail. The SMS consists of the subject, the name, the time and a link.
    pub subject: &'static str,
    /// What happened, as a sentence. The mail gives name, time and device on lines of their own.
    pub happened: &'static str,
    /// What follows from it, in whole sentences.
    pub follows: &'static str,
}

/// What a reader can do who did not expect an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Choose a password, because somebody knows it.
    SomebodyKnows,
    /// Choose a password, and then one for the mailbox.
    OwnPassword,
    /// Choose a password for the mailbox, which somebody else reads, and then one here.
    ReadMailbox,
    /// Ask the mobile operator, because somebody else reads the SMS.
    ReadSms,
    /// Ask the administrator, whose link was used, and choose a password.
    AdministratorsLink,
    /// Ask the administrator.
    AskAdministrator,
    /// Ask support.
    AskSupport,
    /// Ask support, because somebody pretended to be the reader.
    Pretender,
    /// Reset the password, without which nobody can sign in.
    ResetToGoOn,
    /// Choose a password.
    ChoosePassword,
    /// Stop the wait for lost factors.
    StopWait,
    /// Stop a wait that somebody talked support into.
    StopPretender,
    /// Turn the lost factors off.
    EndWait,
    /// Choose a password, and report a factor that the reader does not have.
    UnknownFactor,
    /// Choose a password, and remove a passkey that the reader does not have.
    UnknownPasskey,
    /// Replace a passkey that was copied.
    ReplacePasskey,
    /// Choose a password, and make new recovery codes.
    OtherCodes,
    /// Sign devices out that the reader does not know.
    LookAtDevices,
    /// Choose a better password, and turn a factor on.
    GuardAccount,
    /// Choose a password, which signs every device out.
    SignDevicesOut,
}

/// A page on which the reader of a notice can do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Where a new password begins.
    Forgot,
    /// The settings of the account, with its devices.
    Account,
    /// The settings of second factors and passkeys.
    Security,
    /// Where people sign in.
    SignIn,
    /// Where support is found.
    Support,
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
    /// Nobody in particular: the reader has something to do. It does not matter who caused the notice.
    Nobody,
}

/// Whether a notice has a link that undoes the act, or a link of the wait for lost factors. The notice of an
/// administrator's act has none, because the user and the administrator settle it between them; nor has the notice of an attempt,
/// which changed nothing.
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

impl Remedy {
    /// The key of the text that says it, and the page on which the reader does it.
    pub fn row(self) -> (&'static str, Page) {
        match self {
            Self::SomebodyKnows => ("notice-remedy-somebody-knows", Page::Forgot),
            Self::OwnPassword => ("notice-remedy-own-password", Page::Forgot),
            Self::ReadMailbox => ("notice-remedy-read-mailbox", Page::Forgot),
            Self::ReadSms => ("notice-remedy-read-sms", Page::Forgot),
            Self::AdministratorsLink => ("notice-remedy-administrators-link", Page::Forgot),
            Self::AskAdministrator => ("notice-remedy-ask-administrator", Page::Support),
            Self::AskSupport => ("notice-remedy-ask-support", Page::Support),
            Self::Pretender => ("notice-remedy-pretender", Page::Forgot),
            Self::ResetToGoOn => ("notice-remedy-reset-to-go-on", Page::Forgot),
            Self::ChoosePassword => ("notice-remedy-choose-password", Page::Forgot),
            Self::StopWait => ("notice-remedy-stop-wait", Page::SignIn),
            Self::StopPretender => ("notice-remedy-stop-pretender", Page::SignIn),
            Self::EndWait => ("notice-remedy-end-wait", Page::SignIn),
            Self::UnknownFactor => ("notice-remedy-unknown-factor", Page::Forgot),
            Self::UnknownPasskey => ("notice-remedy-unknown-passkey", Page::Forgot),
            Self::ReplacePasskey => ("notice-remedy-replace-passkey", Page::Security),
            Self::OtherCodes => ("notice-remedy-other-codes", Page::Forgot),
            Self::LookAtDevices => ("notice-remedy-look-at-devices", Page::Account),
            Self::GuardAccount => ("notice-remedy-guard-account", Page::Security),
            Self::SignDevicesOut => ("notice-remedy-sign-devices-out", Page::Forgot),
        }
    }
}

impl Page {
    /// The path of the page.
    pub fn path(self) -> &'static str {
        match self {
            Self::Forgot => "/forgot",
            Self::Account => "/settings/account",
            Self::Security => "/settings/security",
            Self::SignIn => "/sign-in",
            Self::Support => "/support",
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
