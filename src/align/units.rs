//! Sentences to units of about the same weight: what is too short to say anything by itself goes with
//! the next, what is too long is parted.

use crate::text::{Span, Tok};

/// A sentence of fewer words goes with the next.
const SHORT: u32 = 3;

/// A sentence of more words is parted.
const LONG: u32 = 40;

/// The units of a text of `words` words, whose sentences begin at `starts`, rising, the first at 0.
pub(super) fn units(starts: &[u32], words: u32) -> Vec<Span<Tok>> {
    let ends = starts.iter().skip(1).copied().chain([words]);
    let mut units = Vec::with_capacity(starts.len());
    let mut from = 0;
    for end in ends {
        let length = end - from;
        if length < SHORT && end < words {
            continue;
        }
        let parts = length.div_ceil(LONG).max(1);
        for part in 0..parts {
            let at = |part: u32| from + length * part / parts;
            if at(part) < at(part + 1) {
                units.push(Span::new(at(part), at(part + 1)));
            }
        }
        from = end;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_neither_short_nor_long_and_leave_nothing_out() {
        let units = units(&[0, 2, 10, 95], 97);
        let told: Vec<_> = units.iter().map(|unit| (unit.start(), unit.end())).collect();
        assert_eq!(told, [(0, 10), (10, 38), (38, 66), (66, 95), (95, 97)]);
    }
}
