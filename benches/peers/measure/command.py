"""The command line: what is measured, on what, and where the record goes."""

import argparse
import json
import shutil
import subprocess
from pathlib import Path

from . import folder, jobs
from .corpora import NATURAL, named
from .folder import Folder
from .install import PINS
from .jobs import ROOT
from .programme import LARGE, LARGE_ROUNDS, Bench, growth, peers
from .say import say

RECORD = ROOT / "benches" / "record"

WHAT = "Measure refrain beside its peers, and refrain alone as archives grow; see README.md."

FULL = {
    "sizes": [10_000, 100_000, 1_000_000],
    "growth": [10_000, 100_000, 1_000_000, 3_000_000],
    "natural": list(NATURAL),
    "rounds": 5,
}
QUICK = {"sizes": [10_000], "growth": [10_000, 100_000], "natural": ["18f-blog"], "rounds": 1}


def size(word: str) -> int:
    units = {"k": 1_000, "m": 1_000_000}
    unit = units.get(word[-1:].lower(), 1)
    return int(word if unit == 1 else word[:-1]) * unit


def sizes(word: str) -> list[int]:
    return [size(part) for part in names(word)]


def names(word: str) -> list[str]:
    return [part for part in word.split(",") if part and part != "none"]


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benches/peers/run", description=WHAT)
    add = parser.add_argument
    add("what", nargs="?", choices=["all", "peers", "growth"], default="all",
        help="refrain beside its peers, refrain alone as archives grow, or both [all]")
    add("--quick", action="store_true",
        help="small corpora and one round, in minutes; the record stays in the throw-away folder")
    add("--sizes", type=sizes, help="generated corpora for the peers [10k,100k,1m]")
    add("--growth", type=sizes, help="generated archives for growth [10k,100k,1m,3m]")
    add("--natural", type=names, help=f"natural corpora, or none [{','.join(NATURAL)}]")
    add("--tools", type=names, default=list(PINS), help=f"peers, or none [{','.join(PINS)}]")
    add("--rounds", type=int, help=f"rounds [5; from {named(LARGE)} on {LARGE_ROUNDS}]")
    add("--timeout", type=float, default=900, help="the most seconds for one run [900]")
    add("--limit", action="append", default=[], metavar="TOOL=SIZE",
        help="the largest corpus for a peer that is slow or large")
    add("--brute-force", type=size, default=50_000, metavar="SIZE",
        help="the largest corpus that the truth is counted out for [50k]")
    add("--refrain", type=Path, help="a refrain that is built already [built from here]")
    add("--data", type=Path, default=ROOT.parent / "shared" / "data",
        help="where natural corpora lie [%(default)s]")
    add("--folder", type=Path, default=folder.usual(),
        help="the throw-away folder, kept between runs [%(default)s]")
    add("--out", type=Path, help="where the record goes [benches/record]")
    return parser


def main() -> int:
    asked = arguments().parse_args()
    for option, value in (QUICK if asked.quick else FULL).items():
        if getattr(asked, option) is None:
            setattr(asked, option, value)
    for limit in asked.limit:
        name, _, most = limit.partition("=")
        jobs.LIMITS[name] = jobs.Limit(size(most), "by --limit")
    throwaway = Folder(asked.folder)
    asked.out = asked.out or (throwaway.root / "record" if asked.quick else RECORD)
    refrain = throwaway.root / "refrain"
    built = asked.refrain.resolve() if asked.refrain else build()
    if built != refrain:
        # A copy, which nobody builds anew while it is measured.
        shutil.copy2(built, refrain)
    bench = Bench(throwaway, refrain, asked)
    if asked.what != "growth":
        peers(bench)
    if asked.what != "peers":
        growth(bench)
    say(f"the record is in {asked.out}")
    return 0


def build() -> Path:
    """Refrain as it stands here, and where cargo has put it."""
    say("building refrain")
    command = ["cargo", "build", "--release", "--locked"]
    command += ["--message-format=json-render-diagnostics"]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return Path(next(line["executable"] for line in reversed(told) if line.get("executable")))
