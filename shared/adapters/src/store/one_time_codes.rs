//! One-time codes: a row for each request, to which `deliver` adds its deliveries. The newest row of a scope holds the code
//! that is valid in it.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::contact_change::ContactChange;
use rekey_domain::enrolment::Enrolment;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, Quota};
use rekey_domain::one_time_code_request::{CodeDelivery, CodeScope, OneTimeCodeRequest, ROW_LIFE};
use rekey_domain::token::ChallengeToken;

use super::buckets::bucket_key;
use super::challenges::is_open;
use super::charges::Charge;
use super::daily::{DAY, Daily};
use super::deliveries::Reservation;
use super::error::Result;
use super::table::{int_attr, key, parse, row};
use super::tables::{Directory, Flows};
use super::write::{Item, Write, absent, at_most, exists};

/// The flow that requests a code. The request requires that a sign-in still waits for a code, and it begins an enrolment or a
/// change of a contact.
#[derive(Clone, Copy)]
pub enum CodeFlow<'a> {
    SignIn(&'a ChallengeToken),
    Reauthentication,
    Enrolment(&'a Enrolment),
    ContactChange(&'a ContactChange),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeRequest {
    /// The request is written. `deliver` sends the code.
    Made,
    /// The last request was too recent, or the day's codes are used up.
    TooSoon {
        /// Seconds until the next request is allowed.
        retry_after: i64,
    },
    /// The sign-in, session, enrolment or change that the code was for has ended.
    Pointless,
}

fn code_pk(scope: CodeScope) -> String {
    format!("CODE#{scope}")
}

/// The rows of a scope sort by the time of the request.
fn code_key(code: &OneTimeCodeRequest) -> Item {
    key(code_pk(code.scope), format!("{:015}#{}", code.requested_at_millis, code.id))
}

impl Flows {
    /// Requests a code. One transaction writes the request and counts it, so that no code is counted that is not sent.
    pub async fn request_code(&self, code: &OneTimeCodeRequest, flow: CodeFlow<'_>, quota: Quota, clock: &Clock) -> Result<CodeRequest> {
        let (now, millis) = (clock.now(), clock.now_millis());
        let with = match flow {
            CodeFlow::SignIn(token) => Some(self.table.tx_write(is_open(token, now))),
            CodeFlow::Reauthentication => None,
            CodeFlow::Enrolment(enrolment) => Some(self.table.tx_put(self.enrolment_item(enrolment))),
            CodeFlow::ContactChange(change) => Some(self.table.tx_put(self.contact_change_item(change))),
        };
        let daily = Daily { count: "sent", since: "sent_since", most: quota.a_day() };
        let row = self.table.tx_put(row(code_key(code), "code", Some(now.plus(ROW_LIFE)), code));
        let count = Write::to(bucket_key(&BucketKey::principal(Action::EmailCode, code.principal)))
            .when(absent("sent_at").or(at_most("sent_at", millis - quota.pause_millis())))
            .set("sent_at", millis)
            .set("delete_after", now.plus(2 * DAY))
            .returning_refused();
        for (step, count) in [("beginning", daily.beginning(count.clone(), now)), ("going-on", daily.going_on(count, now))] {
            let items = [self.table.tx_write(count), row.clone()].into_iter().chain(with.clone()).collect();
            let Err(refusal) = self.transact(format!("{}-{step}", code.id), items).await? else {
                return Ok(CodeRequest::Made);
            };
            let Some(counted) = refusal.0.first().filter(|_| refusal.only_at(0)).and_then(Option::as_ref) else {
                return Ok(CodeRequest::Pointless);
            };
            if let Some(retry_after) = wait(counted, &daily, quota, now, millis) {
                return Ok(CodeRequest::TooSoon { retry_after });
            }
        }
        // Only another request can have moved the count between the two writes.
        Ok(CodeRequest::TooSoon { retry_after: 1 })
    }

    pub async fn newest_code(&self, scope: CodeScope) -> Result<Option<OneTimeCodeRequest>> {
        let query = self.table.query(code_pk(scope), None, None).scan_index_forward(false).limit(1);
        query.send().await?.items.unwrap_or_default().pop().map(parse).transpose()
    }

    /// Adds the code that a message is about to carry.
    pub async fn add_code(
        &self,
        code: &OneTimeCodeRequest,
        id: Id,
        delivery: &CodeDelivery,
        charge: Option<&Charge<'_>>,
    ) -> Result<Reservation> {
        match charge {
            Some(charge) => self.reserve(code_key(code), id, delivery, code.deliveries.is_empty(), charge).await,
            None => self.reserve_uncharged(code_key(code), id, delivery).await,
        }
    }

    /// Records that the mailer has accepted the message.
    pub async fn close_code(&self, code: &OneTimeCodeRequest, now: Timestamp) -> Result<()> {
        self.close(code_key(code), now).await
    }
}

impl Directory {
    pub(super) fn spend_email_code(&self, code: &OneTimeCodeRequest, op: Id) -> TransactWriteItem {
        self.flows.table.tx_write(Write::to(code_key(code)).when(exists("pk")).when(absent("spent_by")).set("spent_by", op))
    }
}

/// Seconds to wait, if the pause between two codes or the day's count refuses the request.
fn wait(seen: &Item, daily: &Daily, quota: Quota, now: Timestamp, millis: i64) -> Option<i64> {
    let pause = int_attr(seen, "sent_at").map(|sent| sent + quota.pause_millis() - millis).filter(|left| *left > 0);
    let pause = pause.map(|millis| (millis + 999).div_euclid(1000));
    daily.retry_after(seen, now).max(pause)
}
