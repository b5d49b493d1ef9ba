//! The share of an archive that can matter to drafts, taken from its index, put behind the drafts that were
//! read; and all that is said of the archive's files besides, as if they had been read.

use super::files::Files;
use super::place::{Place, Wish, allows};
use super::refresh::{Fresher, Without, refresh};
use crate::cli::args::CheckArgs;
use crate::cli::clock::Clock;
use crate::cli::copied::take_drafts_out;
use crate::cli::input::Reader;
use crate::disk::{Asked, Effort, Index, Question, RowRemark, Snapshot, Written};
use crate::read::{Notice, Remark, Skipped};
use crate::report::counted;
use crate::text::{Map, Post, Set};
use crate::{Detector, Whole};

/// An archive of fewer bytes is read in the time that it takes to look whether its index is true.
const WORTH_AN_INDEX: u64 = 4 << 20;

/// What an index says of drafts.
#[derive(Debug)]
pub(in crate::cli) struct Share {
    index: Snapshot,
    asked: Asked,
}

impl Share {
    /// Does `work` with what is counted over the whole archive.
    pub(in crate::cli) fn whole<R>(&self, work: impl FnOnce(&Whole<'_>) -> R) -> R {
        let Asked { size, distinct, .. } = self.asked;
        let count = |word: &str| self.asked.count(&self.index, word);
        work(&Whole {
            posts: size.0,
            paragraphs: size.1,
            words: size.2,
            distinct: distinct.0,
            counted: distinct.1,
            count: &count,
            pairs: self.asked.pairs,
            crowded_targets: self.asked.crowded_targets.clone(),
            crowded: self.asked.crowded.clone(),
        })
    }

    /// Whether what was read of the index is damaged: then no answer that was made of it is given.
    pub(in crate::cli) fn is_damaged(&self) -> bool {
        self.index.damaged()
    }
}

/// Reads the archive of a check: by way of its index, if that is wanted and can be. `None` if all of it
/// was read.
pub(in crate::cli) fn share(
    reader: &mut Reader,
    detector: &Detector,
    args: &CheckArgs,
    wish: Wish,
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
    let worth = wish == Wish::Always
        || files.bytes() >= WORTH_AN_INDEX
        || folder.path().join("MANIFEST").exists();
    let share = if worth {
        let namesakes = (!reader.keep_copies).then_some(reader.max_namesakes as usize);
        let question = detector.question(namesakes);
        let index = Index::new(folder, place.key.clone(), question.shape);
        taken(reader, detector, &index, &files, &place, &question)
    } else {
        None
    };
    if share.is_none() {
        reader.found(detector, files.seen.into_iter().map(|seen| seen.file).collect());
    }
    share
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
    let now = detector.within(|| now.without(without, question.shape, &paths))?;
    // One thread asks, and this one's memory is at hand.
    let asked = now.ask(drafts, question, &paths)?;
    Some((now, asked))
}

fn taken(
    reader: &mut Reader,
    detector: &Detector,
    index: &Index,
    files: &Files,
    place: &Place,
    question: &Question,
) -> Option<Share> {
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
    let mut posts = std::mem::take(&mut asked.posts);
    posts.sort_by_cached_key(|(_, key, at)| (files.rank(key), *at));
    let mut out: Vec<Post> = std::mem::take(&mut asked.out).into_iter().map(|out| out.0).collect();
    out.sort_by(|a, b| (a.path(), a.span).cmp(&(b.path(), b.span)));
    input.archive.append(out);
    let rows = if input.archive.posts().len() > drafts.len() {
        now.posts_at(&paths)
    } else {
        Map::default()
    };
    let posts_of = |path: &str| rows.get(path).map_or(0, |posts| *posts as usize);
    let mut copies = now.copies(&paths);
    copies.extend(take_drafts_out(&mut input.archive, drafts.len(), posts_of));
    copies.sort();
    input.tell_copies(&copies);
    input.folded = true;
    input.namesakes_left_out = now.namesakes_left_out();
    input.archive.append(posts.into_iter().map(|(post, ..)| post).collect());
    tell_files(reader, files, &now, failed);
    Some(Share { index: now, asked })
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
