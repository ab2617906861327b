//! Barriers in the pages, as axe-core finds them. `tests/package.json` pins axe-core (MPL-2.0), which `tests/run` installs. The driver puts it into the
//! page, past the content security policy, and the pages never load it.

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde_json::json;

use crate::Browser;
use crate::tools::root;

/// The source of axe-core.
static AXE: LazyLock<String> = LazyLock::new(|| {
    std::fs::read_to_string(root().join("tests/node_modules/axe-core/axe.min.js"))
        .unwrap_or_else(|cause| panic!("{cause}: tests/run installs axe-core, and so does npm ci --ignore-scripts --prefix tests"))
});

/// The states of pages that were looked at in this process, so that each is looked at once.
static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// What tells one look of a page from another: the language, the parts with an id that are visible, and the fields with an error.
const LOOK: &str = "[document.documentElement.lang, \
    ...[...document.querySelectorAll('[id], [aria-invalid]')].filter((part) => part.checkVisibility()) \
        .map(({ id, ariaInvalid }) => id + (ariaInvalid === 'true' ? '!' : '')).filter((id) => !/[0-9]{2}/.test(id)), \
    ...[...document.querySelectorAll('[role=alert], [role=status]')].map(({ textContent }) => Boolean(textContent))].join(' ')";

/// Runs axe-core, and calls back with one line for each barrier. WCAG 2.2 at the levels A and AA contains what 2.0 and 2.1 ask for.
const RUN: &str = "const [options, done] = arguments; \
    axe.run(document, options).then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) => \
        nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target}: ${failureSummary.replace(/\\s+/g, ' ')}`))), \
        (cause) => done([String(cause)]))";

/// Which rules of axe-core a page is held to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// WCAG at the levels A and AA, and axe's best practices.
    All,
    /// The contrast of texts alone, which is all that differs between light and dark.
    Contrast,
}

impl Browser {
    /// Stops the test at barriers in what the page shows, unless this process has looked at the same before.
    pub async fn has_no_new_barriers(&self, name: &str) {
        let barriers = self.new_barriers().await;
        assert!(barriers.is_empty(), "{name}: {barriers:#?}");
    }

    /// The barriers in what the page shows, unless this process has looked at the same before.
    pub async fn new_barriers(&self) -> Vec<String> {
        let look = self.eval(&format!("`${{location.pathname}} ${{{LOOK}}}`")).await;
        let new = SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert(look.as_str().unwrap().to_owned());
        if new { self.barriers(Rules::All).await } else { Vec::new() }
    }

    /// The barriers in what the page shows.
    pub async fn barriers(&self, rules: Rules) -> Vec<String> {
        let before = self.eval("performance.timeOrigin").await;
        if self.eval("typeof axe").await == "undefined" {
            self.client.execute(&AXE, Vec::new()).await.unwrap();
        }
        let options = match rules {
            Rules::All => json!({
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                "rules": {"target-size": {"enabled": true}},
                "resultTypes": ["violations"],
                "preload": false,
            }),
            Rules::Contrast => {
                json!({"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"], "preload": false})
            }
        };
        match self.client.execute_async(RUN, vec![options]).await {
            Ok(barriers) => serde_json::from_value(barriers).unwrap(),
            // A page that leads on by itself takes axe with it.
            Err(cause) => {
                assert_ne!(self.eval("performance.timeOrigin").await, before, "axe-core ends with {cause}");
                Vec::new()
            }
        }
    }
}
