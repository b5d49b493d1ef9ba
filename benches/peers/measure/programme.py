"""The whole programme: every corpus in its turn, and the record kept up after each."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from . import growth_tables, jobs, machine, peers_tables
from .contest import Contest
from .corpora import Generated, named, natural
from .folder import Folder
from .growth import TRAPS, Growth
from .install import install
from .jobs import ROOT, Jobs
from .record import Record
from .rounds import Rounds
from .say import say

# What takes minutes a round need not be asked for five times.
LARGE, LARGE_ROUNDS = 1_000_000, 3

# The traps of a quick run are one part in so many of the full ones.
QUICK_SHARE = 10


class Bench:
    """What both parts of it need."""

    def __init__(self, folder: Folder, refrain: Path, asked: Namespace):
        self.folder = folder
        self.refrain = refrain
        self.asked = asked
        self.made = Generated(folder, refrain)
        self.jobs = Jobs(folder, refrain)
        self.rounds = Rounds(folder, asked.rounds, asked.timeout)

    def about(self, tools: dict[str, str]) -> dict:
        load = machine.load()
        if load > 1:
            say(f"the machine is busy (load {load}); times by the clock will be too long")
        built = str(self.asked.refrain) if self.asked.refrain else machine.commit(ROOT)
        return {
            "date": date.today().isoformat(),
            "refrain": built,
            "machine": machine.describe(),
            "tools": tools,
            "options": " ".join(sys.argv[1:]),
            "rounds": self.asked.rounds,
            "large_rounds": self.often(LARGE),
            "load": load,
            "floor": self.rounds.floor(),
        }

    def often(self, size: int) -> int:
        """How many rounds a corpus of this size gets."""
        return min(self.asked.rounds, LARGE_ROUNDS) if size >= LARGE else self.asked.rounds

    def record(self, name: str, title: str, tools: dict[str, str]) -> Record:
        ending = "-quick" if self.asked.quick else ""
        return Record(self.asked.out, name + ending, title, self.about(tools))


def peers(bench: Bench) -> None:
    asked = bench.asked
    installed = install(bench.folder, asked.tools)
    record = bench.record("peers", "refrain beside its peers", installed.versions)
    contest = Contest(
        bench.folder, bench.jobs, bench.rounds, list(installed.versions), asked.brute_force
    )
    left_out = dict(installed.missing)
    for tool, limit in jobs.LIMITS.items():
        if tool in installed.versions and max(asked.sizes, default=0) > limit.paragraphs:
            left_out[f"{tool} above {named(limit.paragraphs)} paragraphs"] = limit.why
    answers = []

    def keep() -> None:
        figures = {"left_out": left_out, "answers": [answer.as_json() for answer in answers]}
        record.write(peers_tables.tables(answers, left_out), figures)

    for size in asked.sizes:
        corpus = bench.made.plain(size)
        answers += contest.on_words(corpus, bench.often(size))
        answers.append(contest.on_posts(corpus, bench.made, bench.refrain, bench.often(size)))
        keep()
    for name in asked.natural:
        corpus = natural(bench.folder, asked.data, name)
        if corpus is None:
            left_out[name] = f"not in {asked.data}"
        else:
            answers += contest.on_words(corpus, asked.rounds)
        keep()


def growth(bench: Bench) -> None:
    record = bench.record("growth", "refrain alone", {})
    grown = Growth(bench.folder, bench.jobs, bench.rounds, bench.made)
    sizes, traps = [], []

    def keep() -> None:
        figures = {
            "sizes": [size.as_json() for size in sizes],
            "traps": [trap.as_json() for trap in traps],
        }
        record.write(growth_tables.tables(sizes, traps), figures)

    for name in TRAPS:
        share = QUICK_SHARE if bench.asked.quick else 1
        found = grown.trap(name, min(bench.asked.rounds, LARGE_ROUNDS), share)
        traps += [found] if found else []
        keep()
    for size in bench.asked.growth:
        found = grown.at(size, bench.often(size))
        sizes += [found] if found else []
        keep()
