//! Tests of the words of notices.

use super::*;
use crate::clock::Timestamp;

#[test]
fn one_notice_tells_of_the_day_and_of_the_row() {
    let day = Some(Timestamp(0));
    let notice = |day, in_a_row| WrongCodes { day, in_a_row }.notice(Method::Factor(Factor::App));
    assert_eq!(notice(None, None), None);
    assert_eq!(notice(None, Some(50)), Some(Notice::WrongCodesInARow(50)));
    assert_eq!(notice(day, None), Some(Notice::CodesCapped));
    assert_eq!(notice(day, Some(20)), Some(Notice::CodesCapped));
    assert_eq!(notice(day, Some(100)), Some(Notice::WrongCodesInARow(100)));
    assert_eq!(WrongCodes { day, in_a_row: None }.notice(Method::RecoveryCode), Some(Notice::RecoveryCodesCapped));
}

#[test]
fn a_notice_of_a_recovery_names_the_proof() {
    for (proof, words, remedy) in [
        (RecoveryProof::MailedLink, "reset with a link that we mailed to its email address", "mailbox"),
        (RecoveryProof::MailedCode, "reset with a code that we mailed to its email address", "mailbox"),
        (RecoveryProof::TextedCode, "reset with a code that we sent to its mobile number by SMS", "mobile operator"),
    ] {
        let told = Notice::PasswordRecovered(proof).words(&Facts::default());
        assert!(told.happened.contains(words) && told.remedy.contains(remedy), "{told:?}");
    }
}

#[test]
fn each_reader_of_a_changed_contact_sees_only_the_own_one_in_full() {
    let contact = |text| Contact::Email(crate::email::EmailAddress::parse(text).unwrap());
    let (old, new, other) = ("grace@example.com", "gracie@example.com", "ada@example.net");
    for (reader, words) in [
        (old, "The email address grace@example.com of ada was replaced by g…ie@example.com"),
        (new, "The email address g…ce@example.com of ada was replaced by gracie@example.com"),
        (other, "The email address g…ce@example.com of ada was replaced by g…ie@example.com"),
    ] {
        let notice = Notice::ContactChanged { kind: ContactKind::Email, from: Some(contact(old)), to: Some(contact(new)) };
        let told = notice.words(&Facts { name: "ada", reader: Some(&contact(reader)), ..Facts::default() });
        assert_eq!(told.happened, words);
    }
}

#[test]
fn a_notice_of_a_removed_number_speaks_of_no_other_number() {
    let number = Contact::Phone(crate::phone::PhoneNumber::parse("+4915123456789").unwrap());
    let follows = |to| {
        let notice = Notice::ContactChanged { kind: ContactKind::Phone, from: Some(number.clone()), to };
        notice.words(&Facts::default()).follows.unwrap()
    };
    let removed = follows(None);
    assert!(removed.contains("The removed mobile number no longer gets messages") && !removed.contains("The old"), "{removed}");
    assert!(follows(Some(number.clone())).contains("The old mobile number no longer gets messages"));
}

#[test]
fn a_notice_of_an_undo_names_some_of_many_users_and_counts_the_others() {
    let user = |n| UserName::parse(&format!("user-{n}")).unwrap();
    for (named, more_users, words) in
        [(1, 0, "The user user-0 is frozen"), (21, 0, "user-19 and 1 more are frozen"), (500, 7, "user-19 and 487 more are frozen")]
    {
        let users: Vec<UserName> = (0..named).map(user).collect();
        let told = Notice::Frozen.words(&Facts { users: &users, more_users, ..Facts::default() });
        assert!(told.follows.as_ref().unwrap().contains(words), "{told:?}");
    }
}

#[test]
fn a_sign_in_names_the_device_only_if_the_name_is_no_message() {
    let of = |device: &str| Notice::NewDevice(Client::Mobile, DeviceName::parse(device).ok()).words(&Facts::default()).happened;
    assert!(of("Ada's phone (old)").contains("(Ada's phone (old))"));
    for device in
        ["evil.example/help", "Call +1 555 0100 now!", "Konto gesperrt Ruf 0800-123456 an", "Write to eve@example.com", "x <b>y</b>"]
    {
        assert!(!of(device).contains(&device[..8]), "{device}");
    }
}
