"""Refrain alone: how its time and memory grow with an archive, and what traps cost it."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from .corpora import Generated, named
from .folder import Folder
from .jobs import Job, Jobs
from .rounds import Rounds, Runs, warm
from .say import say

WORDS_A_PARAGRAPH = 80

# Each trap of `refrain generate`, and one more: what it is, and how many paragraphs' worth of words
# it has; 12,500 are a million words.
ONE_WORD = "one word"
TRAPS = {
    "same": ("one paragraph, {paragraphs} times", 100_000),
    "sentence": ("{paragraphs} paragraphs that share one sentence of 40 words", 100_000),
    "long": ("one paragraph of {words} words", 12_500),
    "word": ("{paragraphs} paragraphs of \"a a a a ...\"", 12_500),
    ONE_WORD: ("one paragraph of \"a a a a ...\", {words} words", 12_500),
}

TRAP, ORDINARY = "trap", "ordinary text"


@dataclass
class Size:
    """One archive: what is in it, what its stages took by the clock, what a report cost in all."""

    name: str
    bytes: int
    paragraphs: int
    words: int
    stages: dict[str, float]
    report: Runs

    def as_json(self) -> dict:
        return {**asdict(self), "report": self.report.as_json()}


@dataclass
class Trapped:
    """A trap beside ordinary text of about as many words."""

    name: str
    what: str
    words: int
    ordinary_words: int
    stages: dict[str, float]
    runs: Runs

    @property
    def dearest(self) -> str:
        """The stage that takes longest, `all` being none."""
        name = max((name for name in self.stages if name != "all"), key=self.stages.__getitem__)
        return f"{name} {self.stages[name]:.2f} s"

    def ratio(self, measure: str) -> float | None:
        """What a word of the trap costs, of what a word of ordinary text does."""
        spread = self.runs.ratio(TRAP, ORDINARY, measure)
        return spread and spread.median * self.ordinary_words / self.words

    def as_json(self) -> dict:
        figures = {name: value for name, value in vars(self).items() if name != "runs"}
        return {**figures, **self.runs.as_json()}


class Growth:
    def __init__(self, folder: Folder, jobs: Jobs, rounds: Rounds, made: Generated):
        self._folder = folder
        self._jobs = jobs
        self._rounds = rounds
        self._made = made

    def at(self, size: int, rounds: int) -> Size | None:
        posts = self._made.posts(size)
        say(f"{named(size)} paragraphs in posts")
        warm(posts)
        told = self._stages(posts, rounds)
        report = self._rounds.interleave(self._jobs.report(posts), [], rounds)
        if told is None:
            return None
        counted = (told[name] for name in ("bytes", "paragraphs", "words"))
        return Size(named(size), *counted, stages(told), report)

    def trap(self, name: str, rounds: int, share: int = 1) -> Trapped | None:
        """A trap of one part in `share` of its full size."""
        what, paragraphs = TRAPS[name]
        size = paragraphs // share
        what = what.format(paragraphs=f"{size:,}", words=f"{size * WORDS_A_PARAGRAPH:,}")
        say(f"trap: {what}")
        posts, ordinary = self._posts(name, size), self._made.posts(size)
        warm(posts)
        warm(ordinary)
        counts = [self._stages(path, 1) for path in (posts, ordinary)]
        if None in counts:
            return None
        trap = self._named(TRAP, self._jobs.report(posts))
        plain = self._named(ORDINARY, self._jobs.report(ordinary))
        runs = self._rounds.interleave(trap, [plain], rounds)
        words = (count["words"] for count in counts)
        return Trapped(name, what, *words, stages(counts[0]), runs)

    def _posts(self, name: str, size: int) -> Path:
        if name != ONE_WORD:
            return self._made.posts(size, name)
        path = self._folder.corpora / f"one-word-{named(size)}.txt"
        path.write_text("a " * (size * WORDS_A_PARAGRAPH), encoding="ascii")
        return path

    def _stages(self, posts: Path, rounds: int) -> dict | None:
        """What `refrain bench` tells of so many runs."""
        job = self._jobs.bench(posts, rounds)
        runs = self._rounds.interleave(job, [], 1)
        return None if runs.faults else json.loads(self._rounds.printed())

    @staticmethod
    def _named(name: str, job: Job) -> Job:
        return Job(name, job.command, job.out)


def stages(told: dict) -> dict[str, float]:
    """The seconds of each stage, as `refrain bench` has told them."""
    return {stage["stage"]: stage["median"] for stage in told["stages"]}


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of its size that a cost grows with, from one archive to a larger one."""
    return math.log(costs[1] / costs[0]) / math.log(sizes[1] / sizes[0])
