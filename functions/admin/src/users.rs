//! The handlers: the list of users, and every change of a user.

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as AxumState};
use axum::http::StatusCode;
use rekey_adapters::store::{EmailChange, OpenSession, PhoneChange, User, UserChange, UserEdit};
use rekey_domain::account::{LoginName, UserName};
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::{Factor, Method};
use rekey_domain::id::Id;
use rekey_domain::permissions::Permissions;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::principal::{Principal, Role, State as PrincipalState};
use rekey_domain::registration::ACTIVATION_LIFE;
use rekey_http::client::Client;
use rekey_http::extract::{JsonBody, NoBody, SignedIn};
use rekey_http::fields::{both, field, number, optional_field};
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Deserializer, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    /// Only users whose names begin with this text.
    #[serde(default)]
    search: String,
    /// Only users whose names sort after this name.
    after: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct List {
    users: Vec<View>,
    next: Option<String>,
}

/// The view of a user for its administrators.
#[derive(Serialize)]
pub(crate) struct View {
    user: String,
    state: PrincipalState,
    email: Option<String>,
    pending_email: Option<String>,
    phone: Option<String>,
    pending_phone: Option<String>,
    permissions: Permissions,
    /// The codes that complete this user's sign-in. Recovery codes are listed only if an undo left no other factor.
    two_factor: Vec<Method>,
    last_sign_in_at: Option<String>,
}

impl From<User> for View {
    fn from(User { principal, login }: User) -> Self {
        let only_recovery_codes = login.factors.kinds.is_empty();
        let mut two_factor = login.factors.methods();
        two_factor.retain(|method| only_recovery_codes || *method != Method::RecoveryCode);
        Self {
            state: principal.shown_state(),
            user: principal.user.map(String::from).unwrap_or_default(),
            email: principal.email.map(String::from),
            pending_email: principal.pending_email.map(String::from),
            phone: principal.phone.map(String::from),
            pending_phone: principal.pending_phone.map(String::from),
            permissions: principal.permissions,
            two_factor,
            last_sign_in_at: login.last_sign_in_at.map(Timestamp::rfc3339),
        }
    }
}

