//! One-time codes: a row for each request, and what `deliver` adds to it. The newest row of a place holds the code that is
//! valid there.

use aws_sdk_dynamodb::types::{ReturnValuesOnConditionCheckFailure, TransactWriteItem};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::enrolment::Enrolment;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, Quota};
use rekey_domain::one_time_code_request::{CodeDelivery, CodeScope, OneTimeCodeRequest, ROW_LIFE};
use rekey_domain::token::ChallengeToken;

use super::buckets::{bucket_key, int_attr};
use super::charges::Charge;
use super::daily::Daily;
use super::deliveries::Reservation;
use super::transactions::{condition_failed, put, reasons, update, update_item};
use super::{Flows, Item, Row, StoreError, key, number, parse, text, unavailable};

/// The result of a request for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeRequest {
    /// The request is written. `deliver` sends the code.
    Made,
    /// The last request was too recent, or the day's codes are used up.
    TooSoon {
        /// Seconds until the next request is allowed.
        retry_after: i64,
    },
    /// What the code was to confirm is over.
    Pointless,
}

fn code_pk(scope: CodeScope) -> String {
    format!("CODE#{scope}")
}

/// The rows of a place sort by the time of the request.
fn code_sk(code: &OneTimeCodeRequest) -> String {
    format!("{:015}#{}", code.requested_at_millis, code.id)
}

pub(super) fn code_key(code: &OneTimeCodeRequest) -> Item {
    key(code_pk(code.scope), code_sk(code))
}

impl Flows {
    /// Requests a code that completes a sign-in, if its challenge still waits for one.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
    pub async fn request_code_at_challenge(
        &self,
        token: &ChallengeToken,
        code: &OneTimeCodeRequest,
        quota: Quota,
        clock: &Clock,
    ) -> Result<CodeRequest, StoreError> {
        self.request(code, Some(self.challenge_is_open(token, clock.now())?), quota, clock).await
    }

    /// Requests a code for the re-authentication of a signed-in principal.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
    pub async fn request_code(&self, code: &OneTimeCodeRequest, quota: Quota, clock: &Clock) -> Result<CodeRequest, StoreError> {
        self.request(code, None, quota, clock).await
    }

    /// Begins to turn mailed codes on, and requests the first one.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
    pub async fn request_code_to_enrol(
        &self,
        enrolment: &Enrolment,
        code: &OneTimeCodeRequest,
        quota: Quota,
        clock: &Clock,
    ) -> Result<CodeRequest, StoreError> {
        self.request(code, Some(put(&self.table, self.enrolment_item(enrolment)?)?), quota, clock).await
    }

    /// Writes the request and counts it in one transaction, so that no code is counted that is not sent.
    pub(super) async fn request(
        &self,
        code: &OneTimeCodeRequest,
        with: Option<TransactWriteItem>,
        quota: Quota,
        clock: &Clock,
    ) -> Result<CodeRequest, StoreError> {
        let (now, millis) = (clock.now(), clock.now_millis());
        let daily = Daily { count: "sent", since: "sent_since", most: quota.a_day() };
        let row = Row { pk: code_pk(code.scope), sk: code_sk(code), kind: "code", delete_after: Some(now.plus(ROW_LIFE)), body: code };
        let row = put(&self.table, row.item()?)?;
        for step in [daily.beginning(now), daily.going_on(now)] {
            let name = step.name;
            let count = update_item(&self.table, bucket_key(&BucketKey::principal(Action::EmailCode, code.principal)))
                .update_expression(format!("{}, sent_at = :millis, delete_after = :delete_after", step.update))
                .condition_expression(format!("{} AND (attribute_not_exists(sent_at) OR sent_at <= :paused)", step.condition))
                .expression_attribute_values(":millis", number(millis))
                .expression_attribute_values(":paused", number(millis - quota.pause_millis()))
                .expression_attribute_values(":delete_after", number(now.0 + 2 * 86_400))
                .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
            let count = step.values.into_iter().fold(count, |count, (name, value)| count.expression_attribute_values(name, value));
            let request = self
                .client
                .transact_write_items()
                .client_request_token(format!("{}-{name}", code.id))
                .set_transact_items(Some([update(count)?, row.clone()].into_iter().chain(with.clone()).collect()));
            let Err(error) = request.send().await else {
                return Ok(CodeRequest::Made);
            };
            let reasons = reasons(&error);
            let Some((counted, others)) = reasons.split_first() else {
                return Err(unavailable(&error));
            };
            if others.iter().any(condition_failed) {
                return Ok(CodeRequest::Pointless);
            }
            if !condition_failed(counted) {
                return Err(unavailable(&error));
            }
            let seen = counted.item().cloned().unwrap_or_default();
            if let Some(retry_after) = wait(&seen, &daily, quota, now, millis) {
                return Ok(CodeRequest::TooSoon { retry_after });
            }
        }
        // Only another request can have moved the count between the two writes.
        Ok(CodeRequest::TooSoon { retry_after: 1 })
    }

    /// Reads the newest request of a place.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn newest_code(&self, scope: CodeScope) -> Result<Option<OneTimeCodeRequest>, StoreError> {
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(code_pk(scope)))
            .scan_index_forward(false)
            .consistent_read(true)
            .limit(1);
        let answer = query.send().await.map_err(|error| unavailable(&error))?;
        answer.items.unwrap_or_default().pop().map(parse).transpose()
    }

    /// Adds the code that a message is about to carry.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
    pub async fn add_code(
        &self,
        code: &OneTimeCodeRequest,
        id: Id,
        delivery: &CodeDelivery,
        charge: Option<&Charge<'_>>,
    ) -> Result<Reservation, StoreError> {
        match charge {
            Some(charge) => self.reserve(code_key(code), id, delivery, code.deliveries.is_empty(), charge).await,
            None => self.reserve_uncharged(code_key(code), id, delivery).await,
        }
    }

    /// Records that the mailer has the message.
    ///
    /// # Errors
    /// If the database does not take the write. The message has been sent all the same.
    pub async fn close_code(&self, code: &OneTimeCodeRequest, now: Timestamp) -> Result<(), StoreError> {
        self.close(code_key(code), now).await
    }
}

/// Seconds to wait, if the pause between two codes or the day's count refuses the request.
fn wait(seen: &Item, daily: &Daily, quota: Quota, now: Timestamp, millis: i64) -> Option<i64> {
    let pause = int_attr(seen, "sent_at").map(|sent| sent + quota.pause_millis() - millis).filter(|left| *left > 0);
    let pause = pause.map(|millis| (millis + 999).div_euclid(1000));
    daily.retry_after(seen, now).max(pause)
}
