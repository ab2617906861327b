//! Lost second factors: a person who knows the password, and has lost every factor, gets the factors turned off.
//!
//! Codes to two contacts turn them off at once. A mailed code begins a wait of some days, of which `deliver` tells the owner,
//! and which a link in each message stops. A link that `deliver` mails at its end turns them off. No call gives a session.

mod links;
mod prove;
mod report;

use axum::Router;
use axum::routing::post;
use rekey_adapters::config::FromEnv;
use rekey_adapters::keys::{CodeKey, CodeKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::account_policy::LostFactorRule;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::factors::Factors;
use rekey_domain::limits::{self, Action, Limit, Quota};
use rekey_domain::lost_factor::{DEFAULT_WAIT, SHORTEST_WAIT, Way, ways};
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_http::address_limit::AddressLimit;
use rekey_http::problem::Problem;
use rekey_text::Text;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        key: CodeKeyConfig = FromEnv::from_env(env)?,
        per_address: Limit = env.limit(&limits::TOKEN_ADDRESS),
        codes: Quota = env.quota(&limits::EMAIL_CODE),
        report_form: String = env.report_form()?,
        wait: i64 = env.or("REKEY_LOST_FACTOR_WAIT", hours(DEFAULT_WAIT), parse_wait),
    }
}

/// The hours of a wait in seconds.
fn hours(hours: u32) -> i64 {
    i64::from(hours) * 3600
}

fn parse_wait(text: &str) -> Result<i64, String> {
    let wait = text.parse().ok().filter(|wait| (SHORTEST_WAIT..=24 * 30).contains(wait));
    wait.map(hours).ok_or_else(|| format!("must be a number of hours from {SHORTEST_WAIT} to 720"))
}

#[derive(Clone)]
struct State {
    directory: Directory,
    code_key: CodeKey,
    per_address: AddressLimit,
    codes: Quota,
    report_form: String,
    wait: i64,
    clock: Clock,
    random: Random,
}

/// The routes under `/v1/lost-factor`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let state = State {
        per_address: AddressLimit::new(directory.flows(), Action::Token, config.per_address, resources),
        directory,
        code_key: CodeKey::new(config.key, &resources.aws),
        codes: config.codes,
        report_form: config.report_form,
        wait: config.wait,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/lost-factor", post(report::report))
        .route("/v1/lost-factor/codes", post(report::codes))
        .route("/v1/lost-factor/prove", post(prove::prove))
        .route("/v1/lost-factor/stop", post(links::stop))
        .route("/v1/lost-factor/finish", post(links::finish))
        .with_state(state)
}

impl State {
    /// The ways that are open to a principal, of which there is at least one.
    async fn ways(&self, principal: &Principal, factors: &Factors, now: Timestamp) -> Result<Vec<Way>, Problem> {
        let (_, policy) = self.directory.login_and_policy(&principal.login_name()).await?;
        if principal.user.is_some() && policy.lost_factor == LostFactorRule::Administrator {
            return Err(Problem::Forbidden(Text::new("problem-forbidden-lost-factor")));
        }
        let ways = ways(principal, factors, now);
        if ways.is_empty() { Err(Problem::LostFactorNeedsSupport(self.report_form.clone())) } else { Ok(ways) }
    }
}
