//! Passkeys: ceremonies that wait for an authenticator, and what a right signature allows.
//!
//! A signature over a fresh challenge of 256 bits cannot be guessed, so a ceremony without a password takes no try before its
//! comparison, as a code does. The transaction that acts on the signature spends the ceremony, and so does a wrong one.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::account_policy::AccountPolicy;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::factors::{Factor, Factors, Method, Reauthentication};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress, Limit};
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::passkey::{Ceremony, CeremonyState, CredentialId, PasskeyName, UsedPasskey};
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::sign_in::{Challenge, Known};
use rekey_domain::token::{ChallengeToken, DeviceToken, PasskeyToken};

use super::buckets::{Admission, bucket_key};
use super::challenges::{challenge_key, is_open};
use super::charges::{Charge, Charged, Counter};
use super::devices::{device_key, known_at};
use super::directory::{policy_key, principal_key, principal_of};
use super::error::{Result, StoreError};
use super::factors::factors_key;
use super::passkey_rows::{passkey_path, passkey_used};
use super::sessions::{NewSession, OpenSession, is_still_open, session_key};
use super::table::{KEPT_EXPIRED, batch_get, key, parse, row, text_attr};
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::write::{Item, Write, above, as_seen, exists};

/// The factors and the principal of an owner, as one request read them.
pub struct Owner {
    /// The principal, if there is one.
    pub principal: Option<Principal>,
    /// Its factors.
    pub factors: Factors,
}

fn ceremony_key(ceremony: Id) -> Item {
    key(format!("PASSKEY#{ceremony}"), "PASSKEY")
}

fn ceremony_item(token: &PasskeyToken, ceremony: &Ceremony) -> Item {
    row(ceremony_key(token.owner()), "passkey", Some(ceremony.expires_at.plus(KEPT_EXPIRED)), ceremony)
}

impl Flows {
    /// Counts a ceremony by client address and stores it, in one transaction.
    pub async fn begin_ceremony_at(
        &self,
        address: ClientAddress,
        limit: Limit,
        (token, ceremony): (&PasskeyToken, &Ceremony),
        clock: &Clock,
    ) -> Result<Admission> {
        let bucket = Counter::Bucket(BucketKey::address(Action::Passkey, address), limit);
        let put = self.table.tx_put(ceremony_item(token, ceremony));
        match self.charge(token.id(), &Charge { counters: vec![bucket], clock }, vec![put]).await? {
            Charged::Made => self.admit_network_of(Action::Passkey, address, limit, clock).await,
            Charged::Full(_) => Ok(Admission::Refused { retry_after: (limit.step_millis() + 999).div_euclid(1000) }),
            Charged::RowChanged | Charged::Spent(_) => Err(StoreError::Damaged("a ceremony with a condition or a budget")),
        }
    }

    /// Stores a ceremony.
    pub async fn begin_ceremony(&self, token: &PasskeyToken, ceremony: &Ceremony) -> Result<()> {
        self.table.put_once(ceremony_item(token, ceremony)).await
    }

    /// Begins a ceremony at a sign-in that passed the password, in place of an earlier one. Returns whether the sign-in still
    /// waits.
    pub async fn begin_ceremony_at_challenge(&self, token: &ChallengeToken, state: &CeremonyState, now: Timestamp) -> Result<bool> {
        Ok(self.table.send(is_open(token, now).set("ceremony", state)).await?.is_ok())
    }

    /// Ends a ceremony whose signature was wrong.
    pub async fn end_ceremony(&self, token: &PasskeyToken) -> Result<()> {
        self.table.delete(ceremony_key(token.owner())).await.map(drop)
    }

    /// Spends a ceremony, for a sign-in or in this session.
    fn spend_ceremony(&self, token: &PasskeyToken, session: Option<Id>, now: Timestamp) -> TransactWriteItem {
        let spend = Write::to(ceremony_key(token.owner()))
            .require("hash", token.hash())
            .when(as_seen("session", session))
            .when(above("expires_at", now));
        self.table.tx_delete(spend)
    }
}

impl Directory {
    /// Reads a ceremony that waits, for a sign-in or in this session, and the owner of the passkey. One request reads all three.
    pub async fn ceremony(
        &self,
        token: &PasskeyToken,
        session: Option<Id>,
        owner: Id,
        now: Timestamp,
    ) -> Result<Option<(CeremonyState, Owner)>> {
        let (found, owner) = self.with_owner::<Ceremony>(ceremony_key(token.owner()), owner).await?;
        let open = found.filter(|ceremony| ceremony.is_open(token, session, now));
        Ok(open.map(|open| (open.ceremony, owner)))
    }

    /// Reads a challenge that waits for a proof, and the owner.
    pub async fn challenge_and_factors(&self, token: &ChallengeToken, now: Timestamp) -> Result<Option<(Challenge, Owner)>> {
        let (found, owner) = self.with_owner::<Challenge>(challenge_key(token.owner(), token.id()), token.owner()).await?;
        let holds = |challenge: &Challenge| owner.principal.as_ref().is_some_and(|principal| challenge.sign_in.still_holds(principal));
        let open = found.filter(|challenge| challenge.is_open(token, now) && holds(challenge));
        Ok(open.map(|challenge| (challenge, owner)))
    }

