#!/usr/bin/env python3
"""Makes the tables of this folder (needs pyarrow): one archive of three posts, in the ways that Parquet
keeps texts, dates and lists, with each compression that is read."""

import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HALL = ("The committee met in the old hall on a wet Tuesday and argued for three hours about the price of "
        "the bridge, the colour of the railings, and whether anyone would ever use it again.")
LAMP = ("Nobody near this harbour has seen our keeper since his lamp went out, yet every morning its brass "
        "is polished, while some careful hand adds a new line to his log.")
TITLES = ["The Hall", "The Lamp", "The Hall Again"]
TEXTS = [HALL, LAMP, HALL]
DAYS = [datetime.date(2019, 3, 1), datetime.date(2019, 12, 11), datetime.date(2021, 4, 2)]
TIMES = [datetime.datetime.combine(day, datetime.time(23, 30)) for day in DAYS]
TAGS = pa.array([["port", "bridge"], [], ["port"]], pa.list_(pa.string()))


def write(name, text, dates, compression, **options):
    columns = {"title": pa.array(TITLES, text) if text != "dictionary" else pa.array(TITLES).dictionary_encode(),
               "body": pa.array(TEXTS, text) if text != "dictionary" else pa.array(TEXTS).dictionary_encode(),
               "date": dates, "tags": TAGS, "views": pa.array([1, 2, 3])}
    path = Path(__file__).parent / f"{name}.parquet"
    pq.write_table(pa.table(columns), path, compression=compression, **options)


write("string-date32-snappy", pa.string(), pa.array(DAYS, pa.date32()), "snappy")
write("large-micros-zstd", pa.large_string(), pa.array(TIMES, pa.timestamp("us")), "zstd")
write("dictionary-utc-millis-gzip", "dictionary", pa.array(TIMES, pa.timestamp("ms", "UTC")), "gzip")
write("view-text-none", pa.string_view(), pa.array([str(day) for day in DAYS]), "none")
write("string-nanos-lz4", pa.string(), pa.array(TIMES, pa.timestamp("ns")), "lz4",
      version="2.6", data_page_version="2.0")
