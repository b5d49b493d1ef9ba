"""Runs one command and writes what it cost: `meter.py RESULT SECONDS COMMAND...`.

A small process of its own, because the system counts a child's peak memory from that of the process
that started it: a large one would measure itself.
"""

import json
import os
import signal
import sys
import time


def main() -> None:
    result, seconds, command = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
    stopped = False
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    streams = [
        (os.POSIX_SPAWN_OPEN, 1, result + ".out", write, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, result + ".err", write, 0o644),
    ]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=streams, setpgroup=0)

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True
        os.killpg(child, signal.SIGKILL)

    for reason in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
        signal.signal(reason, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    # A command's own children count too, once it has waited for them.
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    cost = {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
        "code": os.waitstatus_to_exitcode(status),
        "stopped": stopped,
    }
    with open(result, "w", encoding="utf-8") as out:
        json.dump(cost, out)


main()
