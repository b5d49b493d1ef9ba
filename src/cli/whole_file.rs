//! A file that is written whole or not at all: however the run ends, at its path stands what stood
//! there before, or all that was to stand there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::interrupt::{Held, hold};
#[cfg(target_os = "linux")]
use super::unnamed;

/// A file on its way to its place.
pub(super) struct WholeFile {
    /// Where it is to stand.
    path: PathBuf,
    way: Way,
}

/// How what is written gets to its place.
enum Way {
    /// By a file without a name in the same folder, which gets its name at the end. If it never does,
    /// the system takes it away with the process, even one that was killed.
    #[cfg(target_os = "linux")]
    Unnamed(File),
    /// By a file with another name in the same folder, which is renamed at the end.
    Beside(File, Spare),
    /// By memory: the file may be written, but the folder that it stands in may not.
    Gathered(File, Vec<u8>),
    /// At once: what is no file, such as a pipe, has no older state to keep.
    Through(File),
}

/// A name beside a file's own, for a while. What still has it in the end is removed.
struct Spare(PathBuf);

impl WholeFile {
    /// Opens it before the work, so that a path that cannot be written is told at once. What stands
    /// there is not touched yet.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = goal(path);
        let way = match OpenOptions::new().write(true).open(&path) {
            Ok(old) => {
                let metadata = old.metadata()?;
                if !metadata.is_file() {
                    Way::Through(old)
                } else if let Ok(way) = Way::fresh(&path) {
                    // Who may read the old one may read the new one. Where the system does not keep
                    // permissions, there are none to keep.
                    let _ = way.file().set_permissions(metadata.permissions());
                    way
                } else {
                    Way::Gathered(old, Vec::new())
                }
            }
            Err(err) if err.kind() == io::ErrorKind::NotFound && !names_folder(&path) => {
                Way::fresh(&path)?
            }
            Err(err) => return Err(err),
        };
        Ok(Self { path, way })
    }

    /// Puts it in its place, all of it being written.
    pub(super) fn finish(self, _: &Held) -> io::Result<()> {
        match self.way {
            #[cfg(target_os = "linux")]
            Way::Unnamed(file) => match unnamed::name(&file, &self.path) {
                Err(err) if err.kind() == io::ErrorKind::AlreadyExists => {
                    let ((), spare) = Spare::make(&self.path, |name| unnamed::name(&file, name))?;
                    spare.replace(&self.path)
                }
                named => named,
            },
            Way::Beside(file, spare) => {
                drop(file);
                spare.replace(&self.path)
            }
            Way::Gathered(mut file, bytes) => {
                file.set_len(0)?;
                file.write_all(&bytes)
            }
            Way::Through(_) => Ok(()),
        }
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.way {
            Way::Gathered(_, gathered) => gathered.write(bytes),
            way => way.file().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.way.file().flush()
    }
}

impl Way {
    /// By a new file in the folder of `path`, whose permissions are those of any new file.
    fn fresh(path: &Path) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if let Ok(file) = unnamed::open(folder(path)) {
            return Ok(Self::Unnamed(file));
        }
        Self::beside(path)
    }

    fn beside(path: &Path) -> io::Result<Self> {
        let mut held = hold();
        let create = |name: &Path| OpenOptions::new().write(true).create_new(true).open(name);
        let (file, spare) = Spare::make(path, create)?;
        held.made(spare.0.clone());
        Ok(Self::Beside(file, spare))
    }

    fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed(file) => file,
            Self::Beside(file, _) | Self::Gathered(file, _) | Self::Through(file) => file,
        }
    }
}

impl Spare {
    /// Makes something under a name that nothing has yet, in the folder of `path`.
    fn make<T>(path: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<(T, Self)> {
        let mut tries = 0;
        loop {
            let name = folder(path).join(format!(".refrain-{}-{tries}", process::id()));
            match make(&name) {
                Err(err) if err.kind() == io::ErrorKind::AlreadyExists => tries += 1,
                done => return done.map(|it| (it, Self(name))),
            }
        }
    }

    /// Gives what has this name the name `path`.
    fn replace(self, path: &Path) -> io::Result<()> {
        fs::rename(&self.0, path).or_else(|err| {
            // A file that is mounted by itself, as containers do, can be filled but not replaced.
            let filled = File::open(&self.0).and_then(|mut from| {
                let mut to = OpenOptions::new().write(true).truncate(true).open(path)?;
                io::copy(&mut from, &mut to)
            });
            filled.map(drop).map_err(|_| err)
        })
    }
}

impl Drop for Spare {
    fn drop(&mut self) {
        // Once it is in its place, nothing has this name any more.
        let _ = fs::remove_file(&self.0);
    }
}

/// Where a path leads: a link stays, and what it points to is replaced, or made.
fn goal(path: &Path) -> PathBuf {
    let beyond = || fs::read_link(path).map(|to| folder(path).join(to));
    fs::canonicalize(path).or_else(|_| beyond()).unwrap_or_else(|_| path.to_owned())
}

/// Whether a path says by its last sign that a folder is meant.
fn names_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator)
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in a folder, by name.
    fn there(folder: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let named = |it: fs::DirEntry| it.file_name().into_string().unwrap();
        let files = entries.map(|it| (fs::read_to_string(it.path()).unwrap(), named(it)));
        let mut files: Vec<_> = files.map(|(text, name)| (name, text)).collect();
        files.sort();
        files
    }

    #[test]
    fn whichever_way_it_takes_a_file_is_the_old_one_or_whole() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("out.txt");
        let ways: [fn(&Path) -> io::Result<Way>; 3] = [Way::fresh, Way::beside, |path| {
            Ok(Way::Gathered(OpenOptions::new().write(true).open(path)?, Vec::new()))
        }];
        for way in ways {
            fs::write(&path, "the old one").unwrap();
            let begun = |text: &str| {
                let mut file = WholeFile { path: path.clone(), way: way(&path).unwrap() };
                file.write_all(text.as_bytes()).unwrap();
                file
            };
            drop(begun("half"));
            assert_eq!(there(place.path()), [("out.txt".to_owned(), "the old one".to_owned())]);
            begun("new").finish(&hold()).unwrap();
            assert_eq!(there(place.path()), [("out.txt".to_owned(), "new".to_owned())]);
        }
        for way in &ways[..2] {
            fs::remove_file(&path).unwrap();
            let mut file = WholeFile { path: path.clone(), way: way(&path).unwrap() };
            file.write_all(b"new").unwrap();
            file.finish(&hold()).unwrap();
            assert_eq!(there(place.path()), [("out.txt".to_owned(), "new".to_owned())]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_may_be_read_by_those_who_might_read_the_old_one() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let place = tempfile::tempdir().unwrap();
        let mode = |name| place.path().join(name).metadata().unwrap().permissions().mode() & 0o777;
        fs::write(place.path().join("plain"), "").unwrap();
        fs::write(place.path().join("old"), "").unwrap();
        fs::set_permissions(place.path().join("old"), PermissionsExt::from_mode(0o640)).unwrap();
        symlink("old", place.path().join("link")).unwrap();
        symlink("made", place.path().join("nowhere")).unwrap();
        for name in ["new", "link", "nowhere"] {
            let file = WholeFile::open(&place.path().join(name)).unwrap();
            file.finish(&hold()).unwrap();
        }
        assert_eq!([mode("new"), mode("made"), mode("old")], [mode("plain"), mode("plain"), 0o640]);
        assert!(place.path().join("link").is_symlink());
    }
}
