//! Second factors: their kinds, and which of them a principal has and had.

mod kind;
mod on;
mod reauthentication;
mod standby;
mod stored;

pub use self::kind::{Factor, FactorRow, Method, NotAMethod};
pub use self::on::FactorsOn;
pub use self::reauthentication::{REAUTHENTICATION_LIFE, Reauthentication};
pub use self::stored::{AppFactor, EmailFactor, FactorOn, Factors, FormerFactors, KEPT_FORMER, MAX_FORMER, MAX_STANDBY, StandbySheet};
