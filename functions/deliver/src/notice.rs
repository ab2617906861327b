//! The words of notices: what happened, what follows from it, and what to do if it was somebody else.

use rekey_domain::account::UserName;
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::factors::Factor;
use rekey_domain::outbox::{Notice, Withheld};
use rekey_domain::recovery::RecoveryProof;
use rekey_domain::wrong_codes::WRONG_CODES_IN_A_ROW;

use crate::message::{NoticeMessage, Site, shown};

/// A notice in words.
pub(crate) struct Words {
    pub(crate) subject: String,
    pub(crate) happened: String,
    pub(crate) follows: Option<String>,
    /// When there is something to do: if it was not the reader, or was not expected of an administrator.
    pub(crate) unless: &'static str,
    /// What to do then.
    pub(crate) otherwise: &'static str,
    /// Where to do it.
    pub(crate) link: String,
}

/// With the link that undoes it.
const NOT_ME: &str = "open this page within 7 days and confirm that. We then undo the changes, sign out every device, and lock the \
                      account until you reset its password:";
/// Whoever did it knows the password.
const SOMEBODY_KNOWS: &str = "somebody knows your password. Choose a new one now, then look at your devices and your two-factor settings:";

impl NoticeMessage {
    /// The words for the reader of this contact, whose own contact is named in full.
    pub(crate) fn words(&self, site: &Site, reader: Option<&Contact>) -> Words {
        let (brand, name, at) = (&site.brand, shown(&self.name), self.at.for_people());
        let unless = match self.notice {
            Notice::Frozen => "",
            _ if self.notice.is_an_administrators() => "If you did not expect this, ",
            _ => "If that was you, there is nothing to do. If it was not, ",
        };
        let words = |subject: String, happened: String, follows: Option<String>, otherwise: &'static str, page: &str| {
            let happened = format!("{happened}, on {at}.");
            let (otherwise, link) = match self.not_me.clone() {
                Some(link) => (NOT_ME, link),
                None => (otherwise, format!("{}{page}", site.base_url)),
            };
            let more = self.more.map(|Withheld { count, since }| {
                let times = if count == 1 { "time" } else { "times" };
                format!("It happened {count} more {times} since {}, which we did not write about one by one.", since.for_people())
            });
            let follows = match (follows, more) {
                (Some(follows), Some(more)) => Some(format!("{more} {follows}")),
                (follows, more) => more.or(follows),
            };
            Words { subject, happened, follows, unless, otherwise, link }
        };
        match &self.notice {
            Notice::PasswordRecovered(proof) => words(
                format!("Your {brand} password was changed"),
                format!("The {brand} password of {name} was reset with {}", what_opened(*proof)),
                Some(match self.held_until {
                    None => "Every device was signed out.".to_owned(),
                    Some(until) => format!(
                        "Every device was signed out. Two-factor authentication stays as it was: until {}, it can be turned off, and \
                         new recovery codes made, only with an authenticator app or a recovery code from before the reset.",
                        until.for_people()
                    ),
                }),
                match proof {
                    RecoveryProof::MailedLink | RecoveryProof::MailedCode => {
                        "choose a new password for your mailbox first, and then one here:"
                    }
                    RecoveryProof::TextedCode => {
                        "somebody else can read your SMS. Ask your mobile operator who else has your number, and choose a new password here:"
                    }
                },
                "/forgot",
            ),
            Notice::PasswordChanged => words(
                format!("Your {brand} password was changed"),
                format!("The {brand} password of {name} was changed in the account's settings"),
                Some("Every other device was signed out.".to_owned()),
                "choose a new password now, and then one for your mailbox:",
                "/forgot",
            ),
            Notice::PasswordChosen => words(
                format!("Your {brand} password was chosen"),
                format!("A {brand} password for {name} was chosen with the link that an administrator made"),
                Some("Every device was signed out.".to_owned()),
                "ask your administrator, and choose a new password now:",
                "/forgot",
            ),
            Notice::ContactChanged { kind, from, to } => {
                let what = match kind {
                    ContactKind::Email => "email address",
                    ContactKind::Phone => "mobile number",
                };
                let masked = |contact: &Contact, beside: &Option<Contact>| match reader {
                    Some(own) if own == contact => contact.to_string(),
                    _ => contact.masked(beside.as_ref()),
                };
                let (old, new) = (from.as_ref().map(|from| masked(from, to)), to.as_ref().map(|to| masked(to, from)));
                let (done, happened) = match (old, new) {
                    (Some(old), Some(new)) => ("changed", format!("The {what} {old} of {name} was replaced by {new}")),
                    (None, Some(new)) => ("added", format!("The {what} {new} was bound to {name}")),
                    (old, None) => ("removed", format!("The {what} {} was taken away from {name}", old.unwrap_or_default())),
                };
                let gone = if to.is_some() { "old" } else { "removed" };
                let follows = from
                    .is_some()
                    .then(|| format!("The {gone} {what} no longer gets messages, and can no longer be used to reset the password."));
                words(format!("The {what} of your {brand} account was {done}"), happened, follows, SOMEBODY_KNOWS, "/forgot")
            }
            Notice::EmailNamed => words(
                format!("Another address for your {brand} user"),
                format!("An administrator has named another email address for {name}"),
                Some("This address stays bound until the other one is confirmed.".to_owned()),
                "ask your administrator. Support can help, too:",
                "/support",
            ),
            Notice::EmailRemoved => words(
                format!("The email address of your {brand} user was removed"),
                format!("An administrator removed the email address of {name}"),
                Some("It no longer gets messages for this user, and can no longer be used to reset its password.".to_owned()),
                "ask your administrator. Support can help, too:",
                "/support",
            ),
            Notice::PhoneRemoved => words(
                format!("The mobile number of your {brand} user was removed"),
                format!("An administrator removed the mobile number of {name}"),
                Some("It no longer gets messages for this user, and can no longer be used to reset its password.".to_owned()),
                "ask your administrator. Support can help, too:",
                "/support",
            ),
            Notice::UserDeleted => words(
                format!("Your {brand} user was deleted"),
                format!("An administrator has deleted {name}"),
                Some("Every device was signed out. A later user of the same name is somebody else.".to_owned()),
                "ask your administrator. Support can help, too:",
                "/support",
            ),
            Notice::Frozen => words(
                format!("Your {brand} account is locked"),
                format!("Somebody used the link in one of our messages to report a change that they did not make. We locked {name}"),
                Some(format!(
                    "Every device was signed out, and the changes are undone.{} If you did not open that link, somebody else can read your messages.",
                    suspended(&self.users, self.more_users)
                )),
                "Nobody can sign in before the password has been reset. Reset it here:",
                "/forgot",
            ),
            Notice::ManagerMade(user) => words(
                format!("{user} can now manage users of your {brand} account"),
                format!("{name} gave its user {user} the permission to create, change and reset users"),
                None,
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::PermissionsGrown(user) => words(
                format!("{user} has more permissions in your {brand} account"),
                format!("{name} gave its user {user} more permissions"),
                None,
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::LinkHandedOver(user) => words(
                format!("A link for {user} of your {brand} account was made"),
                format!("{name} made a link with which a new password of its user {user} can be chosen"),
                Some("Anybody who has the link can use it once, within 24 hours.".to_owned()),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::UserAddressNamed(user) => words(
                format!("Another address for {user} of your {brand} account"),
                format!("{name} named another email address for its user {user}"),
                Some("We mailed a link to that address. Its reader can choose a new password for the user.".to_owned()),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::UserFactorsReset(user) => words(
                format!("Two-factor authentication of {user} was reset in your {brand} account"),
                format!("{name} turned off all second factors of its user {user}"),
                Some("The user signs in with the password alone until it turns a factor on again.".to_owned()),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::UserRestored(user) => words(
                format!("{user} of your {brand} account was restored"),
                format!("{name} restored its frozen user {user}"),
                Some("The user can sign in again.".to_owned()),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::FactorsReset => words(
                format!("Two-factor authentication of your {brand} user was reset"),
                format!("An administrator has turned off all second factors of {name}"),
                Some("Signing in asks for the password alone until you turn one on again.".to_owned()),
                "ask your administrator. Support can help, too:",
                "/support",
            ),
            Notice::FactorOn(factor) => words(
                format!("Two-factor authentication is on for your {brand} account"),
                format!("{} turned on for {name}", of(*factor)),
                Some("Signing in asks for a code after the password. Keep your recovery codes in a safe place.".to_owned()),
                "somebody knows your password. Choose a new one now. If you are then asked for a code that you do not have, tell support:",
                "/forgot",
            ),
            Notice::FactorOff(factor) => words(
                format!("A second factor of your {brand} account was turned off"),
                format!("{} turned off for {name}", of(*factor)),
                Some("If it was the only second factor, signing in asks for the password alone from now on.".to_owned()),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::RecoveryCodesMade => words(
                format!("New recovery codes for your {brand} account"),
                format!("New recovery codes were made for {name}"),
                Some("The codes from before are no longer good.".to_owned()),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::RecoveryCodeUsed(left) => words(
                format!("A recovery code of your {brand} account was used"),
                format!("One of the recovery codes of {name} was used"),
                Some(match left {
                    0 => "It was the last one. Make new ones in the security settings.".to_owned(),
                    1 => "One is left. Make new ones in the security settings.".to_owned(),
                    left => format!("{left} are left."),
                }),
                "somebody knows your password and may have the other codes. Choose a new password, then make new recovery codes:",
                "/forgot",
            ),
            Notice::CodesCapped => words(
                format!("Too many wrong codes for your {brand} account"),
                format!("The twentieth wrong code within a day was entered for {name}"),
                Some(
                    "For up to 24 hours, only a recovery code completes a sign-in. The person who entered the codes had the right \
                     password. If it was you and the codes came from an app, the clock of its device may be wrong."
                        .to_owned(),
                ),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::RecoveryCodesCapped => words(
                format!("Too many wrong recovery codes for your {brand} account"),
                format!("The twentieth wrong recovery code within a day was entered for {name}"),
                Some(
                    "For up to 24 hours, only codes from an authenticator app or by email complete a sign-in. The person who entered \
                     the codes had the right password."
                        .to_owned(),
                ),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::WrongCodesInARow(number) => words(
                format!("{number} wrong codes in a row for your {brand} account"),
                format!("The {number}th wrong code in a row was entered for {name}"),
                Some(if *number >= WRONG_CODES_IN_A_ROW {
                    "Codes from an authenticator app or by email are no longer accepted. Sign in with a recovery code: the other codes \
                     work again after it. The person who entered the codes had the right password."
                        .to_owned()
                } else {
                    format!(
                        "At {WRONG_CODES_IN_A_ROW} in a row, only a recovery code is accepted until you have signed in with one. The \
                         person who entered the codes had the right password."
                    )
                }),
                SOMEBODY_KNOWS,
                "/forgot",
            ),
            Notice::SessionGuessed => words(
                format!("Wrong passwords on a device signed in to your {brand} account"),
                format!("So many wrong passwords were entered on a device that is signed in as {name} that we signed it out"),
                Some("Your other devices stay signed in, and your password is the same as before.".to_owned()),
                "somebody was using one of your devices or a copy of its session. Sign in, look at your devices, and sign out those you \
                 do not know:",
                "/settings/account",
            ),
            Notice::NameGuessed => words(
                format!("Somebody is trying to sign in to your {brand} account"),
                format!("Many passwords were tried for {name} from devices that you have not used before"),
                Some(
                    "Nobody signed in this way unless we told you of a new sign-in. While it goes on, signing in from a new place may ask \
                     you to show that you are a person. Devices that you use already are not affected."
                        .to_owned(),
                ),
                "nobody gets in without your password. If the password is short, or used elsewhere as well, choose a new one, and turn on \
                 two-factor authentication:",
                "/settings/security",
            ),
            Notice::NewDevice(client, device) => words(
                format!("New sign-in to your {brand} account"),
                format!("There was a sign-in to {name} {}", with(*client, device.as_ref())),
                None,
                SOMEBODY_KNOWS,
                "/forgot",
            ),
        }
    }
}

impl NoticeMessage {
    /// The same for phones, of the acts that weigh most: an SMS costs money. Who has no address is told of more.
    pub(crate) fn words_for_phones(&self, site: &Site) -> Option<String> {
        let weighs = match self.notice {
            Notice::PasswordRecovered(_)
            | Notice::PasswordChanged
            | Notice::PasswordChosen
            | Notice::ContactChanged { .. }
            | Notice::Frozen
            | Notice::EmailRemoved
            | Notice::PhoneRemoved
            | Notice::UserDeleted
            | Notice::FactorsReset
            | Notice::FactorOff(_) => true,
            Notice::FactorOn(_)
            | Notice::RecoveryCodesMade
            | Notice::NewDevice(..)
            | Notice::SessionGuessed
            | Notice::ManagerMade(_)
            | Notice::PermissionsGrown(_)
            | Notice::LinkHandedOver(_)
            | Notice::UserAddressNamed(_)
            | Notice::UserFactorsReset(_)
            | Notice::UserRestored(_) => self.by_sms_alone,
            Notice::EmailNamed
            | Notice::RecoveryCodeUsed(_)
            | Notice::CodesCapped
            | Notice::RecoveryCodesCapped
            | Notice::WrongCodesInARow(_)
            | Notice::NameGuessed => false,
        };
        // Of the words, an SMS has the subject and the link: none that depends on the reader.
        let words = self.words(site, None);
        let asked = match self.notice {
            Notice::Frozen => "Reset the password:",
            _ if self.notice.is_an_administrators() => "Unexpected?",
            _ => "Not you?",
        };
        weighs.then(|| format!("{}: {}, on {}. {asked} {}", words.subject, shown(&self.name), self.at.for_people(), words.link))
    }
}

/// The users that an undo has suspended, as a sentence; some names of many.
fn suspended(users: &[UserName], more: usize) -> String {
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

/// What a password was reset with. Each contact is told, so that none is called "this" one.
fn what_opened(proof: RecoveryProof) -> &'static str {
    match proof {
        RecoveryProof::MailedLink => "a link that we mailed to its email address",
        RecoveryProof::MailedCode => "a code that we mailed to its email address",
        RecoveryProof::TextedCode => "a code that we sent to its mobile number by SMS",
    }
}

fn of(factor: Factor) -> &'static str {
    match factor {
        Factor::App => "Codes from an authenticator app were",
        Factor::Email => "Codes by email were",
    }
}

/// Whoever signs in chooses what the device is called. It is repeated only if it cannot be a message of its own.
fn with(client: Client, device: Option<&DeviceName>) -> String {
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
