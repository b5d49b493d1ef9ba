"""What a tool found, held against the truth; a pair that the truth lacks is looked at itself."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from .criteria import Criterion, shingles
from .oracle import Pair, Truth


@dataclass(frozen=True)
class Quality:
    """How right a tool was. `unknown` counts pairs that hold and are not in the truth: none, or the
    truth is not what it says."""

    pairs: int
    recall: float
    precision: float
    near: int
    near_recall: float
    unknown: int

    def as_json(self) -> dict:
        return asdict(self)


def read(path: Path) -> set[Pair]:
    """The pairs of a file: two numbers a line."""
    pairs = set()
    with open(path, encoding="ascii") as lines:
        for line in lines:
            if not line.startswith("#"):
                a, b = line.split("\t")[:2]
                pairs.add((int(a), int(b)))
    return pairs


class Judge:
    """Looks at pairs one by one. Equal paragraphs are looked at once."""

    def __init__(self, lines: Sequence[str]):
        texts: dict[str, int] = {}
        self._same = [texts.setdefault(line, len(texts)) for line in lines]
        self._texts = list(texts)
        self._sets: dict[int, frozenset] = {}
        self._seen: dict[Pair, tuple[int, int, int]] = {}

    def shared(self, pair: Pair) -> tuple[int, int, int]:
        """How many shingles two paragraphs share, and how many each has."""
        a, b = sorted(self._same[at] for at in pair)
        if (a, b) not in self._seen:
            left, right = self._set(a), self._set(b)
            self._seen[a, b] = (len(left & right), len(left), len(right))
        return self._seen[a, b]

    def near(self, pair: Pair) -> bool:
        shared, a, b = self.shared(pair)
        return not shared == a == b

    def true(self, found: Iterable[Pair], criterion: Criterion) -> Truth:
        """The pairs among `found` that hold, to stand for the truth where brute force cannot go."""
        return {pair: self.near(pair) for pair in found if criterion.holds(*self.shared(pair))}

    def quality(self, found: set[Pair], truth: Truth, criterion: Criterion) -> Quality:
        hits = [pair for pair in found if pair in truth]
        beyond = (pair for pair in found if pair not in truth)
        unknown = sum(criterion.holds(*self.shared(pair)) for pair in beyond)
        near = sum(truth.values())
        near_hits = sum(truth[pair] for pair in hits)
        # Of a million paragraphs they are some gigabytes, and soon made again.
        self._sets.clear()
        return Quality(
            pairs=len(found),
            recall=_share(len(hits), len(truth)),
            precision=_share(len(hits) + unknown, len(found)),
            near=near,
            near_recall=_share(near_hits, near),
            unknown=unknown,
        )

    def _set(self, text: int) -> frozenset:
        if text not in self._sets:
            self._sets[text] = shingles(self._texts[text])
        return self._sets[text]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
