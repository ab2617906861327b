//! What tells the samples of `/dev/mails` apart whose titles are the same.

use deliver::{Message, NoticeMessage, Reader};
use rekey_domain::one_time_code_request::Purpose;
use rekey_domain::principal::State;
use serde_json::Value;

/// The variant of a message, in a few words. Empty if there is one alone.
pub(crate) fn of(message: &Message) -> String {
    match message {
        Message::Recover(it) if it.more => "more accounts than the list has room for".to_owned(),
        Message::Recover(_) => "every account of the address".to_owned(),
        Message::Activate(_) => String::new(),
        Message::ActivateUser(it) => {
            let reason = match it.state {
                State::Invited => "invited",
                State::Reset => "password reset",
                State::Active | State::Frozen => "another address",
            };
            format!("{reason}, {}", address(&it.reader))
        }
        Message::Registered(it) => address(&it.reader).to_owned(),
        Message::AuthenticationCode(it) => match it.purpose {
            Purpose::SignIn => "at a sign-in",
            Purpose::Reauthenticate => "at a re-authentication",
            Purpose::Enrol => "turns on codes by email",
            Purpose::Bind => "binds a contact",
            Purpose::LostFactorEmail | Purpose::LostFactorPhone => "lost factors",
        }
        .to_owned(),
        Message::Notice(it) => notice(it),
    }
}

/// Whether the address of the reader is bound to the name, so that the mail contains the name.
fn address(reader: &Reader) -> &'static str {
    match reader {
        Reader::Owner(_) => "bound address",
        Reader::Unproven => "unproven address",
    }
}

/// The variant of [`rekey_domain::notice::Notice`], with the detail that chooses its words.
fn notice(message: &NoticeMessage) -> String {
    let name: String = format!("{:?}", message.notice).chars().take_while(char::is_ascii_alphabetic).collect();
    let detail = match serde_json::to_value(&message.notice) {
        Ok(Value::Object(fields)) => fields.values().map(words).collect(),
        _ => String::new(),
    };
    let held = message.held_until.map(|_| "factors on hold".to_owned());
    let users = message.users.len() + message.more_users;
    let frozen = (users > 0).then(|| format!("users frozen: {users}"));
    [Some(format!("{name}{detail}")), held, frozen].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A detail that is one word or number, or that holds. Others are names and contacts, which the message shows.
fn words(detail: &Value) -> String {
    match detail {
        Value::String(word) if word.chars().all(|c| c.is_ascii_lowercase() || c == '_') => format!(": {word}"),
        Value::Number(number) => format!(": {number}"),
        Value::Object(fields) if fields.values().any(|field| *field == true) => {
            fields.iter().filter(|(_, field)| **field == true).map(|(name, _)| format!(": {name}")).collect()
        }
        Value::Object(fields) if fields.values().all(Value::is_null) => ": without names".to_owned(),
        _ => String::new(),
    }
}
