//! The alert that somebody tries passwords at a name. Only here Rekey finds out whether the name exists.

use futures_util::future::join_all;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::principal::Principal;

use crate::Deliver;
use crate::message::Message;
use crate::notice::NoticeMessage;
use crate::outcome::{Failure, Outcome};

impl Deliver {
    /// Sends an alert to each contact that is bound to its name.
    pub(crate) async fn alert(&self, id: Id) -> Result<Vec<Outcome>, Failure> {
        let flows = self.directory.flows();
        let Some(alert) = flows.owed_alert(id).await?.filter(|alert| alert.sent_at.is_none()) else {
            return Ok(vec![Outcome::NothingToSend]);
        };
        let Some(login) = self.directory.login(&alert.name).await? else {
            return Ok(vec![Outcome::NothingToSend]);
        };
        let principal = self.directory.principal(login.principal).await?;
        let language = self.site.language(principal.as_ref(), None);
        let contacts: Vec<Contact> = principal.iter().flat_map(Principal::contacts).collect();
        let by_sms_alone = contacts.iter().all(|contact| contact.kind() == ContactKind::Phone);
        let also_in = self.site.earlier_language(principal.as_ref(), self.clock.now());
        let notice = NoticeMessage { by_sms_alone, also_in, ..NoticeMessage::new(alert.name, Notice::NameGuessed, alert.at) };
        let message = Message::Notice(notice);
        let sent = join_all(contacts.into_iter().map(|contact| async {
            let outcome = self.hand_over(&contact, &message, language).await;
            (contact, outcome)
        }));
        self.finish(&Notice::NameGuessed, sent.await, async { flows.mark_alert_sent(id, self.clock.now()).await }).await
    }
}
