//! Notices: what Rekey tells people about acts on their accounts. A notice is one variant of [`Notice`] and one row of
//! `Notice::row`, which says everything about it: who reads it, whether it can be undone, limited or sent by SMS, and its words.

use serde::{Deserialize, Serialize};

use crate::account::UserName;
use crate::client::{Client, DeviceName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::factors::{Factor, Method};
use crate::passkey::PasskeyName;
use crate::recovery::RecoveryProof;
use crate::wrong_codes::{WRONG_CODES_IN_A_ROW, WrongCodes};

/// A notice: the kind of act that it reports, with what its words name.
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
    ManagerMade(UserName),
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
    /// Somebody reported an act; it was undone, and the principal is frozen.
    Frozen,
    /// A sign-in was completed without the cookie of a known browser. Apps have no such cookie, so every sign-in of an app
    /// causes this notice.
    NewDevice(Client, Option<DeviceName>),
}

/// The rules of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The contacts that the notice goes to.
    pub readers: Readers,
    /// Whose act the notice reports.
    pub author: Author,
    /// Whether the notice has a link that undoes the act.
    pub undo: Undo,
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
    /// The person who used the undo link of an earlier notice.
    Undo,
}

/// Whether a notice has a link that undoes the act. An administrator's act on a user is for the two to settle, and an attempt
/// is not an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// It has a link.
    ByLink,
    /// It has none.
    No,
}

/// The bucket that limits a notice.
///
/// A notice of an act that changes who can sign in is always sent, and so is the notice of a sign-in on a new device: somebody
/// did sign in, and its link is how the owner ends that session. The person who causes such a notice has passed a password, a
/// code or a manager's permissions, and it goes to verified contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bucket {
    /// The notice is always sent.
    None,
    /// The bucket of the principal for this kind of notice, which is the end of the bucket's key.
    PerKind(&'static str),
}

/// Whether a notice also goes to mobile numbers. An SMS costs money, so only the acts that weigh most are sent to everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sms {
    /// It goes to every number.
    Always,
    /// It goes to the number of a reader without an email address.
    WithoutEmail,
    /// It goes to no number.
    Never,
}

/// The words of a notice.
#[derive(Debug)]
pub struct Words {
    /// The subject of the mail. The SMS consists of the subject, the name, the time and a link.
    pub subject: String,
    /// What happened, as a sentence without its end: the time follows.
    pub happened: String,
    /// What follows from it, in whole sentences.
    pub follows: Option<String>,
    /// What a reader does who did not expect the act and has no undo link. The page follows.
    pub remedy: &'static str,
    /// The path of the page for that.
    pub page: &'static str,
}

/// What the words depend on besides the notice.
#[derive(Clone, Debug, Default)]
pub struct Facts<'a> {
    /// The name of the service.
    pub brand: &'a str,
    /// The name of the account or user, as people read it.
    pub name: &'a str,
    /// The contact of the reader, which is shown in full; `None` for words that do not depend on the reader.
    pub reader: Option<&'a Contact>,
    /// Until when the second factors of a recovered account are on hold; `None` without a second factor.
    pub held_until: Option<Timestamp>,
    /// The users that an undo froze.
    pub users: &'a [UserName],
    /// The number of frozen users that are not among `users`.
    pub more_users: usize,
}

/// Everything about one notice.
struct Row {
    rules: Rules,
    words: Words,
}

/// The rules of a row, on one line. Each rule has a type of its own, so none can take the place of another.
fn rules(readers: Readers, author: Author, undo: Undo, bucket: Bucket, sms: Sms) -> Rules {
    Rules { readers, author, undo, bucket, sms }
}

