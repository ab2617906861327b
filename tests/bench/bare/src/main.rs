//! The least Lambda that answers HTTP. `tests/bench/start-up` runs it in turn with the functions. Its figures are the cost of
//! the machine, the runtime and the profile; the rest is Rekey's. It is not deployed.

use lambda_http::{Error, Request, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    run(service_fn(async |_: Request| Ok::<_, Error>("hello"))).await
}
