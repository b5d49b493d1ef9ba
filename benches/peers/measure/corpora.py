"""The texts that all tools are run on: generated ones of any size, and natural ones."""

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from . import words
from .folder import Folder
from .say import say

# Blogs, speeches and manuals to look for in the data folder.
NATURAL = ("18f-blog", "go-blog", "kjv", "grimmer-snowe", "ps-about", "speeches")
ENDINGS = (".md", ".txt")
NO_TEXT = ("LICENSE.md", "LICENSE.txt", "LICENSE-CODE.md", "COMMIT.txt")

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
BLANK_LINES = re.compile(r"\n\s*\n")

# No editor wraps a line so late: lines as long as this are paragraphs of their own.
WRAPPED_LINE = 140

SAMPLE = 300


@dataclass(frozen=True)
class Corpus:
    """Plain words: a paragraph a line in `lines`; the same in files, for refrain, in `archive`."""

    name: str
    home: Path
    # What it was asked for to have, and what it has.
    size: int
    paragraphs: int
    words: int
    bytes: int
    without_words: int

    @property
    def lines(self) -> Path:
        return self.home / "words.txt"

    @property
    def archive(self) -> Path:
        return self.home / "words"

    def text(self) -> list[str]:
        return self.lines.read_text(encoding="ascii").splitlines()

    def as_json(self) -> dict:
        figures = asdict(self)
        del figures["home"]
        return figures


def named(size: int) -> str:
    """10000 as `10k`, 3000000 as `3m`."""
    for unit, letter in ((1_000_000, "m"), (1_000, "k")):
        if size >= unit and size % unit == 0:
            return f"{size // unit}{letter}"
    return str(size)


class Generated:
    """The corpora that refrain makes from a seed; one that is there already is taken as it is."""

    def __init__(self, folder: Folder, refrain: Path):
        self._refrain = refrain
        # A generator that has changed makes other bytes: they must not be mixed up with the old.
        sample = folder.corpora / "sample.txt"
        self._make(sample, SAMPLE, "--force")
        mark = hashlib.sha256(sample.read_bytes()).hexdigest()[:8]
        self._home = folder.corpora / f"generated-{mark}"

    def plain(self, size: int) -> Corpus:
        """So many paragraphs, as plain words."""
        home = self._home / named(size)
        if not home.exists():
            say(f"generating {named(size)} paragraphs")
            half = _clean(home.with_suffix(".part"))
            text = half / "text.txt"
            self._make(text, size)
            with open(text, encoding="utf-8") as lines:
                written = words.write(lines, half / "words.txt", half / "words")
            text.unlink()
            (half / "written.json").write_text(json.dumps(asdict(written)))
            half.rename(home)
        written = json.loads((home / "written.json").read_text())
        return Corpus(f"generated {named(size)}", home, size, **written)

    def posts(self, size: int, trap: str | None = None) -> Path:
        """The same paragraphs as they are, in Markdown posts, with `truth.tsv`; or a trap's."""
        home = self._home / ("posts-" + (f"{trap}-" if trap else "") + named(size))
        if not home.exists():
            say(f"generating {home.name}")
            half = home.with_suffix(".part")
            shutil.rmtree(half, ignore_errors=True)
            self._make(half, size, "--form", "markdown", *(["--trap", trap] if trap else []))
            half.rename(home)
        return home

    def _make(self, out: Path, size: int, *options: str) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        command = [str(self._refrain), "generate", "--quiet", *options, str(size), str(out)]
        subprocess.run(command, check=True)


def natural(folder: Folder, data: Path, name: str) -> Corpus | None:
    """A natural corpus; `None`, with a word on it, if it is not there."""
    found = sorted(path for path in (data / name).rglob("*") if path.suffix in ENDINGS)
    files = [path for path in found if path.name not in NO_TEXT]
    if not files:
        say(f"{name} is left out: nothing in {data / name}")
        return None
    home = _clean(folder.corpora / name)
    written = words.write(_paragraphs(files), home / "words.txt", home / "words")
    return Corpus(name, home, 0, **asdict(written))


def _paragraphs(files: list[Path]) -> Iterator[str]:
    """What blank lines part; lines that are too long to be wrapped are paragraphs each."""
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        for block in BLANK_LINES.split(FRONT_MATTER.sub("", text)):
            lines = block.split("\n")
            if any(len(line) > WRAPPED_LINE for line in lines):
                yield from lines
            else:
                yield block


def _clean(home: Path) -> Path:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    return home
