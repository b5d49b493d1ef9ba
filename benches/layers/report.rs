//! What was found to a report, and a report to its forms.

use std::io::sink;

use criterion::Criterion;
use refrain::report::{Concise, Json, Reporter, Text};
use refrain::{Detector, Options, Stage};

use crate::posts::corpora;
use crate::stage::stages;

pub(crate) fn benches(c: &mut Criterion) {
    stages(c, "report", &[("assemble", Stage::Report)], |report| report.stats.refrains);
    let forms: [(&str, &dyn Reporter); 3] = [
        ("json", &Json),
        ("text", &Text { colour: true, ..Text::default() }),
        ("concise", &Concise { all_classes: true }),
    ];
    let detector = Detector::new(&Options::new()).expect("the defaults are right");
    let mut group = c.benchmark_group("report");
    for corpus in corpora() {
        let report = detector.detect(&corpus.archive).expect("memory is not limited");
        group.throughput(corpus.bytes());
        for (name, form) in forms {
            group.bench_function(format!("{name}/{}", corpus.name), |b| {
                b.iter(|| form.write(&report, &corpus.archive, &mut sink()));
            });
        }
    }
    group.finish();
}
