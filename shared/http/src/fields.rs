//! The parsing of a request's fields. A field that does not parse is a problem that names the field and the rule.

use rekey_adapters::config::SmsCountries;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::one_time_code::OneTimeCode;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::proof::NotACode;
use rekey_text::{Text, ToText};

use crate::problem::Problem;

/// Parses the field `name`.
///
/// # Errors
/// [`Problem::InvalidFields`].
pub fn field<T, E: ToText>(name: &'static str, text: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> Result<T, Problem> {
    parse(text).map_err(|rule| Problem::field(name, &rule))
}

/// Parses the field `name`, which may be absent.
///
/// # Errors
/// [`Problem::InvalidFields`].
pub fn optional_field<T, E: ToText>(
    name: &'static str,
    text: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, Problem> {
    text.map(|text| field(name, text, parse)).transpose()
}

/// Joins two parsed parts of a request, so that the problem names every field that is wrong. A problem of the whole request comes
/// before those of its fields.
///
/// # Errors
/// The problems of both parts.
pub fn both<A, B>(one: Result<A, Problem>, other: Result<B, Problem>) -> Result<(A, B), Problem> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Problem::InvalidFields(mut fields)), Err(Problem::InvalidFields(more))) => {
            fields.extend(more);
            Err(Problem::InvalidFields(fields))
        }
        (Err(Problem::InvalidFields(_)) | Ok(_), Err(problem)) | (Err(problem), _) => Err(problem),
    }
}

/// Parses the name that a person signs in with, from the fields `account` and `user`.
///
/// # Errors
/// [`Problem::InvalidFields`], for one field or both.
pub fn login_name(account: &str, user: Option<&str>) -> Result<LoginName, Problem> {
    let (account, user) = both(field("account", account, AccountName::parse), optional_field("user", user, UserName::parse))?;
    Ok(LoginName { account, user })
}

/// Parses the six digits of the field `code`.
///
/// # Errors
/// [`Problem::InvalidFields`], for the field `code`.
pub fn one_time_code(text: &str) -> Result<OneTimeCode, Problem> {
    OneTimeCode::parse(text).ok_or_else(|| Problem::field("code", &NotACode::OneTimeCode))
}

/// Parses a mobile number of any country.
///
/// # Errors
/// [`Problem::InvalidFields`], for the field `phone`.
pub fn mobile(text: &str) -> Result<PhoneNumber, Problem> {
    PhoneNumber::parse(text).map_err(|rule| Problem::coded_field("phone", rule.code(), &rule))
}

/// Parses a mobile number of a country that Rekey sends SMS to.
///
/// # Errors
/// [`Problem::InvalidFields`], for the field `phone`.
pub fn number(text: &str, countries: &SmsCountries) -> Result<PhoneNumber, Problem> {
    let phone = mobile(text)?;
    let not_served = || Problem::coded_field("phone", "country_not_served", &Text::new("rule-phone-country"));
    if countries.allow(&phone) { Ok(phone) } else { Err(not_served()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_of_the_whole_request_comes_before_those_of_its_fields() {
        let wrong = |name| Problem::field(name, &Text::new("rule-time"));
        let fields = |joined: Result<((), ()), Problem>| match joined {
            Err(Problem::InvalidFields(fields)) => fields.iter().map(|field| field.field).collect::<Vec<_>>(),
            Err(_) => vec!["the whole request"],
            Ok(((), ())) => Vec::new(),
        };
        assert_eq!(fields(both(Ok(()), Ok(()))), Vec::<&str>::new());
        assert_eq!(fields(both(Ok(()), Err(wrong("b")))), ["b"]);
        assert_eq!(fields(both(Err(wrong("a")), Ok(()))), ["a"]);
        assert_eq!(fields(both(Err(wrong("a")), Err(wrong("b")))), ["a", "b"]);
        assert_eq!(fields(both(Err(wrong("a")), Err(Problem::WebOnly))), ["the whole request"]);
        assert_eq!(fields(both(Err(Problem::WebOnly), Err(wrong("b")))), ["the whole request"]);
        assert_eq!(fields(both(Err(Problem::WebOnly), Ok(()))), ["the whole request"]);
    }
}
