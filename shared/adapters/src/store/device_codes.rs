//! The requests of desktop apps that wait for an approval. A request is one row, and every step of it is the condition of one
//! write: a poll, the decision, the session.

use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::device_code::{Approval, Decision, DeviceRequest, SLOW_DOWN, UserCode};
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rekey_domain::token::DeviceCodeToken;

use super::directory::principal_of;
use super::error::Result;
use super::sessions::{NewSession, OpenSession, is_still_open};
use super::table::{KEPT_EXPIRED, key, row};
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::write::{Item, Write, above, absent, exists, is};

fn request_key(request: Id) -> Item {
    key(format!("DEVICE-CODE#{request}"), "DEVICE-CODE")
}

/// A write to a request that is in time.
fn in_time(request: Id, now: Timestamp) -> Write {
    Write::to(request_key(request)).when(above("expires_at", now))
}

/// A write to the request of the app with this device code, if it is in time.
fn of_app(token: &DeviceCodeToken, now: Timestamp) -> Write {
    in_time(token.owner(), now).require("hash", token.hash())
}

impl Flows {
    /// Stores a new request. Returns false if another request has the same user code.
    pub async fn put_device_request(&self, request: &DeviceRequest) -> Result<bool> {
        let row = row(request_key(request.id), "device-code", Some(request.expires_at.plus(KEPT_EXPIRED)), request);
        self.table.put_if_free(row).await
    }

    /// Reads a request on which a person can still decide.
    pub async fn open_device_request(&self, code: &UserCode, now: Timestamp) -> Result<Option<DeviceRequest>> {
        let request: Option<DeviceRequest> = self.table.get(request_key(code.request())).await?;
        Ok(request.filter(|request| request.is_open(now)))
    }

    /// Notes a poll of an app. Returns the request after the write, or `None` if the device code is unknown or expired.
    pub async fn poll_device_request(&self, token: &DeviceCodeToken, clock: &Clock) -> Result<Option<DeviceRequest>> {
        let poll = of_app(token, clock.now()).copy_or("polled_before", "polled_at", 0).set("polled_at", clock.now_millis());
        self.table.updated(poll).await
    }

    /// Makes an app that polls too often wait longer from now on. Returns the new interval in seconds, or `None` if the request
    /// has expired.
    pub async fn slow_down(&self, token: &DeviceCodeToken, now: Timestamp) -> Result<Option<i64>> {
        let request: Option<DeviceRequest> = self.table.updated(of_app(token, now).add("interval", SLOW_DOWN)).await?;
        Ok(request.map(|request| request.interval))
    }
}

impl Directory {
    /// Approves a request. It requires that nobody has decided yet, and that neither the session nor the principal has changed
    /// since the caller read them.
    pub async fn approve_device_request(
        &self,
        op: Id,
        code: &UserCode,
        open: &OpenSession,
        approval: Approval,
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let OpenSession { session, principal } = open;
        let approved = Decision::Approved(Box::new(approval));
        let decide = in_time(code.request(), now).when(absent("decision")).set("decision", approved);
        let mut items = vec![
            self.flows.table.tx_write(decide),
            self.flows.table.tx_write(is_still_open(session)),
            self.table.tx_write(principal_of(principal).require("generation", principal.generation)),
        ];
        items.extend(self.is_still_confirmed(open));
        let audit = AuditEntry::in_session(op, session, AuditAction::SignInApproved, now);
        self.written(&audit, items).await
    }

    /// Denies a request on which nobody has decided yet, or takes back the principal's own approval before the app has got its
    /// session.
    pub async fn deny_device_request(&self, op: Id, code: &UserCode, open: &OpenSession, now: Timestamp) -> Result<TxOutcome> {
        let principal = &open.principal;
        let undecided_or_own = absent("decision").or(is("decision.approved.sign_in.principal", principal.id));
        let deny = in_time(code.request(), now).when(undecided_or_own).when(absent("spent_by")).set("decision", Decision::Denied);
        let items = vec![self.flows.table.tx_write(deny), self.flows.table.tx_write(is_still_open(&open.session))];
        let audit = AuditEntry::in_session(op, &open.session, AuditAction::SignInDenied, now);
        self.written(&audit, items).await
    }

    /// Opens the session of an approved request. It requires that the approval stands and is unspent, and that the principal
    /// still has the epoch, generation and permissions of the approval.
    pub async fn complete_device_request(&self, token: &DeviceCodeToken, opened: &NewSession<'_>, random: &Random) -> Result<TxOutcome> {
        let (session, op) = (opened.session, Id::random(random));
        let now = session.signed_in_at;
        let spend = of_app(token, now).when(exists("decision.approved")).when(absent("spent_by")).set("spent_by", op);
        let mut items = vec![self.flows.table.tx_write(spend), self.still_as_proven(opened)];
        items.extend(self.session_items(opened, false));
        let audit = AuditEntry::in_session(op, session, AuditAction::SignedInByApproval, now);
        self.written(&audit, items).await
    }
}
