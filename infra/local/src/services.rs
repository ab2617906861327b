//! The AWS services of the local stack beside the database, on one port: the message services and EventBridge.

use axum::Router;
use axum::extract::Request;
use tower::ServiceExt;

use crate::bus::{EventBus, PUT_EVENTS};
use crate::database::TARGET;
use crate::outbox::Outbox;

/// The services in one router. The target of a request names its service, as on AWS.
pub(crate) fn services(outbox: Outbox, bus: EventBus) -> Router {
    let (messages, events) = (outbox.service(), bus.service());
    Router::new().fallback(async move |request: Request| {
        let is_event = request.headers().get(TARGET).is_some_and(|target| target == PUT_EVENTS);
        if is_event { events.oneshot(request).await } else { messages.oneshot(request).await }
    })
}
