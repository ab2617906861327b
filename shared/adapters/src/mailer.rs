//! Mail, through SES v2. The local stack speaks the same protocol, so that there is one way to send.

use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message};
use aws_smithy_types::base64;
use rekey_domain::budget::Budget;
use rekey_domain::email::EmailAddress;

use crate::aws::Aws;
use crate::config::{Env, FromEnv, text};

/// One mail.
pub struct Mail {
    /// The address, as stored.
    pub to: EmailAddress,
    /// The subject.
    pub subject: String,
    /// For readers of plain text.
    pub text: String,
    /// For everyone else.
    pub html: String,
    /// Whether the address has proven itself. What bounces or is complained about elsewhere must not hurt mails to those that
    /// have, so the others go by a configuration set of their own.
    pub proven: bool,
}

/// Who sends, by which configuration sets, and how many mails to addresses that have not proven themselves.
pub struct MailConfig {
    /// Mails a day to addresses that have not proven themselves, for the whole deployment.
    pub daily_budget: Budget,
    brand: String,
    from: EmailAddress,
    configuration_sets: ConfigurationSets,
}

/// SES configuration sets, where there are any.
#[derive(Clone)]
struct ConfigurationSets {
    proven: Option<String>,
    unproven: Option<String>,
}

impl FromEnv for MailConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        let brand = env.brand();
        let from = env.mail_from();
        let proven = env.optional("REKEY_SES_CONFIGURATION_SET", text);
        let unproven = env.optional("REKEY_SES_UNPROVEN_CONFIGURATION_SET", text).or_else(|| proven.clone());
        let daily_budget = env.or("REKEY_MAIL_DAILY_BUDGET", Budget::of(2000), Budget::parse_or_unlimited);
        Some(Self { daily_budget, brand, from: from?, configuration_sets: ConfigurationSets { proven, unproven } })
    }
}

/// Sends mails.
#[derive(Clone)]
pub struct Mailer {
    client: aws_sdk_sesv2::Client,
    from: String,
    configuration_sets: ConfigurationSets,
}

/// A mail was not taken; it will be tried again.
#[derive(Debug, thiserror::Error)]
#[error("the mail service did not take the message: {0}")]
pub struct MailError(String);

impl Mailer {
    /// A mailer with one client.
    pub fn new(config: &MailConfig, aws: &Aws) -> Self {
        Self {
            client: aws_sdk_sesv2::Client::new(&aws.service(aws.endpoints().sesv2.as_ref())),
            from: sender(&config.brand, &config.from),
            configuration_sets: config.configuration_sets.clone(),
        }
    }

    /// Hands one mail over.
    ///
    /// # Errors
    /// If SES does not take it.
    pub async fn send(&self, mail: Mail) -> Result<(), MailError> {
        let ConfigurationSets { proven, unproven } = &self.configuration_sets;
        let configuration_set = if mail.proven { proven } else { unproven };
        let content = |data: String| Content::builder().data(data).charset("UTF-8").build().map_err(|error| MailError(error.to_string()));
        let body = Body::builder().text(content(mail.text)?).html(content(mail.html)?).build();
        let message = Message::builder().subject(content(mail.subject)?).body(body).build();
        self.client
            .send_email()
            .from_email_address(&self.from)
            .destination(Destination::builder().to_addresses(mail.to.as_str()).build())
            .content(EmailContent::builder().simple(message).build())
            .set_configuration_set_name(configuration_set.clone())
            .send()
            .await
            .map(|_| ())
            .map_err(|error| MailError(crate::store::error_code(&error)))
    }
}

/// `Brand <address>`, with a brand outside ASCII as an encoded word (RFC 2047).
fn sender(brand: &str, from: &EmailAddress) -> String {
    if brand.is_ascii() { format!("\"{brand}\" <{from}>") } else { format!("=?UTF-8?B?{}?= <{from}>", base64::encode(brand)) }
}
