//! The share of an archive that can matter to drafts, taken from its index, put behind the drafts that were
//! read; and all that is said of the archive's files besides, as if they had been read.

use anyhow::bail;

use super::command::REMEDY;
use super::files::Files;
use super::place::{Place, allows};
use super::refresh::{Fresher, Without, refresh};
use crate::cli::accepted::Known;
use crate::cli::args::CheckArgs;
use crate::cli::clock::Clock;
use crate::cli::input::{Input, Reader};
use crate::cli::progress::Progress;
use crate::copies::take_published;
use crate::disk::{Asked, Effort, Index, Question, RowRemark, Snapshot, Written};
use crate::read::{Notice, Remark, Skipped};
use crate::report::{Report, counted};
use crate::text::{Map, Post, Set};
use crate::{Checked, Detector};

/// An archive of fewer bytes is read in the time that it takes to look whether its index is true.
const WORTH_AN_INDEX: u64 = 4 << 20;

/// An index, what it said of drafts, and the files that it is of.
#[derive(Debug)]
pub(in crate::cli) struct Share {
    index: Snapshot,
    asked: Asked,
    files: Files,
}

impl Share {
    /// What there is to say of the drafts, which are the first posts of `input`.
    ///
    /// # Errors
    /// As `Detector::detect`; and if the index turns out damaged.
    pub(in crate::cli) fn check(
        mut self,
        mut detector: Detector,
        known: &mut Known,
        input: &mut Input,
        progress: &mut Progress,
    ) -> anyhow::Result<Report> {
        let Input { first, .. } = *input;
        loop {
            detector = detector.accepting(known.of_input(input));
            let (index, asked) = (&self.index, &mut self.asked);
            let texts = match detector.check_asked(&input.archive, first, index, asked, progress)? {
                Checked::Done(report) if !index.damaged() => return Ok(*report),
                Checked::Done(_) => None,
                Checked::Elsewhere(texts) => Some(texts),
            };
            let paths = |key: &str| self.files.path(key);
            if texts.and_then(|texts| index.ask_for(asked, &texts, &paths)).is_none() {
                bail!("the index was damaged while it was read; {REMEDY}");
            }
            input.archive = input.archive.split(first);
            self.add_posts(input);
        }
    }

    /// Puts the posts that can matter behind those that are there, in the archive's order.
    fn add_posts(&mut self, input: &mut Input) {
        let mut posts = std::mem::take(&mut self.asked.posts);
        posts.sort_by_cached_key(|(_, key, at)| (self.files.rank(key), *at));
        input.archive.append(posts.into_iter().map(|(post, ..)| post).collect());
    }
}

/// Reads the archive of a check: by way of its index, if that is wanted and can be. `None` if all of it
/// was read.
pub(in crate::cli) fn share(
    reader: &mut Reader,
    detector: &Detector,
    args: &CheckArgs,
) -> Option<Share> {
    let place = Place::of(&args.against, &args.run.input).filter(|_| {
        !args.no_index && allows(&args.run) && !reader.so_far().archive.posts().is_empty()
    });
    let Some(place) = place else {
        reader.archive(detector, &args.against);
        return None;
    };
    let files = Files::of(reader.look(&args.against), &place, detector);
    let folder = place.open();
    let worth = files.bytes() >= WORTH_AN_INDEX || folder.path().join("MANIFEST").exists();
    let taken = if worth {
        let namesakes = (!reader.keep_copies).then_some(reader.max_namesakes as usize);
        let question = detector.question(namesakes);
        let index = Index::new(folder, place.key.clone(), question.shape);
        taken(reader, detector, &index, &files, &place, &question)
    } else {
        None
    };
    let Some((index, asked)) = taken else {
        reader.found(detector, files.seen.into_iter().map(|seen| seen.file).collect());
        return None;
    };
    let mut share = Share { index, asked, files };
    share.add_posts(reader.so_far());
    Some(share)
}

/// Told of an index that was of no use.
const MENDED: &str = "the index was damaged and has been made anew";

/// What an index says of drafts, without the files that they are themselves.
fn ask(
    now: &Snapshot,
    drafts: &[Post],
    own: &Set<String>,
    files: &Files,
    detector: &Detector,
    question: &Question,
) -> Option<(Snapshot, Asked)> {
    let paths = |key: &str| files.path(key);
    let known = now.files().filter(|(_, row)| own.contains(&row.key));
    let without = known.map(|(at, _)| at).collect();
    detector.within(|| {
        let now = now.without(without, question.shape, &paths)?;
        let asked = now.ask(drafts, question, &paths)?;
        Some((now, asked))
    })
}

