//! `cargo run`: starts the local stack, and prints its addresses and demo accounts.

use std::process::ExitCode;

use rekey_domain::clock::Clock;
use rekey_local::{ACCOUNTS, PASSWORD, Stack, USERS, environment, local_url};

#[tokio::main]
async fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the process's variables replace the local stack's defaults")]
    let variables = |name: &str| std::env::var(name).ok();
    rekey_http::log::as_text(&mut environment(variables, None));
    match Stack::start(variables, Clock::System).await {
        Ok(stack) => {
            greet(&stack);
            interrupted().await;
            stack.stop().await;
            ExitCode::SUCCESS
        }
        Err(faults) => {
            complain(&faults.to_string());
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stdout, reason = "the command prints for the person who runs it")]
fn greet(stack: &Stack) {
    let url = local_url(stack.address);
    println!("Rekey is running. Open {url}/forgot, and {url}/dev/outbox for the mails.\n");
    println!("Demo accounts, all with the password {PASSWORD}:");
    for (account, email) in ACCOUNTS {
        println!("  {account:<20} {email}");
    }
    for (account, user, _) in USERS {
        println!("  {account:<20} user {user}");
    }
    println!("\nThe database is at http://{}. Press Ctrl-C to stop.", stack.dynamodb);
}

#[expect(clippy::print_stderr, reason = "a command reports its faults on standard error, one a line")]
fn complain(faults: &str) {
    for fault in faults.lines() {
        eprintln!("rekey: {fault}");
    }
}

/// Resolves at Ctrl-C or at SIGTERM.
async fn interrupted() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
