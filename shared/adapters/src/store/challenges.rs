//! Challenges: sign-ins that wait for a code. A right code turns a challenge into a session.

use aws_sdk_dynamodb::types::{ReturnValue, TransactWriteItem};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::client::Client;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::Principal;
use rekey_domain::proof::{ConsumedProof, FactorProof};
use rekey_domain::random::Random;
use rekey_domain::session::Session;
use rekey_domain::sign_in::{CHALLENGE_TRIES, Challenge};
use rekey_domain::token::ChallengeToken;

use super::sessions::{NewSession, failed_at_end};
use super::transactions::{TxReport, check, check_item, conflict, update, update_item};
use super::writes::send;
use super::{Directory, Flows, Item, Row, StoreError, attribute, batch_get, directory, key, number, parse, text, time};

/// Seconds that a row is kept after it expires.
const KEPT: i64 = 600;

/// The token belongs to this challenge, and the challenge is in time, unspent and has tries left.
const OPEN: &str = "#hash = :hash AND expires_at > :now AND attribute_not_exists(spent_by) AND tries < :most";

/// The result of taking a try at a challenge.
pub enum ChallengeTry {
    /// The try is taken. This is the challenge after the write.
    Taken(Box<Challenge>),
    /// The challenge belongs to a browser, and the request does not come from a page of this site.
    FromElsewhere,
    /// The challenge is spent, expired or out of tries, or was never issued.
    Dead,
}

/// The result of turning a challenge into a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completed {
    /// The session is open.
    Done,
    /// The code was used in the meantime, at this challenge or another.
    CodeUsed,
    /// The challenge was spent, or something that it requires no longer holds.
    Dead,
}

/// The writes that complete a challenge. The first `of_the_code` items spend the code.
struct Completion {
    audit: AuditEntry,
    items: Vec<TransactWriteItem>,
    of_the_code: usize,
}

fn challenge_key(token: &ChallengeToken) -> Item {
    key(format!("CHALLENGE#{}", token.owner()), token.id().to_string())
}

impl Flows {
    /// Stores a new challenge.
    ///
    /// # Errors
    /// If the database does not take the write.
    pub async fn put_challenge(&self, challenge: &Challenge) -> Result<(), StoreError> {
        let row = Row {
            pk: format!("CHALLENGE#{}", challenge.sign_in.principal),
            sk: challenge.id.to_string(),
            kind: "challenge",
            delete_after: Some(challenge.expires_at.plus(KEPT)),
            body: challenge,
        };
        self.put_once(row.item()?).await
    }

    /// Takes one of the challenge's tries, before the code is compared.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be compared then.
    pub async fn reserve_challenge_try(
        &self,
        token: &ChallengeToken,
        from_this_site: bool,
        now: Timestamp,
    ) -> Result<ChallengeTry, StoreError> {
        let mut condition = OPEN.to_owned();
        let mut update = self
            .update(challenge_key(token))
            .update_expression("SET tries = tries + :one")
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":now", time(now))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":most", number(CHALLENGE_TRIES))
            .return_values(ReturnValue::AllNew);
        if !from_this_site {
            condition.push_str(" AND #client <> :web");
            update = update.expression_attribute_names("#client", "client").expression_attribute_values(":web", text("web"));
        }
        match send(update.condition_expression(condition)).await? {
            Ok(output) => parse(output.attributes.unwrap_or_default()).map(|challenge| ChallengeTry::Taken(Box::new(challenge))),
            Err(row) if row.is_empty() => Ok(ChallengeTry::Dead),
            Err(row) => {
                let challenge: Challenge = parse(row)?;
                let elsewhere = !from_this_site && challenge.sign_in.client == Client::Web && challenge.is_open(token, now);
                Ok(if elsewhere { ChallengeTry::FromElsewhere } else { ChallengeTry::Dead })
            }
        }
    }

    /// Requires that a challenge still waits for a code.
    pub(super) fn challenge_is_open(&self, token: &ChallengeToken, now: Timestamp) -> Result<TransactWriteItem, StoreError> {
        let open = check_item(&self.table, challenge_key(token))
            .condition_expression(OPEN)
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":now", time(now))
            .expression_attribute_values(":most", number(CHALLENGE_TRIES));
        check(open)
    }
}

