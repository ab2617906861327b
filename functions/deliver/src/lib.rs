//! Reads the stream of the flows table. Only this function finds out whether a message has a recipient, creates the secrets in
//! the message, and sends it.
//!
//! A record may arrive twice, late or out of order, so the function trusts nothing in it. The function reads the row again,
//! stores the hashes of each delivery before it sends, and skips a row that needs nothing more. The function reports a record
//! that fails, and the stream retries the record. A record that keeps failing goes to the dead-letter queue.

mod alert;
mod code;
mod message;
mod notice;
mod outbox;
mod outcome;
mod records;
mod recovery;
mod registration;
mod send;
mod site;

use rekey_adapters::config::{Env, FromEnv, SmsCountries};
use rekey_adapters::keys::{CodeKey, CodeKeyConfig};
use rekey_adapters::mailer::{MailConfig, Mailer};
use rekey_adapters::resources::Resources;
use rekey_adapters::sms::{Sms, SmsConfig};
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::budget::Budget;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{self, Limit};
use rekey_domain::random::Random;

pub use self::message::{Activate, ActivateUser, AuthenticationCode, Message, Reader, Recover, Registered};
pub use self::notice::NoticeMessage;
pub use self::site::Site;

/// The settings of this function, read from the environment.
pub struct Config {
    tables: DirectoryConfig,
    key: CodeKeyConfig,
    mail: MailConfig,
    sms: SmsConfig,
    site: Site,
    per_contact: Limit,
    sms_notices: Limit,
    sms_range: Limit,
    notices: Limit,
}

impl FromEnv for Config {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (tables, key) = (DirectoryConfig::from_env(env), CodeKeyConfig::from_env(env));
        let (mail, sms, site) = (MailConfig::from_env(env), SmsConfig::from_env(env), Site::from_env(env));
        let per_contact = env.limit(&limits::MESSAGE_CONTACT);
        let sms_notices = env.limit(&limits::SMS_NOTICE);
        let sms_range = env.limit(&limits::SMS_BINDING_RANGE);
        let notices = env.limit(&limits::NOTICE);
        let (tables, key, mail, sms, site) = (tables?, key?, mail?, sms?, site?);
        Some(Self { tables, key, mail, sms, site, per_contact, sms_notices, sms_range, notices })
    }
}

/// Delivers the messages that rows of the flows table ask for.
pub struct Deliver {
    directory: Directory,
    code_key: CodeKey,
    mailer: Mailer,
    sms: Sms,
    sms_countries: SmsCountries,
    sms_budget: Budget,
    mail_budget: Budget,
    site: Site,
    per_contact: Limit,
    sms_notices: Limit,
    sms_range: Limit,
    notices: Limit,
    clock: Clock,
    random: Random,
}

impl Deliver {
    /// Builds the function from its settings.
    pub fn new(config: Config, resources: &Resources) -> Self {
        Self {
            directory: Directory::new(config.tables, resources.dynamodb.clone()),
            code_key: CodeKey::new(config.key, &resources.aws),
            mailer: Mailer::new(&config.mail, &resources.aws),
            sms: Sms::new(&config.sms, &resources.aws),
            sms_countries: config.sms.countries,
            sms_budget: config.sms.daily_budget,
            mail_budget: config.mail.daily_budget,
            site: config.site,
            per_contact: config.per_contact,
            sms_notices: config.sms_notices,
            sms_range: config.sms_range,
            notices: config.notices,
            clock: resources.clock.clone(),
            random: resources.random.clone(),
        }
    }
}
