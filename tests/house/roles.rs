//! Each function's role in the template allows what the function does, and nothing else: people do all there is to do in a
//! stack behind a tap that sees who asks AWS for what, and what was seen is held against what is written.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::limits::{Action, BucketKey};
use rekey_tests::factors::turn_on_app;
use rekey_tests::tap::Need;
use rekey_tests::template::{functions, list, logical, template};
use rekey_tests::{Answer, Authenticator, GOOD_PASSWORD, OTHER_PASSWORD, Tap, Visitor, World};
use reqwest::Method;
use serde_json::{Value, json};

/// Of "open-sesame-42", at a cost of long ago.
const CHEAP_HASH: &str = "$argon2id$v=19$m=64,t=1,p=1$c2l4dGVlbiBieXRlcyBvaw$KNS3YR5b4Sj0g8Jjc+4YJ31JGl24qeqAJnWwhcbHHfA";

#[tokio::test]
async fn a_role_allows_what_its_function_does_and_nothing_else() {
    let variables = [
        ("REKEY_CAPTCHA", "altcha"),
        ("REKEY_LIMIT_SCALE", "1000"),
        ("REKEY_CODE_KEY", "code-key"),
        ("REKEY_SEED_KEY", "seed-key"),
        ("REKEY_MAIL_DAILY_BUDGET", "100000"),
    ];
    let (world, tap) = World::behind(&variables).await;
    people_come_and_recover(&world, &tap).await;
    people_sign_in_and_look_after_their_sessions(&world, &tap).await;
    somebody_uses_second_factors(&world, &tap).await;
    an_administrator_manages_users(&world, &tap).await;
    somebody_changes_contacts_and_takes_it_back(&world, &tap).await;
    strangers_try_passwords(&world).await;

    let done: BTreeSet<String> =
        tap.take().into_iter().flat_map(|seen| seen.needs.into_iter().flat_map(move |need| lines(&seen.caller, &need))).collect();
    let allowed: BTreeSet<String> = functions().iter().flat_map(|function| allowed(function)).collect();
    let lacking: Vec<&String> = done.difference(&allowed).collect();
    let idle: Vec<&String> = allowed.difference(&done).collect();
    assert!(lacking.is_empty() && idle.is_empty(), "done and not allowed: {lacking:#?}\nallowed and never done: {idle:#?}");
    assert!(done.len() > 100, "{done:#?}");
}

#[test]
fn what_the_platform_does_in_a_functions_name_is_allowed_and_no_more() {
    let template = template();
    for function in functions() {
        let others: Vec<(Vec<Value>, Value)> = statements(&template, &function)
            .into_iter()
            .filter(|statement| !is_own(statement))
            .map(|statement| (list(&statement["Action"]), statement["Resource"].clone()))
            .collect();
        let log = json!(format!("{}Log.Arn", logical(&function)));
        let mut expected = vec![(vec![json!("logs:CreateLogStream"), json!("logs:PutLogEvents")], log)];
        if function == "deliver" {
            // The event source mapping reads and gives up with this role. Streams are listed for all tables or none.
            let read = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"].map(|action| json!(action)).to_vec();
            expected.push((read, json!("FlowsTable.StreamArn")));
            expected.push((vec![json!("dynamodb:ListStreams")], json!("*")));
            expected.push((vec![json!("sqs:SendMessage")], json!("DeadLetters.Arn")));
        }
        assert_eq!(others, expected, "{function}");
    }
}

#[test]
fn a_role_fits_into_what_iam_takes() {
    // Characters of all inline policies of a role, blanks apart:
    // <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
    const MOST: usize = 10_240;
    // Of a table whose name is as long as a table's may be.
    const LONGEST_ARN: usize = 320;
    for function in functions() {
        let statements = statements(&template(), &function);
        let sizes = statements.into_iter().map(|mut statement| {
            statement["Resource"] = json!("x".repeat(LONGEST_ARN));
            statement.to_string().len()
        });
        let size: usize = sizes.sum();
        assert!(size < MOST, "{function}: {size}");
    }
}

