//! The deployment that a command works on: a stack on AWS, or the local stack.

use aws_config::{BehaviorVersion, Region};
use aws_types::SdkConfig;
use clap::Args;
use rekey_adapters::aws::http_client;
use reqwest::Url;

use crate::failure::Failure;

/// The heading of the options of every command, below those of the command itself.
const HEADING: &str = "Options of every command";

/// The options of every command.
#[derive(Args)]
pub struct Options {
    /// Prints one JSON document, for other programs.
    #[arg(long, global = true, help_heading = HEADING)]
    pub json: bool,
    /// The profile of the AWS configuration to use.
    #[arg(long, global = true, value_name = "NAME", help_heading = HEADING)]
    profile: Option<String>,
    /// The region of the stack.
    #[arg(long, global = true, value_name = "REGION", help_heading = HEADING)]
    region: Option<String>,
    /// The name of the stack. The default is the variable REKEY_STACK, or else `rekey`.
    #[arg(long, global = true, value_name = "NAME", help_heading = HEADING)]
    stack: Option<String>,
    /// Works on the local stack, at http://localhost:8787 or at this URL.
    #[arg(
        long,
        global = true,
        value_name = "URL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "http://localhost:8787",
        value_parser = local_url,
        help_heading = HEADING
    )]
    local: Option<String>,
}

/// The deployment that a command works on.
pub enum Target {
    /// A stack on AWS.
    Aws(Box<Deployment>),
    /// The local stack at this URL.
    Local(String),
}

/// A stack on AWS.
pub struct Deployment {
    /// The region, the credentials and the HTTP client.
    pub sdk: SdkConfig,
    /// The name of the stack.
    pub stack: String,
}

impl Target {
    /// The deployment that the options name. No request is made.
    ///
    /// # Errors
    /// If the options name both a stack on AWS and the local one.
    pub async fn of(options: Options) -> Result<Self, Failure> {
        let Options { profile, region, stack, local, .. } = options;
        if let Some(url) = local {
            // clap does not see the conflict of options that stand before and after the name of a command.
            return if profile.or(region).or(stack).is_none() {
                Ok(Self::Local(url))
            } else {
                Err(Failure::WrongUse("--local works on the local stack. Leave out --stack, --profile and --region.".to_owned()))
            };
        }
        let mut loader = aws_config::defaults(BehaviorVersion::latest()).http_client(http_client());
        if let Some(profile) = profile {
            loader = loader.profile_name(profile);
        }
        if let Some(region) = region {
            loader = loader.region(Region::new(region));
        }
        let stack = stack.or_else(|| variable("REKEY_STACK")).unwrap_or_else(|| "rekey".to_owned());
        Ok(Self::Aws(Box::new(Deployment { sdk: loader.load().await, stack })))
    }
}

/// The URL of a local stack, without a slash at its end.
fn local_url(text: &str) -> Result<String, String> {
    match Url::parse(text) {
        Ok(url) if url.scheme().starts_with("http") => Ok(text.trim_end_matches('/').to_owned()),
        Ok(_) | Err(_) => Err("The URL of a local stack begins with http://, as in --local=http://localhost:8787.".to_owned()),
    }
}

/// A variable of the environment, unless it is empty.
#[expect(clippy::disallowed_methods, reason = "the operator's own variables, such as the name of the user")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
