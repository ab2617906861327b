//! The environment, read once at the start. All faults are reported together, and a function with a fault does not start.

use std::collections::BTreeSet;
use std::collections::HashSet;
use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

use rekey_domain::client::{DesktopSignIn, is_label};
use rekey_domain::email::EmailAddress;
use rekey_domain::limits::{self, Action, Limit, Quota, Rule};
use rekey_domain::password::{LONGEST, PasswordRules, SHORTEST};
use rekey_domain::phone::PhoneNumber;
use rekey_domain::session::{Lifetime, Lifetimes};
use rekey_domain::trusted_browser::TrustDays;
use rekey_text::Language;
use url::Url;

/// A source of variables, which collects the faults in them.
pub struct Env {
    lookup: Lookup,
    faults: Vec<Fault>,
}

type Lookup = Box<dyn Fn(&str) -> Option<String> + Send>;

/// A fault of a variable that is missing or wrong. The text has the variable and the rule, and never the value, which may be
/// secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

/// All faults of a configuration.
#[derive(Debug, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<&str> = self.0.iter().map(|fault| fault.0.as_str()).collect();
        out.write_str(&lines.join("; "))
    }
}

/// How often an account's principals may cause messages to unproven contacts.
#[derive(Clone, Copy, Debug)]
pub struct CallerLimits {
    /// The action that is counted.
    pub action: Action,
    /// The limit by account, over all its principals.
    pub per_account: Limit,
    /// The limit by client address, over all accounts.
    pub per_address: Limit,
}

/// A configuration that is read from the environment.
pub trait FromEnv: Sized {
    /// Reads the configuration. `None` if a required variable is missing or wrong; `env` then has the fault.
    fn from_env(env: &mut Env) -> Option<Self>;
}

