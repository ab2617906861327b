//! Rekey's two tables. Security rests on conditional writes: a write requires, as a condition, every value that its caller read
//! and decided by. `write.rs` renders those conditions.
//!
//! [`Flows`] holds the rows that expire (recoveries, registrations, sessions, buckets, outbox messages). [`Directory`] holds
//! principals, names and contacts. A function that has only [`Flows`] cannot look up an account, and its IAM role forbids it
//! too. `shared/README.md` lists the keys.
//!
//! Every request may fail with a [`StoreError`]. After a failed write, the caller does not know whether the write was done, and
//! does nothing that depends on it: it compares no code and hashes no password whose try may not be counted, lets no event in that
//! may not be counted, and sends no message whose delivery may not be stored.

#![expect(missing_docs, reason = "a comment that repeats a name is left out; errors are described above")]

mod account_policy;
mod alerts;
mod audit;
mod buckets;
mod captchas;
mod challenges;
mod charges;
mod client;
mod contacts;
mod daily;
mod deliveries;
mod device_codes;
mod devices;
mod directory;
mod enrolments;
mod error;
mod factor_tries;
mod factors;
mod freezing;
mod guesses;
mod imported_hashes;
mod imports;
mod locales;
mod lost_factor;
mod messages;
mod notices;
mod one_time_codes;
mod operator;
mod outbox;
mod passkey_rows;
mod passkeys;
mod passwords;
mod pending;
mod purge;
mod reauthentication;
mod recoveries;
mod registrations;
mod retry;
mod scans;
mod sessions;
mod table;
mod tables;
mod transactions;
mod trusted_browsers;
mod trusted_sign_ins;
mod undo;
mod users;
mod write;

pub use self::audit::AuditPage;
pub use self::buckets::{Admission, NameAdmission};
pub use self::challenges::{ChallengeTry, Completed};
pub use self::charges::{Charge, Charged, Counter};
pub use self::client::{client, connect};
pub use self::deliveries::Reservation;
pub use self::devices::{DeviceAdmission, DevicePass};
pub use self::directory::SignInState;
pub use self::error::StoreError;
pub use self::factor_tries::FactorTry;
pub use self::factors::{Enrolled, FactorChange, FactorOutcome, TurnedOff};
pub use self::freezing::UserToFreeze;
pub use self::guesses::{PasswordReservation, PasswordTry};
pub use self::imported_hashes::ImportedHashes;
pub use self::imports::{Imported, Newcomer, SEATS, Seat, Wanted};
pub use self::lost_factor::{Grounds, LostFactorState, ReportTry, WaitCause};
pub use self::notices::NoticeAdmission;
pub use self::one_time_codes::{CodeFlow, CodeRequest};
pub use self::operator::OperatorAct;
pub use self::passkey_rows::NewPasskey;
pub use self::passkeys::Owner;
pub use self::passwords::PasswordChange;
pub use self::purge::Departed;
pub use self::registrations::Activated;
pub use self::scans::{ScanPage, ScanPlace, WholePrincipal};
pub use self::sessions::{NewSession, OpenSession, Remembered};
pub use self::tables::{Directory, DirectoryConfig, Flows, FlowsConfig};
pub use self::transactions::TxOutcome;
pub use self::trusted_sign_ins::{TrustUse, TrustedSignIn};
pub use self::undo::Undo;
pub use self::users::{AdminAction, EmailChange, PhoneChange, User, UserChange, UserEdit, Users};
