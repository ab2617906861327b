//! The options of the benchmarks.

use std::str::FromStr;

/// The value after an option of this process, such as `--lines 20000`.
pub fn option<T: FromStr<Err: std::fmt::Debug>>(name: &str, default: T) -> T {
    let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
    arguments.next().map_or(default, |value| value.parse().unwrap())
}
