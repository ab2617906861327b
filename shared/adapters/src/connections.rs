//! The one pool of connections of a process, on which every AWS client is built (see `aws.rs`).
//!
//! Peers are verified by Amazon's own root certificates, which are compiled in: reading the system's takes longer than all
//! else a function does at its start. The system's are the fallback, so that a private CA, a proxy that looks into TLS or
//! a root that Amazon does not have yet costs time and not the service. Either set verifies in full; what neither knows is
//! refused. An endpoint over plain http meets none of this.

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

/// Amazon Root CA 1 to 4 and Starfield Services Root CA G2: the five that Amazon recommends to whoever brings roots of
/// his own, published at <https://www.amazontrust.com/repository/> with the SHA-256 of each one's public key, which
/// `openssl x509 -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum` gives. A test below holds the file
/// against the SHA-256 of each certificate (`openssl x509 -noout -fingerprint -sha256`).
const AMAZON: &[u8] = include_bytes!("amazon-roots.pem");

/// A service in the same region is reached within milliseconds; a caller waits at most 29 s at the gateway.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(1);

/// The pool, shared by its clones.
#[derive(Clone, Debug)]
pub(crate) struct Connections {
    amazon: SharedHttpConnector,
    /// Made when a peer is met that Amazon's roots do not verify; from then on it takes everything.
    system: Arc<OnceLock<SharedHttpConnector>>,
}

impl Connections {
    /// A pool without connections.
    pub(crate) fn new() -> Self {
        Self { amazon: connector(TrustStore::empty()), system: Arc::default() }
    }

    /// The pool as what an SDK's client is built on. All clients share it: the settings that each could have for itself are
    /// those of [`connector`] for all.
    pub(crate) fn client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }

    /// Connects to an endpoint, so that the first request finds the connection in the pool. What goes over it is an unsigned
    /// `GET /`, which needs no permission and consumes nothing: DynamoDB takes it for a health check. Any answer will do.
    ///
    /// # Errors
    /// If nobody answers or the peer is not verified.
    pub(crate) async fn open(&self, endpoint: &str) -> Result<(), BoxError> {
        let answer = self.call(HttpRequest::get(endpoint)?).await?;
        // Only a connection whose answer is read to its end goes back to the pool.
        ByteStream::new(answer.into_body()).collect().await?;
        Ok(())
    }

    fn system(&self) -> &SharedHttpConnector {
        self.system.get_or_init(|| {
            tracing::warn!("Amazon's roots do not verify an endpoint: the system's are asked, too, from now on");
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
                // The handshake failed, so nothing of the request was sent: sending it again is sending it once.
                (Err(error), Some(again)) if is_unknown_issuer(&error) => all.system().call(again).await,
                (answer, _) => answer,
            }
        })
    }
}

/// Connections to who is not at AWS: anybody with a certificate of a root that the system trusts.
#[cfg(feature = "captcha")]
pub(crate) fn to_anywhere() -> SharedHttpConnector {
    connector(TrustStore::default())
}

/// A connector that trusts Amazon's roots beside those of a store.
#[expect(clippy::expect_used, reason = "the builder has no way to fail, and the roots are held against a list by a test")]
fn connector(store: TrustStore) -> SharedHttpConnector {
    let context = TlsContext::builder().with_trust_store(store.with_pem_certificate(AMAZON)).build().expect("a TLS context");
    let connector = Connector::builder()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(context)
        .connector_settings(HttpConnectorSettings::builder().connect_timeout(CONNECT_TIMEOUT).build())
        .build();
    SharedHttpConnector::new(connector)
}

/// Whether a peer was refused because nobody who is trusted signed its certificate: the one fault that further roots mend.
fn is_unknown_issuer(error: &ConnectorError) -> bool {
    let chain = std::iter::successors(Some::<&(dyn Error + 'static)>(error), |&error| match error.downcast_ref::<io::Error>() {
        // The source of an `io::Error` is that of the error in it, which itself would be passed over.
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
