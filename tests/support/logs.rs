//! Every log line of all stacks in this process, with Rekey's own lines at the lowest level.

use std::io::Write;
use std::sync::{Mutex, Once, PoisonError};

use rekey_adapters::config::Env;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static ONCE: Once = Once::new();

struct Lines;

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LINES.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Starts capturing; further calls do nothing.
pub fn capture() {
    ONCE.call_once(|| {
        // An operator can turn on all lines of Rekey, and none of the SDKs' debug lines.
        let everything = |name: &str| (name == "REKEY_LOG").then(|| "trace".to_owned());
        let filter = rekey_http::log::filter(&mut Env::new(everything));
        let lines = tracing_subscriber::fmt::layer().json().with_writer(|| Lines).with_filter(filter);
        tracing_subscriber::registry().with(lines).init();
    });
}

/// All lines so far.
pub fn lines() -> String {
    String::from_utf8_lossy(&LINES.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}
