//! Crockford's base32 (<https://www.crockford.com/base32.html>) for codes that people type. It has no I, L, O or U to misread.

use std::sync::LazyLock;

use data_encoding::{Encoding, Specification};

#[expect(clippy::expect_used, reason = "the alphabet is a constant")]
static ENCODING: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    specification.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    specification.encoding().expect("32 distinct symbols, and translations into them")
});

/// The bytes as text in groups of four characters, `ABCD-EFGH`.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let text = ENCODING.encode(bytes);
    let groups: Vec<&str> = (0..text.len()).step_by(4).filter_map(|start| text.get(start..text.len().min(start + 4))).collect();
    groups.join("-")
}

/// Reads letters and digits in any case, O as 0, I and L as 1; `None` for any other character or length.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    ENCODING.decode(text.as_bytes()).ok()?.try_into().ok()
}
