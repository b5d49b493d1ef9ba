"""The pairs that daft's minhash finds: `daft_pairs.py FILE THRESHOLD OUT`. daft makes the shingles
and the sketches itself, of small letters, parted by white space; the bands, which it leaves to its users, are matched by a sort in numpy."""

import sys
from itertools import combinations

import daft
import numpy
import shingles
from daft import col


def main(file: str, threshold: str, out: str) -> None:
    bands, rows = shingles.BANDS[float(threshold)]
    frame = daft.from_pydict({"text": shingles.lines(file)})
    sketched = frame.select(
        col("text").lower().minhash(
            num_hashes=shingles.PERMUTATIONS, ngram_size=shingles.SHINGLE, seed=1,
            hash_function="xxhash",
        )
    )
    column = sketched.to_arrow()["text"].combine_chunks()
    sketches = column.flatten().to_numpy().reshape(-1, shingles.PERMUTATIONS)
    pairs = set()
    for band in range(bands):
        part = numpy.ascontiguousarray(sketches[:, band * rows : (band + 1) * rows])
        keys = part.view([("", part.dtype)] * rows).ravel()
        order = numpy.argsort(keys, kind="stable")
        changes = numpy.flatnonzero(keys[order][1:] != keys[order][:-1]) + 1
        starts, ends = numpy.append(0, changes), numpy.append(changes, len(order))
        shared = ends - starts > 1
        for start, end in zip(starts[shared], ends[shared]):
            pairs.update(combinations(order[start:end].tolist(), 2))
    shingles.write(sorted(pairs), out)


main(*sys.argv[1:])
