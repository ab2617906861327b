//! The form of each message: what programs that show mails support, what they must not be led to do, and what a person sees first.

use std::collections::BTreeSet;

use deliver::{Message, NoticeMessage, Site};
use rekey_adapters::mailer::Mail;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::email::EmailAddress;
use rekey_domain::notice::{Notice, Undoable};
use rekey_domain::outbox::Withheld;
use rekey_domain::passkey::PasskeyName;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::recovery::RecoveryProof;
use rekey_local::{Names, is_mailed, previews, sms};
use rekey_text::Language;

const NOW: Timestamp = Timestamp(1_795_333_800);
/// The rules that Word's renderer, which shows mails in Outlook, keeps where they stand in the mails.
const KNOWN_TO_WORD: [&str; 19] = [
    "background-color",
    "border",
    "border-top",
    "color",
    "display",
    "font-family",
    "font-size",
    "font-weight",
    "letter-spacing",
    "line-height",
    "margin",
    "max-width",
    "mso-hide",
    "mso-line-height-rule",
    "mso-padding-alt",
    "padding",
    "table-layout",
    "text-decoration",
    "font-style",
];

fn site() -> Site {
    Site::new("Cloudkeep", "https://id.example.com")
}

fn mail_of(message: &Message, site: &Site, language: Language) -> Mail {
    message.mail(Names::usual().contacts[0].clone(), site, language).unwrap()
}

/// Each message that is mailed, in each language.
fn mails() -> Vec<(Message, Mail, Language)> {
    let all =
        Language::offered().flat_map(|language| previews(&site(), Names::usual(), NOW).into_iter().map(move |message| (message, language)));
    all.filter(|(message, _)| is_mailed(message))
        .map(|(message, language)| {
            let mail = mail_of(&message, &site(), language);
            (message, mail, language)
        })
        .collect()
}

/// What stands between each `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).map(|rest| rest.split_once(end).unwrap().0).collect()
}

/// The words of the body as a reader sees them, without what is hidden.
fn visible(html: &str) -> String {
    let body = html.split_once("<body").unwrap().1.split_once("</div>").unwrap().1;
    let words: Vec<&str> =
        body.split('<').filter_map(|tag| Some(tag.split_once('>')?.1.trim())).filter(|words| !words.is_empty()).collect();
    words.join("\n")
}

#[test]
fn every_mail_is_made_of_tables_with_rules_that_word_keeps() {
    for (_, mail, _) in mails() {
        let body = mail.html.split_once("<body").unwrap().1;
        for style in between(body, "style=\"", "\"") {
            for rule in style.split(';').filter(|rule| !rule.is_empty()) {
                let name = rule.split_once(':').unwrap().0;
                assert!(KNOWN_TO_WORD.contains(&name), "{name} in {style}");
            }
        }
        // A limit of the width, which Word drops, has a table of that width for Word beside it; the padding of a link has one of its cell.
        assert_eq!(body.matches("max-width:600px").count(), 1);
        assert_eq!(body.matches("<!--[if mso]><table role=\"presentation\" width=\"600\"").count(), 1);
        assert_eq!(body.matches("display:block;padding").count(), body.matches("mso-padding-alt").count());
        assert_eq!(body.matches("<div").count(), 1, "the line for the inbox alone is no table");
        assert_eq!(body.matches("<table").count(), body.matches("</table>").count());
    }
}

#[test]
fn no_mail_loads_anything() {
    for (_, mail, _) in mails() {
        for part in ["<img", "<link", "<script", "<iframe", "<form", "src=", "url(", "@import", "@font-face", "background="] {
            assert!(!mail.html.contains(part), "{part} in {}", mail.subject);
        }
    }
}

