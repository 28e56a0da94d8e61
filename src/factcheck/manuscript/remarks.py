"""What is to be written beside the words of a report."""

from __future__ import annotations

from msgspec import Struct


class Remark(Struct, frozen=True, kw_only=True):
    """A remark on some words; `start` and `end` are code points of the manuscript's text."""

    start: int
    end: int
    text: str  # a paragraph a line
    is_error: bool = False
