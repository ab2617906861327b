//! Desktop apps that wait for an approval.

use serde_json::json;

use crate::{Answer, Visitor, World};

/// The name that the app gives its device.
pub const DEVICE: &str = "Ada's workstation";

/// A desktop app at a client address of its own, with the codes that it got.
pub struct Desktop {
    /// The app.
    pub app: Visitor,
    /// The secret with which the app polls.
    pub device_code: String,
    /// The code that the app shows.
    pub user_code: String,
}

impl Desktop {
    /// An app that has asked for an approval.
    pub async fn waiting(world: &World) -> Self {
        Self::waiting_at(world, "127.0.0.7").await
    }

    /// An app at this client address that has asked for an approval.
    pub async fn waiting_at(world: &World, address: &str) -> Self {
        let app = world.visitor_from(address);
        let began = authorize(&app).await.expect(200);
        Self { device_code: began.text("device_code"), user_code: began.text("user_code"), app }
    }

    /// Polls once.
    pub async fn poll(&self) -> Answer {
        poll(&self.app, &self.device_code).await
    }

    /// Polls after the interval.
    pub async fn poll_in_time(&self, world: &World) -> Answer {
        world.clock.advance(5);
        self.poll().await
    }

    /// Looks at the request in a browser.
    pub async fn seen_by(&self, browser: &Visitor) -> Answer {
        browser.get(&self.path()).await
    }

    /// Decides in a browser: `approve` or `deny`.
    pub async fn decided_by(&self, browser: &Visitor, decision: &str) -> Answer {
        browser.post(&self.path(), json!({"decision": decision})).await
    }

    /// The path of the calls with the user code.
    pub fn path(&self) -> String {
        format!("/v1/device/{}", self.user_code)
    }
}

/// Asks for an approval.
pub async fn authorize(app: &Visitor) -> Answer {
    app.post("/v1/device/authorize", json!({"client": "desktop", "device": DEVICE})).await
}

/// Polls with a device code.
pub async fn poll(app: &Visitor, device_code: &str) -> Answer {
    app.post("/v1/device/token", json!({"device_code": device_code})).await
}
