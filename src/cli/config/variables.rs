//! The variables of the environment that are settings: `REFRAIN_` and a key in capitals.

use std::env;
use std::ffi::OsString;

use super::file::{closest, flag_value};
use super::keys::{Key, Takes};
use super::origin::{Origin, Setting};

/// Where all variables of the program begin.
const PREFIX: &str = "REFRAIN_";

/// Variables that are no keys.
const OTHERS: [&str; 2] = ["REFRAIN_CONFIG", "REFRAIN_PAGER"];

/// The settings among `variables`, and a warning for each that is none: a misspelled one would change
/// nothing, and nobody would know.
pub(super) fn settings(
    keys: &[Key],
    variables: impl Iterator<Item = (OsString, OsString)>,
) -> anyhow::Result<(Vec<Setting>, Vec<String>)> {
    let (mut settings, mut warnings) = (Vec::new(), Vec::new());
    let mut given: Vec<(String, String)> = variables
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
        .filter(|(name, value)| name.starts_with(PREFIX) && !value.is_empty())
        .map(|(name, value)| (name, value.to_string_lossy().into_owned()))
        .collect();
    given.sort();
    for (name, value) in given {
        let Some(key) = keys.iter().find(|key| key.variable() == name) else {
            if !OTHERS.contains(&&*name) {
                warnings.push(unknown(keys, &name));
            }
            continue;
        };
        let values = match key.takes {
            Takes::Flag => vec![
                flag_value(&value)
                    .ok_or_else(|| anyhow::anyhow!("{name}={value}: expected true or false"))?,
            ],
            Takes::One => vec![value],
            Takes::Many if key.is_path => {
                env::split_paths(&value).map(|path| path.to_string_lossy().into_owned()).collect()
            }
            Takes::Many => value.split(',').map(|part| part.trim().to_owned()).collect(),
        };
        let origin = Origin::Variable(name);
        settings.push(Setting { key: key.name.clone(), command: None, values, origin });
    }
    Ok((settings, warnings))
}

fn unknown(keys: &[Key], name: &str) -> String {
    let all = keys.iter().map(Key::variable).chain(OTHERS.map(str::to_owned));
    let close = closest(name, all);
    let hint = close.map_or(String::new(), |close| format!("; did you mean {close}?"));
    format!("{name}: no setting of that name{hint}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::keys::keys;
    use crate::cli::config::layers::command;

    #[test]
    fn variables_are_settings_and_a_misspelled_one_is_told() {
        let keys = keys(&command());
        let given = [
            ("REFRAIN_MIN_RUN", "20"),
            ("REFRAIN_CODE", "yes"),
            ("REFRAIN_TRESHOLD", "1"),
            ("REFRAIN_SHINGLE", ""),
            ("HOME", "/"),
        ];
        let given = given.map(|(name, value)| (name.into(), value.into()));
        let (settings, warnings) = settings(&keys, given.into_iter()).unwrap();
        let told: Vec<_> = settings.iter().map(|it| (&*it.key, &*it.values[0])).collect();
        assert_eq!(told, [("code", "true"), ("min-run", "20")]);
        assert_eq!(
            warnings,
            ["REFRAIN_TRESHOLD: no setting of that name; did you mean REFRAIN_THRESHOLD?"]
        );
    }
}
