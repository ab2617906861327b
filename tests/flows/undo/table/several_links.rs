//! Rows in which people use several links, one after the other.

use super::scene::Act::{self, *};
use super::scene::Has::*;
use super::scene::Reaches::*;
use super::scene::Who::*;
use super::{
    APP_OFF, APP_ON, CHANGED, DAY, HOUR, MAIL, MOVES, OTHER_MAIL, PHONE, REPLACES, RESET, SHEET_MADE, SIGNED_IN, TAKEN_IN_THE_GAP, Table,
    WITH_APP, WITH_APP_AND_PHONE, WITH_CODES_BY_MAIL,
};

pub(super) fn add_rows(table: &mut Table) {
    two_links(table);
    chains(table);
}

/// A person uses two links in a row, the newer one first.
fn two_links(table: &mut Table) {
    for (moves, holders) in
        [(MOVES, vec![App("new app"), Sheet("new sheet"), App("app"), Sheet("sheet")]), (REPLACES, vec![App("new app"), Sheet("sheet")])]
    {
        for link in [APP_ON, APP_OFF] {
            for has in holders.clone() {
                let then = [NotMe(MAIL, link), NotMe(MAIL, SIGNED_IN), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)];
                table.row("mailbox reader uses two links", &[&WITH_APP, &moves], &then);
            }
        }
    }
    table.row(
        "stolen telephone uses two links",
        &[&WITH_APP, &REPLACES],
        &[NotMe(MAIL, APP_OFF), NotMe(MAIL, SIGNED_IN), Tries(Thief, MAIL, App("app"), CodeStep), Tries(Owner, MAIL, App("new app"), In)],
    );
    // The owner confirms with the older app and turns the thief's off. Neither the thief's app nor its codes come back.
    for has in [App("app"), Sheet("sheet")] {
        let acts = [NotMe(MAIL, APP_ON), Recover(Owner, MAIL), SignIn(Owner, App("app")), Confirm(Owner, App("app")), AppOff(Owner)];
        let then = [
            NotMe(MAIL, APP_OFF),
            Tries(Thief, MAIL, Sheet("thief's sheet"), CodeStep),
            Tries(Thief, MAIL, App("thief's app"), CodeStep),
            Tries(Owner, MAIL, has, In),
        ];
        table.row("mailbox reader undoes the end of a thief's app", &[&WITH_APP, &TAKEN_IN_THE_GAP, &acts], &then);
    }
    // The owner recovers at a new address and turns codes by mail on. An undo of the change of address sends no code to the old one.
    table.row(
        "reader of an old mailbox keeps a link past the owner's recovery",
        &[&[
            SignIn(Owner, Nothing),
            Confirm(Owner, Nothing),
            Bind(Owner, "phone", PHONE),
            Bind(Owner, "email", OTHER_MAIL),
            Wait(60),
            Recover(Owner, PHONE),
            SignIn(Owner, Nothing),
            Confirm(Owner, Nothing),
            MailOn(Owner, OTHER_MAIL, "sheet"),
            AppOn(Owner, "app", ""),
        ]],
        &[NotMe(MAIL, CHANGED), Tries(Thief, MAIL, Mailed(MAIL), CodeStep), Tries(Owner, PHONE, App("app"), In)],
    );
    // A thief turns an app on twice. The link in the notice of the sign-in undoes both, even after the newest link was used.
    let twice = [
        SignIn(Thief, Nothing),
        Confirm(Thief, Nothing),
        AppOn(Thief, "first", "first sheet"),
        AppOff(Thief),
        AppOn(Thief, "second", "second sheet"),
    ];
    table.row(
        "a thief with the password turns an app on, off and on",
        &[&twice],
        &[NotMe(MAIL, SIGNED_IN), Tries(Owner, MAIL, Nothing, In)],
    );
    table.row(
        "a thief with the password turns an app on, off and on, and the owner uses the newest mail first",
        &[&twice],
        &[NotMe(MAIL, APP_ON), NotMe(MAIL, SIGNED_IN), Tries(Owner, MAIL, Nothing, In)],
    );
    // The owner recovers before using any link, and a thief uses the link of that recovery.
    let replaced = [
        SignIn(Thief, App("app")),
        Confirm(Thief, App("app")),
        AppOff(Thief),
        AppOn(Thief, "thief's app", "thief's sheet"),
        Wait(HOUR),
        Recover(Owner, PHONE),
    ];
    for has in [App("app"), Sheet("sheet")] {
        table.row(
            "an app is taken over, and the owner recovers first",
            &[&WITH_APP_AND_PHONE, &replaced],
            &[NotMe(MAIL, APP_OFF), Tries(Owner, PHONE, has, In)],
        );
        table.row(
            "an app is taken over, the owner recovers first, and the thief undoes that",
            &[&WITH_APP_AND_PHONE, &replaced],
            &[NotMe(MAIL, RESET), NotMe(MAIL, APP_OFF), Tries(Owner, PHONE, has, In)],
        );
    }
    // An undo puts the owner's app beside a thief's. A session that only the thief's app confirmed cannot turn both off.
    table.row(
        "the app from before takes the place of a thief's, who cannot turn it off in one go",
        &[
            &WITH_APP,
            &TAKEN_IN_THE_GAP,
            &[
                NotMe(MAIL, APP_ON),
                Recover(Thief, MAIL),
                SignIn(Thief, App("thief's app")),
                Wait(25 * HOUR),
                SignIn(Thief, App("thief's app")),
                Confirm(Thief, App("thief's app")),
                AppOff(Thief),
                NotConfirmed(Thief),
            ],
        ],
        &[Tries(Thief, MAIL, App("thief's app"), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
}

/// People undo several changes in a row.
fn chains(table: &mut Table) {
    // A thief's app is on, and the owner's older app is on standby.
    let beside = [
        &WITH_APP[..],
        &[
            Confirm(Owner, App("app")),
            AppOff(Owner),
            Wait(HOUR),
            SignIn(Thief, Nothing),
            Confirm(Thief, Nothing),
            AppOn(Thief, "thief's app", "thief's sheet"),
            NotMe(MAIL, APP_ON),
            Recover(Thief, MAIL),
            Wait(25 * HOUR),
        ],
    ]
    .concat();
    table.row(
        "two sessions have shown a thief's app, and the second one does not turn off the app from before",
        &[
            &beside,
            &[
                Tells(Thief, Accomplice),
                SignIn(Thief, App("thief's app")),
                SignIn(Accomplice, App("thief's app")),
                Confirm(Accomplice, App("thief's app")),
                Confirm(Thief, App("thief's app")),
                AppOff(Thief),
                NotConfirmed(Accomplice),
            ],
        ],
        &[Tries(Thief, MAIL, App("thief's app"), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
    // The thief undoes the end of the thief's own app, which puts it on standby, and turns both apps off with it.
    for (shows, link, has) in [
        (App("thief's app"), APP_OFF, App("app")),
        (App("thief's app"), APP_OFF, Sheet("sheet")),
        (Sheet("thief's sheet"), APP_OFF, App("app")),
        (Sheet("thief's sheet"), APP_OFF, Sheet("sheet")),
        (App("thief's app"), RESET, App("app")),
        (App("thief's app"), RESET, Sheet("sheet")),
    ] {
        table.row(
            "a thief undoes the end of the own app and ends the older one with it",
            &[
                &beside,
                &[
                    SignIn(Thief, App("thief's app")),
                    Confirm(Thief, App("thief's app")),
                    AppOff(Thief),
                    NotMe(MAIL, APP_OFF),
                    Recover(Thief, MAIL),
                    Wait(25 * HOUR),
                    SignIn(Thief, shows),
                    Confirm(Thief, shows),
                    AppOff(Thief),
                ],
            ],
            &[NotMe(MAIL, link), Tries(Owner, MAIL, has, In)],
        );
    }
    // An app whose standby of 7 days has ended does not come back with the next undo.
    table.row(
        "an old telephone comes back with the undo of something else",
        &[
            &WITH_APP,
            &MOVES,
            &[
                NotMe(MAIL, APP_ON),
                Recover(Owner, MAIL),
                Wait(30 * DAY),
                SignIn(Owner, App("new app")),
                Confirm(Owner, App("new app")),
                NewSheet(Owner, "newer sheet"),
            ],
        ],
        &[
            NotMe(MAIL, SHEET_MADE),
            Tries(Thief, MAIL, App("app"), CodeStep),
            Tries(Thief, MAIL, Sheet("sheet"), CodeStep),
            Tries(Owner, MAIL, App("new app"), In),
        ],
    );
    // None of the apps that a thief turned on is old enough to lift a hold.
    let twice = [
        SignIn(Thief, App("app")),
        Confirm(Thief, App("app")),
        AppOff(Thief),
        AppOn(Thief, "first", "first sheet"),
        Confirm(Thief, App("first")),
        AppOff(Thief),
        AppOn(Thief, "second", "second sheet"),
        NotMe(MAIL, APP_ON),
        NotMe(MAIL, SIGNED_IN),
        Recover(Thief, MAIL),
    ];
    for shows in [App("first"), Sheet("first sheet")] {
        table.row(
            "a thief's first of two apps lifts no hold",
            &[&WITH_APP, &twice, &[SignIn(Thief, shows), Confirm(Thief, shows), OnHold(Thief)]],
            &[Tries(Owner, MAIL, App("app"), In)],
        );
    }
    table.row(
        "the owner's sheet ends two apps of a thief",
        &[&WITH_APP, &twice, &[Recover(Owner, MAIL), SignIn(Owner, Sheet("sheet")), Confirm(Owner, Sheet("sheet")), AppOff(Owner)]],
        &[Tries(Owner, MAIL, App("app"), In)],
    );
    // Only codes by mail were on. After two undos no app of a thief works beside the owner's next one.
    table.row(
        "a thief's app does not stand by beside the owner's next one",
        &[
            &WITH_CODES_BY_MAIL,
            &[
                Confirm(Owner, Mailed(MAIL)),
                AppOn(Owner, "first", ""),
                Confirm(Owner, App("first")),
                AppOff(Owner),
                AppOn(Owner, "second", ""),
                NotMe(MAIL, APP_ON),
                NotMe(MAIL, SIGNED_IN),
                Recover(Owner, MAIL),
                SignIn(Owner, Mailed(MAIL)),
                Confirm(Owner, Mailed(MAIL)),
                AppOn(Owner, "app", ""),
            ],
        ],
        &[Tries(Thief, MAIL, App("first"), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
    // A thief with one code of the app makes new recovery codes. After the undos the owner's older ones work.
    table.row(
        "a thief's undone sheet does not end the one from before for good",
        &[
            &WITH_APP,
            &[
                Confirm(Owner, App("app")),
                NewSheet(Owner, "thief's sheet"),
                NotMe(MAIL, SHEET_MADE),
                Recover(Thief, MAIL),
                Wait(25 * HOUR),
                SignIn(Thief, Sheet("thief's sheet")),
                Confirm(Thief, Sheet("thief's sheet")),
                AppOff(Thief),
            ],
        ],
        &[NotMe(MAIL, APP_OFF), Tries(Owner, MAIL, Sheet("sheet"), In)],
    );
    // A mailbox reader who undoes many recoveries does not use up the notes of former factors.
    let again: Vec<Act> = (0..41).flat_map(|_| [Wait(300), Recover(Thief, MAIL), NotMe(MAIL, RESET)]).collect();
    table.row(
        "mailbox reader undoes recovery after recovery",
        &[&WITH_APP, &again, &[Wait(HOUR), Recover(Owner, MAIL), SignIn(Owner, App("app")), Confirm(Owner, App("app")), AppOff(Owner)]],
        &[Tries(Owner, MAIL, Nothing, In)],
    );
}
