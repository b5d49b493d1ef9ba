//! What a stretch of the page means, and the colours for it. Nothing is told by colour alone.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

/// What a stretch of a line is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Text as it is.
    Plain,
    /// The first line of an entry.
    Heading,
    /// What frames the text: gutters, dates, gaps.
    Quiet,
    /// A path and line, which leads to the file of a post.
    File(u32),
    /// A title, which leads to a post's address on the web.
    Title(u32),
    /// Words that are gone, in `[-` and `-]`.
    Deleted,
    /// Words that are new, in `{+` and `+}`.
    Inserted,
    /// A changed fact.
    Alert,
}

impl Tone {
    fn style(self) -> Style {
        let style = Style::new();
        match self {
            Self::Plain | Self::Title(_) => style,
            Self::Heading => style.bold(),
            Self::Quiet => style.dimmed(),
            Self::File(_) => style.fg_color(Some(AnsiColor::Cyan.into())),
            Self::Deleted => style.fg_color(Some(AnsiColor::Red.into())),
            Self::Inserted => style.fg_color(Some(AnsiColor::Green.into())),
            Self::Alert => style.bold().fg_color(Some(AnsiColor::Yellow.into())),
        }
    }
}

/// Adds `text` to `line`, in its colour where there is colour.
pub(super) fn paint(line: &mut String, text: &str, tone: Tone, colour: bool) {
    let style = tone.style();
    if !colour || style.is_plain() || text.trim().is_empty() {
        line.push_str(text);
        return;
    }
    // Writing to a string does not fail.
    let _ = write!(line, "{style}{text}{style:#}");
}
