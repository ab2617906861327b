//! A notice as a mail and as an SMS: its words, with the time, the link and the notices that were withheld before it.

use rekey_domain::account::{LoginName, UserName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::notice::{Facts, Notice, Undoable, Words};
use rekey_domain::outbox::Withheld;

use crate::site::Site;

/// A notice to one contact.
#[derive(Clone)]
pub struct NoticeMessage {
    /// The name concerned.
    pub name: LoginName,
    /// The notice.
    pub notice: Notice,
    /// When the act happened.
    pub at: Timestamp,
    /// Notices of the kind that were counted before this one and not sent.
    pub more: Option<Withheld>,
    /// Until when the second factors are on hold because of the act.
    pub held_until: Option<Timestamp>,
    /// The users that an undo froze.
    pub users: Vec<UserName>,
    /// The number of frozen users that are not among `users`.
    pub more_users: usize,
    /// The link with which the reader undoes the act, or stops or ends the wait for lost factors.
    pub link: Option<String>,
    /// Whether the name has no email address, so that its owner reads SMS only.
    pub by_sms_alone: bool,
}

/// The parts of a notice, as its templates put them together.
pub(crate) struct Parts {
    pub(crate) subject: String,
    pub(crate) happened: String,
    /// When it happened.
    pub(crate) at: String,
    pub(crate) follows: Option<String>,
    pub(crate) lead: &'static str,
    pub(crate) remedy: &'static str,
    pub(crate) link: String,
}

/// The remedy of a notice with an undo link.
const UNDO: &str = "open this page within 7 days and confirm that. We then undo the changes, sign out every device, and freeze the \
                    account until you reset its password:";

impl NoticeMessage {
    /// A notice without a link and without anything else that not every notice has.
    pub fn new(name: LoginName, notice: Notice, at: Timestamp) -> Self {
        Self { name, notice, at, more: None, held_until: None, users: Vec::new(), more_users: 0, link: None, by_sms_alone: false }
    }

    /// The SMS, if this notice is sent by SMS: the subject, the name, the time and the link.
    pub(crate) fn sms(&self, site: &Site) -> Option<String> {
        let rules = self.notice.rules();
        if !rules.sms.is_sent(self.by_sms_alone) {
            return None;
        }
        let Parts { subject, at, link, .. } = self.parts(site, None);
        let (name, question) = (self.name.for_people(), rules.author.question());
        Some(format!("{subject}: {name}, {at}. {question} {link}"))
    }

    /// The parts for the reader of this contact; without a reader, both contacts of a changed one are masked.
    pub(crate) fn parts(&self, site: &Site, reader: Option<&Contact>) -> Parts {
        let (brand, name) = (&site.brand, &self.name.for_people());
        let facts = Facts { brand, name, reader, held_until: self.held_until, users: &self.users, more_users: self.more_users };
        let Words { subject, happened, follows, remedy, page } = self.notice.words(&facts);
        let (remedy, link) = match (&self.link, self.notice.rules().undo) {
            (Some(link), Undoable::ByLink) => (UNDO, link.clone()),
            (Some(link), _) => (remedy, link.clone()),
            (None, _) => (remedy, format!("{}{page}", site.base_url)),
        };
        let follows = match (follows, self.more.map(of_withheld)) {
            (Some(follows), Some(more)) => Some(format!("{follows} {more}")),
            (follows, more) => more.or(follows),
        };
        let (happened, at) = (format!("{happened}."), self.at.for_people());
        Parts { subject, happened, at, follows, lead: self.notice.rules().author.lead(), remedy, link }
    }
}

/// The sentence about the notices that were counted and not sent.
fn of_withheld(Withheld { count, since }: Withheld) -> String {
    let times = if count == 1 { "time" } else { "times" };
    format!("It happened {count} more {times} between {} and this message.", since.for_people())
}

#[cfg(test)]
mod tests {
    use rekey_domain::account::AccountName;

    use super::*;

    #[test]
    fn a_notice_reports_the_notices_that_were_only_counted() {
        let site = Site { brand: "Rekey".to_owned(), base_url: "https://id.example.com".to_owned(), support_url: None };
        let name = LoginName { account: AccountName::parse("ada@example.com").unwrap(), user: None };
        let follows = |more| {
            let notice = NoticeMessage::new(name.clone(), Notice::EmailNamed, Timestamp(1_795_333_800));
            NoticeMessage { more, ..notice }.parts(&site, None).follows.unwrap()
        };
        for (count, words) in [(1, "It happened 1 more time between 2026-11-22 07:33 UTC and"), (17, "It happened 17 more times between")] {
            let told = follows(Some(Withheld { count, since: Timestamp(1_795_332_800) }));
            assert!(told.contains(words), "{told}");
        }
        assert!(!follows(None).contains("more time"));
    }
}
