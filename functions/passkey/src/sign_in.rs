//! Signs in with a passkey: alone, or as the second factor of a sign-in that passed the password.
//!
//! The token in `challenge` says which. Alone, the beginning reads no account and is the same for everyone, and a passkey that
//! does not exist, does not stand alone, or belongs to a frozen principal is refused in the same bytes. After the password, a
//! passkey takes the tries that a code takes.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::HeaderMap;
use axum::response::Response;
use rekey_adapters::store::{ChallengeTry, Completed, FactorTry, Owner};
use rekey_domain::audit::{ActClient, AuditAction, AuditEntry};
use rekey_domain::client::{Client as ClientKind, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::{Factor, Factors, Method};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, ClientAddress};
use rekey_domain::passkey::{CEREMONY_LIFE, Ceremony, CeremonyState, UsedPasskey};
use rekey_domain::principal::{Principal, State as PrincipalState};
use rekey_domain::proof::{ConsumedProof, FactorProof};
use rekey_domain::sign_in::SignIn;
use rekey_domain::token::{ChallengeToken, DeviceToken, PasskeyToken};
use rekey_domain::wrong_codes::WrongCodes;
use rekey_http::client::Client;
use rekey_http::completed::CompletedSignIn;
use rekey_http::cookies;
use rekey_http::extract::{FromThisSite, JsonBody, OptionalBody};
use rekey_http::fields::optional_field;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Deserialize;

use crate::relying_party::Verification;
use crate::wire::{Assertion, Object};
use crate::{Begun, State};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Beginning {
    challenge: Option<String>,
}

pub(crate) async fn begin(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    FromThisSite(from_this_site): FromThisSite,
    OptionalBody(body): OptionalBody<Beginning>,
) -> Result<Json<Begun>, Problem> {
    match body.challenge {
        None => state.begin_alone(address).await,
        Some(challenge) => state.begin_after_password(address, from_this_site, challenge).await,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    challenge: String,
    credential: Object<Assertion>,
    client: ClientKind,
    device: Option<String>,
    #[serde(default)]
    trust_browser: bool,
}

const METHOD: Method = Method::Factor(Factor::Passkey);

/// Who asks to complete a sign-in, and from where.
struct Caller<'a> {
    client: ClientKind,
    device: Option<DeviceName>,
    address: ClientAddress,
    from_this_site: bool,
    headers: &'a HeaderMap,
    trust_browser: bool,
}

pub(crate) async fn complete(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    FromThisSite(from_this_site): FromThisSite,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Request>,
) -> Result<Response, Problem> {
    let Request { challenge, credential: Object(credential), client, device, trust_browser } = body;
    if client == ClientKind::Web && !from_this_site {
        return Err(Problem::NOT_FROM_THIS_SITE);
    }
    if trust_browser && client != ClientKind::Web {
        return Err(Problem::WebOnly);
    }
    let device = optional_field("device", device.as_deref(), DeviceName::parse)?;
    let caller = Caller { client, device, address, from_this_site, headers: &headers, trust_browser };
    if let Some(token) = PasskeyToken::parse(&challenge) {
        state.complete_alone(&token, credential, caller).await
    } else {
        let token = ChallengeToken::parse(&challenge).ok_or(Problem::Expired)?;
        state.complete_after_password(&token, credential, caller).await
    }
}

impl State {
    async fn begin_alone(&self, address: ClientAddress) -> Result<Json<Begun>, Problem> {
        let (options, ceremony) = self.relying_party.begin_assertion([], Verification::Required)?;
        let token = PasskeyToken::mint(Id::random(&self.random), &self.random);
        let ceremony = Ceremony::new(&token, None, ceremony, self.clock.now());
        let begun = self.directory.flows().begin_ceremony_at(address, self.per_address, (&token, &ceremony), &self.clock).await?;
        Problem::unless_granted(begun)?;
        Ok(Json(Begun { challenge: token.reveal(), options, expires_in: CEREMONY_LIFE }))
    }

