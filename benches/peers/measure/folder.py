"""The throw-away folder: what lies where in it."""

import os
import shutil
from pathlib import Path


def usual() -> Path:
    """Where it is unless another is named: it is kept between runs, and may be deleted any time."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "refrain-peers"


class Folder:
    def __init__(self, root: Path):
        self.root = root.resolve()
        self.python = self.root / "venv" / "bin" / "python"
        self.npm = self.root / "npm"
        self.gaoya = self.root / "gaoya"
        self.corpora = self.root / "corpora"
        self.runs = self.root / "runs"
        self.corpora.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.runs, ignore_errors=True)
        self.runs.mkdir()
        # Whoever keeps a cache folder by the rules leaves this sign for back-up tools.
        (self.root / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")
