//! A recovery's message: a mail that names every account the address is bound to, with link, code and reference; or an SMS
//! with the code alone.

use rekey_adapters::store::Reservation;
use rekey_domain::budget::Spending;
use rekey_domain::code::TypedCode;
use rekey_domain::contact::ContactKind;
use rekey_domain::delivery::Due;
use rekey_domain::id::Id;
use rekey_domain::limits::Action;
use rekey_domain::recovery::{Bound, Delivery, PROOF_LIFE, Recovery};
use rekey_domain::token::LinkToken;

use crate::message::{Message, Recover};
use crate::send::over_budget;
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    pub(crate) async fn recovery(&self, id: Id) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        let Some(recovery) = flows.recovery(id).await? else {
            return Ok(Outcome::NothingToSend);
        };
        let due = recovery.due(self.clock.now());
        if due == Due::Nothing {
            return Ok(Outcome::NothingToSend);
        }
        let principals = self.meant_by(&recovery).await?;
        if principals.is_empty() {
            return Ok(Outcome::NothingToSend);
        }
        if !self.reaches(&recovery.contact) {
            return Ok(Outcome::NothingToSend);
        }
        // Only now: what nobody is owed can neither be late nor lost.
        if due == Due::Undeliverable {
            return Err(Failure::Undeliverable);
        }
        let (link, code) = (LinkToken::mint(id, &self.random), TypedCode::mint(&self.random));
        let expires_at = self.clock.now().plus(PROOF_LIFE);
        let code_mac = self.code_key.mac(code.mac_message(id)).await?;
        let delivery = Delivery { link_hash: link.hash(), code_mac, expires_at, principals };
        let by_sms = recovery.contact.kind() == ContactKind::Phone;
        let charge = self.charge(Action::RecoveryMessage, &recovery.contact, by_sms.then_some(Spending::SmsRecovery));
        match flows.add_delivery(&recovery, link.id(), &delivery, &charge).await? {
            Reservation::Made => {}
            Reservation::Pointless => return Ok(Outcome::NothingToSend),
            Reservation::Exhausted => return Err(Failure::Undeliverable),
            Reservation::HeldBack => {
                flows.hold_back_recovery(id, self.clock.now()).await?;
                return Ok(Outcome::HeldBack);
            }
            Reservation::OverBudget(spending) => {
                flows.hold_back_recovery(id, self.clock.now()).await?;
                return Ok(over_budget(spending));
            }
        }
        let message = Message::Recover(Recover {
            names: delivery.principals.into_iter().map(|bound| bound.name).collect(),
            link: format!("{}/reset#token={}", self.site.base_url, link.reveal()),
            code: code.reveal(),
            reference: recovery.reference,
            expires_at,
        });
        let outcome = self.send(recovery.contact, &message).await?;
        flows.close_recovery(id, self.clock.now()).await?;
        Ok(outcome)
    }

    async fn meant_by(&self, recovery: &Recovery) -> Result<Vec<Bound>, Failure> {
        let meant = self.directory.meant_by(recovery).await?;
        Ok(meant
            .into_iter()
            .map(|principal| Bound { principal: principal.id, name: principal.login_name(), epoch: principal.epoch })
            .collect())
    }
}
