//! `refrain config`: what is in force and who said so, in the form of a file of settings; and which keys
//! there are.

use std::fmt::Write as _;

use super::keys::{COMMANDS, Key, Takes, keys};
use super::layers::command;
use super::origin::{Origin, Origins, Setting};

/// All keys with their values and origins.
pub(in crate::cli) fn show(origins: &Origins) -> String {
    let mut out = match &origins.file {
        Some(path) => format!("# {path}\n"),
        None => "# no refrain.toml at the input or above it\n".to_owned(),
    };
    let keys = keys(&command());
    let of = |key: &Key, command: Option<&str>| {
        let mine = |it: &&Setting| it.key == key.name && it.command == command;
        origins.all.iter().rev().find(mine)
    };
    let mut rows: Vec<[String; 2]> = Vec::new();
    for key in &keys {
        rows.push(match of(key, None) {
            Some(setting) => [line(key, setting), origin(&setting.origin)],
            None => [format!("# {}", key.name), default(key)],
        });
    }
    columns(&mut out, &rows);
    for name in COMMANDS {
        let set = |key: &Key| of(key, Some(name)).map(|it| [line(key, it), origin(&it.origin)]);
        let rows: Vec<_> = keys.iter().filter_map(set).collect();
        if !rows.is_empty() {
            let _ = writeln!(out, "\n[{name}]");
            columns(&mut out, &rows);
        }
    }
    out
}

/// A table of all keys, in Markdown.
pub(in crate::cli) fn table() -> String {
    let mut out =
        "| key | variable | for | default | meaning |\n|---|---|---|---|---|\n".to_owned();
    for key in keys(&command()) {
        let default = key.default().unwrap_or_default();
        let of = if key.commands == COMMANDS { "all".to_owned() } else { key.commands.join(", ") };
        let help = key.arg.get_help().map(ToString::to_string).unwrap_or_default();
        let help = help.split(" [default: ").next().unwrap_or_default().replace('|', "\\|");
        let (name, variable) = (&key.name, key.variable());
        let _ = writeln!(out, "| `{name}` | `{variable}` | {of} | {default} | {help} |");
    }
    out
}

fn columns(out: &mut String, rows: &[[String; 2]]) {
    let width = rows.iter().map(|row| row[0].chars().count()).max().unwrap_or_default().min(40);
    for [left, right] in rows {
        let _ = writeln!(out, "{left:width$}  # {right}");
    }
}

fn line(key: &Key, setting: &Setting) -> String {
    let value = |value: &String| match value.parse::<f64>() {
        Ok(_) => value.clone(),
        Err(_) if key.takes == Takes::Flag => value.clone(),
        Err(_) => toml_string(value),
    };
    let values: Vec<_> = setting.values.iter().map(value).collect();
    match key.takes {
        Takes::Many => format!("{} = [{}]", key.name, values.join(", ")),
        _ => format!("{} = {}", key.name, values.join(", ")),
    }
}

fn toml_string(value: &str) -> String {
    if value.contains(['"', '\\']) || value.chars().any(char::is_control) {
        // Of JSON's escapes there is none that TOML does not have.
        return serde_json::Value::from(value).to_string();
    }
    format!("\"{value}\"")
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::File { path, line, .. } => format!("{path}:{line}"),
        Origin::Variable(name) => format!("environment, {name}"),
    }
}

fn default(key: &Key) -> String {
    key.default().map_or("not set".to_owned(), |default| format!("default: {default}"))
}
