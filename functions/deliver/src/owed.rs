//! Notices of what was done: owed since the transaction that did it, sent to every contact of the principal.

use rekey_domain::id::Id;

use crate::message::{Message, PasswordSet};
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    pub(crate) async fn owed(&self, id: Id) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        let Some(owed) = flows.owed(id).await?.filter(|owed| owed.sent_at.is_none()) else {
            return Ok(Outcome::NothingToSend);
        };
        let principal = self.directory.principal(owed.principal).await?;
        let Some(email) = principal.and_then(|principal| principal.email) else {
            return Ok(Outcome::NothingToSend);
        };
        let message = Message::PasswordSet(PasswordSet { name: owed.name, how: owed.notice, at: owed.at });
        self.mailer.send(message.to(email, &self.site)?).await?;
        flows.mark_owed_sent(id, self.clock.now()).await?;
        Ok(Outcome::Sent)
    }
}
