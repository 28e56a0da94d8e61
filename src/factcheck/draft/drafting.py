"""From a report's text to drafted claims: scan, read, place in time, name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.claims import claims
from factcheck.draft.doubts import with_doubts, with_more
from factcheck.draft.drafted import DraftedClaim, SparedNumeral
from factcheck.draft.layout import HAN
from factcheck.draft.proposals import hear
from factcheck.draft.prose import Prose, figures_of, in_tables, mapped, placed, prose
from factcheck.draft.readings import readings
from factcheck.draft.residue import numerals
from factcheck.draft.scanning import scan
from factcheck.draft.spans import spans
from factcheck.language import say
from factcheck.manuscript.model import Manuscript
from factcheck.wording.tongues import foreign, language_name
from factcheck.wording.unit_table import DEFAULT

LATIN = re.compile(r"[A-Za-z][A-Za-z]+")


class Draft(Struct, frozen=True, kw_only=True):
    """Claims of a report, and every numeral that is none.

    `spans()` gives the claims as plain mappings, `residue` the numerals that claim nothing.
    """

    text: str
    report: Manuscript | None = None  # that the text is of
    claims: tuple[DraftedClaim, ...]
    numerals: tuple[SparedNumeral, ...]
    period: str
    language: str  # of most of the text: "zh" or "en"
    units: Mapping[str, str] = field(default_factory=dict)  # those that drafting was given
    refused: tuple[str, ...] = ()  # proposals that do not hold, each with the reason
    lines_of_tables: int = 0  # tables that are told from prose by their lines alone
    figures_in_lines: int = 0  # figures in those

    def of(self, document: str) -> Draft:
        """Return the draft with ids that begin with a document's name: no two share one.

        >>> draft("Exports rose 6.4 percent.").of("year 2021").claims[0].id
        'year-2021-l001-growth'
        """
        stem = re.sub(r"[^\w.-]+", "-", document).strip("-")
        named = (replace(claim, id=f"{stem}-{claim.id}") for claim in self.claims)
        return replace(self, claims=tuple(named)) if stem else self

    @property
    def tables(self) -> int:
        """How many tables were set aside, those that lines of the text look like among them."""
        return self.lines_of_tables + (len(self.report.tables) if self.report else 0)

    @property
    def figures_in_tables(self) -> int:
        """How many figures stand in them."""
        return self.figures_in_lines + sum(
            map(figures_of, self.report.tables if self.report else ())
        )

    def place(self, numeral: SparedNumeral) -> str:
        """Say where a numeral stands: its line, or its place in a report without lines."""
        report = mapped(self.report)
        told = None if report is None else report.place_at(numeral.start)
        return str(numeral.line) if told is None or told.line else str(told)

    @property
    def residue(self) -> tuple[SparedNumeral, ...]:
        """Numerals that are neither a claim, nor part of one, nor a name."""
        return tuple(numeral for numeral in self.numerals if numeral.role == "residue")

    def spans(self, *, soft: bool = False) -> list[dict[str, object]]:
        """Claims as mappings with offsets into the original text; boasts only if `soft`."""
        return [*spans(self.claims, soft=soft)]


def draft(  # noqa: PLR0913 - what a person knows of a report, one word each
    text: str | Manuscript,
    *,
    catalogue: NameCatalogue | None = None,
    units: Mapping[str, str] | None = None,
    period: str = "",
    published: str = "",
    area: str = "",
    proposals: Sequence[object] = (),
    explained: bool = False,
) -> Draft:
    r"""Draft the claims of a report.

    Parameters
    ----------
    text
        The report as it is, Chinese or English or both: plain text or Markdown, or a manuscript, of
        which the tables are set aside.
    catalogue
        Names of known indicators; without one every indicator gets a proposed id.
    units
        Units and classifiers to know besides the built-in ones, defined as in a claim file:
        ``{"篓": "count 1"}``.
    period, published
        What the report's own headings would otherwise have to say.
    area
        Name of the area it is about: the words 全市 or 全国 in it are told apart by it.
    proposals
        How another reader reads the figures, as `spans` writes them. What does not stand in the
        text is refused, and told in `refused`; where it differs from the rules, that is a doubt.
    explained
        Whether each claim is to say which words of the text made it what it is.

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
    table = DEFAULT.extended(units) if units else DEFAULT
    report = text if isinstance(text, Manuscript) else None
    told = Prose(text=text) if isinstance(text, str) else prose(text)
    scanned = scan(
        told.text,
        units=table,
        period=period,
        published=published,
        area=area,
        headings=told.headings,
    )
    read = readings(scanned)
    named = catalogue or NameCatalogue()
    heard = hear(proposals, scanned, read)
    drafted = claims(scanned, read, named, heard=heard, explained=explained)
    in_prose = spared = numerals(scanned, read)
    if (placing := mapped(report)) is not None:
        drafted = placed(drafted, placing)
    if report is not None:
        spared = tuple(sorted((*spared, *in_tables(report)), key=lambda numeral: numeral.start))
    return Draft(
        text=told.text if report is None else report.source or report.text,
        report=report,
        claims=_of_foreign(told.text, with_doubts(drafted, named)),
        numerals=spared,
        period=str(scanned.line_of_time.year or ""),
        units=dict(units or {}),
        language=_language(told.text),
        refused=heard.refused,
        figures_in_lines=sum(numeral.role == "table" for numeral in in_prose),
        lines_of_tables=sum(
            is_table for is_table, _ in groupby(line.table for line in scanned.parts.lines)
        ),
    )


def _of_foreign(text: str, drafted: tuple[DraftedClaim, ...]) -> tuple[DraftedClaim, ...]:
    """Doubt every claim of a text that is neither Chinese nor English, whose words nobody read."""
    code = foreign(text)
    if not code:
        return drafted
    doubt = say("language: {language}? its words are not read", language=language_name(code))
    return with_more(drafted, {claim.id: (doubt,) for claim in drafted})


def _language(text: str) -> str:
    """Return the language of most of a text: a Chinese sign says as much as a short word."""
    signs, words = len(HAN.findall(text)), len(LATIN.findall(text))
    return "zh" if 2 * signs > words else "en"
