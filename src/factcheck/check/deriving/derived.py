"""What the cells of series come to: levels, growth, shares, multiples and differences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import (
    as_table_prints,
    difference,
    fits,
    growth,
    in_terms_of,
    in_untold_scale,
    is_later,
    only_earlier,
    quotient,
    reading_of,
    weaker,
)
from factcheck.check.deriving.moments import bases_of, periods_of
from factcheck.check.deriving.named_ratios import NamedRatios, says, sign_of_second
from factcheck.check.deriving.other_lines import lines_of_other_tables
from factcheck.check.deriving.paces import is_of_pace, paces
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.referred import (
    per_head,
    plan_gaps,
    says_of_plan,
    says_per_head,
    totals_in_unit,
)
from factcheck.check.deriving.share_changes import ToldShare, share_changes
from factcheck.check.deriving.spans import span_readings
from factcheck.check.deriving.sums import is_sum, names_several, sobered, sums
from factcheck.check.deriving.told_changes import told_changes
from factcheck.check.deriving.unsettled import is_unsettled
from factcheck.check.deriving.wholes import column_wholes, says_share, wholes_named, wholes_of
from factcheck.check.evidence.cells import CheckPeriod, DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import label_keys, stem
from factcheck.check.naming.doubts import HeardNames
from factcheck.check.naming.hearing import heard, without
from factcheck.check.naming.tying import TiedSeries, best, tied
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "derived")

_COMPARED = re.compile(
    WORDS.pattern(
        r"(?:比(?P<partner>[^,，。;；比]+?)(?:{zh.compared})出?|(?:{zh.beyond})(?P<other>[^,，。;；]+?))$"
    )
)
_BESIDE = re.compile(WORDS.pattern(r"^\s*(?:{en.beside})(?: than)? (?P<partner>[^,.;]+)"))
_FROM = re.compile(r"\bfrom (?:only |just |about |some |around )?$|从$")
_SINCE = re.compile(WORDS.pattern(r"\b(?:{en.since})\b|同比|前|比"))
_ADDED = re.compile(
    WORDS.pattern(
        r"\b(?:{en.added})"
        r"(?: (?:about|some|nearly|almost|over|more than|another|around|roughly"
        r"|only))*\s*[$€£]?$"
    ),
    re.IGNORECASE,
)
_ALTOGETHER = re.compile(
    r"\bin (?:all|total)\b|\baltogether\b|\btogether\b|总共|合计", re.IGNORECASE
)
_AS_MANY = re.compile(WORDS.pattern(r"\s*(?:as )?(?:{en.as_many})\b(?! as\b)"))
_THAN = re.compile(
    WORDS.pattern(
        r"(?:times|fold|倍)?\s*(?:{en.than})?\s*"
        r"(?:that of |those of |the )?(?P<other>[^,.;:]*)"
    ),
    re.IGNORECASE,
)


_INFLATION = frozenset(map(stem, ("inflation", "growth")))


class Deriver:
    """What derives readings of one figure from the series of some tables.

    Parameters
    ----------
    index : CellIndex
        The series.
    year : int
        The year that the report is about.
    """

    def __init__(self, index: CellIndex, year: int) -> None:
        self.index, self.year = index, year
        self.named = NamedRatios(index)
        self.told_share: ToldShare | None = None
        self.last_whole: tuple[CellSeries, ...] = ()

    def readings(self, statement: ReportStatement, topic: frozenset[str]) -> list[CellReading]:
        """Return all readings of a figure, the likeliest first."""
        names = heard(statement, self.index, topic)
        periods = periods_of(statement, self.index, self.year)
        readings = [
            self._sobered(statement, period, reading)
            for period in periods
            for reading in self._of_period(statement, names, period)
        ]
        if all(reading.strength is TieStrength.GUESSED for reading in readings):
            readings += totals_in_unit(statement, self.index, self.year)
            if says_per_head(statement):
                tied_to = [tie.series for tie in self._tied(statement, names, "any")]
                amounts = [*tied_to, *self.index.totals]
                readings += per_head(statement, amounts, self.index, self.year)
        if not is_sum(statement):
            return readings
        added = [
            self._sobered(statement, period, reading)
            for period in periods
            for reading in sums(statement, self.index, topic, period)
        ]
        if not added and not names_several(statement):
            return readings  # the outer isles together
        return [*added, *map(sobered, readings)]

    def _sobered(
        self, statement: ReportStatement, period: CheckPeriod | None, reading: CellReading
    ) -> CellReading:
        """Return a reading, likely at best where words of time do not fit its cells."""
        if not is_unsettled(statement, period, reading.cells, self.year):
            return reading
        return replace(reading, strength=weaker(reading.strength, TieStrength.LIKELY))

    def _of_period(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> list[CellReading]:
        found: list[CellReading] = []
        match statement.claimed:
            case ClaimedAs.LEVEL | ClaimedAs.BARE:
                levels = self._levels(statement, names, period)
                if says_of_plan(statement):
                    unplanned = self._tied(statement, without(names, known.PLAN_KEYS), "same")
                    yield_gaps = plan_gaps(statement, unplanned, self.index, self.year)
                    gaps = list(yield_gaps)
                    if gaps:
                        return gaps
                if _ADDED.search(statement.before):  # to what there was, or in all: who knows
                    found += self._changes(statement, names, period)
                    levels = (
                        replace(level, strength=weaker(level.strength, TieStrength.LIKELY))
                        for level in levels
                    )
                found += levels
            case ClaimedAs.SHARE:
                found += self._shares(statement, names, period)
            case ClaimedAs.GROWTH | ClaimedAs.CAGR | ClaimedAs.MULTIPLE:
                found += self._growths(statement, names, period)
            case ClaimedAs.POINTS:
                found += self._points(statement, names, period)
            case ClaimedAs.CHANGE:
                found += self._changes(statement, names, period)
            case ClaimedAs.RANK:
                pass
        return found

    # Which series.

    def _tied(self, statement: ReportStatement, names: HeardNames, *forms: str) -> list[TiedSeries]:
        answers: dict[tuple[int, bool], bool] = {}  # of many series of one unit, asked once

        def wanted(series: CellSeries) -> bool:
            cell = series.first
            if not cell.has_unit:
                return fits(series, statement, forms)
            key = (id(cell.measure), cell.last_place < cell.measure.factor)
            if key not in answers:
                answers[key] = fits(series, statement, forms)
            return answers[key]

        return tied(statement, self.index, names, wanted)

    # Levels.

    def _levels(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        yield from self.named.differences(statement, names, period)
        yield from self.named.excesses(statement, period)
        yield from self.named.ratios(statement, names, period)
        is_from = _FROM.search(statement.near) and not statement.is_dated
        ties = self._tied(statement, names, "same")
        yield from span_readings(statement, best(ties), period)
        for tie in ties:
            cell = tie.series.at(period)
            if is_from and period is not None and tie.series.name.role is CellRole.LEVEL:
                for earlier in tie.series.others(period):
                    yield self._level(statement, earlier, tie)
                    if (scaled := in_untold_scale(statement, earlier, tie)) is not None:
                        yield scaled
                continue
            if cell is None or tie.series.name.role is not CellRole.LEVEL:
                continue
            around = f"{statement.near} {statement.behind}"
            if _ALTOGETHER.search(around) and _is_per_head(cell):
                yield from self._products(cell, tie, period)
                continue
            yield self._level(statement, cell, tie)
            if (scaled := in_untold_scale(statement, cell, tie)) is not None:
                yield scaled

    def _level(self, statement: ReportStatement, cell: DataCell, tie: TiedSeries) -> CellReading:
        if statement.is_bare_decimal:
            return as_table_prints(cell, tie)
        claimed = statement.measure
        if not cell.has_unit and claimed is not None and claimed.unit.dimension.powers:
            reading = reading_of(cell, tie)  # "24 hours" of what is called training hours
            factor = claimed.unit.factor
            return replace(reading, value=cell.value * factor, range=cell.range * factor)
        return in_terms_of(statement, cell, tie)

    def _products(
        self, cell: DataCell, tie: TiedSeries, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Give what is counted by head, times the heads."""
        for series in self.index.called({"population"}):
            other = series.at(period)
            if other is None or "population" not in series.keys | series.title_keys:
                continue
            if label_keys(other.area) != label_keys(cell.area):
                continue
            yield CellReading(
                value=cell.value * other.value,
                range=cell.range * other.range,
                cells=(cell, other),
                strength=tie.strength,
                reasons=tie.reasons,
                arithmetic=f"{cell.shown} × {other.shown}",
            )

    # Shares.

    def _shares(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        named = list(self.named.ratios(statement, names, period))
        direct = [
            tie for tie in self._tied(statement, names, "part")
            if tie.series.name.role is not CellRole.CHANGE
            or not self.index.siblings(tie.series, CellRole.LEVEL)
        ]  # fmt: skip
        wholes = wholes_named(statement, self.index)
        for tie in direct:
            cell = tie.series.at(period)
            if cell is not None:
                yield reading_of(cell, tie)
        if named:
            yield from named
            return
        most = TieStrength.CERTAIN if says_share(statement) else TieStrength.LIKELY
        of_columns = list(self._shares_of_columns(statement, names, wholes, period, most))
        if of_columns:
            yield from of_columns
            return
        for tie in self._tied(statement, names, "amount"):
            if tie.series.name.role is not CellRole.LEVEL:
                continue
            over = tie.series.at(period)
            if over is None:
                continue
            for under, strength in wholes_of(self.index, tie.series, wholes, period):
                if under.value and under is not over and abs(under.value) >= abs(over.value):
                    sure = weaker(most, weaker(tie.strength, strength))
                    yield quotient(over, under, sure, tie.reasons)

    def _shares_of_columns(
        self,
        statement: ReportStatement,
        names: HeardNames,
        wholes: frozenset[str],
        period: CheckPeriod | None,
        most: TieStrength,
    ) -> Iterator[CellReading]:
        """Give what part one column is of another: power from the wind, of all electricity."""
        if not wholes:
            return
        apart = without(names, wholes - self.index.areas)
        for tie in best(self._tied(statement, apart, "amount")):
            over = tie.series.at(period)
            is_named = say("a part of the series is not named") not in tie.reasons
            if over is None or not is_named or not tie.series.column_keys:
                continue
            for under in column_wholes(self.index, tie.series, wholes, period):
                if under.value and abs(under.value) >= abs(over.value):
                    yield quotient(over, under, weaker(most, tie.strength), tie.reasons)

    # Growth.

    def _growths(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        bases = bases_of(statement, period, self.year)
        amounts = self._tied(statement, names, "any")
        if statement.claimed is ClaimedAs.GROWTH:
            yield from told_changes(amounts, period, bases)
        if statement.claimed is ClaimedAs.MULTIPLE:
            if is_of_pace(statement):
                yield from paces(statement, self.index, best(amounts), period, bases)
                return
            against = list(self._against(statement, names, period))
            yield from against
            if against and self._other(statement) & self.index.areas:
                return  # of the same time
            if _AS_MANY.match(statement.behind) and not statement.names_time:
                return  # as something else, which the sentence does not repeat
        for tie in amounts:
            cell = tie.series.at(period)
            if _INFLATION & tie.series.keys and tie.series.is_part and cell is not None:
                yield reading_of(cell, tie)  # it is a rate of growth itself
            elif tie.series.name.role is CellRole.LEVEL:
                yield from self._from_bases(statement, tie, period, bases)

    def _from_bases(
        self,
        statement: ReportStatement,
        tie: TiedSeries,
        period: CheckPeriod | None,
        bases: Sequence[CheckPeriod],
    ) -> Iterator[CellReading]:
        """Give what a series grew by from the periods that may be meant."""
        later = tie.series.at(period)
        if later is None or None in tie.series.cells:
            return
        ends = [tie.series.at(base) for base in bases]
        is_usual = period is not None and bases[:1] == [period.shifted(-1)]
        only = only_earlier(tie.series, period) if not any(ends) and is_usual else None
        for earlier in [*ends, only]:
            if earlier is None or not is_later(later, earlier):
                continue
            if earlier.value * later.value <= 0:
                continue
            is_guess = later.is_part and statement.claimed is not ClaimedAs.MULTIPLE
            is_guess = is_guess or earlier is only or _is_untold_multiple(statement)
            strength = weaker(tie.strength, TieStrength.LIKELY) if is_guess else tie.strength
            yield growth(statement, later, earlier, strength, tie.reasons)

    def _against(
        self,
        statement: ReportStatement,
        names: HeardNames,
        period: CheckPeriod | None,
    ) -> Iterator[CellReading]:
        """Give the quotient of one thing and another of the same period."""
        other_keys = self._other(statement)
        if not other_keys:
            return
        apart = without(names, other_keys & self.index.areas)
        for tie in best(self._tied(statement, apart, "any")):
            over = tie.series.at(period)
            if over is None or tie.series.name.role is not CellRole.LEVEL:
                continue
            lines = lines_of_other_tables(tie.series, self.index.called(other_keys), other_keys)
            for other in (*self.index.beside(tie.series), *lines):
                own = other.area_keys or other.row_keys
                under = other.at(period)
                if own and own <= other_keys and under is not None and under.value > 0:
                    yield quotient(over, under, tie.strength, tie.reasons)

    def _other(self, statement: ReportStatement) -> frozenset[str]:
        """Return what something is laid beside: three times as much as Argentina."""
        match = _THAN.match(statement.behind.strip())
        return self.index.lexicon.keys(match["other"]) if match else frozenset()

    # Differences.

    def _points(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        bases = bases_of(statement, period, self.year)
        changes = list(share_changes(statement, self.index, self.told_share, bases))
        if changes:
            yield from changes
            return
        named = list(self._named_points(statement, names, period, bases[:1]))
        if named:
            yield from named
            return
        partner = self.index.lexicon.keys(_partner(statement))
        if partner:
            names = without(names, partner)
            yield from self._gaps(statement, best(self._tied(statement, names, "part")), period)
            return
        parts = self._tied(statement, names, "part")
        for tie in parts:
            later = tie.series.at(period)
            if later is None or tie.series.name.role is CellRole.CHANGE:
                continue
            for base in bases:
                earlier = tie.series.at(base)
                if earlier is not None and earlier is not later:
                    ends = [in_terms_of(statement, cell, tie) for cell in (later, earlier)]
                    yield difference(statement, *ends)

    def _named_points(
        self,
        statement: ReportStatement,
        names: HeardNames,
        period: CheckPeriod | None,
        bases: Sequence[CheckPeriod],
    ) -> Iterator[CellReading]:
        """Give how far a ratio that has a name of its own moved from what it was."""
        for name, (part, whole) in known.RATIOS.items():
            if not says(statement, name, names) or period is None:
                continue
            ends = [
                (now, then)
                for now in self.named.pairs(part, whole, period)
                for base in bases
                for then in self.named.pairs(part, whole, base)
                if now[0].table == then[0].table
            ]
            for now, then in ends:
                first = quotient(*now, TieStrength.CERTAIN, (name,))
                second = quotient(*then, TieStrength.CERTAIN, (name,))
                yield difference(statement, first, second)
            if ends:
                return

    def _gaps(
        self, statement: ReportStatement, ties: Sequence[TiedSeries], period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Give the distance of one thing from another of the same period."""
        partner = self.index.lexicon.keys(_partner(statement))
        if not partner:
            return
        for tie in ties:
            if (tie.series.area_keys or tie.series.row_keys) <= partner:
                continue
            first = tie.series.at(period)
            for other in self.index.of_table(tie.series.name.table):
                same = other.name.columns == tie.series.name.columns
                same = same and other.name.role is tie.series.name.role
                keys = other.area_keys or other.row_keys
                second = other.at(period)
                if same and keys and keys <= partner and first is not None and second is not None:
                    reading = reading_of(second, tie)
                    yield difference(statement, reading_of(first, tie), reading)

    def _changes(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        if says_of_plan(statement):
            unplanned = self._tied(statement, without(names, known.PLAN_KEYS), "same")
            yield from plan_gaps(statement, unplanned, self.index, self.year)
        yield from self.named.excesses(statement, period)
        bases = bases_of(statement, period, self.year)
        for name, parts in known.DIFFERENCES.items():
            if not says(statement, name, names) or period is None:
                continue
            times = (period, bases[0])
            cells = [self.named.cell_of(part, when) for when in times for part in parts]
            if all(cells):
                a, b, c, d = [cell for cell in cells if cell]
                sign = sign_of_second(a, b)
                now = abs(a.value + sign * b.value)
                then = abs(c.value + sign * d.value)
                yield CellReading(
                    value=now - then,
                    range=(a.range + b.range * sign) - (c.range + d.range * sign),
                    cells=(a, b, c, d),
                    arithmetic=f"({a.shown} − {b.shown}) − ({c.shown} − {d.shown})",
                    reasons=(f"{name} = {parts[0]} − {parts[1]}",),
                )
                return
        for tie in self._tied(statement, names, "same"):
            later = tie.series.at(period)
            if later is None or tie.series.name.role is not CellRole.LEVEL:
                continue
            told = [tie.series.at(base) for base in bases]
            only = None if any(told) else only_earlier(tie.series, period)
            for earlier in (*told, only):  # a balance in July, of which there is July of last year
                if earlier is not None and earlier is not later:
                    ends = [in_terms_of(statement, cell, tie) for cell in (later, earlier)]
                    change = difference(statement, *ends)
                    yield change if earlier is not only else _likely(change)


def _likely(reading: CellReading) -> CellReading:
    """Return a reading that is likely at best."""
    return replace(reading, strength=weaker(reading.strength, TieStrength.LIKELY))


def _is_untold_multiple(statement: ReportStatement) -> bool:
    """Whether a multiple does not say of when it is one: the share doubled to 29 %."""
    is_told = statement.names_time or _SINCE.search(statement.sentence.text)
    return statement.claimed is ClaimedAs.MULTIPLE and not is_told


def _partner(statement: ReportStatement) -> str:
    """Return what something is laid beside at the same time: higher than that of another."""
    if statement.partner:
        return statement.partner
    for pattern, text in ((_COMPARED, statement.before), (_BESIDE, statement.behind)):
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            return groups["partner"] or groups.get("other") or ""
    return ""


def _is_per_head(cell: DataCell) -> bool:
    return "per head" in {key for label in (*cell.columns, *cell.rows) for key in label_keys(label)}
