//! Mail through SES v2. The local stack speaks the same protocol, so the sending code is the same.

use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message, MessageHeader};
use email_encoding::headers::rfc2047;
use email_encoding::headers::writer::EmailWriter;
use rekey_domain::budget::Budget;
use rekey_domain::email::EmailAddress;
use rekey_domain::message_record::Word;

use crate::aws::Aws;
use crate::config::{Env, FromEnv, text};

/// The headers of every mail, besides those of SES. Programs must not answer an automatic mail: an absence note would go to the
/// sender's address, or tell a stranger that the address is read (RFC 3834, 5).
pub const HEADERS: [(&str, &str); 1] = [("Auto-Submitted", "auto-generated")];

/// A mail to send.
pub struct Mail {
    /// The recipient's address, as stored.
    pub to: EmailAddress,
    /// The subject.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// Whether the address is proven. Mails to unproven addresses use a configuration set of their own, so that their bounces
    /// and complaints do not harm mails to proven addresses.
    pub proven: bool,
}

/// The sender, the configuration sets, and the budget for mails to unproven addresses.
pub struct MailConfig {
    /// Mails a day to unproven addresses, for the whole deployment.
    pub daily_budget: Budget,
    brand: String,
    from: EmailAddress,
    configuration_sets: ConfigurationSets,
}

/// The SES configuration sets, if there are any.
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

/// SES did not accept a mail. The caller tries again.
#[derive(Debug, thiserror::Error)]
#[error("the mail service did not accept the message: {0}")]
pub struct MailError(String);

impl MailError {
    /// The name of the error, as SES gives it.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl Mailer {
    /// A mailer with one SES client.
    pub fn new(config: &MailConfig, aws: &Aws) -> Self {
        Self {
            client: aws_sdk_sesv2::Client::new(&aws.service(aws.endpoints().sesv2.as_ref())),
            from: sender(&config.brand, &config.from),
            configuration_sets: config.configuration_sets.clone(),
        }
    }

    /// Sends one mail. Returns the id that SES gave it.
    ///
    /// # Errors
    /// If SES does not accept it.
    pub async fn send(&self, mail: Mail) -> Result<Option<Word>, MailError> {
        let ConfigurationSets { proven, unproven } = &self.configuration_sets;
        let configuration_set = if mail.proven { proven } else { unproven };
        // SES encodes the subject itself, from the text and its charset.
        let content = |data: String| Content::builder().data(data).charset("UTF-8").build().map_err(|error| MailError(error.to_string()));
        let body = Body::builder().text(content(mail.text)?).html(content(mail.html)?).build();
        let header = |(name, value): (&str, &str)| MessageHeader::builder().name(name).value(value).build();
        let headers = HEADERS.map(header).into_iter().collect::<Result<Vec<_>, _>>().map_err(|error| MailError(error.to_string()))?;
        let message = Message::builder().subject(content(mail.subject)?).body(body).set_headers(Some(headers)).build();
        self.client
            .send_email()
            .from_email_address(&self.from)
            .destination(Destination::builder().to_addresses(mail.to.as_str()).build())
            .content(EmailContent::builder().simple(message).build())
            .set_configuration_set_name(configuration_set.clone())
            .send()
            .await
            .map(|sent| sent.message_id.as_deref().and_then(Word::parse))
            .map_err(|error| MailError(crate::aws::error_code(&error)))
    }
}

/// `Brand <address>`. A brand outside ASCII becomes encoded words (RFC 2047), because SES does not encode this header. An
/// encoded word has at most 75 characters and only whole characters of the brand, so a long brand takes several words. Readers
/// drop the blanks between them.
fn sender(brand: &str, from: &EmailAddress) -> String {
    if brand.is_ascii() {
        return format!("\"{brand}\" <{from}>");
    }
    let mut words = String::new();
    let mut writer = EmailWriter::new(&mut words, "From: ".len(), 0, false);
    #[expect(clippy::expect_used, reason = "writing to a string in memory does not fail")]
    rfc2047::encode(brand, &mut writer).expect("a string accepts every write");
    drop(writer);
    // SES folds the header itself and does not accept a line break in a field.
    format!("{} <{from}>", words.replace("\r\n", ""))
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;

    use super::*;

    #[test]
    fn a_long_brand_is_short_words_of_whole_characters() {
        let from = EmailAddress::parse("no-reply@id.example.com").unwrap();
        for brand in [
            "Größe",
            "ü",
            &"ö".repeat(40),
            &"鍵".repeat(40),
            &"🔑".repeat(40),
            &"a🔑鍵ö ".repeat(8)[..],
            "Schlüssel & Söhne Schließfachverwaltung",
        ] {
            let header = sender(brand, &from);
            let words = header.strip_suffix(" <no-reply@id.example.com>").unwrap();
            let mut decoded = String::new();
            for word in words.split(' ') {
                assert!(word.len() <= 75, "{} characters: {word}", word.len());
                let text = word.strip_prefix("=?utf-8?b?").and_then(|word| word.strip_suffix("?=")).unwrap();
                decoded.push_str(&String::from_utf8(BASE64.decode(text.as_bytes()).unwrap()).unwrap());
            }
            assert_eq!(decoded, brand);
        }
        assert_eq!(sender("Cloudkeep", &from), "\"Cloudkeep\" <no-reply@id.example.com>");
    }
}
