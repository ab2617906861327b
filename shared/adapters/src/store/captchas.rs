//! Spent CAPTCHAs, each under its hash. Only the request that writes the row first may have its answer checked.

use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use serde::{Deserialize, Serialize};

use super::error::Result;
use super::table::{key, row};
use super::tables::Flows;

/// The row of a spent CAPTCHA.
#[derive(Serialize, Deserialize)]
struct Spent {
    /// The operation that spent it.
    spent_by: Id,
}

impl Flows {
    /// Spends a CAPTCHA whose row is deleted after `expires_at`. Returns whether this operation spent it. A retry whose first
    /// answer was lost finds its own row.
    pub async fn spend_captcha(&self, hash: &str, op: Id, expires_at: Timestamp) -> Result<bool> {
        let row = row(key(format!("CAPTCHA#{hash}"), "CAPTCHA"), "captcha", Some(expires_at), &Spent { spent_by: op });
        let there: Option<Spent> = self.table.put_new(row).await?;
        Ok(there.is_none_or(|spent| spent.spent_by == op))
    }
}
