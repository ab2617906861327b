//! Daily budgets: how many messages the whole deployment sends in a day, and how many of them each kind may take.
//!
//! `deliver` counts a message before it sends it. The count is kept in shards, so that no one item is hot; here is how much
//! of a budget each shard has, and how much of that each kind of message may take.

use crate::limits::Action;

/// How many items share the count of a budget.
pub const SHARDS: u32 = 4;
/// The smallest budget: a quarter of it is one message.
const LEAST: u32 = 4;
const MOST: u32 = 1_000_000;

/// A kind of message that a budget counts apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spending {
    /// A code by SMS that resets a password.
    SmsRecovery,
    /// A notice by SMS.
    SmsNotice,
    /// A code by SMS that binds the number.
    SmsBinding,
    /// A mail to an address that somebody registers with.
    Registration,
    /// A mail to the address that a new user is invited at.
    Invitation,
    /// A mail to an address that is to take the place of another.
    ContactChange,
}

/// What one shard allows a kind of message in a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Messages of this kind.
    pub own: u32,
    /// Messages of all kinds together, where one kind may take what the others leave.
    pub all: Option<u32>,
}

/// Messages a day, of all people together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget(Option<u32>);

/// Why a text is no budget.
#[derive(Debug, thiserror::Error)]
pub enum NotABudget {
    /// A number is needed.
    #[error("must be a whole number from {LEAST} to {MOST}")]
    Number,
    /// A number or the word is needed.
    #[error("must be a whole number from {LEAST} to {MOST}, or unlimited")]
    NumberOrUnlimited,
}

impl Spending {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::SmsRecovery, Self::SmsNotice, Self::SmsBinding, Self::Registration, Self::Invitation, Self::ContactChange];

    /// The kind's name, in log lines and as the attribute that counts it.
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

    /// The budget that it is taken from, as keys of buckets name it.
    pub const fn action(self) -> Action {
        match self {
            Self::SmsRecovery | Self::SmsNotice | Self::SmsBinding => Action::Sms,
            Self::Registration | Self::Invitation | Self::ContactChange => Action::UnprovenMail,
        }
    }

    /// The kinds that share its budget, without itself.
    pub fn others(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |other| *other != self && other.action() == self.action())
    }

    /// The quarters of its budget that it may take.
    const fn quarters(self) -> u32 {
        match self {
            Self::SmsRecovery => 4,
            Self::Registration => 2,
            Self::SmsNotice | Self::SmsBinding | Self::Invitation | Self::ContactChange => 1,
        }
    }

    /// The shard at which the part of its share that cannot be divided evenly begins. The kinds begin at different shards, so
    /// that small shares do not all lie in one shard.
    const fn first_shard(self) -> u32 {
        match self {
            Self::SmsRecovery | Self::SmsNotice | Self::Registration => 0,
            Self::SmsBinding | Self::Invitation => 2,
            Self::ContactChange => 3,
        }
    }
}

impl Budget {
    /// As many messages as there are.
    pub const UNLIMITED: Self = Self(None);

    /// So many messages a day.
    pub const fn of(a_day: u32) -> Self {
        Self(Some(a_day))
    }

    /// Reads a number.
    ///
    /// # Errors
    /// [`NotABudget::Number`] unless it is from 4 to a million: a quarter of less would be no message at all.
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

    /// What a shard allows this kind of message; none where nothing is counted.
    pub fn allowance(self, spending: Spending, shard: u32) -> Option<Allowance> {
        let total = self.0?;
        let own = portion(total * spending.quarters() / 4, shard, spending.first_shard());
        // The shares of mails add up to the budget. A recovery by SMS takes what is left, so every SMS looks at the sum.
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
