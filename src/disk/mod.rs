//! The index of an archive on the disk: what a draft is checked against without reading the posts again.

mod asked;
mod bits;
mod build;
mod drafts;
mod elias_fano;
mod file_row;
mod folder;
mod index;
mod layout;
mod lists;
mod manifest;
mod merge;
mod overlay;
mod pages;
mod part;
mod piece;
mod positioned;
mod rare;
mod rare_words;
mod section;
mod shape;
mod snapshot;
mod spelled;
mod spelling;
mod stored;
mod table;
mod update;

pub use asked::{Asked, Question};
pub use file_row::{FileRow, Paths, RowRemark};
pub use folder::Folder;
pub use index::{Index, Opened, Writing, Written};
pub use manifest::Totals;
pub use merge::Effort;
pub use shape::Shape;
pub use snapshot::{FileAt, Snapshot};
pub use update::{Change, Fresh};
