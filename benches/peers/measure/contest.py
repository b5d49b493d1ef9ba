"""Refrain and its peers on one corpus: timed in turn, and held against the truth."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import jobs
from .bars import HEAVY, POSTS
from .copies import Planted
from .corpora import Corpus, Generated
from .criteria import CONTAINMENT, J50, J80, MATCH, OVERLAP, PROVED, Criterion
from .folder import Folder
from .jobs import JSCPD, REFRAIN, REPORT, SKETCHES, Job, Jobs
from .judge import Judge, Quality, read
from .oracle import Truth, truths
from .rounds import Rounds, Runs, warm
from .say import say

BRUTE = "brute force"
OWN = "refrain's, each pair looked at"

# The shares of a planted copy that must be covered: the usual one, and the one for heavy copies.
COVER, HEAVY_COVER = 0.5, 0.25


@dataclass
class Answer:
    """One question on one corpus: what it cost, and how right each was."""

    corpus: Corpus
    question: str
    runs: Runs
    truth: str = ""
    quality: dict[str, Quality] = field(default_factory=dict)
    # For posts: recall by kind of planted copy, by tool.
    planted: dict[str, dict[str, float]] = field(default_factory=dict)

    def as_json(self) -> dict:
        return {
            "corpus": self.corpus.as_json(),
            "question": self.question,
            "truth": self.truth,
            "quality": {name: quality.as_json() for name, quality in self.quality.items()},
            "planted": self.planted,
            **self.runs.as_json(),
        }


class Contest:
    def __init__(
        self,
        folder: Folder,
        jobs: Jobs,
        rounds: Rounds,
        peers: Sequence[str],
        brute_force_up_to: int,
    ):
        self._folder = folder
        self._jobs = jobs
        self._rounds = rounds
        self._peers = peers
        self._brute_force_up_to = brute_force_up_to

    def on_words(self, corpus: Corpus, rounds: int) -> list[Answer]:
        """All questions on plain words."""
        say(f"{corpus.name}: {corpus.paragraphs} paragraphs, {corpus.words} words")
        warm(corpus.lines)
        warm(corpus.archive)
        lines = corpus.text()
        judge = Judge(lines)
        known: dict[Criterion, Truth] = {}
        if corpus.paragraphs <= self._brute_force_up_to:
            say("  brute force")
            known = truths(lines, PROVED)
        asked = (J50, J80, CONTAINMENT, OVERLAP, MATCH)
        return [self._ask(corpus, criterion, judge, known, rounds) for criterion in asked]

    def on_posts(self, corpus: Corpus, made: Generated, refrain: Path, rounds: int) -> Answer:
        """The same paragraphs as Markdown: jscpd, refrain's join, and the whole of its report."""
        posts = made.posts(corpus.size)
        say(f"{corpus.name} as posts")
        warm(posts)
        others = [self._jobs.report(posts)]
        if JSCPD in self._peers and corpus.size <= jobs.LIMITS[JSCPD].paragraphs:
            others.append(self._jobs.jscpd(posts))
        runs = self._rounds.interleave(self._jobs.join(posts, MATCH), others, rounds)
        answer = Answer(corpus, POSTS, runs, truth="the copies planted")
        planted = Planted(refrain, posts, self._folder.runs)
        for job in others:
            if job.name not in runs.faults:
                tell = planted.of_jscpd if job.name == JSCPD else planted.of_report
                recall = tell(job.out, COVER)
                recall[HEAVY] = tell(job.out, HEAVY_COVER)["heavy"]
                answer.planted[job.name] = recall
        return answer

    def _ask(
        self,
        corpus: Corpus,
        criterion: Criterion,
        judge: Judge,
        known: dict[Criterion, Truth],
        rounds: int,
    ) -> Answer:
        say(f"  {criterion.name}")
        refrain = self._jobs.join(corpus.archive, criterion)
        others = self._others(corpus, criterion)
        answer = Answer(corpus, criterion.name, self._rounds.interleave(refrain, others, rounds))
        if criterion in PROVED:
            self._judge(answer, criterion, judge, known.get(criterion), [refrain, *others])
        return answer

    def _others(self, corpus: Corpus, criterion: Criterion) -> list[Job]:
        if criterion == MATCH:
            return [self._jobs.report(corpus.archive)]
        if criterion.kind != "jaccard":
            return []
        able = [name for name in SKETCHES if name in self._peers]
        fit = [name for name in able if _fits(name, corpus)]
        peers = [self._jobs.peer(name, corpus, criterion) for name in fit]
        # The whole of refrain beside the bare pairs of the others.
        return [*peers, self._jobs.report(corpus.archive)] if criterion == J50 else peers

    def _judge(
        self,
        answer: Answer,
        criterion: Criterion,
        judge: Judge,
        truth: Truth | None,
        asked: Sequence[Job],
    ) -> None:
        answer.truth = BRUTE
        if truth is None:
            if REFRAIN in answer.runs.faults:
                return
            answer.truth = OWN
            truth = judge.true(read(asked[0].out), criterion)
        for job in asked:
            if job.name != REPORT and job.name not in answer.runs.faults:
                answer.quality[job.name] = judge.quality(read(job.out), truth, criterion)


def _fits(name: str, corpus: Corpus) -> bool:
    limit = jobs.LIMITS.get(name)
    return limit is None or corpus.paragraphs <= limit.paragraphs
