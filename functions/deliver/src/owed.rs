//! Notices of what was done: owed since the transaction that did it, sent to every contact of the principal.

use rekey_domain::email::EmailAddress;
use rekey_domain::factors::HOLD;
use rekey_domain::id::Id;
use rekey_domain::outbox::Notice;

use crate::message::{Message, Told};
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    pub(crate) async fn owed(&self, id: Id) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        let Some(owed) = flows.owed(id).await?.filter(|owed| owed.sent_at.is_none()) else {
            return Ok(Outcome::NothingToSend);
        };
        let bound = self.directory.principal(owed.principal).await?.and_then(|principal| principal.email);
        let also = owed.also_to.clone().filter(|also| bound.as_ref() != Some(also));
        let to: Vec<EmailAddress> = bound.into_iter().chain(also).collect();
        if to.is_empty() {
            return Ok(Outcome::NothingToSend);
        }
        // Only who has a second factor is told that nothing weakens it for a day.
        let held_until = match owed.notice {
            Notice::PasswordRecovered => {
                let login = self.directory.login(&owed.name).await?.filter(|login| login.principal == owed.principal);
                login.filter(|login| !login.factors.is_empty()).map(|_| owed.at.plus(HOLD))
            }
            _ => None,
        };
        let message = Message::Told(Told { name: owed.name, notice: owed.notice, at: owed.at, held_until });
        for email in to {
            self.mailer.send(message.to(email, &self.site)?).await?;
        }
        flows.mark_owed_sent(id, self.clock.now()).await?;
        Ok(Outcome::Sent)
    }
}
