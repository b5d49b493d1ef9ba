"""The bars: what share of a peer's time and memory refrain may need at most."""

from collections.abc import Iterator
from dataclasses import dataclass

from .jobs import JSCPD, REFRAIN, REPORT
from .rounds import MEASURES, Runs, Spread

K10, K100, M1 = 10_000, 100_000, 1_000_000

JACCARD = ("jaccard:0.5", "jaccard:0.8")
POSTS = "posts"


@dataclass(frozen=True)
class Bar:
    questions: tuple[str, ...]
    job: str
    peer: str
    measure: str
    # The most that the ratio may be, by the corpus's size.
    most: dict[int, float]


BARS = (
    Bar(JACCARD[:1], REFRAIN, "gaoya", "wall", {K10: 0.40, K100: 0.22, M1: 0.15}),
    Bar(JACCARD[:1], REFRAIN, "gaoya", "cpu", {K10: 0.40, K100: 0.22, M1: 0.15}),
    Bar(JACCARD[:1], REFRAIN, "gaoya", "peak", {K10: 0.30, K100: 0.30, M1: 0.30}),
    Bar(JACCARD, REFRAIN, "rensa", "wall", {K100: 0.08, M1: 0.06}),
    Bar(JACCARD[:1], REPORT, "gaoya", "wall", {M1: 0.5}),
    Bar(JACCARD[:1], REPORT, "rensa", "wall", {M1: 0.2}),
    Bar((POSTS,), REFRAIN, JSCPD, "wall", {K100: 0.10}),
    Bar((POSTS,), REFRAIN, JSCPD, "peak", {K100: 0.10}),
    Bar((POSTS,), REPORT, JSCPD, "wall", {K100: 0.2}),
)

# The most that a join's peak may be of the bytes that it reads.
INPUT = {M1: 2.5}

# Of the planted copies so many must be in a report at 100k. A heavy copy keeps down to 40 % of its
# words, so that only a quarter of it need be covered.
HEAVY = "heavy, a quarter of it"
PLANTED = {"exact": 1.0, "light": 1.0, "partial": 1.0, HEAVY: 0.90}

# A trap may take so many times what ordinary text of as many words takes.
TRAP = 3.0


@dataclass(frozen=True)
class Verdict:
    """What a job of refrain's needs of what a peer needs, by measure."""

    job: str
    peer: str
    ratios: dict[str, Spread]
    # The bars, where there are any for a corpus of this size.
    bars: dict[str, float | None]


def verdicts(question: str, size: int, runs: Runs) -> Iterator[Verdict]:
    """Refrain's jobs against each peer that answers the question, bar or none."""
    for job in (REFRAIN, REPORT):
        for peer in runs.jobs():
            ratios = {measure: runs.ratio(job, peer, measure) for measure in MEASURES}
            if peer not in (REFRAIN, REPORT) and all(ratios.values()):
                bars = {name: _bar(question, job, peer, name, size) for name in MEASURES}
                yield Verdict(job, peer, ratios, bars)


def word(figure: float, bar: float) -> str:
    return "pass" if figure <= bar else "**miss**"


def _bar(question: str, job: str, peer: str, measure: str, size: int) -> float | None:
    for bar in BARS:
        if question in bar.questions and (bar.job, bar.peer, bar.measure) == (job, peer, measure):
            return bar.most.get(size)
    return None
