//! Several files to posts, in the files' order, with what there is to say about them. It knows no
//! threads: any number of them may each read a batch of their own.

use super::found::FoundFile;
use super::notice::{Notice, Skipped};
use super::open::read_next;
use super::outcome::ReadFile;
use super::raw::Buffer;
use super::reading::Reading;
use crate::error::Error;
use crate::spill::Store;
use crate::text::Post;

/// What a row of files gave.
#[derive(Debug, Default)]
pub struct Batch {
    /// The posts, in the order of the files and of their places in them. Where the files are in the
    /// order in which they were found, this is the order of an archive.
    pub posts: Vec<Post>,
    /// How many files were read, those without posts included.
    pub files: u64,
    /// What there is to say, in the order of the files.
    pub remarks: Vec<Remark>,
}

/// Something about one file that is to be said.
#[derive(Debug)]
pub enum Remark {
    /// It was read, but not all as it was meant.
    Notice(Notice),
    /// It was read, with something taken for granted.
    Assumed(Notice),
    /// It was read and holds no post, or other things than posts.
    Empty {
        /// The file, and why.
        skipped: Skipped,
        /// Whether the user named it himself and it holds no post.
        explicit: bool,
    },
    /// It was not read.
    Failed {
        /// Why.
        error: Error,
        /// Whether the user named it himself.
        explicit: bool,
    },
}

impl Batch {
    /// Reads these files, and puts their texts away if there is a `store`. What cannot be read is told
    /// in the remarks and stops nothing.
    pub fn read(files: &[FoundFile], reading: &Reading, store: Option<&Store>) -> Self {
        let mut batch = Self { posts: Vec::with_capacity(files.len()), ..Self::default() };
        let mut buffer = Buffer::default();
        for file in files {
            let explicit = file.explicit;
            match read_next(&mut buffer, file, reading) {
                Ok(mut read) => {
                    if let Some(store) = store {
                        read.put_away(store);
                    }
                    // A file is counted with its first part.
                    batch.files += u64::from(file.part().is_none_or(|part| part.start == 0));
                    batch.take(read, explicit);
                }
                Err(error) => batch.remarks.push(Remark::Failed { error, explicit }),
            }
        }
        batch
    }

    fn take(&mut self, read: ReadFile, explicit: bool) {
        // What is left out of an export is not the user's mistake.
        let explicit = explicit && read.posts.is_empty();
        self.posts.extend(read.posts);
        self.remarks.extend(read.notices.into_iter().map(Remark::Notice));
        self.remarks.extend(read.assumed.into_iter().map(Remark::Assumed));
        self.remarks.extend(read.skipped.map(|skipped| Remark::Empty { skipped, explicit }));
        // What stands in an archive was come upon, like the files of a folder.
        let explicit = false;
        let left_out = read.left_out.into_iter();
        self.remarks.extend(left_out.map(|skipped| Remark::Empty { skipped, explicit }));
        let failed = read.failed.into_iter();
        self.remarks.extend(failed.map(|error| Remark::Failed { error, explicit }));
    }
}
