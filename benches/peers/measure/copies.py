"""What was found of the copies planted in posts, by the rule of `refrain evaluate` for all."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path


class Planted:
    """Recall by kind of copy: `exact`, `light`, `heavy`, `partial`, `boilerplate`."""

    def __init__(self, refrain: Path, posts: Path, scratch: Path):
        self._refrain = refrain
        self._posts = posts
        self._pairs = scratch / "stretches.tsv"

    def of_report(self, report: Path, cover: float) -> dict[str, float]:
        return self._evaluate(cover, str(report))

    def of_jscpd(self, report: Path, cover: float) -> dict[str, float]:
        clones = json.loads(report.read_text())["duplicates"]
        with open(self._pairs, "w", encoding="utf-8") as out:
            for clone in clones:
                sides = [*self._stretch(clone["firstFile"]), *self._stretch(clone["secondFile"])]
                out.write("\t".join(map(str, sides)) + "\n")
        return self._evaluate(cover, "--pairs", str(self._pairs))

    def _stretch(self, side: dict) -> Iterator[str | int]:
        """Path, first byte and length; jscpd counts lines from 1 and columns from 0."""
        # Behind the name may stand what part of the file it was: `post.md:yaml`.
        path = side["name"].rpartition(".md")[0] + ".md"
        lines = (self._posts / path).read_bytes().splitlines(keepends=True)
        ends = []
        for place in (side["startLoc"], side["endLoc"]):
            ends.append(sum(map(len, lines[: place["line"] - 1])) + place["column"])
        yield from (path, ends[0], ends[1] - ends[0])

    def _evaluate(self, cover: float, *found: str) -> dict[str, float]:
        truth = ["--truth", str(self._posts / "truth.tsv"), "--cover", str(cover)]
        command = [str(self._refrain), "evaluate", "--quiet", "--format", "json", *truth, *found]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return {row["kind"]: row["recall"] for row in json.loads(done.stdout)["recall"]}