impl Env {
    /// The variables of this process.
    pub fn process() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        Self::new(|name| std::env::var(name).ok())
    }

    /// Variables from another source: the defaults of the local stack, or those of a test.
    pub fn new(lookup: impl Fn(&str) -> Option<String> + Send + 'static) -> Self {
        Self { lookup: Box::new(lookup), faults: Vec::new() }
    }

    /// Reads a whole configuration.
    ///
    /// # Errors
    /// All faults.
    pub fn read<C: FromEnv>(mut self) -> Result<C, Faults> {
        let config = C::from_env(&mut self);
        match config {
            Some(config) if self.faults.is_empty() => Ok(config),
            _ => Err(Faults(self.faults)),
        }
    }

    /// All faults so far.
    pub fn faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Reads an optional variable. An empty value counts as absent.
    pub fn optional<T, E: fmt::Display>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> Option<T> {
        let text = self.get(name)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(rule) => {
                self.fault(name, rule);
                None
            }
        }
    }

    /// Reads a variable with a default.
    pub fn or<T, E: fmt::Display>(&mut self, name: &str, default: T, parse: impl FnOnce(&str) -> Result<T, E>) -> T {
        self.optional(name, parse).unwrap_or(default)
    }

    /// Reads a required variable.
    pub fn required<T, E: fmt::Display>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> Option<T> {
        if !self.is_set(name) {
            self.fault(name, "must be set");
        }
        self.optional(name, parse)
    }

    /// Whether a variable has a value, valid or not.
    pub fn is_set(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The text of a variable. An empty value counts as absent. `REKEY_LIMITS` sets the limits that have no value of their own.
    fn get(&self, name: &str) -> Option<String> {
        let own = |name: &str| (self.lookup)(name).filter(|text| !text.is_empty());
        own(name).or_else(|| value_in(&own("REKEY_LIMITS")?, name.strip_prefix("REKEY_LIMIT_")?))
    }

    /// Records that a variable is wrong. The same fault is recorded once.
    pub fn fault(&mut self, name: &str, rule: impl fmt::Display) {
        let fault = Fault(format!("{name} {rule}"));
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Reads a required text without further rules.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.required(name, text)
    }

    /// Reads a limit from its variable and multiplies it by `REKEY_LIMIT_SCALE`.
    pub fn limit(&mut self, rule: &Rule) -> Limit {
        let scale = self.limit_scale();
        self.check_list_of_limits();
        self.or(rule.variable, rule.default, Limit::parse).scaled(scale)
    }

    /// Reads a quota from its variable and multiplies it by `REKEY_LIMIT_SCALE`.
    pub fn quota(&mut self, rule: &Rule<Quota>) -> Quota {
        let scale = self.limit_scale();
        self.check_list_of_limits();
        self.or(rule.variable, rule.default, Quota::parse).scaled(scale)
    }

    /// Refuses an entry of `REKEY_LIMITS` that names no limit, has no value, or names a limit twice. A misspelt limit would
    /// otherwise keep its default.
    fn check_list_of_limits(&mut self) {
        let Some(list) = self.get("REKEY_LIMITS") else { return };
        let is_limit = |name: &str| {
            let mut variables = limits::ALL.iter().map(|rule| rule.variable).chain([limits::EMAIL_CODE.variable]);
            variables.any(|variable| variable.strip_prefix("REKEY_LIMIT_") == Some(name))
        };
        let mut names = HashSet::new();
        if !list.split(',').all(|entry| entry.split_once('=').is_some_and(|(name, _)| is_limit(name) && names.insert(name))) {
            self.fault("REKEY_LIMITS", "must name limits that exist, each once, such as SIGN_IN_NAME=200/60");
        }
    }

    /// The limits of mails to unproven addresses.
    pub fn unproven_limits(&mut self) -> CallerLimits {
        CallerLimits {
            action: Action::Unproven,
            per_account: self.limit(&limits::UNPROVEN_ACCOUNT),
            per_address: self.limit(&limits::UNPROVEN_ADDRESS),
        }
    }

    /// The limits of SMS codes that bind a number.
    pub fn sms_binding_limits(&mut self) -> CallerLimits {
        CallerLimits {
            action: Action::SmsBinding,
            per_account: self.limit(&limits::SMS_BINDING_ACCOUNT),
            per_address: self.limit(&limits::SMS_BINDING_ADDRESS),
        }
    }

    fn limit_scale(&mut self) -> u32 {
        self.or("REKEY_LIMIT_SCALE", 1, whole_number(1, 1_000_000))
    }

    /// `REKEY_BRAND`: the name in subjects, headings and the sender.
    pub fn brand(&mut self) -> String {
        self.or("REKEY_BRAND", "Rekey".to_owned(), brand)
    }

    /// `REKEY_ROOT_LABEL`: what pages call the root of an account with users, in place of each language's own word.
    pub fn root_label(&mut self) -> Option<String> {
        self.optional("REKEY_ROOT_LABEL", brand)
    }

    /// `REKEY_LANGUAGE`: the language of people who have chosen none, in a browser that asks for none that Rekey speaks.
    pub fn language(&mut self) -> Language {
        self.or("REKEY_LANGUAGE", Language::english(), |tag| {
            Language::find(tag).ok_or_else(|| {
                let tags: Vec<&str> = Language::offered().map(Language::tag).collect();
                format!("must be one of {}", tags.join(", "))
            })
        })
    }

    /// `REKEY_CODE_IN_SUBJECT`: whether the subject of a mail ends with its authentication code.
    pub fn code_in_subject(&mut self) -> bool {
        self.or("REKEY_CODE_IN_SUBJECT", false, |text| match text {
            "on" => Ok(true),
            "off" => Ok(false),
            _ => Err("must be on or off"),
        })
    }

    /// `REKEY_BASE_URL`: the origin of the pages, without a path, `https` unless it is on this machine.
    pub fn base_url(&mut self) -> Option<BaseUrl> {
        self.required("REKEY_BASE_URL", BaseUrl::parse)
    }

    /// `REKEY_SUPPORT_URL`: how people reach the operator, `https:` or `mailto:`.
    pub fn support_url(&mut self) -> Option<String> {
        self.optional("REKEY_SUPPORT_URL", link)
    }

    /// `REKEY_TERMS_URL`: the terms of the service, `https:`.
    pub fn terms_url(&mut self) -> Option<String> {
        self.optional("REKEY_TERMS_URL", page)
    }

    /// `REKEY_PRIVACY_URL`: the privacy notice of the service, `https:`.
    pub fn privacy_url(&mut self) -> Option<String> {
        self.optional("REKEY_PRIVACY_URL", page)
    }

    /// `REKEY_REPORT_URL`: the form for people whom no code can reach, `https:` or `mailto:`.
    pub fn report_url(&mut self) -> Option<String> {
        self.optional("REKEY_REPORT_URL", link)
    }

    /// The form for people whom no code can reach: `REKEY_REPORT_URL`, or the support page.
    pub fn report_form(&mut self) -> Option<String> {
        let (report, base) = (self.report_url(), self.base_url());
        report.or_else(|| base.map(|base| format!("{}/support", base.as_str())))
    }

    /// `REKEY_PASSWORD_PROFILE`, `REKEY_PASSWORD_MIN` and `REKEY_PASSWORD_MAX`.
    pub fn password_rules(&mut self) -> PasswordRules {
        let profile = self.or("REKEY_PASSWORD_PROFILE", PasswordRules::DEFAULT, |text| match text {
            "default" => Ok(PasswordRules::DEFAULT),
            "standard" => Ok(PasswordRules::STANDARD),
            _ => Err("must be default (8 to 25 characters) or standard (15 to 128)"),
        });
        let min = self.or("REKEY_PASSWORD_MIN", profile.min, whole_number(SHORTEST, LONGEST));
        let max = self.or("REKEY_PASSWORD_MAX", profile.max, whole_number(SHORTEST, LONGEST));
        if min > max {
            self.fault("REKEY_PASSWORD_MIN", "must not be more than REKEY_PASSWORD_MAX");
        }
        PasswordRules { min, max }
    }

    /// `REKEY_SIGN_UP`: whether anyone may register.
    pub fn sign_up_open(&mut self) -> bool {
        self.or("REKEY_SIGN_UP", true, |text| match text {
            "open" => Ok(true),
            "closed" => Ok(false),
            _ => Err("must be open or closed"),
        })
    }

    /// `REKEY_DESKTOP`: how people with a second factor sign in to desktop apps.
    pub fn desktop_sign_in(&mut self) -> DesktopSignIn {
        self.or("REKEY_DESKTOP", DesktopSignIn::Approve, |text| match text {
            "approve" => Ok(DesktopSignIn::Approve),
            "refuse" => Ok(DesktopSignIn::Refuse),
            "password_only" => Ok(DesktopSignIn::PasswordOnly),
            _ => Err("must be approve, refuse or password_only"),
        })
    }

    /// `REKEY_SESSION_…`: lifetimes of sessions in seconds.
    pub fn lifetimes(&mut self) -> Lifetimes {
        let Lifetimes { web, app } = Lifetimes::DEFAULT;
        let mut seconds = |name: &str, default| self.or(name, default, whole_number(60, 10 * 365 * 86_400));
        Lifetimes {
            web: Lifetime {
                idle: seconds("REKEY_SESSION_WEB_IDLE", web.idle),
                absolute: seconds("REKEY_SESSION_WEB_ABSOLUTE", web.absolute),
            },
            app: Lifetime {
                idle: seconds("REKEY_SESSION_APP_IDLE", app.idle),
                absolute: seconds("REKEY_SESSION_APP_ABSOLUTE", app.absolute),
            },
        }
    }

    /// `REKEY_TRUST_DAYS`: the days for which a browser may be trusted.
    pub fn trust_days(&mut self) -> TrustDays {
        self.or("REKEY_TRUST_DAYS", TrustDays::DEFAULT, |text| whole_number(0, TrustDays::MOST)(text).map(TrustDays))
    }

    /// `REKEY_MAIL_FROM`: the sender's address.
    pub fn mail_from(&mut self) -> Option<EmailAddress> {
        self.required("REKEY_MAIL_FROM", |text| EmailAddress::parse(text).map_err(|_| "must be one email address, without a name"))
    }
}