impl Directory {
    /// Reads a challenge that waits for a code, and its principal.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged.
    pub async fn challenge(&self, token: &ChallengeToken, now: Timestamp) -> Result<Option<(Challenge, Principal)>, StoreError> {
        let (pk, sk) = directory::principal_keys(token.owner());
        let challenges = (self.flows.table.as_str(), vec![challenge_key(token)]);
        let mut found = batch_get(&self.client, [challenges, (&self.table, vec![key(pk, sk)])]).await?;
        let mut only = |table: &str| found.remove(table).and_then(|mut items| items.pop());
        let (Some(challenge), Some(principal)) = (only(&self.flows.table), only(&self.table)) else {
            return Ok(None);
        };
        let (challenge, principal): (Challenge, Principal) = (parse(challenge)?, parse(principal)?);
        let open = challenge.is_open(token, now) && challenge.sign_in.still_holds(&principal);
        Ok(open.then_some((challenge, principal)))
    }

    /// Turns a challenge into a session. One transaction uses up challenge and code and writes the session. It requires that
    /// the principal still has the epoch and generation in which the password was shown.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn complete_challenge(
        &self,
        token: &ChallengeToken,
        proof: &FactorProof,
        opened: &NewSession<'_>,
        random: &Random,
    ) -> Result<Completed, StoreError> {
        let completion = self.completion(token, proof, opened, Id::random(random))?;
        let of_the_code = completion.of_the_code;
        let outcome = match opened.replaced {
            None => self.transact(&completion.audit, completion.items).await?,
            Some(replaced) => {
                let others = completion.items.len();
                let with_end = completion.items.into_iter().chain([self.flows.end_replaced(replaced)?]).collect();
                match self.transact(&completion.audit, with_end).await? {
                    TxReport::Refused(failed) if failed_at_end(&failed, others) => {
                        let completion = self.completion(token, proof, opened, Id::random(random))?;
                        self.transact(&completion.audit, completion.items).await?
                    }
                    outcome => outcome,
                }
            }
        };
        match outcome {
            TxReport::Done => Ok(Completed::Done),
            TxReport::Refused(failed) if failed.iter().take(of_the_code).any(|failed| *failed) => Ok(Completed::CodeUsed),
            TxReport::Refused(_) => Ok(Completed::Dead),
            TxReport::Conflict => Err(conflict()),
        }
    }

    /// The writes that complete a challenge, as one operation.
    fn completion(&self, token: &ChallengeToken, proof: &FactorProof, opened: &NewSession<'_>, op: Id) -> Result<Completion, StoreError> {
        let session = opened.session;
        let now = session.signed_in_at;
        let mut items = self.spend_factor(session.principal, proof, op)?;
        let of_the_code = items.len();
        let spend = update_item(&self.flows.table, challenge_key(token))
            .update_expression("SET spent_by = :op")
            .condition_expression("#hash = :hash AND expires_at > :now AND attribute_not_exists(spent_by)")
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":op", text(op))
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":now", time(now));
        items.push(update(spend)?);
        items.push(self.is_still(session, opened.permissions)?);
        items.extend(self.session_items(opened, proof.ends_cap)?);
        if let Some(notice) = proof.consumed.notice() {
            let queued = OutboxMessage::new(op, session.principal, session.name.clone(), notice, now);
            items.push(self.flows.put_outbox(&OutboxMessage { session: Some(session.into()), ..queued })?);
        }
        let act = match &proof.consumed {
            ConsumedProof::AppStep { .. } => AuditAction::SignedInByApp,
            ConsumedProof::EmailCode(_) => AuditAction::SignedInByEmail,
            ConsumedProof::RecoveryCode { .. } => AuditAction::SignedInByRecoveryCode,
        };
        let audit = AuditEntry::own(op, session.principal, session.name.clone(), act, now);
        Ok(Completion { audit, items, of_the_code })
    }

    /// Requires that a principal still has the epoch and generation of a session, and the permissions that the answer names.
    fn is_still(&self, session: &Session, permissions: &Permissions) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = directory::principal_keys(session.principal);
        let still = check_item(&self.table, key(pk, sk))
            .condition_expression("epoch = :epoch AND generation = :generation AND #permissions = :permissions")
            // `permissions` is a reserved word.
            .expression_attribute_names("#permissions", "permissions")
            .expression_attribute_values(":epoch", number(session.epoch))
            .expression_attribute_values(":generation", number(session.generation))
            .expression_attribute_values(":permissions", attribute(permissions)?);
        check(still)
    }
}
