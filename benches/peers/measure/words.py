"""A text to plain words, so that every tool's idea of a word gives the same words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# Of what refrain, `\w+` and a split by spaces make of a text, these are what all agree on.
WORD = re.compile("[a-z0-9]+")

# refrain reads files, and shares them out among threads; no blog has its posts in one file.
PARAGRAPHS_A_FILE = 250


def plain(text: str) -> str:
    """The words of a text, in small letters, one space between any two."""
    return " ".join(WORD.findall(text.lower()))


@dataclass(frozen=True)
class Written:
    """How much was written."""

    paragraphs: int
    words: int
    bytes: int
    without_words: int


def write(paragraphs: Iterable[str], lines: Path, archive: Path) -> Written:
    """Writes plain words twice: a paragraph a line for the peers, and the same paragraphs in the
    same order, parted by blank lines, in files of some hundred for refrain."""
    archive.mkdir(parents=True)
    count = words = size = without = 0
    part: list[str] = []
    with open(lines, "w", encoding="ascii") as out:
        for text in paragraphs:
            line = plain(text)
            if not line:
                without += 1
                continue
            out.write(line + "\n")
            part.append(line)
            count += 1
            words += line.count(" ") + 1
            size += len(line) + 1
            if len(part) == PARAGRAPHS_A_FILE:
                _file(archive, count, part)
        if part:
            _file(archive, count, part)
    return Written(count, words, size, without)


def _file(archive: Path, count: int, part: list[str]) -> None:
    name = f"{(count - 1) // PARAGRAPHS_A_FILE:06}.txt"
    (archive / name).write_text("\n\n".join(part) + "\n", encoding="ascii")
    part.clear()
