//! A tap on the line between functions and AWS. The tap records each request and its cost, and can make requests fail.
//!
//! Either one function is started a second time behind the tap ([`Tap::function`]), so that the tap counts no other requests,
//! or a whole stack is ([`World::behind`]). The tap forwards requests to the stack's database and other services. The stack has
//! no KMS, so the tap answers for KMS itself.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use authorizer::Authorizer;
use aws_sdk_dynamodb::config::Credentials;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_domain::clock::Clock;
use rekey_domain::mac::LocalKey;
use rekey_domain::random::Random;
use rekey_http::client::Client;
use rekey_http::edge;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::{Visitor, World};

/// A recorded request.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The access key: the name of the function, in a stack behind the tap.
    pub caller: String,
    /// The operation, such as `PutItem`.
    pub operation: String,
    /// The tables of the request.
    pub tables: Vec<String>,
    /// The permissions that the request needs.
    pub needs: BTreeSet<Need>,
    /// The capacity units that the request used.
    pub capacity: f64,
}

/// A permission that a request needs, in the terms by which a role can be narrowed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The action, such as `dynamodb:PutItem`.
    pub action: String,
    /// The table, the key in KMS, the sender of a message, or the event bus.
    pub resource: String,
    /// For an item, the beginning of its key, up to the first `#`, or the second for a bucket; a key without `#` as a whole. For
    /// KMS, the keys of the encryption context, with the value of `purpose`. For an event, its source.
    pub key: String,
    /// For a write, the values of the item that it asks for.
    pub returns: Option<String>,
    /// For a login, the attributes that the request names: roles are narrowed to attributes there.
    pub attributes: Option<BTreeSet<String>>,
}

impl Need {
    fn of(action: String, resource: String, key: String) -> Self {
        Self { action, resource, key, returns: None, attributes: None }
    }
}

/// The tap.
#[derive(Clone)]
pub struct Tap {
    inner: Arc<Inner>,
}

struct Inner {
    /// The addresses of database and mail service, once there is a stack.
    targets: watch::Sender<Option<(String, String)>>,
    address: SocketAddr,
    seen: Mutex<Vec<Seen>>,
    /// Operations that fail, with the error's name.
    cut: Mutex<Vec<(String, String)>>,
    /// Operations whose next answer is lost.
    lose: Mutex<Vec<String>>,
    client: reqwest::Client,
}

impl Seen {
    /// Whether this is the operation with this name. A prefix of keys after the name also has to match.
    pub fn is(&self, name: &str) -> bool {
        match name.split_once(' ') {
            None => self.operation == name,
            Some((operation, keys)) => {
                self.operation == operation && self.needs.iter().any(|need| need.key.starts_with(keys.trim_end_matches('*')))
            }
        }
    }
}

impl World {
    /// A stack whose functions reach AWS through a tap.
    pub async fn behind(variables: &[(&str, &str)]) -> (Self, Tap) {
        let tap = Tap::new().await;
        let world = Self::start_behind(Some(tap.url()), variables, Clock::manual(Clock::System.now())).await;
        tap.connect(&world);
        (world, tap)
    }
}

impl Tap {
    /// A tap on this stack's line.
    pub async fn on(world: &World) -> Self {
        let tap = Self::new().await;
        tap.connect(world);
        tap
    }

