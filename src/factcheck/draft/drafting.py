"""From a report's text to drafted claims: scan, read, place in time, name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.claims import claims
from factcheck.draft.doubts import with_doubts
from factcheck.draft.drafted import DraftedClaim, SparedNumeral
from factcheck.draft.layout import is_chinese
from factcheck.draft.readings import readings
from factcheck.draft.residue import numerals
from factcheck.draft.scanning import scan
from factcheck.draft.spans import spans
from factcheck.wording.unit_table import DEFAULT


class Draft(Struct, frozen=True, kw_only=True):
    """Claims of a report, and every numeral that is none.

    `spans()` gives the claims as plain mappings, `residue` the numerals that claim nothing.
    """

    text: str
    claims: tuple[DraftedClaim, ...]
    numerals: tuple[SparedNumeral, ...]
    period: str
    language: str  # of most of the text: "zh" or "en"
    units: Mapping[str, str] = field(default_factory=dict)  # those that drafting was given

    def of(self, document: str) -> Draft:
        """Return the draft with ids that begin with a document's name: no two share one.

        >>> draft("Exports rose 6.4 percent.").of("year 2021").claims[0].id
        'year-2021-l001-growth'
        """
        stem = re.sub(r"[^\w.-]+", "-", document).strip("-")
        named = (replace(claim, id=f"{stem}-{claim.id}") for claim in self.claims)
        return replace(self, claims=tuple(named)) if stem else self

    @property
    def residue(self) -> tuple[SparedNumeral, ...]:
        """Numerals that are neither a claim, nor part of one, nor a name."""
        return tuple(each for each in self.numerals if each.role == "residue")

    def spans(self, *, soft: bool = False) -> list[dict[str, object]]:
        """Claims as mappings with offsets into the original text; boasts only if `soft`."""
        return [*spans(self.claims, soft=soft)]


def draft(  # noqa: PLR0913 - what a person knows of a report, one word each
    text: str,
    *,
    catalogue: NameCatalogue | None = None,
    units: Mapping[str, str] | None = None,
    period: str = "",
    published: str = "",
    area: str = "",
) -> Draft:
    r"""Draft the claims of a report.

    Parameters
    ----------
    text
        The report as it is, plain text or Markdown, Chinese or English or both.
    catalogue
        Names of known indicators; without one every indicator gets a proposed id.
    units
        Units and classifiers to know besides the built-in ones, defined as in a claim file:
        ``{"篓": "count 1"}``.
    period, published
        What the report's own headings would otherwise have to say.
    area
        Name of the area it is about: the words 全市 or 全国 in it are told apart by it.

    Returns
    -------
    Draft
        Claims in the order of the text, and an account of all other numerals.

    Examples
    --------
    >>> first = draft("2021年工作回顾\n进出口总额完成13.8亿元,增长53.5%。").claims[0]
    >>> first.kind.value, first.number, first.unit, first.period, first.quote
    ('level', '13.8', '元', '2021', '完成13.8亿元')
    """
    known = DEFAULT.extended(units) if units else DEFAULT
    seen = scan(text, units=known, period=period, published=published, area=area)
    read = readings(seen)
    named = catalogue or NameCatalogue()
    made = with_doubts(claims(seen, read, named), named)
    return Draft(
        text=text,
        claims=made,
        numerals=numerals(seen, read),
        period=str(seen.line_of_time.year or ""),
        units=dict(units or {}),
        language="zh" if is_chinese(seen.normal.text, 0, min(len(text), 4000)) else "en",
    )
