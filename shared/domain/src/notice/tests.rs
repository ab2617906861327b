//! Tests of notices.

use super::*;
use crate::clock::Timestamp;

#[test]
fn one_notice_tells_of_the_day_and_of_the_row() {
    let day = Some(Timestamp(0));
    let notice = |day, in_a_row| WrongCodes { day, in_a_row }.notice(Method::Factor(Factor::App));
    assert_eq!(notice(None, None), None);
    assert_eq!(notice(None, Some(50)), Some(Notice::WrongCodesInARow(50)));
    assert_eq!(notice(day, None), Some(Notice::CodesCapped));
    assert_eq!(notice(day, Some(20)), Some(Notice::CodesCapped));
    assert_eq!(notice(day, Some(100)), Some(Notice::WrongCodesInARow(100)));
    assert_eq!(WrongCodes { day, in_a_row: None }.notice(Method::RecoveryCode), Some(Notice::RecoveryCodesCapped));
}
