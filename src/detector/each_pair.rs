//! Many pairs of texts, each compared by itself: what researchers of text reuse have lists of.

use std::ops::Range;

use rayon::prelude::*;

use super::background::Background;
use super::cut::Cut;
use super::run::Detector;
use super::task::{Beside, Task};
use crate::error::Error;
use crate::report::{Command, Report};
use crate::text::Archive;

/// So many pairs are compared before their reports are told, in order.
const AT_A_TIME: usize = 256;

impl Detector {
    /// Compares each pair of ranges of an archive's posts, the first as a and the second as b, as
    /// `compare` does, and tells the reports in their order, the archive of each with it. How common a
    /// word is, is counted among all the posts.
    ///
    /// # Errors
    /// What `tell` gives, which ends the run.
    pub fn compare_each<E: From<Error> + Send>(
        &self,
        archive: &Archive,
        pairs: &[[Range<usize>; 2]],
        mut tell: impl FnMut(usize, Report, &Archive) -> Result<(), E>,
    ) -> Result<(), E> {
        let background = self.pool.install(|| Background::of(archive, self.settings.code));
        for (wave, some) in pairs.chunks(AT_A_TIME).enumerate() {
            let compare = |[a, b]: &[Range<usize>; 2]| {
                let mut own = Archive::new();
                own.append(archive.posts()[a.clone()].to_vec());
                own.append(archive.posts()[b.clone()].to_vec());
                let (command, cut) = (Command::Compare, Cut::default());
                let accepted = self.accepted.within(&[a.clone(), b.clone()]);
                let beside =
                    Beside { background: Some(&background), whole: None, accepted: &accepted };
                let task = Task { command, archive: &own, first: a.len(), beside };
                let report = self.run(task, cut, &mut ());
                (report, own)
            };
            let reports: Vec<(Result<Report, Error>, Archive)> =
                self.pool.install(|| some.par_iter().map(compare).collect());
            for (at, (report, own)) in reports.into_iter().enumerate() {
                tell(wave * AT_A_TIME + at, report?, &own)?;
            }
        }
        Ok(())
    }
}
