//! An index brought up to date with the files as they are, and written if it can be.

use super::files::{Difference, Files};
use crate::Detector;
use crate::cli::input::Reader;
use crate::disk::{Change, Effort, FileRow, Fresh, Index, Opened, RowRemark, Snapshot, Written};
use crate::read::Remark;
use crate::text::{Post, Set};

/// How often an index is looked at again that another process has written meanwhile.
const TRIES: usize = 3;

/// An index that is true, and how it came to be.
#[derive(Debug)]
pub(super) struct Fresher {
    pub(super) index: Snapshot,
    pub(super) written: Written,
    /// Whether there was a damaged one.
    pub(super) damaged: bool,
    /// How many files were read for it.
    pub(super) read: usize,
    /// What could not be read, which is told each time.
    pub(super) failed: Vec<Remark>,
}

/// Why there is none.
#[derive(Debug)]
pub(super) enum Without {
    /// A newer refrain wrote it.
    Newer,
    /// A post is too large for it, or it was damaged while it was read.
    Unfit,
}

/// Brings an index up to date, and writes it if it can be written; else it is up to date in memory. The
/// files at `others` are left as they are.
pub(super) fn refresh(
    index: &Index,
    files: &Files,
    others: &Set<String>,
    reader: &Reader,
    detector: &Detector,
    effort: Effort,
) -> Result<Fresher, Without> {
    let mut damaged = false;
    let mut last = None;
    for _ in 0..TRIES {
        let open = |damaged: &mut bool| match index.open() {
            Opened::Ready(found) => Ok(*found),
            Opened::Damaged => {
                *damaged = true;
                Ok(index.empty())
            }
            Opened::Newer => Err(Without::Newer),
        };
        let now = open(&mut damaged)?;
        let difference = files.differ(&now, others);
        if now.damaged() {
            damaged = true;
            last = build(index, files, &index.empty(), others, reader, detector);
        } else if difference.is_empty() && !damaged && effort != Effort::All {
            return Ok(Fresher {
                index: now,
                written: Written::Yes,
                damaged,
                read: 0,
                failed: Vec::new(),
            });
        } else {
            last = bring(index, files, &now, difference, reader, detector);
            if last.is_none() {
                damaged = true;
                last = build(index, files, &index.empty(), others, reader, detector);
            }
        }
        let Some(mut made) = last.take() else { return Err(Without::Unfit) };
        made.damaged = damaged;
        if made.index.is_same(&now) && !damaged && effort != Effort::All {
            return Ok(made);
        }
        let writing = match index.write() {
            Ok(Some(writing)) => writing,
            Ok(None) => return Ok(Fresher { written: Written::Busy, ..made }),
            Err(err) => return Ok(Fresher { written: Written::No(err), ..made }),
        };
        // Another process may have written since this one looked.
        let unchanged = match index.open() {
            Opened::Ready(found) => damaged || found.is_same(&now),
            Opened::Damaged => true,
            Opened::Newer => return Err(Without::Newer),
        };
        if !unchanged {
            drop(writing);
            last = Some(made);
            continue;
        }
        if let Err(err) = writing.commit(&made.index) {
            return Ok(Fresher { written: Written::No(err), ..made });
        }
        made.index = made.index.reopened(index.folder());
        let paths = |key: &str| files.path(key);
        if let Ok(Some(tidied)) = detector.within(|| writing.tidy(&made.index, effort, &paths)) {
            made.index = tidied.reopened(index.folder());
        }
        return Ok(made);
    }
    last.ok_or(Without::Unfit)
}

/// An index of all files, made anew.
fn build(
    index: &Index,
    files: &Files,
    empty: &Snapshot,
    others: &Set<String>,
    reader: &Reader,
    detector: &Detector,
) -> Option<Fresher> {
    bring(index, files, empty, files.differ(empty, others), reader, detector)
}

/// An index after a difference.
fn bring(
    index: &Index,
    files: &Files,
    now: &Snapshot,
    difference: Difference,
    reader: &Reader,
    detector: &Detector,
) -> Option<Fresher> {
    let (mut change, rows) = difference.change();
    let read = rows.len();
    let failed = read_in(&mut change, files, rows, reader, detector);
    let paths = |key: &str| files.path(key);
    if change.is_empty() {
        let index = now.clone();
        return Some(Fresher { index, written: Written::Yes, damaged: false, read, failed });
    }
    let index = detector.within(|| index.changed(now, change, &paths))?;
    Some(Fresher { index, written: Written::Yes, damaged: false, read, failed })
}

/// Reads the files of a change. What fails is not put in, so that it is tried again, and returned.
fn read_in(
    change: &mut Change,
    files: &Files,
    rows: Vec<(usize, FileRow)>,
    reader: &Reader,
    detector: &Detector,
) -> Vec<Remark> {
    let found = rows.iter().map(|(rank, _)| files.seen[*rank].file.clone()).collect();
    let mut failed = Vec::new();
    let read = reader.read_apart(detector, found);
    for ((rank, mut row), (posts, remarks)) in rows.into_iter().zip(read) {
        // What stands in a file inside it has a path that begins with the file's.
        let file = &*files.seen[rank].file.path;
        let inner = |path: &str| path.strip_prefix(file).unwrap_or_default().to_owned();
        let mut is_lost = false;
        for remark in remarks {
            match remark {
                Remark::Notice(notice) => row.remarks.push(RowRemark::Notice {
                    inner: inner(&notice.path),
                    line: notice.line,
                    message: notice.message,
                }),
                Remark::Assumed(notice) => row.remarks.push(RowRemark::Assumed {
                    inner: inner(&notice.path),
                    line: notice.line,
                    message: notice.message,
                }),
                Remark::Empty { skipped, .. } => row
                    .remarks
                    .push(RowRemark::Empty { inner: inner(&skipped.path), reason: skipped.reason }),
                Remark::Failed { .. } => {
                    failed.push(remark);
                    is_lost = true;
                }
            }
        }
        if is_lost && posts.is_empty() {
            continue;
        }
        if is_lost {
            // Of a file in parts some may have been read; all of it is read again next time.
            row.settled = false;
            row.content = !row.content;
        }
        let posts: Vec<Post> = posts;
        let inside = (0u32..).zip(&posts).filter(|(_, post)| post.path() != file);
        row.inner = inside.map(|(at, post)| (at, inner(post.path()))).collect();
        row.posts = u32::try_from(posts.len()).unwrap_or(u32::MAX);
        change.fresh.push(Fresh { row, posts });
    }
    failed
}
