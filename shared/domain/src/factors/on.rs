//! The factors that are on, as the login summarizes them for a sign-in.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::kind::{Factor, Method};

/// The factors that a principal has turned on. The login holds a copy for the sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorsOn {
    /// The factors.
    #[serde(flatten, with = "flags")]
    pub kinds: BTreeSet<Factor>,
    /// The masked address that codes are mailed to; set only with [`Factor::Email`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_hint: Option<String>,
    /// Whether a sign-in asks for a code although no factor is on (see [`super::Factors::guarded`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guarded: bool,
}

/// Stores a set of factors as one flag for each factor, such as `app: true, email: false`. A row that was written before a
/// factor existed has no flag for it.
mod flags {
    use std::collections::{BTreeMap, BTreeSet};

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::factors::Factor;

    pub(super) fn serialize<S: Serializer>(kinds: &BTreeSet<Factor>, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(Factor::ALL.map(|factor| (factor.name(), kinds.contains(&factor))))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeSet<Factor>, D::Error> {
        let flags = BTreeMap::<String, bool>::deserialize(from)?;
        Ok(Factor::ALL.into_iter().filter(|factor| flags.get(factor.name()) == Some(&true)).collect())
    }
}

impl FactorsOn {
    /// Whether this factor is on.
    pub fn has(&self, factor: Factor) -> bool {
        self.kinds.contains(&factor)
    }

    /// Whether a sign-in asks for a code.
    pub fn ask(&self) -> bool {
        !self.kinds.is_empty() || self.guarded
    }

    /// The accepted kinds of code, the most convenient first. Empty if a sign-in asks for no code.
    pub fn methods(&self) -> Vec<Method> {
        let factors = self.kinds.iter().copied().map(Method::Factor);
        factors.chain(self.ask().then_some(Method::RecoveryCode)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_those_of_the_factors_and_a_recovery_code() {
        let on = |kinds: &[Factor]| FactorsOn { kinds: kinds.iter().copied().collect(), ..FactorsOn::default() }.methods();
        assert_eq!(on(&[]), []);
        assert_eq!(on(&[Factor::App]), [Method::Factor(Factor::App), Method::RecoveryCode]);
        assert_eq!(on(&[Factor::Email, Factor::App]), [Method::Factor(Factor::App), Method::Factor(Factor::Email), Method::RecoveryCode]);
    }
}
