//! The kinds of second factors, and the codes that satisfy them.

use serde::{Deserialize, Serialize};

use crate::audit::AuditAction;
use crate::listed;

listed! {
    /// A second factor. The factors are in the order of [`Factor::ALL`], the most convenient first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Factor {
        /// A passkey (WebAuthn). All passkeys of a principal are one factor.
        Passkey,
        /// An authenticator app (TOTP).
        App,
        /// Codes sent by mail.
        Email,
    }
}

/// The names, texts and audited acts of a factor.
pub struct FactorRow {
    /// The name in the API, and of the attribute in the rows of logins.
    pub name: &'static str,
    /// The key of the text that names the factor in the middle of a sentence.
    pub noun: &'static str,
    /// The name of the attribute in the rows of factors.
    pub attribute: &'static str,
    /// The act of turning the factor on.
    pub turned_on: AuditAction,
    /// The act of turning the factor off.
    pub turned_off: AuditAction,
    /// The act of completing a sign-in with the factor.
    pub signed_in: AuditAction,
    /// The API's name of the change of an undo that turned the factor off.
    pub undone: &'static str,
    /// The API's name of the change of an undo that restored the factor.
    pub restored: &'static str,
}

impl Factor {
    /// The names, texts and audited acts of the factor.
    pub fn row(self) -> FactorRow {
        match self {
            Self::Passkey => FactorRow {
                name: "passkey",
                noun: "notice-policy-kind-passkey",
                attribute: "passkeys",
                turned_on: AuditAction::PasskeyAdded,
                turned_off: AuditAction::PasskeyRemoved,
                signed_in: AuditAction::SignedInByPasskey,
                undone: "passkey_removed",
                restored: "passkey_restored",
            },
            Self::App => FactorRow {
                name: "app",
                noun: "notice-policy-kind-app",
                attribute: "app",
                turned_on: AuditAction::AppTurnedOn,
                turned_off: AuditAction::AppTurnedOff,
                signed_in: AuditAction::SignedInByApp,
                undone: "app_off",
                restored: "app_restored",
            },
            Self::Email => FactorRow {
                name: "email",
                noun: "notice-policy-kind-email",
                attribute: "email",
                turned_on: AuditAction::EmailTurnedOn,
                turned_off: AuditAction::EmailTurnedOff,
                signed_in: AuditAction::SignedInByEmail,
                undone: "email_codes_off",
                restored: "email_codes_restored",
            },
        }
    }

    /// Whether the factor keeps a thief out who has the password and the mailbox.
    pub fn is_strong(self) -> bool {
        match self {
            Self::Passkey | Self::App => true,
            Self::Email => false,
        }
    }

    /// The name in the API, and of the attribute in the rows of logins.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The name of the attribute in the rows of factors.
    pub fn attribute(self) -> &'static str {
        self.row().attribute
    }
}

/// The kind of code that satisfies a second factor. As a string, it has the name that the API gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Method {
    /// A code of this factor.
    Factor(Factor),
    /// A recovery code, which stands in for the code of a factor. A principal has ten at a time.
    RecoveryCode,
}

impl Method {
    /// The act of completing a sign-in with such a code.
    pub fn signed_in(self) -> AuditAction {
        match self {
            Self::Factor(factor) => factor.row().signed_in,
            Self::RecoveryCode => AuditAction::SignedInByRecoveryCode,
        }
    }
}

impl From<Method> for &'static str {
    fn from(method: Method) -> Self {
        match method {
            Method::Factor(factor) => factor.name(),
            Method::RecoveryCode => "recovery_code",
        }
    }
}

/// A text that names no method.
#[derive(Debug, thiserror::Error)]
#[error("A method is {} or recovery_code.", Factor::ALL.map(Factor::name).join(", "))]
pub struct NotAMethod;

impl TryFrom<String> for Method {
    type Error = NotAMethod;

    fn try_from(text: String) -> Result<Self, NotAMethod> {
        let mut methods = Factor::ALL.into_iter().map(Self::Factor).chain([Self::RecoveryCode]);
        methods.find(|method| <&str>::from(*method) == text).ok_or(NotAMethod)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_is_read_by_its_name() {
        for method in Factor::ALL.map(Method::Factor).into_iter().chain([Method::RecoveryCode]) {
            assert_eq!(Method::try_from(<&str>::from(method).to_owned()).unwrap(), method);
        }
        assert_eq!(Method::try_from("App".to_owned()).unwrap_err().to_string(), "A method is passkey, app, email or recovery_code.");
    }
}
