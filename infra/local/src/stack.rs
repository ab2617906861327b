//! Starting and stopping the local stack.

use std::fmt;
use std::net::SocketAddr;

use authorizer::Authorizer;
use aws_sdk_dynamodb::config::Credentials;
use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use bounce::Bounce;
use deliver::Deliver;
use publish::Publish;
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::clock::Clock;
use rekey_domain::limits::ClientAddress;
use rekey_domain::random::Random;
use rekey_http::client::Client;
use rekey_http::edge;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use crate::bus::EventBus;
use crate::config::{Places, StackConfig, environment};
use crate::connector::InProcess;
use crate::database::{Database, stopped};
use crate::dev::{Dev, Tables};
use crate::outbox::Outbox;
use crate::services::services;
use crate::stream::Stream;
use crate::{demo, dev, samples, simulator, tables};

/// The region in the names that the embedded database makes.
const REGION: &str = "dynoxide";

/// A running stack.
pub struct Stack {
    /// The address of pages and API.
    pub address: SocketAddr,
    /// The address of the database.
    pub dynamodb: SocketAddr,
    /// The messages that were sent.
    pub outbox: Outbox,
    /// The events that were published.
    pub bus: EventBus,
    /// The reader of the flows table's stream.
    pub stream: Stream<Deliver>,
    /// The reader of the directory table's stream.
    pub audit_stream: Stream<Publish>,
    /// The function that records what SES reports about mails.
    pub bounce: Bounce,
    /// The function that other APIs ask who is calling. No gateway of another API is in the stack.
    pub authorizer: Authorizer,
    /// The resources that the functions share.
    pub resources: Resources,
    database: Database,
    front: Part,
    back: Part,
}

/// Tasks that stop together.
struct Part {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Part {
    fn new() -> Self {
        Self { stop: watch::channel(false).0, tasks: Vec::new() }
    }

    fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    async fn stop(self) {
        let _ = self.stop.send(true);
        for task in self.tasks {
            let _ = task.await;
        }
    }
}

/// All reasons why the stack did not start.
#[derive(Debug)]
pub struct NotStarted(pub Vec<String>);

impl fmt::Display for NotStarted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for NotStarted {}

impl Stack {
    /// Starts the stack with these variables. The local stack's defaults apply to all others.
    ///
    /// # Errors
    /// Every wrong variable, taken port and unusable file.
    pub async fn start(variables: impl Fn(&str) -> Option<String> + Clone + Send + 'static, clock: Clock) -> Result<Self, NotStarted> {
        Self::start_behind(None, variables, clock, Random::system()).await
    }

