"""Reading ranges: two to three, 100 至 300, 5%-7%, between 1,000 and 2,000."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.unit import Measure
from factcheck.language import say
from factcheck.wording.figure_single import SingleReader
from factcheck.wording.misread import MisreadError
from factcheck.wording.unit_table import UnknownUnit
from factcheck.wording.vocabulary import Languages, any_of, sections


def read_range(reader: SingleReader, body: str, start: int, *, expected: bool) -> Figure | None:
    """Read a text as a range, trying each place where it may be divided; None if it is none.

    "and" divides only where a range is `expected`, by its key or by "between" before it.

    Raises
    ------
    MisreadError
        If it is a range, but runs backwards or mixes units.
    """
    languages = reader.units.languages
    if not _divider(languages).search(body):
        return None
    opening = _opening(languages).match(body)
    begin = opening.end() if opening else 0
    for left, right, at in _divisions(
        body, begin, languages, and_divides=expected or opening is not None
    ):
        try:
            high = reader.read(right, start + at)
            low = reader.read(left, start + begin)
        except (MisreadError, UnknownUnit):
            continue
        if low.hedges or high.hedges:
            continue
        return _joined(*_completed(low.figure, high.figure), body, start)
    return None


def _completed(low: Figure, high: Figure) -> tuple[Figure, Figure]:
    """Give each end the scale and unit that it leaves to the other: 3-5万户, $2-3 billion."""
    first, last = low.measure, high.measure
    if first.prefix and not last.unit.symbol:
        last = replace(last, unit=first.unit, prefix=first.prefix)
        high = _measured(high, last)
    if first.unit.symbol and not first.prefix:
        return low, high
    scale = first.scale if first.scale != 1 else last.scale
    unit = first.unit if first.unit.symbol else last.unit
    return _measured(low, replace(last, scale=scale, unit=unit)), high


def _measured(figure: Figure, measure: Measure) -> Figure:
    """Give the figure with the same number in another measure."""
    change = measure.factor / figure.measure.factor
    return replace(
        figure,
        measure=measure,
        value=figure.value * change,
        last_place=figure.last_place * change,
    )


def _joined(low: Figure, high: Figure, body: str, start: int) -> Figure:
    if low.unit.mismatch(high.unit) is not None:
        raise MisreadError(
            say("the ends of {text!r} are in different units", text=body),
            say("Write both in one unit."),
            start,
        )
    if low.value > high.value:
        raise MisreadError(
            say("the range {text!r} runs backwards", text=body),
            say("Write the lower end first."),
            start,
        )
    return replace(
        high,
        number=f"{low.number}..{high.number}",
        value=low.value,
        upper=high.value,
        last_place=max(low.last_place, high.last_place),
        hedge=Hedge.BETWEEN,
        is_count=False,
    )


def _divisions(
    body: str, begin: int, languages: Languages, *, and_divides: bool
) -> Iterator[tuple[str, str, int]]:
    spoken = sections("range", "numbers", languages)
    closing = spoken.get("closing", ())
    for divider in _divider(languages).finditer(body, begin):
        if divider[0].strip().lower() in spoken["and"] and not and_divides:
            continue
        left, right = body[begin : divider.start()], body[divider.end() :]
        if left.strip() and right.strip():
            end = next((word for word in closing if right.endswith(word)), "")
            yield left, right.removesuffix(end), divider.end()


@cache
def _opening(languages: Languages) -> re.Pattern[str]:
    spoken = sections("range", "numbers", languages)["opening"]
    return re.compile(rf"(?:{any_of(spoken)})\s*", re.IGNORECASE)


@cache
def _divider(languages: Languages) -> re.Pattern[str]:
    spoken = sections("range", "numbers", languages)
    joints = "|".join(
        rf"\b{word}\b" if word.isascii() else word for word in (*spoken["to"], *spoken["and"])
    )
    return re.compile(
        rf"\s*(?:\.\.+|~|{joints})\s*|(?<![-eE(\s])\s*-\s*(?=-?[^a-zA-Z\s-])",
        re.IGNORECASE,
    )
