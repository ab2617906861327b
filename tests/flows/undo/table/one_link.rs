//! Rows in which people use one link.

use super::scene::Act::*;
use super::scene::Has::*;
use super::scene::Reaches::*;
use super::scene::Who::*;
use super::{
    APP_OFF, APP_ON, BOUND, CHANGED, DAY, HOUR, MAIL, MAIL_OFF, MAIL_ON, MOVES, OTHER_MAIL, PHONE, REPLACES, RESET, RESET_BY_SMS, SET,
    SHEET_MADE, SHEET_USED, SIGNED_IN, TAKEN_IN_THE_GAP, THIEFS_MAIL, Table, UNBOUND, WITH_APP, WITH_APP_AND_PHONE, WITH_CODES_BY_MAIL,
};

pub(super) fn add_rows(table: &mut Table) {
    mailbox_reader(table);
    phone_holder(table);
    stolen_telephone(table);
    app_of_a_thief(table);
    codes_by_mail(table);
    no_factor(table);
}

/// A thief reads the mailbox. No link lets the mailbox alone in where an app was on.
fn mailbox_reader(table: &mut Table) {
    for (link, act) in [(APP_ON, "on"), (APP_OFF, "off")] {
        for has in [App("new app"), Sheet("new sheet"), App("app"), Sheet("sheet")] {
            let name = if act == "on" { "mailbox reader undoes the new app" } else { "mailbox reader undoes the old app's end" };
            table.row(name, &[&WITH_APP, &MOVES], &[NotMe(MAIL, link), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)]);
        }
    }
    // The owner turns the new app on a day later, in a session that only the password confirms.
    let later = [
        Confirm(Owner, App("app")),
        AppOff(Owner),
        Wait(DAY),
        SignIn(Owner, Nothing),
        Confirm(Owner, Nothing),
        AppOn(Owner, "new app", "new sheet"),
    ];
    for has in [App("new app"), Sheet("new sheet"), App("app"), Sheet("sheet")] {
        table.row(
            "mailbox reader undoes an app of a later day",
            &[&WITH_APP, &later],
            &[NotMe(MAIL, APP_ON), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)],
        );
    }
    for (acts, link, has) in [
        (vec![], SIGNED_IN, App("app")),
        (vec![Confirm(Owner, App("app")), NewSheet(Owner, "newer sheet")], SHEET_MADE, Sheet("newer sheet")),
        (vec![Confirm(Owner, App("app")), NewSheet(Owner, "newer sheet")], SHEET_MADE, Sheet("sheet")),
        (vec![Confirm(Owner, Sheet("sheet"))], SHEET_USED, App("app")),
        (vec![Confirm(Owner, App("app")), Bind(Owner, "phone", PHONE)], BOUND, App("app")),
        (vec![Confirm(Owner, App("app")), Bind(Owner, "phone", PHONE), UnbindPhone(Owner)], UNBOUND, App("app")),
        (vec![ChangePassword(Owner)], SET, App("app")),
        (vec![Recover(Thief, MAIL)], RESET, App("app")),
        (vec![Confirm(Owner, App("app")), MailOn(Owner, MAIL, "")], MAIL_ON, App("app")),
    ] {
        table.row(
            "mailbox reader undoes something else",
            &[&WITH_APP, &acts],
            &[NotMe(MAIL, link), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)],
        );
    }
    // The app was turned off for good. The undo keeps the code step, and an unused recovery code passes it.
    table.row(
        "mailbox reader undoes the end of two-factor authentication",
        &[&WITH_APP, &[Confirm(Owner, Sheet("sheet")), AppOff(Owner)]],
        &[NotMe(MAIL, APP_OFF), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, Sheet("sheet"), In)],
    );
    // Codes by mail that were turned on at the new address do not go to the old one.
    table.row(
        "reader of an old mailbox gets no codes by mail",
        &[
            &WITH_APP,
            &[
                Confirm(Owner, App("app")),
                AppOff(Owner),
                Wait(60),
                Bind(Owner, "email", OTHER_MAIL),
                MailOn(Owner, OTHER_MAIL, "new sheet"),
            ],
        ],
        &[NotMe(MAIL, CHANGED), Tries(Thief, MAIL, Mailed(MAIL), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
    table.row(
        "reader of an old mailbox moves the address back",
        &[&WITH_APP, &[Confirm(Owner, App("app")), Bind(Owner, "email", OTHER_MAIL)]],
        &[NotMe(MAIL, CHANGED), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
}

/// The number has changed hands.
fn phone_holder(table: &mut Table) {
    let taken_back = [
        SignIn(Owner, Nothing),
        Confirm(Owner, Nothing),
        Bind(Owner, "phone", PHONE),
        Recover(Thief, PHONE),
        Wait(HOUR),
        Recover(Owner, MAIL),
        SignIn(Owner, Nothing),
        Confirm(Owner, Nothing),
        AppOn(Owner, "app", "sheet"),
        Wait(25 * HOUR),
        SignIn(Owner, App("app")),
        Confirm(Owner, App("app")),
        UnbindPhone(Owner),
    ];
    table.row(
        "phone holder keeps the link of a recovery",
        &[&taken_back],
        &[DeadLink(PHONE, RESET_BY_SMS), Tries(Thief, PHONE, Nothing, NoMessage), Tries(Owner, MAIL, App("app"), In)],
    );
    for link in [SIGNED_IN, APP_ON] {
        table.row(
            "phone holder reads everything and has nothing else",
            &[&WITH_APP_AND_PHONE, &MOVES],
            &[NotMe(MAIL, link), Tries(Thief, PHONE, Nothing, CodeStep), Tries(Owner, MAIL, App("new app"), In)],
        );
    }
}

/// A thief has the telephone, the mailbox and the SIM. The links do not undo the replacement of the stolen app.
fn stolen_telephone(table: &mut Table) {
    for link in [APP_ON, APP_OFF, SIGNED_IN, SHEET_USED] {
        for has in [App("new app"), Sheet("new sheet"), Sheet("sheet")] {
            table.row(
                "stolen telephone with mailbox and SIM",
                &[&WITH_APP_AND_PHONE, &REPLACES],
                &[
                    NotMe(MAIL, link),
                    Tries(Thief, MAIL, App("app"), CodeStep),
                    Tries(Thief, PHONE, App("app"), CodeStep),
                    Tries(Owner, MAIL, has, In),
                ],
            );
        }
    }
    // The thief makes new recovery codes first, and the owner's older ones still work after the undo.
    for link in [SHEET_MADE, APP_OFF] {
        let acts = [
            SignIn(Thief, App("app")),
            Confirm(Thief, App("app")),
            NewSheet(Thief, "thief's sheet"),
            AppOff(Thief),
            AppOn(Thief, "thief's app", "thief's"),
        ];
        table.row(
            "a telephone in a thief's hands replaces everything",
            &[&WITH_APP, &acts],
            &[NotMe(MAIL, link), Tries(Owner, MAIL, if link == SHEET_MADE { Sheet("sheet") } else { App("app") }, In)],
        );
    }
}

/// A thief turns an app on where none was on. The links do not lock the owner out.
fn app_of_a_thief(table: &mut Table) {
    for link in [APP_ON, SIGNED_IN] {
        let acts = [SignIn(Thief, Nothing), Confirm(Thief, Nothing), AppOn(Thief, "thief's app", "thief's sheet")];
        table.row("a thief with the password turns an app on", &[&acts], &[NotMe(MAIL, link), Tries(Owner, MAIL, Nothing, In)]);
    }
    for link in [RESET, APP_ON] {
        let acts = [Recover(Thief, MAIL), SignIn(Thief, Nothing), Confirm(Thief, Nothing), AppOn(Thief, "thief's app", "thief's sheet")];
        table.row("a thief with the mailbox turns an app on", &[&acts], &[NotMe(MAIL, link), Tries(Owner, MAIL, Nothing, In)]);
    }
    table.row(
        "a thief with the password changes the address and turns an app on",
        &[&[
            SignIn(Thief, Nothing),
            Confirm(Thief, Nothing),
            Bind(Thief, "email", THIEFS_MAIL),
            Wait(60),
            AppOn(Thief, "thief's app", "thief's sheet"),
            Wait(60),
            SignIn(Thief, App("thief's app")),
            Confirm(Thief, App("thief's app")),
            NewSheet(Thief, "more"),
            Wait(60),
        ]],
        &[NotMe(MAIL, CHANGED), Tries(Thief, THIEFS_MAIL, App("thief's app"), NoMessage), Tries(Owner, MAIL, Nothing, In)],
    );
    // No app is on while the owner changes telephones. After an undo the owner's old app and its recovery codes work.
    for (link, has) in [(APP_ON, App("app")), (APP_ON, Sheet("sheet")), (SIGNED_IN, App("app"))] {
        table.row(
            "a thief with the password in the gap between two telephones",
            &[&WITH_APP, &TAKEN_IN_THE_GAP],
            &[NotMe(MAIL, link), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)],
        );
    }
}

/// Only codes by mail were on. An undo lets the mailbox in as before.
fn codes_by_mail(table: &mut Table) {
    for (acts, link) in [
        (vec![], SIGNED_IN),
        (vec![Confirm(Owner, Mailed(MAIL)), MailOff(Owner)], MAIL_OFF),
        (vec![Confirm(Owner, Mailed(MAIL)), AppOn(Owner, "thief's app", "")], APP_ON),
    ] {
        table.row(
            "codes by mail guard as before",
            &[&WITH_CODES_BY_MAIL, &acts],
            &[NotMe(MAIL, link), Tries(Owner, MAIL, Mailed(MAIL), In)],
        );
    }
    table.row(
        "a number alone passes no codes by mail",
        &[
            &WITH_CODES_BY_MAIL[..2],
            &[Bind(Owner, "phone", PHONE)],
            &WITH_CODES_BY_MAIL[2..],
            &[Confirm(Owner, Mailed(MAIL)), MailOff(Owner)],
        ],
        &[NotMe(MAIL, MAIL_OFF), Tries(Thief, PHONE, Nothing, CodeStep), Tries(Owner, MAIL, Mailed(MAIL), In)],
    );
}

/// No factor was on. An undo restores the contacts.
fn no_factor(table: &mut Table) {
    for (acts, link) in [
        (vec![], SIGNED_IN),
        (vec![Bind(Thief, "phone", PHONE)], BOUND),
        (vec![Bind(Thief, "email", THIEFS_MAIL)], CHANGED),
        (vec![ChangePassword(Thief)], SET),
        (vec![Recover(Thief, MAIL)], RESET),
        (vec![MailOn(Thief, MAIL, "thief's sheet")], MAIL_ON),
    ] {
        table.row(
            "no factor before",
            &[&[SignIn(Thief, Nothing), Confirm(Thief, Nothing)], &acts],
            &[NotMe(MAIL, link), Tries(Owner, MAIL, Nothing, In)],
        );
    }
}
