//! Checks a name and a password and opens a session.
//!
//! Unknown accounts, unknown users and wrong passwords cost the same requests and one hash each, and get the same
//! bytes. Limits come before hashing, the address's before those of the name: who is stopped at the first cannot
//! use up the second.

use axum::Json;
use axum::Router;
use axum::extract::State as AxumState;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::hasher::Hasher;
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Admission, DeviceAdmission, DevicePass, Directory, DirectoryConfig, Remembered};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress, Limit, name_hash};
use rekey_domain::password::{Password, PasswordHash, Verdict};
use rekey_domain::principal::Login;
use rekey_domain::random::Random;
use rekey_domain::session::{Client as ClientKind, DeviceName, Lifetimes, Session};
use rekey_domain::token::{DeviceToken, SessionToken};
use rekey_http::client::Client;
use rekey_http::cookies;
use rekey_http::extract::{FromThisSite, JsonBody};
use rekey_http::problem::Problem;
use rekey_http::session_view::SessionView;
use serde::{Deserialize, Serialize};

/// What this function reads of the environment.
pub struct Config {
    tables: DirectoryConfig,
    lifetimes: Lifetimes,
    limits: Limits,
}

#[derive(Clone, Copy)]
struct Limits {
    address: Limit,
    name_and_address: Limit,
    name: Limit,
    device: Limit,
}

impl FromEnv for Config {
    fn from_env(env: &mut Env) -> Option<Self> {
        let limits = Limits {
            address: env.limit("REKEY_LIMIT_SIGN_IN_ADDRESS", Limit::new(60, 10)),
            name_and_address: env.limit("REKEY_LIMIT_SIGN_IN_NAME_ADDRESS", Limit::new(20, 60)),
            name: env.limit("REKEY_LIMIT_SIGN_IN_NAME", Limit::new(100, 60)),
            device: env.limit("REKEY_LIMIT_SIGN_IN_DEVICE", Limit::new(20, 60)),
        };
        let lifetimes = env.lifetimes();
        Some(Self { tables: DirectoryConfig::from_env(env)?, lifetimes, limits })
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    hasher: Hasher,
    lifetimes: Lifetimes,
    limits: Limits,
    clock: Clock,
    random: Random,
}

/// `POST /v1/sign-in`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let state = State {
        directory: Directory::new(config.tables, resources.dynamodb.clone()),
        hasher: resources.hasher.clone(),
        lifetimes: config.lifetimes,
        limits: config.limits,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new().route("/v1/sign-in", post(sign_in)).with_state(state)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    account: String,
    user: Option<String>,
    password: String,
    client: ClientKind,
    device: Option<String>,
}

#[derive(Serialize)]
struct SignedIn {
    status: &'static str,
    session: SessionView,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

async fn sign_in(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    FromThisSite(from_this_site): FromThisSite,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Request>,
) -> Result<Response, Problem> {
    if body.client == ClientKind::Web && !from_this_site {
        return Err(Problem::Forbidden("This request does not come from a page of this site."));
    }
    let (name, device_name) = (body.name()?, body.device_name()?);
    let device = cookies::value(&headers, cookies::DEVICE).filter(|_| body.client == ClientKind::Web);
    let device = device.as_deref().and_then(DeviceToken::parse);
    let (login, known) = state.admit(&name, address, device.as_ref()).await?;
    let login = state.check(&name, login, Password::new(&body.password)).await?.ok_or(Problem::InvalidCredentials)?;

    let token = SessionToken::mint(login.principal, &state.random);
    let lifetime = state.lifetimes.of(body.client);
    let session = Session::new(&token, &login, name.clone(), body.client, device_name, lifetime, state.clock.now());
    let remember = Remembered {
        // A new token for a name that it is not known for: one that somebody brought along may have been copied before.
        device: (body.client == ClientKind::Web && known != Known::Device)
            .then(|| DevicePass { token: DeviceToken::mint(Id::random(&state.random), &state.random), name_hash: name_hash(&name) }),
        place: (known == Known::No).then(|| BucketKey::name_and_address(Action::SignIn, &name, address)),
    };
    state.directory.flows().open_session(&session, &remember, &state.random).await?;
    Ok(answer(&session, &login, &token, remember.device.as_ref()))
}

impl Request {
    fn name(&self) -> Result<LoginName, Problem> {
        let user = self.user.as_deref().map(UserName::parse).transpose();
        Ok(LoginName {
            account: AccountName::parse(&self.account).map_err(|rule| Problem::field("account", rule))?,
            user: user.map_err(|rule| Problem::field("user", rule))?,
        })
    }

