"""Words to whoever watches, on standard error, with the time."""

import sys
import time


def say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)
