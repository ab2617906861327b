//! Measures whether the time of a sign-in tells an imported account from an unknown name.
//!
//! ```text
//! cargo bench -p rekey-tests --profile dev --bench imported -- [--rounds 300]
//! ```
//! A stack in this process has one account for each kind of hash. Each round sends a wrong password to each account and to as many
//! unknown names, in random order, and notes the times of the answers. The result is the area under the ROC curve (AUC): how often
//! an answer for an account takes longer than one for an unknown name. 0.5 tells nothing, and 1 tells everything. The first column
//! leaves the families of imported hashes out, so it shows what an attacker could measure without equal work.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::as_conversions,
    reason = "a benchmark stops on faults, prints, measures time, and makes ratios of counts"
)]

use std::time::{Duration, Instant};

use rekey_domain::password::{HashFamilies, PasswordHash};
use rekey_domain::random::Random;
use rekey_tests::World;
use rekey_tests::bench::option;

/// One hash of each kind, at two costs where systems raise it over the years. Their passwords do not matter.
const HASHES: [&str; 9] = [
    "$2b$08$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW",
    "$2b$10$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW",
    "$pbkdf2-sha256$i=10000$c2l4dGVlbiBieXRlcyBvaw$pSoC2VUDS0BVZIqmG5B64io7wMLf0qC6YiBWOAkxANM",
    "$pbkdf2-sha256$i=20000,l=32$c2l4dGVlbiBieXRlcyBvaw$pSoC2VUDS0BVZIqmG5B64io7wMLf0qC6YiBWOAkxANM",
    "$pbkdf2-sha512$i=10000,l=32$c2l4dGVlbiBieXRlcyBvaw$pSoC2VUDS0BVZIqmG5B64io7wMLf0qC6YiBWOAkxANM",
    "$scrypt$ln=13,r=8,p=1$c2l4dGVlbiBieXRlcyBvaw$A553ShwI3q7HlAym+dsR6+Pd5TL9Gfv2k2WBH1f/Lpw",
    "$scrypt$ln=14,r=8,p=1$c2l4dGVlbiBieXRlcyBvaw$A553ShwI3q7HlAym+dsR6+Pd5TL9Gfv2k2WBH1f/Lpw",
    "$argon2id$v=19$m=7168,t=5,p=1$c2l4dGVlbiBieXRlcyBvaw$pSoC2VUDS0BVZIqmG5B64io7wMLf0qC6YiBWOAkxANM",
    "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$pSoC2VUDS0BVZIqmG5B64io7wMLf0qC6YiBWOAkxANM",
];

#[tokio::main]
async fn main() {
    let rounds = option("--rounds", 300);
    let world = World::unlimited(&[]).await;
    let (directory, mut families) = (world.directory(), HashFamilies::default());
    for (number, hash) in HASHES.iter().enumerate() {
        let (name, hash) = (account(number), PasswordHash::imported(hash).unwrap());
        world.account(&name, &format!("{name}@example.org")).await;
        world.replace_hash(&name, &hash).await;
        families.add(&hash);
    }
    let without = measure(&world, rounds / 10).await;
    directory.raise_imported_hashes(&families).await.unwrap();
    let with = measure(&world, rounds).await;
    println!("| hash | AUC without equal work | AUC | median |\n| --- | --- | --- | --- |");
    for (number, hash) in HASHES.iter().enumerate() {
        row(kind(hash), &without.accounts[number], &without.unknown, &with.accounts[number], &with.unknown);
    }
    row("all".to_owned(), &without.accounts.concat(), &without.unknown, &with.accounts.concat(), &with.unknown);
    println!("| unknown names | | | {:.1?} |", median(&with.unknown));
}

fn row(what: String, before: &[Duration], unknown_before: &[Duration], account: &[Duration], unknown: &[Duration]) {
    println!("| {what} | {:.2} | {:.2} | {:.1?} |", auc(before, unknown_before), auc(account, unknown), median(account));
}

/// The times of the answers: for accounts by the number of the hash, and for unknown names.
struct Times {
    accounts: Vec<Vec<Duration>>,
    unknown: Vec<Duration>,
}

async fn measure(world: &World, rounds: usize) -> Times {
    let random = Random::system();
    let mut times = Times { accounts: vec![Vec::new(); HASHES.len()], unknown: Vec::new() };
    for round in 0..rounds {
        let mut turns: Vec<(u64, usize, bool)> =
            (0..HASHES.len()).flat_map(|number| [true, false].map(|known| (u64::from_be_bytes(random.bytes()), number, known))).collect();
        turns.sort_unstable();
        for (_, number, known) in turns {
            let name = if known { account(number) } else { format!("u{number}-{round:05}") };
            // The pause between two tries at the same name.
            world.clock.advance(60);
            let visitor = world.visitor();
            let begun = Instant::now();
            visitor.try_sign_in(&name, "not the password").await.refused(401, "invalid_credentials");
            let side = if known { &mut times.accounts[number] } else { &mut times.unknown };
            side.push(begun.elapsed());
        }
    }
    times
}

fn account(number: usize) -> String {
    format!("a{number}-import")
}

/// The part of a hash before its salt.
fn kind(hash: &str) -> String {
    hash.split('$').filter(|part| !part.is_empty()).take_while(|part| part.len() < 20).collect::<Vec<_>>().join(" ")
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times[times.len() / 2]
}

/// How often a time of the first is longer than one of the second, or how often it is shorter, whichever is more.
fn auc(one: &[Duration], other: &[Duration]) -> f64 {
    let longer: usize = one.iter().map(|time| other.iter().filter(|than| time > *than).count()).sum();
    let share = longer as f64 / (one.len() * other.len()) as f64;
    share.max(1.0 - share)
}