/// Accepts any text.
///
/// # Errors
/// Never. The signature is that of the other parsers.
pub fn text(text: &str) -> Result<String, std::convert::Infallible> {
    Ok(text.to_owned())
}

/// The countries that Rekey sends SMS to (`REKEY_SMS_COUNTRIES`). An empty list turns SMS off.
#[derive(Clone, Debug, Default)]
pub struct SmsCountries(BTreeSet<String>);

impl FromEnv for SmsCountries {
    fn from_env(env: &mut Env) -> Option<Self> {
        Some(Self(env.or("REKEY_SMS_COUNTRIES", BTreeSet::new(), |text| {
            let codes = text.split(',').map(|code| code.trim().to_owned());
            let is_code = |code: &String| code.len() == 2 && code.bytes().all(|c| c.is_ascii_uppercase());
            codes
                .map(|code| if is_code(&code) { Ok(code) } else { Err("must be ISO 3166-1 codes with commas, such as AT,CH,DE") })
                .collect()
        })))
    }
}

impl SmsCountries {
    /// Whether SMS are off.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether Rekey sends SMS to this number.
    pub fn allow(&self, number: &PhoneNumber) -> bool {
        number.country().is_some_and(|country| self.0.contains(&country))
    }

    /// The country codes in alphabetical order.
    pub fn codes(&self) -> Vec<String> {
        self.0.iter().cloned().collect()
    }
}

