//! An emulator of AWS deploys `infra/template.yaml` with the functions' binaries, as an operator does with `sam deploy`. Then people
//! use Rekey through the emulator's gateway. The emulator enforces the role of every function.
//!
//! The emulator differs from AWS, and other tests cover the difference:
//!
//! - It ignores some properties of the template. `house::template` reads them.
//! - It does not know the resources of `ses:SendEmail`, and as conditions not the sender's address, the source of an event and the
//!   encryption context of KMS. [`emulator`] leaves these conditions out of its copy of the template, and `house::roles` checks them.
//! - It does not implement End User Messaging. This test deploys the configuration of SMS, and `flows::contacts` and `house::roles`
//!   send some.

mod emulator;
mod journeys;
mod mail_events;
mod operator;
mod other_api;
mod other_system;

use std::time::Instant;

use tokio::task::block_in_place;

use self::emulator::{Cloud, build_functions};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_template_and_its_functions_work_together_on_an_emulator() {
    let cloud = Cloud::start(block_in_place(build_functions)).await;
    assert_eq!(cloud.tables("AKIASTRANGER").await, Err("UnrecognizedClientException".to_owned()));
    cloud.verify_identities().await;
    cloud.package();
    operator::enters_wrong_parameters(&cloud);

    let started = now();
    let deployed = cloud.deploy(&[]);
    assert!(deployed.succeeded, "{}", deployed.text);
    let url = cloud.outputs()["Url"].clone();
    print_time("to deploy", started);

    journeys::register(&cloud, &url).await;
    mail_events::are_recorded(&cloud).await;
    journeys::manage_users(&cloud, &url).await;
    journeys::undo_a_change_of_address(&cloud, &url).await;
    other_api::learns_who_is_calling(&cloud, &url).await;
    other_system::forgets_a_deleted_user(&cloud, &url).await;
    journeys::use_a_passkey(&cloud, &url).await;
    journeys::read_the_audit_log(&url).await;
    // After a recovery, users and contacts stay as they are for a day, so it comes after the journeys that change them.
    journeys::recover_by_mail(&cloud, &url).await;
    let owner = journeys::use_second_factors(&cloud, &url).await;
    journeys::visit_paths_without_a_route(&url).await;
    operator::uses_the_command_line(&cloud).await;

    let again = cloud.deploy(&[]);
    assert!(again.text.contains("No changes to deploy"), "{}", again.text);
    operator::changes_parameters_and_clears_them(&cloud, &url).await;
    operator::moves_to_an_existing_directory(&cloud, &url, &owner).await;
    operator::deletes_the_stack(&cloud).await;
}

#[expect(clippy::disallowed_methods, reason = "the test prints durations, and nothing depends on them")]
fn now() -> Instant {
    Instant::now()
}

/// Prints the time since an instant, which `--nocapture` shows.
#[expect(clippy::print_stdout, reason = "figures for README")]
fn print_time(what: &str, since: Instant) {
    println!("{what}: {:.2} s", since.elapsed().as_secs_f64());
}
