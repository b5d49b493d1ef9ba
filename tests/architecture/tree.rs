//! All source files, and which of them imports from which.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::source::Source;

pub(crate) struct Tree {
    pub(crate) files: Vec<Source>,
    /// The files of `src` by their modules.
    modules: BTreeMap<Vec<String>, usize>,
}

impl Tree {
    pub(crate) fn of(sources: &[(&str, &str)]) -> Self {
        let files: Vec<_> = sources.iter().map(|(path, text)| Source::new(path, text)).collect();
        let in_src = files.iter().enumerate().filter(|(_, file)| file.path.starts_with("src/"));
        let modules = in_src.map(|(at, file)| (file.module.clone(), at)).collect();
        Self { files, modules }
    }

    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut open: Vec<_> = ["src", "tests", "benches"].map(|name| root.join(name)).into();
        let mut found = BTreeMap::new();
        while let Some(path) = open.pop() {
            if path.is_dir() {
                let entries = fs::read_dir(&path).expect("a folder");
                open.extend(entries.map(|entry| entry.expect("an entry").path()));
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(root).expect("below the root").to_string_lossy();
                found.insert(name.replace('\\', "/"), fs::read_to_string(&path).expect("UTF-8"));
            }
        }
        Self::of(&found.iter().map(|(path, text)| (&**path, &**text)).collect::<Vec<_>>())
    }

    /// The files of `src` that are not for tests alone.
    pub(crate) fn live(&self) -> impl Iterator<Item = (usize, &Source)> {
        self.modules.values().map(|&at| (at, &self.files[at])).filter(|(_, file)| {
            (1..=file.module.len()).all(|depth| {
                let (parent, name) = (&file.module[..depth - 1], &file.module[depth - 1]);
                self.modules.get(parent).is_none_or(|&at| {
                    let mut pairs = self.files[at].tokens.windows(2);
                    name == "main" || pairs.any(|pair| pair[0] == "mod" && pair[1] == *name)
                })
            })
        })
    }

    /// The file that defines what a path names, seen from a module; none if it is another crate's.
    fn target(&self, from: &[String], path: &[String], hops: usize) -> Option<usize> {
        let mut at = from.to_vec();
        let below = |at: &[String], step: &String| [at, std::slice::from_ref(step)].concat();
        let mut path = path;
        match path.first()?.as_str() {
            "super" => {}
            "self" => path = &path[1..],
            "crate" => (at, path) = (Vec::new(), &path[1..]),
            "refrain" if from == ["main"] => (at, path) = (Vec::new(), &path[1..]),
            _ if self.modules.contains_key(&below(&at, &path[0])) => {}
            _ => return None,
        }
        while let Some((step, rest)) = path.split_first() {
            path = rest;
            if step == "super" {
                at.pop();
                continue;
            }
            let child = below(&at, step);
            let is_module = self.modules.contains_key(&child);
            let mut imports = self.home(&at)?.1.imports.iter();
            let alias = imports.find(|import| import.name == *step);
            match alias {
                Some(alias) if hops > 0 && (rest.is_empty() || !is_module) => {
                    let path = [&alias.path[..], rest].concat();
                    return self.target(&alias.from, &path, hops - 1);
                }
                _ if is_module => at = child,
                _ => break,
            }
        }
        self.home(&at).map(|(at, _)| at)
    }

    /// The file that a module stands in.
    fn home(&self, module: &[String]) -> Option<(usize, &Source)> {
        let mut depths = (0..=module.len()).rev();
        let at = depths.find_map(|depth| self.modules.get(&module[..depth]))?;
        Some((*at, &self.files[*at]))
    }

    /// Which file imports from which, and by what path.
    pub(crate) fn edges(&self) -> Vec<(usize, usize, String)> {
        let mut edges = Vec::new();
        for (from, file) in self.live() {
            for import in &file.imports {
                let to = self.target(&import.from, &import.path, 8).filter(|to| *to != from);
                edges.extend(to.map(|to| (from, to, import.path.join("::"))));
            }
        }
        edges
    }
}
