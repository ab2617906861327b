//! The template and the binaries that are deployed, on an emulator of AWS: what an operator does by `sam deploy`, and then
//! people who come through its gateway. The emulator holds every function to its role.
//!
//! It ignores some of what stands in the template; `template.rs` reads that. Some it takes too strictly: it knows neither
//! what `ses:SendEmail` is about nor the sender's address, and no encryption context, so that the copy it is given leaves
//! out both, and that there has to be one; `roles.rs` looks at those. And it does not speak End User Messaging: what SMS take
//! is deployed here, and sent in `contacts.rs` and `roles.rs`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use aws_sdk_dynamodb::config::Credentials;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_kms::types::KeyState;
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rekey_local::Sent;
use rekey_tests::tools::{as_from_a_shell, cargo_lambda, free_port, root, tool};
use rekey_tests::{Answer, Authenticator, GOOD_PASSWORD, Mail, OTHER_PASSWORD, Visitor};
use reqwest::Method;
use serde_json::{Value, json};
use tempfile::{NamedTempFile, TempDir};
use tokio::task::block_in_place;

const SENDER: &str = "no-reply@id.example.com";
const OWNER: &str = "owner@example.org";
/// Whose domain SES does not have to verify once more.
const USER: &str = "lin@example.org";
const REGION: &str = "eu-central-1";
/// Key and secret of the emulator's root, who may do everything.
const OPERATOR: &str = "test";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_template_and_its_functions_work_together_on_an_emulator() {
    let cloud = Cloud::start(block_in_place(build_functions)).await;
    assert_eq!(cloud.tables("AKIASTRANGER").await, Err("UnrecognizedClientException".to_owned()));
    cloud.verify_identities().await;
    wrong_parameters_are_refused_by_name(&cloud);

    let started = now();
    let deployed = cloud.deploy(&[]);
    assert!(deployed.succeeded, "{}", deployed.text);
    let url = cloud.output("Url");
    tell("deployed", started);

    somebody_registers(&cloud, &url).await;
    an_account_has_users_and_manages_them(&cloud, &url).await;
    somebody_changes_an_address_and_somebody_else_takes_it_back(&cloud, &url).await;
    // Last of what the password alone does: a recovery by mail holds users and contacts.
    somebody_forgets_and_gets_back_in(&cloud, &url).await;
    let owner = somebody_turns_second_factors_on_and_is_asked_for_them(&cloud, &url).await;
    pages_answer_what_has_no_route(&url).await;

    let again = cloud.deploy(&[]);
    assert!(again.text.contains("No changes to deploy"), "{}", again.text);
    a_parameter_changes_what_it_should_until_it_is_cleared(&cloud, &url).await;
    another_directory_ends_what_was_under_way(&cloud, &url, &owner).await;
    deleting_the_stack_leaves_the_directory_and_what_opens_it(&cloud).await;
}

fn wrong_parameters_are_refused_by_name(cloud: &Cloud) {
    for (parameters, message) in [
        (&["MailFrom=No-Reply@id.example.com"][..], "MailFrom must be an email address in lower case."),
        (&["SupportUrl=javascript:alert(1)"], "SupportUrl must begin with https:// or mailto:."),
        (&["PasswordMin=30"], "PasswordMin must be a whole number from 8 to 25."),
        (&["SignUp=maybe"], "'SignUp'"),
        (&["SmsCountries=Germany"], "SmsCountries must be ISO 3166-1 codes with commas, such as AT,CH,DE."),
        (&["SmsCountries=AT,DE"], "SmsCountries needs SmsOrigination, which the messages are sent from."),
        (&["SmsOrigination=Example"], "SmsOrigination must be the ARN of a pool, a phone number or a sender ID"),
        (&["DomainName=id.example.com"], "DomainName needs CertificateArn, a certificate in this region."),
        (&["EdgeSecret=0123456789abcdef0123456789abcdef"], "EdgeSecret needs EdgeCertificateArn, which puts CloudFront in front."),
    ] {
        let refused = cloud.deploy(parameters);
        assert!(!refused.succeeded && refused.text.contains(message), "{parameters:?}: {}", refused.text);
    }
}

