//! A line to the local database: the line counts its connections, can be held, and can speak TLS.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{CertificateParams, CertifiedIssuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, split};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use crate::World;

/// The line.
pub struct Line {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    connections: AtomicUsize,
    held: watch::Sender<bool>,
    /// Requests that came while the line was held.
    waiting: watch::Sender<usize>,
}

/// A certification authority that no system trusts, made for one test.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Line {
    /// A line to this stack's database.
    pub async fn to(world: &World) -> Self {
        Self::new(world.stack.dynamodb, None).await
    }

    /// A line that speaks TLS, with a certificate of this authority.
    pub async fn with_tls(world: &World, authority: &Authority) -> Self {
        Self::new(world.stack.dynamodb, Some(authority.acceptor())).await
    }

    async fn new(database: SocketAddr, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let line = Self { address: listener.local_addr().unwrap(), state: Arc::default() };
        let state = line.state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                state.connections.fetch_add(1, Ordering::SeqCst);
                let (state, tls) = (state.clone(), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        None => state.carry(stream, database).await,
                        // A failed handshake is for the caller to handle.
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                state.carry(stream, database).await;
                            }
                        }
                    }
                });
            }
        });
        line
    }

    /// The address of the line.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of connections so far.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// Lets no data through from now on.
    pub fn hold(&self) {
        self.state.held.send_replace(true);
    }

    /// Waits until a connection is held.
    pub async fn somebody_waits(&self) {
        self.state.waiting.subscribe().wait_for(|waiting| *waiting > 0).await.unwrap();
    }

    /// Lets all data through from now on, including the data that waits.
    pub fn release(&self) {
        self.state.held.send_replace(false);
    }
}

impl State {
    async fn carry(&self, caller: impl AsyncRead + AsyncWrite, database: SocketAddr) {
        let (mut from_caller, mut to_caller) = split(caller);
        let (mut from_database, mut to_database) = TcpStream::connect(database).await.unwrap().into_split();
        let there = async {
            let mut bytes = vec![0; 64 * 1024];
            while let Ok(length @ 1..) = from_caller.read(&mut bytes).await {
                if *self.held.borrow() {
                    self.waiting.send_modify(|waiting| *waiting += 1);
                }
                let _ = self.held.subscribe().wait_for(|held| !held).await;
                if to_database.write_all(&bytes[..length]).await.is_err() {
                    return;
                }
            }
        };
        let back = async {
            let _ = copy(&mut from_database, &mut to_caller).await;
        };
        tokio::select! {
            () = there => {}
            () = back => {}
        }
    }
}

impl Authority {
    /// A new authority.
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// The authority's own certificate, in the form of a system's store.
    pub fn pem(&self) -> String {
        self.0.pem()
    }

    /// A server's side of TLS with a certificate for this machine.
    fn acceptor(&self) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap().signed_by(&key, &self.0).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}

impl Default for Authority {
    fn default() -> Self {
        Self::new()
    }
}
