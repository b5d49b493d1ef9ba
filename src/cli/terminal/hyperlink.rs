//! Whether the text form has links that a terminal follows (OSC 8), and where those of files lead: the
//! flag over the terminal, as ls and gcc have it.

use std::env;
use std::fmt::Write as _;
use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;

/// When there are links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LinkWish {
    /// On a terminal that is known to follow them
    Auto,
    /// Always
    Always,
    /// Not at all
    Never,
}

/// Whether the text form has links; `is_file` is whether it goes to a file.
pub(in crate::cli) fn has_links(wish: LinkWish, is_file: bool) -> bool {
    match wish {
        LinkWish::Always => true,
        LinkWish::Never => false,
        LinkWish::Auto => {
            #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
            let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
            !is_file && io::stdout().is_terminal() && follows(set)
        }
    }
}

/// Whether the terminal that these variables tell of follows links. There is no way to ask one; those
/// that are not known here may print the codes as they are.
fn follows(set: impl Fn(&str) -> Option<String>) -> bool {
    let term = set("TERM").unwrap_or_default();
    let program = set("TERM_PROGRAM").unwrap_or_default();
    let number = |name: &str| set(name).and_then(|value| value.parse::<u32>().ok());
    if term == "dumb" {
        return false;
    }
    // Those of GNOME and its kin have them since 0.50, and had them wrong in 0.50.0.
    number("VTE_VERSION").is_some_and(|version| version > 5000)
        || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].iter().any(|name| set(name).is_some())
        || ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "zed", "WarpTerminal"]
            .contains(&&*program)
        || ["xterm-kitty", "alacritty", "foot", "contour", "xterm-ghostty", "wezterm"]
            .iter()
            .any(|name| term.starts_with(name))
}

/// A file's address. The name of the machine keeps a terminal from opening the file of that path on
/// another one, where the output came from afar.
pub(in crate::cli) fn address(host: &str, path: &Path) -> String {
    let mut out = format!("file://{host}");
    let path = path.to_string_lossy();
    // On Windows it begins with a drive, and has other slashes.
    if !path.starts_with('/') {
        out.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => out.push('/'),
            _ if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) => {
                out.push(char::from(byte));
            }
            _ => {
                // Writing to a string does not fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The name of this machine, for the addresses of its files.
#[cfg(target_os = "linux")]
pub(in crate::cli) fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// Where the name is not to be had, none means the machine that the terminal is on.
#[cfg(not(target_os = "linux"))]
pub(in crate::cli) fn host() -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_are_known_by_what_they_set() {
        let told = |set: &[(&str, &str)]| {
            follows(|name| {
                set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(!told(&[]));
        assert!(!told(&[("TERM", "xterm-256color")]));
        assert!(told(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7006")]));
        assert!(!told(&[("TERM", "xterm-256color"), ("VTE_VERSION", "5000")]));
        assert!(told(&[("TERM", "xterm-kitty")]));
        assert!(told(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "vscode")]));
        assert!(!told(&[("TERM", "dumb"), ("TERM_PROGRAM", "vscode")]));
    }

    #[test]
    fn a_file_has_an_address_that_ends_where_it_ends() {
        let path = Path::new("/blog/a b/100 %;\u{7}é.md");
        assert_eq!(address("host", path), "file://host/blog/a%20b/100%20%25%3B%07%C3%A9.md");
    }
}
