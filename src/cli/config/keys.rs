//! The flags that are keys of `refrain.toml` and variables of the environment. They are read off the
//! command line itself, so that a new flag is a key by itself, under the same name.

use clap::{Arg, ArgAction, Command, ValueHint};

/// The commands that a file of settings is for.
pub(super) const COMMANDS: [&str; 7] =
    ["report", "check", "compare", "why", "accept", "bench", "index"];

/// Flags that belong to one run and would be a trap in a file: they name its input, its output, or the
/// file of settings itself.
const OF_ONE_RUN: [&str; 24] = [
    "config",
    "no-config",
    "help",
    "version",
    "stdin-filename",
    "files-from",
    "null",
    "input-format",
    "changed-since",
    "watch",
    "pairs",
    "output",
    "report",
    "anonymise",
    "note",
    "scope",
    "file",
    "date",
    "drafts",
    "join",
    "runs",
    "pre",
    "pre-glob",
    "no-pre",
];

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// `true` or `false`.
    Flag,
    /// One value.
    One,
    /// A list of values.
    Many,
}

/// A key, and the flag that it stands for.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// The flag's name without the dashes.
    pub(super) name: String,
    pub(super) takes: Takes,
    /// Whether its values are paths, which a file names from its own folder on.
    pub(super) is_path: bool,
    /// The commands that have the flag, in the order of [`COMMANDS`].
    pub(super) commands: Vec<&'static str>,
    /// Whether the flag is one of the program and not of a command.
    pub(super) global: bool,
    pub(super) arg: Arg,
    /// Commands in which something else holds where nothing is said, and what.
    others: Vec<(&'static str, String)>,
}

impl Key {
    /// The variable of the environment.
    pub(super) fn variable(&self) -> String {
        format!("REFRAIN_{}", self.name.replace('-', "_").to_uppercase())
    }

    /// The argument's name inside the parser.
    pub(super) fn id(&self) -> String {
        self.name.replace('-', "_")
    }

    /// What holds where nothing is said, in the words of the help.
    pub(super) fn default(&self) -> Option<String> {
        let others = self.others.iter().map(|(command, default)| format!("; {command}: {default}"));
        Some(self.first_default()? + &others.collect::<String>())
    }

    fn first_default(&self) -> Option<String> {
        if self.takes == Takes::Flag {
            return Some("false".to_owned());
        }
        let values = self.arg.get_default_values();
        if !values.is_empty() {
            let shown: Vec<_> = values.iter().map(|value| value.to_string_lossy()).collect();
            return Some(shown.join(" "));
        }
        let help = self.arg.get_help()?.to_string();
        let (_, default) = help.rsplit_once("[default: ")?;
        Some(default.split(']').next()?.to_owned())
    }
}

/// All keys, in the order in which the help has them.
pub(super) fn keys(root: &Command) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for arg in root.get_arguments() {
        if let Some(mut key) = key(arg) {
            (key.global, key.commands) = (true, COMMANDS.to_vec());
            keys.push(key);
        }
    }
    for name in COMMANDS {
        let Some(command) = root.find_subcommand(name) else { continue };
        for mut key in command.get_arguments().filter_map(key) {
            match keys.iter_mut().find(|it| it.name == key.name) {
                Some(known) if known.commands.contains(&name) => {}
                Some(known) => {
                    known.commands.push(name);
                    let pair = known.first_default().zip(key.first_default());
                    if let Some((_, other)) = pair.filter(|(first, other)| first != other) {
                        known.others.push((name, other));
                    }
                }
                None => {
                    key.commands.push(name);
                    keys.push(key);
                }
            }
        }
    }
    keys
}

/// The key that an argument is, if it is one. A flag that only one command means in its way has another
/// name inside the parser than its own, as the `--format` of `bench`.
fn key(arg: &Arg) -> Option<Key> {
    let name = arg.get_long()?;
    let same = name.replace('-', "_") == arg.get_id().as_str();
    if arg.is_hide_set() || OF_ONE_RUN.contains(&name) || !same {
        return None;
    }
    let many = matches!(arg.get_action(), ArgAction::Append)
        || arg.get_num_args().is_some_and(|range| range.max_values() > 1);
    let takes = match arg.get_action() {
        ArgAction::SetTrue | ArgAction::SetFalse | ArgAction::Count => Takes::Flag,
        _ if many => Takes::Many,
        _ => Takes::One,
    };
    let hint = arg.get_value_hint();
    let is_path = matches!(hint, ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath);
    let (name, arg) = (name.to_owned(), arg.clone());
    let (commands, others) = (Vec::new(), Vec::new());
    Some(Key { name, takes, is_path, commands, global: false, arg, others })
}
