//! A tar archive: its files one after the other, as they come out of a stream. One that ends too early
//! has given those before.

use std::io::Read;

use super::super::outcome::ReadFile;
use super::archive::Members;
use super::budget::{Budget, Hit};
use super::faults;
use super::stream::whole_characters;
use crate::error::Error;

/// Reads the files of a tar archive at `path`, each by `open`, which is given the name and the bytes.
pub(super) fn read(
    path: &str,
    from: impl Read,
    members: &mut Members,
    budget: &Budget,
    mut open: impl FnMut(&str, Vec<u8>) -> Result<ReadFile, Error>,
) -> Result<(), Error> {
    let mut archive = tar::Archive::new(from);
    let entries = archive.entries().map_err(|err| faults::unpacking(path, err))?;
    let mut none = true;
    for entry in entries {
        let mut entry = match entry {
            Ok(entry) => entry,
            Err(err) if none => return Err(faults::unpacking(path, err)),
            Err(err) => {
                match Hit::of(&err) {
                    Some(hit) => members.fail(faults::limit(path, hit)),
                    None => members.cut(&faults::said(&err)),
                }
                break;
            }
        };
        none = false;
        if let Err(hit) = budget.entry() {
            members.fail(faults::limit(path, hit));
            break;
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let name = name.strip_prefix("./").unwrap_or(&name);
        let kind = entry.header().entry_type();
        if kind.is_symlink() || kind.is_hard_link() {
            members.leave_out(name, "a link in an archive");
            continue;
        }
        // The holes of a sparse file would come out of nothing that is counted.
        if !(kind.is_file() || kind.is_contiguous()) || !members.takes(name) {
            continue;
        }
        let mut bytes = Vec::new();
        let fault = entry.read_to_end(&mut bytes).err();
        if let Some(hit) = fault.as_ref().and_then(Hit::of) {
            members.fail(faults::limit(path, hit));
            break;
        }
        let short = (bytes.len() as u64) < entry.size();
        if fault.is_some() || short {
            whole_characters(&mut bytes);
        }
        let read = open(name, bytes);
        members.add(name, read);
        if fault.is_some() || short {
            members.cut(&fault.as_ref().map_or(faults::CUT.to_owned(), faults::said));
            break;
        }
    }
    Ok(())
}
