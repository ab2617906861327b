//! Changes an address or number. `deliver` sends a code to the new contact, and the old contact stays bound until the owner
//! enters that code.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::{CodeFlow, OpenSession};
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::contact_change::{CHANGE_LIFE, CHANGE_TRIES, ContactChange};
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::limits::ClientAddress;
use rekey_domain::one_time_code_request::{CODE_LIFE, CodeScope, OneTimeCodeRequest, Purpose};
use rekey_domain::tries;
use rekey_http::caller_limits::admit_message;
use rekey_http::client::Client;
use rekey_http::extract::{JsonBody, NoBody, SignedIn, not_held};
use rekey_http::fields::{field, number, one_time_code};
use rekey_http::language::Asked;
use rekey_http::problem::Problem;
use rekey_text::{Language, Text};
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEmail {
    email: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPhone {
    phone: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirmation {
    code: String,
}

#[derive(Serialize)]
pub(crate) struct Accepted {
    expires_in: i64,
}

type Begun = Result<(StatusCode, Json<Accepted>), Problem>;

pub(crate) async fn begin_email(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    Client(address): Client,
    Asked(language): Asked,
    JsonBody(body): JsonBody<NewEmail>,
) -> Begun {
    let open = state.may_change(signed_in)?;
    let email = field("email", &body.email, EmailAddress::parse)?;
    state.begin(&open, address, email.into(), language).await
}

pub(crate) async fn begin_phone(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    Client(address): Client,
    Asked(language): Asked,
    JsonBody(body): JsonBody<NewPhone>,
) -> Begun {
    let open = state.may_change(signed_in)?;
    let phone = number(&body.phone, &state.sms_countries)?;
    state.begin(&open, address, phone.into(), language).await
}

pub(crate) async fn confirm_email(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    JsonBody(body): JsonBody<Confirmation>,
) -> Result<StatusCode, Problem> {
    state.confirm(signed_in, ContactKind::Email, &body.code).await
}

pub(crate) async fn confirm_phone(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    JsonBody(body): JsonBody<Confirmation>,
) -> Result<StatusCode, Problem> {
    state.confirm(signed_in, ContactKind::Phone, &body.code).await
}

pub(crate) async fn remove_phone(AxumState(state): AxumState<State>, signed_in: SignedIn, _: NoBody) -> Result<StatusCode, Problem> {
    let open = state.may_change(signed_in)?;
    if open.principal.phone.is_none() {
        return Err(Problem::NotFound);
    }
    let op = Id::random(&state.random);
    state.directory.unbind_contact(op, &open, ContactKind::Phone, state.clock.now()).await?.done_or(Problem::Conflict)?;
    Ok(StatusCode::NO_CONTENT)
}

impl State {
    /// Requires a session that was re-authenticated recently and is not on hold after a recovery.
    fn may_change(&self, signed_in: SignedIn) -> Result<OpenSession, Problem> {
        let now = self.clock.now();
        not_held(signed_in.reauthenticated(now)?, now)
    }

    async fn begin(&self, open: &OpenSession, address: ClientAddress, contact: Contact, language: Option<Language>) -> Begun {
        let (principal, epoch) = (open.principal.id, open.principal.epoch);
        if open.principal.contact(contact.kind()).as_ref() == Some(&contact) {
            return Err(Problem::StateConflict(Text::new("problem-conflict-contact-bound")));
        }
        let flows = self.directory.flows();
        let limits = if contact.kind() == ContactKind::Phone { &self.sms_binding } else { &self.unproven };
        admit_message(limits, flows, &open.principal.account, address, &self.clock).await?;
        let id = Id::random(&self.random);
        let expires_at = self.clock.now().plus(CHANGE_LIFE);
        let scope = CodeScope { purpose: Purpose::Bind, target: id };
        let code = OneTimeCodeRequest::new(Id::random(&self.random), principal, epoch, scope, self.clock.now_millis());
        let code = code.to(contact.clone()).made_in(open.session.client).in_language(language);
        let change = ContactChange { id, principal, epoch, session: open.session.id, contact, expires_at, tries: 0 };
        Problem::unless_made(flows.request_code(&code, CodeFlow::ContactChange(&change), self.email_codes, &self.clock).await?)?;
        Ok((StatusCode::ACCEPTED, Json(Accepted { expires_in: CODE_LIFE })))
    }

    async fn confirm(&self, signed_in: SignedIn, kind: ContactKind, code: &str) -> Result<StatusCode, Problem> {
        let open = self.may_change(signed_in)?;
        let typed = one_time_code(code)?;
        let (now, flows) = (self.clock.now(), self.directory.flows());
        let change = flows.reserve_change_try(&open, kind, now).await?.ok_or(Problem::Expired)?;
        let scope = CodeScope { purpose: Purpose::Bind, target: change.id };
        let wrong = || Problem::InvalidCode(Some(tries::left(CHANGE_TRIES, change.tries)));
        let code = flows.newest_code(scope).await?.ok_or_else(wrong)?;
        let mac = self.code_key.mac(typed.mac_message(code.id)).await.map_err(Problem::unavailable)?;
        if !code.accepts(&mac, now) {
            return Err(wrong());
        }
        self.directory.bind_contact(Id::random(&self.random), &open, &change, &code, now).await?.done_or(Problem::Conflict)?;
        Ok(StatusCode::NO_CONTENT)
    }
}
