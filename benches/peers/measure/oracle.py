"""The truth by brute force: the shared shingles of every two paragraphs, counted one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from .criteria import Criterion, shingles

# A pair of paragraph numbers, the smaller first.
Pair = tuple[int, int]

# The true pairs, and of each whether it is near: alike, but not the same set of shingles.
Truth = dict[Pair, bool]


def truths(lines: Iterable[str], criteria: Sequence[Criterion]) -> dict[Criterion, Truth]:
    """The true pairs by each criterion. Nothing is sampled, filtered or hashed by hand."""
    found: dict[Criterion, Truth] = {criterion: {} for criterion in criteria}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: list[int] = []
    for later, line in enumerate(lines):
        own = shingles(line)
        shared: Counter[int] = Counter()
        for shingle in own:
            shared.update(holders[shingle])
            holders[shingle].append(later)
        for earlier, count in shared.items():
            near = not count == len(own) == sizes[earlier]
            for criterion in criteria:
                if criterion.holds(count, sizes[earlier], len(own)):
                    found[criterion][earlier, later] = near
        sizes.append(len(own))
    return found
