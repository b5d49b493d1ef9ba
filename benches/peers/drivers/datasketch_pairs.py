"""The pairs that datasketch finds: `datasketch_pairs.py FILE THRESHOLD OUT`."""

import sys

import shingles
from datasketch import MinHash, MinHashLSH


def main(file: str, threshold: str, out: str) -> None:
    index = MinHashLSH(
        num_perm=shingles.PERMUTATIONS, params=shingles.BANDS[float(threshold)]
    )
    # A copy shares the permutations; a new one would draw them again.
    empty = MinHash(num_perm=shingles.PERMUTATIONS, seed=1)
    sketches = []
    for line in shingles.lines(file):
        sketch = empty.copy()
        sketch.update_batch([shingle.encode() for shingle in shingles.of(line)])
        sketches.append(sketch)
    with index.insertion_session() as session:
        for number, sketch in enumerate(sketches):
            session.insert(number, sketch, check_duplication=False)
    shingles.write(shingles.earlier(index.query(sketch) for sketch in sketches), out)


main(*sys.argv[1:])
