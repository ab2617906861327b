//! Samples of flows: recoveries, registrations, sign-ins that wait for a code, enrolments, changes of contacts, codes that were
//! sent, and notices.

use rekey_domain::account::AccountName;
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::code::RecoveryOtp;
use rekey_domain::contact::Contact;
use rekey_domain::contact_change::ContactChange;
use rekey_domain::device_code::{Approval, Decision, DeviceRequest, UserCode};
use rekey_domain::email::EmailAddress;
use rekey_domain::enrolment::Enrolment;
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::limits::ClientAddress;
use rekey_domain::notice::Notice;
use rekey_domain::one_time_code::OneTimeCode;
use rekey_domain::one_time_code_request::{CodeDelivery, CodeScope, OneTimeCodeRequest, Purpose};
use rekey_domain::outbox::{NotMeDelivery, OutboxMessage};
use rekey_domain::phone::PhoneNumber;
use rekey_domain::recovery::{
    CodeSlot, DeliveredRecovery, Delivery, PrincipalSnapshot, Recovery, RecoveryCodes, RecoveryProof, Ticket, Wanted,
};
use rekey_domain::reference::Reference;
use rekey_domain::registration::{ActivationDelivery, Registration};
use rekey_domain::sign_in::Challenge;
use rekey_domain::token::{ChallengeToken, DeviceCodeToken, LinkToken, NotMeToken, TicketToken};
use rekey_domain::totp::SeedPurpose;

use super::passkeys;
use super::people::{BROWSER, INVITED, OFFICE, Person};
use super::{EMAIL, Failure, MAIL, NUMBER, Planter, SECRET, id, seed, token};

/// A recovery whose mailed link an event uses.
const LINK: &str = "sample-link";
/// A recovery and the code to type for it.
const CODE: (&str, &str) = ("sample-code", "SAMP-C0DE");
/// Recoveries with a ticket: one to set a password, and one for a password that is refused.
const TICKETS: [&str; 2] = ["sample-ticket", "sample-refused"];
const TICKET: &str = "sample-ticket";
/// A recovery and a one-time code whose messages `deliver` is to send.
const UNSENT: &str = "sample-unsent";
/// A recovery, a code and a notice that `deliver` is to send by SMS, and the account whose number gets them.
const UNTEXTED: (&str, &str) = ("sample-untexted", "sample-texted");
/// The notice whose link undoes the change that it reports, and its account.
const NOTICE: (&str, &str) = ("sample-notice", "sample-undo");
/// Activation links, each with the name of the account that it creates. The second is for a password that is refused.
const ACTIVATIONS: [(&str, &str); 2] = [("sample-activate", "sample-newcomer"), ("sample-refused", "sample-refused")];

/// Sign-ins that wait for a code: account, name and client.
const CHALLENGES: [(&str, &str, Client); 11] = [
    // One for each kind of code.
    ("sample-guarded", "sample-by-app", Client::Mobile),
    ("sample-guarded", "sample-by-mail", Client::Web),
    ("sample-guarded", "sample-by-recovery", Client::Mobile),
    // For wrong codes, and for a request from another site.
    ("sample-guarded", "sample-wrong", Client::Mobile),
    ("sample-guarded", "sample-elsewhere", Client::Web),
    // For a report that its factors are lost.
    ("sample-guarded", "sample-lost", Client::Mobile),
    // For requesting a mailed code. Only the first of the three gets one.
    ("sample-guarded", "sample-ask", Client::Mobile),
    ("sample-unreachable", "sample-ask", Client::Mobile),
    ("sample-capped", "sample-ask", Client::Mobile),
    // For a passkey, and for beginning with one.
    (passkeys::OWNER, "sample-by-passkey", Client::Mobile),
    (passkeys::OWNER, "sample-ask", Client::Mobile),
];
/// Desktop apps: user code, whether the owner of `sample-guarded` has approved it, and whether it has just polled. The events
/// look at one, approve and deny one each, and poll the others.
const DESKTOPS: [(&str, bool, bool); 6] = [
    ("SAMP-DEV1", false, false),
    ("SAMP-DEV2", false, false),
    ("SAMP-DEV3", false, false),
    ("SAMP-DEV4", false, false),
    ("SAMP-DEV5", true, false),
    ("SAMP-DEV6", false, true),
];
/// The name of the device code of each.
const DESKTOP: &str = "sample-desktop";

