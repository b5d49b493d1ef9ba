//! Wildcards, as in `posts/**/*.md`: which paths a pattern means, and where a walk for it begins. It walks
//! nothing itself.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns in the language of ignore files: without a slash, `*.pdf` is of a name in any folder; with
/// one, of a path from the pattern's folder on.
#[derive(Debug, Clone, Default)]
pub struct Patterns(Vec<Gitignore>);

impl Patterns {
    /// The patterns, seen from the folder that the program runs in.
    ///
    /// # Errors
    /// What is wrong with the first that is none.
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let each = patterns.into_iter().map(|pattern| compiled(Path::new(""), pattern));
        Ok(Self(each.collect::<Result<_, _>>()?))
    }

    /// The index of the first pattern that a file's path matches.
    pub fn first(&self, path: &Path) -> Option<usize> {
        self.0.iter().position(|pattern| matches(pattern, path))
    }
}

/// A path with wildcards, taken apart.
pub(super) struct Wild {
    /// The folder above the first wildcard.
    pub(super) folder: PathBuf,
    pattern: Gitignore,
}

impl Wild {
    /// The pattern that a path is, if it is one and can be read.
    pub(super) fn of(path: &str) -> Option<Self> {
        let first = path.find(['*', '?', '[', '{'])?;
        let (folder, rest) = match path[..first].rfind('/') {
            Some(slash) => (&path[..=slash], &path[slash + 1..]),
            None => ("", path),
        };
        let folder = PathBuf::from(if folder.is_empty() { "." } else { folder });
        // From the folder on, and not at any depth below it.
        let pattern = compiled(&folder, &format!("/{rest}")).ok()?;
        Some(Self { folder, pattern })
    }

    pub(super) fn matches(&self, path: &Path) -> bool {
        matches(&self.pattern, path)
    }
}

fn compiled(root: &Path, pattern: &str) -> Result<Gitignore, String> {
    let mut builder = GitignoreBuilder::new(root);
    builder.add_line(None, pattern).map_err(|err| err.to_string())?;
    let built = builder.build().map_err(|err| err.to_string())?;
    // An empty line, a comment and a negation are none.
    if built.num_ignores() == 1 { Ok(built) } else { Err(format!("'{pattern}' is no pattern")) }
}

fn matches(pattern: &Gitignore, path: &Path) -> bool {
    pattern.matched(path, false).is_ignore()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_keeps_to_its_folder_and_two_stars_go_down() {
        let is = |pattern: &str, path: &str| Wild::of(pattern).unwrap().matches(Path::new(path));
        assert!(is("posts/*.md", "posts/a.md") && !is("posts/*.md", "posts/in/a.md"));
        assert!(is("posts/**/*.md", "posts/a.md") && is("posts/**/*.md", "posts/in/er/a.md"));
        assert!(is("*.md", "./a.md") && !is("*.md", "./in/a.md"));
        assert!(is("p?sts/20{18,19}*", "./posts/2018-a.md"));
        assert!(Wild::of("posts/a.md").is_none());
    }

    #[test]
    fn a_name_is_met_in_any_folder() {
        let patterns = Patterns::new(["*.pdf", "old/*.doc"]).unwrap();
        assert_eq!(patterns.first(Path::new("a/b/c.pdf")), Some(0));
        assert_eq!(patterns.first(Path::new("old/c.doc")), Some(1));
        assert_eq!(patterns.first(Path::new("new/c.doc")), None);
        assert!(Patterns::new(["a{b"]).is_err() && Patterns::new(["#"]).is_err());
    }
}