fn taken(
    reader: &mut Reader,
    detector: &Detector,
    index: &Index,
    files: &Files,
    place: &Place,
    question: &Question,
) -> Option<(Snapshot, Asked)> {
    let own: Set<String> = reader.first_files().map(|real| place.file_key(real)).collect();
    let shown = index.folder().path().display().to_string();
    let drafts = reader.so_far().archive.posts().to_vec();
    let mut asked = None;
    // What is damaged shows when it is read; then the index is made anew, and asked again.
    for again in [false, true] {
        if again && let Ok(Some(writing)) = index.write() {
            // What cannot be removed is not believed either.
            let _ = writing.remove();
        }
        let fresher = match refresh(index, files, &own, reader, detector, Effort::InPassing) {
            Ok(fresher) => fresher,
            Err(Without::Newer) => {
                let remedy = "`refrain index build` makes it anew, or use that refrain";
                let warning = format!("{shown}: a newer refrain wrote this index; {remedy}");
                reader.so_far().warnings.push(warning);
                return None;
            }
            Err(Without::Unfit) => return None,
        };
        let Fresher { index: now, written, damaged, failed, .. } = fresher;
        let hints = &mut reader.so_far().hints;
        if damaged {
            hints.push(format!("{shown}: {MENDED}"));
        }
        if let Written::No(err) = &written {
            hints.push(format!("{shown}: the index cannot be written ({err}); answered without"));
        }
        let clock = Clock::start();
        if let Some((now, answer)) = ask(&now, &drafts, &own, files, detector, question) {
            asked = Some((now, answer, failed, clock.elapsed()));
            break;
        }
        if now.damaged() && !again {
            hints.push(format!("{shown}: {MENDED}"));
        }
    }
    let (now, mut asked, failed, asking) = asked?;
    let paths = |key: &str| files.path(key);
    let input = reader.so_far();
    let (taken, all) = (asked.posts.len() as u64, now.totals().posts);
    let asking = asking.as_secs_f64() * 1e3;
    let posts = counted(all, "post", "posts");
    input.indexed =
        Some(format!("asked in {asking:.1} ms; {taken} of {posts} may share something"));
    let mut out = std::mem::take(&mut asked.out);
    out.sort_by(|a, b| (a.path(), a.span).cmp(&(b.path(), b.span)));
    input.archive.append(out);
    let rows = if input.archive.posts().len() > drafts.len() {
        now.posts_at(&paths)
    } else {
        Map::default()
    };
    let posts_of = |path: &str| rows.get(path).map_or(0, |posts| *posts as usize);
    let mut copies = now.copies(&paths);
    copies.extend(take_published(&mut input.archive, drafts.len(), posts_of));
    copies.sort();
    input.tell_copies(&copies);
    input.folded = true;
    input.namesakes_left_out = now.namesakes_left_out();
    tell_files(reader, files, &now, failed);
    Some((now, asked))
}

/// Says of the files of an index what was said when they were read.
fn tell_files(reader: &mut Reader, files: &Files, now: &Snapshot, failed: Vec<Remark>) {
    let mut known: Vec<(usize, &[RowRemark], u32)> = now
        .files()
        .filter_map(|(_, row)| Some((files.rank(&row.key)?, &*row.remarks, row.posts)))
        .collect();
    known.sort_unstable_by_key(|known| known.0);
    let input = reader.so_far();
    input.files += known.len() as u64;
    for (rank, remarks, posts) in known {
        let file = &files.seen[rank].file;
        for remark in remarks.iter().cloned() {
            let path = |inner: &str| format!("{}{inner}", file.path);
            input.note(match remark {
                RowRemark::Notice { inner, line, message } => {
                    Remark::Notice(Notice { path: path(&inner), line, message })
                }
                RowRemark::Assumed { inner, line, message } => {
                    Remark::Assumed(Notice { path: path(&inner), line, message })
                }
                RowRemark::Empty { inner, reason } => Remark::Empty {
                    explicit: file.explicit && posts == 0 && inner.is_empty(),
                    skipped: Skipped { path: path(&inner), reason },
                },
            });
        }
    }
    for remark in failed {
        input.note(remark);
    }
    input.open(files.seen.iter().map(|seen| seen.file.clone()));
}
