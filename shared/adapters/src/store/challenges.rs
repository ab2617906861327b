//! Challenges: sign-ins that wait for a code. A right code turns a challenge into a session.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::AuditEntry;
use rekey_domain::client::Client;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::Principal;
use rekey_domain::proof::FactorProof;
use rekey_domain::random::Random;
use rekey_domain::sign_in::{CHALLENGE_TRIES, Challenge};
use rekey_domain::token::ChallengeToken;

use super::error::Result;
use super::factor_tries::writes_to_spend;
use super::sessions::NewSession;
use super::table::{KEPT_EXPIRED, key, parse, row};
use super::tables::{Directory, Flows};
use super::write::{Condition, Item, Write, above, absent, below, is, is_not};

/// The result of taking a try at a challenge.
pub enum ChallengeTry {
    /// The try is taken. This is the challenge after the write.
    Taken(Box<Challenge>),
    /// The challenge belongs to a browser, and the request does not come from a page of this site.
    FromElsewhere,
    /// The challenge is spent, expired or out of tries, or was never issued.
    Dead,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completed {
    Done,
    /// The code was used in the meantime, at this challenge or another.
    CodeUsed,
    /// The challenge was spent, or something that it requires no longer holds.
    Dead,
}

pub(super) fn challenge_key(principal: Id, challenge: Id) -> Item {
    key(format!("CHALLENGE#{principal}"), challenge.to_string())
}

/// The token belongs to this challenge, and the challenge is in time and unspent.
fn unspent(token: &ChallengeToken, now: Timestamp) -> Condition {
    is("hash", token.hash()).and(above("expires_at", now)).and(absent("spent_by"))
}

/// A write to a challenge that waits for a code and has tries left.
pub(super) fn is_open(token: &ChallengeToken, now: Timestamp) -> Write {
    Write::to(challenge_key(token.owner(), token.id())).when(unspent(token, now)).when(below("tries", CHALLENGE_TRIES))
}

impl Flows {
    pub async fn put_challenge(&self, challenge: &Challenge) -> Result<()> {
        let key = challenge_key(challenge.sign_in.principal, challenge.id);
        self.table.put_once(row(key, "challenge", Some(challenge.expires_at.plus(KEPT_EXPIRED)), challenge)).await
    }

    /// Takes one of the challenge's tries, before the code is compared.
    pub async fn reserve_challenge_try(&self, token: &ChallengeToken, from_this_site: bool, now: Timestamp) -> Result<ChallengeTry> {
        let take = is_open(token, now).add("tries", 1).returning_new();
        let take = if from_this_site { take } else { take.when(is_not("client", "web")) };
        match self.table.send(take).await? {
            Ok(row) => Ok(ChallengeTry::Taken(Box::new(parse(row)?))),
            Err(row) if row.is_empty() => Ok(ChallengeTry::Dead),
            Err(row) => {
                let challenge: Challenge = parse(row)?;
                let elsewhere = !from_this_site && challenge.sign_in.client == Client::Web && challenge.is_open(token, now);
                Ok(if elsewhere { ChallengeTry::FromElsewhere } else { ChallengeTry::Dead })
            }
        }
    }
}

impl Directory {
    /// Reads a challenge that waits for a code, and its principal.
    pub async fn challenge(&self, token: &ChallengeToken, now: Timestamp) -> Result<Option<(Challenge, Principal)>> {
        let challenge = challenge_key(token.owner(), token.id());
        let Some((challenge, principal)) = self.with_principal::<Challenge>(challenge, token.owner()).await? else {
            return Ok(None);
        };
        let open = challenge.is_open(token, now) && challenge.sign_in.still_holds(&principal);
        Ok(open.then_some((challenge, principal)))
    }

    /// Turns a challenge into a session. One transaction uses up challenge and code and writes the session. It requires that
    /// the principal still has the epoch and generation in which the password was shown.
    pub async fn complete_challenge(
        &self,
        token: &ChallengeToken,
        proof: &FactorProof,
        opened: &NewSession<'_>,
        random: &Random,
    ) -> Result<Completed> {
        let operation = |op, opened: &NewSession<'_>| self.completion(token, proof, opened, op);
        Ok(match self.transact_sign_in(opened, operation, random).await? {
            Ok(()) => Completed::Done,
            Err(refusal) if refusal.within(writes_to_spend(proof)) => Completed::CodeUsed,
            Err(_) => Completed::Dead,
        })
    }

    /// The writes that complete a challenge, as one operation. Those that spend the code stand first.
    fn completion(
        &self,
        token: &ChallengeToken,
        proof: &FactorProof,
        opened: &NewSession<'_>,
        op: Id,
    ) -> (AuditEntry, Vec<TransactWriteItem>) {
        let session = opened.session;
        let now = session.signed_in_at;
        let mut items = self.spend_factor(session.principal, proof, op, now);
        let spend = Write::to(challenge_key(token.owner(), token.id())).when(unspent(token, now)).set("spent_by", op);
        items.push(self.flows.table.tx_write(spend));
        items.push(self.still_as_proven(opened));
        items.extend(self.session_items(opened, proof.ends_cap));
        if let Some(notice) = proof.consumed.notice() {
            let queued = OutboxMessage::new(op, session.principal, session.name.clone(), notice, now);
            items.push(self.flows.put_outbox(&OutboxMessage { session: Some(session.into()), ..queued }));
        }
        (AuditEntry::in_session(op, session, proof.consumed.method().signed_in(), now), items)
    }
}