#[test]
fn every_mail_says_its_language_and_has_dark_colours() {
    for (_, mail, language) in mails() {
        let tag = language.tag();
        assert!(mail.html.contains(&format!("<html lang=\"{tag}\" dir=\"{}\">", language.direction())), "{tag}");
        assert!(mail.html.contains("<meta name=\"color-scheme\" content=\"light dark\">"));
        let styles = between(&mail.html, "<style>", "</style>");
        let dark = styles.iter().find(|style| style.contains("(prefers-color-scheme: dark)")).unwrap();
        let outlook = styles.iter().find(|style| style.contains("[data-ogsc] ")).unwrap();
        let classes: BTreeSet<&str> = between(&mail.html, "class=\"", "\"").into_iter().flat_map(str::split_whitespace).collect();
        // Each class with a colour of its own has one for dark.
        for class in ["ground", "card", "ink", "muted", "accent", "line"] {
            assert!(
                classes.contains(class) && dark.contains(&format!(".{class} {{")) && outlook.contains(&format!("] .{class} {{")),
                "{class}"
            );
        }
        // Gmail drops a block that it finds too long, and with it the rules for small screens.
        assert!(styles.iter().all(|style| style.len() < 8192));
    }
}

#[test]
fn every_mail_but_one_with_a_code_has_one_button() {
    for (message, mail, _) in mails() {
        let buttons = between(&mail.html, "<td class=\"button", "</td>");
        let expected = usize::from(!matches!(message, Message::AuthenticationCode(_)));
        assert_eq!(buttons.len(), expected, "{}", mail.subject);
        for button in buttons {
            let url = between(button, "href=\"", "\"")[0];
            assert!(mail.text.contains(&format!("\n\n{url}\n")), "{}", mail.text);
        }
    }
}

#[test]
fn a_notice_that_can_be_undone_cannot_be_missed() {
    let mut undoable = 0;
    for (message, mail, language) in mails() {
        let Message::Notice(notice) = &message else { continue };
        let is_undoable = matches!(notice.notice.rules().undo, Undoable::ByLink | Undoable::StopsWait);
        assert_eq!(mail.html.contains("<td class=\"button alarm\""), is_undoable, "{}", mail.subject);
        if is_undoable && language == Language::english() {
            assert!(mail.html.contains(">This wasn&#39;t me</a>") && mail.text.contains("This wasn't me:\n\nhttps://"), "{}", mail.text);
            undoable += 1;
        }
    }
    assert!(undoable > 15, "{undoable}");
}

#[test]
fn every_mail_has_a_line_for_the_inbox_that_does_not_give_the_code_away() {
    for (message, mail, _) in mails() {
        let line = between(&mail.html, "mso-hide:all", "</div>")[0];
        let words = line.split_once('>').unwrap().1.split("&#847;").next().unwrap();
        // A Chinese sentence has a third of the letters.
        assert!((6..200).contains(&words.chars().count()), "{words}");
        // An inbox shows so many characters that the next words of the mail do not follow.
        assert!(line.matches("&#847;").count() >= 80);
        if let Some(code) = code_of(&message) {
            assert!(!line.contains(code) && !mail.subject.contains(code), "{}", mail.subject);
        }
    }
}

fn code_of(message: &Message) -> Option<&str> {
    match message {
        Message::Recover(it) => Some(&it.code),
        Message::AuthenticationCode(it) => Some(&it.code),
        Message::Activate(_) | Message::ActivateUser(_) | Message::Registered(_) | Message::Notice(_) => None,
    }
}

#[test]
fn a_code_comes_first() {
    let mut codes = 0;
    for (message, mail, _) in mails() {
        let Some(code) = code_of(&message) else { continue };
        assert_eq!(mail.text.lines().next().unwrap().trim(), code);
        // Behind the name of the service and the subject, which is the heading.
        let visible = visible(&mail.html);
        let lines: Vec<&str> = visible.lines().filter(|line| *line != "&nbsp;").collect();
        assert_eq!(lines[..3], ["Cloudkeep", mail.subject.as_str(), code], "{visible}");
        codes += 1;
    }
    assert!(codes >= 7 * Language::offered().count(), "{codes}");
}

