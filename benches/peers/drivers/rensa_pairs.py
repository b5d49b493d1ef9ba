"""The pairs that rensa finds: `rensa_pairs.py FILE THRESHOLD OUT`. All words count (R-MinHash, not
the rho sketch, which samples them); its own batch calls."""

import sys

import shingles
from rensa import RMinHash, RMinHashLSH

# So many paragraphs are held as Python strings at a time, and not all.
BATCH = 20_000


def main(file: str, threshold: str, out: str) -> None:
    paragraphs = shingles.lines(file)
    bands, _ = shingles.BANDS[float(threshold)]
    sketches: list[RMinHash] = []
    for start in range(0, len(paragraphs), BATCH):
        batch = [shingles.of(line) for line in paragraphs[start : start + BATCH]]
        sketches += RMinHash.from_token_sets(batch, num_perm=shingles.PERMUTATIONS, seed=42)
    index = RMinHashLSH(
        threshold=float(threshold), num_perm=shingles.PERMUTATIONS, num_bands=bands
    )
    index.insert_many(sketches)
    shingles.write(shingles.earlier(index.query_all(sketches)), out)


main(*sys.argv[1:])
