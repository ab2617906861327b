//! The progress of a long command: a bar on a terminal, and elsewhere a line every few seconds. It is written to standard error.

use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The time between two lines where there is no terminal.
const EVERY: Duration = Duration::from_secs(5);

/// The progress of a part of a command.
pub struct Progress {
    doing: &'static str,
    bar: ProgressBar,
    said: Option<Instant>,
}

impl Progress {
    /// Begins a part of `length` units.
    pub fn begin(doing: &'static str, length: u64) -> Self {
        let shown = stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(length), target).with_prefix(doing);
        if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {pos} of {len}, {per_sec}, {eta} left") {
            bar.set_style(style);
        }
        Self { doing, bar, said: (!shown).then(started) }
    }

    /// Notes that this many units of the part are done.
    #[expect(clippy::print_stderr, reason = "progress is no part of the report")]
    pub fn reach(&mut self, done: u64) {
        self.bar.set_position(done);
        if let Some(said) = &mut self.said
            && said.elapsed() >= EVERY
        {
            *said = started();
            let (length, rate) = (self.bar.length().unwrap_or_default(), self.bar.per_sec());
            eprintln!("{}: {done} of {length}, {rate:.0} a second, {} left", self.doing, HumanDuration(self.bar.eta()));
        }
    }

    /// Ends the part.
    pub fn end(self) {
        self.bar.finish_and_clear();
    }
}

#[expect(clippy::disallowed_methods, reason = "the time between two lines of progress is measured")]
fn started() -> Instant {
    Instant::now()
}
