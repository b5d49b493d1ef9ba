//! Hash maps with a fixed seed. Nothing in refrain may depend on a map's order; the fixed seed makes
//! a slip repeat itself, so that a test can catch it.

use foldhash::fast::FixedState;

/// A hash map whose hasher has the same seed in every run.
pub type Map<K, V> = hashbrown::HashMap<K, V, FixedState>;

/// A hash set whose hasher has the same seed in every run.
pub type Set<K> = hashbrown::HashSet<K, FixedState>;
