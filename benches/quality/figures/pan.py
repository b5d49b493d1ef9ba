"""PAN 2013, training corpus: listed pairs of texts, scored by plagdet."""

import json
from pathlib import Path

from .figure import Figure
from .program import Program

SET = "pan13-train"
CLEAN = "01-no-plagiarism"

# What is asked without the digest pass and with it, over all kinds.
BARS = {"without digest": 0.93, "with digest": 0.94}
UNDISGUISED, GRANULARITY, FALSE_PAIRS = 0.965, 1.01, 3


def figures(program: Program) -> list[Figure]:
    told = []
    for name, flags in (("without digest", []), ("with digest", ["--digest"])):
        scores = Scores(program).of(_found(program, flags))
        where, whole = f"PAN train, {name}", scores["all"]
        told.append(Figure(where, "plagdet, all", whole["plagdet"], BARS[name]))
        told.append(Figure(where, "precision", whole["precision"]))
        told.append(Figure(where, "recall", whole["recall"]))
        told.append(Figure(where, "granularity", whole["granularity"], GRANULARITY, most=True))
        for kind, score in scores.items():
            if kind == CLEAN:
                bar = FALSE_PAIRS
                what = "pairs without listed reuse reported"
                told.append(Figure(where, what, score["reported"], bar, most=True, of=score["pairs"]))
            elif kind != "all":
                bar = UNDISGUISED if "no-obfuscation" in kind else None
                told.append(Figure(where, f"plagdet, {kind[3:]}", score["plagdet"], bar))
    return told


def _found(program: Program, flags: list[str]) -> list[tuple]:
    """What `compare --pairs` tells, in code points."""
    folder = program.data / SET
    names = [line.split()[:2] for line in _lines(folder / "pairs")]
    listed = program.place / "pan.pairs"
    listed.write_text("".join(f"susp/{a}\tsrc/{b}\n" for a, b in names))
    out = program.place / "pan.jsonl"
    program.run("compare", "--pairs", str(listed), *flags, "-o", str(out), within=SET)
    counts: dict[str, list[int] | None] = {}
    rows = []
    with out.open() as reports:
        for (a, b), line in zip(names, reports, strict=True):
            for passage in json.loads(line)["passages"]:
                row = []
                for name, side in ((f"susp/{a}", "a"), (f"src/{b}", "b")):
                    if name not in counts:
                        counts[name] = (folder / name).read_bytes()
                    text, place = counts[name], passage[side]
                    start, end = (len(text[: place[at]].decode()) for at in ("start", "end"))
                    row += [name.split("/")[1], start, end]
                rows.append((*row, ""))
    return rows


class Scores:
    """What plagdet says of detections, over all pairs and by kind."""

    def __init__(self, program: Program) -> None:
        self._plagdet = program.plagdet()
        folder = program.data / SET
        self._truth = self._plagdet.read_tsv(folder / "truth.tsv")
        kinds = sorted(path.parent for path in folder.glob("0*/pairs"))
        self._pairs = {kind.name: {tuple(line.split()[:2]) for line in _lines(kind / "pairs")} for kind in kinds}
        self._pairs = {"all": set().union(*self._pairs.values())} | self._pairs

    def of(self, found: list[tuple]) -> dict[str, dict]:
        scores = {}
        for kind, pairs in self._pairs.items():
            truth, own = ([row for row in rows if (row[0], row[3]) in pairs] for rows in (self._truth, found))
            reported = len({(row[0], row[3]) for row in own})
            scores[kind] = {**self._plagdet.score(truth, own), "reported": reported, "pairs": len(pairs)}
        return scores


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line.strip()]
