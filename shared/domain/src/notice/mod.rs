//! Notices: messages to people about acts on their accounts. A notice is one variant of [`Notice`], with one row in
//! [`Notice::rules`] and its texts in `shared/text`.

mod rules;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use self::rules::{Author, Bucket, Page, Readers, Remedy, Rules, Sms, Texts, Undoable};
use crate::account::UserName;
use crate::account_policy::PolicyChange;
use crate::client::{Client, DeviceName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::factors::{Factor, Method};
use crate::passkey::PasskeyName;
use crate::recovery::RecoveryProof;
use crate::wrong_codes::{WRONG_CODES_IN_A_ROW, WrongCodes};

/// A notice: the kind of act that it reports, and the names and values that its words mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The password was set through a recovery, which this proof opened.
    PasswordRecovered(RecoveryProof),
    /// The password was changed in the settings.
    PasswordChanged,
    /// A user chose a password with an administrator's link.
    PasswordChosen,
    /// A contact was bound, replaced or removed in the settings. The code that writes the notice decides which reader sees
    /// which contact.
    ContactChanged {
        /// The kind of contact.
        kind: ContactKind,
        /// The contact that was bound before.
        from: Option<Contact>,
        /// The contact that is bound now.
        to: Option<Contact>,
    },
    /// An administrator entered another address for a user.
    EmailNamed,
    /// An administrator removed the address.
    EmailRemoved,
    /// An administrator removed the mobile number.
    PhoneRemoved,
    /// An administrator deleted the user.
    UserDeleted,
    /// An administrator turned all second factors off.
    FactorsReset,
    /// The reader, or somebody in the reader's name, let this user manage users.
    #[serde(rename = "manager_made")]
    AdministratorMade(UserName),
    /// The reader, or somebody in the reader's name, gave this user more permissions.
    PermissionsGrown(UserName),
    /// The reader, or somebody in the reader's name, received a link that sets this user's password.
    LinkHandedOver(UserName),
    /// The reader, or somebody in the reader's name, entered another address for this user, and a link was mailed to it.
    UserAddressNamed(UserName),
    /// The reader, or somebody in the reader's name, turned this user's second factors off.
    UserFactorsReset(UserName),
    /// The reader, or somebody in the reader's name, restored this frozen user.
    UserRestored(UserName),
    /// The reader, or somebody in the reader's name, changed the account's policy.
    PolicyChanged(Box<PolicyChange>),
    /// A second factor was turned on.
    FactorOn(Factor),
    /// A second factor was turned off.
    FactorOff(Factor),
    /// A passkey with this name was added.
    PasskeyAdded(PasskeyName),
    /// A passkey with this name was removed.
    PasskeyRemoved(PasskeyName),
    /// A passkey with this name was refused, because its signature counter went back.
    PasskeyCopied(PasskeyName),
    /// New recovery codes replaced the old ones.
    RecoveryCodesMade,
    /// A recovery code was used; the number of codes that are left.
    RecoveryCodeUsed(usize),
    /// The day's limit of wrong app and mailed codes is reached; no more of them are checked that day.
    CodesCapped,
    /// The day's limit of wrong recovery codes is reached; no more of them are checked that day.
    RecoveryCodesCapped,
    /// This many wrong app and mailed codes came in a row, with no right code between them.
    WrongCodesInARow(u32),
    /// A session was ended because of the wrong passwords entered in it.
    SessionGuessed,
    /// The bucket of the name is full because of tried passwords; strangers have to wait.
    NameGuessed,
    /// The principal, or somebody in its name, reported that its factors are lost. They can be turned off from `ready_at` on. It is
    /// told again each day until then.
    FactorsOffSoon {
        /// When the wait ends.
        ready_at: Timestamp,
        /// Whether an operator of the service began the wait.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_support: bool,
    },
    /// The wait is over: a link turns the factors off until this time.
    FactorsOffReady {
        /// When the link expires.
        until: Timestamp,
    },
    /// Somebody stopped the wait.
    FactorsOffStopped,
    /// All factors were turned off because they are lost.
    LostFactorsOff,
    /// Somebody reported an act; it was undone, and the principal is frozen.
    Frozen,
    /// An operator froze the principal.
    FrozenBySupport,
    /// An operator ended that freeze.
    UnfrozenBySupport,
    /// An operator ended all sessions of the principal.
    SignedOutBySupport,
    /// A sign-in was completed without the cookie of a known browser. Apps have no such cookie, so every sign-in of an app
    /// causes this notice.
    NewDevice(Client, Option<DeviceName>),
    /// A desktop app has signed in, after an approval in a browser.
    SignInApproved {
        /// The name that the app gave its device.
        device: Option<DeviceName>,
        /// The name of the browser.
        browser: Option<DeviceName>,
    },
    /// A sign-in with the right password showed an earlier cookie of a trusted browser, so there is a copy of the browser.
    TrustedBrowserCopied(Option<DeviceName>),
}

impl WrongCodes {
    /// The one notice that tells the owner, if there is anything to tell. The notice of the day replaces those of 20 and 50 in
    /// a row; the notice of 100 in a row replaces that of the day.
    pub fn notice(self, method: Method) -> Option<Notice> {
        match (self.in_a_row, self.day, method) {
            (Some(WRONG_CODES_IN_A_ROW), ..) => Some(Notice::WrongCodesInARow(WRONG_CODES_IN_A_ROW)),
            (_, Some(_), Method::RecoveryCode) => Some(Notice::RecoveryCodesCapped),
            (_, Some(_), Method::Factor(_)) => Some(Notice::CodesCapped),
            (in_a_row, None, _) => in_a_row.map(Notice::WrongCodesInARow),
        }
    }
}
