"""The tables of refrain alone."""

from collections.abc import Sequence

from . import bars
from .growth import ORDINARY, TRAP, Size, Trapped, exponent
from .jobs import REPORT
from .rounds import MEASURES
from .table import NONE, count, mebibytes, number, seconds, table


def tables(sizes: Sequence[Size], trapped: Sequence[Trapped]) -> str:
    """All of them, under their headings."""
    text = "\n## Growth\n\nPosts in Markdown. Stages by the clock, as `refrain bench` takes it; "
    text += "CPU and peak of a whole `refrain report`; above each size but the first the power of "
    text += "the number of words that a figure has grown with.\n\n"
    return text + _sizes(sizes) + "\n## Traps\n\n" + _traps(trapped)


def _sizes(sizes: Sequence[Size]) -> str:
    if not sizes:
        return "None was measured.\n"
    rows = []
    for smaller, size in zip([None, *sizes], sizes):
        if smaller:
            rows.append(["", "", "", *_powers(smaller, size)])
        told = [size.name, count(size.words), f"{size.bytes / 1e6:.0f}"]
        told += [number(stage) for stage in size.stages.values()]
        wall, cpu, peak = (size.report.of(REPORT, measure) for measure in MEASURES)
        rows.append([*told, seconds(wall), seconds(cpu), mebibytes(peak)])
    stages = [f"{name} s" for name in sizes[0].stages]
    heads = ["paragraphs", "words", "MB", *stages, "report s", "CPU s", "peak MiB"]
    return table(heads, rows)


def _powers(smaller: Size, size: Size) -> list[str]:
    words = (smaller.words, size.words)
    pairs = zip(_costs(smaller), _costs(size))
    return [f"*{exponent(words, pair):.2f}*" if all(pair) else NONE for pair in pairs]


def _costs(size: Size) -> list[float]:
    whole = [size.report.of(REPORT, measure) for measure in MEASURES]
    return [*size.stages.values(), *(found.median if found else 0 for found in whole)]


def _traps(trapped: Sequence[Trapped]) -> str:
    rows = []
    for trap in trapped:
        walls = [seconds(trap.runs.of(job, "wall")) for job in (TRAP, ORDINARY)]
        found = [trap.ratio(measure) for measure in MEASURES]
        told = [NONE if value is None else f"{value:.2f}" for value in found]
        word = NONE if found[0] is None else bars.word(found[0], bars.TRAP)
        faults = "; ".join(f"{job}: {why}" for job, why in trap.runs.faults.items())
        bar = [f"{bars.TRAP:.0f}", faults or word]
        rows.append([trap.what, count(trap.words), *walls, *told, *bar, trap.dearest])
    heads = ["wall s", "ordinary s", "wall ratio", "CPU", "peak", "bar", "", "dearest stage"]
    text = "A whole report; ratios are of what a word costs here and in ordinary text.\n\n"
    return text + table(["trap", "words", *heads], rows)