/// Parses an address and port to listen on.
///
/// # Errors
/// The rule that the text breaks.
pub fn socket_address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "must be an address and a port, such as 127.0.0.1:8787")
}

/// A parser of whole numbers from `least` to `most`.
pub fn whole_number<N: FromStr + PartialOrd + fmt::Display + Copy>(least: N, most: N) -> impl Fn(&str) -> Result<N, String> {
    move |text| {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("must be a whole number from {least} to {most}"))
    }
}

fn brand(text: &str) -> Result<String, &'static str> {
    let good = text.chars().count() <= 40 && text.trim() == text && is_label(text) && !text.contains(['"', '<', '>', '\\']);
    let rule = "must be at most 40 characters without quotes, angle brackets, backslashes, line breaks or marks of direction";
    if good { Ok(text.to_owned()) } else { Err(rule) }
}

fn link(text: &str) -> Result<String, &'static str> {
    let rule = "must be an https: or mailto: address";
    let url = Url::parse(text).map_err(|_| rule)?;
    if ["https", "mailto"].contains(&url.scheme()) { Ok(url.into()) } else { Err(rule) }
}

fn page(text: &str) -> Result<String, &'static str> {
    link(text).ok().filter(|url| url.starts_with("https:")).ok_or("must be an https: address")
}

/// The origin of the pages. Links in messages begin with it, and requests from the web are compared with it. The `Host` header
/// is never read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Parses an origin.
    ///
    /// # Errors
    /// The rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let rule = "must be an origin such as https://id.example.com, without a path (http only on localhost or 127.0.0.1)";
        let url = Url::parse(text).map_err(|_| rule)?;
        // Names under localhost lead to this machine (RFC 6761, 6.3).
        let host = url.host_str().unwrap_or_default();
        let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]") || host.ends_with(".localhost");
        let secure = url.scheme() == "https" || (url.scheme() == "http" && local);
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        if secure && bare { Ok(Self(url.origin().ascii_serialization())) } else { Err(rule) }
    }

    /// The origin, without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the host is a name. Browsers bind no passkey to an IP address.
    pub fn has_name(&self) -> bool {
        Url::parse(&self.0).is_ok_and(|url| url.domain().is_some())
    }
}

