//! The IAM roles of `infra/template.yaml`, read in the terms in which a [`Tap`](crate::Tap) notes requests.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::tap::Need;
use crate::template::{list, logical, template};

/// Whether a function's role allows an action on an item with this partition key, in either table. Conditions on the values that
/// a write returns do not count.
pub fn may(function: &str, action: &str, pk: &str) -> bool {
    let matches = |pattern: &str| pattern.strip_suffix('*').map_or(pk == pattern, |prefix| pk.starts_with(prefix));
    let own = statements(&template(), function).into_iter().filter(is_own);
    own.flat_map(|statement| allowed_by(function, &statement)).any(|need| need.action == action && matches(&need.key))
}

/// All that a role allows the code of its function to request, as [`lines`].
pub fn allowed(function: &str) -> BTreeSet<String> {
    let needs = statements(&template(), function).into_iter().filter(is_own).flat_map(|statement| allowed_by(function, &statement));
    needs.flat_map(|need| lines(function, &need)).collect()
}

/// All that a role of people allows with the items of the tables, as [`lines`].
pub fn allowed_items(role: &str) -> BTreeSet<String> {
    let items = |statement: &Value| is_own(statement) && list(&statement["Action"])[0].as_str().unwrap().starts_with("dynamodb:");
    let needs = statements(&template(), role).into_iter().filter(items).flat_map(|statement| allowed_by(role, &statement));
    needs.flat_map(|need| lines(role, &need)).collect()
}

/// A need as lines of text: one for the action, one for each kind of values that a write returns, and one for each attribute that
/// the request names, if roles restrict its attributes. `*` stands for all of them.
pub fn lines(function: &str, need: &Need) -> Vec<String> {
    let action = format!("{function}: {} {} {}", need.action, need.resource, need.key).trim_end().to_owned();
    let returns = need.returns.iter().map(|values| format!("{action} returns {values}"));
    let names = need.attributes.iter().flatten().map(|name| format!("{action} names {name}"));
    std::iter::once(action.clone()).chain(returns).chain(names).collect()
}

/// The statements of a function's role, including those that hold only in some deployments.
pub fn statements(template: &Value, function: &str) -> Vec<Value> {
    let policies = &template["Resources"][format!("{}Role", logical(function))]["Properties"]["Policies"];
    let statements = list(policies).into_iter().flat_map(|policy| list(&policy["PolicyDocument"]["Statement"]));
    // The template writes a conditional statement as `!If [Condition, statement, !Ref AWS::NoValue]`.
    let statements: Vec<Value> = statements.map(|statement| statement.get(1).cloned().unwrap_or(statement)).collect();
    assert!(statements.iter().all(|statement| statement["Effect"] == "Allow" && statement.get("NotAction").is_none()), "{function}");
    statements
}

/// Whether a statement allows requests of the function's own code: those about items, keys, messages and events. Lambda makes the other
/// requests on behalf of the function.
pub fn is_own(statement: &Value) -> bool {
    let action = list(&statement["Action"])[0].as_str().unwrap().to_owned();
    ["events:", "kms:", "ses:", "sms-voice:"].iter().any(|service| action.starts_with(service))
        || action.ends_with("Item")
        || ["dynamodb:Query", "dynamodb:Scan"].contains(&action.as_str())
}

/// All that one statement allows.
fn allowed_by(function: &str, statement: &Value) -> Vec<Need> {
    let mut allowed = Vec::new();
    for action in list(&statement["Action"]) {
        let (action, condition) = (action.as_str().unwrap().to_owned(), &statement["Condition"]);
        let keys = match action.split_once(':').unwrap().0 {
            // Nothing restricts a scan to keys. People who delete accounts may delete rows of every kind.
            "dynamodb" if action == "dynamodb:Scan" || (function == "migration" && condition.get("ForAllValues:StringLike").is_none()) => {
                vec![json!("*")]
            }
            "dynamodb" => list(&condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]),
            // A ciphertext belongs to a principal, which its encryption context names. A MAC has no encryption context.
            "kms" if action != "kms:GenerateMac" => contexts(function, &action, condition),
            "events" => list(&condition["StringEquals"]["events:source"]),
            // The resource is all that can restrict these actions.
            "kms" | "sms-voice" => vec![json!("")],
            _ => {
                assert_eq!(*condition, json!({"StringEquals": {"ses:FromAddress": "MailFrom"}}));
                vec![json!("")]
            }
        };
        for key in keys {
            let key = key.as_str().unwrap_or_else(|| panic!("{function} may {action} with any key")).to_owned();
            for returns in returned(&action, condition) {
                let attributes = attributes(function, &action, &key, condition);
                let (action, resource) = (action.clone(), resource(&statement["Resource"]));
                allowed.push(Need { action, resource, key: key.clone(), returns, attributes });
            }
        }
    }
    allowed
}

