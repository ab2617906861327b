//! Whether SES takes mail: the account, the sender's identity and the configuration sets.

use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::operation::get_email_identity::{GetEmailIdentityError, GetEmailIdentityOutput};
use aws_sdk_sesv2::operation::get_suppressed_destination::GetSuppressedDestinationError;
use aws_sdk_sesv2::types::{DkimStatus, ReviewStatus};

use super::deployment::Deployment;
use super::finding::Finding;
use super::production_request;
use crate::failure::Failure;

pub(super) async fn production_access(on: &Deployment) -> Result<Finding, Failure> {
    let account = Client::new(&on.aws).get_account().send().await?;
    let standing = account.enforcement_status().unwrap_or("HEALTHY");
    if standing == "SHUTDOWN" || !account.sending_enabled() {
        let line = format!("SES sends no mail of this AWS account (its status is {standing})");
        return Ok(Finding::fault(line, "Answer the case that AWS has opened about it in the support center."));
    }
    if account.production_access_enabled() {
        return Ok(match standing {
            "PROBATION" => Finding::warning(
                "SES sends to every address, but AWS is reviewing this account",
                "Answer the case that AWS has opened about it in the support center.",
            ),
            _ => Finding::ok("SES sends to every address"),
        });
    }
    let review = account.details().and_then(|details| details.review_details()?.status());
    let (line, todo) = match review {
        Some(ReviewStatus::Pending) => ("AWS is reviewing the request for production access", "Wait for the answer of AWS, within a day."),
        Some(ReviewStatus::Denied) => {
            ("AWS has denied production access", "Answer the case in the support center. The text below says what AWS asks for.")
        }
        _ => ("the account is in the sandbox of SES", "Request production access with the text below."),
    };
    let letter = production_request::text(on).ok();
    Ok(Finding { letter, ..Finding::fault(format!("SES sends to verified addresses only: {line}"), todo) })
}

/// The day's quota of SES, and whether mails to unproven addresses alone can use it up.
pub(super) async fn quota(on: &Deployment) -> Result<Finding, Failure> {
    let budget = on.number("MailDailyBudget")?;
    let account = Client::new(&on.aws).get_account().send().await?;
    let quota = account.send_quota().ok_or_else(|| Failure::in_the_way("SES reports no quota."))?;
    let (most, sent, rate) = (quota.max24_hour_send(), quota.sent_last24_hours(), quota.max_send_rate());
    // SES writes -1 for an account without a quota.
    if most < 0.0 {
        return Ok(Finding::ok("SES has no daily quota for this account"));
    }
    let line = format!("SES has sent {sent:.0} of {most:.0} mails within 24 hours, and sends at most {rate:.0} a second");
    let ask = "Ask AWS for a higher quota: console of Service Quotas, SES, \"Sending quota\".";
    Ok(if sent >= most {
        Finding::fault(line, ask)
    } else if sent >= 0.8 * most {
        Finding::warning(line, ask)
    } else if budget >= most {
        let line =
            format!("{line}. Mails to unproven addresses may use all of it (MailDailyBudget={budget:.0}), and recoveries would fail");
        Finding::warning(line, format!("Deploy with MailDailyBudget={:.0}, or ask AWS for a higher quota.", (most / 2.0).max(4.0)))
    } else {
        Finding::ok(line)
    })
}

/// Whether SES has verified the sender's domain, or the sender's address.
pub(super) async fn identity(on: &Deployment) -> Result<Finding, Failure> {
    let Some((name, identity)) = sender(on).await? else {
        return Ok(Finding::fault("SES has no identity for the sender", "Deploy with MailIdentity=create."));
    };
    Ok(if identity.verified_for_sending_status() {
        Finding::ok(format!("SES has verified {name}"))
    } else {
        Finding::fault(format!("SES has not verified {name}, and sends no mail of it"), records(on, &name))
    })
}

