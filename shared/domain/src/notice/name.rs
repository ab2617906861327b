//! The names of notices, by which records of messages tell them apart.

use super::Notice;

impl Notice {
    /// The name of the notice, which says nothing about whom it concerns.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::PasswordRecovered(_) => "password_recovered",
            Self::PasswordChanged => "password_changed",
            Self::PasswordChosen => "password_chosen",
            Self::ContactChanged { .. } => "contact_changed",
            Self::EmailNamed => "email_named",
            Self::EmailRemoved => "email_removed",
            Self::PhoneRemoved => "phone_removed",
            Self::UserDeleted => "user_deleted",
            Self::FactorsReset => "factors_reset",
            Self::AdministratorMade(_) => "administrator_made",
            Self::PermissionsGrown(_) => "permissions_grown",
            Self::LinkHandedOver(_) => "link_handed_over",
            Self::UserAddressNamed(_) => "user_address_named",
            Self::UserFactorsReset(_) => "user_factors_reset",
            Self::UserRestored(_) => "user_restored",
            Self::PolicyChanged(_) => "policy_changed",
            Self::FactorOn(_) => "factor_on",
            Self::FactorOff(_) => "factor_off",
            Self::PasskeyAdded(_) => "passkey_added",
            Self::PasskeyRemoved(_) => "passkey_removed",
            Self::PasskeyCopied(_) => "passkey_copied",
            Self::RecoveryCodesMade => "recovery_codes_made",
            Self::RecoveryCodeUsed(_) => "recovery_code_used",
            Self::CodesCapped => "codes_capped",
            Self::RecoveryCodesCapped => "recovery_codes_capped",
            Self::WrongCodesInARow(_) => "wrong_codes_in_a_row",
            Self::SessionGuessed => "session_guessed",
            Self::NameGuessed => "name_guessed",
            Self::FactorsOffSoon { .. } => "factors_off_soon",
            Self::FactorsOffReady { .. } => "factors_off_ready",
            Self::FactorsOffStopped => "factors_off_stopped",
            Self::LostFactorsOff => "lost_factors_off",
            Self::Frozen => "frozen",
            Self::FrozenBySupport => "frozen_by_support",
            Self::UnfrozenBySupport => "unfrozen_by_support",
            Self::SignedOutBySupport => "signed_out_by_support",
            Self::NewDevice(..) => "new_device",
            Self::SignInApproved { .. } => "sign_in_approved",
            Self::TrustedBrowserCopied(_) => "trusted_browser_copied",
        }
    }
}
