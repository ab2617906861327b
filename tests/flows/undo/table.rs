//! "This was not me" never lowers what guards an account: every act that has a link, whoever uses the link, and what each
//! person can reach afterwards with the contacts, passwords and factors that they have.

mod scene;

use futures_util::future::join_all;

use self::scene::Act::{self, *};
use self::scene::Has::*;
use self::scene::Reaches::{self, *};
use self::scene::Scene;
use self::scene::Who::*;

const MAIL: &str = "grace@example.com";
const OTHER_MAIL: &str = "new-grace@example.org";
const THIEFS_MAIL: &str = "thief@example.net";
const PHONE: &str = "+4915123456789";
const HOUR: i64 = 3600;
const DAY: i64 = 86_400;
const APP_ON: &str = "authenticator app were turned on";
const APP_OFF: &str = "authenticator app were turned off";
const MAIL_ON: &str = "Codes by email were turned on";
const MAIL_OFF: &str = "Codes by email were turned off";
const SHEET_MADE: &str = "New recovery codes were made";
const SHEET_USED: &str = "One of the recovery codes";
const SIGNED_IN: &str = "There was a sign-in";
const CHANGED: &str = "was replaced by";
const BOUND: &str = "was bound to";
const UNBOUND: &str = "was taken away from";
const RESET: &str = "was reset with a";
const RESET_BY_SMS: &str = "password was changed";
const SET: &str = "was changed in the account's settings";
/// An account whose owner turned an app on long ago.
const WITH_APP: [Act; 5] =
    [SignIn(Owner, Nothing), Confirm(Owner, Nothing), AppOn(Owner, "app", "sheet"), Wait(20 * DAY), SignIn(Owner, App("app"))];
/// The same with a mobile number.
const WITH_APP_AND_PHONE: [Act; 6] = [
    SignIn(Owner, Nothing),
    Confirm(Owner, Nothing),
    Bind(Owner, "phone", PHONE),
    AppOn(Owner, "app", "sheet"),
    Wait(20 * DAY),
    SignIn(Owner, App("app")),
];

/// Another telephone: the app moves, and the old one proves it.
const MOVES: [Act; 3] = [Confirm(Owner, App("app")), AppOff(Owner), AppOn(Owner, "new app", "new sheet")];
/// The telephone was stolen: a recovery code proves it.
const REPLACES: [Act; 3] = [Confirm(Owner, Sheet("sheet")), AppOff(Owner), AppOn(Owner, "new app", "new sheet")];
/// Between two telephones no app is on, and a thief with the password turns one on.
const TAKEN_IN_THE_GAP: [Act; 6] = [
    Confirm(Owner, App("app")),
    AppOff(Owner),
    Wait(HOUR),
    SignIn(Thief, Nothing),
    Confirm(Thief, Nothing),
    AppOn(Thief, "thief's app", "thief's sheet"),
];