    /// Reads a row of a flow, a principal and its factors in one consistent request.
    async fn with_owner<T: serde::de::DeserializeOwned>(&self, flow: Item, owner: Id) -> Result<(Option<T>, Owner)> {
        let wanted = vec![principal_key(owner), factors_key(owner)];
        let [mut flows, items] = batch_get(&self.table.client, [(&self.flows.table, vec![flow]), (&self.table, wanted)]).await?;
        let (mut factors, mut principals): (Vec<Item>, Vec<Item>) =
            items.into_iter().partition(|item| text_attr(item, "sk") == Some("FACTORS"));
        let owner = Owner {
            principal: principals.pop().map(parse).transpose()?,
            factors: factors.pop().map(parse).transpose()?.unwrap_or_default(),
        };
        Ok((flows.pop().map(parse).transpose()?, owner))
    }

    /// Reads the policy of a principal's account, and whether the browser or the address is known for the principal. Nothing is
    /// counted: a right signature cannot be guessed. One request reads all three.
    pub async fn policy_and_known(
        &self,
        principal: &Principal,
        device: Option<&DeviceToken>,
        address: ClientAddress,
        now: Timestamp,
    ) -> Result<(AccountPolicy, Known)> {
        let name = principal.login_name();
        let place = bucket_key(&BucketKey::name_and_address(Action::SignIn, &name, address));
        let rows = device.map(|device| device_key(device.owner(), &rekey_domain::limits::name_hash(&name))).into_iter().chain([place]);
        let wanted = [(&self.flows.table, rows.collect()), (&self.table, vec![policy_key(&principal.account)])];
        let [rows, mut policies] = batch_get(&self.table.client, wanted).await?;
        let policy = policies.pop().map(parse).transpose()?.unwrap_or_default();
        let known = rows
            .iter()
            .filter_map(|row| known_at(row, device, now))
            .filter(|(_, by)| by.is(principal.id, principal.epoch, principal.generation));
        let known = known.map(|(known, _)| known).min_by_key(|known| *known != Known::Device).unwrap_or(Known::No);
        Ok((policy, known))
    }

    /// Opens a session that a passkey alone allows. The transaction spends the ceremony and requires that passkey and principal
    /// are as the caller read them.
    pub async fn sign_in_by_passkey(
        &self,
        token: &PasskeyToken,
        used: &UsedPasskey,
        opened: &NewSession<'_>,
        random: &Random,
    ) -> Result<TxOutcome> {
        let principal = opened.session.principal;
        let operation = |op, opened: &NewSession<'_>| {
            let audit = AuditEntry::in_session(op, opened.session, AuditAction::SignedInByPasskeyAlone, used.at);
            let mut items = vec![
                self.flows.spend_ceremony(token, None, used.at),
                self.table.tx_write(passkey_used(Write::to(factors_key(principal)), used)),
                self.still_as_proven(opened),
            ];
            items.extend(self.session_items(opened, false));
            (audit, items)
        };
        Ok(self.transact_sign_in(opened, operation, random).await?.into())
    }

    /// Records in a session that its principal has shown a passkey that verified its user. That stands for the password and the
    /// second factor.
    pub async fn reauthenticate_by_passkey(
        &self,
        op: Id,
        open: &OpenSession,
        token: &PasskeyToken,
        used: &UsedPasskey,
    ) -> Result<TxOutcome> {
        let (principal, now) = (&open.principal, used.at);
        let method = Some(Method::Factor(Factor::Passkey));
        let reauthentication = Reauthentication { at: now, method, trusted_since: Some(used.trusted_since) };
        let note = Write::to(session_key(principal.id, open.session.id))
            .require("epoch", principal.epoch)
            .set("reauthentication", reauthentication);
        let items = vec![
            self.flows.spend_ceremony(token, Some(open.session.id), now),
            self.flows.table.tx_write(note),
            self.table.tx_write(passkey_used(Write::to(factors_key(principal.id)), used)),
            // A recovery that came meanwhile refuses the write: this passkey proves nothing about the new password.
            self.table.tx_write(principal_of(principal).require("generation", principal.generation)),
        ];
        let audit = AuditEntry::in_session(op, &open.session, AuditAction::Reauthenticated, now);
        self.written(&audit, items).await
    }

    /// Renames a passkey.
    pub async fn rename_passkey(
        &self,
        op: Id,
        open: &OpenSession,
        (id, name): (&CredentialId, &PasskeyName),
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let (principal, path) = (&open.principal, passkey_path(id));
        let rename = Write::to(factors_key(principal.id)).when(exists(&path)).set(format!("{path}.name"), name);
        let items = vec![
            self.table.tx_write(rename),
            self.table.tx_write(principal_of(principal)),
            self.flows.table.tx_write(is_still_open(&open.session)),
        ];
        let audit = AuditEntry::in_session(op, &open.session, AuditAction::PasskeyRenamed, now);
        self.written(&audit, items).await
    }

    /// Tells the owner that a passkey was refused because its signature counter went back. The notice has the id of the entry.
    pub async fn tell_of_copied_passkey(&self, audit: &AuditEntry, passkey: &PasskeyName) -> Result<()> {
        let notice = Notice::PasskeyCopied(passkey.clone());
        let queued = OutboxMessage::new(audit.id, audit.subject, audit.name.clone(), notice, audit.at);
        self.written(audit, vec![self.flows.put_outbox(&queued)]).await.map(drop)
    }
}
