//! The first pass of an import: it reads the whole file, and checks everything that needs no write.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use rekey_adapters::store::{SEATS, Seat, Wanted};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::id::Id;
use rekey_domain::import::LineHash;
use rekey_domain::password::HashFamilies;

use super::lines::{LONGEST, Line, Lines};
use crate::context::Context;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::record::{Newcomer, read};

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is blank.
    Blank,
    /// It is rejected; [`Plan::reasons`] says why.
    Rejected,
    /// It was imported before.
    Already,
    /// It is the root of an account.
    Root,
    /// It is a user.
    User,
}

/// A line of the plan. A file of a million lines takes 24 MB.
pub struct Planned {
    pub verdict: Verdict,
    /// Tells whether the line is still the same in the second pass.
    mark: Id,
}

impl Planned {
    /// Whether this is the line that was checked.
    pub fn is_of(&self, line: &LineHash) -> bool {
        self.mark == mark(line)
    }
}

/// What is to be done with each line.
pub struct Plan {
    pub lines: Vec<Planned>,
    /// Why lines are rejected, by their number.
    pub reasons: BTreeMap<u64, String>,
    /// The kinds of hashes, at their highest costs.
    pub families: HashFamilies,
}

/// The first pass.
struct Check<'a> {
    context: &'a Context,
    plan: Plan,
    /// The first line of each name, and of each id that a line keeps. A name counts by its hash, which is shorter.
    names: HashMap<Id, u64>,
    ids: HashMap<Id, u64>,
    /// The accounts whose root is in the file.
    accounts: HashSet<Id>,
    /// The accounts whose root is in the file and is rejected. Their users must not end up in an account of somebody else.
    lost: HashSet<Id>,
    /// The lines of users, by their accounts.
    users: HashMap<AccountName, Vec<u64>>,
    /// The accounts of the directory that may get users from the file.
    into: &'a [AccountName],
    /// Lines whose names are not looked up yet.
    waiting: Vec<(u64, Wanted)>,
}

/// Reads and checks a file. Users of accounts that are not in the file are rejected, except those of the accounts in `into`.
///
/// # Errors
/// If the file or the directory cannot be read.
pub async fn check(context: &Context, path: &Path, into: &[AccountName]) -> Result<Plan, Failure> {
    let mut progress = Progress::begin("Checking bytes", path.metadata().map(|file| file.len()).unwrap_or_default());
    let plan = Plan { lines: Vec::new(), reasons: BTreeMap::new(), families: HashFamilies::default() };
    let mut check = Check {
        context,
        plan,
        names: HashMap::new(),
        ids: HashMap::new(),
        accounts: HashSet::new(),
        lost: HashSet::new(),
        users: HashMap::new(),
        into,
        waiting: Vec::new(),
    };
    for line in Lines::open(path)? {
        let line = line?;
        check.line(&line);
        if check.waiting.len() >= SEATS {
            check.look_up().await?;
            progress.reach(line.read);
        }
    }
    check.look_up().await?;
    check.find_accounts().await?;
    progress.end();
    Ok(check.plan)
}

