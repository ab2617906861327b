//! Re-authentication: a session's principal shows its password again, and its factor if it has one.

use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::Reauthentication;
use rekey_domain::id::Id;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::Login;
use rekey_domain::proof::FactorProof;

use super::directory::login_key;
use super::error::Result;
use super::factors::login_as_seen;
use super::guesses::PasswordTry;
use super::sessions::{OpenSession, session_key};
use super::tables::Directory;
use super::transactions::TxOutcome;
use super::write::Write;

impl Directory {
    /// Records in a session that the principal has shown its password again, and its factor if it has one. The transaction
    /// requires that the password and the factors are unchanged since the caller compared them, and gives back the try of the
    /// right password.
    pub async fn reauthenticate(
        &self,
        op: Id,
        open: &OpenSession,
        (login, tried): (&Login, &PasswordTry),
        proof: Option<&FactorProof>,
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let principal = &open.principal;
        let reauthentication = Reauthentication {
            at: now,
            method: proof.map(|proof| proof.consumed.method()),
            trusted_since: proof.and_then(|proof| proof.consumed.trusted_since()),
        };
        let note = Write::to(session_key(principal.id, open.session.id))
            .require("epoch", principal.epoch)
            .set("reauthentication", reauthentication);
        let mut login = Write::to(login_key(&principal.login_name()))
            .require("principal", principal.id)
            .require("epoch", login.epoch)
            .when(login_as_seen(&login.factors));
        if proof.is_some_and(|proof| proof.ends_cap) {
            login = login.remove("codes_capped");
        }
        let mut items = vec![self.flows.table.tx_write(note), self.table.tx_write(login), self.flows.give_back_password_try(tried)];
        if let Some(proof) = proof {
            items.extend(self.spend_factor(principal.id, proof, op, now));
            if let Some(notice) = proof.consumed.notice() {
                let queued = OutboxMessage::new(op, principal.id, principal.login_name(), notice, now);
                items.push(self.flows.put_outbox(&queued.done_in(&open.session, principal)));
            }
        }
        let audit = AuditEntry::in_session(op, &open.session, AuditAction::Reauthenticated, now);
        self.written(&audit, items).await
    }
}
