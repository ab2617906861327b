//! Exchanges a mailed link or a typed code for a ticket. The function needs only the flows table.
//!
//! Consuming spends nothing, so a person can reload the page. Setting the password spends the whole recovery.

use axum::extract::State as AxumState;
use axum::routing::post;
use axum::{Json, Router};
use rekey_adapters::config::FromEnv;
use rekey_adapters::keys::{CodeKey, CodeKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Flows, FlowsConfig};
use rekey_domain::clock::Clock;
use rekey_domain::code::RecoveryOtp;
use rekey_domain::delivery::MAX_DELIVERIES;
use rekey_domain::id::Id;
use rekey_domain::limits::{self, Action, Limit};
use rekey_domain::random::Random;
use rekey_domain::recovery::{CODE_TRIES, CodeSlot, CodeVerdict, DeliveredRecovery, RecoveryCodes, RecoveryProof, TICKET_LIFE};
use rekey_domain::token::{LinkToken, TicketToken};
use rekey_domain::tries;
use rekey_http::address_limit::AddressLimit;
use rekey_http::client::Client;
use rekey_http::extract::JsonBody;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        flows: FlowsConfig = FromEnv::from_env(env)?,
        key: CodeKeyConfig = FromEnv::from_env(env)?,
        per_address: Limit = env.limit(&limits::TOKEN_ADDRESS),
    }
}

#[derive(Clone)]
struct State {
    flows: Flows,
    code_key: CodeKey,
    per_address: AddressLimit,
    clock: Clock,
    random: Random,
}

/// `POST /v1/recovery/consume`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let flows = Flows::new(config.flows, resources.dynamodb.clone());
    let state = State {
        per_address: AddressLimit::new(&flows, Action::Token, config.per_address, resources),
        flows,
        code_key: CodeKey::new(config.key, &resources.aws),
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new().route("/v1/recovery/consume", post(consume)).with_state(state)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    token: Option<String>,
    recovery_id: Option<String>,
    code: Option<String>,
}

#[derive(Serialize)]
struct Granted {
    ticket: String,
    expires_in: i64,
    principals: Vec<Name>,
    /// Whether the recovery has more principals than listed. To reach one of them, narrow the next request.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    more: bool,
}

#[derive(Serialize)]
struct Name {
    account: String,
    user: Option<String>,
}

async fn consume(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<Request>,
) -> Result<Json<Granted>, Problem> {
    state.per_address.admit(address).await?;
    match body {
        Request { token: Some(token), recovery_id: None, code: None } => by_link(&state, &token).await,
        Request { token: None, recovery_id: Some(recovery), code: Some(code) } => by_code(&state, &recovery, &code).await,
        _ => Err(Problem::InvalidRequest(Text::new("problem-invalid-link-or-code"))),
    }
}

async fn by_link(state: &State, token: &str) -> Result<Json<Granted>, Problem> {
    let link = LinkToken::parse(token).ok_or(Problem::Expired)?;
    let ticket = TicketToken::mint(link.owner(), &state.random);
    let now = state.clock.now();
    granted(state.flows.grant_by_link(&link, &ticket, now).await?, &ticket, link.id())
}

/// Takes a try before comparing the code, even if the code has the wrong shape. For a wrong code, the work is the same whether
/// the recovery was delivered for no account, one account or fifty.
async fn by_code(state: &State, recovery: &str, code: &str) -> Result<Json<Granted>, Problem> {
    let id: Id = recovery.parse().map_err(|_| Problem::Expired)?;
    let recovery = state.flows.recovery(id).await?.ok_or(Problem::Expired)?;
    let now = state.clock.now();
    let decoys = [(); MAX_DELIVERIES].map(|()| CodeSlot::decoy(&state.random, now));
    let codes = state.flows.reserve_code_try(&recovery, decoys.each_ref(), now).await?.ok_or(Problem::Expired)?;
    let matching = matching_code(state, id, &codes, RecoveryOtp::parse(code)).await?;
    match recovery.judge_code(matching, now) {
        CodeVerdict::Wrong => Err(Problem::InvalidCode(Some(tries::left(CODE_TRIES, codes.tries)))),
        CodeVerdict::Expired => Err(Problem::Expired),
        CodeVerdict::Good(delivery) => {
            let ticket = TicketToken::mint(id, &state.random);
            let proof = RecoveryProof::code_by(recovery.contact.kind());
            granted(state.flows.grant_by_code(delivery, proof, &ticket, now).await?, &ticket, delivery)
        }
    }
}

/// The slot whose code matches the typed one. A code of the wrong shape costs a MAC like any other.
async fn matching_code<'a>(
    state: &State,
    recovery: Id,
    codes: &'a RecoveryCodes,
    typed: Option<RecoveryOtp>,
) -> Result<Option<&'a CodeSlot>, Problem> {
    let shaped = typed.is_some();
    let typed = typed.unwrap_or_else(|| RecoveryOtp::mint(&state.random));
    let mac = state.code_key.mac(typed.mac_message(recovery)).await.map_err(Problem::unavailable)?;
    Ok(codes.matching(&mac).filter(|_| shaped))
}

fn granted(row: Option<DeliveredRecovery>, ticket: &TicketToken, delivery: Id) -> Result<Json<Granted>, Problem> {
    let recovery = row.ok_or(Problem::Expired)?;
    let delivery = recovery.deliveries.get(&delivery).ok_or(Problem::Expired)?;
    let name = |bound: &rekey_domain::recovery::PrincipalSnapshot| Name {
        account: bound.name.account.to_string(),
        user: bound.name.user.as_ref().map(ToString::to_string),
    };
    Ok(Json(Granted {
        ticket: ticket.reveal(),
        expires_in: TICKET_LIFE,
        principals: delivery.principals.iter().map(name).collect(),
        more: delivery.more,
    }))
}
