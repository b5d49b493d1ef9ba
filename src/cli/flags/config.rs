//! The flags about files of settings, as data.

use clap::{Args, Subcommand, ValueHint};

/// What to do with settings.
#[derive(Debug, Args)]
pub(in crate::cli) struct ConfigArgs {
    #[command(subcommand)]
    pub(in crate::cli) what: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ConfigCommand {
    /// Tell every setting, its value, and where it was set
    Show {
        /// The input whose settings are told [default: the folder that it runs in]
        #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
        path: Vec<String>,
    },
    /// List every key with its variable, commands, default and meaning, as a table in Markdown
    Keys,
}

impl ConfigArgs {
    /// The input whose settings are asked for.
    pub(in crate::cli) fn paths(&self) -> &[String] {
        match &self.what {
            ConfigCommand::Show { path } => path,
            ConfigCommand::Keys => &[],
        }
    }
}
