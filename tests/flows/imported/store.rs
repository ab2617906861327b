//! The item of the imported hashes.

use futures_util::future::join_all;
use rekey_domain::password::{HashFamilies, PasswordHash};
use rekey_tests::World;

use rekey_tests::imported_hashes::HASHES;

fn family(hash: &str) -> HashFamilies {
    let mut families = HashFamilies::default();
    families.add(&PasswordHash::imported(hash).unwrap());
    families
}

#[tokio::test]
async fn imports_at_the_same_time_lose_no_family() {
    let (world, all) = (World::new().await, HASHES.map(|(_, hash)| family(hash)));
    let directory = world.directory();
    let done = join_all(all.iter().map(|families| directory.raise_imported_hashes(families))).await;
    assert!(done.into_iter().all(|done| done.is_ok()));
    let kept = directory.imported_hashes().await.unwrap().families;
    for families in &all {
        assert_eq!(kept.clone().and(families), kept, "{families:?}");
    }
}

#[tokio::test]
async fn families_are_forgotten_only_if_no_import_began_in_the_meantime() {
    let world = World::new().await;
    let directory = world.directory();
    let bcrypt = family(HASHES[3].1);
    directory.raise_imported_hashes(&bcrypt).await.unwrap();
    let seen = directory.imported_hashes().await.unwrap();
    // The second import raises nothing, and counts nevertheless.
    directory.raise_imported_hashes(&bcrypt).await.unwrap();
    assert!(!directory.forget_imported_hashes(&seen).await.unwrap());
    assert_eq!(directory.imported_hashes().await.unwrap().families, bcrypt);
    let seen = directory.imported_hashes().await.unwrap();
    assert!(directory.forget_imported_hashes(&seen).await.unwrap());
    assert!(directory.imported_hashes().await.unwrap().families.is_empty());
    // What was read before is of no use afterwards.
    directory.raise_imported_hashes(&bcrypt).await.unwrap();
    assert!(!directory.forget_imported_hashes(&seen).await.unwrap());
}
