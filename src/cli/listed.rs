//! Paths that the command line does not name itself: a list in a file, and what git says has changed.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use super::flags::ListedArgs;
use super::input::STDIN;
use super::paths::relative;
use crate::error::Error;

/// The named paths, and those of a list.
pub(super) fn with_listed(args: &ListedArgs, named: &[String]) -> anyhow::Result<Vec<String>> {
    let mut paths = named.to_vec();
    let Some(list) = &args.files_from else { return Ok(paths) };
    let name = format!("--files-from {}", list.display());
    if list == Path::new(STDIN) && named.iter().any(|path| path == STDIN) {
        bail!("{name}: standard input is the list; it cannot be a post too");
    }
    let mut bytes = Vec::new();
    let read = if list == Path::new(STDIN) {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(list).map(|all| bytes = all)
    };
    read.map_err(|err| Error::io(name.clone(), err))?;
    let end = if args.null { b'\0' } else { b'\n' };
    for (at, line) in bytes.split(|byte| *byte == end).enumerate() {
        let line = std::str::from_utf8(line)
            .with_context(|| format!("{name}:{}: a path that is not UTF-8", at + 1))?;
        let line = if args.null { line } else { line.trim_end_matches('\r') };
        if line.contains('\0') {
            bail!("{name}:{}: a NUL byte; such a list needs --null (-0)", at + 1);
        }
        if !line.is_empty() {
            paths.push(line.to_owned());
        }
    }
    Ok(paths)
}

/// The posts below `paths` that are new or changed since `reference`: what differs from where the two
/// histories parted, and what git does not know yet.
pub(super) fn changed_since(reference: &str, paths: &[String]) -> anyhow::Result<Vec<String>> {
    let first = paths.iter().find(|path| *path != STDIN).map_or(".", |path| path);
    let at = fs::canonicalize(first).map_err(|err| Error::io(first, err))?;
    let folder = if at.is_dir() { at.clone() } else { at.parent().unwrap_or(&at).to_owned() };
    let asked = format!("--changed-since {reference}");
    let top = git(&folder, &["rev-parse", "--show-toplevel"], &[])
        .with_context(|| format!("{asked}: {first} is in no repository of git"))?;
    let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end());
    let mut below = Vec::new();
    for path in paths.iter().filter(|path| *path != STDIN) {
        below.push(fs::canonicalize(path).map_err(|err| Error::io(path.as_str(), err))?.into());
    }
    let differ =
        ["diff", "--name-only", "-z", "--diff-filter=d", "--merge-base", "--end-of-options"];
    let differ: Vec<&str> = differ.into_iter().chain([reference]).collect();
    let mut found = git(&top, &differ, &below).with_context(|| asked.clone())?;
    let others = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z"];
    found.extend(git(&top, &others, &below).with_context(|| asked)?);
    let here = env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    let names = found.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let mut changed: Vec<String> = names
        .map(|name| relative(&here, &top.join(String::from_utf8_lossy(name).as_ref())))
        .collect();
    changed.sort();
    changed.dedup();
    Ok(changed)
}

/// What git prints.
fn git(folder: &Path, words: &[&str], below: &[OsString]) -> anyhow::Result<Vec<u8>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(words);
    if !below.is_empty() {
        command.arg("--").args(below);
    }
    let output = command.output().context("git cannot be run; is it installed?")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said =
            said.lines().next().unwrap_or("it failed").trim_start_matches("fatal: ").to_owned();
        bail!("git: {said}");
    }
    Ok(output.stdout)
}
