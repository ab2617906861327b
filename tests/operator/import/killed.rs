//! An import that is killed and started again: nothing twice, nothing missing.

use rekey_domain::random::Random;
use rekey_tests::World;
use rekey_tests::cut::End;
use rekey_tests::records::{Folder, assert_imported_once, people};
use serde_json::Value;

/// The lines of the file. The tool and the database are not optimized here; the benchmark `import` has ten times as many.
const LINES: usize = 2000;
/// The times that the import is killed.
const KILLS: usize = 20;

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "a test that fails is to fail again at the same points")]
async fn an_import_that_is_killed_at_twenty_points_ends_as_if_it_had_not_been() {
    let world = World::new().await;
    let folder = Folder::default();
    let people = people(LINES);
    let file = folder.records("users.jsonl", &people);
    let random = Random::seeded(17);
    let mut killed = 0;
    for _ in 0..KILLS {
        let [low, high, arrives] = random.bytes();
        // The first pass makes a request for every fifty lines, and the second one for each line.
        let requests = 1 + usize::from(u16::from_be_bytes([high, low])) % (LINES / 8);
        match world.operator_killed_at(&["import", &file], requests, arrives < 128).await {
            End::Killed => killed += 1,
            End::Exited(status) => assert_eq!(status, Some(0)),
        }
    }
    assert!(killed > KILLS / 2, "only {killed} were killed");
    let done = world.operator(&["import", &file, "--json"]).await;
    let done: Value = serde_json::from_str(&done.stdout).unwrap_or_else(|_| panic!("{done:?}"));
    let count = |name: &str| usize::try_from(done[name].as_u64().unwrap()).unwrap();
    assert_eq!((count("imported") + count("already"), count("rejected")), (LINES, 0), "{done}");
    assert_imported_once(&world, &people).await;
}
