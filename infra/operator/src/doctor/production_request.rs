//! The text with which an operator asks AWS for production access to SES. It says what AWS's reviewers ask for: what mail goes out
//! and how much of it, how recipients come, what happens after a bounce or a complaint, and how recipients opt out.
//! <https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html>

use super::deployment::Deployment;
use crate::failure::Failure;

/// The text, filled from the deployment. SES takes at most 5,000 characters.
pub(super) fn text(on: &Deployment) -> Result<String, Failure> {
    let (brand, url, sender) = (on.parameter("Brand")?, on.output("Url")?, on.parameter("MailFrom")?);
    let (domain, budget) = (on.mail_domain()?, on.number("MailDailyBudget")?);
    let join = match on.parameter("SignUp")? {
        "closed" => {
            "An administrator of an account at our service enters the address of a new user, who is a member of the same organisation"
        }
        _ => {
            "A person enters their own address when they register at our service, or an administrator of an account enters the address of \
             a new user, who is a member of the same organisation"
        }
    };
    Ok(format!(
        "What we send
{brand} ({url}) sends transactional mail only, from {sender}: links and codes to recover a password, six-digit codes to sign in, links \
to activate an account, and security notices such as \"Your password was changed\". We send no marketing, no newsletters and no mail on \
behalf of others. Each mail goes to one recipient, as text and HTML, without attachments, tracking pixels or rewritten links.

A typical mail
Subject: Reset your {brand} password
\"Somebody asked to reset the password of your account. Open this link within 15 minutes to choose a new one: {url}/reset#… If it was not \
you, ignore this mail. Your password stays as it is.\"

How recipients come
{join}. We buy, rent and collect no addresses and have no mailing lists. An address that nobody has confirmed gets a single link, and \
nothing more until its owner has opened the link and confirmed the account. A request to recover a password causes a mail only if the \
address is confirmed at an account. Requests are protected by a CAPTCHA, and limited for each address (3 at once, then one in five \
minutes), for each client and for each account. All mails to unconfirmed addresses together are limited to {budget:.0} a day.

Bounces and complaints
Both of our configuration sets suppress addresses after a hard bounce or a complaint, so we write to such an address no more. SES publishes \
bounces, complaints, rejects and delays to an SNS topic, and a function records them for our support staff. Alarms notify our \
operators when 4 in 100 mails bounce, or when 8 in 10,000 get a complaint. Mails to unconfirmed addresses have a configuration set of \
their own, which we pause if they bounce, without stopping the recovery of passwords.

Opting out
These mails answer a request of their recipient, or report a change to the recipient's own account. There is no subscription to opt out of: \
a person who could not be told that their password was changed would not notice a theft. Who no longer wants the mails changes the address in \
the settings of the account or has the account deleted. Who gets a mail by a mistake of somebody else ignores it, and gets no further mail \
unless somebody enters the address again, within the limits above. A complaint stops all mail to the address.

Authentication
SES signs the mails with DKIM for {domain}, aligned with the sender's address for DMARC."
    ))
}

/// The commands that send the text.
pub(super) const COMMANDS: &str = "\
rekey-operator doctor --json | jq -r .production_access_request >use-case.txt
aws sesv2 put-account-details --production-access-enabled --mail-type TRANSACTIONAL --contact-language EN \\
  --website-url <Url> --use-case-description file://use-case.txt
";
