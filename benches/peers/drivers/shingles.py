"""What all Python peers are given: the paragraphs of a file as runs of five words, and where their
pairs go."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SHINGLE = 5
PERMUTATIONS = 128

# Bands and rows by threshold. A pair right at it shares a band with a chance of .87 at .5, which is
# 1 - (1 - .5^4)^32, and of .95 at .8; one that is alike by a tenth more, with .99 and nearly 1.
BANDS = {0.5: (32, 4), 0.8: (16, 8)}


def lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="ascii").splitlines()


# Texts come as they are written, and a sketch knows no words: whoever uses one cuts them.
WORDS = re.compile(r"\w+").findall


def of(line: str) -> list[str]:
    """The distinct runs of words of a paragraph; fewer words are one run."""
    words = WORDS(line.lower())
    if len(words) < SHINGLE:
        return [" ".join(words)]
    return list({" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)})


def earlier(found: Iterable[Iterable[int]]) -> Iterator[tuple[int, int]]:
    """Of what was found for each paragraph, the pairs with those before it."""
    for later, others in enumerate(found):
        for other in others:
            if other < later:
                yield other, later


def write(pairs: Iterable[tuple[int, int]], path: str) -> None:
    with open(path, "w", encoding="ascii") as out:
        out.writelines(f"{a}\t{b}\n" for a, b in pairs)
