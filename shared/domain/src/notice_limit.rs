//! Which notices are always told, and which are told so often only.

use crate::outbox::Notice;

impl Notice {
    /// The kind as the key of its bucket names it; `None` for a notice that is always told.
    ///
    /// A notice of an act that changes who can get in is always told, and so is a sign-in on a new device: it says that
    /// somebody did get in, and its link is how the owner ends it. Whoever causes such a notice has passed the password, a
    /// code or a manager's rights first, and it goes to contacts that have proven themselves.
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