#[test]
fn only_what_sets_or_takes_away_passwords_may_name_a_password_hash() {
    let may_name: BTreeSet<String> = functions()
        .into_iter()
        .filter(|function| {
            let writes = allowed(function).into_iter().filter(|line| !line.contains(" dynamodb:GetItem "));
            writes.into_iter().any(|line| line.ends_with("ACCOUNT#* names password_hash") || line.ends_with("ACCOUNT#* names *"))
        })
        .collect();
    // To set one: set-password; sign-in, when parameters have risen. To take one away, which IAM cannot tell from setting it:
    // account, when its owner says that an act was not theirs; admin, when a user is reset.
    assert_eq!(may_name, ["account", "admin", "set-password", "sign-in"].map(str::to_owned).into());
}

#[test]
fn a_function_runs_in_the_role_of_its_name_and_that_in_no_other_service() {
    let template = template();
    for function in functions() {
        let resources = &template["Resources"];
        assert_eq!(resources[format!("{}Function", logical(&function))]["Properties"]["Role"], format!("{}Role.Arn", logical(&function)));
        let role = &resources[format!("{}Role", logical(&function))]["Properties"];
        let trusted = &role["AssumeRolePolicyDocument"]["Statement"];
        assert_eq!(*trusted, json!([{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]));
        assert!(role.get("ManagedPolicyArns").is_none(), "{function}");
    }
    let roles = template["Resources"].as_object().unwrap().values().filter(|resource| resource["Type"] == "AWS::IAM::Role");
    assert_eq!(roles.count(), functions().len());
}

/// A need in lines of text: what is done, what a write asks to be returned, and each attribute that it names where roles are
/// narrowed to attributes. `*` is for all that there is.
fn lines(function: &str, need: &Need) -> Vec<String> {
    let done = format!("{function}: {} {} {}", need.action, need.resource, need.key).trim_end().to_owned();
    let returns = need.returns.iter().map(|value| format!("{done} returns {value}"));
    let names = need.attributes.iter().flatten().map(|name| format!("{done} names {name}"));
    std::iter::once(done.clone()).chain(returns).chain(names).collect()
}

/// Whether a function's role allows this action on an item with this key in the flows table or the directory, whatever the
/// request would have returned.
pub(crate) fn may(function: &str, action: &str, pk: &str) -> bool {
    let matches = |pattern: &str| pattern.strip_suffix('*').map_or(pk == pattern, |prefix| pk.starts_with(prefix));
    let own = statements(&template(), function).into_iter().filter(is_own);
    own.flat_map(|statement| allowed_by(function, &statement)).any(|need| need.action == action && matches(&need.key))
}

/// The role's statements about what the function does itself, in the words of the tap.
fn allowed(function: &str) -> BTreeSet<String> {
    let needs = statements(&template(), function).into_iter().filter(is_own).flat_map(|statement| allowed_by(function, &statement));
    needs.flat_map(|need| lines(function, &need)).collect()
}

/// All that one statement allows.
fn allowed_by(function: &str, statement: &Value) -> Vec<Need> {
    let mut allowed = Vec::new();
    for action in list(&statement["Action"]) {
        let (action, condition) = (action.as_str().unwrap().to_owned(), &statement["Condition"]);
        let keys = match action.split_once(':').unwrap().0 {
            "dynamodb" => list(&condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]),
            // What is sealed is sealed for somebody; a MAC has no encryption context.
            "kms" if action != "kms:GenerateMac" => contexts(function, &action, condition),
            // What may be sent from is all that it can be narrowed to.
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

/// What a statement lets a write ask for. Without a condition it may ask for everything. The condition holds where the request
/// has no such parameter, which then asks for nothing.
fn returned(action: &str, condition: &Value) -> Vec<Option<String>> {
    if !["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"].contains(&action) {
        return vec![None];
    }
    let values = condition["StringEqualsIfExists"].get("dynamodb:ReturnValues").map_or_else(|| vec![json!("*")], list);
    values.iter().map(|value| Some(value.as_str().unwrap().to_owned())).collect()
}

/// The attributes that a statement narrows a login's action to; all without such a condition.
fn attributes(function: &str, action: &str, key: &str, condition: &Value) -> Option<BTreeSet<String>> {
    let named = condition["ForAllValues:StringEquals"].get("dynamodb:Attributes");
    if key != "ACCOUNT#*" || !["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"].contains(&action) {
        assert!(named.is_none(), "{function} may {action} attributes of {key}, which nothing compares");
        return None;
    }
    let select = &condition["StringEqualsIfExists"]["dynamodb:Select"];
    // A read has to say which attributes it wants, or it gets them all. A read of whole logins is narrowed to none.
    let reads = action == "dynamodb:GetItem";
    assert_eq!(*select, if reads && named.is_some() { json!("SPECIFIC_ATTRIBUTES") } else { Value::Null }, "{function} {action} {key}");
    Some(match named {
        Some(named) => list(named).iter().map(|name| name.as_str().unwrap().to_owned()).collect(),
        None if reads => ["*", "pk", "sk"].map(str::to_owned).into(),
        None => BTreeSet::from(["*".to_owned()]),
    })
}

/// The encryption contexts that a statement allows: their keys, and the purpose where there is one.
fn contexts(function: &str, action: &str, condition: &Value) -> Vec<Value> {
    assert_eq!(condition["Null"], json!({"kms:EncryptionContextKeys": "false"}), "{function} may {action} for nobody");
    let keys = list(&condition["ForAllValues:StringEquals"]["kms:EncryptionContextKeys"]);
    let Some(purposes) = condition.get("StringEquals") else {
        assert_eq!(keys, [json!("principal")], "{function} may {action} for any purpose");
        return keys;
    };
    assert_eq!(keys, [json!("principal"), json!("purpose")]);
    let purposes = list(&purposes["kms:EncryptionContext:purpose"]);
    purposes.iter().map(|purpose| json!(format!("principal,purpose={}", purpose.as_str().unwrap()))).collect()
}

fn statements(template: &Value, function: &str) -> Vec<Value> {
    let policies = &template["Resources"][format!("{}Role", logical(function))]["Properties"]["Policies"];
    let statements = list(policies).into_iter().flat_map(|policy| list(&policy["PolicyDocument"]["Statement"]));
    // What holds in some deployments only is written `!If [Condition, statement, !Ref AWS::NoValue]`.
    let statements: Vec<Value> = statements.map(|statement| statement.get(1).cloned().unwrap_or(statement)).collect();
    assert!(statements.iter().all(|statement| statement["Effect"] == "Allow" && statement.get("NotAction").is_none()), "{function}");
    statements
}

/// Whether a statement is about items, keys and messages, which the function's own code asks for.
fn is_own(statement: &Value) -> bool {
    let action = list(&statement["Action"])[0].as_str().unwrap().to_owned();
    ["ses:", "sms-voice:", "kms:"].iter().any(|service| action.starts_with(service))
        || action.ends_with("Item")
        || action == "dynamodb:Query"
}

/// What a statement is about, as the local stack calls it.
fn resource(resource: &Value) -> String {
    let arn = |service: &str, name: &str| format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{name}");
    let directory = json!(["OwnDirectory", "DirectoryTable.Arn", arn("dynamodb", "table/${ExistingDirectoryTable}")]);
    let code_key = json!(["OwnCodeKey", "CodeKey.Arn", "ExistingCodeKeyArn"]);
    let seed_key = json!(["OwnSeedKey", "SeedKey.Arn", "ExistingSeedKeyArn"]);
    let sms_set = json!(["HasSmsConfigurationSet", arn("sms-voice", "configuration-set/${SmsConfigurationSet}"), "AWS::NoValue"]);
    let sender = json!([
        arn("ses", "identity/*"),
        arn("ses", "configuration-set/${MailConfiguration}"),
        arn("ses", "configuration-set/${UnprovenMailConfiguration}")
    ]);
    let known = [
        (json!("FlowsTable.Arn"), "rekey-flows"),
        (directory, "rekey-directory"),
        (code_key, "code-key"),
        (seed_key, "seed-key"),
        (sender, "\"Rekey\" <no-reply@rekey.example>"),
        (json!(["SmsOrigination", sms_set]), "Rekey"),
    ];
    let (_, ours) = known.into_iter().find(|(written, _)| written == resource).unwrap_or_else(|| panic!("{resource} is not known"));
    ours.to_owned()
}

/// At a name's front door, and in two sessions that were stolen.
async fn strangers_try_passwords(world: &World) {
    let name = LoginName { account: AccountName::parse("acme-labs").unwrap(), user: None };
    let bucket = format!("BUCKET#{}", BucketKey::name(Action::SignIn, &name));
    let fill = world.stack.resources.dynamodb.update_item().table_name("rekey-flows").update_expression("SET tat = :full");
    let fill = fill.key("pk", AttributeValue::S(bucket)).key("sk", AttributeValue::S("BUCKET".to_owned()));
    fill.expression_attribute_values(":full", AttributeValue::N(i64::MAX.to_string())).send().await.unwrap();
    let owner = world.visitor_from("127.0.0.4");
    owner.try_sign_in("acme-labs", OTHER_PASSWORD).await.refused(429, "rate_limited");
    world.inbox("owner@example.org").find("Many passwords were tried").await;
    let solved = owner.solve_altcha("sign-in").await;
    let body = json!({"account": "acme-labs", "password": OTHER_PASSWORD, "client": "mobile", "captcha": solved});
    owner.post("/v1/sign-in", body).await.expect(200);

    for (path, field, tries) in [("/v1/session/reauthenticate", "password", 20), ("/v1/account/password", "current_password", 5)] {
        let stolen = world.visitor_from("127.0.0.4");
        stolen.sign_in_app("acme-labs", OTHER_PASSWORD, "mobile").await;
        for _ in 0..tries {
            let mut body = json!({field: "not the password"});
            if field == "current_password" {
                body["new_password"] = json!(GOOD_PASSWORD);
            }
            stolen.post(path, body).await.refused(401, "invalid_credentials");
        }
        assert_eq!(stolen.session_status().await, 401);
    }
}

async fn people_come_and_recover(world: &World, tap: &Tap) {
    let person = world.visitor();
    world.account("acme-labs", "owner@example.org").await;
    world.account("owner@example.net", "owner@example.net").await;

    let recovery = person.recover("owner@example.org").await;
    let mail = world.inbox("owner@example.org").nth(1).await;
    person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200);
    let ticket = person.consume(&mail.token()).await;
    // What others do at the same time leaves the outcome open: it is looked up.
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    person.set_password(&ticket, "acme-labs", OTHER_PASSWORD).await.refused(503, "unavailable");
    tap.mend();
    person.set_password(&ticket, "acme-labs", OTHER_PASSWORD).await.expect(200);
    world.inbox("owner@example.org").nth(2).await;
}

async fn people_sign_in_and_look_after_their_sessions(world: &World, tap: &Tap) {
    let login = world.stack.resources.dynamodb.update_item().table_name("rekey-directory").update_expression("SET password_hash = :hash");
    let login = login.key("pk", AttributeValue::S("ACCOUNT#flowmatic".to_owned())).key("sk", AttributeValue::S("ROOT".to_owned()));
    login.expression_attribute_values(":hash", AttributeValue::S(CHEAP_HASH.to_owned())).send().await.unwrap();

    let (browser, phone) = (world.visitor(), world.visitor());
    // What others do at the same time leaves the outcome open: it is looked up.
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    browser.try_sign_in("flowmatic", rekey_local::PASSWORD).await.refused(503, "unavailable");
    tap.mend();
    browser.sign_in("flowmatic", rekey_local::PASSWORD).await;
    browser.sign_in("flowmatic", rekey_local::PASSWORD).await;
    phone.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    // Long enough for each use of a session to be written down.
    for path in ["/v1/session", "/v1/account"] {
        world.clock.advance(3600);
        browser.get(path).await.expect(200);
    }
    let listed = browser.get("/v1/sessions").await.expect(200).json();
    let other = listed["sessions"].as_array().unwrap().iter().find(|session| session["current"] == false).unwrap();
    browser.delete(&format!("/v1/sessions/{}", other["id"].as_str().unwrap())).await.expect(204);
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    browser.delete("/v1/sessions").await.refused(503, "unavailable");
    tap.mend();
    browser.delete("/v1/sessions").await.expect(204);
    let change = json!({"current_password": rekey_local::PASSWORD, "new_password": GOOD_PASSWORD});
    browser.post("/v1/account/password", change).await.expect(204);
    browser.post("/v1/sign-out", json!({})).await.expect(204);
    world.inbox("grace@example.com").nth(0).await;
}

const ACCOUNT: &str = "curie-institute";
const EMAIL: &str = "marie@example.org";

async fn somebody_uses_second_factors(world: &World, tap: &Tap) {
    world.account(ACCOUNT, EMAIL).await;
    let browser = world.visitor();
    browser.sign_in(ACCOUNT, GOOD_PASSWORD).await;
    let (app, recovery_codes) = turns_both_on(world, tap, &browser).await;
    signs_in_by_each(world, tap, &app, &recovery_codes).await;
    confirms_by_mail(world, &browser).await;
    a_stranger_enters_twenty_wrong_codes(world).await;
    turns_both_off(world, &browser, &recovery_codes).await;
}

async fn turns_both_on(world: &World, tap: &Tap, browser: &Visitor) -> (Authenticator, Vec<String>) {
    // Long enough for each use of a session to be written down.
    world.clock.advance(3600);
    browser.get("/v1/two-factor").await.expect(200);
    world.clock.advance(3600);
    let (password, nothing) = (json!({"password": GOOD_PASSWORD}), json!({}));
    // What others do at the same time leaves the outcome open: it is looked up.
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    browser.post("/v1/session/reauthenticate", password.clone()).await.refused(503, "unavailable");
    tap.mend();
    browser.post("/v1/session/reauthenticate", password).await.expect(204);
    let app = Authenticator::new(&browser.post("/v1/two-factor/app", nothing.clone()).await.expect(200).text("secret"));
    let right = json!({"code": app.code(world.now())});
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    browser.post("/v1/two-factor/app/confirm", right.clone()).await.refused(503, "unavailable");
    tap.mend();
    let on = browser.post("/v1/two-factor/app/confirm", right).await.expect(200).json();
    let recovery_codes = on["recovery_codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();

    browser.post("/v1/two-factor/email", nothing).await.expect(202);
    let code = world.inbox(EMAIL).find("turns on codes by email").await.digits();
    browser.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200);
    (app, recovery_codes)
}

async fn signs_in_by_each(world: &World, tap: &Tap, app: &Authenticator, recovery_codes: &[String]) {
    // At an address that is not known for the name yet, and a step later than the code that turned the app on.
    let elsewhere = world.visitor_from("127.0.0.2");
    world.clock.advance(60);
    let challenge = passes_password(&elsewhere).await;
    shows_code(&elsewhere, &challenge, "app", &app.code(world.now())).await.expect(200);
    // A seed that was sealed before there were purposes opens as well.
    seal_as_of_old(world, tap, app).await;
    world.clock.advance(60);
    let challenge = passes_password(&elsewhere).await;
    shows_code(&elsewhere, &challenge, "app", &app.code(world.now())).await.expect(200);
    let challenge = passes_password(&elsewhere).await;
    elsewhere.post("/v1/sign-in/email-code", json!({"challenge": challenge})).await.expect(202);
    let code = world.inbox(EMAIL).find("This code completes the sign-in").await.digits();
    shows_code(&elsewhere, &challenge, "email", &code).await.expect(200);
    let challenge = passes_password(&elsewhere).await;
    shows_code(&elsewhere, &challenge, "recovery_code", &recovery_codes[0]).await.expect(200);
}

/// Puts the seed of the only app in this stack back as it was kept before seeds had a purpose.
async fn seal_as_of_old(world: &World, tap: &Tap, app: &Authenticator) {
    let factors = world.rows("FACTORS#").await.into_iter().find(|factors| factors.contains_key("app")).unwrap();
    let principal = factors["pk"].as_s().unwrap().trim_start_matches("FACTORS#").to_owned();
    assert!(factors["app"].as_m().unwrap()["seed"].as_s().unwrap().starts_with("purpose:"));
    let sealed = tap.sealed_by_kms("seed-key", app.secret(), &BTreeMap::from([("principal", principal)]));
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory").update_expression("SET app.seed = :seed");
    let update = update.key("pk", factors["pk"].clone()).key("sk", factors["sk"].clone());
    update.expression_attribute_values(":seed", AttributeValue::S(sealed)).send().await.unwrap();
}

async fn confirms_by_mail(world: &World, browser: &Visitor) {
    world.clock.advance(3600);
    browser.post("/v1/session/email-code", json!({})).await.expect(202);
    let code = world.inbox(EMAIL).find("This code confirms").await.digits();
    browser.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD, "method": "email", "code": code})).await.expect(204);
}

