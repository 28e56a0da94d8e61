"""By which names tables of claims are known."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet")


def is_claim_table(path: Path) -> bool:
    """Whether the name of a file says that it is a table of claims."""
    return path.suffix.casefold() in SUFFIXES
