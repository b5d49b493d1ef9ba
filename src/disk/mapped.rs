//! The one place where a file is mapped into memory, which is the one piece of unsafe code here.

use std::fs::File;
use std::io;

use memmap2::Mmap;

/// The bytes of a file that nobody changes.
#[allow(unsafe_code)]
pub(super) fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: a map is sound as long as the file is neither written nor cut while it lasts. Parts of an
    // index are written under another name, brought to the disk, and given their name when they are
    // whole; from then on refrain opens them for reading alone and only ever removes them, which leaves
    // a map of them as it is. Where another program writes into one all the same, every page is held
    // against its checksum before it is believed, and what is read are plain bytes that any value is
    // good for: no reference into the map is ever taken for text or a structure unchecked.
    unsafe { Mmap::map(file) }
}
