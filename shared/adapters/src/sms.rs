//! SMS through AWS End User Messaging. Only `deliver` sends them, after it has charged them to the day's budget: every SMS
//! costs money, and attackers cause SMS to earn from them (SMS pumping). The local stack speaks the same protocol.

use aws_sdk_pinpointsmsvoicev2::operation::send_text_message::SendTextMessageError;
use aws_sdk_pinpointsmsvoicev2::types::MessageType;
use rekey_domain::budget::Budget;
use rekey_domain::message_record::Word;
use rekey_domain::phone::PhoneNumber;

use crate::aws::Aws;
use crate::config::{Env, FromEnv, SmsCountries, text};

/// The sender, the countries and the budget.
pub struct SmsConfig {
    /// The countries that Rekey sends SMS to. An empty list turns SMS off.
    pub countries: SmsCountries,
    /// SMS a day, for the whole deployment.
    pub daily_budget: Budget,
    origination: Option<String>,
    configuration_set: Option<String>,
}

impl FromEnv for SmsConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        let countries = SmsCountries::from_env(env);
        let daily_budget = env.or("REKEY_SMS_DAILY_BUDGET", Budget::of(500), Budget::parse);
        let origination = env.optional("REKEY_SMS_ORIGINATION", text);
        let configuration_set = env.optional("REKEY_SMS_CONFIGURATION_SET", text);
        let countries = countries?;
        if !countries.is_empty() && origination.is_none() {
            env.fault("REKEY_SMS_ORIGINATION", "must be set if REKEY_SMS_COUNTRIES is set");
        }
        Some(Self { countries, daily_budget, origination, configuration_set })
    }
}

/// Sends SMS.
#[derive(Clone)]
pub struct Sms {
    client: aws_sdk_pinpointsmsvoicev2::Client,
    origination: Option<String>,
    configuration_set: Option<String>,
}

/// Why the service did not accept a message.
#[derive(Debug, thiserror::Error)]
pub enum SmsError {
    /// The number takes no SMS, for example because its owner opted out. Trying again would not help.
    #[error("the number accepts no SMS: {0}")]
    NotThere(String),
    /// The AWS account's monthly spend limit is reached.
    #[error("the spend limit of the SMS service is reached: {0}")]
    SpendLimit(String),
    /// Another failure. The caller tries again.
    #[error("the SMS service did not accept the message: {0}")]
    Failed(String),
}

impl SmsError {
    /// The name of the error, as the service gives it.
    pub fn code(&self) -> &str {
        match self {
            Self::NotThere(code) | Self::SpendLimit(code) | Self::Failed(code) => code,
        }
    }
}

impl Sms {
    /// A sender with one client.
    pub fn new(config: &SmsConfig, aws: &Aws) -> Self {
        Self {
            client: aws_sdk_pinpointsmsvoicev2::Client::new(&aws.service(aws.endpoints().sms.as_ref())),
            origination: config.origination.clone(),
            configuration_set: config.configuration_set.clone(),
        }
    }

    /// Sends one message, and returns the id that the service gave it. The message expires after `seconds`, together with the code or link that it carries.
    ///
    /// # Errors
    /// If the service does not accept it.
    pub async fn send(&self, to: &PhoneNumber, body: String, seconds: i64) -> Result<Option<Word>, SmsError> {
        self.client
            .send_text_message()
            .destination_phone_number(to.as_str())
            .set_origination_identity(self.origination.clone())
            .message_body(body)
            .message_type(MessageType::Transactional)
            .set_time_to_live(i32::try_from(seconds).ok())
            .set_configuration_set_name(self.configuration_set.clone())
            .send()
            .await
            .map(|sent| sent.message_id.as_deref().and_then(Word::parse))
            .map_err(|error| {
                let code = crate::aws::error_code(&error);
                match error.as_service_error() {
                    Some(SendTextMessageError::ConflictException(_) | SendTextMessageError::ValidationException(_)) => {
                        SmsError::NotThere(code)
                    }
                    Some(SendTextMessageError::ServiceQuotaExceededException(_)) => SmsError::SpendLimit(code),
                    _ => SmsError::Failed(code),
                }
            })
    }
}
