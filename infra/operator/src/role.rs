//! Who may run a command.

/// The roles that allow commands. The template has the first two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The role of support: everything but moving users in and out.
    Operator,
    /// The role that moves users in and out.
    Migration,
    /// The role that deploys, which the template does not have.
    Deployer,
}

impl Role {
    /// What somebody does who lacks a right to a command of the role.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Operator => "Assume the role OperatorRole of the stack's outputs.",
            Self::Migration => "Assume the role MigrationRole of the stack's outputs.",
            Self::Deployer => "Use the credentials that you deploy with.",
        }
    }
}