async fn somebody_registers(cloud: &Cloud, url: &str) {
    let person = Visitor::new(url, "127.0.0.1");
    person.ask_for_mail("register", json!({"account": "acme-labs", "email": OWNER})).await.expect(202);
    let mail = cloud.mail("Activate your Rekey account").await;
    assert_eq!(mail.0.from, "\"Rekey\" <no-reply@id.example.com>");
    assert!(mail.0.text.contains(&format!("{url}/activate#token=")), "{}", mail.0.text);
    person.post("/v1/accounts/activate", json!({"token": mail.token(), "password": GOOD_PASSWORD})).await.expect(200);
}

async fn somebody_forgets_and_gets_back_in(cloud: &Cloud, url: &str) {
    let person = Visitor::new(url, "127.0.0.1");
    let phone = Visitor::new(url, "127.0.0.1");
    phone.sign_in_app("acme-labs", GOOD_PASSWORD, "mobile").await;
    assert_eq!(phone.session_status().await, 200);

    let asked = now();
    let recovery = person.recover(OWNER).await;
    let mail = cloud.mail("Reset your Rekey password").await;
    tell("a mail was asked for and is with SES", asked);
    // The typed code, too: it is checked by the key in KMS.
    let typed = json!({"recovery_id": recovery, "code": mail.code()});
    person.post("/v1/recovery/consume", typed).await.expect(200);
    let ticket = person.consume(&mail.token()).await;
    person.set_password(&ticket, "acme-labs", OTHER_PASSWORD).await.expect(200);
    assert_eq!(phone.session_status().await, 401);
    cloud.mail("Your Rekey password was changed").await;
    person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.refused(410, "expired");

    person.try_sign_in("acme-labs", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    person.sign_in("acme-labs", OTHER_PASSWORD).await;
    let session = person.get("/v1/session").await.expect(200);
    assert_eq!((session.text("account"), session.text("client")), ("acme-labs".to_owned(), "web".to_owned()));
    assert_eq!(person.get("/v1/account").await.expect(200).text("email"), OWNER);
    assert_eq!(person.get("/v1/sessions").await.expect(200).json()["sessions"].as_array().unwrap().len(), 1);
    person.delete("/v1/sessions").await.expect(204);
    person.post("/v1/session/reauthenticate", json!({"password": OTHER_PASSWORD})).await.expect(204);
    person.post("/v1/users", json!({"user": "kit", "permissions": []})).await.refused(403, "on_hold");
    person.post("/v1/account/password", json!({"current_password": OTHER_PASSWORD, "new_password": GOOD_PASSWORD})).await.expect(204);
    person.post("/v1/sign-out", json!({})).await.expect(204);
    assert_eq!(person.session_status().await, 401);
}

/// Invited by mail, let in, changed, reset, deleted.
async fn an_account_has_users_and_manages_them(cloud: &Cloud, url: &str) {
    let root = Visitor::new(url, "127.0.0.1");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    let lin = json!({"user": "lin", "email": USER, "permissions": ["reports:read"]});
    root.post("/v1/users", lin.clone()).await.refused(403, "reauthentication_required");
    root.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    root.post("/v1/users", lin).await.expect(201);
    let invitation = cloud.mail_to(USER, "You are invited to Rekey").await;
    choose_password(url, &invitation.token(), GOOD_PASSWORD).await.expect(200);

    let user = Visitor::new(url, "127.0.0.1");
    let session = user.try_sign_in_user("acme-labs", Some("lin"), GOOD_PASSWORD).await.expect(200).json()["session"].clone();
    assert_eq!((&session["role"], &session["permissions"]), (&json!("user"), &json!(["reports:read"])));
    user.get("/v1/users").await.refused(403, "forbidden");
    let listed = root.get("/v1/users?search=li").await.expect(200).json()["users"][0].clone();
    assert_eq!((&listed["user"], &listed["state"], &listed["email"]), (&json!("lin"), &json!("active"), &json!(USER)));
    assert!(listed["last_sign_in_at"].is_string(), "{listed}");
    let changed = root.patch("/v1/users/lin", json!({"permissions": ["users:read"]})).await.expect(200).json();
    assert_eq!(changed["permissions"], json!(["users:read"]));
    user.get("/v1/users").await.expect(200);

    let reset = root.post("/v1/users/lin/reset-password", json!({})).await.expect(200).text("activation_url");
    assert_eq!(user.session_status().await, 401);
    let user = Visitor::new(url, "127.0.0.1");
    user.try_sign_in_user("acme-labs", Some("lin"), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    let (page, token) = reset.split_once("#token=").unwrap();
    assert_eq!(page, format!("{url}/activate"));
    choose_password(url, token, OTHER_PASSWORD).await.expect(200);
    choose_password(url, token, GOOD_PASSWORD).await.refused(410, "expired");
    cloud.mail_to(USER, "Your Rekey password was chosen").await;

    user.try_sign_in_user("acme-labs", Some("lin"), OTHER_PASSWORD).await.expect(200);
    turn_on_app(&user, OTHER_PASSWORD).await;
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    cloud.mail_to(USER, "Two-factor authentication of your Rekey user was reset").await;
    assert_eq!(user.get("/v1/account").await.expect(200).json()["notices"][0]["code"], json!("two_factor_reset"));
    root.delete("/v1/users/lin").await.expect(204);
    assert_eq!(user.session_status().await, 401);
    assert_eq!(root.get("/v1/users").await.expect(200).json()["users"], json!([]));
    root.post("/v1/sign-out", json!({})).await.expect(204);
}

/// Of a user; what the gateway, the role of `account` and the stream make of it.
async fn somebody_changes_an_address_and_somebody_else_takes_it_back(cloud: &Cloud, url: &str) {
    let (old, new) = ("mo@example.org", "mo-elsewhere@example.org");
    let root = Visitor::new(url, "127.0.0.1");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    root.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    root.post("/v1/users", json!({"user": "mo", "email": old, "permissions": []})).await.expect(201);
    choose_password(url, &cloud.mail_to(old, "You are invited to Rekey").await.token(), GOOD_PASSWORD).await.expect(200);

    let mo = Visitor::new(url, "127.0.0.1");
    mo.try_sign_in_user("acme-labs", Some("mo"), GOOD_PASSWORD).await.expect(200);
    mo.post("/v1/account/email", json!({"email": new})).await.refused(403, "reauthentication_required");
    mo.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    // Where there are no countries, there are no numbers.
    mo.post("/v1/account/phone", json!({"phone": "+4915123456789"})).await.refused(400, "invalid_request");
    mo.delete("/v1/account/phone").await.refused(404, "not_found");
    mo.post("/v1/account/email", json!({"email": new})).await.expect(202);
    let code = cloud.mail_to(new, "Your Rekey authentication code").await.digits();
    mo.post("/v1/account/email/confirm", json!({"code": "000000"})).await.refused(401, "invalid_code");
    mo.post("/v1/account/email/confirm", json!({"code": code})).await.expect(204);
    assert_eq!(mo.get("/v1/account").await.expect(200).text("email"), new);

    let link = cloud.mail_to(old, "The email address of your Rekey account was changed").await.not_me();
    let stranger = Visitor::new(url, "127.0.0.1");
    stranger.post("/v1/not-me", json!({"token": link})).await.expect(200);
    stranger.post("/v1/not-me", json!({"token": link})).await.refused(410, "expired");
    assert_eq!(mo.session_status().await, 401);
    cloud.mail_to(old, "Your Rekey account is locked").await;
    let frozen = root.get("/v1/users?search=mo").await.expect(200).json()["users"][0].clone();
    assert_eq!((&frozen["state"], &frozen["email"]), (&json!("frozen"), &json!(old)));
    root.delete("/v1/users/mo").await.expect(204);
    root.post("/v1/sign-out", json!({})).await.expect(204);
}

async fn choose_password(url: &str, token: &str, password: &str) -> Answer {
    Visitor::new(url, "127.0.0.1").post("/v1/accounts/activate", json!({"token": token, "password": password})).await
}

/// In a session of this password; gives the app and the recovery codes.
async fn turn_on_app(person: &Visitor, password: &str) -> (Authenticator, Vec<String>) {
    person.post("/v1/session/reauthenticate", json!({"password": password})).await.expect(204);
    let app = Authenticator::new(&person.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret"));
    let on = person.post("/v1/two-factor/app/confirm", json!({"code": app.code(Clock::System.now())})).await.expect(200).json();
    (app, serde_json::from_value(on["recovery_codes"].clone()).unwrap())
}

/// What somebody with second factors has at hand.
struct Owner {
    app: Authenticator,
    /// When the last code of the app's that was used is the current one.
    used: Timestamp,
    recovery_codes: Vec<String>,
}

/// Seeds are sealed and opened, and mailed codes are checked, by keys in KMS.
async fn somebody_turns_second_factors_on_and_is_asked_for_them(cloud: &Cloud, url: &str) -> Owner {
    let person = Visitor::new(url, "127.0.0.1");
    person.sign_in("acme-labs", GOOD_PASSWORD).await;
    person.post("/v1/two-factor/app", json!({})).await.refused(403, "reauthentication_required");
    let (app, mut recovery_codes) = turn_on_app(&person, GOOD_PASSWORD).await;
    assert_eq!(recovery_codes.len(), 10);
    cloud.mail("Two-factor authentication is on for your Rekey account").await;
    person.post("/v1/two-factor/email", json!({})).await.expect(202);
    let code = cloud.mail("Your Rekey authentication code").await.digits();
    person.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200);
    assert_eq!(person.get("/v1/two-factor").await.expect(200).json()["recovery_codes_left"], 10);

    // The first code is used up; the next is good already, for apps whose clock is fast.
    let browser = Visitor::new(url, "127.0.0.1");
    let asked = browser.sign_in("acme-labs", GOOD_PASSWORD).await;
    assert_eq!((asked.text("status").as_str(), &asked.json()["methods"]), ("code_required", &json!(["app", "email", "recovery_code"])));
    assert_eq!(browser.session_status().await, 401);
    let used = Clock::System.now().plus(30);
    show_code(&browser, &asked.text("challenge"), "app", "000000").await.refused(401, "invalid_code");
    show_code(&browser, &asked.text("challenge"), "app", &app.code(used)).await.expect(200);
    assert_eq!(browser.session_status().await, 200);
    let shown = json!({"password": GOOD_PASSWORD, "method": "recovery_code", "code": recovery_codes.pop()});
    browser.post("/v1/session/reauthenticate", shown).await.expect(204);
    // The password was recovered by mail a moment ago, before there was a factor.
    browser.delete("/v1/two-factor/app").await.refused(403, "on_hold");
    Owner { app, used, recovery_codes }
}

/// The password, from a phone; gives the challenge.
async fn pass_password(phone: &Visitor) -> String {
    let password = json!({"account": "acme-labs", "password": GOOD_PASSWORD, "client": "mobile"});
    phone.post("/v1/sign-in", password).await.expect(200).text("challenge")
}

async fn show_code(visitor: &Visitor, challenge: &str, method: &str, code: &str) -> Answer {
    let body = json!({"challenge": challenge, "method": method, "code": code});
    visitor.send(visitor.request(Method::POST, "/v1/sign-in/verify").header("sec-fetch-site", "same-origin").json(&body)).await
}

async fn pages_answer_what_has_no_route(url: &str) {
    let visitor = Visitor::new(url, "127.0.0.1");
    assert!(visitor.get("/forgot").await.expect(200).raw.contains("</html>"));
    visitor.get("/v1/nothing").await.refused(404, "not_found");
    visitor.get("/v1/recovery").await.refused(404, "not_found");
}

async fn a_parameter_changes_what_it_should_until_it_is_cleared(cloud: &Cloud, url: &str) {
    let visitor = Visitor::new(url, "127.0.0.1");
    let pool = format!("SmsOrigination=arn:aws:sms-voice:{REGION}:000000000000:pool/pool-1");
    let changed = cloud.deploy(&["Brand=\"Acme Cloud\"", "ReportUrl=https://help.example.com/report", "SmsCountries=AT,DE", &pool]);
    assert!(changed.succeeded, "{}", changed.text);
    let functions: BTreeSet<&str> = changed.modified("AWS::Lambda::Function");
    let told = ["Account", "Admin", "Deliver", "Enrol2fa", "Pages", "SetPassword", "SignIn"].map(|name| format!("{name}Function"));
    assert_eq!(functions, told.iter().map(String::as_str).collect());
    assert_eq!(changed.modified("AWS::IAM::Role"), BTreeSet::from(["DeliverRole"]));
    for table in ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"] {
        assert_eq!(changed.modified(table), BTreeSet::new());
    }
    let config = visitor.get("/v1/config").await.expect(200).json();
    assert_eq!((&config["brand"], &config["report_url"]), (&json!("Acme Cloud"), &json!("https://help.example.com/report")));
    assert_eq!(config["sms_countries"], json!(["AT", "DE"]));

    // What is not given again stays; what is cleared goes.
    let cleared = cloud.deploy(&["ReportUrl=\"\"", "SmsCountries=\"\""]);
    assert!(cleared.succeeded, "{}", cleared.text);
    let config = visitor.get("/v1/config").await.expect(200).json();
    assert_eq!((&config["brand"], &config["report_url"]), (&json!("Acme Cloud"), &Value::Null));
    assert_eq!(config["sms_countries"], json!([]));
}

/// As another stack takes up a directory: here it is the stack's own table and key that are named as those to use.
async fn another_directory_ends_what_was_under_way(cloud: &Cloud, url: &str, owner: &Owner) {
    let phone = Visitor::new(url, "127.0.0.1");
    let challenge = pass_password(&phone).await;
    let entered = show_code(&phone, &challenge, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
    phone.use_token(&entered.text("token"));
    assert_eq!(phone.session_status().await, 200);
    let (directory, seed_key) = (cloud.output("DirectoryTable"), cloud.output("SeedKey"));
    let changed = cloud.deploy(&[&format!("ExistingDirectoryTable={directory}"), &format!("ExistingSeedKeyArn={seed_key}")]);
    assert!(changed.succeeded, "{}", changed.text);
    assert_eq!(cloud.output("FlowsTable"), format!("{directory}-flows"));
    assert_eq!(cloud.output("SeedKey"), seed_key);
    assert_eq!(phone.session_status().await, 401);

    // What the directory knows of its owner is as it was, and the seed opens.
    while Clock::System.now() < owner.used {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let challenge = pass_password(&phone).await;
    show_code(&phone, &challenge, "app", &owner.app.code(owner.used)).await.refused(401, "invalid_code");
    show_code(&phone, &challenge, "app", &owner.app.code(Clock::System.now().plus(30))).await.expect(200);
    let challenge = pass_password(&phone).await;
    phone.post("/v1/sign-in/email-code", json!({"challenge": challenge})).await.expect(202);
    let code = cloud.mail("Your Acme Cloud authentication code").await.digits();
    show_code(&phone, &challenge, "email", &code).await.expect(200);
    phone.recover(OWNER).await;
    cloud.mail("Reset your Acme Cloud password").await;
}

async fn deleting_the_stack_leaves_the_directory_and_what_opens_it(cloud: &Cloud) {
    let (directory, flows) = (cloud.output("DirectoryTable"), cloud.output("FlowsTable"));
    let keys = BTreeSet::from([cloud.output("DataKey"), cloud.output("SeedKey")]);
    let before = cloud.tables(OPERATOR).await.unwrap();
    assert!(before.contains(&directory) && before.contains(&flows), "{before:?}");
    assert_eq!(cloud.keys().await.len(), keys.len() + 1, "these, and that of codes");
    let deleted = cloud.sam(&["delete", "--no-prompts"]);
    assert!(deleted.status.success(), "{}", text(&deleted));
    assert_eq!(cloud.tables(OPERATOR).await.unwrap(), BTreeSet::from([directory]));
    assert_eq!(cloud.keys().await, keys);
}

/// As README says; it takes minutes, unless nothing has changed.
/// The folder of the bootstraps, below `target`. With `tests/run --release-bootstraps` they are those that operators deploy.
/// Otherwise they are the test build's own binaries without debug information, because a release build takes ten minutes.
fn build_functions() -> &'static str {
    #[expect(clippy::disallowed_methods, reason = "an option of tests/run, not a setting of Rekey")]
    if std::env::var_os("RELEASE_BOOTSTRAPS").is_some() {
        let built = cargo_lambda(&["build-functions"]).output().unwrap();
        assert!(built.status.success(), "{}", text(&built));
        return "lambda";
    }
    let built = as_from_a_shell("cargo").args(["build", "--locked", "--workspace", "--bins"]).output().unwrap();
    assert!(built.status.success(), "{}", text(&built));
    for entry in fs::read_dir(root().join("functions")).unwrap() {
        let name = entry.unwrap().file_name();
        let folder = root().join("target/lambda-dev").join(&name);
        fs::create_dir_all(&folder).unwrap();
        let stripped =
            Command::new("strip").arg("-o").args([folder.join("bootstrap"), root().join("target/debug").join(name)]).output().unwrap();
        assert!(stripped.status.success(), "{}", text(&stripped));
    }
    "lambda-dev"
}

/// The template with what the emulator cannot take replaced; beside the other, since it names the functions' folders from
/// where it is.
fn template_for_the_emulator(bootstraps: &str) -> NamedTempFile {
    let template = fs::read_to_string(root().join("infra/template.yaml")).unwrap();
    let template = template.replace("../target/lambda/", &format!("../target/{bootstraps}/"));
    let (before, rest) = template.split_once("                Action: ses:SendEmail\n").unwrap();
    let (strict, after) = rest.split_once("\n\n").unwrap();
    assert!(strict.contains("ses:FromAddress"), "{strict}");
    let named = ", \"Null\": { \"kms:EncryptionContextKeys\": \"false\" }";
    assert_eq!(template.matches(named).count(), 4, "both functions that use the key of seeds name a context");
    let purposes = ["sign-in", "enrolment", "[enrolment, sign-in]"]
        .map(|purposes| format!(", StringEquals: {{ \"kms:EncryptionContext:purpose\": {purposes} }}"));
    assert!(purposes.iter().all(|purpose| template.matches(purpose).count() == 1), "seeds are sealed and opened for a purpose");
    let (_, others) = strict.split_once("ses:FromAddress\": !Ref MailFrom } }\n").unwrap();
    let loose = "                Action: ses:SendEmail\n                Resource: \"*\"\n";
    let file = tempfile::Builder::new().prefix(".template-").suffix(".yaml").tempfile_in(root().join("infra")).unwrap();
    let template = format!("{before}{loose}{others}\n\n{after}").replace(named, "");
    fs::write(file.path(), purposes.iter().fold(template, |template, purpose| template.replace(purpose, ""))).unwrap();
    file
}

/// An emulator of AWS of this test's own.
struct Cloud {
    process: Child,
    /// Where it is.
    url: String,
    /// The way there, as the operator.
    aws: Aws,
    client: reqwest::Client,
    template: NamedTempFile,
    folder: TempDir,
}

/// What `sam deploy` said.
struct Deployment {
    succeeded: bool,
    text: String,
}

impl Cloud {
    async fn start(bootstraps: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let port = free_port();
        let url = format!("http://127.0.0.1:{port}");
        let log = File::create(folder.path().join("log")).unwrap();
        let process = Command::new(tool(".venv", "ministack"))
            .current_dir(folder.path())
            .env("BIND_HOST", "127.0.0.1")
            .env("GATEWAY_PORT", port.to_string())
            .env("AWS_ENDPOINT_URL", &url)
            .env("TMPDIR", folder.path())
            // Roles are enforced.
            .env("AUTH", "true")
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let endpoints = Endpoints { dynamodb: Some(url.clone()), sesv2: Some(url.clone()), sms: Some(url.clone()), kms: None };
        let credentials = Credentials::new(OPERATOR, OPERATOR, None, None, "operator");
        let aws = Aws::new(REGION.to_owned(), credentials, endpoints);
        let mut cloud = Self { process, url, aws, client: reqwest::Client::new(), template: template_for_the_emulator(bootstraps), folder };
        while !cloud.log().contains("Running on") {
            assert!(cloud.process.try_wait().unwrap().is_none(), "the emulator ended: {}", cloud.log());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        cloud
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Sender and recipients, as the sandbox of SES wants it.
    async fn verify_identities(&self) {
        let client = aws_sdk_sesv2::Client::new(&self.aws.service(self.aws.endpoints().sesv2.as_ref()));
        for address in [SENDER, OWNER] {
            let (_, domain) = address.split_once('@').unwrap();
            client.create_email_identity().email_identity(domain).send().await.unwrap();
        }
    }

    /// `sam <arguments>` at the one stack.
    fn sam(&self, arguments: &[&str]) -> Output {
        block_in_place(|| {
            Command::new(tool(".venv-sam", "sam"))
                .current_dir(root())
                .args(arguments)
                .args(["--stack-name", "rekey", "--region", REGION])
                .env("AWS_ENDPOINT_URL", &self.url)
                .env("AWS_ACCESS_KEY_ID", OPERATOR)
                .env("AWS_SECRET_ACCESS_KEY", OPERATOR)
                .env("HOME", self.folder.path())
                .env("SAM_CLI_TELEMETRY", "0")
                .stdin(Stdio::null())
                .output()
                .unwrap()
        })
    }

    /// The command of README, for the processor of this machine and with an identity that is there.
    fn deploy(&self, parameters: &[&str]) -> Deployment {
        let sender = format!("MailFrom={SENDER}");
        let architecture = format!("Architecture={}", if cfg!(target_arch = "aarch64") { "arm64" } else { "x86_64" });
        let template = self.template.path().to_str().unwrap();
        let mut arguments = vec!["deploy", "--template", template, "--resolve-s3", "--capabilities", "CAPABILITY_IAM"];
        arguments.extend(["--parameter-overrides", &architecture, "MailIdentity=existing", &sender]);
        arguments.extend(parameters);
        let output = self.sam(&arguments);
        Deployment { succeeded: output.status.success(), text: text(&output) }
    }

    /// An output of the stack.
    fn output(&self, name: &str) -> String {
        let listed = self.sam(&["list", "stack-outputs", "--output", "json"]);
        let outputs: Vec<Value> = serde_json::from_slice(&listed.stdout).unwrap_or_else(|_| panic!("{}", text(&listed)));
        let output = outputs.iter().find(|output| output["OutputKey"] == name).unwrap_or_else(|| panic!("no output {name}: {outputs:?}"));
        output["OutputValue"].as_str().unwrap().to_owned()
    }

    /// All mails that SES has taken, oldest first.
    async fn mails(&self) -> Vec<Mail> {
        let answer: Value = self.client.get(self.at("/_ministack/ses/messages")).send().await.unwrap().json().await.unwrap();
        let messages = answer["messages"].as_object().unwrap().values().flat_map(|all| all.as_array().unwrap());
        let mail = |message: &Value| {
            let text = |name: &str| message[name].as_str().unwrap().to_owned();
            Mail(Sent {
                id: Id::random(&Random::system()),
                channel: "email",
                to: message["To"][0].as_str().unwrap().to_owned(),
                from: text("Source"),
                subject: text("Subject"),
                text: text("BodyText"),
                html: text("BodyHtml"),
                // The emulator keeps none.
                headers: Vec::new(),
                sent_at: message["Timestamp"].to_string(),
                configuration_set: None,
            })
        };
        messages.map(mail).collect()
    }

    /// The owner's first mail with this subject, as soon as it is there.
    async fn mail(&self, subject: &str) -> Mail {
        self.mail_to(OWNER, subject).await
    }

    /// Somebody's first mail with this subject, as soon as it is there.
    async fn mail_to(&self, address: &str, subject: &str) -> Mail {
        for _ in 0..1200 {
            if let Some(mail) = self.mails().await.into_iter().find(|mail| mail.0.to == address && mail.0.subject == subject) {
                return mail;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no mail {subject}: {}", self.log());
    }

    /// The tables that there are, as whoever has this access key sees them.
    async fn tables(&self, access_key: &str) -> Result<BTreeSet<String>, String> {
        let credentials = Credentials::new(access_key, OPERATOR, None, None, "operator");
        let aws = Aws::new(REGION.to_owned(), credentials, self.aws.endpoints().clone());
        let tables = rekey_adapters::store::client(&aws)
            .list_tables()
            .send()
            .await
            .map_err(|error| error.code().unwrap_or("no answer").to_owned())?;
        Ok(tables.table_names.unwrap_or_default().into_iter().collect())
    }

    /// The keys that are not about to be deleted.
    async fn keys(&self) -> BTreeSet<String> {
        let client = aws_sdk_kms::Client::new(&self.aws.service(Some(&self.url)));
        let mut keys = BTreeSet::new();
        for key in client.list_keys().send().await.unwrap().keys() {
            let key = client.describe_key().key_id(key.key_id().unwrap()).send().await.unwrap().key_metadata.unwrap();
            if key.key_state != Some(KeyState::PendingDeletion) {
                keys.extend(key.arn);
            }
        }
        keys
    }
}

impl Drop for Cloud {
    /// Asked to end, it also ends the functions that it has started.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

impl Deployment {
    /// What the change set modifies of one type, by the table that is shown.
    fn modified(&self, of_type: &str) -> BTreeSet<&str> {
        let rows = self.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        rows.filter(|row| row.starts_with(&["*", "Modify"]) && row[3] == of_type).map(|row| row[2]).collect()
    }
}

#[expect(clippy::disallowed_methods, reason = "durations are told, and nothing depends on them")]
fn now() -> Instant {
    Instant::now()
}

/// Seen with `--nocapture`.
#[expect(clippy::print_stdout, reason = "figures for README")]
fn tell(what: &str, since: Instant) {
    println!("{what}: {:.2} s", since.elapsed().as_secs_f64());
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