/// Somebody who knows the password guesses the code. Its owner is told.
async fn a_stranger_enters_twenty_wrong_codes(world: &World) {
    let stranger = world.visitor_from("127.0.0.3");
    for _ in 0..4 {
        let challenge = passes_password(&stranger).await;
        for _ in 0..5 {
            shows_code(&stranger, &challenge, "email", "000000").await.refused(401, "invalid_code");
        }
    }
    world.inbox(EMAIL).find("twentieth wrong code within a day").await;
}

async fn turns_both_off(world: &World, browser: &Visitor, recovery_codes: &[String]) {
    let shown = json!({"password": GOOD_PASSWORD, "method": "recovery_code", "code": recovery_codes[1]});
    browser.post("/v1/session/reauthenticate", shown).await.expect(204);
    browser.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200);
    browser.delete("/v1/two-factor/email").await.expect(204);
    browser.delete("/v1/two-factor/app").await.expect(204);
    world.inbox(EMAIL).find("Codes from an authenticator app were turned off").await;
}

async fn passes_password(visitor: &Visitor) -> String {
    visitor.sign_in(ACCOUNT, GOOD_PASSWORD).await.text("challenge")
}

async fn shows_code(visitor: &Visitor, challenge: &str, method: &str, code: &str) -> Answer {
    let body = json!({"challenge": challenge, "method": method, "code": code});
    visitor.send(visitor.request(Method::POST, "/v1/sign-in/verify").header("sec-fetch-site", "same-origin").json(&body)).await
}

