//! The stage of a row of the table: an owner and thieves, and the calls that their acts make.

use std::collections::HashMap;
use std::sync::Mutex;

use rekey_local::PASSWORD;
use rekey_tests::{Answer, Authenticator, Mail, OTHER_PASSWORD, Visitor, World};
use serde_json::{Value, json};

use self::Act::*;
use self::Has::*;
use self::Reaches::*;
use self::Who::*;

const ACCOUNT: &str = "flowmatic";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Who {
    Owner,
    Thief,
    /// The thief in another browser.
    Accomplice,
}

/// The proof that a person has for the code step, besides the mailbox of the contact they recover by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Has {
    /// Nothing but the contact.
    Nothing,
    /// The app of this name.
    App(&'static str),
    /// A code of the sheet of this name.
    Sheet(&'static str),
    /// A code that is mailed to this address.
    Mailed(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reaches {
    /// A session.
    In,
    /// The code step, and nothing behind it.
    CodeStep,
    /// No message: the contact is not bound.
    NoMessage,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// Signs in with the password that this person knows, and shows this if a code is asked for.
    SignIn(Who, Has),
    /// Confirms the session with password and proof.
    Confirm(Who, Has),
    /// Turns the app of this name on; a first factor brings the sheet of this name.
    AppOn(Who, &'static str, &'static str),
    AppOff(Who),
    /// The session has to be confirmed again before a factor is turned off.
    NotConfirmed(Who),
    /// The factor that the session has proven is too new to turn a factor off so soon after a recovery.
    OnHold(Who),
    /// The second person learns the password of the first.
    Tells(Who, Who),
    MailOn(Who, &'static str, &'static str),
    MailOff(Who),
    /// Makes a new sheet of recovery codes.
    NewSheet(Who, &'static str),
    Bind(Who, &'static str, &'static str),
    UnbindPhone(Who),
    ChangePassword(Who),
    /// Resets the password by the message to this contact.
    Recover(Who, &'static str),
    Wait(i64),
    /// Uses the link in the last message to this contact that has this text.
    NotMe(&'static str, &'static str),
    /// The same; the link is dead.
    DeadLink(&'static str, &'static str),
    /// Recovers by this contact, signs in with the new password, and shows this.
    Tries(#[expect(dead_code, reason = "for the reader of a row")] Who, &'static str, Has, Reaches),
}

/// The stage of a row.
pub(super) struct Scene {
    world: World,
    people: HashMap<Who, Person>,
    apps: HashMap<&'static str, Authenticator>,
    /// Codes that were not used yet.
    sheets: HashMap<&'static str, Mutex<Vec<String>>>,
    passwords: usize,
}

pub(super) struct Person {
    browser: Visitor,
    password: String,
}

impl Scene {
    pub(super) async fn new() -> Self {
        let world = World::new().await;
        let person = || Person { browser: world.visitor(), password: PASSWORD.to_owned() };
        let people = HashMap::from([(Owner, person()), (Thief, person()), (Accomplice, person())]);
        Self { world, people, apps: HashMap::new(), sheets: HashMap::new(), passwords: 0 }
    }

    fn browser(&self, who: Who) -> &Visitor {
        &self.people[&who].browser
    }

    pub(super) async fn act(&mut self, act: Act) -> Result<(), Reaches> {
        match act {
            SignIn(who, has) => {
                let person = Person { browser: self.world.visitor(), password: self.people[&who].password.clone() };
                let reached = self.signs_in(&person, has).await;
                self.people.insert(who, person);
                return if reached == In { Ok(()) } else { Err(reached) };
            }
            Confirm(who, has) => {
                let mut body = json!({"password": self.people[&who].password});
                if let Some((method, code)) = self.code(self.browser(who), has, None).await {
                    (body["method"], body["code"]) = (json!(method), json!(code));
                }
                self.browser(who).post("/v1/session/reauthenticate", body).await.expect(204);
            }
            AppOn(who, app, sheet) => {
                let pending = self.browser(who).post("/v1/two-factor/app", json!({})).await.expect(200);
                let authenticator = Authenticator::new(&pending.text("secret"));
                let code = authenticator.code(self.world.now());
                let on = self.browser(who).post("/v1/two-factor/app/confirm", json!({"code": code})).await.expect(200);
                self.apps.insert(app, authenticator);
                self.keep_sheet(sheet, &on);
                self.settle().await;
            }
            AppOff(who) => {
                self.browser(who).delete("/v1/two-factor/app").await.expect(204);
                self.settle().await;
            }
            NotConfirmed(who) => {
                self.browser(who).delete("/v1/two-factor/app").await.refused(403, "reauthentication_required");
            }
            OnHold(who) => {
                self.browser(who).delete("/v1/two-factor/app").await.refused(403, "on_hold");
            }
            Tells(who, other) => {
                let password = self.people[&who].password.clone();
                self.people.insert(other, Person { browser: self.world.visitor(), password });
            }
            MailOn(who, address, sheet) => {
                let code = self.mailed(address, async || self.browser(who).post("/v1/two-factor/email", json!({})).await).await;
                let on = self.browser(who).post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200);
                self.keep_sheet(sheet, &on);
            }
            MailOff(who) => {
                self.browser(who).delete("/v1/two-factor/email").await.expect(204);
            }
            NewSheet(who, sheet) => {
                let made = self.browser(who).post("/v1/two-factor/recovery-codes", json!({})).await.expect(200);
                self.keep_sheet(sheet, &made);
            }
            Bind(who, kind, contact) => {
                let begin = async || self.browser(who).post(&format!("/v1/account/{kind}"), json!({kind: contact})).await;
                let code = self.mailed(contact, begin).await;
                self.browser(who).post(&format!("/v1/account/{kind}/confirm"), json!({"code": code})).await.expect(204);
            }
            UnbindPhone(who) => {
                self.browser(who).delete("/v1/account/phone").await.expect(204);
            }
            ChangePassword(who) => {
                let change = json!({"current_password": self.people[&who].password, "new_password": OTHER_PASSWORD});
                self.browser(who).post("/v1/account/password", change).await.expect(204);
            }
            Recover(who, contact) => {
                let password = self.recovers(contact).await.ok_or(NoMessage)?;
                let browser = self.world.visitor();
                self.people.insert(who, Person { browser, password });
            }
            Wait(seconds) => {
                self.settle().await;
                self.world.clock.advance(seconds);
            }
            NotMe(contact, text) => {
                self.use_link(contact, text).await.expect(200);
            }
            DeadLink(contact, text) => {
                self.use_link(contact, text).await.refused(410, "expired");
            }
            Tries(_, contact, has, expected) => {
                let reached = match self.recovers(contact).await {
                    None => NoMessage,
                    Some(password) => self.signs_in(&Person { browser: self.world.visitor(), password }, has).await,
                };
                return if reached == expected { Ok(()) } else { Err(reached) };
            }
        }
        // At most one act a second: the order of acts is told from their times.
        self.world.clock.advance(1);
        Ok(())
    }

    /// The digits in the message that a call sends to this contact.
    async fn mailed(&self, contact: &str, ask: impl AsyncFnOnce() -> Answer) -> String {
        // The pause between two codes, short as it is in these stacks.
        self.world.clock.advance(1);
        let (inbox, before) = (self.world.inbox(contact), self.world.inbox(contact).count_of("good for 10 minutes"));
        ask().await.expect(202);
        inbox.nth_of("good for 10 minutes", before).await.digits()
    }

    /// Waits until every message is delivered. Works also while the owner's address is bound to a thief's account.
    async fn settle(&self) {
        for _ in 0..2 {
            let recovery = self.world.visitor_from("127.0.0.99").recover("ada@example.com").await;
            self.world.inbox("ada@example.com").find(&format!("link_{recovery}.")).await;
        }
    }

    fn keep_sheet(&mut self, sheet: &'static str, answer: &Answer) {
        let codes: Option<Vec<String>> = serde_json::from_value(answer.json()["recovery_codes"].clone()).unwrap();
        if let Some(codes) = codes {
            self.sheets.insert(sheet, Mutex::new(codes));
        }
    }

    async fn use_link(&self, contact: &str, text: &str) -> Answer {
        self.settle().await;
        let mails = self.world.inbox(contact).all();
        let mail = mails.iter().rev().find(|mail| mail.0.text.contains(text) && mail.0.text.contains("/not-me#token="));
        let token = mail.unwrap_or_else(|| panic!("no such link at {contact}: {text}")).not_me();
        self.world.visitor().post("/v1/not-me", json!({"token": token})).await
    }

    /// Resets the password by the message to this contact, if there is one; gives the new password.
    async fn recovers(&mut self, contact: &str) -> Option<String> {
        self.world.clock.advance(1);
        let person = self.world.visitor();
        let (kind, inbox) = (if contact.contains('@') { "email" } else { "phone" }, self.world.inbox(contact));
        let asked = person.post("/v1/recovery", json!({kind: contact, "account": ACCOUNT})).await.expect(202);
        self.settle().await;
        let (link, reference) = (format!("link_{}.", asked.text("recovery_id")), asked.text("reference"));
        let mine = |mail: &&Mail| mail.0.text.contains(&link) || (kind == "phone" && mail.0.text.contains(&reference));
        let code = inbox.all().iter().find(mine)?.code();
        let body = json!({"recovery_id": asked.text("recovery_id"), "code": code});
        let ticket = person.post("/v1/recovery/consume", body).await.expect(200).text("ticket");
        self.passwords += 1;
        let password = format!("password of try {}", self.passwords);
        person.set_password(&ticket, ACCOUNT, &password).await.expect(200);
        Some(password)
    }

    async fn signs_in(&mut self, person: &Person, has: Has) -> Reaches {
        let answer = person.browser.sign_in(ACCOUNT, &person.password).await;
        if answer.text("status") == "signed_in" {
            return In;
        }
        let challenge = answer.text("challenge");
        let methods: Vec<Value> = answer.json()["methods"].as_array().unwrap().clone();
        let Some((method, code)) = self.code(&person.browser, has, Some(&challenge)).await else { return CodeStep };
        if !methods.contains(&json!(method)) {
            return CodeStep;
        }
        let body = json!({"challenge": challenge, "method": method, "code": code});
        let request =
            person.browser.request(reqwest::Method::POST, "/v1/sign-in/verify").header("sec-fetch-site", "same-origin").json(&body);
        let shown = person.browser.send(request).await;
        if shown.status == 200 { In } else { CodeStep }
    }

    /// An unused code of this proof. A mailed code is asked for at a challenge or in the session.
    async fn code(&self, browser: &Visitor, has: Has, challenge: Option<&str>) -> Option<(&'static str, String)> {
        match has {
            Nothing => None,
            App(name) => {
                self.world.clock.advance(60);
                Some(("app", self.apps[name].code(self.world.now())))
            }
            Sheet(name) => {
                let mut codes = self.sheets[name].lock().unwrap();
                Some(("recovery_code", codes.pop().unwrap()))
            }
            Mailed(address) => {
                let request = match challenge {
                    Some(challenge) => browser
                        .request(reqwest::Method::POST, "/v1/sign-in/email-code")
                        .header("sec-fetch-site", "same-origin")
                        .json(&json!({"challenge": challenge})),
                    None => browser.request(reqwest::Method::POST, "/v1/session/email-code").json(&json!({})),
                };
                self.world.clock.advance(1);
                let inbox = self.world.inbox(address).titled("Your Rekey authentication code");
                let before = inbox.count();
                if browser.send(request).await.status != 202 {
                    return None;
                }
                Some(("email", inbox.nth(before).await.digits()))
            }
        }
    }
}
