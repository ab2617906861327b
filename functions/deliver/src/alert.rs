//! Word that somebody tries passwords at a name. Whether anybody has the name is found out here and nowhere else.

use futures_util::future::join_all;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::id::Id;
use rekey_domain::outbox::Notice;
use rekey_domain::principal::Principal;

use crate::message::{Message, NoticeMessage};
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    pub(crate) async fn alert(&self, id: Id) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        let Some(alert) = flows.owed_alert(id).await?.filter(|alert| alert.sent_at.is_none()) else {
            return Ok(Outcome::NothingToSend);
        };
        let Some(login) = self.directory.login(&alert.name).await? else {
            return Ok(Outcome::NothingToSend);
        };
        let principal = self.directory.principal(login.principal).await?;
        let to: Vec<Contact> = principal.iter().flat_map(Principal::contacts).collect();
        let by_sms_alone = to.iter().all(|contact| contact.kind() == ContactKind::Phone);
        let told = NoticeMessage {
            name: alert.name,
            notice: Notice::NameGuessed,
            at: alert.at,
            more: None,
            held_until: None,
            users: Vec::new(),
            more_users: 0,
            not_me: None,
            by_sms_alone,
        };
        let message = Message::Notice(told);
        let outcomes = join_all(to.into_iter().map(|contact| self.send(contact, &message))).await;
        let outcomes: Vec<Outcome> = outcomes.into_iter().collect::<Result<_, _>>()?;
        flows.mark_alert_sent(id, self.clock.now()).await?;
        let sent = outcomes.iter().copied().find(|outcome| *outcome == Outcome::Sent);
        Ok(sent.or(outcomes.first().copied()).unwrap_or(Outcome::NothingToSend))
    }
}
