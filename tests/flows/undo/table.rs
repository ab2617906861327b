//! "This was not me" never makes an account easier to enter, and never locks its owner out.
//!
//! A row of the table is a story: people change an account, then the owner or a thief uses the links in its notices, and then each
//! person tries to sign in with the contacts, passwords and factors that they have. The table covers every change that has a link.

mod one_link;
mod scene;
mod several_links;

use self::scene::Act::{self, *};
use self::scene::Has::*;
use self::scene::Reaches;
use self::scene::Scene;
use self::scene::Who::*;

const MAIL: &str = "grace@example.com";
const OTHER_MAIL: &str = "new-grace@example.org";
const THIEFS_MAIL: &str = "thief@example.net";
const PHONE: &str = "+4915123456789";
const HOUR: i64 = 3600;
const DAY: i64 = 86_400;
/// Words of the notice of each change, by which a row names its link.
const APP_ON: &str = "authenticator app were turned on";
const APP_OFF: &str = "authenticator app were turned off";
const MAIL_ON: &str = "Codes by email were turned on";
const MAIL_OFF: &str = "Codes by email were turned off";
const SHEET_MADE: &str = "New recovery codes were made";
const SHEET_USED: &str = "A recovery code was used";
const SIGNED_IN: &str = "There was a sign-in";
const CHANGED: &str = "was replaced by";
const BOUND: &str = "was linked";
const UNBOUND: &str = "mobile number was removed";
const RESET: &str = "was reset with a";
const RESET_BY_SMS: &str = "password was changed";
const SET: &str = "was changed in the account's settings";
/// The owner turned an app on 20 days ago.
const WITH_APP: [Act; 5] =
    [SignIn(Owner, Nothing), Confirm(Owner, Nothing), AppOn(Owner, "app", "sheet"), Wait(20 * DAY), SignIn(Owner, App("app"))];
/// The owner bound a mobile number and turned an app on 20 days ago.
const WITH_APP_AND_PHONE: [Act; 6] = [
    SignIn(Owner, Nothing),
    Confirm(Owner, Nothing),
    Bind(Owner, "phone", PHONE),
    AppOn(Owner, "app", "sheet"),
    Wait(20 * DAY),
    SignIn(Owner, App("app")),
];

/// The owner turned codes by mail on 20 days ago.
const WITH_CODES_BY_MAIL: [Act; 5] =
    [SignIn(Owner, Nothing), Confirm(Owner, Nothing), MailOn(Owner, MAIL, "sheet"), Wait(20 * DAY), SignIn(Owner, Mailed(MAIL))];

/// The owner has another telephone, and confirms with the old app.
const MOVES: [Act; 3] = [Confirm(Owner, App("app")), AppOff(Owner), AppOn(Owner, "new app", "new sheet")];
/// The owner's telephone was stolen, and a recovery code confirms.
const REPLACES: [Act; 3] = [Confirm(Owner, Sheet("sheet")), AppOff(Owner), AppOn(Owner, "new app", "new sheet")];
/// No app is on while the owner changes telephones, and a thief with the password turns one on.
const TAKEN_IN_THE_GAP: [Act; 6] = [
    Confirm(Owner, App("app")),
    AppOff(Owner),
    Wait(HOUR),
    SignIn(Thief, Nothing),
    Confirm(Thief, Nothing),
    AppOn(Thief, "thief's app", "thief's sheet"),
];

/// A story: its name, what people do first, and then the links with what each person reaches.
#[derive(Clone)]
struct Row {
    name: &'static str,
    acts: Vec<Act>,
    then: Vec<Act>,
}

#[derive(Default)]
struct Table(Vec<Row>);

impl Table {
    fn row(&mut self, name: &'static str, acts: &[&[Act]], then: &[Act]) {
        self.0.push(Row { name, acts: acts.concat(), then: then.to_vec() });
    }
}

/// Plays every sixth row, from the row with this number on. Six tests play the table, so that they run side by side.
async fn play_sixth(first: usize) {
    let mut table = Table::default();
    one_link::add_rows(&mut table);
    several_links::add_rows(&mut table);
    assert!(table.0.len() > 50, "{}", table.0.len());
    let mut faults = Vec::new();
    for row in table.0.into_iter().skip(first).step_by(6) {
        let Row { name, acts, then } = row.clone();
        // A panic ends the task of its row only.
        match tokio::spawn(play(row)).await {
            Ok(Ok(())) => {}
            Ok(Err((act, reached))) => faults.push(format!("{name}: {act:?} reached {reached:?}\n  of {acts:?}\n  then {then:?}")),
            Err(panic) => faults.push(format!("{name}: {panic}\n  of {acts:?}\n  then {then:?}")),
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

macro_rules! sixths {
    ($($number:literal $name:ident)+) => {$(
        #[tokio::test]
        async fn $name() {
            play_sixth($number).await;
        }
    )+};
}

sixths! {
    0 an_undo_never_weakens_an_account_and_never_locks_its_owner_out_1
    1 an_undo_never_weakens_an_account_and_never_locks_its_owner_out_2
    2 an_undo_never_weakens_an_account_and_never_locks_its_owner_out_3
    3 an_undo_never_weakens_an_account_and_never_locks_its_owner_out_4
    4 an_undo_never_weakens_an_account_and_never_locks_its_owner_out_5
    5 an_undo_never_weakens_an_account_and_never_locks_its_owner_out_6
}

/// Plays a row in a stack of its own. Returns the first act that ended otherwise than the row says, and what it reached.
async fn play(row: Row) -> Result<(), (Act, Reaches)> {
    let mut scene = Scene::new().await;
    for act in row.acts.into_iter().chain(row.then) {
        scene.act(act).await.map_err(|reached| (act, reached))?;
    }
    Ok(())
}