/// The value of a name in a list such as `A=1/2,B=3/4`.
fn value_in(list: &str, name: &str) -> Option<String> {
    list.split(',').find_map(|item| item.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sample;

    impl FromEnv for Sample {
        fn from_env(env: &mut Env) -> Option<Self> {
            env.password_rules();
            env.limit(&limits::SIGN_IN_NAME);
            env.limit(&limits::SIGN_IN_ADDRESS);
            env.base_url()?;
            Some(Self)
        }
    }

    #[test]
    fn all_faults_are_told_at_once_and_none_twice() {
        let env = Env::new(|name| match name {
            "REKEY_PASSWORD_MIN" => Some("30".to_owned()),
            "REKEY_LIMIT_SCALE" => Some("lots".to_owned()),
            "REKEY_LIMIT_SIGN_IN_ADDRESS" => Some("5".to_owned()),
            _ => None,
        });
        let faults = env.read::<Sample>().err().unwrap().0;
        let names: Vec<&str> = faults.iter().filter_map(|fault| fault.0.split(' ').next()).collect();
        assert_eq!(names, ["REKEY_PASSWORD_MIN", "REKEY_LIMIT_SCALE", "REKEY_LIMIT_SIGN_IN_ADDRESS", "REKEY_BASE_URL"]);
    }

    #[test]
    fn a_limit_comes_from_its_variable_then_the_list_then_the_default() {
        let mut env = Env::new(|name| match name {
            "REKEY_LIMIT_NOTICE" => Some("1/1".to_owned()),
            "REKEY_LIMITS" => Some("NOTICE=2/2,SIGN_IN_NAME=3/3,ENROL_APP=3".to_owned()),
            _ => None,
        });
        assert_eq!(env.limit(&limits::NOTICE), Limit::new(1, 1));
        assert_eq!(env.limit(&limits::SIGN_IN_NAME), Limit::new(3, 3));
        assert_eq!(env.limit(&limits::SMS_NOTICE), limits::SMS_NOTICE.default);
        env.limit(&limits::ENROL_APP);
        let faults = env.faults();
        assert!(faults.len() == 1 && faults[0].0.starts_with("REKEY_LIMIT_ENROL_APP must be"), "{faults:?}");
    }

    #[test]
    fn a_list_with_a_name_that_is_no_limit_or_comes_twice_is_refused() {
        for list in ["SIGN_IN_NAMES=3/3", "NOTICE=2/2,", "3/3", "NOTICE", "NOTICE=1/1,NOTICE=2/2"] {
            let mut env = Env::new(move |name| (name == "REKEY_LIMITS").then(|| list.to_owned()));
            env.limit(&limits::NOTICE);
            env.limit(&limits::SMS_NOTICE);
            let faults = env.faults();
            assert!(faults.len() == 1 && faults[0].0.starts_with("REKEY_LIMITS must name"), "{list}: {faults:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_not_missing_as_well_however_often_it_is_read() {
        let mut env = Env::new(|name| (name == "REKEY_BASE_URL").then(|| "ftp://id.example.com".to_owned()));
        assert!(env.base_url().is_none() && env.base_url().is_none() && env.mail_from().is_none());
        let faults: Vec<String> = env.faults().iter().map(ToString::to_string).collect();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("REKEY_BASE_URL must be an origin"), "{faults:?}");
        assert_eq!(faults[1], "REKEY_MAIL_FROM must be set");
    }

    #[test]
    fn a_base_url_is_an_origin() {
        assert_eq!(BaseUrl::parse("https://id.example.com/").unwrap().as_str(), "https://id.example.com");
        assert_eq!(BaseUrl::parse("http://127.0.0.1:8787").unwrap().as_str(), "http://127.0.0.1:8787");
        assert_eq!(BaseUrl::parse("http://api.localhost:4666").unwrap().as_str(), "http://api.localhost:4666");
        for (url, named) in [("http://localhost:8787", true), ("http://127.0.0.1:8787", false), ("https://[2001:db8::1]", false)] {
            assert_eq!(BaseUrl::parse(url).unwrap().has_name(), named, "{url}");
        }
        for bad in [
            "",
            "id.example.com",
            "http://id.example.com",
            "http://localhost.example.com",
            "http://notlocalhost",
            "https://id.example.com/x",
            "javascript:alert(1)",
            "https://u@id.example.com",
            "https://id.example.com/#",
        ] {
            assert!(BaseUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_brand_cannot_break_a_header() {
        assert!(brand("Österreich & Söhne").is_ok());
        // The line separator would begin a line of its own in an SMS, and a mark of direction would turn a subject around.
        let bad_marks = ["two\u{2028}lines", "two\u{2029}parts", "\u{202e}yekeR", "a\u{2066}b", "\u{200b}"];
        for bad in ["a\r\nBcc: x", "\"x\"", "<x>", " x", &"x".repeat(41)].into_iter().chain(bad_marks) {
            assert!(brand(bad).is_err(), "{bad:?}");
        }
    }
}
