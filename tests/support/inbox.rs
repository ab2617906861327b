//! A mailbox, as its owner sees it.

use std::time::Duration;

use rekey_local::{Outbox, Sent};

/// The mailbox of one address.
pub struct Inbox {
    outbox: Outbox,
    address: String,
    title: Option<String>,
}

/// A mail in a mailbox.
#[derive(Clone, Debug)]
pub struct Mail(pub Sent);

impl Inbox {
    /// The mailbox of this address.
    pub fn new(outbox: Outbox, address: &str) -> Self {
        Self { outbox, address: address.to_owned(), title: None }
    }

    /// Only the mails with this subject. Sign-ins send notices, too.
    pub fn titled(self, title: &str) -> Self {
        Self { title: Some(title.to_owned()), ..self }
    }

    /// All mails, oldest first.
    pub fn all(&self) -> Vec<Mail> {
        let mine = |sent: &Sent| sent.to == self.address && self.title.as_ref().is_none_or(|title| sent.subject == *title);
        self.outbox.all().into_iter().filter(mine).map(Mail).collect()
    }

    /// The number of mails.
    pub fn count(&self) -> usize {
        self.all().len()
    }

    /// The mail at this place, counted from 0. Waits for the mail.
    pub async fn nth(&self, place: usize) -> Mail {
        self.soon(|mails| mails.get(place).cloned()).await
    }

    /// The number of mails whose text contains this part.
    pub fn count_of(&self, part: &str) -> usize {
        self.all().iter().filter(|mail| mail.0.text.contains(part)).count()
    }

    /// Among the mails whose text contains this part, the mail at this place, counted from 0. Waits for the mail.
    pub async fn nth_of(&self, part: &str, place: usize) -> Mail {
        self.soon(|mails| mails.iter().filter(|mail| mail.0.text.contains(part)).nth(place).cloned()).await
    }

    /// The first mail whose text contains this part. Waits for the mail.
    pub async fn find(&self, part: &str) -> Mail {
        self.soon(|mails| mails.iter().find(|mail| mail.0.text.contains(part)).cloned()).await
    }

    async fn soon(&self, wanted: impl Fn(&[Mail]) -> Option<Mail>) -> Mail {
        for _ in 0..3000 {
            if let Some(mail) = wanted(&self.all()) {
                return mail;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let subjects: Vec<String> = self.all().into_iter().map(|mail| mail.0.subject).collect();
        panic!("not in the mailbox of {}: {subjects:?}", self.address);
    }

    /// The only mail.
    pub async fn only(&self) -> Mail {
        let mail = self.nth(0).await;
        assert_eq!(self.count(), 1);
        mail
    }
}

impl Mail {
    /// The token in the link.
    pub fn token(&self) -> String {
        let (_, token) = self.0.text.split_once("#token=").unwrap_or_else(|| panic!("no link in {}", self.0.text));
        token.split_whitespace().next().unwrap().to_owned()
    }

    /// The six digits of an authentication code.
    pub fn digits(&self) -> String {
        let shaped = |word: &&str| word.len() == 6 && word.bytes().all(|c| c.is_ascii_digit());
        self.0.text.split_whitespace().find(shaped).unwrap_or_else(|| panic!("no digits in {}", self.0.text)).to_owned()
    }

    /// The token in the link "This was not me".
    pub fn not_me(&self) -> String {
        let (_, token) = self.0.text.split_once("/not-me#token=").unwrap_or_else(|| panic!("no such link in {}", self.0.text));
        token.split_whitespace().next().unwrap().to_owned()
    }

    /// The typed code.
    pub fn code(&self) -> String {
        let shaped = |word: &&str| {
            word.len() == 9 && word.as_bytes()[4] == b'-' && word.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'-')
        };
        self.0.text.split_whitespace().find(shaped).unwrap_or_else(|| panic!("no code in {}", self.0.text)).to_owned()
    }
}
