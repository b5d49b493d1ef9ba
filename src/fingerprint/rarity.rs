//! How rare a word is among the paragraphs of an archive, and what rare words together are worth. Whole
//! numbers, so that a sum is the same in whatever order its words come.

/// A nat, as it is counted here.
const NAT: f64 = 65536.0;

/// The three words of a key are worth so many times the logarithm of the archive's paragraphs: the
/// more there are, the more often three words meet by chance.
const KEY_LOGS: f64 = 1.4;

/// What two paragraphs share in rare words wherever they stand is worth so many times the logarithm.
const SHARED_LOGS: f64 = 2.2;

/// A word of a key is worth at least this share of what a key is.
const LEAST_SHARE: f64 = 0.25;

/// A small archive is taken to have so many paragraphs: what four of seven hold is their subject, and
/// no sign that the language has it everywhere.
const FEWEST: u32 = 64;

/// The scale on which the words of one archive are rare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rareness {
    paragraphs: f64,
}

impl Rareness {
    /// Of an archive of so many distinct paragraphs.
    pub fn of(paragraphs: u32) -> Self {
        Self { paragraphs: f64::from(paragraphs.max(FEWEST)).ln() }
    }

    /// How rare a word is that stands so often in distinct paragraphs, or 0 if it is not rare at all.
    pub fn worth(self, count: u32) -> u32 {
        let nats = self.paragraphs - f64::from(count.max(1)).ln();
        // A word that stands once joins nothing.
        let joins = count > 1 && nats >= self.paragraphs * KEY_LOGS * LEAST_SHARE;
        if joins { whole(nats) } else { 0 }
    }

    /// What the three words of a key are worth together at least.
    pub fn key(self) -> u32 {
        whole(self.paragraphs * KEY_LOGS)
    }

    /// What the rare words are worth at least that two paragraphs share wherever they stand.
    pub fn shared(self) -> u32 {
        whole(self.paragraphs * SHARED_LOGS)
    }

    /// The most often that a rare word may stand.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Fewer than paragraphs.
    pub fn most(self) -> u32 {
        (self.paragraphs * (1.0 - KEY_LOGS * LEAST_SHARE)).exp().ceil() as u32 + 1
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A few dozen nats.
fn whole(nats: f64) -> u32 {
    (nats * NAT) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_a_word_the_more_it_is_worth() {
        for paragraphs in [1, 64, 5_000, 1_000_000] {
            let rareness = Rareness::of(paragraphs);
            assert_eq!(rareness.worth(1), 0);
            assert!(rareness.worth(2) >= rareness.worth(3));
            assert_eq!(rareness.worth(rareness.most() + 1), 0, "{paragraphs}");
            assert!(rareness.worth(rareness.most() - 2) > 0, "{paragraphs}");
            assert!(rareness.key() < rareness.shared());
        }
    }
}