impl Author {
    /// The words before the remedy.
    pub fn lead(self) -> &'static str {
        match self {
            Self::Reader => "If that was you, there is nothing to do. If it was not, ",
            Self::Administrator => "If you did not expect this, ",
            Self::Undo => "",
        }
    }

    /// The words before the link in an SMS.
    pub fn question(self) -> &'static str {
        match self {
            Self::Reader => "Not you?",
            Self::Administrator => "Unexpected?",
            Self::Undo => "Reset the password:",
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

/// The remedy when the act shows that its author knows the password.
const SOMEBODY_KNOWS: &str = "somebody knows your password. Choose a new one now, then look at your devices and your two-factor settings:";
/// The remedy for an administrator's act on the reader's user.
const ASK_ADMINISTRATOR: &str = "ask your administrator. Support can help, too:";

impl Notice {
    /// The rules of the notice.
    pub fn rules(&self) -> Rules {
        // The rules depend on no facts.
        self.row(&Facts::default()).rules
    }

    /// The words of the notice.
    pub fn words(&self, facts: &Facts<'_>) -> Words {
        self.row(facts).words
    }

    /// Everything about the notice. A row has no defaults: a notice that leaves a field open does not compile.
    fn row(&self, facts: &Facts<'_>) -> Row {
        let Facts { brand, name, held_until, users, more_users, .. } = facts;
        match self {
            Self::PasswordRecovered(proof) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("Your {brand} password was changed"),
                    happened: format!("The {brand} password of {name} was reset with {}", proof_words(*proof)),
                    follows: Some(match held_until {
                        None => "Every device was signed out.".to_owned(),
                        Some(until) => format!(
                            "Every device was signed out. Two-factor authentication stays as it was: until {}, it can be turned \
                             off, and new recovery codes made, only with an authenticator app or a recovery code from before the \
                             reset.",
                            until.for_people()
                        ),
                    }),
                    remedy: match proof {
                        RecoveryProof::MailedLink | RecoveryProof::MailedCode => {
                            "choose a new password for your mailbox first, and then one here:"
                        }
                        RecoveryProof::TextedCode => {
                            "somebody else can read your SMS. Ask your mobile operator who else has your number, and choose a \
                             new password here:"
                        }
                    },
                    page: "/forgot",
                },
            },
            Self::PasswordChanged => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("Your {brand} password was changed"),
                    happened: format!("The {brand} password of {name} was changed in the account's settings"),
                    follows: Some("Every other device was signed out.".to_owned()),
                    remedy: "choose a new password now, and then one for your mailbox:",
                    page: "/forgot",
                },
            },
            // The new password may bind another address. The notice also goes to the address that it replaces.
            Self::PasswordChosen => Row {
                rules: rules(Readers::BoundBefore, Author::Reader, Undo::ByLink, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("Your {brand} password was chosen"),
                    happened: format!("A {brand} password for {name} was chosen with the link that an administrator made"),
                    follows: Some("Every device was signed out.".to_owned()),
                    remedy: "ask your administrator, and choose a new password now:",
                    page: "/forgot",
                },
            },
            Self::ContactChanged { kind, from, to } => Row {
                rules: rules(
                    Readers::BoundAnd(from.iter().chain(to).cloned().collect()),
                    Author::Reader,
                    Undo::ByLink,
                    Bucket::None,
                    Sms::Always,
                ),
                words: contact_changed(*kind, from.as_ref(), to.as_ref(), facts),
            },
            Self::EmailNamed => Row {
                rules: rules(Readers::BoundBefore, Author::Administrator, Undo::No, Bucket::PerKind("email-named"), Sms::Never),
                words: Words {
                    subject: format!("Another address for your {brand} user"),
                    happened: format!("An administrator has named another email address for {name}"),
                    follows: Some("This address stays bound until the other one is confirmed.".to_owned()),
                    remedy: ASK_ADMINISTRATOR,
                    page: "/support",
                },
            },
            Self::EmailRemoved => Row {
                rules: rules(Readers::BoundBefore, Author::Administrator, Undo::No, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("The email address of your {brand} user was removed"),
                    happened: format!("An administrator removed the email address of {name}"),
                    follows: Some("It no longer gets messages for this user, and can no longer be used to reset its password.".to_owned()),
                    remedy: ASK_ADMINISTRATOR,
                    page: "/support",
                },
            },
            Self::PhoneRemoved => Row {
                rules: rules(Readers::BoundBefore, Author::Administrator, Undo::No, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("The mobile number of your {brand} user was removed"),
                    happened: format!("An administrator removed the mobile number of {name}"),
                    follows: Some("It no longer gets messages for this user, and can no longer be used to reset its password.".to_owned()),
                    remedy: ASK_ADMINISTRATOR,
                    page: "/support",
                },
            },
            Self::UserDeleted => Row {
                rules: rules(Readers::BoundBefore, Author::Administrator, Undo::No, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("Your {brand} user was deleted"),
                    happened: format!("An administrator has deleted {name}"),
                    follows: Some("Every device was signed out. A later user of the same name is somebody else.".to_owned()),
                    remedy: ASK_ADMINISTRATOR,
                    page: "/support",
                },
            },
            // The contacts that the undo removes read of it, too: somebody other than the owner may have used the link.
            Self::Frozen => Row {
                rules: rules(Readers::BoundBefore, Author::Undo, Undo::No, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("Your {brand} account is locked"),
                    happened: format!(
                        "Somebody used the link in one of our messages to report a change that they did not make. We locked \
                         {name}"
                    ),
                    follows: Some(format!(
                        "Every device was signed out, and the changes are undone.{} If you did not open that link, somebody \
                         else can read your messages.",
                        frozen(users, *more_users)
                    )),
                    remedy: "Nobody can sign in before the password has been reset. Reset it here:",
                    page: "/forgot",
                },
            },
            Self::ManagerMade(user) => Row {
                rules: rules(Readers::BoundBefore, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("{user} can now manage users of your {brand} account"),
                    happened: format!("{name} gave its user {user} the permission to create, change and reset users"),
                    follows: None,
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::PermissionsGrown(user) => Row {
                rules: rules(Readers::BoundBefore, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("{user} has more permissions in your {brand} account"),
                    happened: format!("{name} gave its user {user} more permissions"),
                    follows: None,
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::LinkHandedOver(user) => Row {
                rules: rules(Readers::BoundBefore, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("A link for {user} of your {brand} account was made"),
                    happened: format!("{name} made a link with which a new password of its user {user} can be chosen"),
                    follows: Some("Anybody who has the link can use it once, within 24 hours.".to_owned()),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::UserAddressNamed(user) => Row {
                rules: rules(Readers::BoundBefore, Author::Reader, Undo::ByLink, Bucket::PerKind("user-address-named"), Sms::WithoutEmail),
                words: Words {
                    subject: format!("Another address for {user} of your {brand} account"),
                    happened: format!("{name} named another email address for its user {user}"),
                    follows: Some("We mailed a link to that address. Its reader can choose a new password for the user.".to_owned()),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::UserFactorsReset(user) => Row {
                rules: rules(Readers::BoundBefore, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("Two-factor authentication of {user} was reset in your {brand} account"),
                    happened: format!("{name} turned off all second factors of its user {user}"),
                    follows: Some("The user signs in with the password alone until it turns a factor on again.".to_owned()),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::UserRestored(user) => Row {
                rules: rules(Readers::BoundBefore, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("{user} of your {brand} account was restored"),
                    happened: format!("{name} restored its frozen user {user}"),
                    follows: Some("The user can sign in again.".to_owned()),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::FactorsReset => Row {
                rules: rules(Readers::BoundBefore, Author::Administrator, Undo::No, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("Two-factor authentication of your {brand} user was reset"),
                    happened: format!("An administrator has turned off all second factors of {name}"),
                    follows: Some("Signing in asks for the password alone until you turn one on again.".to_owned()),
                    remedy: ASK_ADMINISTRATOR,
                    page: "/support",
                },
            },
            Self::FactorOn(factor) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("Two-factor authentication is on for your {brand} account"),
                    happened: format!("{} turned on for {name}", factor.row().subject),
                    follows: Some("Signing in asks for a code after the password. Keep your recovery codes in a safe place.".to_owned()),
                    remedy: "somebody knows your password. Choose a new one now. If you are then asked for a code that you do \
                             not have, tell support:",
                    page: "/forgot",
                },
            },
            Self::FactorOff(factor) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("A second factor of your {brand} account was turned off"),
                    happened: format!("{} turned off for {name}", factor.row().subject),
                    follows: Some("If it was the only second factor, signing in asks for the password alone from now on.".to_owned()),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::PasskeyAdded(passkey) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("A passkey was added to your {brand} account"),
                    happened: format!("The passkey \u{201c}{}\u{201d} was added for {name}", passkey.as_str()),
                    follows: Some(
                        "Whoever has it can sign in with it, and signing in with the password asks for a second factor. Keep your \
                         recovery codes in a safe place."
                            .to_owned(),
                    ),
                    remedy: "somebody else may be able to sign in. Choose a new password now, then look at your passkeys:",
                    page: "/forgot",
                },
            },
            Self::PasskeyRemoved(passkey) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::Always),
                words: Words {
                    subject: format!("A passkey of your {brand} account was removed"),
                    happened: format!("The passkey \u{201c}{}\u{201d} was removed for {name}", passkey.as_str()),
                    follows: Some("If it was the only second factor, signing in asks for the password alone from now on.".to_owned()),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::PasskeyCopied(passkey) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::No, Bucket::PerKind("passkey-copied"), Sms::WithoutEmail),
                words: Words {
                    subject: format!("A passkey of your {brand} account may have been copied"),
                    happened: format!(
                        "We refused the passkey \u{201c}{}\u{201d} of {name}, because it counts its uses and this count went back",
                        passkey.as_str()
                    ),
                    follows: Some("That happens when there is a copy of the key. Remove this passkey and add a new one.".to_owned()),
                    remedy: "somebody may have copied your security key. Sign in in another way and remove this passkey:",
                    page: "/settings/security",
                },
            },
            Self::RecoveryCodesMade => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("New recovery codes for your {brand} account"),
                    happened: format!("New recovery codes were made for {name}"),
                    follows: Some("The codes from before are no longer good.".to_owned()),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::RecoveryCodeUsed(left) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::Never),
                words: Words {
                    subject: format!("A recovery code of your {brand} account was used"),
                    happened: format!("One of the recovery codes of {name} was used"),
                    follows: Some(match left {
                        0 => "It was the last one. Make new ones in the security settings.".to_owned(),
                        1 => "One is left. Make new ones in the security settings.".to_owned(),
                        left => format!("{left} are left."),
                    }),
                    remedy: "somebody knows your password and may have the other codes. Choose a new password, then make new \
                             recovery codes:",
                    page: "/forgot",
                },
            },
            Self::CodesCapped => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::No, Bucket::PerKind("codes-capped"), Sms::Never),
                words: Words {
                    subject: format!("Too many wrong codes for your {brand} account"),
                    happened: format!("The twentieth wrong code within a day was entered for {name}"),
                    follows: Some(
                        "For up to 24 hours, only a recovery code completes a sign-in. The person who entered the codes had \
                         the right password. If it was you and the codes came from an app, the clock of its device may be \
                         wrong."
                            .to_owned(),
                    ),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::RecoveryCodesCapped => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::No, Bucket::PerKind("recovery-codes-capped"), Sms::Never),
                words: Words {
                    subject: format!("Too many wrong recovery codes for your {brand} account"),
                    happened: format!("The twentieth wrong recovery code within a day was entered for {name}"),
                    follows: Some(
                        "For up to 24 hours, only codes from an authenticator app or by email complete a sign-in. The person \
                         who entered the codes had the right password."
                            .to_owned(),
                    ),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            // The notices without a bucket that follow come at most once a day, or a few times in a hundred wrong codes.
            Self::WrongCodesInARow(number) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::No, Bucket::None, Sms::Never),
                words: Words {
                    subject: format!("{number} wrong codes in a row for your {brand} account"),
                    happened: format!("The {number}th wrong code in a row was entered for {name}"),
                    follows: Some(if *number >= WRONG_CODES_IN_A_ROW {
                        "Codes from an authenticator app or by email are no longer accepted. Sign in with a recovery code: \
                         the other codes work again after it. The person who entered the codes had the right password."
                            .to_owned()
                    } else {
                        format!(
                            "At {WRONG_CODES_IN_A_ROW} in a row, only a recovery code is accepted until you have signed in with \
                             one. The person who entered the codes had the right password."
                        )
                    }),
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
            Self::SessionGuessed => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::No, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("Wrong passwords on a device signed in to your {brand} account"),
                    happened: format!("So many wrong passwords were entered on a device that is signed in as {name} that we signed it out"),
                    follows: Some("Your other devices stay signed in, and your password is the same as before.".to_owned()),
                    remedy: "somebody was using one of your devices or a copy of its session. Sign in, look at your devices, and \
                             sign out those you do not know:",
                    page: "/settings/account",
                },
            },
            Self::NameGuessed => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::No, Bucket::None, Sms::Never),
                words: Words {
                    subject: format!("Somebody is trying to sign in to your {brand} account"),
                    happened: format!("Many passwords were tried for {name} from devices that you have not used before"),
                    follows: Some(
                        "Nobody signed in this way unless we told you of a new sign-in. While it goes on, signing in from a \
                         new place may ask you to show that you are a person. Devices that you use already are not affected."
                            .to_owned(),
                    ),
                    remedy: "nobody gets in without your password. If the password is short, or used elsewhere as well, choose a \
                             new one, and turn on two-factor authentication:",
                    page: "/settings/security",
                },
            },
            Self::NewDevice(client, device) => Row {
                rules: rules(Readers::Bound, Author::Reader, Undo::ByLink, Bucket::None, Sms::WithoutEmail),
                words: Words {
                    subject: format!("New sign-in to your {brand} account"),
                    happened: format!("There was a sign-in to {name} {}", client_words(*client, device.as_ref())),
                    follows: None,
                    remedy: SOMEBODY_KNOWS,
                    page: "/forgot",
                },
            },
        }
    }
}

