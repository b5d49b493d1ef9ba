"""A record: what was measured, dated, as Markdown for people and JSON for programs."""

import json
from pathlib import Path


class Record:
    """One record; it is written anew after each corpus, so that nothing measured is lost."""

    def __init__(self, out: Path, name: str, title: str, about: dict):
        self._place = out / f"{about['date']}-{name}"
        self._title = title
        self._about = about

    def write(self, tables: str, figures: dict) -> None:
        self._place.parent.mkdir(parents=True, exist_ok=True)
        text = _head(self._title, self._about) + tables
        self._place.with_suffix(".md").write_text(text, encoding="utf-8")
        told = json.dumps({**self._about, **figures}, indent=1)
        self._place.with_suffix(".json").write_text(told + "\n", encoding="utf-8")


def _head(title: str, about: dict) -> str:
    machine, rounds = about["machine"], about["rounds"]
    if rounds != about["large_rounds"]:
        rounds = f"{rounds} rounds ({about['large_rounds']} from a million paragraphs on)"
    else:
        rounds = "one round" if rounds == 1 else f"{rounds} rounds"
    command = f"benches/peers/run {about['options']}".strip()
    floor = about["floor"] / 2**20
    tools = "".join(f"; {name} {version}" for name, version in about["tools"].items())
    return f"""# {title}, {about['date']}

refrain at {about['refrain']}. {machine['cpu']}, {machine['cores']} cores,
{machine['memory_gib']} GiB, {machine['system']}; {machine['rustc']}; Python {machine['python']};
Node {machine['node']}{tools}.

`{command}`; the load of the machine was {about['load']} at the start.
Figures are medians of {rounds}, in which the tools ran in turn,
and in brackets the least and the most. No peak below {floor:.0f} MiB can be told.
"""
