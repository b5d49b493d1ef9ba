"""What a pair of paragraphs must have in common, decided in whole numbers."""

from dataclasses import dataclass
from fractions import Fraction

SHINGLE = 5


@dataclass(frozen=True)
class Criterion:
    """One question that is put to every tool; its name is refrain's own spelling of it."""

    name: str

    @property
    def kind(self) -> str:
        return self.name.partition(":")[0]

    @property
    def least(self) -> Fraction:
        return Fraction(self.name.partition(":")[2])

    def holds(self, shared: int, a: int, b: int) -> bool:
        """Whether sets of `a` and `b` shingles, `shared` of them in common, are a pair."""
        if self.kind == "jaccard":
            return shared >= self.least * (a + b - shared)
        if self.kind == "containment":
            return shared >= self.least * min(a, b)
        if self.kind == "overlap":
            # A paragraph that has fewer gives all it has.
            return shared >= min(self.least, a, b)
        raise ValueError(f"{self.name}: no such criterion")


J50 = Criterion("jaccard:0.5")
J80 = Criterion("jaccard:0.8")
CONTAINMENT = Criterion("containment:0.5")
OVERLAP = Criterion("overlap:10")

# All that a report asks at once; it is timed, and has no truth of its own here.
MATCH = Criterion("match")

PROVED = (J50, J80, CONTAINMENT, OVERLAP)


def shingles(line: str) -> frozenset[tuple[str, ...]]:
    """The distinct runs of five words of a paragraph; fewer words are one run."""
    words = line.split(" ")
    length = min(SHINGLE, len(words))
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))