/// Another account, with users.
const EMPLOYER: &str = "hopper-labs";

async fn an_administrator_manages_users(world: &World, tap: &Tap) {
    world.account(EMPLOYER, "hopper@example.org").await;
    let root = world.visitor();
    root.sign_in(EMPLOYER, GOOD_PASSWORD).await;
    // Long enough for the use of the session to be written down.
    world.clock.advance(3600);
    root.get("/v1/users").await.expect(200);
    root.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    invites_and_hires(world, tap, &root).await;
    a_user_turns_a_factor_on_and_signs_in_by_it(world).await;
    changes_and_resets(world, tap, &root).await;
    says_that_it_was_somebody_else(world, &root).await;
    for user in ["lin", "mo"] {
        root.delete(&format!("/v1/users/{user}")).await.expect(204);
    }
}

/// A manager, who said that somebody else made a user; the root, who lets the manager's user in again.
async fn says_that_it_was_somebody_else(world: &World, root: &Visitor) {
    let ann = json!({"user": "ann", "email": "ann@example.org", "permissions": ["users:manage"]});
    root.post("/v1/users", ann).await.expect(201);
    chooses_a_password(world, &world.inbox("ann@example.org").nth(0).await.token()).await;
    let manager = world.visitor();
    signs_in_as(&manager, "ann").await;
    manager.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    let eve = manager.post("/v1/users", json!({"user": "eve", "permissions": []})).await.expect(201);
    chooses_a_password(world, token(&eve.text("activation_url"))).await;
    let link = world.inbox("ann@example.org").find("of its user eve can be chosen").await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    root.post("/v1/users/eve/restore", json!({})).await.expect(204);
    root.delete("/v1/users/eve").await.expect(204);
    root.delete("/v1/users/ann").await.expect(204);
}

