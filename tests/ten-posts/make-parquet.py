#!/usr/bin/env python3
"""Makes parquet/posts.parquet of the pages in html/. Needs pyarrow."""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).resolve().parent


def main():
    rows = []
    for path in sorted((HERE / "html").glob("*.html")):
        page = path.read_text(encoding="utf-8")
        title, body = re.search(r"<h1>(.*?)</h1>(.*)</main>", page, re.S).groups()
        url = re.search(r'rel="canonical" href="([^"]+)"', page).group(1)
        rows.append({"title": title.replace("&amp;", "&"), "date": path.name[:10], "url": url, "content_html": body.strip()})
    (HERE / "parquet").mkdir(exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), HERE / "parquet/posts.parquet", compression="zstd")


if __name__ == "__main__":
    main()