    /// Starts the stack with a proxy between the functions and AWS. All requests of the functions to AWS go to the address
    /// `line`, and each function's access key is its name. Ids and secrets come from `random`.
    ///
    /// # Errors
    /// Every wrong variable, taken port and unusable file.
    pub async fn start_behind(
        line: Option<String>,
        variables: impl Fn(&str) -> Option<String> + Clone + Send + 'static,
        clock: Clock,
        random: Random,
    ) -> Result<Self, NotStarted> {
        let mut faults = Vec::new();
        let mut env = environment(variables.clone(), None);
        let places = Places::read(&mut env);
        faults.extend(lines(env.faults()));
        let http = bind("REKEY_LISTEN", places.http, &mut faults).await;
        let dynamodb = bind("REKEY_DYNAMODB_LISTEN", places.dynamodb, &mut faults).await;
        let ses = bind("REKEY_SES_LISTEN", places.ses, &mut faults).await;
        let database = Database::open(places.data.as_deref()).map_err(|fault| faults.push(fault));
        let listening = http.as_ref().and_then(|http| http.local_addr().ok());
        let opened = http.zip(dynamodb).zip(ses).zip(database.ok());
        let environment = || environment(variables.clone(), listening);
        let config = environment().read::<StackConfig>().map_err(|error| faults.extend(lines(error.0)));
        let names = environment().read::<DirectoryConfig>().ok();
        match (config, names, opened) {
            (Ok(config), Some(names), Some((((http, dynamodb), ses), database))) if faults.is_empty() => {
                let started = Self::assemble(line, config, names, clock, random, http, dynamodb, ses, database).await;
                started.map_err(|error| NotStarted(vec![error.to_string()]))
            }
            _ => Err(NotStarted(faults)),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the caller makes each part first, so that a start reports all faults at once")]
    async fn assemble(
        line: Option<String>,
        config: StackConfig,
        names: DirectoryConfig,
        clock: Clock,
        random: Random,
        http: TcpListener,
        dynamodb: TcpListener,
        ses: TcpListener,
        database: Database,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let (mut front, mut back) = (Part::new(), Part::new());
        let address = http.local_addr()?;
        let dynamodb_address = dynamodb.local_addr()?;
        let endpoints = Endpoints {
            sesv2: Some(format!("http://{}", ses.local_addr()?)),
            sms: Some(format!("http://{}", ses.local_addr()?)),
            eventbridge: Some(format!("http://{}", ses.local_addr()?)),
            dynamodb: Some(format!("http://{dynamodb_address}")),
            kms: None,
        };
        let (mail_events, events_of_mails) = mpsc::unbounded_channel();
        let (outbox, bus) = (Outbox::new(clock.clone(), mail_events), EventBus::new());
        let services = services(outbox.clone(), bus.clone());
        back.tasks.push(serve(dynamodb, database.service(), back.stopping()));
        back.tasks.push(serve(ses, services.clone(), back.stopping()));
        back.tasks.push(tokio::spawn(database.clone().sweep_on_time(back.stopping())));
        let credentials = Credentials::new("local", "local", None, None, "local stack");
        let connector = SharedHttpConnector::new(InProcess::new(database.clone(), services));
        let aws = Aws::new(REGION.to_owned(), credentials, endpoints).with_connector(connector);
        let resources = Resources { random, ..Resources::new(aws, clock.clone()) };
        tables::create(&resources.dynamodb, names.directory(), names.flows()).await?;
        let (directory_table, flows_table) = (names.directory().to_owned(), names.flows().to_owned());
        let dynamodb = line.clone().unwrap_or_else(|| format!("http://{dynamodb_address}"));
        let tables = Tables { dynamodb, directory: directory_table.clone(), flows: flows_table.clone() };
        let sampled = samples::Tables::new(&names);
        let directory = Directory::new(names, resources.dynamodb.clone());
        demo::create(&directory, &resources).await?;
        if let Some(wanted) = config.samples {
            samples::plant(wanted, &directory, &sampled, &resources).await?;
        }

        let deliver = Deliver::new(config.deliver, &resources_of("deliver", &resources, line.as_deref()));
        let stream = Stream::new(database.clone(), deliver, flows_table);
        front.tasks.push(tokio::spawn(stream.clone().run(front.stopping())));
        front.tasks.push(tokio::spawn(stream.clone().announce_on_time(front.stopping())));
        let publish = Publish::new(config.publish, &resources_of("publish", &resources, line.as_deref()).aws);
        let audit_stream = Stream::new(database.clone(), publish, directory_table);
        front.tasks.push(tokio::spawn(audit_stream.clone().run(front.stopping())));

        let bounce = Bounce::new(config.bounce, &resources_of("bounce", &resources, line.as_deref()));
        front.tasks.push(tokio::spawn(simulator::run(bounce.clone(), events_of_mails, front.stopping())));

        let authorizer = Authorizer::new(config.authorizer, &resources_of("authorizer", &resources, line.as_deref()));
        let functions = Functions { resources: &resources, line: line.as_deref(), edge: config.edge };
        let router = Router::new()
            .merge(functions.router("request-reset", request_reset::router, config.request_reset))
            .merge(functions.router("show-captcha", show_captcha::router, config.show_captcha))
            .merge(functions.router("consume-link", consume_link::router, config.consume_link))
            .merge(functions.router("set-password", set_password::router, config.set_password))
            .merge(functions.router("sign-in", sign_in::router, config.sign_in))
            .merge(functions.router("verify-otp", verify_otp::router, config.verify_otp))
            .merge(functions.router("enrol-2fa", enrol_2fa::router, config.enrol_2fa))
            .merge(functions.router("lost-factor", lost_factor::router, config.lost_factor))
            .merge(functions.router("passkey", passkey::router, config.passkey))
            .merge(functions.router("session", session::router, config.session))
            .merge(functions.router("device", device::router, config.device))
            .merge(functions.router("admin", admin::router, config.admin))
            .merge(functions.router("register", register::router, config.register))
            .merge(functions.router("account", account::router, config.account))
            .merge(
                functions.at_edge("dev", dev::router(Dev { outbox: outbox.clone(), bus: bus.clone(), site: config.site, clock, tables })),
            )
            // The router of `pages` is the last, because it answers every path that no other function has.
            .merge(functions.at_edge("pages", pages::router(config.pages)))
            .layer(from_fn(take_client_address));
        front.tasks.push(serve(http, router, front.stopping()));
        Ok(Self {
            address,
            dynamodb: dynamodb_address,
            outbox,
            bus,
            stream,
            audit_stream,
            bounce,
            authorizer,
            resources,
            database,
            front,
            back,
        })
    }

    /// Removes expired rows now, without waiting for the timer. Returns their number.
    ///
    /// # Errors
    /// If the database cannot be read or written.
    pub async fn sweep(&self) -> Result<usize, String> {
        self.database.sweep().await
    }

    /// Stops accepting requests, lets running ones end, and then stops the services that they use.
    pub async fn stop(self) {
        self.front.stop().await;
        self.back.stop().await;
        // Delivered records must not be delivered again at the next start.
        if let Err(error) = self.database.trim(0) {
            tracing::warn!(error, "the delivered records of the stream were not removed");
        }
    }
}

/// The parts that the functions of a stack share.
struct Functions<'a> {
    resources: &'a Resources,
    line: Option<&'a str>,
    edge: edge::Config,
}

impl Functions<'_> {
    /// The router of one function with its own resources, behind the edge as on Lambda.
    fn router<C>(&self, function: &'static str, router: impl FnOnce(C, &Resources) -> Router, config: C) -> Router {
        self.at_edge(function, router(config, &resources_of(function, self.resources, self.line)))
    }

