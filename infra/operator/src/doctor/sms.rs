//! Whether End User Messaging takes SMS.

use aws_sdk_pinpointsmsvoicev2::Client;
use aws_sdk_pinpointsmsvoicev2::types::{AccountAttributeName, SpendLimitName};

use super::deployment::Deployment;
use super::finding::Finding;
use crate::failure::Failure;

pub(super) async fn sandbox(on: &Deployment) -> Result<Finding, Failure> {
    if on.parameter("SmsCountries")?.is_empty() {
        return Ok(Finding::ok("SMS is off"));
    }
    let answer = Client::new(&on.aws).describe_account_attributes().send().await?;
    let tier = answer.account_attributes().iter().find(|attribute| *attribute.name() == AccountAttributeName::AccountTier);
    Ok(match tier.map(|tier| tier.value()) {
        Some("PRODUCTION") => Finding::ok("End User Messaging sends to every number in the countries of SmsCountries"),
        _ => Finding::fault(
            "End User Messaging sends to verified numbers only: the account is in its sandbox",
            "Request production access in its console, under \"Account\".",
        ),
    })
}

pub(super) async fn spend_limit(on: &Deployment) -> Result<Finding, Failure> {
    if on.parameter("SmsCountries")?.is_empty() {
        return Ok(Finding::ok("SMS is off"));
    }
    let answer = Client::new(&on.aws).describe_spend_limits().send().await?;
    let limit = answer.spend_limits().iter().find(|limit| *limit.name() == SpendLimitName::TextMessageMonthlySpendLimit);
    let limit = limit.ok_or_else(|| Failure::in_the_way("End User Messaging reports no monthly limit."))?;
    let (enforced, most) = (limit.enforced_limit(), limit.max_limit());
    let line = format!("End User Messaging sends SMS for at most {enforced} USD a month");
    // Every account begins with 1 USD, which pays for ten to thirty messages.
    Ok(match (enforced, most) {
        (..=1, ..=1) => Finding::warning(line, "Ask AWS for a higher spend limit in a support case."),
        (..=1, most) => {
            let raise = "aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override --monthly-limit";
            Finding::warning(line, format!("Run `{raise} <USD>`, with at most {most}."))
        }
        _ => Finding::ok(line),
    })
}
