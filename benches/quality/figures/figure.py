"""One figure: what was asked, and what came out."""

from dataclasses import dataclass


@dataclass
class Figure:
    """A line of the table. `bar` is the least, or the most where `most` is set; none is no bar."""

    where: str
    what: str
    got: float
    bar: float | None = None
    most: bool = False
    of: int | None = None

    @property
    def missed(self) -> bool:
        if self.bar is None:
            return False
        return self.got > self.bar if self.most else self.got < self.bar

    def cells(self) -> list[str]:
        got = _number(self.got) if self.of is None else f"{_number(self.got)} of {self.of}"
        if self.bar is None:
            return [self.where, self.what, got, "", ""]
        bar = ("at most " if self.most else "at least ") + _number(self.bar)
        return [self.where, self.what, got, bar, "missed" if self.missed else "met"]


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}"
