"""Which figures of a report some claim covers, and which none does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.draft.drafted import SparedNumeral
from factcheck.draft.drafting import Draft, draft
from factcheck.draft.locate import Located, Quoted, locate, placed_in
from factcheck.draft.prose import mapped
from factcheck.draft.reading import Kind
from factcheck.language import counted, say
from factcheck.manuscript.model import Manuscript, ReportPlace

LONGEST_QUOTE = 400  # characters
SOFT = frozenset({Kind.EVENT, Kind.GRADE, Kind.QUALITATIVE})


class Covered(Struct, frozen=True, kw_only=True):
    """A figure of the text and the ids of the claims whose quotes hold it."""

    start: int
    end: int
    line: int
    text: str
    kind: Kind
    claims: tuple[str, ...]


class Piece(Struct, frozen=True, kw_only=True):
    """A run of the text: plain where it is no figure, else with what is to be said of it."""

    text: str
    covered: Covered | None = None


class Coverage(Struct, frozen=True, kw_only=True):
    """Figures with their claims, quotes that no longer stand in the text, and unread numerals."""

    text: str
    figures: tuple[Covered, ...]
    drifted: tuple[str, ...]
    residue: tuple[SparedNumeral, ...]
    tables: int = 0  # that no claim is drafted of
    in_tables: int = 0  # figures that stand in them
    in_names: int = 0  # numerals that are part of a name
    bare: tuple[Located, ...] = ()  # quotes that stand in the text, and hold no figure as read
    report: Manuscript | None = None  # where its places are others than lines of the text

    def place(self, figure: Covered | SparedNumeral) -> str:
        """Say where a figure or a numeral stands in the report."""
        if self.report is None:
            return str(ReportPlace(line=figure.line))
        return str(self.report.place_at(figure.start))

    @property
    def uncovered(self) -> tuple[Covered, ...]:
        """Figures that no claim covers."""
        return tuple(figure for figure in self.figures if not figure.claims)

    def pieces(self) -> Iterator[Piece]:
        """Give the whole text in order, cut at its figures."""
        done = 0
        for figure in self.figures:
            if figure.start < done:
                continue
            if figure.start > done:
                yield Piece(text=self.text[done : figure.start])
            yield Piece(text=self.text[figure.start : figure.end], covered=figure)
            done = figure.end
        if done < len(self.text):
            yield Piece(text=self.text[done:])

    def summary(self) -> str:
        """Say in one line how much is covered."""
        count, open_count = len(self.figures), len(self.uncovered)
        entries = [
            say(
                "{covered} of {all} figures covered, {open} not",
                covered=count - open_count,
                all=count,
                open=open_count,
            )
        ]
        if self.drifted:
            entries.append(
                counted(
                    "{number} quote no longer in the text",
                    "{number} quotes no longer in the text",
                    len(self.drifted),
                )
            )
        if self.residue:
            entries.append(
                counted(
                    "{number} numeral not read as a claim",
                    "{number} numerals not read as claims",
                    len(self.residue),
                )
            )
        if self.tables:
            figures = counted("{number} figure", "{number} figures", self.in_tables)
            entries.append(
                counted(
                    "{number} table with {figures} not examined",
                    "{number} tables with {figures} not examined",
                    self.tables,
                    figures=figures,
                )
            )
        if self.in_names:
            entries.append(
                counted(
                    "{number} numeral is part of a name",
                    "{number} numerals are part of names",
                    self.in_names,
                )
            )
        return say("; ").join(entries)

    def markdown(self, marks: Mapping[str, str] | None = None) -> str:
        """Give the text with each figure followed by its claims' marks, uncovered ones loud.

        Parameters
        ----------
        marks
            Sign of each claim's verdict by id, such as ``{"gdp-2021": "✔"}``.
        """
        marks = marks or {}
        entries = []
        for piece in self.pieces():
            if piece.covered is None:
                entries.append(piece.text)
            elif not piece.covered.claims:
                loud = say("NOT COVERED")
                entries.append(f"⟦**{piece.text.replace('**', '')}** {loud}⟧")
            else:
                signs = "".join(
                    dict.fromkeys(marks.get(claim, "·") for claim in piece.covered.claims)
                )
                entries.append(f"⟦{piece.text} {signs}⟧")
        return "".join(entries)


def coverage(
    report: str | Manuscript, claims: Sequence[Quoted], *, drafted: Draft | None = None
) -> Coverage:
    r"""Hold the figures of a report against the claims of its claim file.

    Parameters
    ----------
    report
        The report, as a text or as it was read.
    claims
        Anything with ``id``, ``quote`` and ``line``, and ``page``, ``paragraph`` or ``footnote``
        where they say so.
    drafted
        A draft of the same text, if there is one already.

    Examples
    --------
    >>> from factcheck.draft.merge import kept_claims
    >>> claims = kept_claims("claims:\n  - id: a\n    quote: 收入增长5%\n    line: 1\n")
    >>> coverage("收入增长5%,利润12亿元。", claims).summary()
    '1 of 2 figures covered, 1 not'
    """
    drafted = drafted or draft(report)
    text = drafted.text
    located = locate(text, placed_in(mapped(drafted.report), claims))
    spans = sorted((*claim.span, claim.id) for claim in located if claim.span)
    figures = []
    places: set[tuple[int, int]] = set()
    for claim in drafted.claims:
        if claim.kind in SOFT or (claim.figure_start, claim.figure_end) in places:
            continue
        places.add((claim.figure_start, claim.figure_end))
        ids = _overlapping(spans, claim.figure_start, claim.figure_end)
        figures.append(
            Covered(
                start=claim.figure_start,
                end=claim.figure_end,
                line=claim.line,
                text=text[claim.figure_start : claim.figure_end],
                kind=claim.kind,
                claims=ids,
            )
        )
    residue = tuple(
        numeral
        for numeral in drafted.residue
        if not _overlapping(spans, numeral.start, numeral.end)
    )
    holding = {name for figure in figures for name in figure.claims}
    return Coverage(
        text=text,
        bare=tuple(claim for claim in located if claim.span and claim.id not in holding),
        figures=tuple(sorted(figures, key=lambda figure: (figure.start, figure.end))),
        drifted=tuple(claim.id for claim in located if claim.span is None),
        residue=residue,
        report=mapped(drafted.report),
        tables=drafted.tables,
        in_tables=drafted.figures_in_tables,
        in_names=sum(numeral.role == "name" for numeral in drafted.numerals),
    )


def _overlapping(spans: list[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    """Ids of the quotes that hold the greater part of a span."""
    identifiers = []
    for index in range(bisect_left(spans, (end, 0, "")) - 1, -1, -1):
        low, high, identifier = spans[index]
        if low < start - LONGEST_QUOTE:
            break
        if 2 * (min(high, end) - max(low, start)) >= end - start:
            identifiers.append(identifier)
    return tuple(reversed(identifiers))
