//! The events that other systems hear, as a test finds them on the bus.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use rekey_local::Published;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::World;
use crate::tools::{root, tool};

/// The place of each event that does not fit `infra/events.schema.json`, with the reason.
pub fn schema_faults(events: &[Value]) -> Vec<String> {
    let file = NamedTempFile::new().unwrap();
    fs::write(file.path(), Value::from(events).to_string()).unwrap();
    let script = root().join("tests/contract/events/validate.py");
    let output = Command::new(tool(".venv", "python")).arg("-B").arg(script).arg(file.path()).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

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

    /// Requires that the bus has one event for each audit entry, those of a subject in order, and that the schema describes each
    /// of them. Waits for the last one.
    pub async fn each_entry_is_one_event(&self) {
        let mut entries: Vec<String> = self.items("audit").await.iter().map(|entry| entry["id"].as_s().unwrap().clone()).collect();
        for id in &entries {
            self.event_like(|event| event.detail["id"] == id.as_str()).await;
        }
        let events = self.stack.bus.all();
        let mut published: Vec<&str> = events.iter().map(|event| event.detail["id"].as_str().unwrap()).collect();
        published.sort_unstable();
        entries.sort_unstable();
        assert_eq!(published, entries);
        let subjects: BTreeSet<&str> = events.iter().map(|event| event.detail["subject"]["principal"].as_str().unwrap()).collect();
        for subject in subjects {
            let of_subject = events.iter().filter(|event| event.detail["subject"]["principal"] == subject);
            assert!(of_subject.map(|event| event.detail["sequence"].to_string()).is_sorted(), "{subject}");
        }
        let whole = |event: &Published| json!({"source": event.source, "detail-type": event.detail_type, "time": event.time, "detail": event.detail});
        let faults = schema_faults(&events.iter().map(whole).collect::<Vec<_>>());
        assert!(faults.is_empty(), "{faults:#?}");
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
