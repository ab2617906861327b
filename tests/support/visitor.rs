//! A caller of the API: a browser with cookies, or an app with a bearer token.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use data_encoding::BASE64;
use reqwest::header::{HeaderMap, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, Url};
use serde_json::{Value, json};

/// A caller at one address, with the cookies that answers have set.
pub struct Visitor {
    client: Client,
    url: String,
    /// Name and value of each cookie.
    cookies: Mutex<BTreeMap<String, String>>,
    bearer: Mutex<Option<String>>,
}

/// An answer.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub raw: String,
}

impl Visitor {
    /// A caller at this local address. Names under localhost lead to this machine, even if its resolver does not know them.
    pub fn new(url: &str, address: &str) -> Self {
        let target = Url::parse(url).unwrap();
        let here = SocketAddr::from(([127, 0, 0, 1], target.port_or_known_default().unwrap()));
        let client = Client::builder()
            .resolve(target.host_str().unwrap(), here)
            .local_address(Some(address.parse().unwrap()))
            .redirect(reqwest::redirect::Policy::none());
        Self { client: client.build().unwrap(), url: url.to_owned(), cookies: Mutex::default(), bearer: Mutex::default() }
    }

    /// Whether this caller has cookies.
    pub(crate) fn has_cookies(&self) -> bool {
        !self.cookies.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// A request with this caller's cookies and token, to be sent with [`Visitor::send`].
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.client.request(method.clone(), format!("{}{path}", self.url));
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        if !cookies.is_empty() {
            let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", pairs.join("; "));
            if method != Method::GET {
                request = request.header("sec-fetch-site", "same-origin");
            }
        }
        match &*self.bearer.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn send(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        for cookie in headers.get_all(SET_COOKIE) {
            let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Answer { status, headers, raw: response.text().await.unwrap() }
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// `POST` of a JSON body.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::POST, path).json(&body)).await
    }

    /// `POST` of any text as JSON.
    pub async fn post_text(&self, path: &str, body: impl Into<String>) -> Answer {
        self.send(self.request(Method::POST, path).header("content-type", "application/json").body(body.into())).await
    }

    /// `PATCH` with a JSON body.
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::PATCH, path).json(&body)).await
    }

    /// `DELETE`.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path)).await
    }

    /// Asks for a recovery by address. Returns its id.
    pub async fn recover(&self, email: &str) -> String {
        self.ask_for_mail("recovery", json!({"email": email})).await.expect(202).text("recovery_id")
    }

    /// Asks for a recovery or registers, and solves a CAPTCHA if the answer asks for one.
    pub async fn ask_for_mail(&self, action: &str, mut body: Value) -> Answer {
        let path = if action == "register" { "/v1/accounts" } else { "/v1/recovery" };
        let answer = self.post(path, body.clone()).await;
        if answer.status != 400 || answer.text("code") != "captcha_failed" {
            return answer;
        }
        body["captcha"] = self.solve_altcha(action).await.into();
        self.post(path, body).await
    }

    /// Solves an ALTCHA with its official solver. Returns the value that its widget sends.
    pub async fn solve_altcha(&self, action: &str) -> String {
        let challenge = self.get(&format!("/v1/captcha?action={action}")).await.expect(200);
        assert_eq!(challenge.text("kind"), "altcha");
        let challenge: Challenge = serde_json::from_str(&challenge.raw).unwrap();
        let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).unwrap().unwrap();
        BASE64.encode(&serde_json::to_vec(&Payload { challenge, solution }).unwrap())
    }

    /// Consumes a link. Returns the ticket.
    pub async fn consume(&self, token: &str) -> String {
        self.post("/v1/recovery/consume", json!({"token": token})).await.expect(200).text("ticket")
    }

    /// Sets a password with a ticket.
    pub async fn set_password(&self, ticket: &str, account: &str, password: &str) -> Answer {
        self.post("/v1/recovery/password", json!({"ticket": ticket, "account": account, "new_password": password})).await
    }

    /// Tries to sign in as a browser at this site.
    pub async fn try_sign_in(&self, account: &str, password: &str) -> Answer {
        self.try_sign_in_user(account, None, password).await
    }

    /// Tries to sign in as a browser at this site, as a user of the account if a user is given.
    pub async fn try_sign_in_user(&self, account: &str, user: Option<&str>, password: &str) -> Answer {
        let body = json!({"account": account, "user": user, "password": password, "client": "web"});
        self.post_from_site("/v1/sign-in", body).await
    }

    /// Signs in as a browser and keeps the cookie.
    pub async fn sign_in(&self, account: &str, password: &str) -> Answer {
        self.try_sign_in(account, password).await.expect(200)
    }

    /// Signs in as an app and keeps the token.
    pub async fn sign_in_app(&self, account: &str, password: &str, client: &str) -> Answer {
        let answer = self.post("/v1/sign-in", json!({"account": account, "password": password, "client": client})).await.expect(200);
        self.use_token(&answer.text("token"));
        answer
    }

    /// Sends this token from now on.
    pub fn use_token(&self, token: &str) {
        *self.bearer.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.to_owned());
    }

    /// The same caller at another API, with the cookies and the token of now.
    pub fn at(&self, url: &str) -> Self {
        let other = Self::new(url, "127.0.0.1");
        other
            .cookies
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone_from(&self.cookies.lock().unwrap_or_else(PoisonError::into_inner));
        other.bearer.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&self.bearer.lock().unwrap_or_else(PoisonError::into_inner));
        other
    }

    /// A cookie of this caller.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// The cookies by which principals trust the browser: name and value of each.
    pub fn trusts(&self) -> Vec<(String, String)> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let trusts = cookies.iter().filter(|(name, _)| name.starts_with("__Host-rekey-trust-"));
        trusts.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// Sends this cookie from now on.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
    }

    /// The status of `GET /v1/session`: 200 while signed in.
    pub async fn session_status(&self) -> u16 {
        self.get("/v1/session").await.status
    }
}

impl Answer {
    /// Stops the test unless this is the status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.raw);
        self
    }

    /// Stops the test unless this is a problem with this status and code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Self {
        let answer = self.expect(status);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(answer.text("code"), code, "{}", answer.raw);
        assert_eq!(answer.json()["type"], format!("urn:rekey:problem:{code}"));
        answer
    }

    /// Stops the test unless this refuses a wrong code that has this many tries left.
    #[track_caller]
    pub fn refused_code(self, tries_left: u32) -> Self {
        let answer = self.refused(401, "invalid_code");
        assert_eq!(answer.json()["tries_left"], tries_left, "{}", answer.raw);
        answer
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.raw).unwrap_or_else(|_| panic!("no JSON: {}", self.raw))
    }

    /// A field that is a text.
    #[track_caller]
    pub fn text(&self, field: &str) -> String {
        self.json()[field].as_str().unwrap_or_else(|| panic!("no text {field} in {}", self.raw)).to_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The codes of all field problems.
    pub fn field_codes(&self) -> Vec<String> {
        let fields = self.json()["fields"].as_array().cloned().unwrap_or_default();
        fields.iter().map(|field| field["code"].as_str().unwrap().to_owned()).collect()
    }
}
