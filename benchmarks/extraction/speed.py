"""Speed of drafting by length of text: megabytes a second of processor time, and its growth.

    speed.py TEXT [--largest BYTES]

The text is repeated up to each length. Linear drafting shows one speed at all lengths.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from factcheck.draft import draft


def seconds(text: str) -> float:
    """Processor time of one draft."""
    begun = time.process_time()
    draft(text)
    return time.process_time() - begun


def main() -> None:
    """Draft a text of 10 kB, and of ten times as much up to the largest."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("--largest", type=int, default=1_000_000, metavar="BYTES")
    given = parser.parse_args()
    text = given.text.read_text(encoding="utf-8")
    once = len(text.encode())
    draft(text[:2000])  # patterns are compiled before the clock starts
    length = 10_000
    while length <= given.largest:
        whole = text * (length // once) + text[: int(len(text) * (length % once) / once)]
        size = len(whole.encode())
        took = seconds(whole)
        print(f"{size:>12,} bytes {took:8.3f} s {size / took / 1e6:6.2f} MB/s")
        length *= 10


if __name__ == "__main__":
    main()
