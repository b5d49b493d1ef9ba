"""Archives whose repeats are known, each by the definition that its truth is written for."""

from .figure import Figure
from .program import Program


# A part of a paragraph in one post, and in another the other part: not one word of either.
DIFFERENT = (
    "posts/2019-07-09-sale-brochure.md", "582", "175",
    "posts/2017-04-03-union-letter.md", "290",
)


def ps_about(program: Program) -> list[Figure]:
    """A manual in two versions. A block of the truth, a whole list or table, is found if what is told
    of it, of any class and item by item, covers half of the shorter version on both sides."""
    bars = {"exact": 1.0, "light": 0.99, "edited": 0.97, "heavy": 0.85}
    rows = _rows(program, "ps-about/truth.tsv")
    truth = "".join(
        "\t".join([f"v51/{row[0]}", *row[1:3], f"v76/{row[3]}", *row[4:7]]) + "\n" for row in rows
    )
    report = program.report("report", "v51", "v76", within="ps-about")
    found = program.evaluate(report, truth, "--together", within="ps-about")
    return [
        Figure(f"ps-about, {found[kind][1]} blocks", f"recall, {kind}", _share(found[kind]), bar)
        for kind, bar in bars.items()
    ]


def harbor(program: Program) -> list[Figure]:
    """Each post as a draft against the earlier ones, and all as one archive. A paraphrase shares no
    wording and is not expected; nor is DIFFERENT, the two halves of a split paragraph."""
    rows = _rows(program, "harbor-blog/truth.tsv")
    rows = [row for row in rows if "paraphrase" not in row[6] and tuple(row[:5]) != DIFFERENT]
    posts = sorted(path.name for path in (program.data / "harbor-blog/posts").iterdir())
    drafts: dict[str, list[int]] = {}
    for at, post in enumerate(posts):
        path = f"posts/{post}"
        earlier = [f"posts/{name}" for name in posts[:at]]
        pairs = [sorted((row[:3], row[3:6])) + [row[6]] for row in rows]
        own = [row for row in pairs if row[1][0] == path and row[0][0] in earlier]
        if not own:
            continue
        truth = "".join("\t".join([*a, *b, kind]) + "\n" for a, b, kind in own)
        against = [word for name in earlier for word in ("--against", name)]
        report = program.report("check", path, *against, within="harbor-blog")
        for kind, (found, of) in program.evaluate(report, truth, within="harbor-blog").items():
            if kind != "all":
                sums = drafts.setdefault(kind, [0, 0])
                sums[0], sums[1] = sums[0] + found, sums[1] + of
    told = [
        Figure("harbor-blog, drafts", kind, found, of, of=of) for kind, (found, of) in sorted(drafts.items())
    ]
    truth = "".join("\t".join(row[:7]) + "\n" for row in rows)
    # A tag page repeats its posts, which counts as one post with two origins unless both are asked for.
    report = program.report("report", "posts", "tags", "--keep-copies", within="harbor-blog")
    found, of = program.evaluate(report, truth, within="harbor-blog")["all"]
    return [*told, Figure("harbor-blog, with tag pages", "all kinds", found, of, of=of)]


def kjv(program: Program) -> list[Figure]:
    """Parallel passages: touched on both sides, and with 30 % of both sides covered."""
    truth = "".join("\t".join(row[:7]) + "\n" for row in _rows(program, "kjv/parallels.tsv"))
    report = program.report("report", "chapters", within="kjv")
    told = []
    for what, cover, bar in (("touched", 0.001, 50), ("30 % covered", 0.3, None)):
        found, of = program.evaluate(report, truth, "--cover", str(cover), within="kjv")["all"]
        told.append(Figure("kjv, parallel passages", what, found, bar, of=of))
    return told


def speeches(program: Program) -> list[Figure]:
    """Texts that stand twice in their file: as many paragraphs are told as the truth counts."""
    rows = _rows(program, "speeches/doubled.tsv")
    right = 0
    for name, _, repeats in rows:
        report = program.report("report", name, within="speeches")
        later = {(found["b"]["line"]) for found in report["matches"]}
        right += len(later) >= int(repeats)
    return [Figure("speeches", "doubled texts told", right, len(rows), of=len(rows))]


def seed(program: Program) -> list[Figure]:
    """The four pairs that the document repeats, and nothing else that is plain."""
    rows = _rows(program, "seed/truth.tsv")
    wanted = {(int(row[0]), int(row[1])): row[2] for row in rows if row[2] != "stock"}
    report = program.report("report", "mike-pompeo-tag-page.txt", within="seed")
    plain = {
        tuple(sorted((found["a"]["line"], found["b"]["line"]))): found["kind"]
        for found in report["matches"]
        if found["class"] == "plain"
    }
    right = sum(plain.get(pair) == kind for pair, kind in wanted.items())
    return [
        Figure("seed", "pairs of the right kind", right, len(wanted), of=len(wanted)),
        Figure("seed", "other plain pairs", len(plain.keys() - wanted.keys()), 0, most=True),
        Figure("seed", "posts", len(report["posts"]), 8),
    ]


def blog(program: Program) -> list[Figure]:
    """A real archive without a truth: how much is told, by both ways in and by copies alone."""
    told = []
    for where, flags in (("18f-blog", []), ("18f-blog, --copies-only", ["--copies-only"])):
        report = program.report("report", ".", *flags, within="18f-blog")
        plain = sum(found["class"] == "plain" for found in report["matches"])
        told.append(Figure(where, "plain matches", plain))
        told.append(Figure(where, "refrains", sum(r["class"] == "plain" for r in report["refrains"])))
        told.append(Figure(where, "passages over paragraph breaks", len(report["passages"])))
    return told


def _rows(program: Program, path: str) -> list[list[str]]:
    lines = (program.data / path).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _share(found: tuple[int, int]) -> float:
    return found[0] / found[1]
