//! Phrases of notices: the parts of their words that depend on more than names.

use crate::account::UserName;
use crate::client::{Client, DeviceName};
use crate::recovery::RecoveryProof;

/// The users that an undo froze, as sentences that name some of many.
pub(super) fn frozen_users(users: &[UserName], more: usize) -> String {
    const SHOWN: usize = 20;
    let mut names: Vec<String> = users.iter().take(SHOWN).map(ToString::to_string).collect();
    let unnamed = users.len() - names.len() + more;
    if unnamed > 0 {
        names.push(format!("{unnamed} more"));
    }
    match names.split_last() {
        None => String::new(),
        Some((one, [])) => format!(
            " The user {one} is frozen until you restore it. You can do so 24 hours after you reset your password, or at once with a passkey, an authenticator app or a recovery code from before the reset."
        ),
        Some((last, others)) => format!(
            " The users {} and {last} are frozen until you restore them. You can do so 24 hours after you reset your password, or at once with a passkey, an authenticator app or a recovery code from before the reset.",
            others.join(", ")
        ),
    }
}

/// The proof that a password was reset with. Every contact reads the same words, so no contact is called "this" one.
pub(super) fn proof_words(proof: RecoveryProof) -> &'static str {
    match proof {
        RecoveryProof::MailedLink => "a link that we mailed to its email address",
        RecoveryProof::MailedCode => "a code that we mailed to its email address",
        RecoveryProof::TextedCode => "a code that we sent to its mobile number by SMS",
    }
}

/// The client of a sign-in.
pub(super) fn client_words(client: Client, device: Option<&DeviceName>) -> String {
    let kind = match client {
        Client::Web => "in a browser that was not known before",
        Client::Mobile => "in a mobile app",
        Client::Desktop => "in a desktop app",
    };
    format!("{kind}{}", named(device))
}

/// The browser in which a person approved a sign-in.
pub(super) fn browser_words(browser: Option<&DeviceName>) -> String {
    format!("in a browser that was signed in before{}", named(browser))
}

/// The name of a device in parentheses, for the end of a sentence. The person who signs in chooses the name, so a notice repeats
/// it only if it cannot be a message of its own.
pub(super) fn named(device: Option<&DeviceName>) -> String {
    device.map(DeviceName::as_str).filter(|name| is_harmless(name)).map(|name| format!(" ({name})")).unwrap_or_default()
}

fn is_harmless(device: &str) -> bool {
    let digits = device.chars().filter(|c| c.is_numeric()).count();
    device.chars().count() <= 40 && digits <= 4 && device.chars().all(|c| c.is_alphanumeric() || " '’-()".contains(c))
}
