"""The program that is measured, and where its texts are."""

import importlib.util
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType


@dataclass
class Program:
    refrain: Path
    data: Path
    tools: Path
    place: Path

    def run(self, *words: str, within: str) -> str:
        """What a command prints; findings are no failure."""
        done = subprocess.run(
            [str(self.refrain), *words], cwd=self.data / within, text=True, capture_output=True
        )
        if done.returncode not in (0, 1):
            raise SystemExit(f"refrain {' '.join(words)}: {done.stderr}")
        return done.stdout

    def report(self, *words: str, within: str) -> dict:
        return json.loads(self.run(*words, "--format", "json", within=within))

    def evaluate(self, report: dict, truth: str, *words: str, within: str) -> dict:
        """How much of a truth, given as text, a report holds: found and all by kind."""
        (self.place / "report.json").write_text(json.dumps(report))
        (self.place / "truth.tsv").write_text(truth)
        told = self.run(
            "evaluate", "--truth", str(self.place / "truth.tsv"), str(self.place / "report.json"),
            *words, "--format", "json", within=within,
        )
        return {kind["kind"]: (kind["found"], kind["pairs"]) for kind in json.loads(told)["recall"]}

    def plagdet(self) -> ModuleType:
        """The scorer of PAN."""
        spec = importlib.util.spec_from_file_location("plagdet", self.tools / "plagdet.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
