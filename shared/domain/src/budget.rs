//! Daily budgets: the most messages that the deployment sends in a day, and how many of them each kind may use.
//!
//! `deliver` counts a message before it sends it. The count is split into shards, so that no single item is hot. This module
//! says how much of a budget each shard has, and how much of that each kind of message may use.

use serde::{Deserialize, Serialize};

use crate::limits::Action;

/// The number of items that share the count of a budget.
pub const SHARDS: u32 = 4;
/// The smallest budget: a quarter of it is one message.
const LEAST: u32 = 4;
const MOST: u32 = 1_000_000;

/// A kind of message that a budget counts separately. It is stored by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Spending {
    /// A code by SMS that resets a password.
    SmsRecovery,
    /// A notice by SMS.
    SmsNotice,
    /// A code by SMS that binds the number.
    SmsBinding,
    /// A mail to the address of a registration.
    Registration,
    /// A mail to the address of an invited user.
    Invitation,
    /// A mail to a new address that is to replace another.
    ContactChange,
}

/// The messages of one kind that one shard allows in a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Messages of this kind.
    pub own: u32,
    /// Messages of all kinds together; set if one kind may use the others' unused part.
    pub all: Option<u32>,
}

/// The most messages per day, for all people together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget(Option<u32>);

/// Why a text is not a budget.
#[derive(Debug, thiserror::Error)]
pub enum NotABudget {
    /// The text must be a number.
    #[error("must be a whole number from {LEAST} to {MOST}")]
    Number,
    /// The text must be a number or `unlimited`.
    #[error("must be a whole number from {LEAST} to {MOST}, or unlimited")]
    NumberOrUnlimited,
}

/// A text that is not the name of a kind of message.
#[derive(Debug, thiserror::Error)]
#[error("not a kind of message with a budget")]
pub struct NotASpending;

impl TryFrom<String> for Spending {
    type Error = NotASpending;

    fn try_from(name: String) -> Result<Self, NotASpending> {
        Self::ALL.into_iter().find(|spending| spending.name() == name).ok_or(NotASpending)
    }
}

impl From<Spending> for &'static str {
    fn from(spending: Spending) -> Self {
        spending.name()
    }
}

impl Spending {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::SmsRecovery, Self::SmsNotice, Self::SmsBinding, Self::Registration, Self::Invitation, Self::ContactChange];

    /// The name of the kind, in log lines and for the attribute that counts it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SmsRecovery => "sms_recoveries",
            Self::SmsNotice => "sms_notices",
            Self::SmsBinding => "sms_bindings",
            Self::Registration => "registrations",
            Self::Invitation => "invitations",
            Self::ContactChange => "contact_changes",
        }
    }

    /// The budget of this kind, as the keys of buckets name it.
    pub const fn action(self) -> Action {
        match self {
            Self::SmsRecovery | Self::SmsNotice | Self::SmsBinding => Action::Sms,
            Self::Registration | Self::Invitation | Self::ContactChange => Action::UnprovenMail,
        }
    }

    /// The other kinds that share its budget.
    pub fn others(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |other| *other != self && other.action() == self.action())
    }

    /// The quarters of its budget that the kind may use.
    const fn quarters(self) -> u32 {
        match self {
            Self::SmsRecovery => 4,
            Self::Registration => 2,
            Self::SmsNotice | Self::SmsBinding | Self::Invitation | Self::ContactChange => 1,
        }
    }

    /// The shard at which the remainder of the share begins, if the share does not divide evenly. The kinds begin at different
    /// shards, so that small shares do not all lie in one.
    const fn first_shard(self) -> u32 {
        match self {
            Self::SmsRecovery | Self::SmsNotice | Self::Registration => 0,
            Self::SmsBinding | Self::Invitation => 2,
            Self::ContactChange => 3,
        }
    }
}

impl Budget {
    /// No limit.
    pub const UNLIMITED: Self = Self(None);

    /// This many messages per day.
    pub const fn of(a_day: u32) -> Self {
        Self(Some(a_day))
    }

