//! `check --watch`: an answer on each save of a draft, until it is interrupted.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use anyhow::bail;

use crate::cli::args::CheckArgs;
use crate::cli::input::STDIN;

/// How often the drafts are looked at: quicker than a writer looks up from the keys.
const NAP: Duration = Duration::from_millis(50);

/// Answers, and again whenever a draft has been saved. It ends with an error of an answer, or when the
/// process is interrupted.
pub(in crate::cli) fn watch(
    args: &CheckArgs,
    mut answer: impl FnMut() -> anyhow::Result<u8>,
) -> anyhow::Result<u8> {
    if args.drafts.is_empty() || args.drafts.iter().any(|draft| draft == STDIN) {
        bail!("--watch looks at files: name the drafts");
    }
    let mut last = stamps(args);
    loop {
        answer()?;
        let now = loop {
            let now = stamps(args);
            if now != last {
                break now;
            }
            sleep(NAP);
        };
        last = settled(args, now);
    }
}

/// The stamps once they stay the same: an editor may take two writes for one save.
fn settled(args: &CheckArgs, mut last: Vec<Stamp>) -> Vec<Stamp> {
    loop {
        sleep(NAP);
        let now = stamps(args);
        if now == last {
            return now;
        }
        last = now;
    }
}

/// What of a file changes when it is saved; `None` while it is not there.
type Stamp = Option<(SystemTime, u64)>;

fn stamps(args: &CheckArgs) -> Vec<Stamp> {
    let stamp = |path: &String| {
        let about = fs::metadata(path).ok()?;
        Some((about.modified().ok()?, about.len()))
    };
    args.drafts.iter().map(stamp).collect()
}