    /// A tap that is not connected yet. Requests wait.
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let inner = Arc::new(Inner {
            targets: watch::Sender::default(),
            address: listener.local_addr().unwrap(),
            seen: Mutex::default(),
            cut: Mutex::default(),
            lose: Mutex::default(),
            client: reqwest::Client::new(),
        });
        let router = Router::new().fallback(pass).with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { inner }
    }

    pub(crate) fn connect(&self, world: &World) {
        let endpoints = world.stack.resources.aws.endpoints();
        let targets = (endpoints.dynamodb.clone().unwrap(), endpoints.sesv2.clone().unwrap());
        self.inner.targets.send_replace(Some(targets));
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.inner.address)
    }

    /// Makes this operation of the database or KMS fail with this error from now on. `UpdateItem BUCKET#*` means the operation
    /// on these keys only.
    pub fn cut(&self, operation: &str, error: &str) {
        self.inner.cut.lock().unwrap_or_else(PoisonError::into_inner).push((operation.to_owned(), error.to_owned()));
    }

    /// Loses the answer of the next request of this operation, named as in [`Self::cut`]. The request itself is done.
    pub fn lose(&self, operation: &str) {
        self.inner.lose.lock().unwrap_or_else(PoisonError::into_inner).push(operation.to_owned());
    }

    /// Makes no request fail from now on.
    pub fn mend(&self) {
        self.inner.cut.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The requests since the last call of this function.
    pub fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut self.inner.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The operations of those requests, in order. Those of `publish` are left out, because no answer waits for them.
    pub fn operations(&self) -> Vec<String> {
        self.take().into_iter().filter(|seen| seen.caller != "publish").map(|seen| seen.operation).collect()
    }

    /// The ciphertext that KMS returns for this plaintext under a context, in the form that the store keeps.
    pub fn sealed_by_kms(&self, id: &str, bytes: &[u8], context: &BTreeMap<&str, String>) -> String {
        let sealed = key_in_kms(id).seal(bytes, &serde_json::to_string(context).unwrap(), &Random::system());
        BASE64.encode(sealed.as_bytes())
    }

    /// The resources of a function that reaches the database through this tap.
    pub fn resources(&self, world: &World) -> Resources {
        let endpoints = Endpoints { dynamodb: Some(self.url()), ..Endpoints::default() };
        let credentials = Credentials::new("local", "local", None, None, "tap");
        let resources = Resources::new(Aws::new("dynoxide".to_owned(), credentials, endpoints), world.clock.clone());
        Resources { random: world.random(), ..resources }
    }

    /// Starts one function behind the tap, with its edge. Returns a visitor of the function.
    pub async fn function<C: FromEnv>(&self, world: &World, router: impl FnOnce(C, &Resources) -> Router) -> Visitor {
        let environment = || {
            let variables = |name: &str| match name {
                "REKEY_LIMIT_SCALE" => Some("1000".to_owned()),
                "REKEY_CAPTCHA" => Some("off".to_owned()),
                _ => None,
            };
            rekey_local::environment(variables, None)
        };
        let config: C = environment().read().ok().unwrap();
        let edge = environment().read().ok().unwrap();
        let router = edge::around("tapped", router(config, &self.resources(world)), edge, world.clock.clone());
        let router = router.layer(axum::middleware::from_fn(async |mut request: axum::extract::Request, next: axum::middleware::Next| {
            let loopback = rekey_domain::limits::ClientAddress::new([127, 0, 0, 1].into());
            request.extensions_mut().insert(Client(loopback));
            next.run(request).await
        }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Visitor::new(&url, "127.0.0.1")
    }

    /// Builds the authorizer of other APIs behind the tap.
    pub fn authorizer(&self, world: &World) -> Authorizer {
        let config = rekey_local::environment(|_| None, None).read().unwrap_or_else(|faults| panic!("{faults}"));
        Authorizer::new(config, &self.resources(world))
    }
}

async fn pass(State(tap): State<Arc<Inner>>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let target = header("x-amz-target");
    let request: Value = serde_json::from_slice(&body).unwrap_or_default();
    let operation = if target.is_empty() { "SendEmail" } else { target.rsplit('.').next().unwrap() };
    let mut seen = Seen {
        // AWS4-HMAC-SHA256 Credential=<access key>/<date>/...
        caller: header("authorization").split(['=', '/']).nth(1).unwrap_or_default().to_owned(),
        operation: operation.to_owned(),
        tables: Vec::new(),
        needs: BTreeSet::new(),
        capacity: 0.0,
    };
    if target.starts_with("DynamoDB") {
        return pass_to_database(&tap, seen, request, &headers).await;
    }
    if target.starts_with("TrentService") {
        return answer_as_kms(&tap, seen, &request);
    }
    if target.starts_with("AWSEvents") {
        for entry in request["Entries"].as_array().into_iter().flatten() {
            let text = |field: &str| entry[field].as_str().unwrap_or("-").to_owned();
            seen.needs.insert(Need::of(format!("events:{operation}"), text("EventBusName"), text("Source")));
        }
        return pass_to_service(&tap, seen, &uri, target, body).await;
    }
    let (service, resource) = if target.is_empty() { ("ses", "FromEmailAddress") } else { ("sms-voice", "OriginationIdentity") };
    let resource = request[resource].as_str().unwrap_or("-").to_owned();
    seen.needs.insert(Need::of(format!("{service}:{operation}"), resource, String::new()));
    pass_to_service(&tap, seen, &uri, target, body).await
}

/// Passes a request to one of the services beside the database.
async fn pass_to_service(tap: &Inner, seen: Seen, uri: &Uri, target: &str, body: Bytes) -> Response {
    tap.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    let answer = tap.client.post(format!("{}{uri}", tap.targets().await.1)).header("x-amz-target", target);
    let answer = answer.header("content-type", "application/json").body(body);
    let answer = answer.send().await.unwrap();
    (StatusCode::from_u16(answer.status().as_u16()).unwrap(), answer.bytes().await.unwrap()).into_response()
}

async fn pass_to_database(tap: &Inner, mut seen: Seen, mut request: Value, headers: &HeaderMap) -> Response {
    request["ReturnConsumedCapacity"] = json!("TOTAL");
    seen.needs = needs(&seen.operation, &request);
    seen.tables = seen.needs.iter().map(|need| need.resource.clone()).collect();
    seen.tables.dedup();
    if let Some(error) = tap.cut_with(&seen) {
        tap.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
        let problem = json!({
            "__type": format!("com.amazonaws.dynamodb.v20120810#{error}"),
            "message": "cut",
            // For a cancelled transaction: it conflicted with another write.
            "CancellationReasons": [{"Code": "TransactionConflict"}],
        });
        return (StatusCode::BAD_REQUEST, [("content-type", "application/x-amz-json-1.0")], problem.to_string()).into_response();
    }
    let mut forwarded = tap.client.post(tap.targets().await.0).body(request.to_string());
    for name in ["x-amz-target", "content-type", "authorization", "x-amz-date"] {
        if let Some(value) = headers.get(name) {
            forwarded = forwarded.header(name, value);
        }
    }
    let answer = forwarded.send().await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    if let Ok(answer) = serde_json::from_str::<Value>(&text) {
        seen.capacity = units(&answer["ConsumedCapacity"]);
    }
    let lost = {
        let mut lose = tap.lose.lock().unwrap_or_else(PoisonError::into_inner);
        lose.iter().position(|operation| seen.is(operation)).map(|place| lose.remove(place)).is_some()
    };
    tap.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    if lost {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    (StatusCode::from_u16(status.as_u16()).unwrap(), [("content-type", "application/x-amz-json-1.0")], text).into_response()
}

impl Inner {
    /// The error with which an operation fails, if a test has cut it.
    fn cut_with(&self, seen: &Seen) -> Option<String> {
        let cut = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
        cut.iter().find(|(name, _)| seen.is(name)).map(|(_, error)| error.clone())
    }

    async fn targets(&self) -> (String, String) {
        self.targets.subscribe().wait_for(Option::is_some).await.unwrap().clone().unwrap()
    }
}

/// Answers as KMS. Each key id has a key of its own.
fn answer_as_kms(tap: &Inner, mut seen: Seen, request: &Value) -> Response {
    let (operation, id) = (seen.operation.clone(), request["KeyId"].as_str().unwrap_or("-").to_owned());
    let context: BTreeMap<String, String> = serde_json::from_value(request["EncryptionContext"].clone()).unwrap_or_default();
    let words = context.iter().map(|(key, value)| if key == "purpose" { format!("{key}={value}") } else { key.clone() });
    seen.needs.insert(Need::of(format!("kms:{operation}"), id.clone(), words.collect::<Vec<_>>().join(",")));
    let error = tap.cut_with(&seen);
    tap.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    if let Some(error) = error {
        return refused_by_kms(&error);
    }
    let key = key_in_kms(&id);
    let sent = |field: &str| BASE64.decode(request[field].as_str().unwrap().as_bytes()).unwrap();
    // A ciphertext opens with its whole context, in any order, and with no other context.
    let context = serde_json::to_string(&context).unwrap();
    let answer = match operation.as_str() {
        "GenerateMac" => {
            let mac = BASE64URL_NOPAD.decode(key.mac(&sent("Message")).as_bytes()).unwrap();
            json!({"KeyId": id, "Mac": BASE64.encode(&mac), "MacAlgorithm": request["MacAlgorithm"]})
        }
        "Encrypt" => {
            let sealed = key.seal(&sent("Plaintext"), &context, &Random::system());
            json!({"KeyId": id, "CiphertextBlob": BASE64.encode(sealed.as_bytes()), "EncryptionAlgorithm": "SYMMETRIC_DEFAULT"})
        }
        "Decrypt" => match String::from_utf8(sent("CiphertextBlob")).ok().and_then(|sealed| key.open(&sealed, &context)) {
            Some(opened) => json!({"KeyId": id, "Plaintext": BASE64.encode(&opened), "EncryptionAlgorithm": "SYMMETRIC_DEFAULT"}),
            None => return refused_by_kms("InvalidCiphertextException"),
        },
        other => panic!("KMS is asked for {other}"),
    };
    ([("content-type", "application/x-amz-json-1.1")], answer.to_string()).into_response()
}

fn key_in_kms(id: &str) -> LocalKey {
    LocalKey::new(BASE64URL_NOPAD.decode(LocalKey::new([7; 32]).mac(id.as_bytes()).as_bytes()).unwrap().try_into().unwrap())
}

/// An error of KMS. Faults of KMS itself have a status of 5xx, which the SDK retries.
fn refused_by_kms(error: &str) -> Response {
    let status = match error {
        "KMSInternalException" | "KeyUnavailableException" => StatusCode::INTERNAL_SERVER_ERROR,
        "DependencyTimeoutException" => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_REQUEST,
    };
    (status, [("content-type", "application/x-amz-json-1.1")], json!({"__type": error, "message": "cut"}).to_string()).into_response()
}

fn units(consumed: &Value) -> f64 {
    match consumed {
        Value::Array(tables) => tables.iter().map(units).sum(),
        table => table["CapacityUnits"].as_f64().unwrap_or_default(),
    }
}

/// The permissions that a request needs, item by item. A transaction and a batch need the permissions of their parts.
fn needs(operation: &str, request: &Value) -> BTreeSet<Need> {
    match operation {
        "BatchGetItem" => {
            let tables = request["RequestItems"].as_object().unwrap().iter();
            let keys = tables.flat_map(|(table, wanted)| wanted["Keys"].as_array().unwrap().iter().map(move |key| (json!(table), key)));
            keys.map(|(table, key)| need(operation, &table, key, "NONE", request)).collect()
        }
        "TransactWriteItems" => {
            let acts = request["TransactItems"].as_array().unwrap().iter().flat_map(|item| item.as_object().unwrap());
            // A part of a transaction has only the parameter for failed conditions. AWS does not say whether a condition key
            // covers that parameter, so a role has to be right either way.
            acts.flat_map(|(act, item)| {
                let key = item.get("Item").unwrap_or(&item["Key"]);
                let asked = [Some("NONE"), item["ReturnValuesOnConditionCheckFailure"].as_str()].into_iter().flatten();
                asked.map(move |asked| need(&format!("{act}Item"), &item["TableName"], key, asked, item))
            })
            .collect()
        }
        "Scan" => {
            BTreeSet::from([Need::of(format!("dynamodb:{operation}"), request["TableName"].as_str().unwrap().to_owned(), "*".to_owned())])
        }
        _ => {
            let key = match operation {
                "Query" => json!({"pk": request["ExpressionAttributeValues"][":pk"]}),
                "PutItem" => request["Item"].clone(),
                _ => request["Key"].clone(),
            };
            let asked = request["ReturnValues"].as_str().unwrap_or("NONE");
            let index = request["IndexName"].as_str().map(|index| format!("/index/{index}")).unwrap_or_default();
            let resource = json!(format!("{}{index}", request["TableName"].as_str().unwrap()));
            BTreeSet::from([need(operation, &resource, &key, asked, request)])
        }
    }
}

/// The permission that an action on one item needs.
fn need(action: &str, resource: &Value, key: &Value, asked: &str, item: &Value) -> Need {
    let pk = key["pk"]["S"].as_str().unwrap_or_else(|| panic!("{action} without a key: {item}"));
    let mut parts = pk.split('#');
    let (kind, next) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    // The action that a bucket counts tells the buckets of the functions apart.
    let prefix = if kind == "BUCKET" { format!("{kind}#{next}") } else { kind.to_owned() };
    let pattern = if pk == kind { prefix } else { format!("{prefix}#*") };
    let writes = ["PutItem", "UpdateItem", "DeleteItem"].contains(&action);
    let narrowed = kind == "ACCOUNT" && ["GetItem", "PutItem", "UpdateItem"].contains(&action);
    Need {
        action: format!("dynamodb:{action}"),
        resource: resource.as_str().unwrap().to_owned(),
        key: pattern,
        returns: writes.then(|| asked.to_owned()),
        attributes: narrowed.then(|| attributes(action, key, item)),
    }
}

/// The attributes that a request names: the attributes of its key or item, and those in its expressions. A read without a list
/// of attributes names them all, `*`.
fn attributes(action: &str, key: &Value, item: &Value) -> BTreeSet<String> {
    let mut named: BTreeSet<String> = key.as_object().unwrap().keys().cloned().collect();
    if action == "GetItem" && item.get("ProjectionExpression").is_none() {
        named.insert("*".to_owned());
    }
    for expression in ["ConditionExpression", "ProjectionExpression", "UpdateExpression"] {
        let expression = item[expression].as_str().unwrap_or_default();
        let words = expression.split(|letter: char| !(letter.is_alphanumeric() || "_#:.(".contains(letter)));
        // `factors.app` is part of `factors`; `if_not_exists(` is a function, and `:epoch` a value.
        let paths = words.flat_map(|word| word.split_inclusive('(')).filter(|word| !word.ends_with('(') && !word.starts_with(':'));
        for name in paths.filter_map(|path| path.split('.').next()).filter(|name| !name.is_empty() && !KEYWORDS.contains(name)) {
            let name = item["ExpressionAttributeNames"][name].as_str().unwrap_or(name);
            assert!(!name.starts_with('#'), "{name} is not given in {item}");
            named.insert(name.to_owned());
        }
    }
    named
}

/// The words of DynamoDB's expressions.
const KEYWORDS: [&str; 9] = ["SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN", "IN"];
