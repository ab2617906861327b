//! The languages of principals.

use rekey_domain::id::Id;
use rekey_domain::locale::Locale;

use super::directory::{login_of, principal_of};
use super::error::Result;
use super::sessions::{OpenSession, is_still_open};
use super::tables::Directory;
use super::transactions::TxOutcome;

impl Directory {
    /// Sets or removes the language of the principal of a session, in its login, too. Nothing depends on it but words, so the
    /// transaction leaves no audit entry. It requires that the session is open.
    pub async fn set_locale(&self, op: Id, open: &OpenSession, locale: Option<&Locale>) -> Result<TxOutcome> {
        let items = vec![
            self.table.tx_write(principal_of(&open.principal).set_or_remove("locale", locale)),
            self.table.tx_write(login_of(&open.principal).set_or_remove("locale", locale)),
            self.flows.table.tx_write(is_still_open(&open.session)),
        ];
        Ok(self.flows.transact(op, items).await?.into())
    }
}
