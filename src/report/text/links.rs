//! Where a title or a path leads, for terminals that follow links (OSC 8). It escapes; what the addresses
//! of files are, it was told.

use std::fmt::Write as _;

use super::style::Tone;
use crate::report::view::View;

/// The addresses that stretches of a line lead to.
#[derive(Clone, Copy)]
pub(super) struct Links<'a> {
    /// The address of each post's file, by the number of the post; without them, nothing leads anywhere.
    pub(super) files: Option<&'a [String]>,
    /// The posts, which know their own addresses on the web.
    pub(super) view: &'a View<'a>,
}

impl Links<'_> {
    /// Where a stretch of a tone leads.
    pub(super) fn address(&self, tone: Tone) -> Option<String> {
        let files = self.files?;
        match tone {
            Tone::File(post) => {
                files.get(post as usize).filter(|address| !address.is_empty()).map(|it| safe(it))
            }
            Tone::Title(post) => {
                let url = self.view.post(post)?.url.as_deref()?;
                let web = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
                web.then(|| safe(url))
            }
            _ => None,
        }
    }
}

/// An address in which nothing can end the link or steer the terminal: what is not visible ASCII is
/// written by its bytes.
fn safe(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn an_address_cannot_steer_the_terminal() {
        assert_eq!(
            safe("https://a.example/\u{1b}]8;;\u{7}b c/é"),
            "https://a.example/%1B]8;;%07b%20c/%C3%A9"
        );
    }
}