/// A name, the acts before, and then the links with what each person reaches.
type Row = (&'static str, Vec<Act>, Vec<Act>);

fn rows() -> Vec<Row> {
    let after = |before: &[Act], acts: &[Act]| [before, acts].concat();
    let mut rows: Vec<Row> = Vec::new();
    let mut row = |name, acts: Vec<Act>, then: &[Act]| rows.push((name, acts, then.to_vec()));

    // ---- The mailbox reader: no link lets the mailbox alone in where an app was on.
    for (link, act) in [(APP_ON, "on"), (APP_OFF, "off")] {
        for has in [App("new app"), Sheet("new sheet"), App("app"), Sheet("sheet")] {
            let name = if act == "on" { "mailbox reader undoes the new app" } else { "mailbox reader undoes the old app's end" };
            row(name, after(&WITH_APP, &MOVES), &[NotMe(MAIL, link), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)]);
        }
    }
    // In another session, with the password alone.
    let later = [
        Confirm(Owner, App("app")),
        AppOff(Owner),
        Wait(DAY),
        SignIn(Owner, Nothing),
        Confirm(Owner, Nothing),
        AppOn(Owner, "new app", "new sheet"),
    ];
    for has in [App("new app"), Sheet("new sheet"), App("app"), Sheet("sheet")] {
        row(
            "mailbox reader undoes an app of a later day",
            after(&WITH_APP, &later),
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
        row(
            "mailbox reader undoes something else",
            after(&WITH_APP, &acts),
            &[NotMe(MAIL, link), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)],
        );
    }
    // The app was turned off for good. The undo keeps the code step, and an unused recovery code passes it.
    row(
        "mailbox reader undoes the end of two-factor authentication",
        after(&WITH_APP, &[Confirm(Owner, Sheet("sheet")), AppOff(Owner)]),
        &[NotMe(MAIL, APP_OFF), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, Sheet("sheet"), In)],
    );
    // Codes by mail turned on since do not follow the address back.
    row(
        "reader of an old mailbox gets no codes by mail",
        after(
            &WITH_APP,
            &[
                Confirm(Owner, App("app")),
                AppOff(Owner),
                Wait(60),
                Bind(Owner, "email", OTHER_MAIL),
                MailOn(Owner, OTHER_MAIL, "new sheet"),
            ],
        ),
        &[NotMe(MAIL, CHANGED), Tries(Thief, MAIL, Mailed(MAIL), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
    row(
        "reader of an old mailbox moves the address back",
        after(&WITH_APP, &[Confirm(Owner, App("app")), Bind(Owner, "email", OTHER_MAIL)]),
        &[NotMe(MAIL, CHANGED), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );

    // ---- The phone holder: a number that changed hands.
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
    row(
        "phone holder keeps the link of a recovery",
        taken_back.to_vec(),
        &[DeadLink(PHONE, RESET_BY_SMS), Tries(Thief, PHONE, Nothing, NoMessage), Tries(Owner, MAIL, App("app"), In)],
    );
    for link in [SIGNED_IN, APP_ON] {
        row(
            "phone holder reads everything and has nothing else",
            WITH_APP_AND_PHONE.into_iter().chain(MOVES).collect(),
            &[NotMe(MAIL, link), Tries(Thief, PHONE, Nothing, CodeStep), Tries(Owner, MAIL, App("new app"), In)],
        );
    }

    // ---- The stolen telephone, with mailbox and SIM: it does not undo its own replacement.
    for link in [APP_ON, APP_OFF, SIGNED_IN, SHEET_USED] {
        for has in [App("new app"), Sheet("new sheet"), Sheet("sheet")] {
            row(
                "stolen telephone with mailbox and SIM",
                WITH_APP_AND_PHONE.into_iter().chain(REPLACES).collect(),
                &[
                    NotMe(MAIL, link),
                    Tries(Thief, MAIL, App("app"), CodeStep),
                    Tries(Thief, PHONE, App("app"), CodeStep),
                    Tries(Owner, MAIL, has, In),
                ],
            );
        }
    }
    // It had made recovery codes of its own first: the owner's sheet still wins.
    for link in [SHEET_MADE, APP_OFF] {
        let acts = [
            SignIn(Thief, App("app")),
            Confirm(Thief, App("app")),
            NewSheet(Thief, "thief's sheet"),
            AppOff(Thief),
            AppOn(Thief, "thief's app", "thief's"),
        ];
        row(
            "a telephone in a thief's hands replaces everything",
            after(&WITH_APP, &acts),
            &[NotMe(MAIL, link), Tries(Owner, MAIL, if link == SHEET_MADE { Sheet("sheet") } else { App("app") }, In)],
        );
    }

    // ---- Who turned an app on where none was: its owner is not locked out.
    for link in [APP_ON, SIGNED_IN] {
        let acts = [SignIn(Thief, Nothing), Confirm(Thief, Nothing), AppOn(Thief, "thief's app", "thief's sheet")];
        row("a thief with the password turns an app on", acts.to_vec(), &[NotMe(MAIL, link), Tries(Owner, MAIL, Nothing, In)]);
    }
    for link in [RESET, APP_ON] {
        let acts = [Recover(Thief, MAIL), SignIn(Thief, Nothing), Confirm(Thief, Nothing), AppOn(Thief, "thief's app", "thief's sheet")];
        row("a thief with the mailbox turns an app on", acts.to_vec(), &[NotMe(MAIL, link), Tries(Owner, MAIL, Nothing, In)]);
    }
    row(
        "a thief with the password changes the address and turns an app on",
        vec![
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
        ],
        &[NotMe(MAIL, CHANGED), Tries(Thief, THIEFS_MAIL, App("thief's app"), NoMessage), Tries(Owner, MAIL, Nothing, In)],
    );
    // In the gap between two telephones: the owner's old app, and its codes, win.
    for (link, has) in [(APP_ON, App("app")), (APP_ON, Sheet("sheet")), (SIGNED_IN, App("app"))] {
        row(
            "a thief with the password in the gap between two telephones",
            after(&WITH_APP, &TAKEN_IN_THE_GAP),
            &[NotMe(MAIL, link), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)],
        );
    }

    // ---- Codes mailed to the very contact let its reader in: nothing else guarded before.
    let with_mail =
        [SignIn(Owner, Nothing), Confirm(Owner, Nothing), MailOn(Owner, MAIL, "sheet"), Wait(20 * DAY), SignIn(Owner, Mailed(MAIL))];
    for (acts, link) in [
        (vec![], SIGNED_IN),
        (vec![Confirm(Owner, Mailed(MAIL)), MailOff(Owner)], MAIL_OFF),
        (vec![Confirm(Owner, Mailed(MAIL)), AppOn(Owner, "thief's app", "")], APP_ON),
    ] {
        row("codes by mail guard as before", after(&with_mail, &acts), &[NotMe(MAIL, link), Tries(Owner, MAIL, Mailed(MAIL), In)]);
    }
    row(
        "a number alone passes no codes by mail",
        [&with_mail[..2], &[Bind(Owner, "phone", PHONE)], &with_mail[2..], &[Confirm(Owner, Mailed(MAIL)), MailOff(Owner)]].concat(),
        &[NotMe(MAIL, MAIL_OFF), Tries(Thief, PHONE, Nothing, CodeStep), Tries(Owner, MAIL, Mailed(MAIL), In)],
    );

    // ---- Two links in a row, the newer one first.
    for (moves, holders) in
        [(MOVES, vec![App("new app"), Sheet("new sheet"), App("app"), Sheet("sheet")]), (REPLACES, vec![App("new app"), Sheet("sheet")])]
    {
        for link in [APP_ON, APP_OFF] {
            for has in holders.clone() {
                let then = [NotMe(MAIL, link), NotMe(MAIL, SIGNED_IN), Tries(Thief, MAIL, Nothing, CodeStep), Tries(Owner, MAIL, has, In)];
                row("mailbox reader uses two links", after(&WITH_APP, &moves), &then);
            }
        }
    }
    row(
        "stolen telephone uses two links",
        after(&WITH_APP, &REPLACES),
        &[NotMe(MAIL, APP_OFF), NotMe(MAIL, SIGNED_IN), Tries(Thief, MAIL, App("app"), CodeStep), Tries(Owner, MAIL, App("new app"), In)],
    );
    // The owner shows the app from before and turns the thief's off: neither that app nor its codes come back.
    for has in [App("app"), Sheet("sheet")] {
        let acts = [NotMe(MAIL, APP_ON), Recover(Owner, MAIL), SignIn(Owner, App("app")), Confirm(Owner, App("app")), AppOff(Owner)];
        let then = [
            NotMe(MAIL, APP_OFF),
            Tries(Thief, MAIL, Sheet("thief's sheet"), CodeStep),
            Tries(Thief, MAIL, App("thief's app"), CodeStep),
            Tries(Owner, MAIL, has, In),
        ];
        row("mailbox reader undoes the end of a thief's app", after(&after(&WITH_APP, &TAKEN_IN_THE_GAP), &acts), &then);
    }
    // Codes by mail do not follow the address back past the owner's recovery.
    row(
        "reader of an old mailbox keeps a link past the owner's recovery",
        vec![
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
        ],
        &[NotMe(MAIL, CHANGED), Tries(Thief, MAIL, Mailed(MAIL), CodeStep), Tries(Owner, PHONE, App("app"), In)],
    );
    // A thief who turns an app on twice is undone by the mail of the sign-in, also if the newest mail was used before.
    let twice = [
        SignIn(Thief, Nothing),
        Confirm(Thief, Nothing),
        AppOn(Thief, "first", "first sheet"),
        AppOff(Thief),
        AppOn(Thief, "second", "second sheet"),
    ];
    row(
        "a thief with the password turns an app on, off and on",
        twice.to_vec(),
        &[NotMe(MAIL, SIGNED_IN), Tries(Owner, MAIL, Nothing, In)],
    );
    row(
        "a thief with the password turns an app on, off and on, and the owner uses the newest mail first",
        twice.to_vec(),
        &[NotMe(MAIL, APP_ON), NotMe(MAIL, SIGNED_IN), Tries(Owner, MAIL, Nothing, In)],
    );
    // The owner recovers before using any link, and a thief uses the one of that recovery.
    let replaced: Vec<Act> = WITH_APP_AND_PHONE
        .into_iter()
        .chain([
            SignIn(Thief, App("app")),
            Confirm(Thief, App("app")),
            AppOff(Thief),
            AppOn(Thief, "thief's app", "thief's sheet"),
            Wait(HOUR),
            Recover(Owner, PHONE),
        ])
        .collect();
    for has in [App("app"), Sheet("sheet")] {
        row("an app is taken over, and the owner recovers first", replaced.clone(), &[NotMe(MAIL, APP_OFF), Tries(Owner, PHONE, has, In)]);
        row(
            "an app is taken over, the owner recovers first, and the thief undoes that",
            replaced.clone(),
            &[NotMe(MAIL, RESET), NotMe(MAIL, APP_OFF), Tries(Owner, PHONE, has, In)],
        );
    }
    // A thief's app is turned off, and the one from before with it only if that is shown, too.
    row(
        "the app from before takes the place of a thief's, who cannot turn it off in one go",
        after(
            &after(&WITH_APP, &TAKEN_IN_THE_GAP),
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
        ),
        &[Tries(Thief, MAIL, App("thief's app"), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );

    // ---- Several undos in a row.
    // A thief's app is on, and the one from before stands by.
    let beside = after(
        &WITH_APP,
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
    );
    row(
        "two sessions have shown a thief's app, and the second one does not turn off the app from before",
        after(
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
        ),
        &[Tries(Thief, MAIL, App("thief's app"), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
    // The thief undoes the end of the own app, so that it stands by, and turns the older one off with it.
    for (shows, link, has) in [
        (App("thief's app"), APP_OFF, App("app")),
        (App("thief's app"), APP_OFF, Sheet("sheet")),
        (Sheet("thief's sheet"), APP_OFF, App("app")),
        (Sheet("thief's sheet"), APP_OFF, Sheet("sheet")),
        (App("thief's app"), RESET, App("app")),
        (App("thief's app"), RESET, Sheet("sheet")),
    ] {
        row(
            "a thief undoes the end of the own app and ends the older one with it",
            after(
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
            ),
            &[NotMe(MAIL, link), Tries(Owner, MAIL, has, In)],
        );
    }
    // An app that has stood by for its 7 days does not come back with the next undo.
    row(
        "an old telephone comes back with the undo of something else",
        [
            &WITH_APP[..],
            &MOVES,
            &[
                NotMe(MAIL, APP_ON),
                Recover(Owner, MAIL),
                Wait(30 * DAY),
                SignIn(Owner, App("new app")),
                Confirm(Owner, App("new app")),
                NewSheet(Owner, "newer sheet"),
            ],
        ]
        .concat(),
        &[
            NotMe(MAIL, SHEET_MADE),
            Tries(Thief, MAIL, App("app"), CodeStep),
            Tries(Thief, MAIL, Sheet("sheet"), CodeStep),
            Tries(Owner, MAIL, App("new app"), In),
        ],
    );
    // Each app that was turned on since is too new to lift a hold.
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
        row(
            "a thief's first of two apps lifts no hold",
            after(&WITH_APP, &[&twice[..], &[SignIn(Thief, shows), Confirm(Thief, shows), OnHold(Thief)]].concat()),
            &[Tries(Owner, MAIL, App("app"), In)],
        );
    }
    row(
        "the owner's sheet ends two apps of a thief",
        after(
            &WITH_APP,
            &[&twice[..], &[Recover(Owner, MAIL), SignIn(Owner, Sheet("sheet")), Confirm(Owner, Sheet("sheet")), AppOff(Owner)]].concat(),
        ),
        &[Tries(Owner, MAIL, App("app"), In)],
    );
    // Where codes by mail were all, no app of a thief stays to count beside the next one.
    row(
        "a thief's app does not stand by beside the owner's next one",
        after(
            &with_mail,
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
        ),
        &[Tries(Thief, MAIL, App("first"), CodeStep), Tries(Owner, MAIL, App("app"), In)],
    );
    // A sheet made by a thief who had one code of the app: the owner's older sheet comes back.
    row(
        "a thief's undone sheet does not end the one from before for good",
        after(
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
        ),
        &[NotMe(MAIL, APP_OFF), Tries(Owner, MAIL, Sheet("sheet"), In)],
    );
    // A mailbox alone that undoes its own recoveries does not use up the changes of factors.
    let again: Vec<Act> = (0..41).flat_map(|_| [Wait(300), Recover(Thief, MAIL), NotMe(MAIL, RESET)]).collect();
    row(
        "mailbox reader undoes recovery after recovery",
        after(
            &WITH_APP,
            &[&again[..], &[Wait(HOUR), Recover(Owner, MAIL), SignIn(Owner, App("app")), Confirm(Owner, App("app")), AppOff(Owner)]]
                .concat(),
        ),
        &[Tries(Owner, MAIL, Nothing, In)],
    );

    // ---- Without a factor, an undo restores the contacts of before.
    for (acts, link) in [
        (vec![], SIGNED_IN),
        (vec![Bind(Thief, "phone", PHONE)], BOUND),
        (vec![Bind(Thief, "email", THIEFS_MAIL)], CHANGED),
        (vec![ChangePassword(Thief)], SET),
        (vec![Recover(Thief, MAIL)], RESET),
        (vec![MailOn(Thief, MAIL, "thief's sheet")], MAIL_ON),
    ] {
        row(
            "no factor before",
            after(&[SignIn(Thief, Nothing), Confirm(Thief, Nothing)], &acts),
            &[NotMe(MAIL, link), Tries(Owner, MAIL, Nothing, In)],
        );
    }
    rows
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_never_lowers_the_bar_and_never_locks_the_owner_out() {
    let rows = rows();
    assert!(rows.len() > 50, "{}", rows.len());
    let mut faults = Vec::new();
    for rows in rows.chunks(4) {
        let played = rows.iter().map(|row| tokio::spawn(play(row.clone())));
        for ((name, acts, then), end) in rows.iter().zip(join_all(played).await) {
            match end {
                Ok(Ok(())) => {}
                Ok(Err((act, reached))) => faults.push(format!("{name}: {act:?} reached {reached:?}\n  of {acts:?}\n  then {then:?}")),
                Err(panic) => faults.push(format!("{name}: {panic}\n  of {acts:?}\n  then {then:?}")),
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

async fn play((_, acts, then): Row) -> Result<(), (Act, Reaches)> {
    let mut scene = Scene::new().await;
    for act in acts.into_iter().chain(then) {
        scene.act(act).await.map_err(|reached| (act, reached))?;
    }
    Ok(())
}
