//! The command line over the environment over the file over the defaults. What is set below the command
//! line becomes a default of its parser, so that there is one way from a value to an option, whoever
//! gave it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, CommandFactory, FromArgMatches};

use super::file::{self, File};
use super::find::at_input;
use super::keys::{COMMANDS, Key, Takes, keys};
use super::origin::{Origins, Setting};
use super::variables;
use crate::cli::args::Cli;
use crate::error::Error;

/// Tells that a command lacks the archive, which neither the command line nor a file names.
pub(in crate::cli) fn named(name: &str, what: &str, paths: &[String]) -> Result<(), clap::Error> {
    if !paths.is_empty() {
        return Ok(());
    }
    let mut root = command();
    root.build();
    let command = root.find_subcommand_mut(name);
    let command = command.unwrap_or_else(|| unreachable!("a command of this program"));
    let what = format!("no posts are named: give {what}, or set `against` in refrain.toml");
    Err(command.error(clap::error::ErrorKind::MissingRequiredArgument, what))
}

/// The command line's parser, with a hidden `--no-X` for each flag X that a file can set.
pub(in crate::cli) fn command() -> clap::Command {
    let mut command = Cli::command();
    for key in keys(&command).into_iter().filter(|key| key.takes == Takes::Flag) {
        let (name, id) = (negative(&key.name), key.id());
        let taken = |command: &clap::Command| {
            command.get_arguments().any(|arg| arg.get_long() == Some(&*name))
        };
        let arg = Arg::new(name.clone())
            .long(name.clone())
            .action(ArgAction::SetTrue)
            .overrides_with(id)
            .hide(true);
        if key.global {
            command = command.arg(arg.global(true));
            continue;
        }
        for sub in &key.commands {
            if command.find_subcommand(sub).is_some_and(|sub| !taken(sub)) {
                let arg = arg.clone();
                command = command.mut_subcommand(*sub, |sub| sub.arg(arg));
            }
        }
    }
    command
}

fn negative(name: &str) -> String {
    name.strip_prefix("no-").map_or_else(|| format!("no-{name}"), str::to_owned)
}

/// The command line with what the environment and the file set below it.
pub(in crate::cli) fn layered(
    cli: &Cli,
    matches: &ArgMatches,
    argv: &[OsString],
) -> anyhow::Result<Cli> {
    let bare = || Cli::from_arg_matches(matches);
    let Some((name, sub)) = matches.subcommand() else { return Ok(bare()?) };
    // No other command has anything to do with posts of one's own.
    if name != "config" && !COMMANDS.contains(&name) {
        return Ok(bare()?);
    }
    let plain = command();
    let keys = keys(&plain);
    let (variables, warnings) = variables::settings(&keys, env::vars_os())?;
    let file = the_file(cli)?.map(|path| file::read(&path, &keys)).transpose()?;
    let mut origins = Origins { warnings, ..Origins::default() };
    let mut rules = Vec::new();
    if let Some(File { path, settings, pre }) = file {
        rules = pre;
        origins.file = Some(path);
        origins.all.extend(settings);
    }
    origins.all.extend(variables);
    for setting in &origins.all {
        if let Some(key) = keys.iter().find(|key| key.name == setting.key) {
            validated(&plain, &keys, key, setting)?;
        }
    }
    if name == "config" {
        return Ok(Cli { origins, ..bare()? });
    }
    let mut parser = plain.clone();
    for setting in origins.all.clone() {
        let Some(key) = keys.iter().find(|key| key.name == setting.key) else { continue };
        if setting.command.is_some_and(|command| command != name) || is_overruled(&plain, sub, key)
        {
            continue;
        }
        let Some(id) = target(key, name, sub) else { continue };
        let values = setting.values.clone();
        let set = |arg: Arg| arg.default_values(values).required(false);
        parser = if key.global {
            parser.mut_arg(id, set)
        } else {
            parser.mut_subcommand(name, |sub| sub.mut_arg(id, set))
        };
        origins.used.insert(key.name.clone(), setting.origin);
    }
    let matches = parser.try_get_matches_from(argv)?;
    let mut cli = Cli { origins, ..Cli::from_arg_matches(&matches)? };
    if let Some(input) = cli.command.input() {
        input.pre.rules = rules;
    }
    Ok(cli)
}

/// The argument that a key sets in a command, if it sets one. An archive that is known need not be
/// named to be reported either.
fn target(key: &Key, command: &str, matches: &ArgMatches) -> Option<String> {
    if key.name == "against" && ["report", "bench", "index"].contains(&command) {
        return Some("paths".to_owned());
    }
    // Lists of pairs have a form of their own.
    let listed = key.name == "format"
        && command == "compare"
        && matches.value_source("pairs") == Some(ValueSource::CommandLine);
    (key.commands.contains(&command) && !listed).then(|| key.id())
}

/// Whether the command line has said the opposite.
fn is_overruled(root: &clap::Command, matches: &ArgMatches, key: &Key) -> bool {
    let given = |id: &str| {
        let known = matches.try_contains_id(id).is_ok();
        known && matches.value_source(id) == Some(ValueSource::CommandLine)
    };
    // What a flag conflicts with is known to the command that has it.
    let conflicts = if key.global { root.get_arg_conflicts_with(&key.arg) } else { Vec::new() };
    let subs = root.get_subcommands().flat_map(|sub| {
        let has = sub.get_arguments().any(|arg| arg.get_id() == key.arg.get_id());
        if has { sub.get_arg_conflicts_with(&key.arg) } else { Vec::new() }
    });
    let opposite = negative(&key.name);
    key.takes == Takes::Flag && given(&opposite) && opposite != "accepted"
        || conflicts.into_iter().chain(subs).any(|arg| given(arg.get_id().as_str()))
}

/// Holds a setting against what its flag takes, and tells the place if it does not fit.
fn validated(root: &clap::Command, keys: &[Key], key: &Key, it: &Setting) -> anyhow::Result<()> {
    if key.takes == Takes::Flag {
        return Ok(());
    }
    let args = keys.iter().map(|key| key.arg.clone().required(false));
    let trial = clap::Command::new(root.get_name().to_owned()).no_binary_name(true).args(args);
    let flag = |value: &String| format!("--{}={value}", key.name);
    let Err(err) = trial.try_get_matches_from(it.values.iter().map(flag)) else { return Ok(()) };
    // The first line has what is wrong; the last ones are about the usage of the command line.
    let told = err.to_string();
    let mut lines = told.lines().take_while(|line| !line.starts_with("Usage"));
    let what = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let possible = lines.find(|line| line.contains("[possible values")).map(str::trim);
    let what = what.replace(&format!("--{}", key.name), &key.name);
    let what = [Some(&*what), possible].into_iter().flatten().collect::<Vec<_>>().join(" ");
    bail!(it.origin.told(&what))
}

/// The file of settings of a run: the one that is named, or the one at its input.
fn the_file(cli: &Cli) -> anyhow::Result<Option<PathBuf>> {
    if cli.no_config {
        return Ok(None);
    }
    #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
    let variable = || env::var_os("REFRAIN_CONFIG").filter(|it| !it.is_empty()).map(PathBuf::from);
    match cli.config.clone().or_else(variable) {
        Some(path) => {
            there(&path)?;
            Ok(Some(path))
        }
        None => Ok(at_input(cli)),
    }
}

/// A file that is named is to be there.
fn there(path: &Path) -> Result<(), Error> {
    let err = |err| Error::io(path.display().to_string(), err);
    std::fs::metadata(path).map(|_| ()).map_err(err)
}
