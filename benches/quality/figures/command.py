"""The command line, and the order in which things are measured."""

import argparse
import datetime
import tempfile
from pathlib import Path

from measure import machine
from measure.say import say

from . import ablation, archives, pan, record
from .program import Program

ROOT = Path(__file__).resolve().parents[3]

SETS = {
    "pan": pan.figures,
    "ps-about": archives.ps_about,
    "harbor": archives.harbor,
    "kjv": archives.kjv,
    "speeches": archives.speeches,
    "seed": archives.seed,
    "18f": archives.blog,
}


def main() -> int:
    asked = _parser().parse_args()
    data = asked.data.resolve()
    if not data.is_dir():
        print(f"skipped: {data} is not here")
        return 0
    about = {
        "date": datetime.date.today().isoformat(),
        "refrain": machine.commit(ROOT),
        "machine": machine.describe(),
    }
    figures, parts = [], []
    with tempfile.TemporaryDirectory() as place:
        program = Program(asked.refrain.resolve(), data, asked.tools.resolve(), Path(place))
        for name in asked.only or SETS:
            say(name)
            figures.extend(SETS[name](program))
        if asked.ablation:
            say("ablation")
            parts = ablation.parts(program, asked.cargo.split(), ROOT)
    text = record.table(about, figures) + record.parts(parts)
    print(text)
    if asked.record:
        record.write(ROOT / "benches" / "record", about, figures, parts, text)
    return 1 if any(figure.missed for figure in figures) else 0


def _parser() -> argparse.ArgumentParser:
    shared = ROOT.parent / "shared"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--refrain", type=Path, default=ROOT / "target/release/refrain")
    parser.add_argument("--data", type=Path, default=shared / "data", help="the sets of texts")
    parser.add_argument("--tools", type=Path, default=shared / "tools", help="has plagdet.py")
    parser.add_argument("--only", nargs="+", choices=SETS, help="these sets alone")
    parser.add_argument("--ablation", action="store_true", help="what each part brings, too")
    parser.add_argument("--cargo", default="cargo bench", help="what runs the bench of --ablation")
    parser.add_argument("--record", action="store_true", help="put the tables into benches/record")
    return parser
