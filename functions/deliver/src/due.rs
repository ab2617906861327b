//! The announcements of waits for lost factors. A rule calls `deliver` every quarter of an hour, and each call announces what has
//! become due since. A late call announces late; none is lost, and of two calls at once one announces.

use rekey_domain::lost_factor::Announcement;

use crate::Deliver;
use crate::outcome::Failure;

/// The most pages of announcements that one call works on. What is left is due at the next call.
const PAGES: usize = 20;

impl Deliver {
    /// Announces all waits that are due.
    ///
    /// # Errors
    /// If the database does not answer, after everything else was announced. The next call tries again.
    pub async fn announce_due(&self) -> Result<(), NotAnnounced> {
        let (flows, now) = (self.directory.flows(), self.clock.now());
        let mut failed = 0;
        for _ in 0..PAGES {
            let due = flows.due(now).await.map_err(|error| NotAnnounced(error.to_string()))?;
            let (mut left, all) = (0, due.len());
            for announcement in due {
                if let Err(error) = self.announce(announcement).await {
                    tracing::error!(target: "rekey", row = %announcement.id, %error, "an announcement failed");
                    left += 1;
                }
            }
            failed = left;
            // The next page begins with those that failed, so that a page without progress ends the call.
            if left == all {
                break;
            }
        }
        if failed == 0 { Ok(()) } else { Err(NotAnnounced(format!("{failed} announcements failed"))) }
    }

    /// Announces one wait, or drops the announcement of a wait that is over.
    async fn announce(&self, due: Announcement) -> Result<(), Failure> {
        let now = self.clock.now();
        let state = self.directory.lost_factor_state(due.principal).await?;
        match state.as_ref().and_then(|state| Some((state.wait(now).filter(|wait| wait.id == due.wait)?, &state.principal))) {
            // A refusal means that another call announced it, or that the wait ended meanwhile. The next call finds out which.
            Some(going_on) => self.directory.announce(&due, going_on, &self.random, now).await.map(drop)?,
            None => self.directory.flows().drop_announcement(&due).await?,
        }
        Ok(())
    }
}

/// Why announcements were not made. The next call makes them.
#[derive(Debug, thiserror::Error)]
#[error("announcements of waits were not made: {0}")]
pub struct NotAnnounced(String);
