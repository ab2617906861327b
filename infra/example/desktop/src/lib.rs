//! How a desktop app signs in with Rekey: it shows a code, a person approves the app in a browser, and the app gets a session
//! (RFC 8628).
//!
//! `reqwest` has no TLS in this workspace, so the example speaks to a local stack. Your app needs `https:`.

use reqwest::{Client, Response, StatusCode};
use serde::Deserialize;

/// A deployment of Rekey, as an app calls it.
pub struct Rekey {
    http: Client,
    site: String,
}

/// The codes of one sign-in.
#[derive(Deserialize)]
pub struct Codes {
    /// The secret with which the app polls. It stays in the app.
    device_code: String,
    /// The code that the person compares.
    pub user_code: String,
    /// The page to open, with the code.
    pub verification_uri_complete: String,
    /// Seconds to wait before each poll.
    pub interval: u64,
}

/// A completed sign-in.
#[derive(Deserialize)]
pub struct SignedIn {
    /// The secret that the app sends with each call. Store it where the platform keeps secrets, such as a key ring.
    pub token: String,
    /// Who signed in.
    pub session: Session,
}

/// The part of a session that this example shows.
#[derive(Deserialize)]
pub struct Session {
    /// The name of the account.
    pub account: String,
    /// The name of the user; `None` for the account itself.
    pub user: Option<String>,
}

/// Why there is no session.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Rekey refused the call.
    #[error("{detail}")]
    Refused {
        /// The stable code of the problem, such as `access_denied`.
        code: String,
        /// The sentence for people.
        detail: String,
    },
    /// Rekey did not answer, or not as expected.
    #[error("Rekey did not answer")]
    NoAnswer(#[from] reqwest::Error),
}

/// A problem document (RFC 9457).
#[derive(Deserialize)]
struct Problem {
    code: String,
    detail: String,
}

impl Rekey {
    /// The deployment at this origin, such as `https://id.example.com`.
    pub fn at(site: &str) -> Self {
        Self { http: Client::new(), site: site.trim_end_matches('/').to_owned() }
    }

    /// Begins a sign-in. The person sees the name of the device on the page and in the list of devices.
    pub async fn begin(&self, device: &str) -> Result<Codes, Failure> {
        let body = [("client", "desktop"), ("device", device)];
        let answer = self.http.post(format!("{}/v1/device/authorize", self.site)).json(&object(&body)).send().await?;
        Ok(granted(answer).await?.json().await?)
    }

    /// Asks once whether the person has decided. `None` means to wait for the interval and to ask again. The interval grows if
    /// Rekey says so or does not answer.
    pub async fn poll(&self, codes: &mut Codes) -> Result<Option<SignedIn>, Failure> {
        let body = object(&[("device_code", codes.device_code.as_str())]);
        let answer = match self.http.post(format!("{}/v1/device/token", self.site)).json(&body).send().await {
            Ok(answer) => granted(answer).await,
            Err(error) => Err(error.into()),
        };
        match answer {
            Ok(answer) => Ok(Some(answer.json().await?)),
            Err(Failure::Refused { code, .. }) if code == "authorization_pending" => Ok(None),
            Err(Failure::Refused { code, .. }) if code == "slow_down" => {
                codes.interval += 5;
                Ok(None)
            }
            Err(Failure::NoAnswer(_)) => {
                codes.interval *= 2;
                Ok(None)
            }
            Err(refused) => Err(refused),
        }
    }

    /// Signs out.
    pub async fn sign_out(&self, signed_in: SignedIn) -> Result<(), Failure> {
        let answer = self.http.post(format!("{}/v1/sign-out", self.site)).bearer_auth(signed_in.token).send().await?;
        granted(answer).await.map(drop)
    }
}

fn object<'a>(fields: &[(&'a str, &'a str)]) -> std::collections::BTreeMap<&'a str, &'a str> {
    fields.iter().copied().collect()
}

/// The answer, unless it is a problem. An answer that is neither, as from a gateway that is too busy, counts as no answer.
async fn granted(answer: Response) -> Result<Response, Failure> {
    if answer.status() < StatusCode::BAD_REQUEST {
        return Ok(answer);
    }
    let Problem { code, detail } = answer.json().await?;
    Err(Failure::Refused { code, detail })
}