pub(crate) async fn list(
    AxumState(state): AxumState<State>,
    SignedIn(open): SignedIn,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<List>, Problem> {
    if !open.principal.may_list_users() {
        return Err(Problem::Forbidden(Text::new("problem-forbidden-users")));
    }
    let Query(page) = page.map_err(|_| Problem::InvalidRequest(Text::new("problem-invalid-query-users")))?;
    let after = optional_field("after", page.after.as_deref(), UserName::parse)?;
    // The text needs no check: a text that no name can begin with finds no user.
    let search = page.search.to_ascii_lowercase();
    let found = state.directory.users(&open.principal.account, &search, after.as_ref()).await?;
    Ok(Json(List { users: found.users.into_iter().map(View::from).collect(), next: found.next.map(String::from) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewUser {
    user: String,
    email: Option<String>,
    phone: Option<String>,
    permissions: Vec<String>,
}

#[derive(Serialize)]
pub(crate) struct Created {
    user: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    activation_url: Option<String>,
}

pub(crate) async fn create(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    Client(client): Client,
    JsonBody(body): JsonBody<NewUser>,
) -> Result<(StatusCode, Json<Created>), Problem> {
    let open = state.administrator(signed_in).await?;
    let named = both(field("user", &body.user, UserName::parse), granted(&open.principal, &body.permissions));
    let contacts = both(address(body.email.as_deref()), state.number(body.phone.as_deref()));
    let ((user, permissions), (email, phone)) = both(named, contacts)?;
    if state.directory.user(&open.principal.account, &user).await?.is_some() {
        return Err(Problem::StateConflict(Text::new("problem-conflict-user-taken")));
    }
    let name = LoginName { account: open.principal.account.clone(), user: Some(user.clone()) };
    let mut principal = Principal::new(Id::random(&state.random), name, permissions, state.clock.now());
    state.admit_mail(&open, &principal, client, email.as_ref()).await?;
    let (registration, activation_url) = match &email {
        Some(email) => (state.mailed(&open, &principal, email), None),
        None => {
            let (registration, url) = state.handed_over(&open, &principal);
            (registration, Some(url))
        }
    };
    (principal.pending_email, principal.pending_phone, principal.registration) = (email, phone, Some(registration.id));
    let outcome = state.directory.create_user(&state.administration(&open), &principal, &registration).await?;
    outcome.done_or(Problem::Conflict)?;
    Ok((StatusCode::CREATED, Json(Created { user: user.into(), activation_url })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edit {
    /// An absent field leaves the contact as it is. `null` removes it.
    #[serde(default, deserialize_with = "given")]
    email: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    phone: Option<Option<String>>,
    permissions: Option<Vec<String>>,
}

fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

pub(crate) async fn edit(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    Client(client): Client,
    name: Result<Path<String>, PathRejection>,
    JsonBody(body): JsonBody<Edit>,
) -> Result<Json<View>, Problem> {
    let open = state.administrator(signed_in).await?;
    let user = state.managed(&open, &path(name)?).await?;
    let permissions = body.permissions.map(|texts| granted(&open.principal, &texts)).transpose();
    let seen = &user.principal;
    let (address, number) =
        (address(body.email.as_ref().and_then(Option::as_deref)), state.number(body.phone.as_ref().and_then(Option::as_deref)));
    let (permissions, (named, number)) = both(permissions, both(address, number))?;
    let another = body.email.is_some() && named != seen.email;
    if another && user.login.factors.has(Factor::Email) {
        return Err(Problem::StateConflict(Text::new("problem-conflict-codes-by-mail")));
    }
    let email = match named {
        Some(email) if another => {
            let registration = Box::new(state.mailed(&open, seen, &email));
            Some(EmailChange::Named(email, registration))
        }
        // The bound address stays. An entered address that is not bound yet is withdrawn.
        Some(_) => seen.pending_email.as_ref().map(|_| EmailChange::Withdrawn),
        None => body.email.map(|_| EmailChange::Removed),
    };
    let phone = match number {
        Some(phone) if Some(&phone) != seen.phone.as_ref() => Some(PhoneChange::Named(phone)),
        Some(_) => seen.pending_phone.as_ref().map(|_| PhoneChange::Withdrawn),
        None => body.phone.map(|_| PhoneChange::Removed(Id::random(&state.random))),
    };
    if let Some(EmailChange::Named(email, _)) = &email {
        state.admit_mail(&open, seen, client, Some(email)).await?;
    }
    state.change(&open, &user, UserChange::Edit(UserEdit { permissions, email, phone })).await?;
    let user = user.principal.user.as_ref().ok_or(Problem::NotFound)?;
    let changed = state.directory.user(&open.principal.account, user).await?.ok_or(Problem::Conflict)?;
    Ok(Json(View::from(changed)))
}

pub(crate) async fn delete(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    name: Result<Path<String>, PathRejection>,
    _: NoBody,
) -> Result<StatusCode, Problem> {
    let open = state.administrator(signed_in).await?;
    let user = state.managed(&open, &path(name)?).await?;
    state.change(&open, &user, UserChange::Delete).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize)]
pub(crate) struct Reset {
    activation_url: String,
    expires_in: i64,
}

pub(crate) async fn reset_password(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    Client(client): Client,
    name: Result<Path<String>, PathRejection>,
    _: NoBody,
) -> Result<Json<Reset>, Problem> {
    let open = state.administrator(signed_in).await?;
    let user = state.managed(&open, &path(name)?).await?;
    unless_frozen_by_support(&user)?;
    if user.principal.frozen_at.is_some() {
        return Err(Problem::StateConflict(Text::new("problem-conflict-user-frozen")));
    }
    let (registration, activation_url) = state.handed_over(&open, &user.principal);
    state.admit_mail(&open, &user.principal, client, registration.email.as_ref()).await?;
    state.change(&open, &user, UserChange::ResetPassword(Box::new(registration))).await?;
    Ok(Json(Reset { activation_url, expires_in: ACTIVATION_LIFE }))
}

pub(crate) async fn reset_two_factor(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    name: Result<Path<String>, PathRejection>,
    _: NoBody,
) -> Result<StatusCode, Problem> {
    let open = state.administrator(signed_in).await?;
    let user = state.managed(&open, &path(name)?).await?;
    if !user.login.factors.ask() {
        return Err(Problem::StateConflict(Text::new("problem-conflict-user-without-factor")));
    }
    state.change(&open, &user, UserChange::ResetFactors).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn restore(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    name: Result<Path<String>, PathRejection>,
    _: NoBody,
) -> Result<StatusCode, Problem> {
    let open = state.administrator(signed_in).await?;
    if open.principal.login_name().role() != Role::Root {
        return Err(Problem::Forbidden(Text::new("problem-forbidden-restore")));
    }
    let user = state.managed(&open, &path(name)?).await?;
    unless_frozen_by_support(&user)?;
    if user.principal.state != PrincipalState::Frozen {
        return Err(Problem::StateConflict(Text::new("problem-conflict-user-not-frozen")));
    }
    state.change(&open, &user, UserChange::Restore).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl State {
    fn number(&self, text: Option<&str>) -> Result<Option<PhoneNumber>, Problem> {
        text.map(|text| number(text, &self.sms_countries)).transpose()
    }

    async fn change(&self, open: &OpenSession, user: &User, change: UserChange) -> Result<(), Problem> {
        self.directory.change_user(&self.administration(open), user, change).await?.done_or(Problem::Conflict)
    }
}

fn unless_frozen_by_support(user: &User) -> Result<(), Problem> {
    match user.principal.operator_freeze {
        None => Ok(()),
        Some(_) => Err(Problem::StateConflict(Text::new("problem-conflict-frozen-by-support"))),
    }
}

fn path(name: Result<Path<String>, PathRejection>) -> Result<String, Problem> {
    name.map(|Path(name)| name).map_err(|_| Problem::NotFound)
}

fn address(text: Option<&str>) -> Result<Option<EmailAddress>, Problem> {
    optional_field("email", text, EmailAddress::parse)
}

fn granted(administrator: &Principal, texts: &[String]) -> Result<Permissions, Problem> {
    let permissions = Permissions::parse(texts).map_err(|rule| Problem::field("permissions", &rule))?;
    if administrator.may_grant(&permissions) { Ok(permissions) } else { Err(Problem::Forbidden(Text::new("problem-forbidden-grant"))) }
}