    fn at_edge(&self, function: &'static str, router: Router) -> Router {
        edge::around(function, router, self.edge.clone(), self.resources.clock.clone())
    }
}

/// The resources of one function. On AWS, each function has a role of its own.
fn resources_of(function: &str, resources: &Resources, line: Option<&str>) -> Resources {
    let credentials = Credentials::new(function, "local", None, None, "local stack");
    let aws = match line.map(str::to_owned) {
        None => resources.aws.clone().with_credentials(credentials),
        Some(line) => {
            let all = || Some(line.clone());
            let endpoints = Endpoints { dynamodb: all(), sesv2: all(), sms: all(), kms: all(), eventbridge: all() };
            Aws::new(REGION.to_owned(), credentials, endpoints)
        }
    };
    // All functions share the hasher, because they share the cores.
    let (hasher, random) = (resources.hasher.clone(), resources.random.clone());
    Resources { hasher, random, ..Resources::new(aws, resources.clock.clone()) }
}

fn lines(faults: Vec<impl ToString>) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

async fn bind(name: &str, address: Option<SocketAddr>, faults: &mut Vec<String>) -> Option<TcpListener> {
    let address = address?;
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| faults.push(format!("{name} names {address}, and the stack cannot listen there: {error}"))).ok()
}

fn serve(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) -> JoinHandle<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, service).with_graceful_shutdown(stopped(stop)).await {
            tracing::error!(%error, "the local stack stopped listening on one of its ports");
        }
    })
}

/// Takes the client address from the socket. On AWS, the gateway states it.
async fn take_client_address(mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
        let client = Client(ClientAddress::new(peer.ip()));
        request.extensions_mut().insert(client);
    }
    next.run(request).await
}