async fn invites_and_hires(world: &World, tap: &Tap, root: &Visitor) {
    let lin = json!({"user": "lin", "email": "lin@example.org", "permissions": []});
    // What others do at the same time leaves the outcome open: it is looked up.
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    root.post("/v1/users", lin.clone()).await.refused(503, "unavailable");
    tap.mend();
    root.post("/v1/users", lin).await.expect(201);
    chooses_a_password(world, &world.inbox("lin@example.org").nth(0).await.token()).await;
    let mo = root.post("/v1/users", json!({"user": "mo", "permissions": []})).await.expect(201);
    chooses_a_password(world, token(&mo.text("activation_url"))).await;
    signs_in_as(&world.visitor(), "mo").await;
}

async fn a_user_turns_a_factor_on_and_signs_in_by_it(world: &World) {
    let browser = world.visitor();
    signs_in_as(&browser, "lin").await;
    let (app, _) = turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    world.clock.advance(60);
    let challenge = signs_in_as(&browser, "lin").await.text("challenge");
    shows_code(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
}

async fn changes_and_resets(world: &World, tap: &Tap, root: &Visitor) {
    // Another address is bound in place of the one before it, once it has proved itself.
    root.patch("/v1/users/lin", json!({"email": "lin@example.net", "permissions": ["reports:read"]})).await.expect(200);
    chooses_a_password(world, &world.inbox("lin@example.net").nth(0).await.token()).await;
    world.inbox("lin@example.org").find("named another email address").await;
    let link = root.post("/v1/users/lin/reset-password", json!({})).await.expect(200).text("activation_url");
    chooses_a_password(world, token(&link)).await;

    tap.cut("TransactWriteItems", "TransactionCanceledException");
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.refused(503, "unavailable");
    tap.mend();
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    // Whoever turns one on again need not be told any longer.
    let browser = world.visitor();
    signs_in_as(&browser, "lin").await;
    turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    root.patch("/v1/users/lin", json!({"email": null})).await.expect(200);
}

async fn signs_in_as(visitor: &Visitor, user: &str) -> Answer {
    visitor.try_sign_in_user(EMPLOYER, Some(user), GOOD_PASSWORD).await.expect(200)
}

async fn chooses_a_password(world: &World, token: &str) {
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
}

/// The token in a link.
fn token(link: &str) -> &str {
    link.split_once("#token=").unwrap().1
}

/// Somebody with an address, who binds a number and changes the address.
const MOBILE: &str = "+4915123456789";

async fn somebody_changes_contacts_and_takes_it_back(world: &World, tap: &Tap) {
    let (name, old, new) = ("noether-ring", "emmy@example.org", "emmy@example.net");
    world.account(name, old).await;
    let browser = world.visitor();
    browser.sign_in(name, GOOD_PASSWORD).await;
    // Without a factor that could be turned on meanwhile, and later with one.
    browser.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    binds(world, tap, &browser, "phone", MOBILE).await;
    recovers_by_phone(world, name).await;

    // A day later, contacts may be changed again.
    world.clock.advance(90_000);
    browser.sign_in(name, GOOD_PASSWORD).await;
    browser.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    browser.post("/v1/two-factor/email", json!({})).await.expect(202);
    let code = world.inbox(old).titled("Your Rekey authentication code").only().await.digits();
    browser.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200);
    binds(world, tap, &browser, "email", new).await;
    browser.delete("/v1/account/phone").await.expect(204);
    let link = world.inbox(old).find("was replaced by").await.not_me();
    let stranger = world.visitor();
    // What others do at the same time leaves the outcome open: it is looked up.
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    stranger.post("/v1/not-me", json!({"token": link})).await.refused(503, "unavailable");
    tap.mend();
    stranger.post("/v1/not-me", json!({"token": link})).await.expect(200);
    world.inbox(old).titled("Your Rekey account is locked").only().await;
    world.inbox(MOBILE).find("account is locked").await;
}

async fn binds(world: &World, tap: &Tap, browser: &Visitor, kind: &str, contact: &str) {
    // Long enough after the code before it, and for the use of the session to be written down.
    world.clock.advance(200);
    browser.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await;
    browser.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await.expect(202);
    let code = json!({"code": world.inbox(contact).find("good for 10 minutes").await.digits()});
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    browser.post(&format!("/v1/account/{kind}/confirm"), code.clone()).await.refused(503, "unavailable");
    tap.mend();
    browser.post(&format!("/v1/account/{kind}/confirm"), code).await.expect(204);
}

async fn recovers_by_phone(world: &World, account: &str) {
    let person = world.visitor();
    let asked = person.ask_for_mail("recovery", json!({"phone": MOBILE})).await.expect(202).text("recovery_id");
    let code = world.inbox(MOBILE).find("choose a new password").await.code();
    let ticket = person.post("/v1/recovery/consume", json!({"recovery_id": asked, "code": code})).await.expect(200).text("ticket");
    person.set_password(&ticket, account, GOOD_PASSWORD).await.expect(200);
    world.inbox(MOBILE).find("password was changed").await;
}
