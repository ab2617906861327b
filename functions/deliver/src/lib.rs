//! Reads the stream of the flows table. Only this function finds out whether a message has a recipient, creates the secrets in
//! the message, and sends it.
//!
//! A record may arrive twice, late or out of order, so the function trusts nothing in it. The function reads the row again,
//! stores the hashes of each delivery before it sends, and skips a row that needs nothing more. The function reports a record
//! that fails, and the stream retries the record. A record that keeps failing goes to the dead-letter queue.

mod alert;
mod code;
mod due;
mod event;
mod letter;
mod message;
mod note;
mod notice;
mod outbox;
mod outcome;
mod records;
mod recovery;
mod registration;
mod send;
mod site;
mod when;
mod write;
mod writer;

use rekey_adapters::config::{FromEnv, SmsCountries};
use rekey_adapters::keys::{CodeKey, CodeKeyConfig};
use rekey_adapters::mailer::{MailConfig, Mailer};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::sms::{Sms, SmsConfig};
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::budget::Budget;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{self, Limit};
use rekey_domain::random::Random;

pub use self::due::NotAnnounced;
pub use self::event::Call;
pub use self::message::{Activate, ActivateUser, AuthenticationCode, Message, Reader, Recover, Registered};
pub use self::notice::NoticeMessage;
pub use self::records::RecordKind;
pub use self::site::Site;
pub use self::when::when;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        key: CodeKeyConfig = FromEnv::from_env(env)?,
        mail: MailConfig = FromEnv::from_env(env)?,
        sms: SmsConfig = FromEnv::from_env(env)?,
        site: Site = FromEnv::from_env(env)?,
        per_contact: Limit = env.limit(&limits::MESSAGE_CONTACT),
        sms_notices: Limit = env.limit(&limits::SMS_NOTICE),
        sms_range: Limit = env.limit(&limits::SMS_BINDING_RANGE),
        notices: Limit = env.limit(&limits::NOTICE),
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
