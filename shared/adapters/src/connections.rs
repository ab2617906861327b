//! The connection pool of a process. Every AWS client uses it (see `aws.rs`).
//!
//! Amazon's root certificates, which are compiled in, verify the peers. Reading those of the system takes longer than
//! everything else at a function's start. The system's roots are the fallback: a private CA, a proxy that inspects TLS or a new
//! Amazon root costs time and does not stop the service. Either set verifies in full. A peer that neither set verifies is
//! refused. None of this applies to an endpoint over plain http.

use std::error::Error;
use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::byte_stream::ByteStream;
use rustls::CertificateError;

/// Amazon Root CA 1 to 4 and Starfield Services Root CA G2: the five roots that Amazon recommends to clients with roots of
/// their own. <https://www.amazontrust.com/repository/> publishes them with the SHA-256 of each public key, which `openssl x509
/// -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum` gives. A test below compares the file with the SHA-256 of
/// each certificate (`openssl x509 -noout -fingerprint -sha256`).
const AMAZON: &[u8] = include_bytes!("amazon-roots.pem");

/// The connect timeout. A service in the same region answers within milliseconds, and a caller waits at most 29 s at the
/// gateway.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(1);

/// The pool. Its clones share it.
#[derive(Clone, Debug)]
pub(crate) struct Connections {
    amazon: SharedHttpConnector,
    /// Made when Amazon's roots do not verify a peer. From then on it carries all requests.
    system: Arc<OnceLock<SharedHttpConnector>>,
}

impl Connections {
    /// An empty pool.
    pub(crate) fn new() -> Self {
        Self { amazon: connector(TrustStore::empty()), system: Arc::default() }
    }

    /// The pool as an HTTP client for the SDKs. All clients share it, so the settings of [`connector`] apply to all clients,
    /// and a client's own settings do not.
    pub(crate) fn client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }

    /// Connects to an endpoint, so that the first request finds a connection in the pool. It sends an unsigned `GET /`, which
    /// DynamoDB answers as a health check: that needs no permission and costs nothing. The status of the answer does not
    /// matter.
    ///
    /// # Errors
    /// If the endpoint does not answer or is not verified.
    pub(crate) async fn open(&self, endpoint: &str) -> Result<(), BoxError> {
        self.get(endpoint).await.map(drop)
    }

    /// Sends an unsigned `GET`. Returns the status and the body of the answer.
    ///
    /// # Errors
    /// If the endpoint does not answer or is not verified.
    pub(crate) async fn get(&self, url: &str) -> Result<(u16, Vec<u8>), BoxError> {
        let answer = self.call(HttpRequest::get(url)?).await?;
        let status = answer.status().as_u16();
        // A connection goes back to the pool only after its answer is read to the end.
        let body = ByteStream::new(answer.into_body()).collect().await?;
        Ok((status, body.to_vec()))
    }

    fn system(&self) -> &SharedHttpConnector {
        self.system.get_or_init(|| {
            tracing::warn!("Amazon's roots do not verify an endpoint, so the system's roots are used as well from now on");
            connector(TrustStore::default())
        })
    }
}

impl HttpConnector for Connections {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        if let Some(system) = self.system.get() {
            return system.call(request);
        }
        let (again, all) = (request.try_clone(), self.clone());
        let answer = self.amazon.call(request);
        HttpConnectorFuture::new(async move {
            match (answer.await, again) {
                // The handshake failed before the request was sent, so this sends the request for the first time.
                (Err(error), Some(again)) if is_unknown_issuer(&error) => all.system().call(again).await,
                (answer, _) => answer,
            }
        })
    }
}

/// Connections to services outside AWS, with the roots that the system trusts.
#[cfg(feature = "captcha")]
pub(crate) fn to_anywhere() -> SharedHttpConnector {
    connector(TrustStore::default())
}

/// A connector that trusts Amazon's roots and those of `store`.
#[expect(clippy::expect_used, reason = "the builder has no way to fail, and a test compares the roots with a list")]
fn connector(store: TrustStore) -> SharedHttpConnector {
    let context = TlsContext::builder().with_trust_store(store.with_pem_certificate(AMAZON)).build().expect("a TLS context");
    let connector = Connector::builder()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(context)
        .connector_settings(HttpConnectorSettings::builder().connect_timeout(CONNECT_TIMEOUT).build())
        .build();
    SharedHttpConnector::new(connector)
}

/// Whether a peer was refused because no trusted root signed its certificate. Further roots help only against this fault.
fn is_unknown_issuer(error: &ConnectorError) -> bool {
    let chain = std::iter::successors(Some::<&(dyn Error + 'static)>(error), |&error| match error.downcast_ref::<io::Error>() {
        // The source of an `io::Error` is the source of its inner error, which would skip the inner error itself.
        Some(error) => error.get_ref().map(|inner| -> &(dyn Error + 'static) { inner }),
        None => error.source(),
    });
    let unknown_issuer = rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer);
    chain.filter_map(|error| error.downcast_ref::<rustls::Error>()).any(|error| *error == unknown_issuer)
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use rustls::RootCertStore;
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_roots_are_those_that_amazon_publishes() {
        let roots: Vec<_> = CertificateDer::pem_slice_iter(AMAZON).collect::<Result<_, _>>().unwrap();
        let fingerprints: Vec<String> = roots.iter().map(|root| HEXLOWER.encode(&Sha256::digest(root))).collect();
        let published = [
            "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
            "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
            "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
            "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
            "568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5",
        ];
        assert_eq!(fingerprints, published);
        assert_eq!(RootCertStore::empty().add_parsable_certificates(roots), (5, 0));
    }
}
