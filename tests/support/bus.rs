//! The events that other systems hear, as a test finds them on the bus.

use std::time::Duration;

use rekey_local::Published;

use crate::World;

impl World {
    /// The oldest event of this act. Waits for it.
    pub async fn event(&self, act: &str) -> Published {
        self.event_like(|event| event.detail["act"] == act).await
    }

    /// The oldest event like this one. Waits for it.
    pub async fn event_like(&self, wanted: impl Fn(&Published) -> bool) -> Published {
        let found = tokio::time::timeout(Duration::from_secs(30), self.stack.bus.find(wanted)).await;
        found.ok().flatten().unwrap_or_else(|| panic!("not on the bus: {:#?}", self.stack.bus.all()))
    }

    /// Waits for the events of the demo accounts, with which a stack begins, and forgets them.
    pub async fn forget_first_events(&self) {
        let made = self.items("audit").await.len();
        let all_there = async {
            while self.stack.bus.all().len() < made {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), all_there).await.unwrap();
        self.visitor().delete("/dev/events").await.expect(204);
    }

    /// The acts on the bus in the order in which they were put.
    pub fn published_acts(&self) -> Vec<String> {
        self.stack.bus.all().into_iter().map(|event| event.detail["act"].as_str().unwrap().to_owned()).collect()
    }
}
