"""The figure scanner: numbers with their scale and unit, in Chinese and English."""

from __future__ import annotations

from factcheck.draft.en.parts import english_parts, pointed
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.quantities import QuantityReader
from factcheck.draft.ranges import carried_units, joined, shared_units
from factcheck.draft.sentences import Spans
from factcheck.draft.zh.parts import chinese_parts, stepped_digits
from factcheck.wording.leading import reader_of
from factcheck.wording.running_numbers import masked, numbers
from factcheck.wording.unit_table import DEFAULT, UnitTable


def figures(
    text: str, units: UnitTable = DEFAULT, where: Spans | None = None
) -> list[PrintedFigure]:
    """Every number of a text with the scale, unit and hedge that belong to it, ranges joined.

    `where` are the spans to look at, all of the text unless given.

    Examples
    --------
    >>> [(each.number, each.unit) for each in figures("达到1.56亿吨,增长11%")]
    [('1.56', '吨'), ('11', '%')]
    >>> figures("rose to $4.5 billion")[0].value
    Fraction(4500000000, 1)
    """
    text = masked(text)
    spans = ((0, len(text)),) if where is None else where
    reader = QuantityReader(reader_of(units))
    candidates = sorted(
        (
            *chinese_parts(text, spans),
            *stepped_digits(text, spans, reader),
            *english_parts(text, spans),
            *(reader.printed(text, number) for number in numbers(text, spans)),
        ),
        key=lambda figure: (figure.start, -figure.end),
    )
    settled: list[PrintedFigure] = []
    for figure in candidates:
        if not settled or figure.start >= settled[-1].end:
            settled.append(figure)
    return carried_units(text, shared_units(text, list(joined(text, pointed(text, settled)))))
