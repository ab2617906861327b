//! The notices of the outbox. Each was written in the transaction of the act that it reports, and goes to every contact of the
//! principal.

use futures_util::future::join_all;
use rekey_adapters::store::{NoticeAdmission, Reservation};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::contact_change::UNDO_LIFE;
use rekey_domain::hold::HOLD;
use rekey_domain::id::Id;
use rekey_domain::lost_factor::{FINISH_LIFE, WaitLink};
use rekey_domain::message_record::MessageKind;
use rekey_domain::notice::{Bucket, Notice, Undoable};
use rekey_domain::outbox::{NotMeDelivery, OutboxMessage};
use rekey_domain::principal::Principal;
use rekey_domain::token::{LinkKind, LostFactorLink, LostFactorStop, NotMeToken, Token};

use crate::Deliver;
use crate::message::Message;
use crate::notice::NoticeMessage;
use crate::outcome::{Failure, Outcome};

/// A contact that reads a notice.
struct NoticeReader {
    contact: Contact,
    /// Whether the contact is bound to the principal now.
    is_bound: bool,
    /// Whether the owner took the principal back from somebody who may read this contact.
    was_taken_back: bool,
}

/// The link of a notice.
enum NoticeLink {
    /// The notice carries this link.
    Carried(String),
    /// The notice is sent without a link.
    None,
    /// Somebody has undone the act already, or the wait is over, so nothing is left to report.
    Over,
}

impl Deliver {
    /// Sends the notice of an outbox message to each of its readers.
    pub(crate) async fn outbox_message(&self, id: Id) -> Result<Vec<Outcome>, Failure> {
        let flows = self.directory.flows();
        let unsent = |queued: &OutboxMessage| queued.sent_at.is_none() && queued.counted_at.is_none();
        let Some(queued) = flows.outbox_message(id).await?.filter(unsent) else {
            return Ok(vec![Outcome::NothingToSend]);
        };
        let principal = self.directory.principal(queued.principal).await?;
        let readers = readers(&queued, principal.as_ref(), self.clock.now());
        if readers.is_empty() {
            return Ok(vec![Outcome::NothingToSend]);
        }
        let by_sms_alone = readers.iter().all(|reader| reader.contact.kind() == ContactKind::Phone);
        let NoticeAdmission::Admitted(more) = self.admission(&queued).await? else {
            return Ok(self.held_back(&queued.notice, readers, by_sms_alone).await);
        };
        let held_until = self.held_until(&queued).await?;
        let link = match self.link(&queued, principal.as_ref()).await? {
            NoticeLink::Carried(link) => Some(link),
            NoticeLink::None => None,
            NoticeLink::Over => return Ok(vec![Outcome::NothingToSend]),
        };
        let language = self.site.language(principal.as_ref(), None);
        let OutboxMessage { name, notice, at, users, more_users, .. } = queued;
        let also_in = self.site.earlier_language(principal.as_ref(), self.clock.now());
        let notice = NoticeMessage { name, notice, at, more, held_until, users, more_users, link, by_sms_alone, also_in };
        // All readers at once: a contact that cannot be reached, such as a thief's, keeps no other reader from the notice.
        let sent = join_all(readers.into_iter().map(|reader| async {
            let message = Message::Notice(reader.version_of(notice.clone()));
            let outcome = self.notify(id, &reader.contact, &message, language).await;
            (reader.contact, outcome)
        }));
        self.finish(&notice.notice, sent.await, async { flows.mark_outbox_sent(id, self.clock.now()).await }).await
    }

    /// Passes the notice through the bucket of its kind, if it has one.
    async fn admission(&self, queued: &OutboxMessage) -> Result<NoticeAdmission, Failure> {
        match queued.notice.rules().bucket {
            Bucket::None => Ok(NoticeAdmission::Admitted(None)),
            // The bucket has let an earlier delivery of this record through.
            Bucket::PerKind(_) if queued.admitted_at.is_some() => Ok(NoticeAdmission::Admitted(queued.more)),
            Bucket::PerKind(kind) => {
                let op = Id::random(&self.random);
                Ok(self.directory.flows().admit_notice(op, queued, kind, self.notices, &self.clock).await?)
            }
        }
    }

    /// Notes that a notice is only counted, for each contact that would have got it.
    async fn held_back(&self, notice: &Notice, readers: Vec<NoticeReader>, by_sms_alone: bool) -> Vec<Outcome> {
        let gets_it = |contact: &Contact| contact.kind() == ContactKind::Email || notice.rules().sms.is_sent(by_sms_alone);
        let contacts = readers.into_iter().map(|reader| reader.contact).filter(gets_it);
        join_all(contacts.map(|contact| async move {
            let outcome = Outcome::HeldBack(self.notices);
            self.note(&contact, MessageKind::Notice(notice.name()), Ok(&outcome)).await;
            outcome
        }))
        .await
    }

    /// When the hold of a recovery ends. Only an owner with a second factor reads of the hold, which protects that factor.
    async fn held_until(&self, queued: &OutboxMessage) -> Result<Option<Timestamp>, Failure> {
        if !matches!(queued.notice, Notice::PasswordRecovered(_)) {
            return Ok(None);
        }
        let login = self.directory.login(&queued.name).await?.filter(|login| login.principal == queued.principal);
        Ok(login.filter(|login| login.factors.ask()).map(|_| queued.at.plus(HOLD)))
    }

