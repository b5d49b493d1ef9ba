//! What is set below the command line, and who set it. It reads nothing.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind};

/// Who set a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// A line of a file of settings; `place` is how a message about it begins and ends.
    File { path: String, line: usize, place: String },
    /// A variable of the environment.
    Variable(String),
}

impl Origin {
    /// A message about a value of this origin.
    pub(super) fn told(&self, what: &str) -> String {
        match self {
            Self::File { place, .. } => place.replacen(": \n", &format!(": {what}\n"), 1),
            Self::Variable(name) => format!("{name}: {what}"),
        }
    }
}

/// One key and what it is set to.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) key: String,
    /// The one command that it is for; without one, all that have the flag.
    pub(super) command: Option<&'static str>,
    /// The values, as the command line would have them.
    pub(super) values: Vec<String>,
    pub(super) origin: Origin,
}

/// What was set below the command line, and by whom.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Origins {
    /// The settings that the run uses, by their keys.
    pub(super) used: BTreeMap<String, Origin>,
    /// All settings, those of other commands too.
    pub(super) all: Vec<Setting>,
    /// The file that was read, as it is shown.
    pub(super) file: Option<String>,
    /// What there is to say about the environment.
    pub(in crate::cli) warnings: Vec<String>,
}

impl Origins {
    /// Says of options that cannot be meant where they were set, if that is not the command line.
    pub(in crate::cli) fn placed(&self, err: anyhow::Error) -> anyhow::Error {
        let Some(ErrorKind::InvalidOptions(wrong)) = err.downcast_ref().map(Error::kind) else {
            return err;
        };
        if !wrong.iter().any(|option| self.used.contains_key(option.name)) {
            return err;
        }
        let told = wrong.iter().map(|option| match self.used.get(option.name) {
            Some(origin) => {
                let (name, given, expected) = (option.name, &option.given, &option.expected);
                origin.told(&format!("{name}: expected {expected}, got {given}"))
            }
            None => option.to_string(),
        });
        anyhow::anyhow!(told.collect::<Vec<_>>().join("\nerror: "))
    }
}
