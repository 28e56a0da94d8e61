"""Where the quotes of a claim file stand in a report's text: marks, blanks and widths aside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from factcheck.draft.normalise import ONE_TO_ONE
from factcheck.draft.prose import Lines
from factcheck.manuscript.model import Manuscript, ReportPlace

NUMBER_BEFORE = re.compile(r"(?:\d|\d[.,])$")
NUMBER_BEHIND = re.compile(r"\d|[.,]\d")
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


class QuotedLine(Struct, frozen=True, kw_only=True):
    """The words of a claim, and the line of a report's text they stand in."""

    id: str
    quote: str
    line: int | None


def placed_in(report: Manuscript | None, claims: Sequence[Quoted]) -> Sequence[Quoted]:
    """Return claims with the lines of a report's text that they stand in.

    A claim may say `page`, `paragraph` and `footnote` besides its line.
    """
    if report is None:
        return claims
    lines = Lines.of(report)
    return [
        QuotedLine(
            id=claim.id,
            quote=claim.quote,
            line=lines.line(
                ReportPlace(
                    line=claim.line or 0,
                    page=getattr(claim, "page", 0) or 0,
                    paragraph=getattr(claim, "paragraph", 0) or 0,
                    footnote=getattr(claim, "footnote", 0) or 0,
                )
            ),
        )
        for claim in claims
    ]


class Located(Struct, frozen=True, kw_only=True):
    """A claim and the span of its quote in the text, None where it no longer stands there."""

    id: str
    span: tuple[int, int] | None


class _Squeezed(Struct, frozen=True, kw_only=True):
    """A text without marks and blanks, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]
    original: str


def locate(text: str, claims: Sequence[Quoted]) -> tuple[Located, ...]:
    """Find each claim's quote in a text: the occurrence nearest to its line.

    Claims with the same words on the same line share its occurrences out among them, in order. Of
    several occurrences, one that no longer quote holds is taken.

    Examples
    --------
    >>> from types import SimpleNamespace as Claim
    >>> locate("增长**11%**", [Claim(id="a", quote="增长11%", line=1)])[0].span
    (0, 7)
    >>> alike = [Claim(id=each, quote="全省第一", line=1) for each in "ab"]
    >>> [each.span for each in locate("均居全省第一;也居全省第一", alike)]
    [(2, 6), (9, 13)]
    """
    squeezed = _squeeze(_levelled(text))
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    alike = Counter((claim.quote, claim.line) for claim in claims)
    counts: Counter[tuple[str, int | None]] = Counter()
    quoted = bytearray(len(text))  # what the quotes so far take up
    open_spans: dict[tuple[str, int | None], list[tuple[int, int]]] = {}
    places: dict[int, tuple[int, int] | None] = {}
    for index in sorted(range(len(claims)), key=lambda index: -len(claims[index].quote)):
        claim = claims[index]
        key = (claim.quote, claim.line)
        if key not in open_spans:
            spans = _nearest(squeezed, lines, claim)
            open_spans[key] = [span for span in spans if not any(quoted[slice(*span)])] or spans
        spans = open_spans[key]
        place = _turn(counts[key], alike[key], len(spans))
        counts[key] += 1
        places[index] = spans[place] if spans else None
        if spans:
            start, end = spans[place]
            quoted[start:end] = b"\x01" * (end - start)
    return tuple(Located(id=claim.id, span=places[index]) for index, claim in enumerate(claims))


def _turn(claim: int, claims: int, places: int) -> int:
    """Give the place of one of several claims, so that each place has one if there are enough."""
    return claim if claims <= places else claim * places // claims


def _levelled(text: str) -> str:
    """Return a text of the same length in one width and in small letters."""
    level = text.translate(ONE_TO_ONE)
    small = level.lower()
    if len(small) == len(level):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in level)


def _squeeze(text: str) -> _Squeezed:
    signs: list[str] = []
    places: list[int] = []
    done = 0
    for match in SKIPPED.finditer(text):
        signs.append(text[done : match.start()])
        places.extend(range(done, match.start()))
        done = match.end()
    signs.append(text[done:])
    places.extend(range(done, len(text)))
    return _Squeezed(text="".join(signs), places=tuple(places), original=text)


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Whether a run of a text begins or ends inside a number: 1 million in 2.41 million."""
    begins = text[start].isdigit() and NUMBER_BEFORE.search(text, max(0, start - 2), start)
    ends = text[end - 1].isdigit() and NUMBER_BEHIND.match(text, end)
    return bool(begins or ends)


def _begin(squeezed: _Squeezed, lines: list[int], claim: Quoted, quote: str) -> int:
    """Give where to look first: on the claim's own line, if its words stand there."""
    if not claim.line or claim.line > len(lines):
        return 0
    begin = bisect_left(squeezed.places, lines[claim.line - 1])
    end = bisect_left(squeezed.places, lines[claim.line]) if claim.line < len(lines) else None
    return begin if squeezed.text.find(quote, begin, end) >= 0 else 0


def _nearest(squeezed: _Squeezed, lines: list[int], claim: Quoted) -> list[tuple[int, int]]:
    """Give where a quote stands on the line nearest to the claim's; its first place without one."""
    quote = SKIPPED.sub("", _levelled(claim.quote))
    best: list[tuple[int, int]] = []
    distance = 1 << 60
    at = squeezed.text.find(quote, _begin(squeezed, lines, claim, quote)) if quote else -1
    while at >= 0:
        start, end = squeezed.places[at], squeezed.places[at + len(quote) - 1] + 1
        at = squeezed.text.find(quote, at + 1)
        if _cuts_number(squeezed.original, start, end):
            continue
        line = bisect_right(lines, start)
        away = abs(line - claim.line) if claim.line else 0
        if away < distance:
            best, distance = [(start, end)], away
        elif away == distance and claim.line:
            best.append((start, end))
        if distance == 0 and (not claim.line or line > claim.line):
            break
    return best
