//! The work of checking a password, which is the same for every name.
//!
//! Hashes of other systems cost more or less than Rekey's own. If a check only did the work of the stored hash, its time would
//! tell an imported account from an unknown name. So every check does the work of one hash of today and of one hash of each family
//! that was ever imported, at that family's highest cost. The work on the stored hash is part of it.

use serde::{Deserialize, Serialize};

use super::cost::Cost;
use super::{PasswordHash, forms};

/// The highest cost of each family of hashes that was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HashFamilies(Vec<Cost>);

impl HashFamilies {
    /// Adds the family of this hash, or raises it to the cost of this hash.
    pub fn add(&mut self, hash: &PasswordHash) {
        if let Ok(hash) = forms::read(hash.as_str()) {
            self.raise(hash.cost);
        }
    }

    /// These families and the other ones, each at its higher cost.
    pub fn and(mut self, others: &Self) -> Self {
        others.0.iter().for_each(|cost| self.raise(*cost));
        self
    }

    /// The families with their highest costs, in words for operators.
    pub fn in_words(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }

    /// Whether nothing was imported.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn raise(&mut self, to: Cost) {
        match self.0.iter_mut().find(|cost| cost.family() == to.family()) {
            // Every check does the work of today's hash anyway.
            None if to == Cost::TODAY => {}
            None => self.0.push(to),
            Some(cost) if cost.units() < to.units() => *cost = to,
            Some(_) => {}
        }
    }
}

/// A part of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Hash the password as the stored hash was made, and compare.
    Compare,
    /// Do this work for nothing.
    Spend(Cost),
}

/// The steps of a check against a hash of this cost, or against none.
pub(super) fn steps(own: Option<Cost>, imported: &HashFamilies) -> Vec<Step> {
    let whole: Vec<Cost> = [Cost::TODAY].into_iter().chain(imported.0.iter().copied()).collect();
    let has_room = |cost: &Cost, own: Cost| cost.family() == own.family() && cost.units() >= own.units();
    let place =
        own.and_then(|own| whole.iter().position(|cost| *cost == own).or_else(|| whole.iter().position(|cost| has_room(cost, own))));
    let mut steps = Vec::new();
    // A hash without a place is costlier than all of its family. Nothing imports one, and it is checked nevertheless.
    if own.is_some() && place.is_none() {
        steps.push(Step::Compare);
    }
    for (index, cost) in whole.into_iter().enumerate() {
        match own.filter(|_| place == Some(index)) {
            Some(own) => {
                steps.push(Step::Compare);
                steps.extend(cost.filler(cost.units() - own.units()).into_iter().map(Step::Spend));
            }
            None => steps.push(Step::Spend(cost)),
        }
    }
    steps
}