    fn device_name(&self) -> Result<Option<DeviceName>, Problem> {
        self.device.as_deref().map(DeviceName::parse).transpose().map_err(|rule| Problem::field("device", rule))
    }
}

/// What a completed sign-in with the name has made known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// The browser, by its cookie.
    Device,
    /// The address.
    Place,
    /// Neither.
    No,
}

impl State {
    /// Counts the try, and reads what the name needs in the meantime. Where the browser or the address is known for
    /// the name, a bucket of its own answers, and strangers' tries at the name do not count against it.
    async fn admit(
        &self,
        name: &LoginName,
        address: ClientAddress,
        device: Option<&DeviceToken>,
    ) -> Result<(Option<Login>, Known), Problem> {
        let flows = self.directory.flows();
        let by_address = BucketKey::address(Action::SignIn, address);
        let (admission, login) = tokio::join!(flows.admit(&by_address, self.limits.address, &self.clock), self.directory.login(name));
        Problem::unless_granted(admission?)?;
        let login = login?;
        // A browser whose bucket is full is asked like any other: a copy of its cookie must not keep it out.
        if let Some(device) = device
            && flows.admit_device(device, &name_hash(name), self.limits.device, &self.clock).await?
                == DeviceAdmission::Known(Admission::Granted)
        {
            return Ok((login, Known::Device));
        }
        let by_both = BucketKey::name_and_address(Action::SignIn, name, address);
        let (admission, known) = flows.admit_at_place(&by_both, self.limits.name_and_address, &self.clock).await?;
        Problem::unless_granted(admission)?;
        // Counted where the address is known, too: else the time of an answer would tell others at the same address who
        // signs in there.
        let by_name = flows.admit(&BucketKey::name(Action::SignIn, name), self.limits.name, &self.clock).await?;
        if known {
            return Ok((login, Known::Place));
        }
        Problem::unless_granted(by_name)?;
        Ok((login, Known::No))
    }

    /// The login if the password is its; one hash of work either way.
    async fn check(&self, name: &LoginName, login: Option<Login>, password: Password) -> Result<Option<Login>, Problem> {
        let stored = login.as_ref().map(|login| login.password_hash.clone());
        let random = self.random.clone();
        let (verdict, rehashed) = self
            .hasher
            .run(move |workspace| {
                let verdict = password.verify(stored.as_ref(), workspace)?;
                let rehashed = match verdict {
                    Verdict::Right { rehash: true } => Some(password.hash(&random, workspace)?),
                    _ => None,
                };
                Ok((verdict, rehashed))
            })
            .await?;
        let login = login.filter(|_| verdict != Verdict::Wrong);
        if let (Some(login), Some(new)) = (&login, rehashed) {
            self.keep_rehashed(name, &login.password_hash, &new).await;
        }
        Ok(login)
    }

    /// A hash of higher cost is worth a write, but no failed sign-in.
    async fn keep_rehashed(&self, name: &LoginName, old: &PasswordHash, new: &PasswordHash) {
        if let Err(error) = self.directory.rehash_password(name, old, new).await {
            tracing::warn!(%error, "a hash of higher cost was not kept");
        }
    }
}

/// A browser gets its token as a cookie and nothing in the body; everyone else the other way round.
fn answer(session: &Session, login: &Login, token: &SessionToken, device: Option<&DevicePass>) -> Response {
    let web = session.client == ClientKind::Web;
    let body =
        SignedIn { status: "signed_in", session: SessionView::new(session, &login.permissions), token: (!web).then(|| token.reveal()) };
    let mut response = Json(body).into_response();
    let lifetime = session.ends_at.seconds_from(session.signed_in_at);
    let session_cookie = web.then(|| cookies::set(cookies::SESSION, &token.reveal(), lifetime)).flatten();
    let device_cookie = device.and_then(|device| cookies::set(cookies::DEVICE, &device.token.reveal(), DEVICE_COOKIE_LIFE));
    for cookie in session_cookie.into_iter().chain(device_cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Seconds that a browser keeps its device cookie: 400 days, the most that browsers allow (RFC 6265bis, 5.5).
const DEVICE_COOKIE_LIFE: i64 = 400 * 86_400;