impl Check<'_> {
    /// Checks a line by itself, and against the lines before it.
    fn line(&mut self, line: &Line) {
        let verdict = match &line.bytes {
            Some(_) if line.is_blank() => Verdict::Blank,
            None => self.reject(line.number, None, format!("The line has more than {LONGEST} bytes.")),
            Some(bytes) => match read(bytes) {
                Ok(newcomer) => self.newcomer(line.number, &newcomer),
                Err(rejected) => self.reject(line.number, rejected.name.as_ref(), rejected.reason),
            },
        };
        let mark = mark(&LineHash::of(line.bytes.as_deref().unwrap_or_default()));
        self.plan.lines.push(Planned { verdict, mark });
    }

    fn newcomer(&mut self, number: u64, newcomer: &Newcomer) -> Verdict {
        let Newcomer { name, id, line, password, .. } = newcomer;
        let same_name = self.names.get(&short(name)).map(|first| format!("Line {first} has the same name."));
        let same_id = id.and_then(|id| self.ids.get(&id)).map(|first| format!("Line {first} has the same principal."));
        if let Some(reason) = same_name.or(same_id) {
            return self.reject(number, None, reason);
        }
        self.names.insert(short(name), number);
        self.ids.extend(id.map(|id| (id, number)));
        self.waiting.push((number, Wanted { name: name.clone(), id: *id, line: line.clone() }));
        if let Some(hash) = password {
            self.plan.families.add(hash);
        }
        match &name.user {
            None => {
                self.accounts.insert(short(name));
                Verdict::Root
            }
            Some(_) => {
                self.users.entry(name.account.clone()).or_default().push(number);
                Verdict::User
            }
        }
    }

    /// Looks the waiting names up.
    async fn look_up(&mut self) -> Result<(), Failure> {
        let (numbers, wanted): (Vec<u64>, Vec<Wanted>) = std::mem::take(&mut self.waiting).into_iter().unzip();
        for (place, seat) in self.context.directory.seats(&wanted).await?.into_iter().enumerate() {
            let (number, name) = (numbers[place], &wanted[place].name);
            match seat {
                Seat::Free => {}
                Seat::Already => self.set(number, Verdict::Already),
                Seat::NameTaken => self.reject_later(number, name, "The name is taken.".to_owned()),
                Seat::IdTaken => self.reject_later(number, name, "Another principal has this id.".to_owned()),
                Seat::IdSpent => {
                    let reason = "The principal with this id was deleted in this deployment, and an id is never used again.";
                    self.reject_later(number, name, reason.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Rejects the users of accounts that are neither in the file nor among those of the directory that the operator named. A file
    /// that somebody else made must not put a user into the account of a third party.
    async fn find_accounts(&mut self) -> Result<(), Failure> {
        let root = |account: &AccountName| short(&LoginName { account: account.clone(), user: None });
        let users = std::mem::take(&mut self.users);
        let elsewhere = users.keys().filter(|account| !self.accounts.contains(&root(account)) && !self.lost.contains(&root(account)));
        let elsewhere: Vec<AccountName> = elsewhere.cloned().collect();
        let existing = self.context.directory.existing_accounts(&elsewhere).await?;
        for (account, lines) in users {
            let reason = if self.lost.contains(&root(&account)) {
                "The line of its account is rejected."
            } else if self.accounts.contains(&root(&account)) || (existing.contains(&account) && self.into.contains(&account)) {
                continue;
            } else if existing.contains(&account) {
                "Its account is not in the file. --into names an account of the directory that gets users from the file."
            } else {
                "Its account is neither in the file nor in the directory."
            };
            for number in lines {
                self.plan.reasons.entry(number).or_insert_with(|| reason.to_owned());
                self.set(number, Verdict::Rejected);
            }
        }
        Ok(())
    }

    /// Rejects a line that is not in the plan yet.
    fn reject(&mut self, number: u64, name: Option<&LoginName>, reason: String) -> Verdict {
        self.plan.reasons.insert(number, reason);
        self.lost.extend(name.filter(|name| name.user.is_none()).map(short));
        Verdict::Rejected
    }

    fn reject_later(&mut self, number: u64, name: &LoginName, reason: String) {
        let verdict = self.reject(number, Some(name), reason);
        self.set(number, verdict);
    }

    fn set(&mut self, number: u64, verdict: Verdict) {
        let place = usize::try_from(number - 1).unwrap_or(usize::MAX);
        if let Some(planned) = self.plan.lines.get_mut(place) {
            planned.verdict = verdict;
        }
    }
}

/// The hash of a name.
fn short(name: &LoginName) -> Id {
    Id::of(&name.to_string())
}

fn mark(line: &LineHash) -> Id {
    Id::of(line.as_str())
}
