//! The configuration of `cargo run`: the variables of the functions, with defaults that need no other service, and a few
//! variables of the stack.

use std::net::SocketAddr;

use rekey_adapters::config::{Env, FromEnv, socket_address, text};
use rekey_adapters::keys::LOCAL_KEY;
use rekey_adapters::settings;
use rekey_http::edge;

use crate::samples::SamplesConfig;

settings! {
    /// The configuration of the whole stack.
    pub struct StackConfig(env) {
        pub(crate) request_reset: request_reset::Config = FromEnv::from_env(env)?,
        pub(crate) show_captcha: show_captcha::Config = FromEnv::from_env(env)?,
        pub(crate) consume_link: consume_link::Config = FromEnv::from_env(env)?,
        pub(crate) set_password: set_password::Config = FromEnv::from_env(env)?,
        pub(crate) sign_in: sign_in::Config = FromEnv::from_env(env)?,
        pub(crate) verify_otp: verify_otp::Config = FromEnv::from_env(env)?,
        pub(crate) enrol_2fa: enrol_2fa::Config = FromEnv::from_env(env)?,
        pub(crate) passkey: passkey::Config = FromEnv::from_env(env)?,
        pub(crate) session: session::Config = FromEnv::from_env(env)?,
        pub(crate) device: device::Config = FromEnv::from_env(env)?,
        pub(crate) register: register::Config = FromEnv::from_env(env)?,
        pub(crate) account: account::Config = FromEnv::from_env(env)?,
        pub(crate) admin: admin::Config = FromEnv::from_env(env)?,
        pub(crate) authorizer: authorizer::Config = FromEnv::from_env(env)?,
        pub(crate) lost_factor: lost_factor::Config = FromEnv::from_env(env)?,
        pub(crate) bounce: bounce::Config = FromEnv::from_env(env)?,
        pub(crate) deliver: deliver::Config = FromEnv::from_env(env)?,
        pub(crate) publish: publish::Config = FromEnv::from_env(env)?,
        pub(crate) pages: pages::Config = FromEnv::from_env(env)?,
        pub(crate) site: deliver::Site = FromEnv::from_env(env)?,
        pub(crate) edge: edge::Config = FromEnv::from_env(env)?,
        /// `REKEY_SAMPLES`: the rows for the invocations in `events/`. Off by default.
        pub(crate) samples: Option<SamplesConfig> = SamplesConfig::if_wanted(env),
    }
}

/// The addresses on which the stack listens, and the file for its data. An address is `None` if its variable is wrong.
pub(crate) struct Places {
    /// `REKEY_LISTEN`: the address of pages and API.
    pub(crate) http: Option<SocketAddr>,
    /// `REKEY_DYNAMODB_LISTEN`: the address of the database, for functions that run under `cargo lambda`.
    pub(crate) dynamodb: Option<SocketAddr>,
    /// `REKEY_SES_LISTEN`: the address of the message services and of EventBridge, for the same functions.
    pub(crate) ses: Option<SocketAddr>,
    /// `REKEY_DATA`: the database file. Without it, the data is in memory.
    pub(crate) data: Option<String>,
}

impl Places {
    pub(crate) fn read(env: &mut Env) -> Self {
        Self {
            http: env.required("REKEY_LISTEN", socket_address),
            dynamodb: env.required("REKEY_DYNAMODB_LISTEN", socket_address),
            ses: env.required("REKEY_SES_LISTEN", socket_address),
            data: env.optional("REKEY_DATA", text),
        }
    }
}

/// The variables of the stack, with the defaults of the local stack. `listening` is the address on which the stack listens; it
/// is the default of `REKEY_BASE_URL`.
pub fn environment(set: impl Fn(&str) -> Option<String> + Send + 'static, listening: Option<SocketAddr>) -> Env {
    Env::new(move |name| {
        let set = |name: &str| set(name).filter(|value| !value.is_empty());
        // A function refuses a local key that is set together with a KMS key.
        if name == "REKEY_LOCAL_KEY" && (set("REKEY_CODE_KEY").is_some() || set("REKEY_SEED_KEY").is_some()) {
            return set(name);
        }
        set(name).or_else(|| if name == "REKEY_BASE_URL" { listening.map(local_url) } else { None }).or_else(|| default(name))
    })
}

/// The origin of a stack that listens at this address. Its host is a name, because browsers bind no passkey to an IP address.
pub fn local_url(listening: SocketAddr) -> String {
    if listening.ip().is_loopback() { format!("http://localhost:{}", listening.port()) } else { format!("http://{listening}") }
}

fn default(name: &str) -> Option<String> {
    let value = match name {
        "REKEY_LISTEN" => "127.0.0.1:8787",
        "REKEY_DYNAMODB_LISTEN" | "REKEY_SES_LISTEN" => "127.0.0.1:0",
        "REKEY_BASE_URL" => "http://localhost:8787",
        "REKEY_DIRECTORY_TABLE" => "rekey-directory",
        "REKEY_FLOWS_TABLE" => "rekey-flows",
        "REKEY_EVENT_BUS" => "rekey",
        "REKEY_MAIL_FROM" => "no-reply@rekey.example",
        "REKEY_SMS_COUNTRIES" => "AT,AU,BR,CA,CH,DE,ES,FR,GB,IN,IT,JP,NL,SE,US",
        "REKEY_SMS_ORIGINATION" => "Rekey",
        // These mails cost nothing, and none leaves this machine.
        "REKEY_MAIL_DAILY_BUDGET" => "unlimited",
        "REKEY_LOCAL_KEY" => LOCAL_KEY,
        _ => return None,
    };
    Some(value.to_owned())
}
