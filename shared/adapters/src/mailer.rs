//! Mail, through SES v2. The local stack speaks the same protocol, so that there is one way to send.

use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message};
use aws_smithy_types::base64;
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
}

/// Who sends, and by which configuration set.
pub struct MailConfig {
    brand: String,
    from: EmailAddress,
    configuration_set: Option<String>,
}

impl FromEnv for MailConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        let brand = env.brand();
        let from = env.mail_from();
        let configuration_set = env.optional("REKEY_SES_CONFIGURATION_SET", text);
        Some(Self { brand, from: from?, configuration_set })
    }
}

/// Sends mails.
#[derive(Clone)]
pub struct Mailer {
    client: aws_sdk_sesv2::Client,
    from: String,
    configuration_set: Option<String>,
}

/// A mail was not taken; it will be tried again.
#[derive(Debug, thiserror::Error)]
#[error("the mail service did not take the message: {0}")]
pub struct MailError(String);

impl Mailer {
    /// A mailer with one client.
    pub fn new(config: MailConfig, aws: &Aws) -> Self {
        Self {
            client: aws_sdk_sesv2::Client::new(&aws.service(aws.endpoints().sesv2.as_ref())),
            from: sender(&config.brand, &config.from),
            configuration_set: config.configuration_set,
        }
    }

    /// Hands one mail over.
    ///
    /// # Errors
    /// If SES does not take it.
    pub async fn send(&self, mail: Mail) -> Result<(), MailError> {
        let content = |data: String| Content::builder().data(data).charset("UTF-8").build().map_err(|error| MailError(error.to_string()));
        let body = Body::builder().text(content(mail.text)?).html(content(mail.html)?).build();
        let message = Message::builder().subject(content(mail.subject)?).body(body).build();
        self.client
            .send_email()
            .from_email_address(&self.from)
            .destination(Destination::builder().to_addresses(mail.to.as_str()).build())
            .content(EmailContent::builder().simple(message).build())
            .set_configuration_set_name(self.configuration_set.clone())
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
