//! `rotate code-key`: makes the key that replaces the key of typed and mailed codes, and says how to deploy it.

use std::fmt::{self, Display, Formatter};

use aws_sdk_kms::types::{KeySpec, KeyUsageType, Tag};
use clap::Subcommand;
use serde::Serialize;

use crate::failure::Failure;
use crate::report::{Done, Report};
use crate::stack::Stack;
use crate::target::{Deployment, Target};

#[derive(Subcommand)]
pub enum Rotate {
    /// Makes a key for typed and mailed codes, to deploy in place of the present one.
    CodeKey,
}

impl Rotate {
    /// Runs the command.
    ///
    /// # Errors
    /// If the arguments name the local stack, or AWS refuses a request.
    pub async fn run(self, target: &Target) -> Result<Done, Failure> {
        let Self::CodeKey = self;
        match target {
            Target::Aws(deployment) => Ok(code_key(deployment).await?.into()),
            Target::Local(_) => Err(Failure::WrongUse("The local stack takes its key from REKEY_LOCAL_KEY. Leave out --local.".to_owned())),
        }
    }
}

/// The key that was made.
#[derive(Serialize)]
struct NewCodeKey {
    key: String,
    previous: String,
    /// Whether the deployment deletes the previous key, because it belongs to the stack.
    deletes_previous: bool,
    /// The command that has the functions use the key.
    deploy: String,
}

async fn code_key(deployment: &Deployment) -> Result<NewCodeKey, Failure> {
    let stack = Stack::of(deployment).await?;
    let (previous, deletes_previous) = (stack.output("CodeKey")?.to_owned(), stack.parameter("ExistingCodeKeyArn")?.is_empty());
    let name = &deployment.stack;
    let tag = Tag::builder().tag_key("rekey:stack").tag_value(name).build().map_err(Failure::in_the_way)?;
    let request = aws_sdk_kms::Client::new(&deployment.sdk)
        .create_key()
        .description(format!("{name}: typed and mailed codes"))
        .multi_region(true)
        .key_spec(KeySpec::Hmac256)
        .key_usage(KeyUsageType::GenerateVerifyMac)
        .tags(tag);
    let key = request.send().await?.key_metadata.and_then(|key| key.arn);
    let key = key.ok_or_else(|| Failure::in_the_way("KMS does not say which key it has made. Look at the keys in its console."))?;
    let deploy = format!(
        "sam deploy --template infra/template.yaml --stack-name {name} --resolve-s3 --capabilities CAPABILITY_IAM \\\n  \
         --parameter-overrides ExistingCodeKeyArn={key}"
    );
    Ok(NewCodeKey { key, previous, deletes_previous, deploy })
}

impl Report for NewCodeKey {}

impl Display for NewCodeKey {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { key, previous, deletes_previous, deploy } = self;
        writeln!(f, "KMS has made the key {key}. No function uses it yet. This command has them use it:\n\n{deploy}\n")?;
        writeln!(
            f,
            "Then the typed and mailed codes of the last 15 minutes stop working, and so do CAPTCHAs on open pages (the page shows another"
        )?;
        writeln!(f, "one). Links and authenticator apps keep working.")?;
        if *deletes_previous {
            writeln!(f, "The deployment removes the stack's own key {previous}, and KMS deletes it 7 days later.")
        } else {
            writeln!(f, "A quarter of an hour later, delete the previous key: aws kms schedule-key-deletion --key-id {previous}")
        }
    }
}
