//! The authenticator app. Its session sees the seed while the enrolment is pending, and the app is on as soon as the person enters a
//! right code from it.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use rekey_adapters::store::{Enrolled, FactorChange, OpenSession, TurnedOff};
use rekey_domain::clock::Timestamp;
use rekey_domain::enrolment::{ENROLMENT_LIFE, ENROLMENT_TRIES, Enrolment};
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};
use rekey_domain::totp::{SealedSeed, Seed, SeedPurpose};
use rekey_domain::tries;
use rekey_http::extract::{JsonBody, MayHaveToEnrol, NoBody, SignedIn};
use rekey_http::factor_settings::{NewCodes, TurnedOn};
use rekey_http::fields::one_time_code;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Serialize)]
pub(crate) struct Pending {
    secret: String,
    uri: String,
    qr_svg: String,
    expires_in: i64,
}

/// Begins an enrolment. A page that is loaded again asks again, and gets the seed of the pending one, which the app may have already.
pub(crate) async fn begin(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(signed_in): MayHaveToEnrol,
    _: NoBody,
) -> Result<Json<Pending>, Problem> {
    let open = state.settings.may_change(signed_in)?;
    let bucket = BucketKey::principal(Action::EnrolApp, open.principal.id);
    Problem::unless_granted(state.directory.flows().admit(&bucket, state.per_principal, &state.clock).await?)?;
    if state.settings.shown_factors(&open).await?.app.is_some() {
        return Err(Problem::StateConflict(Text::new("problem-conflict-app-on")));
    }
    let (seed, expires_at) = match state.directory.flows().pending_enrolment(&open, Factor::App, state.clock.now()).await? {
        Some(Enrolment { seed: Some(sealed), expires_at, .. }) => (state.open_pending(&sealed, open.principal.id).await?, expires_at),
        Some(_) | None => state.begin_app(&open).await?,
    };
    let uri = seed.uri(&state.brand, &open.principal.login_name());
    let expires_in = expires_at.seconds_from(state.clock.now());
    Ok(Json(Pending { secret: seed.reveal(), qr_svg: drawn(&uri)?, uri, expires_in }))
}

impl State {
    /// Draws a seed and stores it as an enrolment of this session. Returns the seed and when the enrolment expires.
    async fn begin_app(&self, open: &OpenSession) -> Result<(Seed, Timestamp), Problem> {
        let seed = Seed::mint(&self.random);
        let sealed = self.seed_key.seal(&seed, open.principal.id, SeedPurpose::Enrolment, &self.random).await;
        let enrolment = Enrolment {
            id: Id::random(&self.random),
            principal: open.principal.id,
            epoch: open.principal.epoch,
            session: open.session.id,
            factor: Factor::App,
            seed: Some(sealed.map_err(Problem::unavailable)?),
            ceremony: None,
            expires_at: self.clock.now().plus(ENROLMENT_LIFE),
            tries: 0,
        };
        self.directory.flows().put_enrolment(&enrolment).await?;
        Ok((seed, enrolment.expires_at))
    }

    async fn open_pending(&self, sealed: &SealedSeed, principal: Id) -> Result<Seed, Problem> {
        self.seed_key.open(sealed, principal, SeedPurpose::Enrolment).await.map_err(Problem::unavailable)
    }
}

/// The QR code (ISO/IEC 18004), drawn here, so that no other service gets the seed.
fn drawn(uri: &str) -> Result<String, Problem> {
    let code = QrCode::with_error_correction_level(uri, EcLevel::M).map_err(|error| Problem::Internal(error.to_string()))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).build())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirmation {
    pub(crate) code: String,
}

pub(crate) async fn confirm(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(signed_in): MayHaveToEnrol,
    JsonBody(body): JsonBody<Confirmation>,
) -> Result<Json<TurnedOn>, Problem> {
    let open = state.settings.may_change(signed_in)?;
    let code = one_time_code(&body.code)?;
    let (principal, now, factors) = (open.principal.id, state.clock.now(), state.settings.shown_factors(&open).await?);
    let enrolment = state.directory.flows().reserve_enrolment_try(&open, Factor::App, now).await?.ok_or(Problem::Expired)?;
    let sealed = enrolment.seed.as_ref().ok_or(Problem::Expired)?;
    let seed = state.open_pending(sealed, principal).await?;
    let step = seed.step_of(&code, now, None).ok_or_else(|| wrong_code(&enrolment))?;
    // This function may open the seeds of enrolments. It seals this seed again for sign-in, and only `verify-otp` may open it
    // then.
    let sealed = state.seed_key.seal(&seed, principal, SeedPurpose::SignIn, &state.random).await.map_err(Problem::unavailable)?;
    let enrolment = Enrolment { seed: Some(sealed), ..enrolment };
    let (turned_on, hashes) = NewCodes::for_first_factor(&factors, principal, &state.random);
    state.settings.change(&open, &factors, FactorChange::On(Box::new(Enrolled::App(enrolment, step)), hashes)).await?;
    Ok(Json(turned_on))
}

/// The answer to a wrong code. The try is already counted.
pub(crate) fn wrong_code(enrolment: &Enrolment) -> Problem {
    Problem::InvalidCode(Some(tries::left(ENROLMENT_TRIES, enrolment.tries)))
}

pub(crate) async fn turn_off(AxumState(state): AxumState<State>, signed_in: SignedIn, _: NoBody) -> Result<StatusCode, Problem> {
    state.turn_off(signed_in, Factor::App, TurnedOff::App).await
}