/// The kinds of values that a write may return. Without a condition it may return any. A request without the parameter returns
/// nothing, and the condition lets it pass.
fn returned(action: &str, condition: &Value) -> Vec<Option<String>> {
    if !["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"].contains(&action) {
        return vec![None];
    }
    let values = condition["StringEqualsIfExists"].get("dynamodb:ReturnValues").map_or_else(|| vec![json!("*")], list);
    values.iter().map(|value| Some(value.as_str().unwrap().to_owned())).collect()
}

/// The attributes that a statement restricts an action on logins to; all of them if it has no such condition.
fn attributes(function: &str, action: &str, key: &str, condition: &Value) -> Option<BTreeSet<String>> {
    let named = condition["ForAllValues:StringEquals"].get("dynamodb:Attributes");
    if key != "ACCOUNT#*" || !["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"].contains(&action) {
        assert!(named.is_none(), "{function} may {action} attributes of {key}, which the tests do not compare");
        return None;
    }
    let select = &condition["StringEqualsIfExists"]["dynamodb:Select"];
    // A restricted read must name its attributes, because a read that names none returns all of them.
    let reads = action == "dynamodb:GetItem";
    assert_eq!(*select, if reads && named.is_some() { json!("SPECIFIC_ATTRIBUTES") } else { Value::Null }, "{function} {action} {key}");
    Some(match named {
        Some(named) => list(named).iter().map(|name| name.as_str().unwrap().to_owned()).collect(),
        None if reads => ["*", "pk", "sk"].map(str::to_owned).into(),
        None => BTreeSet::from(["*".to_owned()]),
    })
}

/// The encryption contexts that a statement allows: the keys of the context, and the value of `purpose` if it is one of the keys.
fn contexts(function: &str, action: &str, condition: &Value) -> Vec<Value> {
    assert_eq!(condition["Null"], json!({"kms:EncryptionContextKeys": "false"}), "{function} may {action} without a context");
    let keys = list(&condition["ForAllValues:StringEquals"]["kms:EncryptionContextKeys"]);
    let Some(purposes) = condition.get("StringEquals") else {
        assert_eq!(keys, [json!("principal")], "{function} may {action} for any purpose");
        return keys;
    };
    assert_eq!(keys, [json!("principal"), json!("purpose")]);
    let purposes = list(&purposes["kms:EncryptionContext:purpose"]);
    purposes.iter().map(|purpose| json!(format!("principal,purpose={}", purpose.as_str().unwrap()))).collect()
}

/// The local stack's name of a resource of the template.
fn resource(resource: &Value) -> String {
    let arn = |service: &str, name: &str| format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{name}");
    let directory = json!(["OwnDirectory", "DirectoryTable.Arn", arn("dynamodb", "table/${ExistingDirectoryTable}")]);
    let index =
        json!(["OwnDirectory", "${DirectoryTable.Arn}/index/audit", arn("dynamodb", "table/${ExistingDirectoryTable}/index/audit")]);
    let code_key = json!(["OwnCodeKey", "CodeKey.Arn", "ExistingCodeKeyArn"]);
    let seed_key = json!(["OwnSeedKey", "SeedKey.Arn", "ExistingSeedKeyArn"]);
    let event_bus = json!(["OwnEventBus", "EventBus.Arn", "ExistingEventBus"]);
    let sms_set = json!(["HasSmsConfigurationSet", arn("sms-voice", "configuration-set/${SmsConfigurationSet}"), "AWS::NoValue"]);
    let sender = json!([
        arn("ses", "identity/*"),
        arn("ses", "configuration-set/${MailConfiguration}"),
        arn("ses", "configuration-set/${UnprovenMailConfiguration}")
    ]);
    let known = [
        (json!("FlowsTable.Arn"), "rekey-flows"),
        (directory, "rekey-directory"),
        (index, "rekey-directory/index/audit"),
        (code_key, "code-key"),
        (seed_key, "seed-key"),
        (event_bus, "rekey"),
        (sender, "\"Rekey\" <no-reply@rekey.example>"),
        (json!(["SmsOrigination", sms_set]), "Rekey"),
    ];
    let (_, name) = known.into_iter().find(|(written, _)| written == resource).unwrap_or_else(|| panic!("{resource} is not known"));
    name.to_owned()
}
