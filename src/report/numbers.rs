//! Numbers as people read them: thousands, plurals, shares. It does not know what is counted.

/// `n` with a space between its thousands: `6 412`.
pub(super) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// `n` and the noun for it: `1 place`, `2 places`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// A share from 0 to 1 in whole percent, rounded down; 100 is kept for what is all the same, so that
/// nobody takes 99.6 % for "no need to look".
#[cfg(feature = "cli")]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Clamped to 0..=100.
pub(super) fn percent(share: f64, whole: bool) -> u32 {
    // 0.29 * 100 is 28.999999999999996; the small addend undoes that.
    let floor = (share * 100.0 + 1e-9).floor().clamp(0.0, 100.0) as u32;
    if whole { floor } else { floor.min(99) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_plurals() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(6412), "6 412");
        assert_eq!(grouped(12_345_678), "12 345 678");
        assert_eq!(counted(1, "place", "places"), "1 place");
        assert_eq!(counted(0, "place", "places"), "0 places");
    }

    #[cfg(feature = "cli")]
    #[test]
    fn percentages_round_down() {
        assert_eq!(percent(0.29, false), 29);
        assert_eq!(percent(0.9299, false), 92);
        assert_eq!(percent(0.9999, false), 99);
        assert_eq!(percent(1.0, false), 99);
        assert_eq!(percent(1.0, true), 100);
        assert_eq!(percent(0.0, true), 0);
    }
}