    async fn begin_after_password(&self, address: ClientAddress, from_this_site: bool, challenge: String) -> Result<Json<Begun>, Problem> {
        let (flows, now) = (self.directory.flows(), self.clock.now());
        Problem::unless_granted(flows.admit_address(Action::Passkey, address, self.per_address, &self.clock).await?)?;
        let token = ChallengeToken::parse(&challenge).ok_or(Problem::Expired)?;
        let (waiting, Owner { factors, .. }) = self.directory.challenge_and_factors(&token, now).await?.ok_or(Problem::Expired)?;
        if waiting.sign_in.client == ClientKind::Web && !from_this_site {
            return Err(Problem::NOT_FROM_THIS_SITE);
        }
        if factors.passkeys.is_empty() {
            return Err(Problem::StateConflict(Text::new("problem-conflict-no-passkey")));
        }
        let (options, ceremony) = self.relying_party.begin_assertion(factors.passkeys.values(), Verification::Preferred)?;
        if !flows.begin_ceremony_at_challenge(&token, &ceremony, now).await? {
            return Err(Problem::Expired);
        }
        let expires_in = CEREMONY_LIFE.min(waiting.expires_at.seconds_from(now));
        Ok(Json(Begun { challenge, options, expires_in }))
    }

    /// Signs in with a passkey as the whole sign-in.
    async fn complete_alone(&self, token: &PasskeyToken, credential: Assertion, caller: Caller<'_>) -> Result<Response, Problem> {
        let now = self.clock.now();
        let id = credential.user_handle().and_then(Id::from_bytes).unwrap_or_else(|| Id::random(&self.random));
        let (ceremony, owner) = self.directory.ceremony(token, None, id, now).await?.ok_or(Problem::Expired)?;
        let attempt = owner.principal.as_ref().map(|principal| {
            let (op, act) = (Id::random(&self.random), AuditAction::SignedInByPasskeyAlone);
            let attempt = AuditEntry::own(op, principal.id, principal.login_name(), act, now);
            attempt.from_client(ActClient::new(caller.client, caller.device.clone()))
        });
        // A passkey that is wrong leaves no entry: anybody can send one.
        let used = self.assertion_of(credential, &ceremony, &owner.factors, id, attempt.as_ref()).await?;
        let alone = |principal: &Principal, used: &UsedPasskey| {
            let passkey = owner.factors.passkeys.get(&used.id);
            principal.shown_state() == PrincipalState::Active
                && passkey.is_some_and(|passkey| passkey.stands_alone(principal.recovered_at, now))
        };
        let Some((principal, used)) = owner.principal.as_ref().zip(used).filter(|(principal, used)| alone(principal, used)) else {
            self.directory.flows().end_ceremony(token).await?;
            return Err(Problem::PasskeyRefused);
        };
        let sign_in = self.sign_in_of(principal, &owner.factors, &caller).await?;
        if !sign_in.rules.accept(METHOD) {
            self.directory.flows().end_ceremony(token).await?;
            return Err(Problem::PasskeyRefused);
        }
        let completed = self.completed(sign_in, &caller, now);
        let outcome = self.directory.sign_in_by_passkey(token, &used, &completed.opened(), &self.random).await?;
        outcome.done_or(Problem::Expired)?;
        Ok(completed.answer(now))
    }

    /// A sign-in that a passkey completes. It shows a second factor, so the browser may become trusted.
    fn completed(&self, sign_in: SignIn, caller: &Caller<'_>, now: Timestamp) -> CompletedSignIn {
        let completed = CompletedSignIn::new(sign_in, caller.address, &self.lifetimes, &self.random, now).sent_with(caller.headers);
        if caller.trust_browser { completed.trusting(self.trust_days, caller.headers, &self.random) } else { completed }
    }