fn contact_changed(kind: ContactKind, from: Option<&Contact>, to: Option<&Contact>, facts: &Facts<'_>) -> Words {
    let Facts { brand, name, reader, .. } = facts;
    let what = match kind {
        ContactKind::Email => "email address",
        ContactKind::Phone => "mobile number",
    };
    // Each of the two is masked so that it looks different from the other one.
    let shown = |contact: &Contact, other: Option<&Contact>| match reader {
        Some(own) if *own == contact => contact.to_string(),
        _ => contact.masked(other),
    };
    let (done, happened) = match (from.map(|from| shown(from, to)), to.map(|to| shown(to, from))) {
        (Some(old), Some(new)) => ("changed", format!("The {what} {old} of {name} was replaced by {new}")),
        (None, Some(new)) => ("added", format!("The {what} {new} was bound to {name}")),
        (old, None) => ("removed", format!("The {what} {} was taken away from {name}", old.unwrap_or_default())),
    };
    let gone = if to.is_some() { "old" } else { "removed" };
    let follows = from.map(|_| format!("The {gone} {what} no longer gets messages, and can no longer be used to reset the password."));
    Words { subject: format!("The {what} of your {brand} account was {done}"), happened, follows, remedy: SOMEBODY_KNOWS, page: "/forgot" }
}

