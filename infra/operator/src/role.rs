//! The roles of the template for people.

/// The roles that the template has for people. Each allows some of the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The role of support: everything but moving users in and out.
    Operator,
    /// The role that moves users in and out.
    Migration,
}

impl Role {
    /// The name of the role's output of the stack.
    pub fn output(self) -> &'static str {
        match self {
            Self::Operator => "OperatorRole",
            Self::Migration => "MigrationRole",
        }
    }
}
