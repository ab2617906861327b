//! Undoing what a notice told of: one transaction, by the link in it.

use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use rekey_domain::audit::{Act, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::factors::{Factors, FactorsOn};
use rekey_domain::id::Id;
use rekey_domain::outbox::{NotMeDelivery, Notice, Owed};
use rekey_domain::principal::Principal;
use rekey_domain::token::NotMeToken;

use super::contacts::contacts_as_seen;
use super::deliveries::Reservation;
use super::directory::{login_keys, principal_keys};
use super::factors::{exists, factors_key};
use super::owed::owed_key;
use super::transactions::{Written, check, check_item, update, update_item};
use super::{Directory, Flows, StoreError, attribute, key, number, text, time};

const KINDS: [ContactKind; 2] = [ContactKind::Email, ContactKind::Phone];

impl Flows {
    /// Adds the link that a notice is about to carry.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is sent.
    pub async fn add_not_me(&self, owed: Id, id: Id, delivery: &NotMeDelivery) -> Result<Reservation, StoreError> {
        self.reserve_uncharged(owed_key(owed), id, delivery).await
    }
}

impl Directory {
    /// Undoes an act and everything after it: contacts are what they were, factors that were turned on since are off. Every
    /// session ends, and the principal is locked until it is recovered.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn undo(
        &self,
        op: Id,
        token: &NotMeToken,
        owed: &Owed,
        principal: &Principal,
        factors: &Factors,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let spend = update_item(&self.flows.table, owed_key(owed.id))
            .update_expression("SET spent_by = :op")
            .condition_expression("attribute_not_exists(spent_by) AND deliveries.#id.#hash = :hash AND deliveries.#id.expires_at > :now")
            .expression_attribute_names("#id", token.id().to_string())
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":op", text(op))
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":now", time(now));
        let mut items = vec![update(spend)?, update(self.principal_before(principal, owed.at, now)?)?];
        for kind in KINDS {
            let before = principal.contact_before(kind, owed.at);
            if before != principal.contact(kind) {
                items.extend(self.rebind(principal, kind, before.as_ref())?);
            }
        }
        let left = factors.before(owed.at);
        items.push(if factors.is_empty() {
            // One that is turned on meanwhile would be left, with its recovery codes, and come to light with the next one.
            let none = check_item(&self.table, factors_key(principal.id));
            check(none.condition_expression(format!("{} AND {}", exists("app", false), exists("email", false))))?
        } else {
            update(self.factors_before(principal.id, factors, &left))?
        });
        let email = principal.contact_before(ContactKind::Email, owed.at);
        let email_hint = email.as_ref().filter(|_| left.email.is_some()).map(Contact::hint);
        let on = FactorsOn { app: left.app.is_some(), email: left.email.is_some(), email_hint };
        let (pk, sk) = login_keys(&principal.login_name());
        let login = update_item(&self.table, key(pk, sk))
            .update_expression("SET epoch = epoch + :one, factors = :factors REMOVE password_hash")
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":factors", attribute(&on)?)
            .expression_attribute_values(":principal", text(principal.id))
            .expression_attribute_values(":epoch", number(principal.epoch));
        items.push(update(login)?);
        // Who loses the account over it is told as well: somebody else may have used the link.
        let frozen = Owed::new(op, principal.id, principal.login_name(), Notice::Frozen, now).also_to(principal.contacts());
        items.push(self.flows.owe(&frozen)?);
        self.written(&AuditEntry::own(op, principal.id, principal.login_name(), Act::Undone, now), items).await
    }

    fn principal_before(&self, principal: &Principal, at: Timestamp, now: Timestamp) -> Result<UpdateBuilder, StoreError> {
        let (pk, sk) = principal_keys(principal.id);
        let (mut set, mut remove) = ("SET epoch = epoch + :one, #state = :frozen, undone = :undone".to_owned(), String::new());
        let (seen, values) = contacts_as_seen(principal)?;
        let former: Vec<_> = principal.former.iter().filter(|former| former.until < at).collect();
        let mut item = update_item(&self.table, key(pk, sk))
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":frozen", text("frozen"))
            .expression_attribute_values(":undone", attribute(&principal.undone_from(at, now))?)
            .expression_attribute_values(":epoch", number(principal.epoch));
        for (name, value) in values {
            item = item.expression_attribute_values(name, value);
        }
        if former.is_empty() {
            remove.push_str(", former");
        } else {
            set.push_str(", former = :former");
            item = item.expression_attribute_values(":former", attribute(&former)?);
        }
        for kind in KINDS {
            let name = kind.name();
            match principal.contact_before(kind, at) {
                Some(before) => {
                    set.push_str(&format!(", {name} = :{name}"));
                    item = item.expression_attribute_values(format!(":{name}"), text(before));
                }
                None => remove.push_str(&format!(", {name}")),
            }
        }
        let item = item.update_expression(format!("{set} REMOVE registration, pending_email{remove}"));
        Ok(item.condition_expression(format!("epoch = :epoch AND {seen}")))
    }

    fn factors_before(&self, principal: Id, seen: &Factors, left: &Factors) -> UpdateBuilder {
        let gone = [
            (seen.app.is_some() && left.app.is_none(), "app"),
            (seen.email.is_some() && left.email.is_none(), "email"),
            (left.recovery_codes.is_empty(), "recovery_codes, recovery_codes_prove_since, recovery_codes_made_at"),
        ];
        // There is always something to take away, be it nothing.
        let gone: Vec<&str> = gone.into_iter().filter_map(|(gone, name)| gone.then_some(name)).chain(["nothing"]).collect();
        let (app, email) = (exists("app", seen.app.is_some()), exists("email", seen.email.is_some()));
        update_item(&self.table, factors_key(principal))
            .update_expression(format!("REMOVE {}", gone.join(", ")))
            .condition_expression(format!("{app} AND {email}"))
    }
}
