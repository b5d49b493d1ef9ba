"""The tables, as Markdown for people and JSON for programs."""

import json
from pathlib import Path

from .figure import Figure


def table(about: dict, figures: list[Figure]) -> str:
    machine = about["machine"]
    head = f"""# What is found, {about['date']}

refrain at {about['refrain']}; {machine['rustc']}; Python {machine['python']}. Made by
`benches/quality/run`; its README says what counts as found.

"""
    return head + _rows(["on", "what", "got", "bar", ""], [figure.cells() for figure in figures])


def parts(parts: list[dict]) -> str:
    if not parts:
        return ""
    kinds = [kind for kind in parts[0] if kind[:1] == "0" and "no-plagiarism" not in kind]
    clean = next(kind for kind in parts[0] if "no-plagiarism" in kind)
    whole = parts[0]["all"]["plagdet"]
    rows = []
    for part in parts:
        every = part["all"]
        by_kind = [f"{part[kind]['plagdet']:.4f}" for kind in kinds]
        rows.append([
            part["part"], f"{every['plagdet']:.4f}", f"{every['plagdet'] - whole:+.4f}",
            f"{every['precision']:.4f}", f"{every['recall']:.4f}", f"{every['granularity']:.4f}",
            *by_kind, str(part[clean]["reported"]),
        ])
    names = ["plagdet", "change", "precision", "recall", "granularity"]
    heads = ["alignment", *names, *(kind[3:] for kind in kinds), "false pairs"]
    return f"\n## What each part of the alignment brings, PAN train\n\n{_rows(heads, rows)}"


def write(folder: Path, about: dict, figures: list[Figure], parts: list[dict], text: str) -> None:
    place = folder / f"{about['date']}-quality"
    place.with_suffix(".md").write_text(text, encoding="utf-8")
    told = {**about, "figures": [vars(figure) for figure in figures], "ablation": parts}
    place.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _rows(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