/// The users that an undo froze, as sentences that name some of many.
fn frozen(users: &[UserName], more: usize) -> String {
    const SHOWN: usize = 20;
    let mut names: Vec<String> = users.iter().take(SHOWN).map(ToString::to_string).collect();
    let unnamed = users.len() - names.len() + more;
    if unnamed > 0 {
        names.push(format!("{unnamed} more"));
    }
    match names.split_last() {
        None => String::new(),
        Some((one, [])) => format!(
            " The user {one} is frozen until you restore it. You can do so 24 hours after you reset your password, or at once with an authenticator app or a recovery code from before the reset."
        ),
        Some((last, others)) => format!(
            " The users {} and {last} are frozen until you restore them. You can do so 24 hours after you reset your password, or at once with an authenticator app or a recovery code from before the reset.",
            others.join(", ")
        ),
    }
}

/// The proof that a password was reset with. Every contact reads the same words, so no contact is called "this" one.
fn proof_words(proof: RecoveryProof) -> &'static str {
    match proof {
        RecoveryProof::MailedLink => "a link that we mailed to its email address",
        RecoveryProof::MailedCode => "a code that we mailed to its email address",
        RecoveryProof::TextedCode => "a code that we sent to its mobile number by SMS",
    }
}

/// The client of a sign-in. The person who signs in chooses the name of the device, so the notice repeats the name only if the
/// name cannot be a message of its own.
fn client_words(client: Client, device: Option<&DeviceName>) -> String {
    let kind = match client {
        Client::Web => "in a browser that was not known before",
        Client::Mobile => "in a mobile app",
        Client::Desktop => "in a desktop app",
    };
    match device.map(DeviceName::as_str).filter(|name| is_harmless(name)) {
        Some(device) => format!("{kind} ({device})"),
        None => kind.to_owned(),
    }
}

