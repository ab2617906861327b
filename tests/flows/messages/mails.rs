//! Mails as SES is handed them: what stands in their head, what a stranger can read in them, and whether what they say holds
//! for each of their readers.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::config::Credentials;
use axum::Router;
use axum::extract::State;
use deliver::Site;
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_adapters::mailer::{Mail, MailConfig, Mailer};
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_local::{Names, Sent, previews};
use rekey_tests::contacts::{QUICK_CODES, ask_for_code};
use rekey_tests::people::{GRACE, MOBILE, RESET_TITLE};
use rekey_tests::tools::root as workspace;
use rekey_tests::users::create;
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, Visitor, World};
use rekey_text::Language;
use serde_json::{Value, json};
use tokio::net::TcpListener;

const CHANGED_TITLE: &str = "Your Rekey password was changed";
const TO_RESET: &str = "is your code to choose a new password";
const NOW: Timestamp = Timestamp(1_795_333_800);
/// Marks of chosen text. Each name below contains one, so that a mail with the name is found.
const PLANTED: [&str; 2] = ["evil", "18005551234"];

/// Names that mail programs make links and telephone numbers of: hosts, a host with a path, a number.
fn planted() -> Names {
    let accounts = ["evil.example/path@evil.example", "www.evil.example", "call-18005551234-x"];
    let contacts = ["evil.example/path@evil.example", "call-18005551234-x@evil.example"];
    Names::parse(accounts, "login.evil.example", "evil example path", contacts).unwrap()
}

fn site(brand: &str) -> Site {
    Site::new(brand, "https://id.example.com")
}

/// One of each message that Rekey sends, as a mail to the reader in the samples.
fn sample_mails(brand: &str, names: &Names) -> Vec<Mail> {
    let site = site(brand);
    previews(&site, names, NOW).iter().map(|message| message.mail(names.contacts[0].clone(), &site, Language::english()).unwrap()).collect()
}

/// One of each mail that Rekey sends, with the request by which the mailer hands it to SES.
async fn handed_over(brand: &'static str, names: &Names) -> Vec<(Mail, Value)> {
    let requests: Arc<Mutex<Vec<String>>> = Arc::default();
    let ses = async |State(requests): State<Arc<Mutex<Vec<String>>>>, body: String| {
        requests.lock().unwrap().push(body);
        r#"{"MessageId":"1"}"#
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(ses).with_state(requests.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });

    let endpoints = Endpoints { sesv2: Some(url), ..Endpoints::default() };
    let aws = Aws::new("local".to_owned(), Credentials::new("local", "local", None, None, "test"), endpoints);
    let variables = move |name: &str| match name {
        "REKEY_BRAND" => Some(brand.to_owned()),
        "REKEY_SES_CONFIGURATION_SET" => Some("proven".to_owned()),
        "REKEY_SES_UNPROVEN_CONFIGURATION_SET" => Some("unproven".to_owned()),
        _ => None,
    };
    let config: MailConfig = rekey_local::environment(variables, None).read().ok().unwrap();
    let mailer = Mailer::new(&config, &aws);
    for mail in sample_mails(brand, names) {
        mailer.send(mail).await.unwrap();
    }
    let requests: Vec<Value> = requests.lock().unwrap().iter().map(|body| serde_json::from_str(body).unwrap()).collect();
    sample_mails(brand, names).into_iter().zip(requests).collect()
}

/// The mail that SES makes of a request: it takes sender and headers as they are. The subject, whose encoded words SES makes, is
/// left out.
fn source(request: &Value) -> String {
    let simple = &request["Content"]["Simple"];
    let mut head = format!("From: {}\r\n", request["FromEmailAddress"].as_str().unwrap());
    for header in simple["Headers"].as_array().unwrap() {
        head.push_str(&format!("{}: {}\r\n", header["Name"].as_str().unwrap(), header["Value"].as_str().unwrap()));
    }
    let text = simple["Body"]["Text"]["Data"].as_str().unwrap();
    format!("{head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}")
}

