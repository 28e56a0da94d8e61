"""A text and the marks in it: which claims quote which run of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A run of a text, end exclusive, and the claims that quote it; none: nobody does."""

    start: int
    end: int
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and the marks in it, which may overlap."""

    text: str
    name: str
    marks: tuple[Mark, ...] = ()
    lost: tuple[str, ...] = ()  # claims whose quotes do not stand in the text
