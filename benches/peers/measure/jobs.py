"""The command lines: what refrain and each peer are asked to do."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .corpora import Corpus
from .criteria import Criterion
from .folder import Folder
from .install import HERE

ROOT = HERE.parents[1]

REFRAIN = "refrain"
REPORT = "refrain report"
BENCH = "refrain bench"

# The peers that answer the same question as a join, and the one that reads posts as they are.
SKETCHES = ("gaoya", "rensa", "datasketch", "daft")
JSCPD = "jscpd"


@dataclass(frozen=True)
class Limit:
    """The most paragraphs that a peer is run on, and why no more."""

    paragraphs: int
    why: str


LIMITS = {
    "datasketch": Limit(100_000, "about half a minute at 100k; ten times that and more for a run"),
    JSCPD: Limit(100_000, "2 GiB at 100k, so some 20 GiB"),
}


@dataclass(frozen=True)
class Job:
    """A command, and the file that it leaves behind."""

    name: str
    command: list[str]
    out: Path
    # What must not be there before.
    clear: Callable[[], None] = lambda: None


class Jobs:
    def __init__(self, folder: Folder, refrain: Path):
        self._folder = folder
        self._refrain = str(refrain)

    def join(self, archive: Path, criterion: Criterion) -> Job:
        """Read, cut, joined and written, with nothing told of it but the pairs."""
        out = self._folder.runs / "refrain.tsv"
        once = ["--runs", "1", "--format", "json", "--quiet", "--split-posts", "never"]
        asked = ["--join", criterion.name, "--pairs", str(out)]
        return Job(REFRAIN, [self._refrain, "bench", *asked, *once, str(archive)], out)

    def report(self, archive: Path) -> Job:
        """All that refrain does: aligned, grouped, ranked and written as JSON."""
        out = self._folder.runs / "report.json"
        told = ["--format", "json", "--output", str(out), "--quiet", "--split-posts", "never"]
        return Job(REPORT, [self._refrain, "report", *told, str(archive)], out)

    def bench(self, archive: Path, runs: int) -> Job:
        """The same stage by stage; what it prints is the result."""
        told = ["--format", "json", "--quiet", "--runs", str(runs)]
        return Job(BENCH, [self._refrain, "bench", *told, str(archive)], self._folder.runs)

    def peer(self, name: str, corpus: Corpus, criterion: Criterion) -> Job:
        """The pairs by Jaccard of one of the sketches."""
        out = self._folder.runs / f"{name}.tsv"
        asked = [str(corpus.lines), str(float(criterion.least)), str(out)]
        if name == "gaoya":
            return Job(name, [str(self._folder.gaoya / "release" / "gaoya-pairs"), *asked], out)
        driver = HERE / "drivers" / f"{name}_pairs.py"
        # `-B`: nothing is to be left beside the drivers.
        return Job(name, [str(self._folder.python), "-B", str(driver), *asked], out)

    def jscpd(self, posts: Path) -> Job:
        """Its exact clones among Markdown posts. A paragraph on one line must count, so one line is
        enough; of the least tokens, its default finds more exact copies than 5, 10 or 25 do."""
        out = self._folder.runs / "jscpd"
        least = ["--min-lines", "1", "--min-tokens", "50", "--format", "markdown"]
        told = ["--reporters", "json", "--output", str(out), "--silent", "--no-tips"]
        read = ["--no-gitignore", str(posts)]
        command = str(self._folder.npm / "node_modules" / ".bin" / JSCPD)
        clear = lambda: shutil.rmtree(out, ignore_errors=True)
        return Job(JSCPD, [command, *least, *told, *read], out / "jscpd-report.json", clear)