    /// Creates the link that the notice carries, if it has one, and stores its hash.
    async fn link(&self, queued: &OutboxMessage, principal: Option<&Principal>) -> Result<NoticeLink, Failure> {
        match queued.notice.rules().undo {
            Undoable::ByLink if principal.is_some_and(|principal| principal.can_undo(queued.at)) => self.undo_link(queued).await,
            Undoable::ByLink | Undoable::No => Ok(NoticeLink::None),
            Undoable::StopsWait => self.wait_link::<LostFactorStop>(queued).await,
            Undoable::EndsWait => self.wait_link::<LostFactorLink>(queued).await,
        }
    }

    async fn undo_link(&self, queued: &OutboxMessage) -> Result<NoticeLink, Failure> {
        let token = NotMeToken::mint(queued.id, &self.random);
        let delivery = NotMeDelivery { hash: token.hash(), expires_at: queued.at.plus(UNDO_LIFE) };
        Ok(match self.directory.flows().add_not_me(queued.id, token.id(), &delivery).await? {
            Reservation::Made => NoticeLink::Carried(token.link(&self.site.base_url)),
            Reservation::Pointless => NoticeLink::Over,
            // The row has all the links that it may have. The notice is worth sending without one.
            Reservation::Exhausted => NoticeLink::None,
            // A link is not charged, so no counter refuses it.
            Reservation::HeldBack(_) | Reservation::OverBudget(_) => NoticeLink::None,
        })
    }

    /// A link of the wait for lost factors that the notice is about. It is good for as long as the wait can be ended.
    async fn wait_link<K: LinkKind>(&self, queued: &OutboxMessage) -> Result<NoticeLink, Failure> {
        let state = self.directory.lost_factor_state(queued.principal).await?;
        let wait = state.as_ref().and_then(|state| state.wait(self.clock.now()));
        let Some(wait) = wait.filter(|wait| wait.is_of(&queued.notice)) else {
            return Ok(NoticeLink::Over);
        };
        let token = Token::<K>::mint(queued.principal, &self.random);
        let link = WaitLink { hash: token.hash(), wait: wait.id, expires_at: wait.ready_at.plus(FINISH_LIFE) };
        self.directory.flows().put_wait_link(&token, &link).await?;
        Ok(NoticeLink::Carried(token.link(&self.site.base_url)))
    }
}

/// The readers of a notice: the contacts that are bound now, and those that the message names.
fn readers(queued: &OutboxMessage, principal: Option<&Principal>, now: Timestamp) -> Vec<NoticeReader> {
    let bound: Vec<Contact> = principal.into_iter().flat_map(Principal::contacts).collect();
    let others = queued.also_to.iter().filter(|contact| !bound.contains(contact)).cloned();
    let reader = |contact: Contact, is_bound| {
        let was_taken_back = principal.is_some_and(|principal| principal.was_taken_back_from(contact.kind(), now));
        NoticeReader { contact, is_bound, was_taken_back }
    };
    let others: Vec<NoticeReader> = others.map(|contact| reader(contact, false)).collect();
    bound.into_iter().map(|contact| reader(contact, true)).chain(others).collect()
}

impl NoticeReader {
    /// The notice as this reader gets it. The reader may be the thief: a contact that lost the principal gets no undo link, and
    /// a contact that is no longer bound reads no names of users. The link that stops a wait goes to everybody: a stop harms
    /// nobody.
    fn version_of(&self, notice: NoticeMessage) -> NoticeMessage {
        let link = notice.link.filter(|_| !self.was_taken_back || notice.notice.rules().undo == Undoable::StopsWait);
        let (users, more_users) = if self.is_bound { (notice.users, notice.more_users) } else { (Vec::new(), 0) };
        NoticeMessage { link, users, more_users, ..notice }
    }
}

#[cfg(test)]
mod tests {
    use rekey_domain::account::{AccountName, LoginName};
    use rekey_domain::clock::Timestamp;
    use rekey_domain::email::EmailAddress;
    use rekey_domain::factors::Factor;
    use rekey_domain::notice::Notice;

    use super::*;

    #[test]
    fn a_contact_that_lost_the_principal_can_stop_a_wait_and_undo_nothing() {
        let reader =
            NoticeReader { contact: Contact::Email(EmailAddress::parse("ada@example.org").unwrap()), is_bound: true, was_taken_back: true };
        let link = |notice: Notice| {
            let message = NoticeMessage {
                name: LoginName { account: AccountName::parse("acme").unwrap(), user: None },
                notice,
                at: Timestamp(0),
                more: None,
                held_until: None,
                users: Vec::new(),
                more_users: 0,
                link: Some("https://id.example.com/a-link".to_owned()),
                by_sms_alone: false,
                also_in: None,
            };
            reader.version_of(message).link.is_some()
        };
        assert!(link(Notice::FactorsOffSoon { ready_at: Timestamp(1), by_support: false }));
        assert!(!link(Notice::FactorsOffReady { until: Timestamp(1) }));
        assert!(!link(Notice::FactorOff(Factor::App)));
    }
}
