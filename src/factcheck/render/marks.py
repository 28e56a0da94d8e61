"""A text and the marks in it: which claims quote which run of it."""

from __future__ import annotations

from msgspec import Struct


class Mark(Struct, frozen=True, kw_only=True):
    """A run of a text, end exclusive, and the claims that quote it; none: nobody does."""

    start: int
    end: int
    claims: tuple[str, ...] = ()


class Text(Struct, frozen=True, kw_only=True):
    """A text and the marks in it, which may overlap."""

    text: str
    name: str
    marks: tuple[Mark, ...] = ()
    lost: tuple[str, ...] = ()  # claims whose quotes do not stand in the text
