//! The languages of principals.

use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::locale::{EarlierLocale, Locale};

use super::directory::{login_of, principal_of};
use super::error::Result;
use super::sessions::{OpenSession, is_still_open};
use super::tables::Directory;
use super::transactions::TxOutcome;

impl Directory {
    /// Sets or removes the language of the principal of a session, in its login, too. Nothing depends on it but words, so the
    /// transaction leaves no audit entry. It requires that the session is open, and keeps the earlier language for notices.
    pub async fn set_locale(&self, op: Id, open: &OpenSession, locale: Option<&Locale>, now: Timestamp) -> Result<TxOutcome> {
        let principal = &open.principal;
        let earlier = EarlierLocale::after(principal.locale.as_ref(), principal.earlier_locale.as_ref(), now);
        let items = vec![
            self.table.tx_write(principal_of(principal).set_or_remove("locale", locale).set("earlier_locale", earlier)),
            self.table.tx_write(login_of(&open.principal).set_or_remove("locale", locale)),
            self.flows.table.tx_write(is_still_open(&open.session)),
        ];
        Ok(self.flows.transact(op, items).await?.into())
    }
}
