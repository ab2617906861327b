//! The message of a recovery: a mail that names every account the address is bound to, with link, code and reference; or an SMS
//! with the code alone.

use rekey_domain::budget::Spending;
use rekey_domain::code::RecoveryOtp;
use rekey_domain::contact::ContactKind;
use rekey_domain::delivery::{Due, MAX_DELIVERIES};
use rekey_domain::id::Id;
use rekey_domain::limits::Action;
use rekey_domain::message_record::MessageKind;
use rekey_domain::principal::Principal;
use rekey_domain::recovery::{CodeSlot, DeliveredRecovery, Delivery, MatchingPrincipals, PrincipalSnapshot, Recovery, proof_life};
use rekey_domain::token::LinkToken;

use crate::Deliver;
use crate::message::{Message, Recover};
use crate::outcome::{Failure, Outcome};

impl Deliver {
    /// Sends the message of a recovery.
    pub(crate) async fn recovery(&self, id: Id) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        let Some(recovery) = flows.recovery(id).await? else {
            return Ok(Outcome::NothingToSend);
        };
        // Each turn but the last has met another delivery of the same record, and there are only so many of them.
        for _ in 0..=MAX_DELIVERIES {
            let delivered = flows.delivered_recovery(id).await?;
            // request-reset can write the request, but not the delivery. Once a message is sent, every other one goes to the
            // contact of the delivery.
            let contact = delivered.as_ref().map_or_else(|| recovery.contact.clone(), |delivered| delivered.contact.clone());
            let recovery = Recovery { contact, ..recovery.clone() };
            if let Some(outcome) = self.deliver_recovery(recovery, delivered).await? {
                return Ok(outcome);
            }
        }
        Err(Failure::Undeliverable)
    }

    /// Adds a delivery and sends its message. `None` if another delivery of the same record was faster.
    async fn deliver_recovery(&self, recovery: Recovery, delivered: Option<DeliveredRecovery>) -> Result<Option<Outcome>, Failure> {
        let (flows, id) = (self.directory.flows(), recovery.id);
        let due = recovery.due(delivered.as_ref(), self.clock.now());
        if due == Due::Nothing {
            return Ok(Some(Outcome::NothingToSend));
        }
        let MatchingPrincipals { principals, more } = self.directory.principals_for(&recovery).await?;
        if principals.is_empty() {
            self.note(&recovery.contact, MessageKind::Recovery, Ok(&Outcome::NotBound)).await;
            return Ok(Some(Outcome::NotBound));
        }
        if !self.reaches(&recovery.contact) {
            return Ok(Some(Outcome::NothingToSend));
        }
        // A message without a recipient can be neither late nor lost, so this comes after the recipients.
        if due == Due::Undeliverable {
            return Err(Failure::Undeliverable);
        }
        let (link, code) = (LinkToken::mint(id, &self.random), RecoveryOtp::mint(&self.random));
        let expires_at = self.clock.now().plus(proof_life(recovery.contact.kind()));
        let mac = self.code_key.mac(code.mac_message(id)).await?;
        let code_slot = CodeSlot { delivery: link.id(), mac, expires_at };
        let decoys = [(); MAX_DELIVERIES - 1].map(|()| CodeSlot::decoy(&self.random, self.clock.now()));
        let speaker = principals.iter().find(|principal| principal.locale.is_some());
        let language = self.site.language_of_answer(speaker, recovery.locale.as_ref(), self.clock.now());
        let principals = principals.iter().map(snapshot).collect();
        let delivery = Delivery { link_hash: link.hash(), expires_at, principals, more };
        let by_sms = recovery.contact.kind() == ContactKind::Phone;
        let charge = self.charge(Action::RecoveryMessage, &recovery.contact, by_sms.then_some(Spending::SmsRecovery));
        let codes = [&code_slot, &decoys[0], &decoys[1]];
        let Some(reservation) = flows.add_delivery(&recovery, delivered.as_ref(), &delivery, codes, &charge).await? else {
            return Ok(None);
        };
        let close = flows.hold_back_recovery(&recovery, self.clock.now());
        if let Some(outcome) = self.kept_back(reservation, &recovery.contact, MessageKind::Recovery, close).await? {
            return Ok(Some(outcome));
        }
        let message = Message::Recover(Recover {
            names: delivery.principals.into_iter().map(|snapshot| snapshot.name).collect(),
            more,
            link: link.link(&self.site.base_url),
            code: code.reveal(),
            reference: recovery.reference,
            expires_at,
        });
        let close = async { flows.close_recovery(id, self.clock.now()).await };
        self.send(&recovery.contact, &message, language, close).await.map(Some)
    }
}

fn snapshot(principal: &Principal) -> PrincipalSnapshot {
    PrincipalSnapshot { principal: principal.id, name: principal.login_name(), epoch: principal.epoch }
}
