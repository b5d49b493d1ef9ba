"""The tables of refrain beside its peers."""

from collections.abc import Iterator, Sequence

from . import bars
from .bars import POSTS
from .contest import BRUTE, Answer
from .jobs import REFRAIN, REPORT
from .rounds import MEASURES, Spread, spread
from .table import count, mebibytes, ratio, seconds, share, table


def tables(answers: Sequence[Answer], left_out: dict[str, str]) -> str:
    """All of them, under their headings."""
    text = "\n## Bars\n\n" + _bars(answers) + "\n" + _planted_bars(answers)
    text += "\n## Ratios\n\nWhat refrain needs of what the peer needs, in the same round.\n\n"
    text += _ratios(answers)
    text += "\n## Runs\n\n" + _runs(answers)
    text += "\n## Pairs\n\n" + _quality(answers)
    text += "\n## Planted copies in posts\n\n" + _planted(answers)
    lines = [f"- {name}: {why}\n" for name, why in left_out.items()]
    for answer in answers:
        for job, why in answer.runs.faults.items():
            lines.append(f"- {answer.corpus.name}, {answer.question}, {job}: {why}\n")
    return text + ("\n## Left out\n\n" + "".join(lines) if lines else "")


def _bars(answers: Sequence[Answer]) -> str:
    rows = []
    for answer, verdict in _verdicts(answers):
        for measure, most in verdict.bars.items():
            if most is not None:
                held = _held(verdict.ratios[measure], most)
                rows.append([*_place(answer, verdict), measure, *held])
    for answer in answers:
        most = bars.INPUT.get(answer.corpus.size)
        peaks = [run.peak for run in answer.runs.runs if run.job == REFRAIN]
        if most and peaks and answer.question != POSTS:
            found = spread([peak / answer.corpus.bytes for peak in peaks])
            place = [answer.corpus.name, answer.question, f"{REFRAIN} / its input"]
            rows.append([*place, "peak", *_held(found, most)])
    return table(["corpus", "asked", "", "", "ratio", "bar", ""], rows, 4)


def _held(found: Spread, most: float) -> list[str]:
    return [ratio(found), f"{most:.2f}", bars.word(found.median, most)]


def _ratios(answers: Sequence[Answer]) -> str:
    rows = []
    for answer, verdict in _verdicts(answers):
        told = [ratio(verdict.ratios[measure]) for measure in MEASURES]
        rows.append([*_place(answer, verdict), *told])
    return table(["corpus", "asked", "", "wall", "CPU", "peak"], rows, 3)


def _verdicts(answers: Sequence[Answer]) -> Iterator[tuple[Answer, bars.Verdict]]:
    for answer in answers:
        for verdict in bars.verdicts(answer.question, answer.corpus.size, answer.runs):
            yield answer, verdict


def _place(answer: Answer, verdict: bars.Verdict) -> list[str]:
    return [answer.corpus.name, answer.question, f"{verdict.job} / {verdict.peer}"]


def _planted_bars(answers: Sequence[Answer]) -> str:
    rows = []
    for answer in answers:
        if answer.corpus.size != bars.K100 or REPORT not in answer.planted:
            continue
        found = answer.planted[REPORT]
        for kind, least in bars.PLANTED.items():
            word = "pass" if found[kind] >= least else "**miss**"
            rows.append([kind, share(found[kind]), f"{least:.2f}", word])
    heads = ["planted copies, generated 100k, refrain report", "recall", "bar", ""]
    return table(heads, rows) if rows else ""


def _runs(answers: Sequence[Answer]) -> str:
    rows = []
    for answer in answers:
        for job in answer.runs.jobs():
            wall, cpu, peak = (answer.runs.of(job, name) for name in MEASURES)
            told = [seconds(wall), seconds(cpu), mebibytes(peak)]
            rows.append([answer.corpus.name, answer.question, job, *told])
    return table(["corpus", "asked", "tool", "wall s", "CPU s", "peak MiB"], rows, 3)


def _quality(answers: Sequence[Answer]) -> str:
    rows, unknown = [], 0
    for answer in answers:
        for job, found in answer.quality.items():
            unknown += found.unknown
            told = [count(found.pairs), share(found.recall), share(found.precision)]
            near = [count(found.near), share(found.near_recall)]
            rows.append([answer.corpus.name, answer.question, job, *told, *near, answer.truth])
    heads = ["pairs", "recall", "precision", "near", "near recall", "truth"]
    return _truth(answers, unknown) + table(["corpus", "asked", "tool", *heads], rows, 3)


def _truth(answers: Sequence[Answer], unknown: int) -> str:
    """How far the truth can be trusted, from what was measured."""
    brute = [answer for answer in answers if answer.truth == BRUTE and REFRAIN in answer.quality]
    equal = [a for a in brute if a.quality[REFRAIN].recall == a.quality[REFRAIN].precision == 1]
    text = f"Near pairs are true pairs whose shingles differ. In {len(equal)} of {len(brute)} "
    text += "questions that brute force has answered too, refrain's pairs were the same; where it "
    text += "cannot go, refrain's pairs are the truth, each looked at by itself. A pair of another "
    text += "tool that is not in the truth is called wrong only after its shingles were counted; "
    return text + f"{unknown} such pairs were right.\n\n"


def _planted(answers: Sequence[Answer]) -> str:
    rows = []
    for answer in answers:
        for job, found in answer.planted.items():
            rows += [[answer.corpus.name, job, kind, share(found[kind])] for kind in found]
    text = "A copy is found if half of its shorter side is covered on both sides.\n\n"
    return text + table(["corpus", "tool", "copies", "recall"], rows, 3)
