"""Where the quotes of a claim file stand in a report's text: marks, blanks and widths aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from factcheck.draft.normalise import ONE_TO_ONE

SKIPPED = re.compile(r"[\s*_`“”\"'‘’]+")


class Quoted(Protocol):
    """A claim, as far as finding it in the text goes."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def quote(self) -> str:
        """The words of the text it rests on."""

    @property
    def line(self) -> int | None:
        """Line of the text, counted from 1."""


class Located(Struct, frozen=True, kw_only=True):
    """A claim and the span of its quote in the text, None where it no longer stands there."""

    id: str
    span: tuple[int, int] | None


class _Squeezed(Struct, frozen=True, kw_only=True):
    """A text without marks and blanks, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]


def locate(text: str, claims: Sequence[Quoted]) -> tuple[Located, ...]:
    """Find each claim's quote in a text: the occurrence nearest to its line.

    Claims with the same words on the same line share its occurrences out among them, in order.

    Examples
    --------
    >>> from types import SimpleNamespace as Claim
    >>> locate("增长**11%**", [Claim(id="a", quote="增长11%", line=1)])[0].span
    (0, 7)
    >>> alike = [Claim(id=each, quote="全省第一", line=1) for each in "ab"]
    >>> [each.span for each in locate("均居全省第一;也居全省第一", alike)]
    [(2, 6), (9, 13)]
    """
    squeezed = _squeeze(text.translate(ONE_TO_ONE))
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    alike = Counter((each.quote, each.line) for each in claims)
    told: Counter[tuple[str, int | None]] = Counter()
    found = []
    for each in claims:
        key = (each.quote, each.line)
        spans = _nearest(squeezed, lines, each)
        place = _turn(told[key], alike[key], len(spans))
        told[key] += 1
        found.append(Located(id=each.id, span=spans[place] if spans else None))
    return tuple(found)


def _turn(claim: int, claims: int, places: int) -> int:
    """Give the place of one of several claims, so that each place has one if there are enough."""
    return claim if claims <= places else claim * places // claims


def _squeeze(text: str) -> _Squeezed:
    kept: list[str] = []
    places: list[int] = []
    done = 0
    for match in SKIPPED.finditer(text):
        kept.append(text[done : match.start()])
        places.extend(range(done, match.start()))
        done = match.end()
    kept.append(text[done:])
    places.extend(range(done, len(text)))
    return _Squeezed(text="".join(kept), places=tuple(places))


def _nearest(squeezed: _Squeezed, lines: list[int], claim: Quoted) -> list[tuple[int, int]]:
    """Give where a quote stands on the line nearest to the claim's; its first place without one."""
    wanted = SKIPPED.sub("", claim.quote.translate(ONE_TO_ONE))
    best: list[tuple[int, int]] = []
    distance = 1 << 60
    at = squeezed.text.find(wanted) if wanted else -1
    while at >= 0:
        start, end = squeezed.places[at], squeezed.places[at + len(wanted) - 1] + 1
        line = bisect_right(lines, start)
        away = abs(line - claim.line) if claim.line else 0
        if away < distance:
            best, distance = [(start, end)], away
        elif away == distance and claim.line:
            best.append((start, end))
        if distance == 0 and (not claim.line or line > claim.line):
            break
        at = squeezed.text.find(wanted, at + 1)
    return best