/// Whether SES signs the mails. Without a signature of the sender's domain, they fail DMARC.
pub(super) async fn dkim(on: &Deployment) -> Result<Finding, Failure> {
    let Some((name, identity)) = sender(on).await? else {
        return Ok(Finding::fault("SES has no identity for the sender", "Deploy with MailIdentity=create."));
    };
    let dkim = identity.dkim_attributes();
    let status = dkim.and_then(|dkim| dkim.status());
    Ok(match status {
        Some(DkimStatus::Success) if dkim.is_some_and(|dkim| dkim.signing_enabled()) => Finding::ok(format!("SES signs mails of {name}")),
        Some(DkimStatus::Success) => {
            let turn_on = format!("aws sesv2 put-email-identity-dkim-attributes --email-identity {name} --signing-enabled");
            Finding::fault(format!("SES does not sign mails of {name}: signing is off"), format!("Run `{turn_on}`."))
        }
        status => {
            let status = status.map_or("NOT_STARTED", DkimStatus::as_str);
            Finding::fault(format!("SES does not sign mails of {name}: it has not found the DKIM records ({status})"), records(on, &name))
        }
    })
}

/// Whether a configuration set of the stack sends.
pub(super) async fn configuration_set(on: &Deployment, output: &str) -> Result<Finding, Failure> {
    let name = on.output(output)?;
    let set = Client::new(&on.aws).get_configuration_set().configuration_set_name(name).send().await?;
    Ok(if set.sending_options().is_none_or(|sending| sending.sending_enabled()) {
        Finding::ok(format!("the configuration set {name} sends"))
    } else {
        let resume = format!("aws sesv2 put-configuration-set-sending-options --configuration-set-name {name} --sending-enabled");
        Finding::fault(format!("the configuration set {name} is paused"), format!("Find out who paused it and why, then run `{resume}`."))
    })
}

/// Whether SES refuses to send to an address, because mail to it has bounced, or its reader has reported mail as spam.
pub(super) async fn suppression(on: &Deployment) -> Result<Option<Finding>, Failure> {
    let Some(address) = &on.address else { return Ok(None) };
    let answer = match Client::new(&on.aws).get_suppressed_destination().email_address(address).send().await {
        Err(error) if error.as_service_error().is_some_and(GetSuppressedDestinationError::is_not_found_exception) => {
            return Ok(Some(Finding::ok(format!("SES suppresses no mail to {address}"))));
        }
        answer => answer?,
    };
    let reason = answer.suppressed_destination().map_or("an unknown reason", |found| found.reason().as_str());
    let lift = format!("aws sesv2 delete-suppressed-destination --email-address {address}");
    let line = format!("SES sends nothing to {address}: {reason}");
    Ok(Some(Finding::fault(line, format!("Ask the person whether the mailbox works and whether they want the mail, then run `{lift}`."))))
}

/// The identity that SES sends with: that of the sender's address if there is one, or else that of its domain.
async fn sender(on: &Deployment) -> Result<Option<(String, GetEmailIdentityOutput)>, Failure> {
    let (client, address) = (Client::new(&on.aws), on.parameter("MailFrom")?);
    for name in [address, on.mail_domain()?] {
        match client.get_email_identity().email_identity(name).send().await {
            Err(error) if error.as_service_error().is_some_and(GetEmailIdentityError::is_not_found_exception) => {}
            answer => return Ok(Some((name.to_owned(), answer?))),
        }
    }
    Ok(None)
}

/// How the sender's domain gets its DKIM records, by which SES verifies the domain, too.
fn records(on: &Deployment, name: &str) -> String {
    let records: Vec<String> =
        (1..=3).filter_map(|number| on.output(&format!("MailDkim{number}")).ok()).map(|record| format!("`{record}`")).collect();
    if records.is_empty() {
        format!("`aws sesv2 get-email-identity --email-identity {name}` shows the DNS records that are missing.")
    } else {
        format!("Add these DNS records to the zone of the domain: {}.", records.join(", "))
    }
}
