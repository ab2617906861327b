//! Signs in to a Rekey as a desktop app does, shows who signed in, and signs out.
//!
//! `cargo run` starts a Rekey on this machine; then, in another terminal, `cargo run -p rekey-example-desktop`. An argument names
//! the origin of another Rekey.

use std::time::Duration;

use rekey_example_desktop::{Failure, Rekey, Session};

#[tokio::main(flavor = "current_thread")]
#[expect(clippy::print_stdout, reason = "this program speaks to a person at a terminal")]
async fn main() -> Result<(), Failure> {
    let site = std::env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8787".to_owned());
    let rekey = Rekey::at(&site);
    let mut codes = rekey.begin("Example of a desktop app").await?;
    println!("Open {}\nand check that the page shows the code {}.", codes.verification_uri_complete, codes.user_code);
    let signed_in = loop {
        tokio::time::sleep(Duration::from_secs(codes.interval)).await;
        if let Some(signed_in) = rekey.poll(&mut codes).await? {
            break signed_in;
        }
    };
    let Session { account, user } = &signed_in.session;
    println!("You are signed in as {}.", user.as_ref().map_or_else(|| account.clone(), |user| format!("{user}, user of {account}")));
    rekey.sign_out(signed_in).await?;
    println!("You are signed out again.");
    Ok(())
}
