//! What `infra/template.yaml` says about properties that the emulator of the deployment test ignores.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use deliver::RecordKind;
use rekey_adapters::config::{Env, FromEnv};
use rekey_domain::limits::{self, Limit, Quota};
use rekey_tests::template::{functions, list, logical, routed_functions, template};
use serde_json::{Value, json};

/// The properties of a resource.
fn properties(name: &str) -> Value {
    let resource = &template()["Resources"][name];
    assert!(resource.is_object(), "there is no {name}");
    resource["Properties"].clone()
}

#[test]
fn rows_of_the_flows_table_expire_and_those_of_the_directory_do_not() {
    assert_eq!(properties("FlowsTable")["TimeToLiveSpecification"], json!({"AttributeName": "delete_after", "Enabled": true}));
    assert!(properties("DirectoryTable").get("TimeToLiveSpecification").is_none());
}

#[test]
fn deliver_gets_the_inserts_of_rows_that_cause_messages() {
    let source = properties("DeliverSource");
    let pattern: Value = serde_json::from_str(source["FilterCriteria"]["Filters"][0]["Pattern"].as_str().unwrap()).unwrap();
    let kinds = json!({"S": RecordKind::ALL.map(RecordKind::name)});
    assert_eq!(pattern, json!({"eventName": ["INSERT"], "dynamodb": {"NewImage": {"kind": kinds}}}));
    assert_eq!(list(&source["FilterCriteria"]["Filters"]).len(), 1);
    assert_eq!(source["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]));
    assert_eq!(source["BisectBatchOnFunctionError"], json!(true));
    assert_eq!(source["StartingPosition"], json!("TRIM_HORIZON"));
    // deliver gives a request up after the same time, so later attempts could only end as dead letters.
    assert_eq!(source["MaximumRecordAgeInSeconds"], json!(rekey_domain::delivery::GIVE_UP_AFTER));
    assert!(source["MaximumRetryAttempts"].as_i64().is_some_and(|attempts| attempts >= 3));
    assert_eq!(source["DestinationConfig"]["OnFailure"]["Destination"], json!("DeadLetters.Arn"));
}

#[test]
fn publish_gets_the_inserts_of_audit_entries_for_six_hours() {
    let source = properties("PublishSource");
    let pattern: Value = serde_json::from_str(source["FilterCriteria"]["Filters"][0]["Pattern"].as_str().unwrap()).unwrap();
    let kinds = json!({"S": [publish::PUBLISHED_KIND]});
    assert_eq!(pattern, json!({"eventName": ["INSERT"], "dynamodb": {"NewImage": {"kind": kinds}}}));
    assert_eq!(list(&source["FilterCriteria"]["Filters"]).len(), 1);
    let stream = json!(["OwnDirectoryStream", "DirectoryTable.StreamArn", "ExistingDirectoryStream"]);
    assert_eq!((&source["EventSourceArn"], &source["StartingPosition"]), (&stream, &json!("TRIM_HORIZON")));
    assert_eq!(source["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]));
    // One request to EventBridge takes the whole batch.
    assert_eq!(source["BatchSize"], json!(rekey_adapters::bus::MOST_EVENTS));
    // An hour without `publish` loses nothing, and what becomes a dead letter is in the stream for another 18 hours.
    assert_eq!((&source["MaximumRetryAttempts"], &source["MaximumRecordAgeInSeconds"]), (&json!(-1), &json!(6 * 3600)));
    assert_eq!(source["DestinationConfig"]["OnFailure"]["Destination"], json!("UnpublishedEvents.Arn"));
}

#[test]
fn publish_may_put_events_on_one_bus_and_reads_no_table() {
    let statements = list(&properties("PublishRole")["Policies"][0]["PolicyDocument"]["Statement"]);
    let puts = |text: &Value| text.to_string().contains("events:PutEvents");
    let own: Vec<&Value> = statements.iter().filter(|statement| puts(statement)).collect();
    assert_eq!((own.len(), &own[0]["Resource"]), (1, &json!(["OwnEventBus", "EventBus.Arn", "ExistingEventBus"])));
    let template = template();
    let others = template["Resources"].as_object().unwrap().iter().filter(|(name, resource)| *name != "PublishRole" && puts(resource));
    assert_eq!(others.count(), 0);
    assert!(!properties("PublishRole").to_string().contains("Table.Arn\""));
}

#[test]
fn only_ses_can_publish_mail_events_and_only_their_topic_calls_bounce() {
    let (topic, subscription) = (properties("MailEventsTopicPolicy"), properties("BounceSubscription"));
    let publishers = json!([{
        "Effect": "Allow",
        "Principal": {"Service": "ses.amazonaws.com"},
        "Action": "sns:Publish",
        "Resource": "MailEventsTopic",
        "Condition": {"StringEquals": {"aws:SourceAccount": "AWS::AccountId"}}
    }]);
    assert_eq!((&topic["Topics"], &topic["PolicyDocument"]["Statement"]), (&json!(["MailEventsTopic"]), &publishers));
    assert_eq!(subscription, json!({"TopicArn": "MailEventsTopic", "Protocol": "lambda", "Endpoint": "BounceFunction.Arn"}));
    let expected = json!({"Action": "lambda:InvokeFunction", "FunctionName": "BounceFunction", "Principal": "sns.amazonaws.com", "SourceArn": "MailEventsTopic"});
    assert_eq!(properties("BouncePermission"), expected);

    // No role can publish an event or call the function.
    let template = template();
    let resources = template["Resources"].as_object().unwrap();
    let of_type = |wanted: &'static str| resources.values().filter(move |resource| resource["Type"] == wanted).map(Value::to_string);
    assert!(of_type("AWS::IAM::Role").all(|role| !role.contains("sns:Publish") && !role.contains("BounceFunction")));
    assert_eq!(of_type("AWS::Lambda::Permission").filter(|permission| permission.contains("BounceFunction")).count(), 1);
    // Events that are not recorded are kept.
    assert_eq!(properties("BounceFunction")["DeadLetterQueue"], json!({"Type": "SQS", "TargetArn": "UnrecordedMailEvents.Arn"}));
}

#[test]
fn deliver_is_called_every_quarter_of_an_hour_for_what_is_due() {
    let (rule, permission) = (properties("DueRule"), properties("DuePermission"));
    assert_eq!(rule["ScheduleExpression"], json!("rate(15 minutes)"));
    assert!(rule.get("State").is_none(), "the rule is on by default");
    assert_eq!(rule["Targets"], json!([{"Id": "deliver", "Arn": "DeliverFunction.Arn", "Input": "{\"due\":true}"}]));
    let expected = json!({"Action": "lambda:InvokeFunction", "FunctionName": "DeliverFunction", "Principal": "events.amazonaws.com", "SourceArn": "DueRule.Arn"});
    assert_eq!(permission, expected);
    // The function reads the input of the rule.
    let call: deliver::Call = serde_json::from_str(rule["Targets"][0]["Input"].as_str().unwrap()).unwrap();
    assert!(matches!(call, deliver::Call::Due { due: true }));
}

#[test]
fn a_stack_with_a_restored_directory_has_a_flows_table_of_its_own() {
    // The flows table is new and empty, so no session that ended after the backup comes back.
    let name = json!(["OwnDirectory", "AWS::NoValue", "${ExistingDirectoryTable}-flows"]);
    assert_eq!(properties("FlowsTable")["TableName"], name);
}

#[test]
fn the_directory_and_the_keys_that_decrypt_it_outlive_the_stack() {
    let template = template();
    for name in ["DirectoryTable", "DataKey", "SeedKey"] {
        let resource = &template["Resources"][name];
        assert_eq!((&resource["DeletionPolicy"], &resource["UpdateReplacePolicy"]), (&json!("Retain"), &json!("Retain")), "{name}");
    }
    let directory = replica();
    assert_eq!(directory["DeletionProtectionEnabled"], json!(true));
    assert_eq!(directory["PointInTimeRecoverySpecification"], json!({"PointInTimeRecoveryEnabled": true}));
    for key in ["DataKey", "SeedKey"] {
        assert_eq!(properties(key)["EnableKeyRotation"], json!(true), "{key}");
    }
    let encrypted = json!({"SSEEnabled": true, "SSEType": "KMS"});
    assert_eq!(
        (&properties("DirectoryTable")["SSESpecification"], &directory["SSESpecification"]),
        (&encrypted, &json!({"KMSMasterKeyId": "DataKey.Arn"}))
    );
    assert_eq!(properties("FlowsTable")["SSESpecification"]["KMSMasterKeyId"], json!("DataKey.Arn"));
}

/// The only replica of the directory table.
fn replica() -> Value {
    let replicas = list(&properties("DirectoryTable")["Replicas"]);
    assert_eq!((replicas.len(), &replicas[0]["Region"]), (1, &json!("AWS::Region")));
    replicas[0].clone()
}

#[test]
fn the_directory_and_the_keys_can_get_replicas_in_other_regions() {
    assert_eq!(template()["Resources"]["DirectoryTable"]["Type"], json!("AWS::DynamoDB::GlobalTable"));
    for key in ["DataKey", "SeedKey", "CodeKey"] {
        assert_eq!(properties(key)["MultiRegion"], json!(true), "{key}");
    }
}

#[test]
fn ses_tracks_neither_opened_mails_nor_clicked_links() {
    for (set, destination) in [("MailConfiguration", "MailEvents"), ("UnprovenMailConfiguration", "UnprovenMailEvents")] {
        assert!(properties(set).get("TrackingOptions").is_none());
        assert_eq!(properties(destination)["ConfigurationSetName"], json!(set));
        let events = list(&properties(destination)["EventDestination"]["MatchingEventTypes"]);
        assert!(events.contains(&json!("bounce")) && events.contains(&json!("complaint")), "{events:?}");
        assert!(!events.contains(&json!("click")) && !events.contains(&json!("open")), "{events:?}");
    }
}

#[test]
fn mails_to_unproven_addresses_have_a_reputation_of_their_own() {
    let set = properties("UnprovenMailConfiguration");
    assert_eq!(set["ReputationOptions"], json!({"ReputationMetricsEnabled": true}));
    assert_eq!(set["SuppressionOptions"], json!({"SuppressedReasons": ["BOUNCE", "COMPLAINT"]}));
    let variables = properties("DeliverFunction")["Environment"]["Variables"].clone();
    assert_eq!(variables["REKEY_SES_CONFIGURATION_SET"], json!("MailConfiguration"));
    assert_eq!(variables["REKEY_SES_UNPROVEN_CONFIGURATION_SET"], json!("UnprovenMailConfiguration"));
}

#[test]
fn deliver_may_send_sms_from_one_identity_if_countries_are_set() {
    let template = template();
    // A deployment that lacks the countries or the identity may send no SMS.
    assert_eq!(template["Conditions"]["SendsSms"], json!([[["SmsCountries", ""]], [["SmsOrigination", ""]]]));
    let statements = list(&properties("DeliverRole")["Policies"][0]["PolicyDocument"]["Statement"]);
    let sends = |text: &Value| text.to_string().contains("sms-voice:Send");
    let sms: Vec<&Value> = statements.iter().filter(|statement| sends(statement)).collect();
    assert_eq!((sms.len(), &sms[0][0], &sms[0][2]), (1, &json!("SendsSms"), &json!("AWS::NoValue")));
    assert_eq!(sms[0][1]["Resource"][0], json!("SmsOrigination"));
    let others = template["Resources"].as_object().unwrap().iter().filter(|(name, resource)| *name != "DeliverRole" && sends(resource));
    assert_eq!(others.count(), 0);
}

#[test]
fn the_alarms_of_the_budgets_match_the_lines_that_deliver_logs() {
    for budget in ["Sms", "Mail"] {
        let (alarm, filter) = (properties(&format!("{budget}BudgetAlarm")), properties(&format!("{budget}BudgetSpent")));
        let metric = &filter["MetricTransformations"][0];
        assert_eq!((&alarm["Namespace"], &alarm["MetricName"]), (&metric["MetricNamespace"], &metric["MetricName"]));
        assert_eq!(filter["LogGroupName"], json!("DeliverLog"));
        let pattern = filter["FilterPattern"].as_str().unwrap();
        let (name, value) = pattern.trim_matches(['{', '}', ' ']).strip_prefix("$.").unwrap().split_once(" = ").unwrap();
        // The log line has the fields of an event at its top level.
        let outcome = include_str!("../../functions/deliver/src/outcome.rs");
        assert!(outcome.contains(&format!("{name} = {value}, ")), "{pattern}");
    }
}

/// The resources that CloudFormation creates or updates before this one.
fn made_before(name: &str) -> BTreeSet<String> {
    list(&template()["Resources"][name]["DependsOn"]).iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The keys of all routes, by the name of the resource.
fn route_keys() -> BTreeMap<String, String> {
    let template = template();
    let routes = template["Resources"].as_object().unwrap().iter().filter(|(_, resource)| resource["Type"] == "AWS::ApiGatewayV2::Route");
    routes.map(|(name, route)| (name.clone(), route["Properties"]["RouteKey"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn every_route_has_a_throttle_below_that_of_the_stage() {
    let (template, stage) = (template(), properties("Stage"));
    let number = |parameter: &Value| {
        let parameter = &template["Parameters"][parameter.as_str().unwrap()];
        parameter["Default"].as_u64().unwrap_or_else(|| panic!("{parameter} is no number"))
    };
    let throttle = |settings: &Value| (number(&settings["ThrottlingRateLimit"]), number(&settings["ThrottlingBurstLimit"]));
    let most = throttle(&stage["DefaultRouteSettings"]);
    let settings = stage["RouteSettings"].as_object().unwrap();
    let keys: BTreeSet<&str> = settings.keys().map(String::as_str).collect();
    let routes = route_keys();
    assert_eq!(keys, routes.values().map(String::as_str).collect());
    for (key, settings) in settings {
        let (rate, burst) = throttle(settings);
        assert!(rate <= most.0 && burst <= most.1, "the throttle of {key} is above that of the stage");
        assert!(burst >= rate, "the burst of {key} is smaller than its rate");
    }
    // Routes that hash passwords or send messages to any address have lower limits than sessions and pages.
    let of = |key: &str| throttle(&settings[key]).0;
    for key in [
        "POST /v1/sign-in",
        "POST /v1/sign-in/verify",
        "POST /v1/recovery",
        "POST /v1/recovery/password",
        "POST /v1/accounts",
        "POST /v1/users",
    ] {
        assert!(of(key) < of("GET /v1/session") && of(key) < of("$default"), "{key}");
    }
    // The gateway refuses a throttle for a route that does not exist yet.
    assert_eq!(made_before("Stage"), routes.into_keys().collect());
}

#[test]
fn cloudfront_sends_a_new_secret_after_every_function_accepts_it() {
    let behind: BTreeSet<String> = routed_functions().iter().map(|function| format!("{}Function", logical(function))).collect();
    assert_eq!(made_before("Edge"), behind);
    for function in &behind {
        let secret = properties(function)["Environment"]["Variables"]["REKEY_EDGE_SECRET"].clone();
        assert_eq!(secret, json!(["HasPreviousEdgeSecret", "${EdgeSecret},${PreviousEdgeSecret}", "EdgeSecret"]), "{function}");
    }
    let headers = &properties("Edge")["DistributionConfig"]["Origins"][0]["OriginCustomHeaders"];
    assert_eq!(headers, &json!([{"HeaderName": "x-rekey-edge", "HeaderValue": "EdgeSecret"}]));
}

#[test]
fn a_secret_is_plain_or_refers_to_one_version_in_secrets_manager() {
    const VERSION: &str = "EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE";
    let secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rekey/edge-AbCdEf";
    let template = template();
    for (name, plain) in [("EdgeSecret", "x".repeat(32)), ("PreviousEdgeSecret", "x".repeat(32)), ("CaptchaSecret", "0x4AAA".to_owned())] {
        let parameter = &template["Parameters"][name];
        assert_eq!(parameter["NoEcho"], json!(true), "{name}");
        let pattern = parameter["AllowedPattern"].as_str().unwrap();
        let fits = |value: &str| matches(pattern, value);
        let reference = |inside: &str| format!("{{{{resolve:secretsmanager:{inside}}}}}");
        for good in [
            String::new(),
            plain.clone(),
            reference(&format!("{secret}:SecretString:::{VERSION}")),
            reference(&format!("{secret}:SecretString:edge::{VERSION}")),
        ] {
            assert!(fits(&good), "{name} {good}");
        }
        // CloudFormation sees that a secret has changed only if the reference names another version. It does not resolve secure
        // strings of Systems Manager in an environment, and it leaves a reference that it cannot parse as it is.
        for bad in [
            reference(secret),
            reference(&format!("{secret}:SecretString")),
            reference(&format!("{secret}:SecretString::AWSCURRENT:")),
            reference(&format!("{secret}:SecretString:::")),
            reference(&format!("rekey/edge:SecretString:::{VERSION}")),
            "{{resolve:ssm-secure:/rekey/edge:1}}".to_owned(),
            format!("{} ", reference(&format!("{secret}:SecretString:::{VERSION}"))),
            reference(&format!("{secret}:SecretString:::{VERSION}")).repeat(2),
        ] {
            assert!(!fits(&bad), "{name} {bad}");
        }
    }
}

/// Whether a pattern of the template matches a whole value, as CloudFormation requires. Python's `re` knows the look-aheads that the
/// patterns use.
fn matches(pattern: &str, value: &str) -> bool {
    let script = "import re, sys; sys.exit(0 if re.fullmatch(sys.argv[1], sys.argv[2]) else 1)";
    let status = Command::new("python3").args(["-c", script, pattern, value]).stdin(Stdio::null()).status().unwrap();
    status.code().unwrap() == 0
}

#[test]
fn the_access_log_has_no_paths_no_queries_and_no_bodies() {
    let format = properties("Stage")["AccessLogSettings"]["Format"].as_str().unwrap().to_owned();
    let fields: Value = serde_json::from_str(&format).unwrap();
    let known = [
        "$context.requestTime",
        "$context.requestId",
        "$context.identity.sourceIp",
        "$context.routeKey",
        "$context.protocol",
        "$context.status",
        "$context.integration.status",
        "$context.error.responseType",
        "$context.responseLatency",
    ];
    for (name, value) in fields.as_object().unwrap() {
        assert!(known.contains(&value.as_str().unwrap()), "{name} is {value}");
    }
}

#[test]
fn every_function_has_its_log_its_build_and_the_memory_it_needs() {
    let globals = template()["Globals"]["Function"].clone();
    for function in functions() {
        let name = logical(&function);
        let own = properties(&format!("{name}Function"));
        let of = |property: &str| own.get(property).unwrap_or(&globals[property]).clone();
        assert_eq!(own["CodeUri"], json!(format!("../target/lambda/{function}/")));
        assert_eq!(own["LoggingConfig"]["LogGroup"], json!(format!("{name}Log")));
        assert_eq!(properties(&format!("{name}Log"))["RetentionInDays"], json!("LogRetention"));
        // A function that hashes passwords needs a whole vCPU, which comes with 1,769 MB
        // (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html).
        let hashes = ["set-password", "sign-in", "verify-otp"].contains(&function.as_str());
        assert_eq!(of("MemorySize") == json!(1769), hashes, "{function}");
        assert_eq!(own.get("ReservedConcurrentExecutions").is_some(), hashes, "{function}");
        // The gateway waits at most 30 s for an answer.
        assert!(of("Timeout").as_i64().unwrap() < 30 || function == "deliver", "{function}");
    }
}

#[test]
fn every_parameter_has_a_description_a_constraint_and_a_group() {
    let template = template();
    let grouped = &template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"];
    let grouped: BTreeSet<String> =
        list(grouped).iter().flat_map(|group| list(&group["Parameters"])).map(|name| name.as_str().unwrap().to_owned()).collect();
    for (name, parameter) in template["Parameters"].as_object().unwrap() {
        assert!(grouped.contains(name), "{name} is in no group");
        assert!(parameter["Description"].as_str().is_some_and(|text| text.len() > 10), "{name}");
        assert!(name == "MailFrom" || parameter.get("Default").is_some(), "{name} has no default");
        let bounded = parameter.get("AllowedValues").is_some() || (parameter["Type"] == "Number" && parameter.get("MinValue").is_some());
        let explained = parameter["ConstraintDescription"].as_str().is_some_and(|text| text.starts_with(name.as_str()));
        assert!(bounded || (parameter.get("AllowedPattern").is_some() && explained), "{name}");
    }
}

/// The variables in the table of README with their defaults, without those that only the local stack or Lambda itself sets.
fn documented_variables() -> BTreeMap<String, String> {
    let elsewhere = [
        "REKEY_LISTEN",
        "REKEY_DATA",
        "REKEY_DYNAMODB_LISTEN",
        "REKEY_SES_LISTEN",
        "REKEY_SAMPLES",
        "REKEY_LOCAL_KEY",
        "REKEY_LIMIT_SCALE",
    ];
    let readme = include_str!("../../README.md");
    let rows = readme.lines().filter(|line| line.starts_with("| `REKEY_")).map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let mut variables = BTreeMap::new();
    for row in rows {
        let (names, defaults): (Vec<&str>, Vec<&str>) = (row[1].split(", ").collect(), row[2].split(", ").collect());
        for (place, name) in names.iter().enumerate() {
            let default = defaults.get(place).copied().unwrap_or_default();
            variables.insert(name.trim_matches('`').to_owned(), default.trim_matches('`').to_owned());
        }
    }
    variables.retain(|name, _| !elsewhere.contains(&name.as_str()));
    variables
}

#[test]
fn readme_documents_every_limit_with_its_default() {
    let mut documented = documented_variables();
    documented.retain(|name, _| name.starts_with("REKEY_LIMIT_"));
    for rule in limits::ALL {
        let default = documented.remove(rule.variable).unwrap_or_else(|| panic!("{} has no row", rule.variable));
        assert_eq!(Limit::parse(&default).unwrap(), rule.default, "{}", rule.variable);
    }
    let quota = documented.remove(limits::EMAIL_CODE.variable).unwrap();
    assert_eq!(Quota::parse(&quota).unwrap(), limits::EMAIL_CODE.default);
    assert!(documented.is_empty(), "rows without a limit: {documented:?}");
}

/// The environment variables that the template sets, with their values.
fn deployed_variables() -> BTreeMap<String, Value> {
    let globals = template()["Globals"]["Function"].clone();
    let functions = functions().into_iter().map(|function| properties(&format!("{}Function", logical(&function))));
    let environments = functions.chain([globals]).map(|function| function["Environment"]["Variables"].clone());
    environments.flat_map(|variables| variables.as_object().unwrap().clone()).collect()
}

#[test]
fn a_deployment_can_set_every_documented_variable() {
    let documented: BTreeSet<String> = documented_variables().into_keys().collect();
    let deployed = deployed_variables().into_keys();
    assert_eq!(documented, deployed.chain(limits_of_the_parameter()).collect());
}

/// The variables of the limits that the parameter `Limits` accepts.
fn limits_of_the_parameter() -> BTreeSet<String> {
    let pattern = template()["Parameters"]["Limits"]["AllowedPattern"].as_str().unwrap().to_owned();
    let (_, names) = pattern.split_once("(^|,)(").unwrap();
    let (names, _) = names.split_once(")=").unwrap();
    names.split('|').map(|name| format!("REKEY_LIMIT_{name}")).collect()
}

#[test]
fn the_parameter_of_the_limits_accepts_every_limit_and_nothing_else() {
    let read: BTreeSet<String> = functions().iter().flat_map(|function| variables_read_by(function)).collect();
    let limits = read.into_iter().filter(|name| name.starts_with("REKEY_LIMIT_") && name != "REKEY_LIMIT_SCALE");
    assert_eq!(limits.collect::<BTreeSet<_>>(), limits_of_the_parameter());

    let pattern = template()["Parameters"]["Limits"]["AllowedPattern"].as_str().unwrap().to_owned();
    for good in ["", "NOTICE=3/3600", "SIGN_IN_NAME=200/60,SIGN_IN_NAME_ADDRESS=20/60,EMAIL_CODE=20/30"] {
        assert!(matches(&pattern, good), "{good}");
    }
    for bad in ["NOTICE", "NOTICE=3", "NOTICE=0/60", "OTHER=3/3600", ",NOTICE=3/3600", "NOTICE=3/3600,", "NOTICE=3/3600EMAIL_CODE=20/30"] {
        assert!(!matches(&pattern, bad), "{bad}");
    }
}

#[test]
fn a_deployment_has_the_documented_defaults() {
    let (template, documented) = (template(), documented_variables());
    let mut compared = 0;
    for (name, value) in deployed_variables() {
        let parameter = value.as_str().and_then(|parameter| template["Parameters"].get(parameter));
        if let Some(default) = parameter.and_then(|parameter| parameter.get("Default")) {
            let default = default.as_str().map_or_else(|| default.to_string(), str::to_owned);
            let documented = &documented[&name];
            let same = *documented == default || (default.is_empty() && !documented.chars().any(|c| c.is_ascii_digit()));
            assert!(same, "{name} is {documented} in README and {default} in the template");
            compared += 1;
        }
    }
    assert!(compared > 10, "only {compared} were compared");
}

#[test]
fn a_function_gets_every_variable_that_it_requires() {
    let globals = template()["Globals"]["Function"]["Environment"]["Variables"].clone();
    for function in functions() {
        let own = properties(&format!("{}Function", logical(&function)))["Environment"]["Variables"].clone();
        let given: BTreeSet<String> =
            [&globals, &own].into_iter().flat_map(|variables| variables.as_object().unwrap().keys().cloned()).collect();
        let env = Env::new(move |name| given.contains(name).then(|| sample(name)).flatten());
        let faults = faults_of(&function, env);
        assert!(faults.is_empty(), "{function}: {faults:?}");
    }
}

#[test]
fn deliver_refuses_sms_countries_without_an_sms_origination() {
    let env = Env::new(|name| if name == "REKEY_SMS_COUNTRIES" { Some("AT,DE".to_owned()) } else { sample(name) });
    assert_eq!(faults_of("deliver", env), ["REKEY_SMS_ORIGINATION must be set if REKEY_SMS_COUNTRIES is set"]);
}

#[test]
fn a_function_gets_the_variables_that_it_reads_and_no_others() {
    for function in functions() {
        // Every function gets the URL, the language and the limits. Only a stack without KMS uses the local key.
        let elsewhere = ["REKEY_BASE_URL", "REKEY_LANGUAGE", "REKEY_LOCAL_KEY"];
        let mut read = variables_read_by(&function);
        read.retain(|name| !elsewhere.contains(&name.as_str()) && !name.starts_with("REKEY_LIMIT"));
        let given = properties(&format!("{}Function", logical(&function)))["Environment"]["Variables"].clone();
        // The function does not read the edge secret: the layer around every function does.
        let given: BTreeSet<String> = given.as_object().unwrap().keys().filter(|name| *name != "REKEY_EDGE_SECRET").cloned().collect();
        assert_eq!(given, read, "{function}");
    }
}

/// The variables that a function looks up, with any kind of CAPTCHA.
fn variables_read_by(function: &str) -> BTreeSet<String> {
    let asked = Arc::new(Mutex::new(BTreeSet::new()));
    for captcha in ["altcha", "turnstile"] {
        let noted = asked.clone();
        let env = Env::new(move |name| {
            noted.lock().unwrap().insert(name.to_owned());
            if name == "REKEY_CAPTCHA" { Some(captcha.to_owned()) } else { sample(name) }
        });
        assert!(faults_of(function, env).is_empty(), "{function}");
    }
    std::mem::take(&mut asked.lock().unwrap())
}

/// A valid value of a variable that has no default.
fn sample(name: &str) -> Option<String> {
    let value = match name {
        "REKEY_BASE_URL" => "https://id.example.com",
        "REKEY_MAIL_FROM" => "no-reply@id.example.com",
        "REKEY_CAPTCHA_SITE_KEY"
        | "REKEY_CAPTCHA_SECRET"
        | "REKEY_CODE_KEY"
        | "REKEY_SEED_KEY"
        | "REKEY_DIRECTORY_TABLE"
        | "REKEY_EVENT_BUS"
        | "REKEY_FLOWS_TABLE" => "named",
        _ => return None,
    };
    Some(value.to_owned())
}

/// The faults that a function reports about its environment.
fn faults_of(function: &str, env: Env) -> Vec<String> {
    fn faults<C: FromEnv>(env: Env) -> Vec<String> {
        env.read::<C>().err().map(|faults| faults.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
    }
    match function {
        "request-reset" => faults::<request_reset::Config>(env),
        "show-captcha" => faults::<show_captcha::Config>(env),
        "consume-link" => faults::<consume_link::Config>(env),
        "set-password" => faults::<set_password::Config>(env),
        "sign-in" => faults::<sign_in::Config>(env),
        "verify-otp" => faults::<verify_otp::Config>(env),
        "enrol-2fa" => faults::<enrol_2fa::Config>(env),
        "lost-factor" => faults::<lost_factor::Config>(env),
        "passkey" => faults::<passkey::Config>(env),
        "session" => faults::<session::Config>(env),
        "device" => faults::<device::Config>(env),
        "register" => faults::<register::Config>(env),
        "account" => faults::<account::Config>(env),
        "admin" => faults::<admin::Config>(env),
        "authorizer" => faults::<authorizer::Config>(env),
        "pages" => faults::<pages::Config>(env),
        "bounce" => faults::<bounce::Config>(env),
        "deliver" => faults::<deliver::Config>(env),
        "publish" => faults::<publish::Config>(env),
        _ => panic!("there is no function {function}"),
    }
}

#[test]
fn every_alarm_notifies_a_topic_and_has_a_line_in_the_runbook() {
    let runbook = include_str!("../../infra/README.md");
    let template = template();
    let alarms = template["Resources"].as_object().unwrap().iter().filter(|(_, resource)| resource["Type"] == "AWS::CloudWatch::Alarm");
    let mut names = Vec::new();
    for (name, alarm) in alarms {
        assert_eq!(alarm["Properties"]["AlarmActions"], json!(["AlarmTopic"]), "{name}");
        assert!(runbook.contains(&format!("| `{name}` |")), "{name} is not in infra/README.md");
        names.push(name);
    }
    assert!(names.len() > 10, "{names:?}");
}
