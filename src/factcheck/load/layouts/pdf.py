"""Ruled tables of a PDF: lines say which figure belongs to which head.

The reading is to be shown before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.load.grids.pages import pages
from factcheck.load.grids.reading import read_grids
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell


def recognises(original: Original) -> Match:
    """Return how surely a file is a PDF."""
    return Match.MARKS if original.head.startswith(b"%PDF") else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Read the figures of all ruled tables of a PDF."""
    yield from read_grids(original, pages(original))
