//! Which reported paths name which files of a truth: those of which one ends with the other, so that a
//! report made from another folder fits.

use crate::text::Map;

/// For each of `wanted`, the numbers of those in `found` that may be the same file.
pub(super) fn fitting(wanted: &[String], found: &[String]) -> Vec<Vec<u32>> {
    let mut endings: Map<&str, Vec<u32>> = Map::default();
    for (id, path) in (0u32..).zip(found) {
        for ending in suffixes(path) {
            endings.entry(ending).or_default().push(id);
        }
    }
    let mut whole: Map<&str, u32> = Map::default();
    whole.extend(found.iter().map(|path| trimmed(path)).zip(0u32..));
    let fits = |path: &String| {
        // A found path that ends with this one, or with which this one ends.
        let mut ids = endings.get(trimmed(path)).cloned().unwrap_or_default();
        ids.extend(suffixes(path).filter_map(|ending| whole.get(ending)));
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    wanted.iter().map(fits).collect()
}

/// A path, and what is left of it without its first folder, its first two, and so on.
fn suffixes(path: &str) -> impl Iterator<Item = &str> {
    let path = trimmed(path);
    let cuts = path.match_indices(['/', '\\']).map(move |(at, _)| &path[at + 1..]);
    std::iter::once(path).chain(cuts).filter(|ending| !ending.is_empty())
}

fn trimmed(path: &str) -> &str {
    path.trim_start_matches("./")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_fit_by_their_ends() {
        let list = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
        let found =
            list(&["/tmp/c/2005/a.md", "a.md", "./2005/ba.md", "v1/About.md", "v2/About.md"]);
        let wanted = list(&["2005/a.md", "c/2005/ba.md", "About.md", "other.md"]);
        assert_eq!(fitting(&wanted, &found), [vec![0, 1], vec![2], vec![3, 4], vec![]]);
    }
}
