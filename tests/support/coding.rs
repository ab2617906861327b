//! Content codings, as browsers undo them.

use std::io::Read;

use brotli::Decompressor;
use flate2::read::GzDecoder;

/// What a body in this `Content-Encoding` stands for.
pub fn decoded(coding: Option<&str>, body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match coding {
        None => plain.extend(body),
        Some("br") => _ = Decompressor::new(body, 4096).read_to_end(&mut plain).unwrap(),
        Some("gzip") => _ = GzDecoder::new(body).read_to_end(&mut plain).unwrap(),
        Some(other) => panic!("an unknown coding: {other}"),
    }
    plain
}
