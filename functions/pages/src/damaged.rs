//! Paths of links that a mail program has damaged: it wrote the `#` in front of the token as `%23`, put a slash, a bracket or the end of
//! the sentence behind the path, or wrote everything in capitals. The page's script looks for the token in the whole address.

use crate::Page;

/// The page that a damaged link is meant to open, if the path begins with the name of a page that links lead to.
pub(crate) fn page(path: &str) -> Option<Page> {
    let behind_slashes = path.trim_start_matches('/');
    let end = behind_slashes.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(behind_slashes.len());
    match behind_slashes[..end].to_ascii_lowercase().as_str() {
        "reset" => Some(Page::Reset),
        "activate" => Some(Page::Activate),
        "not-me" => Some(Page::NotMe),
        "lost-factor" => Some(Page::LostFactor),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_link_opens_its_page() {
        for path in ["/reset/", "/reset%23token=link_a.b.c", "/RESET", "//reset", "/reset%3E", "/reset%20", "/reset#token=link_a.b.c"] {
            assert!(page(path) == Some(Page::Reset), "{path}");
        }
        assert!(page("/activate%2523token=x") == Some(Page::Activate));
        assert!(page("/not-me/") == Some(Page::NotMe));
        assert!(page("/lost-factor.") == Some(Page::LostFactor));
    }

    #[test]
    fn another_path_opens_none() {
        for path in ["/", "/resets", "/api/reset/", "/sign-in/", "/re%73et", "/%23reset"] {
            assert!(page(path).is_none(), "{path}");
        }
    }
}