/// The codes that were mailed, one for a sign-in and one to turn mailed codes on: purpose, account, challenge or enrolment, and
/// digits.
const MAILED: [(Purpose, &str, &str, &str); 2] =
    [(Purpose::SignIn, "sample-guarded", "sample-by-mail", "314159"), (Purpose::Enrol, "sample-confirm", ENROLMENT, "271828")];
/// Enrolments: account and factor. All have the same name. No code is right for the last one.
const BEGUN: [(&str, Factor); 4] = [
    ("sample-confirm", Factor::App),
    ("sample-confirm", Factor::Email),
    ("sample-confirm", Factor::Passkey),
    ("sample-begin", Factor::Email),
];
const ENROLMENT: &str = "sample-enrolment";

/// Changes of contacts: account, new contact, and the digits that were sent to it. The events for a change without digits send
/// a wrong code. The name of a change consists of its account and the kind of contact.
const CHANGES: [(&str, &str, Option<&str>); 4] = [
    ("sample-moved", "newcomer@example.com", Some("161803")),
    ("sample-moved", "+4915123456780", Some("141421")),
    ("sample-move", "newcomer@example.com", None),
    ("sample-move", "+4915123456780", None),
];

impl Planter<'_> {
    pub(super) async fn flows(&self, people: &[Person]) -> Result<(), Failure> {
        self.recoveries(people).await?;
        for (name, account) in ACTIVATIONS {
            self.registration(name, AccountName::parse(account)?).await?;
        }
        self.invitation().await?;
        for (account, name, client) in CHALLENGES {
            self.challenge(whose(people, account)?, &token(account, name)?, client).await?;
        }
        for (code, approved, polled) in DESKTOPS {
            self.desktop(whose(people, "sample-home")?, code, approved, polled).await?;
        }
        for (purpose, account, target, digits) in MAILED {
            self.mailed_code(whose(people, account)?, CodeScope { purpose, target: id(target)? }, digits).await?;
        }
        let scope = CodeScope { purpose: Purpose::SignIn, target: id(UNSENT)? };
        self.put_code(&self.code(scope.target, whose(people, "sample-held")?, scope, self.end())).await?;
        for (account, factor) in BEGUN {
            self.enrolment(whose(people, account)?, factor).await?;
        }
        self.ceremonies(id(BROWSER)?).await?;
        for (account, contact, digits) in CHANGES {
            self.contact_change(whose(people, account)?, contact, digits).await?;
        }
        self.texts(whose(people, UNTEXTED.1)?).await?;
        let token: NotMeToken = token(NOTICE.0, MAIL)?;
        let mut notice = self.notice(token.owner(), whose(people, NOTICE.1)?);
        notice.deliveries.insert(token.id(), NotMeDelivery { hash: token.hash(), expires_at: self.end() });
        self.put_notice(&notice).await
    }

    async fn recoveries(&self, people: &[Person]) -> Result<(), Failure> {
        let random = &self.resources.random;
        let code = RecoveryOtp::parse(CODE.1).ok_or("a sample is no code")?;
        let mut recoveries =
            vec![(token(LINK, MAIL)?, RecoveryOtp::mint(random), None), (LinkToken::mint(id(CODE.0)?, random), code, None)];
        for recovery in TICKETS {
            let ticket: TicketToken = token(recovery, TICKET)?;
            recoveries.push((LinkToken::mint(ticket.owner(), random), RecoveryOtp::mint(random), Some(ticket)));
        }
        for (link, code, ticket) in recoveries {
            // The sample users have no address.
            let principals: Vec<PrincipalSnapshot> = people.iter().filter(|person| person.name.user.is_none()).map(Person::bound).collect();
            let delivery = Delivery { link_hash: link.hash(), expires_at: self.end(), principals, more: false };
            self.sent_recovery(&link, &code, delivery, ticket).await?;
        }
        self.unsent_recovery(&self.recovery(id(UNSENT)?)?).await
    }

    async fn unsent_recovery(&self, recovery: &Recovery) -> Result<(), Failure> {
        self.put(&self.tables.flows, (format!("RECOVERY#{}", recovery.id), "RECOVERY".to_owned()), "sample", recovery).await
    }

    /// One message of each kind that Rekey sends by SMS.
    async fn texts(&self, person: &Person) -> Result<(), Failure> {
        let id = id(UNTEXTED.0)?;
        let number = PhoneNumber::parse(NUMBER)?;
        let mut recovery = self.recovery(id)?;
        recovery.contact = number.clone().into();
        self.unsent_recovery(&recovery).await?;
        let scope = CodeScope { purpose: Purpose::Bind, target: id };
        self.put_code(&self.code(id, person, scope, self.end()).to(number.into())).await?;
        self.put_notice(&self.notice(id, person)).await
    }

    fn notice(&self, id: Id, person: &Person) -> OutboxMessage {
        OutboxMessage::new(id, person.login.principal, person.name.clone(), Notice::PasswordChanged, self.now)
    }

    async fn put_notice(&self, notice: &OutboxMessage) -> Result<(), Failure> {
        self.put(&self.tables.flows, (format!("OUTBOX#{}", notice.id), "OUTBOX".to_owned()), "sample", notice).await
    }

    async fn contact_change(&self, person: &Person, contact: &str, digits: Option<&str>) -> Result<(), Failure> {
        let (principal, epoch) = (person.login.principal, person.login.epoch);
        let contact: Contact =
            if contact.starts_with('+') { PhoneNumber::parse(contact)?.into() } else { EmailAddress::parse(contact)?.into() };
        let kind = contact.kind();
        let change_id = id(&format!("{}-{}", person.name.account, kind.name()))?;
        let change = ContactChange { id: change_id, principal, epoch, session: id(BROWSER)?, contact, expires_at: self.end(), tries: 0 };
        if let Some(digits) = digits {
            self.mailed_code(person, CodeScope { purpose: Purpose::Bind, target: change_id }, digits).await?;
        }
        let key = (format!("CONTACT-CHANGE#{principal}"), format!("{}#{}", kind.name(), change.session));
        self.put(&self.tables.flows, key, "sample", &change).await
    }

    /// A recovery whose message was sent, with a ticket if one was given.
    async fn sent_recovery(
        &self,
        link: &LinkToken,
        code: &RecoveryOtp,
        delivery: Delivery,
        ticket: Option<TicketToken>,
    ) -> Result<(), Failure> {
        let (recovery, random) = (self.recovery(link.owner())?, &self.resources.random);
        let mac = self.code_key.mac(code.mac_message(recovery.id)).await?;
        let codes = RecoveryCodes {
            tries: 0,
            code_1: CodeSlot { delivery: link.id(), mac, expires_at: self.end() },
            code_2: CodeSlot::decoy(random, self.now),
            code_3: CodeSlot::decoy(random, self.now),
        };
        let mut delivered = DeliveredRecovery::new(&recovery);
        delivered.closed_at = Some(self.now);
        delivered.deliveries.insert(link.id(), delivery);
        if let Some(ticket) = ticket {
            let proof = RecoveryProof::MailedLink;
            delivered.tickets.insert(ticket.id(), Ticket { hash: ticket.hash(), delivery: link.id(), proof, expires_at: self.end() });
        }
        let flows = &self.tables.flows;
        let key = (format!("RECOVERY-CODE#{}", recovery.id), "RECOVERY-CODE".to_owned());
        self.put(flows, key, "sample", &codes).await?;
        self.put(flows, (format!("DELIVERED#{}", recovery.id), "DELIVERED".to_owned()), "sample", &delivered).await?;
        Ok(self.directory.flows().put_recovery(&recovery).await?)
    }

    fn recovery(&self, id: Id) -> Result<Recovery, Failure> {
        let wanted = Wanted { contact: EmailAddress::parse(EMAIL)?.into(), account: None, user: None, locale: None };
        Ok(Recovery::new(id, wanted, Reference::random(&self.resources.random), self.end()))
    }

    async fn registration(&self, name: &str, account: AccountName) -> Result<(), Failure> {
        let link = token(name, MAIL)?;
        let delivery = ActivationDelivery { hash: link.hash(), expires_at: self.end() };
        let mut registration = Registration::new(link.owner(), account, EmailAddress::parse(EMAIL)?, None, self.end());
        registration.deliveries.insert(link.id(), delivery);
        registration.closed_at = Some(self.now);
        Ok(self.directory.flows().put_registration(&registration).await?)
    }

    /// The invitation that `deliver` is to mail, in place of the handed-over link.
    async fn invitation(&self) -> Result<(), Failure> {
        let id = id(&format!("{OFFICE}-{INVITED}"))?;
        let principal = self.directory.principal(id).await?.ok_or("a sample user is not there")?;
        let registration = Registration::of_user(id, &principal, self::id(OFFICE)?, Some(EmailAddress::parse(EMAIL)?), self.end());
        self.put(&self.tables.flows, (format!("REGISTRATION#{id}"), "REGISTRATION".to_owned()), "sample", &registration).await
    }

    async fn challenge(&self, person: &Person, token: &ChallengeToken, client: Client) -> Result<(), Failure> {
        let mut challenge = Challenge::new(token, person.sign_in(client), person.login.factors.has(Factor::Email), self.now);
        challenge.ceremony = person.login.factors.has(Factor::Passkey).then(passkeys::assertion);
        challenge.expires_at = self.end();
        Ok(self.directory.flows().put_challenge(&challenge).await?)
    }

    async fn desktop(&self, person: &Person, code: &str, approved: bool, polled: bool) -> Result<(), Failure> {
        let code = UserCode::parse(code).ok_or("a sample is no user code")?;
        let text = format!("device-code_{}.{}.{SECRET}", code.request(), id(DESKTOP)?);
        let token = DeviceCodeToken::parse(&text).ok_or("a sample is no device code")?;
        let address = ClientAddress::new([203, 0, 113, 7].into());
        let mut request = DeviceRequest::new(&token, Some(DeviceName::parse("Ada's workstation")?), address, self.now);
        request.expires_at = self.end();
        let approval = || Approval { sign_in: person.sign_in(Client::Desktop), browser: None };
        request.decision = approved.then(|| Decision::Approved(Box::new(approval())));
        // An app that polls again before the next ten years are over polls too often.
        request.polled_at = polled.then_some(self.end().0 * 1000);
        self.put(&self.tables.flows, (format!("DEVICE-CODE#{}", request.id), "DEVICE-CODE".to_owned()), "sample", &request).await
    }

    /// A code that was mailed.
    async fn mailed_code(&self, person: &Person, scope: CodeScope, digits: &str) -> Result<(), Failure> {
        let digits = OneTimeCode::parse(digits).ok_or("a sample is no code")?;
        let mut code = self.code(scope.target, person, scope, self.now);
        let code_mac = self.code_key.mac(digits.mac_message(code.id)).await?;
        code.deliveries.insert(code.id, CodeDelivery { code_mac, expires_at: self.end() });
        code.closed_at = Some(self.now);
        self.put_code(&code).await
    }

    pub(super) fn code(&self, id: Id, person: &Person, scope: CodeScope, at: Timestamp) -> OneTimeCodeRequest {
        OneTimeCodeRequest::new(id, person.login.principal, person.login.epoch, scope, at.0 * 1000)
    }

    pub(super) async fn put_code(&self, code: &OneTimeCodeRequest) -> Result<(), Failure> {
        let key = (format!("CODE#{}", code.scope), format!("{:015}#{}", code.requested_at_millis, code.id));
        self.put(&self.tables.flows, key, "sample", code).await
    }

    async fn enrolment(&self, person: &Person, factor: Factor) -> Result<(), Failure> {
        let principal = person.login.principal;
        let sealed = if factor == Factor::App {
            Some(self.seed_key.seal(&seed()?, principal, SeedPurpose::Enrolment, &self.resources.random).await?)
        } else {
            None
        };
        let enrolment = Enrolment {
            id: id(ENROLMENT)?,
            principal,
            epoch: person.login.epoch,
            session: id(BROWSER)?,
            factor,
            seed: sealed,
            ceremony: (factor == Factor::Passkey).then(passkeys::registration),
            expires_at: self.end(),
            tries: 0,
        };
        Ok(self.directory.flows().put_enrolment(&enrolment).await?)
    }
}

pub(super) fn whose<'a>(people: &'a [Person], account: &str) -> Result<&'a Person, Failure> {
    Ok(people.iter().find(|person| person.name.account.to_string() == account).ok_or("a sample belongs to no sample account")?)
}

impl Person {
    fn bound(&self) -> PrincipalSnapshot {
        PrincipalSnapshot { principal: self.login.principal, name: self.name.clone(), epoch: self.login.epoch }
    }
}
