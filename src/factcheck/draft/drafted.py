"""What drafting gives: claims with their places, and an account of every other numeral."""

from __future__ import annotations

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft.printed import ChangeDirection
from factcheck.draft.reading import Confidence, Kind
from factcheck.manuscript.model import ReportPlace


class Why(Struct, frozen=True, kw_only=True):
    """The words, as printed, that gave each part of a claim, or where they were taken from."""

    kind: str
    subject: str
    period: str
    base: str


class DraftedClaim(Struct, frozen=True, kw_only=True):
    """One claim read out of a report; spans are code points of the original text, end exclusive."""

    id: str
    kind: Kind
    about: Kind | None = None  # what a target is a target of, and a rank a rank of
    start: int
    end: int
    figure_start: int
    figure_end: int
    line: int  # of the text that was read
    place: ReportPlace | None = None  # in the report, where its format has others than lines
    quote: str
    figure: str
    number: str = ""
    scale: str = ""
    value: Fraction | None = None  # in the base unit that `symbol` names
    upper: Fraction | None = None
    symbol: str
    unit: str = ""  # as printed
    per: str = ""  # what the unit is counted by: /吨
    left_out: str = ""  # what the figure is told by, and the unit does not say: per day
    settled: str = ""  # the one of its meanings that the unit was taken for, if it has two
    comparator: Hedge = Hedge.AS_PRINTED
    direction: ChangeDirection = ChangeDirection.NONE
    subject: str = ""
    indicator: str = ""  # id in the catalogue, empty where it has none
    partner: str = ""  # what a gap compares with
    period: str = ""
    base: str = ""
    area: str = ""  # in words of the text; empty where it is the document's
    doubts: tuple[str, ...] = ()  # what of its subject, area, period or base is not sure
    confidence: Confidence = Confidence.HIGH
    why: Why | None = None  # told where it is asked for


class SparedNumeral(Struct, frozen=True, kw_only=True):
    """A digit run or numeral that is no claim, and what it is instead."""

    start: int
    end: int
    line: int
    text: str
    role: str  # period, name, scope, duration, table, aside, word or residue
