//! Tries at a code. The row that the code belongs to counts them: a try is taken before the code is compared.

/// The tries that are left of `most`, after so many were taken.
pub const fn left(most: u32, taken: u32) -> u32 {
    most.saturating_sub(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_try_leaves_one_less_until_none_is_left() {
        assert_eq!((1..7).map(|taken| left(5, taken)).collect::<Vec<_>>(), [4, 3, 2, 1, 0, 0]);
    }
}
