//! The emulator of AWS: starting it, deploying to it with SAM, and reading what it holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use aws_sdk_dynamodb::config::Credentials;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_kms::types::KeyState;
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rekey_local::Sent;
use rekey_tests::Mail;
use rekey_tests::operator::{Ran, command, run};
use rekey_tests::tools::{as_from_a_shell, cargo_lambda, free_port, root, tool};
use serde_json::Value;
use tempfile::{NamedTempFile, TempDir};
use tokio::task::block_in_place;

const SENDER: &str = "no-reply@id.example.com";
/// The address of the account that the journeys use. SES verifies its domain, so that the users' addresses have the same one.
pub(super) const OWNER: &str = "owner@example.org";
pub(super) const REGION: &str = "eu-central-1";
/// The name of the stack, as in README.
pub(super) const STACK: &str = "rekey";
/// The access key and the secret of the emulator's root user, which may do everything.
pub(super) const OPERATOR: &str = "test";

/// Builds the bootstraps of the functions, and returns their folder below `target`. `tests/run --release-bootstraps` builds what
/// operators deploy. Otherwise the bootstraps are the binaries of the test build without debug information, because a release build
/// takes ten minutes.
pub(super) fn build_functions() -> &'static str {
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

/// A copy of the template without the conditions that the emulator does not know. It is in the same folder, because the template has
/// relative paths to the functions.
fn template_for_the_emulator(bootstraps: &str) -> NamedTempFile {
    let template = fs::read_to_string(root().join("infra/template.yaml")).unwrap();
    let template = template.replace("../target/lambda/", &format!("../target/{bootstraps}/"));
    let (before, rest) = template.split_once("                Action: ses:SendEmail\n").unwrap();
    let (strict, after) = rest.split_once("\n\n").unwrap();
    assert!(strict.contains("ses:FromAddress"), "{strict}");
    let context = ", \"Null\": { \"kms:EncryptionContextKeys\": \"false\" }";
    assert_eq!(template.matches(context).count(), 7, "each statement about the key of seeds requires a context");
    let purposes = ["sign-in", "enrolment", "[enrolment, sign-in]"]
        .map(|purposes| format!(", StringEquals: {{ \"kms:EncryptionContext:purpose\": {purposes} }}"));
    assert!(purposes.iter().all(|purpose| template.matches(purpose).count() > 0), "each statement about the key of seeds names purposes");
    let source = ", Condition: { StringEquals: { \"events:source\": rekey } }";
    assert_eq!(template.matches(source).count(), 1, "publish puts events with one source");
    let (_, others) = strict.split_once("ses:FromAddress\": !Ref MailFrom } }\n").unwrap();
    let loose = "                Action: ses:SendEmail\n                Resource: \"*\"\n";
    let file = tempfile::Builder::new().prefix(".template-").suffix(".yaml").tempfile_in(root().join("infra")).unwrap();
    let template = format!("{before}{loose}{others}\n\n{after}").replace(context, "").replace(source, "");
    fs::write(file.path(), purposes.iter().fold(template, |template, purpose| template.replace(purpose, ""))).unwrap();
    file
}

/// An emulator of AWS, with at most one stack.
pub(super) struct Cloud {
    process: Child,
    url: String,
    /// The configuration of the SDK's clients, with the operator's credentials.
    aws: Aws,
    client: reqwest::Client,
    template: NamedTempFile,
    folder: TempDir,
}

/// The result of `sam deploy`.
pub(super) struct Deployment {
    pub(super) succeeded: bool,
    /// Everything that it printed.
    pub(super) text: String,
}

