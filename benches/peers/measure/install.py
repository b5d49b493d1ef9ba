"""The peers from their registries into the throw-away folder. One that cannot be had is told of,
and the others go on."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .folder import Folder
from .say import say

HERE = Path(__file__).resolve().parents[1]

# What each peer is pinned to. Of jscpd 5.4 the registry has no binary for Linux yet.
PINS = {
    "gaoya": "0.2.2",
    "rensa": "0.5.0",
    "datasketch": "2.0.0",
    "daft": "0.7.26",
    "jscpd": "5.3.3",
}
NUMPY = "2.4.6"


@dataclass(frozen=True)
class Installed:
    """The peers that are there, with their versions, and those that are not, with the reason."""

    versions: dict[str, str]
    missing: dict[str, str]


class Fault(Exception):
    """Why a step failed."""


def install(folder: Folder, names: Sequence[str]) -> Installed:
    versions, missing = {}, {}
    for name in names:
        try:
            say(f"installing {name} {PINS[name]}")
            versions[name] = STEPS[name](folder, name)
        except (Fault, OSError) as fault:
            missing[name] = f"could not be installed: {fault}"
            say(f"{name} {missing[name]}")
    return Installed(versions, missing)


def _gaoya(folder: Folder, name: str) -> str:
    manifest = HERE / "gaoya" / "Cargo.toml"
    command = ["cargo", "build", "--release", "--locked", "--quiet"]
    _do([*command, "--manifest-path", str(manifest), "--target-dir", str(folder.gaoya)])
    return PINS[name]


def _pip(folder: Folder, name: str) -> str:
    if not folder.python.exists():
        _do([sys.executable, "-m", "venv", str(folder.python.parents[1])])
    pip = [str(folder.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _do([*pip, f"{name}=={PINS[name]}", *([f"numpy=={NUMPY}"] if name == "daft" else [])])
    return PINS[name]


def _npm(folder: Folder, name: str) -> str:
    folder.npm.mkdir(exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--loglevel", "error"]
    _do(["npm", "install", "--prefix", str(folder.npm), *quiet, f"{name}@{PINS[name]}"])
    # The package is there even if the binary for this machine is not.
    _do([str(folder.npm / "node_modules" / ".bin" / name), "--version"])
    return PINS[name]


def _do(command: list[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip() or "no word why").splitlines()
        raise Fault(next((line for line in lines if "error" in line.lower()), lines[-1]))


STEPS: dict[str, Callable[[Folder, str], str]] = {
    "gaoya": _gaoya,
    "rensa": _pip,
    "datasketch": _pip,
    "daft": _pip,
    "jscpd": _npm,
}
