//! The families of password hashes that were imported. A sign-in reads them with the login, and does the work of all of them.

use rekey_domain::password::HashFamilies;
use serde::Deserialize;

use super::error::Result;
use super::table::key;
use super::tables::Directory;
use super::write::{Item, Write, as_seen, filled};

/// The keys of the one item.
pub(super) const IMPORTED_HASHES: &str = "HASHES";

/// The families that were imported, and the number of imports since they were last forgotten.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ImportedHashes {
    pub families: HashFamilies,
    version: u64,
}

pub(super) fn imported_hashes_key() -> Item {
    key(IMPORTED_HASHES, IMPORTED_HASHES)
}

fn as_read(seen: &ImportedHashes) -> Write {
    Write::to(imported_hashes_key()).when(as_seen("version", filled(seen.version, seen.version == 0)))
}

impl Directory {
    pub async fn imported_hashes(&self) -> Result<ImportedHashes> {
        Ok(self.table.get(imported_hashes_key()).await?.unwrap_or_default())
    }

    /// Adds these families, or raises them to these costs. An import does so before it puts the first login, so that no sign-in
    /// meets a hash whose work other sign-ins do not do.
    pub async fn raise_imported_hashes(&self, families: &HashFamilies) -> Result<()> {
        loop {
            let seen = self.imported_hashes().await?;
            let (version, all) = (seen.version + 1, seen.families.clone().and(families));
            let raise = as_read(&seen).set("kind", "imported-hashes").set("families", all).set("version", version);
            // After a refusal, another import has raised them, and these are added to what it left.
            if self.table.send(raise).await?.is_ok() {
                return Ok(());
            }
        }
    }

    /// Forgets the families once no login has an imported hash. Returns false if an import has begun since they were read.
    pub async fn forget_imported_hashes(&self, seen: &ImportedHashes) -> Result<bool> {
        let forget = as_read(seen).set("families", HashFamilies::default()).add("version", 1);
        Ok(self.table.send(forget).await?.is_ok())
    }
}
