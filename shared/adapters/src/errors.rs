//! Errors in log lines.

use std::error::Error;

/// An error and its sources, from the outermost on, for a log line: ``a stored item does not parse: missing field `epoch` ``.
pub fn with_sources(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        line = format!("{line}: {error}");
        source = error.source();
    }
    line
}