    /// The sign-in of a principal whose passkey stands for the password and the second factor.
    async fn sign_in_of(&self, principal: &Principal, factors: &Factors, caller: &Caller<'_>) -> Result<SignIn, Problem> {
        let device = cookies::value(caller.headers, cookies::DEVICE).filter(|_| caller.client == ClientKind::Web);
        let device = device.as_deref().and_then(DeviceToken::parse);
        let now = self.clock.now();
        let (policy, known) = self.directory.policy_and_known(principal, device.as_ref(), caller.address, now).await?;
        let name = principal.login_name();
        Ok(SignIn {
            principal: principal.id,
            epoch: principal.epoch,
            generation: principal.generation,
            trust_generation: principal.trust_generation,
            permissions: principal.permissions.clone(),
            locale: principal.locale.clone(),
            rules: policy.rules(&name, &factors.on(None)),
            name,
            client: caller.client,
            device: caller.device.clone(),
            known,
        })
    }

    /// Completes a sign-in that passed the password. A wrong assertion counts like a wrong code.
    async fn complete_after_password(
        &self,
        token: &ChallengeToken,
        credential: Assertion,
        caller: Caller<'_>,
    ) -> Result<Response, Problem> {
        let now = self.clock.now();
        let waiting = match self.directory.flows().reserve_challenge_try(token, caller.from_this_site, now).await? {
            ChallengeTry::Taken(waiting) => waiting,
            ChallengeTry::FromElsewhere => return Err(Problem::NOT_FROM_THIS_SITE),
            ChallengeTry::Dead => return Err(Problem::Expired),
        };
        if !waiting.sign_in.rules.accept(METHOD) {
            return Err(Problem::KIND_DOES_NOT_COUNT);
        }
        let (sign_in, ceremony) = (waiting.sign_in, waiting.ceremony.ok_or(Problem::Expired)?);
        if sign_in.client != caller.client {
            return Err(Problem::field("client", &Text::new("rule-same-client")));
        }
        let proof = self.prove(&sign_in, credential, &ceremony).await?;
        let completed = self.completed(sign_in, &caller, now);
        match self.directory.complete_challenge(token, &proof, &completed.opened(), &self.random).await? {
            Completed::Done => Ok(completed.answer(now)),
            Completed::CodeUsed => Err(Problem::WrongPasskey),
            Completed::Dead => Err(Problem::Expired),
        }
    }

    /// Takes one of the day's tries and returns the proof of a right assertion.
    async fn prove(&self, sign_in: &SignIn, credential: Assertion, ceremony: &CeremonyState) -> Result<FactorProof, Problem> {
        let refused = AuditEntry::at_sign_in(Id::random(&self.random), sign_in, METHOD.signed_in(), self.clock.now()).refused();
        let (factors, since, tell) = match self.directory.reserve_factor_try(sign_in.principal, METHOD, self.clock.now()).await? {
            FactorTry::Taken { factors, since, tell } => (factors, since, tell),
            FactorTry::NoFactors => return Err(Problem::Expired),
            FactorTry::Capped { retry_after, tell } => {
                self.tell_of_wrong(&refused, tell).await?;
                return Err(Problem::CodesCapped(METHOD, retry_after));
            }
            FactorTry::TooManyInARow { tell } => {
                self.tell_of_wrong(&refused, tell).await?;
                return Err(Problem::CodesInARow);
            }
        };
        let Some(used) = self.assertion_of(credential, ceremony, &factors, sign_in.principal, Some(&refused)).await? else {
            self.directory.record_refused(&refused).await?;
            self.tell_of_wrong(&refused, tell).await?;
            return Err(Problem::WrongPasskey);
        };
        Ok(FactorProof { consumed: ConsumedProof::Passkey(used), tries_since: since, ends_cap: factors.is_capped() })
    }

    async fn tell_of_wrong(&self, refused: &AuditEntry, wrong: WrongCodes) -> Result<(), Problem> {
        let capped = refused.followed_by(Id::random(&self.random), AuditAction::CodesCapped);
        Ok(self.directory.tell_of_wrong_codes(&capped, METHOD, wrong).await?)
    }
}
