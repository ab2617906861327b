//! Which notices are always sent, and which are limited per kind.

use crate::outbox::Notice;

impl Notice {
    /// The kind of a limited notice, as the key of its bucket names it; `None` for a notice that is always sent.
    ///
    /// Notices of acts that change who can sign in are always sent, and so is the notice of a sign-in on a new device: somebody
    /// did sign in, and its link is how the owner ends that session. The person who causes such a notice has passed a password,
    /// a code or a manager's permissions, and it goes to verified contacts.
    pub fn limited_as(&self) -> Option<&'static str> {
        match self {
            Self::EmailNamed => Some("email-named"),
            Self::UserAddressNamed(_) => Some("user-address-named"),
            Self::CodesCapped => Some("codes-capped"),
            Self::RecoveryCodesCapped => Some("recovery-codes-capped"),
            Self::PasswordRecovered(_)
            | Self::PasswordChanged
            | Self::PasswordChosen
            | Self::ContactChanged { .. }
            | Self::EmailRemoved
            | Self::PhoneRemoved
            | Self::UserDeleted
            | Self::FactorsReset
            | Self::FactorOn(_)
            | Self::FactorOff(_)
            | Self::RecoveryCodesMade
            | Self::RecoveryCodeUsed(_)
            | Self::Frozen
            | Self::ManagerMade(_)
            | Self::PermissionsGrown(_)
            | Self::LinkHandedOver(_)
            | Self::UserFactorsReset(_)
            | Self::UserRestored(_)
            | Self::NewDevice(..)
            // These come at most once a day, or a few times in a hundred wrong codes.
            | Self::WrongCodesInARow(_)
            | Self::SessionGuessed
            | Self::NameGuessed => None,
        }
    }
}