/// What a MIME parser that is not ours reads in mails.
fn read_by_python(sources: &[String]) -> Vec<Value> {
    let script = workspace().join("tests/flows/messages/read_mail.py");
    let mut python = Command::new("python3").arg("-B").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    python.stdin.take().unwrap().write_all(&serde_json::to_vec(sources).unwrap()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn every_mail_is_marked_as_automatic_and_encodes_its_sender() {
    for brand in ["Cloudkeep", "Schlüsseldienst", "鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵"]
    {
        let mails = handed_over(brand, &planted()).await;
        let sources: Vec<String> = mails.iter().map(|(_, request)| source(request)).collect();
        for (mail, source) in read_by_python(&sources).iter().zip(&sources) {
            assert_eq!(mail["from"], json!([brand, "no-reply@rekey.example"]), "{source}");
            assert_eq!(mail["auto_submitted"], json!(["auto-generated"]), "{source}");
            assert_eq!((&mail["defects"], mail["text"].as_str().unwrap().is_empty()), (&json!([]), false), "{source}");
            let head = source.split("\r\n\r\n").next().unwrap();
            assert!(head.is_ascii() && head.split([' ', '\r', '\n']).all(|word| word.len() <= 75), "{head}");
        }
    }
}

#[tokio::test]
async fn mails_to_strangers_hold_no_text_that_a_person_chose() {
    let mails = handed_over("Rekey", &planted()).await;
    for (mail, request) in &mails {
        let mut request = request.clone();
        // The recipient's address is chosen text that no mail can leave out.
        assert!(request["Destination"]["ToAddresses"].take().is_array());
        let raw = request.to_string().to_ascii_lowercase();
        // What goes to an owner names the account: it shows what would be found.
        assert_eq!(PLANTED.iter().any(|chosen| raw.contains(chosen)), mail.proven, "{raw}");
        assert_eq!(request["ConfigurationSetName"], if mail.proven { "proven" } else { "unproven" });
    }
}

#[test]
fn no_message_to_an_unproven_contact_holds_text_that_somebody_chose() {
    let (names, site) = (planted(), site("Rekey"));
    let (mut strangers, mut owners) = (0, 0);
    for message in previews(&site, &names, NOW) {
        let english = Language::english();
        let mail = message.mail(EmailAddress::parse("reader@example.net").unwrap(), &site, english).unwrap();
        assert_eq!(mail.proven, message.is_for_an_owner());
        let said = [mail.subject, mail.text, mail.html, message.sms(&site, english).unwrap_or_default()].join("\n").to_ascii_lowercase();
        // Every message to an owner names the account, so a message with a name would be found.
        assert_eq!(PLANTED.iter().any(|chosen| said.contains(chosen)), message.is_for_an_owner(), "{said}");
        *if message.is_for_an_owner() { &mut owners } else { &mut strangers } += 1;
    }
    assert_eq!(strangers, 6, "a link for an account, three for a user, a taken name, and a code that binds a contact");
    assert!(owners > 35, "{owners}");
}

#[test]
fn every_mail_says_the_same_as_text_and_as_html() {
    for mail in sample_mails("Cloudkeep", Names::usual()) {
        assert!(mail.subject.contains("Cloudkeep"), "{}", mail.subject);
        assert!(mail.text.contains("Cloudkeep") && mail.html.contains("Cloudkeep"));
        for link in mail.text.split_whitespace().filter(|word| word.starts_with("https://")) {
            assert!(mail.html.contains(&format!("href=\"{link}\"")), "{link} is not a link in {}", mail.subject);
        }
    }
}

#[test]
fn a_brand_is_inert_in_html() {
    for mail in sample_mails("R&D 'Labs'", Names::usual()) {
        assert!(mail.html.contains("R&#38;D") && !mail.html.contains("R&D"), "{}", mail.html);
    }
}

#[test]
fn no_notice_calls_a_contact_this_one_that_is_another_to_some_of_its_readers() {
    let mails = sample_mails("Rekey", Names::usual());
    assert!(!mails.iter().any(|mail| mail.text.contains("sent to this address")));
    let removed = mails.iter().find(|mail| mail.subject == "The email address of your Rekey user was removed").unwrap();
    assert!(!removed.text.contains("this address"), "{}", removed.text);
}

#[test]
fn the_recovery_mail_names_every_account_and_carries_both_proofs() {
    let mails = sample_mails("Rekey", Names::usual());
    let [mail, of_more, ..] = mails.as_slice() else { panic!() };
    assert_eq!(mail.subject, RESET_TITLE);
    let parts = ["ada@example.com", "analytical-engine", "navy/grace", "https://id.example.com/reset#token=sample", "K7QM-2XVA"];
    for part in parts.into_iter().chain(["15 minutes", "22 November 2026, 08:05 UTC"]) {
        assert!(mail.text.contains(part) && mail.html.contains(part), "{part}");
    }
    for part in ["more accounts than this list", "https://id.example.com/forgot", "I know my account name"] {
        assert!(of_more.text.contains(part) && of_more.html.contains(part), "{part}");
        assert!(!mail.text.contains(part) && !mail.html.contains(part), "{part}");
    }
}

fn holds_planted(sent: &Sent) -> bool {
    let head: String = sent.headers.iter().map(|header| format!("{}: {}\n", header.name, header.value)).collect();
    let all = [sent.from.as_str(), &head, &sent.subject, &sent.text, &sent.html].join("\n").to_ascii_lowercase();
    PLANTED.iter().any(|chosen| all.contains(chosen))
}

/// By every way in which people can have strangers written to, with names that are messages of their own.
#[tokio::test]
async fn no_call_puts_a_chosen_name_into_a_mail_to_a_stranger() {
    let sets = [("REKEY_SES_CONFIGURATION_SET", "proven"), ("REKEY_SES_UNPROVEN_CONFIGURATION_SET", "unproven")];
    let world = World::unlimited(&[sets.as_slice(), &[QUICK_CODES]].concat()).await;
    for (n, name) in ["www.evil.example", "call-18005551234-x"].iter().enumerate() {
        let owner = format!("eve{n}@example.net");
        world.account(name, &owner).await;
        let eve = world.confirmed_from("127.0.0.1", name, GOOD_PASSWORD).await;
        // A link that another takes the place of is not sent, so each mail is waited for.
        create(&eve, "login.evil.example", Some(&format!("invited{n}@example.org")), &[]).await.expect(201);
        world.inbox(&format!("invited{n}@example.org")).only().await;
        let renamed = world.inbox(&format!("renamed{n}@example.org"));
        eve.patch("/v1/users/login.evil.example", json!({"email": format!("renamed{n}@example.org")})).await.expect(200);
        renamed.only().await;
        eve.post("/v1/users/login.evil.example/reset-password", json!({})).await.expect(200);
        renamed.nth(1).await;
        // A user with a password and without an address: the administrator names an address and resets the password.
        by_hand(&world, &eve, "call-18005551234").await;
        let named = world.inbox(&format!("named{n}@example.org"));
        eve.patch("/v1/users/call-18005551234", json!({"email": format!("named{n}@example.org")})).await.expect(200);
        named.only().await;
        eve.post("/v1/users/call-18005551234/reset-password", json!({})).await.expect(200);
        named.nth(1).await;
        ask_for_code(&world, &eve, "email", &format!("bound{n}@example.org")).await.expect(202);
        ask_for_code(&world, &eve, "phone", &format!("+491512345678{n}")).await.expect(202);
    }
    let tagged = "ada+call-18005551234-evil@example.org";
    world.visitor().post("/v1/accounts", json!({"account": tagged, "email": tagged})).await.expect(202);
    let plain = json!({"account": "call-18005551234-y", "email": "registered@example.org"});
    world.visitor().post("/v1/accounts", plain).await.expect(202);
    // An account that is named by an address which its owner has given up.
    let given_up = "evil-18005551234@example.org";
    world.account(given_up, given_up).await;
    let eve = world.confirmed_from("127.0.0.1", given_up, GOOD_PASSWORD).await;
    ask_for_code(&world, &eve, "email", "eve@example.net").await.expect(202);
    let code = world.inbox("eve@example.net").find("good for 10 minutes").await.digits();
    eve.post("/v1/account/email/confirm", json!({"code": code})).await.expect(204);
    world.inbox(given_up).find("was replaced by").await;
    world.visitor().post("/v1/accounts", json!({"account": given_up, "email": given_up})).await.expect(202);
    world.inbox(given_up).titled("This name is taken at Rekey").only().await;
    world.visitor().recover("eve0@example.net").await;
    world.settle().await;

    let all = world.stack.outbox.all();
    let (texts, mails): (Vec<_>, Vec<_>) = all.iter().partition(|sent| sent.channel == "sms");
    assert_eq!(texts.len(), 2);
    let (strangers, owners): (Vec<_>, Vec<_>) = mails.into_iter().partition(|mail| mail.configuration_set.as_deref() == Some("unproven"));
    for sent in texts.iter().chain(&strangers) {
        assert!(!holds_planted(sent), "{}: {}", sent.to, sent.text);
    }
    // None of them was taken for an owner's by mistake: those name the account.
    for sent in owners.iter().filter(|sent| !sent.to.ends_with("@example.com")) {
        assert!(holds_planted(sent), "{}: {}", sent.to, sent.text);
        assert!(
            !["invited", "renamed", "named", "bound", "registered", "ada+"].iter().any(|local| sent.to.starts_with(local)),
            "{}",
            sent.to
        );
    }
    // Every mail that there is for strangers was among them.
    let subjects: BTreeSet<&str> = strangers.iter().map(|mail| mail.subject.as_str()).collect();
    let samples = sample_mails("Rekey", Names::usual());
    let expected: BTreeSet<&str> = samples.iter().filter(|mail| !mail.proven).map(|mail| mail.subject.as_str()).collect();
    assert_eq!(subjects, expected);
    let reset = owners.iter().find(|mail| mail.to == "eve0@example.net" && mail.subject == RESET_TITLE).unwrap();
    assert!(reset.text.contains("www.evil.example"), "its owner reads it: {}", reset.text);
}

/// A user without an address, activated with a handed-over link.
async fn by_hand(world: &World, root: &Visitor, user: &str) {
    let created = root.post("/v1/users", json!({"user": user, "permissions": []})).await.expect(201);
    let link = created.text("activation_url");
    let token = link.split_once("#token=").unwrap().1;
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
}

#[tokio::test]
async fn a_formerly_bound_address_counts_as_a_strangers() {
    let world = World::unlimited(&[QUICK_CODES]).await;
    let root = world.owner().await;
    create(&root, "login.evil.example", Some("lin@example.org"), &[]).await.expect(201);
    let inbox = world.inbox("lin@example.org");
    let token = inbox.nth(0).await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    root.post("/v1/users/login.evil.example/reset-password", json!({})).await.expect(200);
    let owners = inbox.find("has reset the Rekey password").await.0;
    assert!(holds_planted(&owners), "the address is bound: {}", owners.text);

    root.patch("/v1/users/login.evil.example", json!({"email": null})).await.expect(200);
    inbox.find("removed the email address of").await;
    let before = inbox.count();
    root.patch("/v1/users/login.evil.example", json!({"email": "lin@example.org"})).await.expect(200);
    let named = inbox.nth(before).await.0;
    root.post("/v1/users/login.evil.example/reset-password", json!({})).await.expect(200);
    let reset = inbox.nth(before + 1).await.0;
    for mail in [named, reset] {
        assert!(mail.text.contains("/activate#token=") && !holds_planted(&mail), "{}", mail.text);
    }
}

#[tokio::test]
async fn the_notice_of_a_recovery_names_the_contact_that_it_used() {
    let world = World::unlimited(&[QUICK_CODES]).await;
    let owner = world.owner().await;
    ask_for_code(&world, &owner, "phone", MOBILE).await.expect(202);
    let code = world.inbox(MOBILE).find("confirm this mobile number").await.digits();
    owner.post("/v1/account/phone/confirm", json!({"code": code})).await.expect(204);

    let person = world.visitor();
    let notices = || world.inbox(GRACE).titled(CHANGED_TITLE);
    let asked = person.post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    let code = world.inbox(MOBILE).find(TO_RESET).await.code();
    let proof = json!({"recovery_id": asked.text("recovery_id"), "code": code});
    let ticket = person.post("/v1/recovery/consume", proof).await.expect(200).text("ticket");
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    let told = notices().nth(0).await.0;
    assert!(told.text.contains("was reset with a code that we sent to its mobile number by SMS"), "{}", told.text);
    assert!(!told.text.contains("this address") && !told.text.contains("mailed"), "{}", told.text);

    // Link and code of a mail are told apart, also where both were shown: the ticket counts that set the password.
    let recovery = person.recover(GRACE).await;
    let mail = world.inbox(GRACE).find(&format!("link_{recovery}.")).await;
    let by_link = person.consume(&mail.token()).await;
    let proof = json!({"recovery_id": recovery, "code": mail.code()});
    person.post("/v1/recovery/consume", proof).await.expect(200);
    person.set_password(&by_link, "flowmatic", GOOD_PASSWORD).await.expect(200);
    let told = notices().nth(1).await.0;
    assert!(told.text.contains("was reset with a link that we mailed to its email address"), "{}", told.text);

    let recovery = person.recover(GRACE).await;
    let mail = world.inbox(GRACE).find(&format!("link_{recovery}.")).await;
    person.consume(&mail.token()).await;
    let proof = json!({"recovery_id": recovery, "code": mail.code()});
    let by_code = person.post("/v1/recovery/consume", proof).await.expect(200).text("ticket");
    person.set_password(&by_code, "flowmatic", OTHER_PASSWORD).await.expect(200);
    let told = notices().nth(2).await.0;
    assert!(told.text.contains("was reset with a code that we mailed to its email address"), "{}", told.text);
}

#[tokio::test]
async fn a_notice_tells_the_old_address_from_the_new_one() {
    let world = World::unlimited(&[QUICK_CODES]).await;
    let owner = world.owner().await;
    for (address, old, new) in [
        // At another domain, and two names that begin and end alike.
        ("grace@example.org", [GRACE, "g…e@example.org"], ["g…e@example.com", "grace@example.org"]),
        ("gracie@example.org", ["grace@example.org", "g…ie@example.org"], ["g…ce@example.org", "gracie@example.org"]),
    ] {
        ask_for_code(&world, &owner, "email", address).await.expect(202);
        let code = world.inbox(address).find("good for 10 minutes").await.digits();
        owner.post("/v1/account/email/confirm", json!({"code": code})).await.expect(204);
        let read_at = async |inbox: &str, [old, new]: [&str; 2]| {
            let words = format!("{old} → {new}");
            let mail = world.inbox(inbox).find(&format!("\nEmail address: {words}\n")).await.0;
            assert!(mail.html.contains(&format!(">{words}<")), "{}", mail.html);
        };
        read_at(old[0], old).await;
        read_at(address, new).await;
    }
}