    /// Reads a number.
    ///
    /// # Errors
    /// [`NotABudget::Number`] unless it is from 4 to a million: a quarter of less than 4 is no message at all.
    pub fn parse(text: &str) -> Result<Self, NotABudget> {
        let number = text.parse().ok().filter(|number| (LEAST..=MOST).contains(number));
        number.map(Self::of).ok_or(NotABudget::Number)
    }

    /// Reads a number, or `unlimited`.
    ///
    /// # Errors
    /// [`NotABudget::NumberOrUnlimited`] for anything else.
    pub fn parse_or_unlimited(text: &str) -> Result<Self, NotABudget> {
        if text == "unlimited" { Ok(Self::UNLIMITED) } else { Self::parse(text).map_err(|_| NotABudget::NumberOrUnlimited) }
    }

    /// The messages of this kind that a shard allows; `None` for an unlimited budget.
    pub fn allowance(self, spending: Spending, shard: u32) -> Option<Allowance> {
        let total = self.0?;
        let own = portion(total * spending.quarters() / 4, shard, spending.first_shard());
        // The shares of mails add up to the budget. A recovery by SMS uses the unused part, so every SMS checks the sum.
        let all = (spending.action() == Action::Sms).then(|| portion(total, shard, 0));
        Some(Allowance { own, all })
    }
}

/// A shard's part of a number of messages.
fn portion(messages: u32, shard: u32, first: u32) -> u32 {
    messages / SHARDS + u32::from((shard + SHARDS - first) % SHARDS < messages % SHARDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(budget: u32, spending: Spending) -> u32 {
        (0..SHARDS).filter_map(|shard| Budget::of(budget).allowance(spending, shard)).map(|allowance| allowance.own).sum()
    }

    #[test]
    fn registering_takes_half_of_the_mails_and_the_others_a_quarter_each() {
        for budget in 4..200 {
            assert_eq!(share(budget, Spending::Registration), budget / 2, "{budget}");
            assert_eq!(share(budget, Spending::Invitation), budget / 4, "{budget}");
            assert_eq!(share(budget, Spending::ContactChange), budget / 4, "{budget}");
        }
    }

    #[test]
    fn recoveries_keep_half_of_the_sms_in_every_shard_whatever_others_take() {
        for budget in 4..200 {
            assert_eq!(share(budget, Spending::SmsNotice), budget / 4, "{budget}");
            assert_eq!(share(budget, Spending::SmsBinding), budget / 4, "{budget}");
            let mut left = 0;
            for shard in 0..SHARDS {
                let of = |spending| Budget::of(budget).allowance(spending, shard).unwrap();
                let all = of(Spending::SmsRecovery).all.unwrap();
                let taken = of(Spending::SmsNotice).own + of(Spending::SmsBinding).own;
                assert!(taken <= all && of(Spending::SmsRecovery).own == all, "{budget} {shard}");
                left += all - taken;
            }
            assert!(2 * left >= budget, "{budget}");
        }
    }

    #[test]
    fn a_budget_is_a_number_that_has_a_quarter() {
        assert_eq!(Budget::parse("500").unwrap(), Budget::of(500));
        assert_eq!(Budget::parse_or_unlimited("unlimited").unwrap(), Budget::UNLIMITED);
        for bad in ["", "3", "0", "-4", "1000001", "2.5", "unlimited", "many"] {
            assert!(Budget::parse(bad).is_err(), "{bad}");
            assert!(bad == "unlimited" || Budget::parse_or_unlimited(bad).is_err(), "{bad}");
        }
        assert_eq!(Budget::UNLIMITED.allowance(Spending::Invitation, 0), None);
    }

    #[test]
    fn each_kind_counts_under_a_name_of_its_own() {
        let names: std::collections::BTreeSet<&str> = Spending::ALL.into_iter().map(Spending::name).collect();
        assert_eq!(names.len(), Spending::ALL.len());
        assert_eq!(Spending::SmsNotice.others().collect::<Vec<_>>(), [Spending::SmsRecovery, Spending::SmsBinding]);
    }
}
