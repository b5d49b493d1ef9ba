"""Figures as Markdown tables."""

from collections.abc import Callable, Iterable, Sequence

from .rounds import Spread

NONE = "–"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A table; the first `left` columns are words, the others figures."""
    marks = ["---" if at < left else "---:" for at in range(len(heads))]
    lines = ["| " + " | ".join(row) + " |" for row in (heads, marks, *rows)]
    return "\n".join(lines) + "\n"


def seconds(spread: Spread | None) -> str:
    return _told(spread, number)


def mebibytes(spread: Spread | None) -> str:
    return f"{spread.median / 2**20:.0f}" if spread else NONE


def ratio(spread: Spread | None) -> str:
    return _told(spread, lambda figure: f"{figure:.3f}" if figure < 1 else f"{figure:.2f}")


def number(value: float) -> str:
    """Three digits: 0.012, 0.123, 1.23, 12.3, 123."""
    digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.{digits}f}"


def share(value: float) -> str:
    """A recall or a precision; only what is whole is told as 1."""
    return "1" if value == 1 else f"{min(value, 0.9999):.4f}"


def count(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def _told(spread: Spread | None, form: Callable[[float], str]) -> str:
    if spread is None:
        return NONE
    median, least, most = (form(figure) for figure in vars(spread).values())
    return median if least == most else f"{median} ({least}–{most})"
