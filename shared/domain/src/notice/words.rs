//! The words of each notice, for mails and SMS.

use super::Notice;
use super::phrases::{browser_words, client_words, frozen_users, named, proof_words};
use crate::account::UserName;
use crate::client::Client;
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::recovery::RecoveryProof;
use crate::wrong_codes::WRONG_CODES_IN_A_ROW;

/// The words of a notice.
#[derive(Debug)]
pub struct Words {
    /// The subject of the mail. The SMS consists of the subject, the name, the time and a link.
    pub subject: String,
    /// What happened, as a sentence without its full stop. The mail gives the time on a line of its own.
    pub happened: String,
    /// What follows from it, in whole sentences.
    pub follows: Option<String>,
    /// What to do for a reader who did not expect the act and has no undo link. The address of `page` follows.
    pub remedy: &'static str,
    /// The path of the page on which the reader does so.
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

/// The remedy when the act shows that its author knows the password.
const SOMEBODY_KNOWS: &str = "somebody knows your password. Choose a new one now, then look at your devices and your two-factor settings:";
/// The remedy for an administrator's act on the reader's user.
const ASK_ADMINISTRATOR: &str = "ask your administrator. Support can help, too:";

impl Notice {
    /// The words of the notice. A row has no defaults: it fills every field of [`Words`].
    pub fn words(&self, facts: &Facts<'_>) -> Words {
        let Facts { brand, name, held_until, users, more_users, .. } = facts;
        match self {
            Self::PasswordRecovered(proof) => Words {
                subject: format!("Your {brand} password was changed"),
                happened: format!("The {brand} password of {name} was reset with {}", proof_words(*proof)),
                follows: Some(match held_until {
                    None => "Every device was signed out.".to_owned(),
                    Some(until) => format!(
                        "Every device was signed out. Two-factor authentication stays as it was. Until {}, turning it off and \
                         making new recovery codes takes a passkey, an authenticator app or a recovery code from before \
                         the reset.",
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
            Self::PasswordChanged => Words {
                subject: format!("Your {brand} password was changed"),
                happened: format!("The {brand} password of {name} was changed in the account's settings"),
                follows: Some("Every other device was signed out.".to_owned()),
                remedy: "choose a new password now, and then one for your mailbox:",
                page: "/forgot",
            },
            Self::PasswordChosen => Words {
                subject: format!("Your {brand} password was chosen"),
                happened: format!("A {brand} password for {name} was chosen with the link that an administrator made"),
                follows: Some("Every device was signed out.".to_owned()),
                remedy: "ask your administrator, and choose a new password now:",
                page: "/forgot",
            },
            Self::ContactChanged { kind, from, to } => contact_changed(*kind, from.as_ref(), to.as_ref(), facts),
            Self::EmailNamed => Words {
                subject: format!("Another address for your {brand} user"),
                happened: format!("An administrator has named another email address for {name}"),
                follows: Some("This address stays bound until the other one is confirmed.".to_owned()),
                remedy: ASK_ADMINISTRATOR,
                page: "/support",
            },
            Self::EmailRemoved => Words {
                subject: format!("The email address of your {brand} user was removed"),
                happened: format!("An administrator removed the email address of {name}"),
                follows: Some("It no longer gets messages for this user, and can no longer be used to reset its password.".to_owned()),
                remedy: ASK_ADMINISTRATOR,
                page: "/support",
            },
            Self::PhoneRemoved => Words {
                subject: format!("The mobile number of your {brand} user was removed"),
                happened: format!("An administrator removed the mobile number of {name}"),
                follows: Some("It no longer gets messages for this user, and can no longer be used to reset its password.".to_owned()),
                remedy: ASK_ADMINISTRATOR,
                page: "/support",
            },
            Self::UserDeleted => Words {
                subject: format!("Your {brand} user was deleted"),
                happened: format!("An administrator has deleted {name}"),
                follows: Some("Every device was signed out. A later user of the same name is somebody else.".to_owned()),
                remedy: ASK_ADMINISTRATOR,
                page: "/support",
            },
            Self::Frozen => Words {
                subject: format!("Your {brand} account is frozen"),
                happened: format!(
                    "Somebody used the link in one of our messages to report a change that they did not make. We froze \
                     {name}"
                ),
                follows: Some(format!(
                    "Every device was signed out, and the changes are undone.{} If you did not open that link, somebody \
                     else can read your messages.",
                    frozen_users(users, *more_users)
                )),
                remedy: "Nobody can sign in before the password has been reset. Reset it here:",
                page: "/forgot",
            },
            Self::AdministratorMade(user) => Words {
                subject: format!("{user} can now manage users of your {brand} account"),
                happened: format!("{name} gave its user {user} the permission to create, change and reset users"),
                follows: None,
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::PermissionsGrown(user) => Words {
                subject: format!("{user} has more permissions in your {brand} account"),
                happened: format!("{name} gave its user {user} more permissions"),
                follows: None,
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::LinkHandedOver(user) => Words {
                subject: format!("A link for {user} of your {brand} account was made"),
                happened: format!("{name} made a link with which a new password of its user {user} can be chosen"),
                follows: Some("Anybody who has the link can use it once, within 24 hours.".to_owned()),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::UserAddressNamed(user) => Words {
                subject: format!("Another address for {user} of your {brand} account"),
                happened: format!("{name} named another email address for its user {user}"),
                follows: Some("We mailed a link to that address. Its reader can choose a new password for the user.".to_owned()),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::UserFactorsReset(user) => Words {
                subject: format!("Two-factor authentication of {user} was reset in your {brand} account"),
                happened: format!("{name} turned off all second factors of its user {user}"),
                follows: Some("The user signs in with the password alone until it turns a factor on again.".to_owned()),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::UserRestored(user) => Words {
                subject: format!("{user} of your {brand} account was restored"),
                happened: format!("{name} restored its frozen user {user}"),
                follows: Some("The user can sign in again.".to_owned()),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::PolicyChanged(change) => Words {
                subject: format!("The sign-in rules of your {brand} account were changed"),
                happened: format!("The rules for signing in to {name} were changed, for the account and its users"),
                follows: Some(change.sentences().join(" ")),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::FactorsReset => Words {
                subject: format!("Two-factor authentication of your {brand} user was reset"),
                happened: format!("An administrator has turned off all second factors of {name}"),
                follows: Some("Signing in asks for the password alone until you turn one on again.".to_owned()),
                remedy: ASK_ADMINISTRATOR,
                page: "/support",
            },
            Self::FactorsOffSoon { ready_at, by_support } => Words {
                subject: format!("Two-factor authentication of your {brand} account will be turned off"),
                happened: if *by_support {
                    format!("Somebody has told support that all second factors of {name} are lost")
                } else {
                    format!("Somebody who knows the password of {name} has told us that all second factors are lost")
                },
                follows: Some(format!(
                    "On {} we mail a link that turns two-factor authentication off. Until then, signing in with any second \
                     factor stops this.",
                    ready_at.for_people()
                )),
                remedy: if *by_support {
                    "somebody pretends to be you. Stop it on this page, then tell support:"
                } else {
                    "somebody knows your password. Stop it on this page, then choose a new password:"
                },
                page: "/sign-in",
            },
            Self::FactorsOffReady { until } => Words {
                subject: format!("You can now turn off two-factor authentication of your {brand} account"),
                happened: format!("The wait for {name} is over"),
                follows: Some(format!(
                    "The link is good until {}. Every device is signed out when you use it. If you did not ask for it, choose a new \
                     password: that stops it.",
                    until.for_people()
                )),
                remedy: "Turn two-factor authentication off on this page:",
                page: "/sign-in",
            },
            Self::FactorsOffStopped => Words {
                subject: format!("Two-factor authentication of your {brand} account stays on"),
                happened: format!("Somebody used the link in one of our messages to stop turning off the second factors of {name}"),
                follows: Some("The person who asked for it knows the password.".to_owned()),
                remedy: "Choose a new password now:",
                page: "/forgot",
            },
            Self::LostFactorsOff => Words {
                subject: format!("Two-factor authentication is off for your {brand} account"),
                happened: format!("All second factors of {name} were turned off because they were reported lost"),
                follows: Some(
                    "Every device was signed out. Signing in asks for the password alone until you turn a factor on again.".to_owned(),
                ),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::FactorOn(factor) => Words {
                subject: format!("Two-factor authentication is on for your {brand} account"),
                happened: format!("{} turned on for {name}", factor.row().subject),
                follows: Some("Signing in asks for a code after the password. Keep your recovery codes in a safe place.".to_owned()),
                remedy: "somebody knows your password. Choose a new one now. If you are then asked for a code that you do \
                         not have, tell support:",
                page: "/forgot",
            },
            Self::FactorOff(factor) => Words {
                subject: format!("A second factor of your {brand} account was turned off"),
                happened: format!("{} turned off for {name}", factor.row().subject),
                follows: Some("If it was the only second factor, signing in asks for the password alone from now on.".to_owned()),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::PasskeyAdded(passkey) => Words {
                subject: format!("A passkey was added to your {brand} account"),
                happened: format!("The passkey \u{201c}{}\u{201d} was added to {name}", passkey.as_str()),
                follows: Some(
                    "It signs in without the password. Signing in with the password asks for a second factor from now on. Keep your \
                     recovery codes in a safe place."
                        .to_owned(),
                ),
                remedy: "somebody else may be able to sign in. Choose a new password now, then look at your passkeys:",
                page: "/forgot",
            },
            Self::PasskeyRemoved(passkey) => Words {
                subject: format!("A passkey of your {brand} account was removed"),
                happened: format!("The passkey \u{201c}{}\u{201d} was removed from {name}", passkey.as_str()),
                follows: Some("If it was the only second factor, signing in asks for the password alone from now on.".to_owned()),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::PasskeyCopied(passkey) => Words {
                subject: format!("A passkey of your {brand} account may have been copied"),
                happened: format!("We refused the passkey \u{201c}{}\u{201d} of {name}", passkey.as_str()),
                follows: Some(
                    "A security key counts its uses, and the count of this one went back. That happens when there is a copy of the key, which \
                     somebody else may have."
                        .to_owned(),
                ),
                remedy: "Sign in in another way, remove this passkey, and add a new one:",
                page: "/settings/security",
            },
            Self::RecoveryCodesMade => Words {
                subject: format!("New recovery codes for your {brand} account"),
                happened: format!("New recovery codes were made for {name}"),
                follows: Some("The old codes no longer work.".to_owned()),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::RecoveryCodeUsed(left) => Words {
                subject: format!("A recovery code of your {brand} account was used"),
                happened: format!("A recovery code of {name} was used"),
                follows: Some(match left {
                    0 => "It was the last one. Make new ones in the security settings.".to_owned(),
                    1 => "You have one left. Make new ones in the security settings.".to_owned(),
                    left => format!("You have {left} left."),
                }),
                remedy: "somebody knows your password and may have the other codes. Choose a new password, then make new \
                         recovery codes:",
                page: "/forgot",
            },
            Self::CodesCapped => Words {
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
            Self::RecoveryCodesCapped => Words {
                subject: format!("Too many wrong recovery codes for your {brand} account"),
                happened: format!("The twentieth wrong recovery code within a day was entered for {name}"),
                follows: Some(
                    "For up to 24 hours, no recovery code completes a sign-in. Your passkeys, your authenticator app and codes \
                     by email still do. The person who entered the codes had the right password."
                        .to_owned(),
                ),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::WrongCodesInARow(number) => Words {
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
            Self::SessionGuessed => Words {
                subject: format!("Wrong passwords on a device signed in to your {brand} account"),
                happened: format!("So many wrong passwords were entered on a device that is signed in as {name} that we signed it out"),
                follows: Some("Your other devices stay signed in, and your password is the same as before.".to_owned()),
                remedy: "somebody was using one of your devices or a copy of its session. Sign in, look at your devices, and \
                         sign out those you do not know:",
                page: "/settings/account",
            },
            Self::NameGuessed => Words {
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
            Self::FrozenBySupport => Words {
                subject: format!("Support locked your {brand} account"),
                happened: format!("Support locked {name}"),
                follows: Some(
                    "Every device was signed out. Until support unlocks it, nobody can sign in or reset the password.".to_owned(),
                ),
                remedy: "ask support:",
                page: "/support",
            },
            Self::UnfrozenBySupport => Words {
                subject: format!("Support unlocked your {brand} account"),
                happened: format!("Support unlocked {name}"),
                follows: Some(
                    "The password is the one from before. For 24 hours, what protects the account can be changed only with a passkey, \
                     an authenticator app or a recovery code from before."
                        .to_owned(),
                ),
                remedy: "somebody may have pretended to be you. Ask support, and choose a new password:",
                page: "/forgot",
            },
            Self::SignedOutBySupport => Words {
                subject: format!("Support signed out every device of your {brand} account"),
                happened: format!("Support signed out every device of {name}"),
                follows: Some("Your password is the same as before.".to_owned()),
                remedy: "ask support:",
                page: "/support",
            },
            Self::NewDevice(client, device) => Words {
                subject: format!("New sign-in to your {brand} account"),
                happened: format!("There was a sign-in to {name} {}", client_words(*client, device.as_ref())),
                follows: None,
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
            },
            Self::SignInApproved { device, browser } => Words {
                subject: format!("New sign-in to your {brand} account"),
                happened: format!(
                    "There was a sign-in to {name} {}, approved {}",
                    client_words(Client::Desktop, device.as_ref()),
                    browser_words(browser.as_ref())
                ),
                follows: Some(
                    "If somebody sent you the code or the link for it, that person is signed in to your account now. You can \
                     sign the app out under Devices in the account settings."
                        .to_owned(),
                ),
                remedy: "choose a new password now, which signs every device out:",
                page: "/forgot",
            },
            Self::TrustedBrowserCopied(device) => Words {
                subject: format!("A copy of a browser you trust was used for your {brand} account"),
                happened: format!(
                    "The right password of {name} was entered in a copy of a browser that you trust{}",
                    named(device.as_ref())
                ),
                follows: Some(
                    "We asked for a code, signed out every device, and trust no browser any more. It may have been you, if the \
                     browser was restored from a backup or lost its connection during your last sign-in."
                        .to_owned(),
                ),
                remedy: SOMEBODY_KNOWS,
                page: "/forgot",
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
