//! Every call of the contract, made by every kind of caller.

use std::collections::BTreeSet;

use rekey_tests::World;
use rekey_tests::contract::{contract, operations};

use super::{CALLERS, TABLE, answered};

#[test]
fn the_table_has_exactly_the_calls_of_the_contract() {
    let contract = contract();
    let calls: BTreeSet<String> = operations(&contract).into_iter().map(|operation| operation.key).collect();
    let rows: BTreeSet<String> = TABLE.iter().map(|(call, _)| (*call).to_owned()).collect();
    let (lacking, surplus): (Vec<_>, Vec<_>) = (calls.difference(&rows).collect(), rows.difference(&calls).collect());
    assert!(
        lacking.is_empty() && surplus.is_empty(),
        "say in tests/contract/calls/mod.rs what {lacking:?} answer to whom; infra/openapi.yaml has no {surplus:?}"
    );
    assert_eq!(rows.len(), TABLE.len(), "a call stands in the table twice");
}

#[tokio::test]
async fn every_call_answers_each_caller_as_the_table_says() {
    let contract = contract();
    let operations = operations(&contract);
    let mut faults = Vec::new();
    for (column, caller) in CALLERS.into_iter().enumerate() {
        // A new stack each: what one has done does not concern the next.
        let world = World::with(&[("REKEY_SAMPLES", "1"), ("REKEY_LIMIT_SCALE", "1000")]).await;
        for (call, expected) in &TABLE {
            let Some(operation) = operations.iter().find(|operation| operation.key == *call) else { continue };
            // Between two mailed codes is half a minute.
            world.clock.advance(30);
            let (answer, expected) = (caller.calls(&world, operation).await, expected[column]);
            if answered(&answer) != expected {
                faults.push(format!("{call}, by {caller:?}: {}, not {expected}\n    {}", answered(&answer), answer.raw));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
