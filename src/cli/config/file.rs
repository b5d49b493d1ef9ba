//! A file of settings to settings, each with its place. It knows the keys' names and what they take,
//! and leaves it to the parser of the command line whether a value can be meant.

use std::env;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::bail;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{COMMANDS, Key, Takes};
use super::origin::{Origin, Setting};
use super::snippet::{line_of, told};
use crate::cli::flags::PreRule;
use crate::cli::input::STDIN;
use crate::cli::paths::{relative, shown};
use crate::cli::pre;
use crate::error::Error;
use crate::read::Patterns;

/// A file of settings that was read.
#[derive(Debug)]
pub(super) struct File {
    /// As it is shown.
    pub(super) path: String,
    pub(super) settings: Vec<Setting>,
    /// The commands that make text of files.
    pub(super) pre: Vec<PreRule>,
}

/// Reads a file of settings.
pub(super) fn read(path: &Path, keys: &[Key]) -> anyhow::Result<File> {
    let name = shown(path);
    let text = fs::read_to_string(path).map_err(|err| Error::io(name.clone(), err))?;
    let real = fs::canonicalize(path)?;
    let folder = real.parent().map(Path::to_owned).unwrap_or_default();
    let reader = Reader { path: &name, text: &text, folder, keys };
    let (settings, pre) = reader.settings()?;
    Ok(File { path: name, settings, pre })
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    folder: PathBuf,
    keys: &'a [Key],
}

