//! Sign-ins in a trusted browser, which need no code.

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use rekey_adapters::store::{TrustUse, TrustedSignIn, TxOutcome};
use rekey_domain::client::Client;
use rekey_domain::id::Id;
use rekey_domain::limits::ClientAddress;
use rekey_domain::sign_in::SignIn;
use rekey_domain::trusted_browser::TrustedBrowser;
use rekey_http::completed::CompletedSignIn;
use rekey_http::cookies;
use rekey_http::problem::Problem;

use crate::State;

/// Whether a sign-in needs a code.
pub(crate) enum Trusted {
    /// The browser is trusted, and the session is open.
    SignedIn(Response),
    /// The browser has no cookie of a trusted browser of this principal, or no browser may be trusted.
    No(SignIn),
    /// The browser has such a cookie, but is not trusted any more.
    Ended(SignIn),
}

/// The header that removes the principal's cookie of a trusted browser.
pub(crate) fn no_cookie(principal: Id) -> Option<[(HeaderName, HeaderValue); 1]> {
    cookies::remove_trust(principal).map(|cookie| [(SET_COOKIE, cookie)])
}

impl State {
    /// Opens the session if the request comes from a browser that the principal trusts. Without the cookie of one, this costs no
    /// request.
    pub(crate) async fn by_trusted_browser(
        &self,
        sign_in: SignIn,
        address: ClientAddress,
        headers: &HeaderMap,
    ) -> Result<Trusted, Problem> {
        let shown = cookies::trusted_token(headers, sign_in.principal).filter(|_| sign_in.client == Client::Web);
        let Some(shown) = shown else { return Ok(Trusted::No(sign_in)) };
        if !self.trust_days.is_on() || !sign_in.rules.trusted_browsers {
            // The browser keeps its cookie, by which the completed sign-in finds a copy.
            return Ok(Trusted::No(sign_in));
        }
        let (now, next, counters) = (self.clock.now(), shown.renewed(&self.random), sign_in.trust_counters());
        let completed = CompletedSignIn::new(sign_in.clone(), address, &self.lifetimes, &self.random, now);
        let completed = completed.sent_with(headers).renewing(&next, self.trust_days);
        let trust = TrustUse { shown: &shown, next: &next, counters };
        Ok(match self.directory.begin_trusted_session(&completed.opened(), &trust, &self.random).await? {
            TrustedSignIn::Opened => Trusted::SignedIn(completed.answer(now)),
            TrustedSignIn::NotTrusted => Trusted::Ended(sign_in),
            TrustedSignIn::Copied(browser) => Trusted::Ended(self.end_copied(&browser, &completed, sign_in).await?),
        })
    }

    /// Ends the trust in a copied browser, and everything else of the principal's generation. The sign-in goes on in the next
    /// generation. If the principal changed in the meantime, the sign-in has ended, and its challenge says so.
    async fn end_copied(&self, browser: &TrustedBrowser, refused: &CompletedSignIn, sign_in: SignIn) -> Result<SignIn, Problem> {
        let op = Id::random(&self.random);
        Ok(match self.directory.end_copied_browser(op, browser, refused.opened().session).await? {
            TxOutcome::Done => sign_in.in_next_generation(),
            TxOutcome::Refused => sign_in,
        })
    }
}