fn is_harmless(device: &str) -> bool {
    let digits = device.chars().filter(|c| c.is_numeric()).count();
    device.chars().count() <= 40 && digits <= 4 && device.chars().all(|c| c.is_alphanumeric() || " '’-()".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_notice_tells_of_the_day_and_of_the_row() {
        let day = Some(Timestamp(0));
        let notice = |day, in_a_row| WrongCodes { day, in_a_row }.notice(Method::Factor(Factor::App));
        assert_eq!(notice(None, None), None);
        assert_eq!(notice(None, Some(50)), Some(Notice::WrongCodesInARow(50)));
        assert_eq!(notice(day, None), Some(Notice::CodesCapped));
        assert_eq!(notice(day, Some(20)), Some(Notice::CodesCapped));
        assert_eq!(notice(day, Some(100)), Some(Notice::WrongCodesInARow(100)));
        assert_eq!(WrongCodes { day, in_a_row: None }.notice(Method::RecoveryCode), Some(Notice::RecoveryCodesCapped));
    }

    #[test]
    fn a_notice_of_a_recovery_names_the_proof() {
        for (proof, words, remedy) in [
            (RecoveryProof::MailedLink, "reset with a link that we mailed to its email address", "mailbox"),
            (RecoveryProof::MailedCode, "reset with a code that we mailed to its email address", "mailbox"),
            (RecoveryProof::TextedCode, "reset with a code that we sent to its mobile number by SMS", "mobile operator"),
        ] {
            let told = Notice::PasswordRecovered(proof).words(&Facts::default());
            assert!(told.happened.contains(words) && told.remedy.contains(remedy), "{told:?}");
        }
    }

    #[test]
    fn each_reader_of_a_changed_contact_sees_only_the_own_one_in_full() {
        let contact = |text| Contact::Email(crate::email::EmailAddress::parse(text).unwrap());
        let (old, new, other) = ("grace@example.com", "gracie@example.com", "ada@example.net");
        for (reader, words) in [
            (old, "The email address grace@example.com of ada was replaced by g…ie@example.com"),
            (new, "The email address g…ce@example.com of ada was replaced by gracie@example.com"),
            (other, "The email address g…ce@example.com of ada was replaced by g…ie@example.com"),
        ] {
            let notice = Notice::ContactChanged { kind: ContactKind::Email, from: Some(contact(old)), to: Some(contact(new)) };
            let told = notice.words(&Facts { name: "ada", reader: Some(&contact(reader)), ..Facts::default() });
            assert_eq!(told.happened, words);
        }
    }

    #[test]
    fn a_notice_of_a_removed_number_speaks_of_no_other_number() {
        let number = Contact::Phone(crate::phone::PhoneNumber::parse("+4915123456789").unwrap());
        let follows = |to| {
            let notice = Notice::ContactChanged { kind: ContactKind::Phone, from: Some(number.clone()), to };
            notice.words(&Facts::default()).follows.unwrap()
        };
        let removed = follows(None);
        assert!(removed.contains("The removed mobile number no longer gets messages") && !removed.contains("The old"), "{removed}");
        assert!(follows(Some(number.clone())).contains("The old mobile number no longer gets messages"));
    }

    #[test]
    fn a_notice_of_an_undo_names_some_of_many_users_and_counts_the_others() {
        let user = |n| UserName::parse(&format!("user-{n}")).unwrap();
        for (named, more_users, words) in
            [(1, 0, "The user user-0 is frozen"), (21, 0, "user-19 and 1 more are frozen"), (500, 7, "user-19 and 487 more are frozen")]
        {
            let users: Vec<UserName> = (0..named).map(user).collect();
            let told = Notice::Frozen.words(&Facts { users: &users, more_users, ..Facts::default() });
            assert!(told.follows.as_ref().unwrap().contains(words), "{told:?}");
        }
    }

    #[test]
    fn a_sign_in_names_the_device_only_if_the_name_is_no_message() {
        let of = |device: &str| Notice::NewDevice(Client::Mobile, DeviceName::parse(device).ok()).words(&Facts::default()).happened;
        assert!(of("Ada's phone (old)").contains("(Ada's phone (old))"));
        for device in
            ["evil.example/help", "Call +1 555 0100 now!", "Konto gesperrt Ruf 0800-123456 an", "Write to eve@example.com", "x <b>y</b>"]
        {
            assert!(!of(device).contains(&device[..8]), "{device}");
        }
    }
}
