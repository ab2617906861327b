//! Every log line of all stacks in this process, at the level that shows most of ours.

use std::io::Write;
use std::sync::{Mutex, Once, PoisonError};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

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

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Lines;

    fn make_writer(&'a self) -> Lines {
        Lines
    }
}

/// Starts capturing; further calls do nothing.
pub fn capture() {
    ONCE.call_once(|| {
        // What an operator may turn on: everything of ours. The SDKs' own debug lines are not ours to offer.
        let filter = "info,rekey_http=trace,rekey_adapters=trace,rekey_domain=trace,rekey_local=trace,deliver=trace,request_reset=trace,consume_link=trace,set_password=trace,sign_in=trace,session=trace,account=trace,pages=trace";
        tracing_subscriber::fmt().json().with_env_filter(EnvFilter::new(filter)).with_writer(Lines).init();
    });
}

/// All lines so far.
pub fn lines() -> String {
    String::from_utf8_lossy(&LINES.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}
