//! Tells the API Gateway of another API who is calling: a Lambda authorizer of HTTP APIs (payload format 2.0, simple responses).
//!
//! A request is authorized by a live session alone, from the cookie or the bearer token, and under the rules of Rekey's own calls.
//! The function keeps no answer, and the gateway must not either, so that a revoked session is refused at the next request.
//! If the function cannot check a session, the invocation fails: the gateway then answers 500 and lets nobody in, and the
//! caller does not take an outage for the end of the session.

mod answer;
mod request;

use rekey_adapters::config::{BaseUrl, FromEnv};
use rekey_adapters::errors::with_sources;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig, StoreError};
use rekey_http::edge;
use rekey_http::extract::SessionAuth;
use serde_json::Value;

pub use self::answer::Answer;
use self::request::Request;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        base_url: BaseUrl = env.base_url()?,
    }
}

/// Authorizes requests to other APIs.
pub struct Authorizer {
    sessions: SessionAuth,
    base_url: BaseUrl,
}

/// Why a request was neither authorized nor refused.
#[derive(Debug, thiserror::Error)]
pub enum NotChecked {
    /// The gateway is set up for another payload format. The error of the parser is dropped, because it can quote a token.
    #[error("the event is not a request to an HTTP API in payload format 2.0")]
    Event,
    /// The database did not answer.
    #[error("the session was not checked")]
    Session(#[from] StoreError),
}

impl Authorizer {
    /// Builds the function from its settings.
    pub fn new(config: Config, resources: &Resources) -> Self {
        let directory = Directory::new(config.tables, resources.dynamodb.clone());
        Self { sessions: SessionAuth { directory, clock: resources.clock.clone() }, base_url: config.base_url }
    }

    /// Answers an event of the gateway and logs the result, without the name of the caller.
    ///
    /// # Errors
    /// If the request was not checked. The gateway refuses it.
    pub async fn answer(&self, event: Value) -> Result<Answer, NotChecked> {
        let started = self.sessions.clock.now_millis();
        let answer = self.authorize(event).await;
        let millis = self.sessions.clock.now_millis() - started;
        match &answer {
            Ok(answer) => tracing::info!(target: "rekey", authorized = answer.is_authorized(), millis, "authorization"),
            Err(error) => tracing::error!(target: "rekey", cause = with_sources(error), millis, "authorization"),
        }
        answer
    }

    async fn authorize(&self, event: Value) -> Result<Answer, NotChecked> {
        let Request { method, headers } = serde_json::from_value(event).map_err(|_| NotChecked::Event)?;
        if edge::is_cross_site(&method, &headers, &self.base_url) {
            return Ok(Answer::Refused);
        }
        let open = self.sessions.open_session(&headers).await?;
        Ok(open.map_or(Answer::Refused, |open| Answer::for_session(&open, self.sessions.clock.now())))
    }
}
