//! The HTTP contract in `infra/openapi.yaml`: its operations, the examples of their requests, and the accounts that the examples
//! are about.

use std::fs;

use reqwest::RequestBuilder;
use serde_json::Value;

use crate::passkeys::sample_options;
use crate::tools::root;
use crate::{Answer, Authenticator, PasskeyBrowser, Visitor, World};

/// The code of an authenticator app in the examples. The app showed it in 1970.
const APP_CODE: &str = "287082";
/// The secret of the authenticator app of each sample account.
pub const APP_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// The whole contract.
pub fn contract() -> Value {
    serde_saphyr::from_str(&fs::read_to_string(root().join("infra/openapi.yaml")).unwrap()).unwrap()
}

/// The browser session that `REKEY_SAMPLES` creates for a sample account or user.
pub fn session(owner: &str) -> String {
    format!("session_{:a<26}.{:a<26}.everybody-may-read-this_it-guards-a-sampleA", owner.replace('-', ""), "sampleweb")
}

/// An operation of the contract.
pub struct Operation<'a> {
    /// Method and path, in the form of a route key of the gateway: `POST /v1/recovery`.
    pub key: String,
    /// The operation object of the contract.
    pub definition: &'a Value,
}

/// All operations of a contract.
pub fn operations(contract: &Value) -> Vec<Operation<'_>> {
    let paths = contract["paths"].as_object().unwrap();
    let methods =
        paths.iter().flat_map(|(path, methods)| methods.as_object().unwrap().iter().map(move |(method, call)| (method, path, call)));
    methods.map(|(method, path, definition)| Operation { key: format!("{} {path}", method.to_uppercase()), definition }).collect()
}

impl Operation<'_> {
    /// The examples of the request body.
    pub fn bodies(&self) -> impl Iterator<Item = &Value> {
        let body = &self.definition["requestBody"]["content"]["application/json"];
        let named = body["examples"].as_object().into_iter().flat_map(|named| named.values().map(|example| &example["value"]));
        named.chain(body.get("example"))
    }

    /// Whether the operation takes a request body.
    pub fn takes_a_body(&self) -> bool {
        self.definition.get("requestBody").is_some()
    }

    /// The sample account that succeeds with this request body, from `openapi/sessions.json`.
    pub fn account(&self, body: &Value) -> Option<String> {
        let accounts: Value =
            serde_json::from_str(&fs::read_to_string(root().join("tests/contract/openapi/sessions.json")).unwrap()).unwrap();
        let name = self.definition["operationId"].as_str().unwrap();
        let with_a_code = accounts.get(format!("{name}, with a code")).filter(|_| body["code"].is_string());
        with_a_code.or(accounts.get(name)).map(|account| account.as_str().unwrap().to_owned())
    }

    /// Sends the request from a page of this site. The current code of the authenticator app replaces the code of 1970, and what
    /// the sample authenticator answers at this stack replaces a credential.
    pub async fn send(&self, world: &World, visitor: &Visitor, body: Option<&Value>) -> Answer {
        let request = self.request(world, visitor);
        let Some(body) = body else {
            return visitor.send(request).await;
        };
        let mut body = body.clone();
        if body["code"] == APP_CODE {
            body["code"] = Authenticator::new(APP_SECRET).code(world.now()).into();
        }
        if body["credential"].is_object() {
            let mut keys = PasskeyBrowser::sample(world);
            body["credential"] = if self.key.ends_with("confirm") {
                keys.create(&sample_options(world)).await
            } else {
                keys.get(&sample_options(world)).await
            };
        }
        visitor.send(request.json(&body)).await
    }

    /// A request from a page of this site, without a body. Its path has the examples of the path parameters.
    pub fn request(&self, world: &World, visitor: &Visitor) -> RequestBuilder {
        let (method, path) = self.key.split_once(' ').unwrap();
        let parameters = self.definition["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "path");
        let path = parameters.fold(path.to_owned(), |path, parameter| {
            path.replace(&format!("{{{}}}", parameter["name"].as_str().unwrap()), parameter["example"].as_str().unwrap())
        });
        visitor.request(method.parse().unwrap(), &path).header("origin", &world.url)
    }
}
