//! Notices of what was done: owed since the transaction that did it, sent to every contact of the principal.

use futures_util::future::join_all;
use rekey_adapters::store::{NoticeAdmission, Reservation};
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::contact_change::UNDO_LIFE;
use rekey_domain::hold::HOLD;
use rekey_domain::id::Id;
use rekey_domain::outbox::{NotMeDelivery, Notice, OutboxMessage};
use rekey_domain::principal::Principal;
use rekey_domain::token::NotMeToken;

use crate::message::{Message, NoticeMessage};
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    pub(crate) async fn outbox_message(&self, id: Id) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        let Some(queued) = flows.outbox_message(id).await?.filter(|queued| queued.sent_at.is_none() && queued.counted_at.is_none()) else {
            return Ok(Outcome::NothingToSend);
        };
        let bound = self.directory.principal(queued.principal).await?;
        let mut to: Vec<Contact> = bound.iter().flat_map(Principal::contacts).collect();
        let also: Vec<Contact> = queued.also_to.iter().filter(|also| !to.contains(also)).cloned().collect();
        to.extend(also);
        if to.is_empty() {
            return Ok(Outcome::NothingToSend);
        }
        let NoticeAdmission::Admitted(more) = self.admission(&queued).await? else {
            return Ok(Outcome::HeldBack);
        };
        // Only who has a second factor is told that nothing weakens it for a day.
        let held_until = match queued.notice {
            Notice::PasswordRecovered(_) => {
                let login = self.directory.login(&queued.name).await?.filter(|login| login.principal == queued.principal);
                login.filter(|login| login.factors.ask()).map(|_| queued.at.plus(HOLD))
            }
            _ => None,
        };
        let mut link = None;
        if queued.notice.can_be_undone() && bound.as_ref().is_some_and(|principal| principal.can_undo(queued.at)) {
            let token = NotMeToken::mint(id, &self.random);
            let delivery = NotMeDelivery { hash: token.hash(), expires_at: queued.at.plus(UNDO_LIFE) };
            match flows.add_not_me(id, token.id(), &delivery).await? {
                Reservation::Made => link = Some(format!("{}/not-me#token={}", self.site.base_url, token.reveal())),
                // It has been undone already.
                Reservation::Pointless => return Ok(Outcome::NothingToSend),
                // After as many tries as a row has links: the notice is worth sending without one.
                Reservation::Exhausted | Reservation::HeldBack | Reservation::OverBudget(_) => {}
            }
        }
        let by_sms_alone = to.iter().all(|contact| contact.kind() == ContactKind::Phone);
        let OutboxMessage { name, notice, at, users, more_users, .. } = queued;
        let told = NoticeMessage { name, notice, at, more, held_until, users, more_users, not_me: link, by_sms_alone };
        let now = self.clock.now();
        let taken_back = |contact: &Contact| bound.as_ref().is_some_and(|principal| principal.was_taken_back_from(contact.kind(), now));
        let is_bound = |contact: &Contact| bound.as_ref().is_some_and(|principal| principal.contacts().any(|own| own == *contact));
        let message = |contact: &Contact| {
            let told = told.clone();
            let not_me = told.not_me.filter(|_| !taken_back(contact));
            // A contact that an undo has removed may be a thief's: it is not told the names of users.
            let (users, more_users) = if is_bound(contact) { (told.users, told.more_users) } else { (Vec::new(), 0) };
            Message::Notice(NoticeMessage { not_me, users, more_users, ..told })
        };
        // One that cannot be reached, such as a thief's, keeps no other from being told.
        let messages: Vec<(Contact, Message)> = to.into_iter().map(|contact| (contact.clone(), message(&contact))).collect();
        let sent = messages.iter().map(|(contact, message)| self.notify(id, contact.clone(), message));
        let outcomes = join_all(sent).await;
        let outcomes: Vec<Outcome> = outcomes.into_iter().collect::<Result<_, _>>()?;
        flows.mark_outbox_sent(id, self.clock.now()).await?;
        let sent = outcomes.iter().copied().find(|outcome| *outcome == Outcome::Sent);
        Ok(sent.or(outcomes.first().copied()).unwrap_or(Outcome::NothingToSend))
    }

    /// Whether a notice is told now. What lets somebody in, or changes who can get in, always is.
    async fn admission(&self, queued: &OutboxMessage) -> Result<NoticeAdmission, Failure> {
        match queued.notice.limited_as() {
            None => Ok(NoticeAdmission::Admitted(None)),
            // An earlier delivery of this record was let through.
            Some(_) if queued.admitted_at.is_some() => Ok(NoticeAdmission::Admitted(queued.more)),
            Some(kind) => {
                let op = Id::random(&self.random);
                Ok(self.directory.flows().admit_notice(op, queued, kind, self.notices, &self.clock).await?)
            }
        }
    }
}