impl Reader<'_> {
    fn settings(&self) -> anyhow::Result<(Vec<Setting>, Vec<PreRule>)> {
        let parsed = DeTable::parse(self.text).map_err(|err| {
            let span = err.span().unwrap_or(0..0);
            anyhow::anyhow!(self.fault(span, &format!("not valid TOML: {}", err.message())))
        })?;
        let (mut settings, mut pre) = (Vec::new(), Vec::new());
        let mut faults = Vec::new();
        let mut entries: Vec<_> = parsed.get_ref().iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        for (name, value) in entries {
            let command = COMMANDS.iter().find(|command| *command == name.get_ref());
            match (command, value.get_ref()) {
                (None, DeValue::Array(list)) if name.get_ref() == "pre" => {
                    for rule in list {
                        match self.pre(rule) {
                            Ok(rule) => pre.push(rule),
                            Err(err) => faults.push(err.to_string()),
                        }
                    }
                }
                (Some(&command), DeValue::Table(table)) => {
                    for (name, value) in table {
                        match self.setting(name, value, Some(command)) {
                            Ok(setting) => settings.push(setting),
                            Err(err) => faults.push(err.to_string()),
                        }
                    }
                }
                _ => match self.setting(name, value, None) {
                    Ok(setting) => settings.push(setting),
                    Err(err) => faults.push(err.to_string()),
                },
            }
        }
        // What is for one command goes over what is for all.
        settings.sort_by_key(|setting: &Setting| setting.command.is_some());
        if faults.is_empty() { Ok((settings, pre)) } else { bail!(faults.join("\n")) }
    }

    /// A rule, as `[[pre]]` with a `glob` and a `command`, of one text or of a list of words.
    fn pre(&self, rule: &Spanned<DeValue<'_>>) -> anyhow::Result<PreRule> {
        let wrong = |span, what: &str| anyhow::anyhow!(self.fault(span, &format!("pre: {what}")));
        let expected = "expected [[pre]] with glob = \"*.pdf\" and command = \"pdftotext {} -\"";
        let table = rule.get_ref().as_table().ok_or_else(|| wrong(rule.span(), expected))?;
        let (mut glob, mut command) = (None, None);
        for (name, value) in table {
            let text = value.get_ref().as_str();
            match (&**name.get_ref(), value.get_ref()) {
                ("glob", _) => glob = text.map(str::to_owned),
                ("command", DeValue::Array(words)) => {
                    let words = words.iter().map(|word| scalar(word.get_ref()));
                    let words: Option<Vec<String>> = words.collect();
                    if let Some(fault) = words.as_deref().and_then(|it| pre::sound(it).err()) {
                        return Err(wrong(value.span(), &format!("command: expected {fault}")));
                    }
                    command = words.filter(|words| !words.is_empty());
                }
                ("command", _) => {
                    let parts = text.map(pre::split).transpose();
                    command = parts.map_err(|what| {
                        wrong(value.span(), &format!("command: expected {what}"))
                    })?;
                }
                (other, _) => {
                    let what = format!("unknown key '{other}'; it has glob and command");
                    return Err(wrong(name.span(), &what));
                }
            }
        }
        let (Some(glob), Some(mut command)) = (glob, command) else {
            return Err(wrong(rule.span(), expected));
        };
        if let Err(fault) = Patterns::new([&*glob]) {
            return Err(wrong(rule.span(), &fault));
        }
        // A program beside the file of settings is named from there on, as all paths in it are.
        if command[0].contains('/') {
            command[0] = self.seen_from_here(&command[0]);
        }
        Ok(PreRule { glob, command })
    }

    fn setting(
        &self,
        name: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        command: Option<&'static str>,
    ) -> anyhow::Result<Setting> {
        let has = |key: &&Key| command.is_none_or(|command| key.commands.contains(&command));
        let mine: Vec<&Key> = self.keys.iter().filter(has).collect();
        let Some(key) = mine.iter().find(|key| key.name == *name.get_ref()) else {
            let tables = COMMANDS.iter().map(|name| (*name).to_owned());
            let tables = tables.filter(|_| command.is_none());
            let close =
                closest(name.get_ref(), mine.iter().map(|it| it.name.clone()).chain(tables));
            let hint = close.map_or_else(
                || "; `refrain config show` lists the keys".to_owned(),
                |close| format!("; did you mean '{close}'?"),
            );
            let of = command.map_or(String::new(), |command| format!(" of [{command}]"));
            bail!(self.fault(name.span(), &format!("unknown key '{}'{of}{hint}", name.get_ref())));
        };
        let values = self.values(key, value)?;
        let line = line_of(self.text, name.span().start);
        let place = told(self.path, self.text, value.span(), "");
        let origin = Origin::File { path: self.path.to_owned(), line, place };
        Ok(Setting { key: key.name.clone(), command, values, origin })
    }

    /// The values of a key, as the command line would have them.
    fn values(&self, key: &Key, value: &Spanned<DeValue<'_>>) -> anyhow::Result<Vec<String>> {
        let wrong = |what: &str| {
            let given = value.get_ref().type_str();
            anyhow::anyhow!(
                self.fault(value.span(), &format!("{}: expected {what}, got {given}", key.name))
            )
        };
        if key.takes == Takes::Flag {
            let flag = value.get_ref().as_bool().ok_or_else(|| wrong("true or false"))?;
            return Ok(vec![flag.to_string()]);
        }
        let mut values = Vec::new();
        match value.get_ref() {
            DeValue::Array(list) => {
                for item in list {
                    values.push(scalar(item.get_ref()).ok_or_else(|| wrong("a list of values"))?);
                }
            }
            one => values.push(scalar(one).ok_or_else(|| wrong("a value"))?),
        }
        if key.is_path {
            values = values.iter().map(|path| self.seen_from_here(path)).collect();
        }
        // Lists are lists in a file, and on the command line a value with commas.
        Ok(if key.takes == Takes::One { vec![values.join(",")] } else { values })
    }

    /// A path that is written from the file's folder on, from the folder that the program runs in.
    fn seen_from_here(&self, path: &str) -> String {
        let here = env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
        if path == STDIN || Path::new(path).is_absolute() || here == self.folder {
            return path.to_owned();
        }
        let folder = relative(&here, &self.folder);
        match path.trim_start_matches("./") {
            "" | "." => folder,
            path => format!("{folder}/{path}"),
        }
    }

    fn fault(&self, span: Range<usize>, what: &str) -> String {
        told(self.path, self.text, span, what)
    }
}

fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        // A bare day is a value of its own in TOML.
        DeValue::Datetime(day) => Some(day.to_string()),
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// `true` or `false` by any of the words that people use for them.
pub(super) fn flag_value(given: &str) -> Option<String> {
    let is = match given.to_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => true,
        "0" | "false" | "no" | "off" => false,
        _ => return None,
    };
    Some(is.to_string())
}

/// The name that was probably meant.
pub(super) fn closest(name: &str, all: impl Iterator<Item = String>) -> Option<String> {
    let alike = |it: &String| strsim::jaro_winkler(&name.replace('_', "-"), &it.replace('_', "-"));
    let scored = all.map(|it| (alike(&it), it)).filter(|(score, _)| *score > 0.8);
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, it)| it)
}
