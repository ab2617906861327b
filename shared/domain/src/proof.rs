//! The code that a person types to prove a second factor, and what a correct code uses up.

use rekey_text::{Text, ToText};

use crate::clock::Timestamp;
use crate::factors::{Factor, Method};
use crate::notice::Notice;
use crate::one_time_code::OneTimeCode;
use crate::one_time_code_request::OneTimeCodeRequest;
use crate::passkey::UsedPasskey;
use crate::recovery_code::{RecoveryCode, RecoveryCodeHash};
use crate::totp::Step;

/// A code that a person typed.
pub enum TypedFactor {
    /// Six digits from the app.
    App(OneTimeCode),
    /// Six digits from a mail.
    Email(OneTimeCode),
    /// A recovery code.
    RecoveryCode(RecoveryCode),
}

/// Why a typed text cannot be a code. The error never contains the text.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub enum NotACode {
    /// The text is not six digits.
    OneTimeCode,
    /// A passkey is no code.
    Passkey,
    /// The text is not sixteen letters and digits.
    RecoveryCode,
}

impl ToText for NotACode {
    fn to_text(&self) -> Text {
        match self {
            Self::OneTimeCode => Text::new("rule-one-time-code"),
            Self::Passkey => Text::new("rule-passkey-is-no-code"),
            Self::RecoveryCode => Text::new("rule-recovery-code"),
        }
    }
}

impl TypedFactor {
    /// The kind of code.
    pub fn method(&self) -> Method {
        match self {
            Self::App(_) => Method::Factor(Factor::App),
            Self::Email(_) => Method::Factor(Factor::Email),
            Self::RecoveryCode(_) => Method::RecoveryCode,
        }
    }

    /// Reads a typed code of this method.
    ///
    /// # Errors
    /// [`NotACode`] if the text does not have the form of such a code.
    pub fn parse(method: Method, typed: &str) -> Result<Self, NotACode> {
        let one_time = || OneTimeCode::parse(typed).ok_or(NotACode::OneTimeCode);
        match method {
            Method::Factor(Factor::App) => one_time().map(Self::App),
            Method::Factor(Factor::Email) => one_time().map(Self::Email),
            Method::Factor(Factor::Passkey) => Err(NotACode::Passkey),
            Method::RecoveryCode => RecoveryCode::parse(typed).map(Self::RecoveryCode).ok_or(NotACode::RecoveryCode),
        }
    }
}

/// A correct code. It counts once: the write that acts on it also uses it up.
pub struct FactorProof {
    /// The code that is used up.
    pub consumed: ConsumedProof,
    /// The start of the day that counts this code as a try. The write that uses the proof takes the try off the count again.
    pub tries_since: Timestamp,
    /// Whether the login says that app and mailed codes are refused. Using this proof ends that.
    pub ends_cap: bool,
}

/// The stored value that a correct code uses up.
pub enum ConsumedProof {
    /// A step of the app that was turned on at `since`.
    AppStep {
        /// The position in [`Factors::standby_apps`]; `None` for the app that is on.
        standby: Option<usize>,
        /// The step of the code.
        step: Step,
        /// When the app was turned on.
        since: Timestamp,
        /// See [`AppFactor::trusted_since`].
        trusted_since: Timestamp,
    },
    /// A mailed code.
    EmailCode(OneTimeCodeRequest),
    /// An assertion of a passkey.
    Passkey(UsedPasskey),
    /// A recovery code.
    RecoveryCode {
        /// Whether the code is one of [`Factors::standby_codes`].
        standby: bool,
        /// The hash of the code.
        hash: RecoveryCodeHash,
        /// The time from which the code counts as a proof (see [`AppFactor::trusted_since`]).
        trusted_since: Timestamp,
        /// The number of unused recovery codes without this one.
        left: usize,
    },
}

impl ConsumedProof {
    /// The kind of code.
    pub fn method(&self) -> Method {
        match self {
            Self::AppStep { .. } => Method::Factor(Factor::App),
            Self::EmailCode(_) => Method::Factor(Factor::Email),
            Self::Passkey(_) => Method::Factor(Factor::Passkey),
            Self::RecoveryCode { .. } => Method::RecoveryCode,
        }
    }

    /// The notice to the owner that the code was used, if there is one.
    pub fn notice(&self) -> Option<Notice> {
        match self {
            Self::RecoveryCode { left, .. } => Some(Notice::RecoveryCodeUsed(*left)),
            Self::AppStep { .. } | Self::EmailCode(_) | Self::Passkey(_) => None,
        }
    }

    /// The time from which the code counts as a proof (see [`AppFactor::trusted_since`]); `None` for a mailed code, since access
    /// to the mailbox is enough to get it.
    pub fn trusted_since(&self) -> Option<Timestamp> {
        match self {
            Self::AppStep { trusted_since, .. } | Self::RecoveryCode { trusted_since, .. } => Some(*trusted_since),
            Self::Passkey(used) => Some(used.trusted_since),
            Self::EmailCode(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_takes_codes_of_its_own_shape_only() {
        assert!(TypedFactor::parse(Method::Factor(Factor::App), "123 456").is_ok());
        assert!(TypedFactor::parse(Method::Factor(Factor::Email), "ABCD-EFGH-JKMN-PQRS").is_err());
        assert!(TypedFactor::parse(Method::RecoveryCode, "abcd-efgh-jkmn-pqrs").is_ok());
        assert!(TypedFactor::parse(Method::RecoveryCode, "123456").is_err());
        assert!(TypedFactor::parse(Method::Factor(Factor::Passkey), "123456").is_err());
    }
}
