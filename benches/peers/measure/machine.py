"""What the figures were measured on."""

import os
import platform
import subprocess
from pathlib import Path


def describe() -> dict:
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "node": _ask("node", "--version"),
        "rustc": _ask("rustc", "--version"),
    }


def commit(root: Path) -> str:
    """The commit of refrain, and whether its code has changed since."""
    name = _ask("git", "-C", str(root), "rev-parse", "--short=12", "HEAD")
    code = ("src", "Cargo.toml", "Cargo.lock")
    changed = _ask("git", "-C", str(root), "status", "--porcelain", "--", *code)
    return f"{name}, with changes" if changed else name


def load() -> float:
    """How many processes have wanted a core in the last minute; measured alone, about one."""
    return round(os.getloadavg()[0], 2)


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def _ask(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""
