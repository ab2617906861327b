//! What this function serves is prepared once: as it is, and compressed when a browser first asks for a compressed one. So it is as
//! small without CloudFront as with it, and a start compresses nothing.

use std::io::Write as _;
use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

// Level 5 takes about a millisecond for a page or a script. Level 11 makes a tenth less of them in twenty times the time.
const BROTLI_LEVEL: i32 = 5;

/// A page or an asset, in every coding that browsers accept.
pub(crate) struct Content {
    media_type: &'static str,
    plain: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl Content {
    pub(crate) fn new(media_type: &'static str, plain: impl Into<Bytes>) -> Self {
        Self { media_type, plain: plain.into(), brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// The answer to a request with these headers.
    pub(crate) fn answer(&self, asked: &HeaderMap) -> Response {
        let coding = Coding::preferred(asked);
        let body = match coding {
            Coding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain)),
            Coding::Gzip => self.gzip.get_or_init(|| gzip(&self.plain)),
            Coding::Identity => &self.plain,
        };
        let mut response = body.clone().into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(name) = coding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }
}

#[expect(clippy::expect_used, reason = "both ends are memory")]
fn brotli(plain: &[u8]) -> Bytes {
    let params = BrotliEncoderParams { quality: BROTLI_LEVEL, size_hint: plain.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    BrotliCompress(&mut &*plain, &mut compressed, &params).expect("memory to memory");
    compressed.into()
}

#[expect(clippy::expect_used, reason = "the writer is memory")]
fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).and_then(|()| encoder.finish()).expect("a write to memory").into()
}

/// A content coding (RFC 9110, 8.4.1).
#[derive(Clone, Copy)]
enum Coding {
    Identity,
    Gzip,
    Brotli,
}

impl Coding {
    /// The coding that a request weighs most (RFC 9110, 12.5.3), and of several the smallest. Of a request that accepts none of
    /// them, the header counts as absent, as section 12.1 allows.
    fn preferred(asked: &HeaderMap) -> Self {
        let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        let weights: Vec<(&str, f32)> = lines.flat_map(|line| line.split(',')).filter_map(weighed).collect();
        let weight_of = |coding: Self| {
            let named = weights.iter().find(|(name, _)| coding.is_called(name));
            named.or_else(|| weights.iter().find(|(name, _)| *name == "*")).map_or(0.0, |(_, weight)| *weight)
        };
        let accepted = [Self::Identity, Self::Gzip, Self::Brotli].map(|coding| (coding, weight_of(coding)));
        let most = accepted.into_iter().filter(|(_, weight)| *weight > 0.0).max_by(|(_, a), (_, b)| a.total_cmp(b));
        most.map_or(Self::Identity, |(coding, _)| coding)
    }

    fn is_called(self, name: &str) -> bool {
        let names: &[&str] = match self {
            Self::Identity => &["identity"],
            Self::Gzip => &["gzip", "x-gzip"],
            Self::Brotli => &["br"],
        };
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// The name in `Content-Encoding`, which does not name the identity.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// The coding and the weight of an entry such as `br;q=0.8`. `None` if it is not written as the RFC says.
fn weighed(entry: &str) -> Option<(&str, f32)> {
    let (name, parameter) = entry.split_once(';').map_or((entry, None), |(name, parameter)| (name, Some(parameter)));
    let weight = match parameter {
        None => 1.0,
        Some(parameter) => {
            let (_, weight) = parameter.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"))?;
            weight.trim().parse().ok().filter(|weight| (0.0..=1.0).contains(weight))?
        }
    };
    Some((name.trim(), weight))
}