#[test]
fn a_deployment_can_put_authentication_codes_into_subjects() {
    let site = Site { code_in_subject: true, ..site() };
    for message in previews(&site, Names::usual(), NOW).iter().filter(|message| is_mailed(message)) {
        let mail = mail_of(message, &site, Language::english());
        match message {
            Message::AuthenticationCode(it) => assert_eq!(mail.subject, format!("Your Cloudkeep authentication code: {}", it.code)),
            // This code alone sets a password, and a locked phone shows subjects.
            Message::Recover(it) => assert!(!mail.subject.contains(&it.code), "{}", mail.subject),
            _ => {}
        }
        assert!(!mail.html.split_once("<body").unwrap().0.contains("042137"));
    }
}

#[test]
fn no_text_misses_a_value_or_a_translation() {
    for (message, mail, language) in mails() {
        let short = sms(&message, &site(), language).unwrap_or_default();
        for text in [&mail.subject, &mail.text, &mail.html, &short] {
            assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
            for key in ["mail-", "sms-", "notice-", "policy-"] {
                let unknown =
                    |word: &str| word.starts_with(key) && word.trim_end_matches('.').bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
                assert!(!text.split_whitespace().any(unknown), "{key} in {text}");
            }
        }
    }
}

#[test]
fn no_program_makes_a_link_of_a_chosen_name() {
    let names = Names::usual();
    for (message, mail, _) in mails().into_iter().filter(|(message, ..)| message.is_for_an_owner()) {
        let chosen =
            [names.accounts.each_ref().map(ToString::to_string).to_vec(), vec![names.device.as_str().replace('\'', "&#39;")]].concat();
        let body = mail.html.split_once("<body").unwrap().1;
        for name in chosen {
            for (place, _) in body.match_indices(name.as_str()) {
                let before = &body[..place];
                let (inside, link) = (before.rfind("<a "), before.rfind("</a>"));
                assert!(inside > link, "{name} stands outside of <a> in {}", message.mail_subject());
                assert!(before[inside.unwrap()..].starts_with("<a class=\"plain\" dir=\"auto\">"), "{}", mail.subject);
            }
        }
    }
}

trait Subject {
    fn mail_subject(&self) -> String;
}

impl Subject for Message {
    fn mail_subject(&self) -> String {
        mail_of(self, &site(), Language::english()).subject
    }
}

#[test]
fn a_code_by_sms_ends_with_the_site_that_it_is_for() {
    let mut codes = 0;
    for message in previews(&site(), Names::usual(), NOW) {
        let Some(text) = sms(&message, &site(), Language::english()) else { continue };
        let Some(code) = code_of(&message) else {
            assert!(!text.contains("\n@"), "{text}");
            continue;
        };
        let (words, line) = text.rsplit_once('\n').unwrap();
        assert_eq!(line, format!("@id.example.com #{code}"));
        assert!(words.split(' ').any(|word| word == code) && text.is_ascii() && text.len() <= 160, "{text}");
        codes += 1;
    }
    assert_eq!(codes, 4);
    for message in previews(&site(), Names::usual(), NOW) {
        let Message::AuthenticationCode(it) = message else { continue };
        let in_an_app = Message::AuthenticationCode(deliver::AuthenticationCode { in_an_app: true, ..it });
        assert!(sms(&in_an_app, &site(), Language::english()).is_none_or(|text| !text.contains('@')));
    }
}

/// The notice as a mail to this reader, in plain text.
fn told_to(reader: &str, notice: NoticeMessage) -> String {
    Message::Notice(notice).mail(EmailAddress::parse(reader).unwrap(), &site(), Language::english()).unwrap().text
}

fn told(notice: NoticeMessage) -> String {
    told_to("reader@example.net", notice)
}

fn of(notice: Notice) -> NoticeMessage {
    NoticeMessage::new(LoginName { account: AccountName::parse("ada").unwrap(), user: None }, notice, NOW)
}

