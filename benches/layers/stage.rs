//! One stage of a report by itself. The layers in the middle take what others make; what they cost is
//! best seen where they stand, in a whole run whose other stages are not counted. It has one thread, so
//! that the figures do not depend on who else is at work.

use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use refrain::report::{Command, Report};
use refrain::text::Archive;
use refrain::{Cut, Detector, Observer, Options, Stage};

use crate::posts::corpora;

/// Measures stages of one layer on all corpora; so many `elements` of a report go through them.
pub(crate) fn stages(
    c: &mut Criterion,
    layer: &str,
    stages: &[(&str, Stage)],
    elements: impl Fn(&Report) -> u64,
) {
    let options = Options { threads: Some(1), ..Options::new() };
    let detector = Detector::new(&options).expect("these options are right");
    let mut group = c.benchmark_group(layer);
    for corpus in corpora() {
        let report = detector.detect(&corpus.archive).expect("memory is not limited");
        group.throughput(Throughput::Elements(elements(&report)));
        for (name, stage) in stages {
            let run = |_| time(&detector, &corpus.archive, *stage);
            group.bench_function(format!("{name}/{}", corpus.name), |b| {
                b.iter_custom(|runs| (0..runs).map(run).sum());
            });
        }
    }
    group.finish();
}

/// The time of a stage in one run.
fn time(detector: &Detector, archive: &Archive, stage: Stage) -> Duration {
    let mut watch = Watch { stage, since: None, spent: Duration::ZERO };
    let report = detector.answer(Command::Report, archive, 0, Cut::default(), &mut watch);
    watch.stop();
    drop(report);
    watch.spent
}

/// Takes the time of one stage, however often it comes.
struct Watch {
    stage: Stage,
    since: Option<Instant>,
    spent: Duration,
}

impl Watch {
    fn stop(&mut self) {
        self.spent += self.since.take().map_or(Duration::ZERO, |since| since.elapsed());
    }
}

impl Observer for Watch {
    #[allow(clippy::disallowed_methods)] // A bench is there to look at the clock.
    fn begin(&mut self, stage: Stage) {
        self.stop();
        self.since = (stage == self.stage).then(Instant::now);
    }
}
