"""What each part of the alignment brings: PAN's pairs without it."""

import subprocess
from pathlib import Path

from .pan import SET, Scores
from .program import Program


def parts(program: Program, cargo: list[str], root: Path) -> list[dict]:
    out = program.place / "ablation"
    out.mkdir()
    command = [*cargo, "--bench", "ablation", "--", str(program.data / SET), str(out)]
    subprocess.run(command, cwd=root, check=True)
    scores, told = Scores(program), []
    # The files were written in the order of the work.
    for path in sorted(out.iterdir(), key=lambda path: path.stat().st_mtime_ns):
        by_kind = scores.of([_row(line) for line in path.read_text().splitlines()])
        told.append({"part": path.stem, **{kind: _told(score) for kind, score in by_kind.items()}})
    return told


def _row(line: str) -> tuple:
    a, a_start, a_len, b, b_start, b_len = line.split("\t")
    a_start, b_start = int(a_start), int(b_start)
    return (a, a_start, a_start + int(a_len), b, b_start, b_start + int(b_len), "")


def _told(score: dict) -> dict:
    return {name: score[name] for name in ("plagdet", "precision", "recall", "granularity", "reported")}
