"""Runs in turn: refrain, a peer, refrain, the next peer, and so again, so that a machine that is
busier for a while is so for all."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from .folder import Folder
from .jobs import Job
from .machine import load
from .say import say

METER = Path(__file__).with_name("meter.py")
MEASURES = ("wall", "cpu", "peak")


@dataclass(frozen=True)
class Run:
    """What one run cost: seconds, seconds, bytes."""

    job: str
    # The job that refrain was run just before.
    beside: str
    round: int
    wall: float
    cpu: float
    peak: int
    load: float


@dataclass(frozen=True)
class Spread:
    """The median of some figures, and how far they go."""

    median: float
    least: float
    most: float


def spread(figures: Sequence[float]) -> Spread | None:
    return Spread(median(figures), min(figures), max(figures)) if figures else None


class Runs:
    """All runs of one question on one corpus."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.faults: dict[str, str] = {}

    def of(self, job: str, measure: str) -> Spread | None:
        return spread([getattr(run, measure) for run in self.runs if run.job == job])

    def jobs(self) -> list[str]:
        return list(dict.fromkeys(run.job for run in self.runs))

    def ratio(self, job: str, peer: str, measure: str) -> Spread | None:
        """What a job needs of what a peer needs, round by round; of refrain's runs in a round it is
        the one right before the peer's."""
        mine = {(run.round, run.beside): run for run in self.runs if run.job == job}
        theirs = [run for run in self.runs if run.job == peer]
        pairs = [(mine.get((run.round, peer)) or mine.get((run.round, "")), run) for run in theirs]
        return spread([getattr(a, measure) / getattr(b, measure) for a, b in pairs if a])

    def as_json(self) -> dict:
        return {"runs": [asdict(run) for run in self.runs], "faults": self.faults}


class Rounds:
    def __init__(self, folder: Folder, rounds: int, timeout: float):
        self._result = folder.runs / "cost.json"
        self._rounds = rounds
        self._timeout = timeout

    def interleave(self, refrain: Job, others: Sequence[Job], rounds: int | None = None) -> Runs:
        """Each round runs refrain before each of the others, or once if there are none. What fails
        once is not run again."""
        runs = Runs()
        for number in range(rounds or self._rounds):
            for other in others or [None]:
                beside = other.name if other else ""
                if beside in runs.faults:
                    continue
                self._once(runs, refrain, beside, number)
                if other:
                    self._once(runs, other, "", number)
        return runs

    def floor(self) -> int:
        """The least peak that is ever told: what the process holds that starts a command."""
        nothing = self.interleave(Job("nothing", ["true"], self._result), [], 1)
        return nothing.runs[0].peak

    def printed(self) -> str:
        """What the last run wrote to its standard output."""
        return Path(f"{self._result}.out").read_text()

    def _once(self, runs: Runs, job: Job, beside: str, number: int) -> None:
        if job.name in runs.faults:
            return
        job.clear()
        command = [sys.executable, "-I", "-S", METER, self._result, str(self._timeout)]
        subprocess.run([*command, *job.command], check=True, stdin=subprocess.DEVNULL)
        cost = json.loads(self._result.read_text())
        code = cost.pop("code")
        if cost.pop("stopped"):
            runs.faults[job.name] = f"stopped after {self._timeout:.0f} s"
        elif code:
            words = Path(f"{self._result}.err").read_text(errors="replace").strip()
            runs.faults[job.name] = f"exit code {code}: {(words.splitlines() or [''])[0]}"
        else:
            runs.runs.append(Run(job.name, beside, number, **cost, load=load()))
            say(f"    {job.name}: {cost['wall']:.2f} s, {cost['peak'] / 2**20:.0f} MiB")
            return
        say(f"    {job.name}: {runs.faults[job.name]}")


def warm(path: Path) -> None:
    """Reads all of it once, so that no tool pays for the disk."""
    for file in [path] if path.is_file() else path.rglob("*"):
        if file.is_file():
            file.read_bytes()
