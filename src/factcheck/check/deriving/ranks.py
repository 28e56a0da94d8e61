"""Ranks and superlatives: the largest of a column, second of six, the highest in five years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import at_best_likely
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import english, is_chinese, stem
from factcheck.check.naming.doubts import HeardNames
from factcheck.check.naming.hearing import heard
from factcheck.check.naming.tying import TiedSeries, best, tied
from factcheck.check.prose.rank_claims import NO_NOUNS, RankClaim
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "ranks")

_TIMES = re.compile(  # the fourth quarter was the strongest; the third, with 43.8, the weakest
    WORDS.pattern(
        r"(?<!in )\bthe (?:first|second|third|fourth|last|final)"
        r"(?: (?:{en.units_of_time}))?(?= was\b| is\b| remained\b|,)"
    ),
    re.IGNORECASE,
)
#: A loss of 14 points, the largest of the seven: not by what there is.
_CHANGE_TOLD = re.compile(
    WORDS.pattern(r"\b(?:{en.change_told})\b[^.;:]{0,45}$|(?:{zh.change_told})[^，。；]{0,4}$"),
    re.IGNORECASE,
)
_MOVED = re.compile(  # the number of clerks fell most: not by what it is
    WORDS.pattern(r"\b(?:{en.moved}) (?:by )?(?:the )?$"),
    re.IGNORECASE,
)
_AT = re.compile(
    r"^[\s,]*(?:of|at|with)\s+[$€£]?\d[\d.,]*(?P<percent>\s?(?:%|per ?cent))?", re.IGNORECASE
)
_TOLD_BEFORE = re.compile(
    r"\b(?:at|with)\s+[$€£]?\d[\d.,]*(?:\s?(?:%|[a-z]+)){0,2}[,)]?\s[^\d.;]{0,20}$", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"^[^,;.]*?(?:\b(?:is|was|are|were|remains?|remained|went to|belongs? to|in|by|of|had|has)\b"
    r"|[,:(])"
    r"\s+(?P<who>(?:(?!\d|times\b|than\b|the size\b)\S+\s*){1,6})",
    re.IGNORECASE,
)

_ORDER = [TieStrength.SETTLED, TieStrength.CERTAIN, TieStrength.LIKELY, TieStrength.GUESSED]
#: Of a country this may mean its land, its people or its economy.
_OF_SIZE = re.compile(WORDS.pattern(r"\b(?:{en.of_size})est\b"), re.IGNORECASE)
_PLACES = frozenset(
    map(
        stem,
        "country countries state region city nation member district figure share rate value level"
        " number".split(),
    )
)
_PRINTED = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

_ROLES = {True: (CellRole.CHANGE, CellRole.LEVEL), False: (CellRole.LEVEL,)}


#: What is ranked, with the cells that it rests on.
Rival: TypeAlias = tuple[Fraction, tuple[DataCell, ...]]


class AskedRank:
    """A rank, whose readings are asked for as those of any other figure.

    Parameters
    ----------
    index : CellIndex
        The series.
    claim : RankClaim
        The rank.
    """

    def __init__(self, index: CellIndex, claim: RankClaim) -> None:
        self.index, self.claim = index, claim

    def readings(self, statement: ReportStatement, topic: frozenset[str]) -> list[CellReading]:
        """Return what a series is in the order of its peers, under each tie that is as good."""
        claim, statement = self.claim, self.claim.statement
        if claim.is_growth and claim.may_be_level:
            bare = replace(claim, may_be_level=False)
            ways = (bare, replace(bare, is_growth=False))
            told = (AskedRank(self.index, way).readings(statement, topic) for way in ways)
            return [at_best_likely(reading) for some in told for reading in some]
        names = heard(statement, self.index, topic)
        ties: list[TiedSeries] = []
        for role in _ROLES[claim.is_growth]:
            ties = ties or tied(
                statement,
                self.index,
                names,
                partial(self._may_be_ranked, role),
            )
        readings = []
        for tie, reading in self._ranked(best(ties)):
            if reading is not None and not self._is_contradicted(reading, tie.series, names):
                readings.append(self._doubted(reading, tie.series, names))
        return readings

    def _ranked(
        self, ties: Sequence[TiedSeries]
    ) -> Iterator[tuple[TiedSeries, CellReading | None]]:
        """Give the place of each series: among its years, or its peers and the parts beside it."""
        for tie in ties:
            if self.claim.over_time:
                yield tie, self._over_time(tie)
                continue
            peers = self.index.peers(tie.series)
            for some in (peers, *self.index.parts_beside(tie.series, peers)):
                yield tie, self._among(tie, some)

    def _doubted(self, reading: CellReading, series: CellSeries, names: HeardNames) -> CellReading:
        """Return a reading, likely at best where something else may be what ranks so."""
        claim, statement = self.claim, self.claim.statement
        is_named = self._is_measure_named(series, names)
        is_named = is_named or _is_told_beside(statement, reading.cells[0])
        is_of_change = _MOVED.search(statement.before) or _CHANGE_TOLD.search(statement.before)
        reasons = []
        if is_of_change or not is_named:
            reasons.append(say("what it is ranked by is not named"))
        if not claim.over_time and _TIMES.search(statement.before):
            reasons.append(say("a time may be what ranks so"))
        if self._is_only_compared(statement, series):
            reasons.append(say("it is not what is said to rank so"))
        is_other = _is_of_a_share(statement) and not series.is_part
        is_other = is_other or (not claim.over_time and self._is_of_accounts(series))
        if not reasons and not is_other:
            return reading
        return replace(at_best_likely(reading), reasons=(*reading.reasons, *reasons))

    def _is_contradicted(self, reading: CellReading, series: CellSeries, names: HeardNames) -> bool:
        """Whether a rank names no measure, and the figure before it is none of what is ranked.

        "Senegal, at 1.5 percent, ranks third" is not of what is 60.5 % there.
        """
        statement = self.claim.statement
        is_told = _TOLD_BEFORE.search(statement.before) or _AT.match(statement.behind)
        is_named = self._is_measure_named(series, names)
        return bool(is_told) and not is_named and not _is_told_beside(statement, reading.cells[0])

    def _is_of_accounts(self, series: CellSeries) -> bool:
        """Whether a column holds several totals: income and spending are no rivals."""
        labels = {
            (other.name.area or other.name.rows[-1]).strip()
            for other in self.index.of_table(series.name.table)
            if other.name.columns == series.name.columns and (other.name.area or other.name.rows)
        }
        return sum(known.TOTAL_OF.match(label) is not None for label in labels) > 1

    def _is_only_compared(self, statement: ReportStatement, series: CellSeries) -> bool:
        """Whether a series is named behind a superlative that is said of another, or of nobody.

        "The largest is six times the size of parks", and not "the largest is parks".
        """
        keys, own = self.index.lexicon.keys, series.area_keys or series.row_keys
        if own & keys(statement.near) or not own & keys(statement.behind):
            return False
        match = _PREDICATE.match(statement.behind)
        return match is None or not own & keys(match["who"])

    def _is_measure_named(self, series: CellSeries, names: HeardNames) -> bool:
        """Whether the sentence of a rank names what is ranked, where its table holds several."""
        measure = series.column_keys | (series.row_keys if series.name.area else frozenset())
        if measure & names.behind:
            return True
        columns = {
            (other.name.columns, other.name.rows if series.name.area else ())
            for other in self.index.of_table(series.name.table)
            if other.name.role is CellRole.LEVEL
        }
        return len(columns) == 1

    def _may_be_ranked(self, role: CellRole, series: CellSeries) -> bool:
        if series.name.role is not role:
            return False
        beside = _AT.match(self.claim.statement.behind)
        if beside and bool(beside["percent"]) != series.is_part:
            return False
        if self.claim.over_time:
            return len(series.cells) > 2 and series.name.role is CellRole.LEVEL
        return not series.is_total and len(self.index.peers(series)) > 2

    def _among(self, tie: TiedSeries, peers: Sequence[CellSeries]) -> CellReading | None:
        period = _period(self.claim.statement)
        values: dict[int, Rival] = {}
        for number, peer in enumerate(peers):
            value = self._value(peer, period)
            if value is not None:
                values[number] = value
        own = next((number for number in values if peers[number] is tie.series), None)
        if own is None or len(values) < 3:
            return None
        order = [values.pop(own), *values.values()]
        return ranked(self.claim, tie, order)

    def _value(self, series: CellSeries, period: CheckPeriod | None) -> Rival | None:
        now = series.at(period)
        if now is None:
            return None
        is_change = self.claim.is_gain or self.claim.is_growth
        if not is_change or series.name.role is CellRole.CHANGE:
            return now.value, (now,)
        if period is None:
            return None
        years = self.claim.statement.years
        bases = (
            [self.claim.since]
            if self.claim.since
            else [year for year in years.section if year < period.year]
        )
        base = bases[0] if bases else period.year - 1
        then = series.at(CheckPeriod(base))
        if then is None or then is now or not then.value:
            return None
        value = now.value - then.value if self.claim.is_gain else now.value / then.value
        return value, (now, then)

    def _over_time(self, tie: TiedSeries) -> CellReading | None:
        period = _period(self.claim.statement)
        own = tie.series.at(period)
        if own is None or own.period is None:
            return None
        cells = [
            cell
            for when, cell in tie.series.cells.items()
            if when is not None and when.year <= own.period.year and cell is not own
        ]
        if self.claim.count:
            first = own.period.year - self.claim.count
            cells = [cell for cell in cells if cell.period and cell.period.year > first]
            if len(cells) + 1 < self.claim.count:
                return None
        if self.claim.since:
            cells = [cell for cell in cells if cell.period and cell.period.year >= self.claim.since]
        bare = replace(self.claim, count=0)
        return ranked(bare, tie, [(cell.value, (cell,)) for cell in (own, *cells)])


def _period(statement: ReportStatement) -> CheckPeriod | None:
    """Return the time that stands at a rank, else that of its sentence."""
    attached = statement.years.attached
    return CheckPeriod(attached[-1]) if attached else statement.period


def _is_of_a_share(statement: ReportStatement) -> bool:
    """Whether what ranks is a part of something, as a column of amounts is not."""
    told = f"{re.split('[,;:]', statement.before)[-1]}{statement.figure}"
    return re.search(r"\b(?:share|percentage|proportion)\b|占比|比重", told) is not None


def _is_told_beside(statement: ReportStatement, cell: DataCell) -> bool:
    """Whether the sentence of a rank tells the very figure that is ranked: third, at 98.1."""
    value = abs(cell.value / cell.measure.unit.factor)
    for match in _PRINTED.finditer(statement.sentence.text):
        printed = Fraction(match[0].replace(",", ""))
        half = Fraction(1, 10 ** len(match[0].partition(".")[2])) / 2
        if len(match[0]) > 1 and any(
            abs(value / scale - printed) <= half for scale in (1, 1000, 10**4, 10**6, 10**8, 10**9)
        ):
            return True
    return False


def _is_of_table(claim: RankClaim, tie: TiedSeries) -> bool:
    """Whether a rank is told of what the rows of a table are: our largest segment, an area."""
    series, figure = tie.series, claim.statement.figure
    if is_chinese(figure):
        return True
    nouns = {naming.key for naming in english(figure)} - NO_NOUNS
    if series.name.area:
        is_told = _OF_SIZE.search(figure) is None or bool(nouns & series.keys)
        return is_told and nouns <= _PLACES | series.keys
    about = series.title_keys | series.called | series.column_keys
    return bool(nouns & about) or not nouns


def _is_rest(cells: Sequence[DataCell]) -> bool:
    """Whether a line holds what is left over, and is no rival of the others."""
    label = cells[0].area or (cells[0].rows[-1] if cells[0].rows else "")
    return known.REST.fullmatch(label.strip()) is not None


def ranked(claim: RankClaim, tie: TiedSeries, order: Sequence[Rival]) -> CellReading:
    """Return the place of the first of some values among all of them."""
    own = order[0][0]
    rivals = [one for one in order[1:] if not _is_rest(one[1])]
    ahead = sum(value < own if claim.is_low else value > own for value, _ in rivals)
    even = sum(value == own for value, _ in order[1:])
    place = claim.place if ahead < claim.place <= ahead + even + 1 else ahead + 1
    strength = tie.strength
    reasons = tie.reasons
    if not (claim.over_time or claim.count or _is_of_table(claim, tie)):
        strength = max(strength, TieStrength.LIKELY, key=_ORDER.index)
    if claim.count and claim.count != len(order):
        strength = TieStrength.LIKELY
        reasons = (*reasons, say("the table has {number} of them", number=len(order)))
    leader = sorted(order, key=lambda one: one[0], reverse=not claim.is_low)[:3]
    shown = ", ".join(f"{cells[0].area or cells[0].label} {cells[0].shown}" for _, cells in leader)
    return CellReading(
        value=Fraction(place),
        range=Interval.point(place),
        cells=tuple(cell for _, cells in order for cell in cells),
        strength=strength,
        reasons=reasons,
        arithmetic=shown,
    )