impl Cloud {
    /// Starts the emulator. `bootstraps` is the folder from [`build_functions`].
    pub(super) async fn start(bootstraps: &str) -> Self {
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
            // The emulator enforces roles.
            .env("AUTH", "true")
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let endpoints = Endpoints { dynamodb: Some(url.clone()), sesv2: Some(url.clone()), sms: Some(url.clone()), ..Endpoints::default() };
        let credentials = Credentials::new(OPERATOR, OPERATOR, None, None, "operator");
        let aws = Aws::new(REGION.to_owned(), credentials, endpoints);
        let mut cloud = Self { process, url, aws, client: reqwest::Client::new(), template: template_for_the_emulator(bootstraps), folder };
        while !cloud.log().contains("Running on") {
            assert!(cloud.process.try_wait().unwrap().is_none(), "the emulator ended: {}", cloud.log());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        cloud
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Verifies the domains of the sender and the recipients, as the sandbox of SES requires.
    pub(super) async fn verify_identities(&self) {
        let client = aws_sdk_sesv2::Client::new(&self.aws.service(self.aws.endpoints().sesv2.as_ref()));
        for address in [SENDER, OWNER] {
            let (_, domain) = address.split_once('@').unwrap();
            client.create_email_identity().email_identity(domain).send().await.unwrap();
        }
    }

    /// Runs `sam <arguments>` as the operator.
    pub(super) fn sam(&self, arguments: &[&str]) -> Output {
        block_in_place(|| {
            Command::new(tool(".venv-sam", "sam"))
                .current_dir(root())
                .args(arguments)
                .args(["--region", REGION])
                .env("AWS_ENDPOINT_URL", &self.url)
                .env("AWS_ACCESS_KEY_ID", OPERATOR)
                .env("AWS_SECRET_ACCESS_KEY", OPERATOR)
                .env("HOME", self.folder.path())
                .env("SAM_CLI_TELEMETRY", "0")
                // In seconds. The default of 5 is made for AWS, where a change takes longer.
                .env("SAM_CLI_POLL_DELAY", "0.1")
                .stdin(Stdio::null())
                .output()
                .unwrap()
        })
    }

    /// Runs the operators' tool on the stack.
    pub(super) async fn tool(&self, arguments: &[&str]) -> Ran {
        let mut command = command(arguments).await;
        command.env("AWS_ENDPOINT_URL", &self.url).env("AWS_REGION", REGION);
        command.env("AWS_ACCESS_KEY_ID", OPERATOR).env("AWS_SECRET_ACCESS_KEY", OPERATOR);
        run(command).await
    }

    /// Uploads the binaries. Each deployment takes them from there: `sam deploy` would compress them again every time. The packaged
    /// template is JSON, because SAM needs seconds for YAML of this size.
    pub(super) fn package(&self) {
        let (template, packaged) = (self.template.path(), self.packaged());
        let arguments = ["package", "--template", template.to_str().unwrap(), "--resolve-s3", "--use-json", "--output-template-file"];
        let output = self.sam(&[&arguments[..], &[packaged.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{}", text(&output));
    }

    fn packaged(&self) -> PathBuf {
        self.folder.path().join("packaged.json")
    }

    /// Deploys with the command of infra/README.md, for the processor of this machine and with an identity that exists.
    pub(super) fn deploy(&self, parameters: &[&str]) -> Deployment {
        let sender = format!("MailFrom={SENDER}");
        let architecture = format!("Architecture={}", if cfg!(target_arch = "aarch64") { "arm64" } else { "x86_64" });
        let packaged = self.packaged();
        let mut arguments = vec!["deploy", "--template", packaged.to_str().unwrap(), "--use-json", "--stack-name", STACK, "--resolve-s3"];
        arguments.extend(["--capabilities", "CAPABILITY_IAM"]);
        arguments.extend(["--parameter-overrides", &architecture, "MailIdentity=existing", &sender]);
        arguments.extend(parameters);
        let output = self.sam(&arguments);
        Deployment { succeeded: output.status.success(), text: text(&output) }
    }

    /// Deploys `infra/example/api` with the command of its README, as a stack of its own. Returns its address.
    pub(super) fn deploy_example_api(&self, stack: &str) -> String {
        let authorizer = format!("AuthorizerArn={}", self.outputs()["AuthorizerFunction"]);
        self.deploy_example("api", stack, &authorizer)["Url"].clone()
    }

    /// Deploys one of the example stacks. Returns its outputs.
    pub(super) fn deploy_example(&self, example: &str, stack: &str, parameter: &str) -> BTreeMap<String, String> {
        let template = format!("infra/example/{example}/template.yaml");
        let arguments = ["deploy", "--template", &template, "--stack-name", stack, "--resolve-s3"];
        let output = self.sam(&[&arguments[..], &["--capabilities", "CAPABILITY_IAM", "--parameter-overrides", parameter]].concat());
        assert!(output.status.success(), "{}", text(&output));
        self.outputs_of(stack)
    }

    /// A client of DynamoDB with the operator's credentials.
    pub(super) fn dynamodb(&self) -> aws_sdk_dynamodb::Client {
        rekey_adapters::store::client(&self.aws)
    }

    /// The outputs of the stack, by name.
    pub(super) fn outputs(&self) -> BTreeMap<String, String> {
        self.outputs_of(STACK)
    }

    fn outputs_of(&self, stack: &str) -> BTreeMap<String, String> {
        let listed = self.sam(&["list", "stack-outputs", "--stack-name", stack, "--output", "json"]);
        let outputs: Vec<Value> = serde_json::from_slice(&listed.stdout).unwrap_or_else(|_| panic!("{}", text(&listed)));
        let text = |output: &Value, name: &str| output[name].as_str().unwrap().to_owned();
        outputs.iter().map(|output| (text(output, "OutputKey"), text(output, "OutputValue"))).collect()
    }

    /// All mails that SES has accepted, oldest first.
    async fn mails(&self) -> Vec<Mail> {
        let answer: Value = self.client.get(format!("{}/_ministack/ses/messages", self.url)).send().await.unwrap().json().await.unwrap();
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
                // The emulator does not return headers.
                headers: Vec::new(),
                sent_at: message["Timestamp"].to_string(),
                configuration_set: None,
            })
        };
        messages.map(mail).collect()
    }

    /// Waits for the owner's first mail with this subject.
    pub(super) async fn mail(&self, subject: &str) -> Mail {
        self.mail_to(OWNER, subject).await
    }

    /// Waits for the first mail to this address with this subject.
    pub(super) async fn mail_to(&self, address: &str, subject: &str) -> Mail {
        for _ in 0..1200 {
            if let Some(mail) = self.mails().await.into_iter().find(|mail| mail.0.to == address && mail.0.subject == subject) {
                return mail;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no mail {subject}: {}", self.log());
    }

    /// Publishes a message to a topic, as SES does.
    pub(super) async fn publish(&self, topic: &str, message: &str) {
        let client = aws_sdk_sns::Client::new(&self.aws.service(Some(&self.url)));
        client.publish().topic_arn(topic).message(message).send().await.unwrap();
    }

    /// The names of all tables, or the error code for this access key.
    pub(super) async fn tables(&self, access_key: &str) -> Result<BTreeSet<String>, String> {
        let credentials = Credentials::new(access_key, OPERATOR, None, None, "operator");
        let aws = Aws::new(REGION.to_owned(), credentials, self.aws.endpoints().clone());
        let tables = rekey_adapters::store::client(&aws)
            .list_tables()
            .send()
            .await
            .map_err(|error| error.code().unwrap_or("no answer").to_owned())?;
        Ok(tables.table_names.unwrap_or_default().into_iter().collect())
    }

    /// The ARNs of all KMS keys, without those that are pending deletion.
    pub(super) async fn keys(&self) -> BTreeSet<String> {
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
    /// Sends SIGTERM, because the emulator then ends the functions that it has started.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

impl Deployment {
    /// The resources of one type that the change set modifies, from the table that `sam deploy` prints.
    pub(super) fn modified(&self, of_type: &str) -> BTreeSet<&str> {
        let rows = self.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        rows.filter(|row| row.starts_with(&["*", "Modify"]) && row[3] == of_type).map(|row| row[2]).collect()
    }
}

/// Everything that a command printed.
pub(super) fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