#[test]
fn a_notice_of_a_recovery_names_the_proof() {
    for (proof, words, remedy) in [
        (RecoveryProof::MailedLink, "reset with a link that we mailed to its email address", "mailbox"),
        (RecoveryProof::MailedCode, "reset with a code that we mailed to its email address", "mailbox"),
        (RecoveryProof::TextedCode, "reset with a code that we sent to its mobile number by SMS", "mobile operator"),
    ] {
        let told = told(of(Notice::PasswordRecovered(proof)));
        assert!(told.contains(words) && told.contains(remedy), "{told}");
    }
}

#[test]
fn each_reader_of_a_changed_contact_sees_only_the_own_one_in_full() {
    let contact = |text| Contact::Email(EmailAddress::parse(text).unwrap());
    let (old, new, other) = ("grace@example.com", "gracie@example.com", "ada@example.net");
    for (reader, words) in [
        (old, "grace@example.com → g…ie@example.com"),
        (new, "g…ce@example.com → gracie@example.com"),
        (other, "g…ce@example.com → g…ie@example.com"),
    ] {
        let notice = Notice::ContactChanged { kind: ContactKind::Email, from: Some(contact(old)), to: Some(contact(new)) };
        let told = told_to(reader, of(notice));
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn a_notice_of_a_removed_number_speaks_of_no_other_number() {
    let number = Contact::Phone(PhoneNumber::parse("+4915123456789").unwrap());
    let notice = |to| of(Notice::ContactChanged { kind: ContactKind::Phone, from: Some(number.clone()), to });
    let removed = told(notice(None));
    assert!(removed.contains("The removed mobile number no longer gets messages") && !removed.contains("The old"), "{removed}");
    assert!(told(notice(Some(number.clone()))).contains("The old mobile number no longer gets messages"));
}

#[test]
fn a_notice_of_an_undo_names_some_of_many_users_and_counts_the_others() {
    let user = |n| UserName::parse(&format!("user-{n}")).unwrap();
    for (named, more_users, words) in
        [(1, 0, "Frozen user:\n  - user-0\n"), (21, 0, "  - user-19\n  - and 1 more\n"), (500, 7, "  - user-19\n  - and 487 more\n")]
    {
        let users = (0..named).map(user).collect();
        let told = told(NoticeMessage { users, more_users, ..of(Notice::Frozen) });
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn a_sign_in_names_the_device_only_if_the_name_is_no_message() {
    let device = |name| told(of(Notice::NewDevice(Client::Mobile, DeviceName::parse(name).ok())));
    assert!(device("Ada's phone (old)").contains("\nSigned in with: Mobile app\nDevice: Ada's phone (old)\n"));
    assert!(!device("Write to eve@example.com").contains("eve@"));
    // What is written from right to left does not reorder the line.
    assert!(device("هاتف آدا").contains("\nDevice: \u{2068}هاتف آدا\u{2069}\n"));
}

#[test]
fn a_notice_names_a_passkey_only_if_the_name_is_no_message() {
    for notice in [Notice::PasskeyAdded, Notice::PasskeyRemoved, Notice::PasskeyCopied] {
        let passkey = |name| told(of(notice(PasskeyName::parse(name).unwrap())));
        assert!(passkey("Ada's key 2").contains("\nPasskey: Ada's key 2\n"));
        for message in ["Not you? evil.example/undo", "Call +1 800 555 1234 at once", "https://evil.example"] {
            assert!(!passkey(message).contains(message), "{message}");
        }
    }
}

#[test]
fn a_notice_reports_the_notices_that_were_only_counted() {
    let counted = |more| told(NoticeMessage { more, ..of(Notice::EmailNamed) });
    for (count, words) in
        [(1, "It happened 1 more time between 22 November 2026, 07:33 UTC and"), (17, "It happened 17 more times between")]
    {
        let told = counted(Some(Withheld { count, since: Timestamp(1_795_332_800) }));
        assert!(told.contains(words), "{told}");
    }
    assert!(!counted(None).contains("more time"));
}
