//! The HTTP connector of the AWS SDKs in this process. It answers their requests in the process, without a socket.
//!
//! Functions in other processes reach the same services by their ports. A stack with a proxy between its functions and AWS uses
//! the ports, too.

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Response;
use axum::response::IntoResponse;
use tower::ServiceExt;

use crate::database::{Database, TARGET, operation};

type Error = Box<dyn std::error::Error + Send + Sync>;

/// The database and the other services, in this process.
#[derive(Clone, Debug)]
pub(crate) struct InProcess {
    database: Database,
    services: Router,
}

impl InProcess {
    pub(crate) fn new(database: Database, services: Router) -> Self {
        Self { database, services }
    }

    async fn answer(self, request: HttpRequest) -> Result<HttpResponse, Error> {
        let request = request.try_into_http1x()?;
        let target = request.headers().get(TARGET).and_then(|target| target.to_str().ok()).unwrap_or_default();
        let response = if target.starts_with("DynamoDB") {
            let body = request.body().bytes().ok_or("the body of a request is not in memory")?;
            let (status, body) = self.database.answer(operation(target), body);
            Response::builder().status(status).body(SdkBody::from(body))?
        } else {
            let request = request.map(|body| Body::from(body.bytes().map(<[u8]>::to_vec).unwrap_or_default()));
            let (parts, body) = self.services.oneshot(request).await.into_response().into_parts();
            Response::from_parts(parts, SdkBody::from(to_bytes(body, usize::MAX).await?))
        };
        Ok(response.try_into()?)
    }
}

impl HttpConnector for InProcess {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let this = self.clone();
        HttpConnectorFuture::new(async move { this.answer(request).await.map_err(|error| ConnectorError::other(error, None)) })
    }
}
