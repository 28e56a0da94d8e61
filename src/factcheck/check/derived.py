"""What the cells of series come to: levels, growth, shares, multiples and differences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.check import vocabulary as known
from factcheck.check.cells import CheckPeriod, DataCell
from factcheck.check.findings import TieStrength
from factcheck.check.index import CellIndex, CellRole, CellSeries
from factcheck.check.readings import CellReading
from factcheck.check.statements import Claimed, Statement, sentence_years
from factcheck.check.tying import Heard, TiedSeries, best, heard, tied, without
from factcheck.check.words import label_keys
from factcheck.domain.interval import Interval
from factcheck.domain.unit import UnitForm

_SINCE = re.compile(
    r"(?:since|from|between|compared with|against|than in|over|of|on|below|above)\s+(?:the )?"
    r"(?:our )?(?:base year of )?(?:fiscal |financial )?(?:year )?(?:in )?(?:FY ?)?((?:19|20)\d\d)"
    r"|(?:自|从|比|较|与)\s?((?:19|20)\d\d)年",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^\s*(?:%|percent)?\s*(?:of|in)\s+(?:all |the |our |its |total )*([^,.;:()]+?)"
    r"(?:\s+(?:in|at|by|for|last|this|from|and)\b|[,.;:()]|$)",
    re.IGNORECASE,
)
_OF_CHINESE = re.compile(
    "占(?:全部|当年|全年|全县|全市|全省|全国|总)?([^,。;占]*?)(?:的)?(?:比重|比例)?(?:为|达|近|约|超过|的)?$"
)
_COMPARED = re.compile("比(?P<partner>[^,。;比]+?)(?:高|低|多|少|快|慢|大|小)出?$")
_BESIDE = re.compile(
    r"^\s*(?:higher|lower|more|less|above|below|ahead of|behind)(?: than)? (?P<partner>[^,.;]+)"
)
_FROM = re.compile(r"\bfrom (?:only |just |about |some |around )?$|从$")
_PART = re.compile(r"\bquarter\b|\bhalf\b|\bmonths?\b|\bQ[1-4]\b|季度|半年|月", re.IGNORECASE)
_FROM_FIGURE = re.compile(r"^[\s,]*(?:from|up from|down from)\s*$|^[,,]?从")
_CARRIED = re.compile(
    r"\b(?:it|they|its|their)\b|\bthe (?:gain|rise|increase|fall|drop|decline|change)\b|其",
    re.IGNORECASE,
)
_ALTOGETHER = re.compile(r"\bin (?:all|total)\b|\baltogether\b|总共|合计", re.IGNORECASE)
_THAN = re.compile(
    r"(?:times|fold|倍)?\s*(?:as (?:much|many|high|large) as|more than|higher than|that of"
    r"|the size of|that in)?\s*"
    r"(?:that of |those of |the )?(?P<other>[^,.;:]*)",
    re.IGNORECASE,
)


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
        self.last_whole: tuple[CellSeries, ...] = ()

    def readings(self, statement: Statement, topic: frozenset[str]) -> list[CellReading]:
        """Return all readings of a figure, the likeliest first."""
        names = heard(statement, self.index, topic)
        periods = self._periods(statement)
        return [one for period in periods for one in self._of_period(statement, names, period)]

    def _of_period(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> list[CellReading]:
        found: list[CellReading] = []
        match statement.claimed:
            case Claimed.LEVEL | Claimed.BARE:
                found += self._levels(statement, names, period)
            case Claimed.SHARE:
                found += self._shares(statement, names, period)
            case Claimed.GROWTH | Claimed.CAGR | Claimed.MULTIPLE:
                found += self._growths(statement, names, period)
            case Claimed.POINTS:
                found += self._points(statement, names, period)
            case Claimed.CHANGE:
                found += self._changes(statement, names, period)
            case Claimed.RANK:
                pass
        return found

    # When.

    def _periods(self, statement: Statement) -> list[CheckPeriod | None]:
        """Return the periods that a figure may be of: one, unless its sentence names another.

        A year in the clause of the figure settles it. Where a year stands in a clause without a
        figure, or a figure is only said to be what was before, each is possible.
        """
        usual = statement.period or (CheckPeriod(self.year) if self.year else None)
        years = statement.years
        if years.attached:
            if usual is not None and usual.year in years.attached:
                return [usual]
            return [CheckPeriod(years.attached[-1])]
        periods = [usual]
        if usual is not None and usual.year != self.year and not statement.names_time:
            periods.insert(0, CheckPeriod(self.year))
        if usual is not None and usual.part and not _PART.search(statement.sentence.text):
            periods.append(CheckPeriod(usual.year))
        if _FROM.search(statement.near) and usual is not None:
            earlier = [year for year in years.section if year < self.year]
            periods += [CheckPeriod(year) for year in earlier]
            if not statement.is_dated:
                periods = [CheckPeriod(self.year), *periods]
        if years.free:
            periods += [CheckPeriod(self.year), *map(CheckPeriod, years.free)]
        return list(dict.fromkeys(periods))

    def _bases(self, statement: Statement, period: CheckPeriod | None) -> list[CheckPeriod]:
        """Return the periods that a change may be measured from, the likeliest first."""
        if period is None:
            return []
        clause = re.split(r"[;.。;](?!\d)", statement.before)[-1]
        for text in (f"{statement.behind} ", clause):
            named = [
                int(year) for match in _SINCE.finditer(text) for year in match.groups() if year
            ]
            earlier = [year for year in named if year < period.year]
            if earlier:
                return [CheckPeriod(earlier[0])]
        if statement.base is not None and statement.period is not None:
            distance = statement.base.year - statement.period.year
            if statement.base != statement.period.shifted(-1):
                return [CheckPeriod(period.year + distance, statement.base.part)]
        named = [
            year for year in sentence_years(statement.sentence, self.year) if year < period.year
        ]
        bases = [period.shifted(year - period.year) for year in dict.fromkeys(named)]
        if bases:
            return bases
        bases = [period.shifted(-1)]
        if _FROM_FIGURE.match(statement.behind):
            bases += [CheckPeriod(year) for year in statement.years.section if year < period.year]
        elif statement.previous is not None and _CARRIED.search(statement.before):
            told = sentence_years(statement.previous, self.year)
            bases += [CheckPeriod(year) for year in told if year < period.year]
        return list(dict.fromkeys(bases))

    # Which series.

    def _tied(self, statement: Statement, names: Heard, *forms: str) -> list[TiedSeries]:
        return tied(statement, self.index, names, lambda series: _fits(series, statement, forms))

    # Levels.

    def _levels(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        yield from self._differences(statement, names, period)
        yield from self._named_ratios(statement, names, period)
        is_from = _FROM.search(statement.near) and not statement.is_dated
        for tie in self._tied(statement, names, "same"):
            cell = tie.series.at(period)
            if is_from and period is not None and tie.series.name.role is CellRole.LEVEL:
                for earlier in tie.series.others(period):
                    yield self._level(statement, earlier, tie)
                continue
            if cell is None or tie.series.name.role is not CellRole.LEVEL:
                continue
            if _ALTOGETHER.search(statement.behind) and _is_per_head(cell):
                yield from self._products(cell, tie, period)
                continue
            yield self._level(statement, cell, tie)

    def _level(self, statement: Statement, cell: DataCell, tie: TiedSeries) -> CellReading:
        if statement.is_bare_decimal:
            return _as_printed(cell, tie)
        claimed = statement.measure
        if not cell.has_unit and claimed is not None and claimed.unit.dimension.powers:
            reading = _of_cell(cell, tie)  # "24 hours" of what is called training hours
            factor = claimed.unit.factor
            return replace(reading, value=cell.value * factor, range=cell.range * factor)
        return _of_cell(cell, tie)

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

    def _differences(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        for name, parts in known.DIFFERENCES.items():
            if not _says(statement, name, names):
                continue
            if any(label_keys(name) <= one.keys for one in self.index.called(label_keys(name))):
                continue
            cells = [self._cell_of(part, period) for part in parts]
            if all(cells):
                first, second = [cell for cell in cells if cell]
                sign = 1 if second.value < 0 else -1
                yield CellReading(
                    value=first.value + sign * second.value,
                    range=first.range + second.range * sign,
                    cells=(first, second),
                    arithmetic=f"{first.shown} − {second.shown}",
                    reasons=(f"{name} = {parts[0]} − {parts[1]}",),
                )

    def _cell_of(self, key: str, period: CheckPeriod | None) -> DataCell | None:
        """Return a cell that is called by a name alone."""
        return next(iter(self._called(key, period)), None)

    def _pairs(
        self, first: str, second: str, period: CheckPeriod | None
    ) -> list[tuple[DataCell, DataCell]]:
        """Return cells of two things, from one table where one has both."""
        pairs = [
            (one, two)
            for one in self._called(first, period)
            for two in self._called(second, period)
        ]
        return [pair for pair in pairs if pair[0].table == pair[1].table] or pairs[:1]

    def _called(self, key: str, period: CheckPeriod | None) -> list[DataCell]:
        """Return the cells that are called by a name alone, totals of a column by its head."""
        keys = [label_keys(way) for way in key.split(" | ")]
        cells = []
        for series in self.index.called(key for way in keys for key in way):
            if series.name.role is not CellRole.LEVEL or series.name.area:
                continue
            is_row = series.row_keys in keys and not series.column_keys
            is_whole = series.is_total and series.column_keys in keys
            cell = series.at(period) if is_row or is_whole else None
            if cell is not None:
                cells.append(cell)
        return cells

    # Shares and named ratios.

    def _named_ratios(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        for name, (part, whole) in known.RATIOS.items():
            if not _says(statement, name, names):
                continue
            for over, under in self._pairs(part, whole, period):
                if under.value:
                    reasons = (f"{name} = {part} / {whole}",)
                    yield _quotient(over, under, TieStrength.CERTAIN, reasons)
            return

    def _shares(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        named = list(self._named_ratios(statement, names, period))
        direct = [
            tie for tie in self._tied(statement, names, "part")
            if tie.series.name.role is not CellRole.CHANGE
        ]  # fmt: skip
        wholes = self._wholes(statement)
        for tie in direct:
            cell = tie.series.at(period)
            if cell is not None:
                yield _of_cell(cell, tie)
        if named:
            yield from named
            return
        for tie in self._tied(statement, names, "amount"):
            if tie.series.name.role is not CellRole.LEVEL:
                continue
            over = tie.series.at(period)
            if over is None:
                continue
            for under, strength in self._under(tie.series, wholes, period):
                if under.value and under is not over and abs(under.value) >= abs(over.value):
                    yield _quotient(over, under, _weaker(tie.strength, strength), tie.reasons)

    def _wholes(self, statement: Statement) -> frozenset[str]:
        """Return what a share is said to be of."""
        match = _OF.match(statement.behind)
        text = match[1] if match else ""
        chinese = _OF_CHINESE.search(statement.before)
        if not text and chinese:
            text = chinese[1]
        if not text and "占" in statement.subject:
            text = statement.subject.partition("占")[2]
        return self.index.lexicon.keys(text)

    def _under(
        self, series: CellSeries, wholes: frozenset[str], period: CheckPeriod | None
    ) -> Iterator[tuple[DataCell, TieStrength]]:
        """Give the cells that a part may be divided by, those that are named first."""
        same = [
            other
            for other in self.index.of_table(series.name.table)
            if other.name.role is CellRole.LEVEL
            and other is not series
            and other.first.measure.unit.dimension == series.first.measure.unit.dimension
        ]
        named = [other for other in same if wholes and other.row_keys and other.row_keys <= wholes]
        if wholes and not named:
            named = [
                other
                for other in same
                if other.is_total
                and other.name.columns == series.name.columns
                and (other.column_keys <= wholes or not other.column_keys)
            ]
        if not named and wholes:
            named = [
                other
                for other in self.index.called(wholes)
                if other.row_keys and other.row_keys <= wholes and other.name.role is CellRole.LEVEL
                and other.first.measure.unit.dimension == series.first.measure.unit.dimension
            ]  # fmt: skip
        for other in named:
            cell = other.at(period)
            if cell is not None:
                yield cell, TieStrength.CERTAIN
        if named or wholes:
            return
        parents = [
            other
            for other in same
            if series.name.rows[:-1] and other.name.rows == series.name.rows[:-1]
        ]
        for other in parents:
            cell = other.at(period)
            if cell is not None:
                yield cell, TieStrength.CERTAIN
        if parents:
            return
        whole = self.index.whole_of(series)
        cell = whole.at(period) if whole is not None else None
        if cell is not None:
            yield cell, TieStrength.CERTAIN

    # Growth.

    def _growths(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        bases = self._bases(statement, period)
        is_usual = period is not None and bases[:1] == [period.shifted(-1)]
        amounts = self._tied(statement, names, "any")
        if statement.claimed is Claimed.GROWTH and is_usual:
            for tie in amounts:
                if tie.series.name.role is CellRole.CHANGE:
                    cell = tie.series.at(period)
                    if cell is not None and cell.measure.unit.form is not UnitForm.POINTS:
                        yield _of_cell(cell, tie)
        if statement.claimed is Claimed.MULTIPLE:
            yield from self._against(statement, amounts, period)
        for tie in amounts:
            if tie.series.name.role is not CellRole.LEVEL:
                continue
            later = tie.series.at(period)
            if later is None or None in tie.series.cells:
                continue
            for base in bases:
                earlier = tie.series.at(base)
                if earlier is None or earlier is later or earlier.value * later.value <= 0:
                    continue
                yield _growth(statement, later, earlier, tie.strength, tie.reasons)

    def _against(
        self,
        statement: Statement,
        ties: Sequence[TiedSeries],
        period: CheckPeriod | None,
    ) -> Iterator[CellReading]:
        """Give the quotient of one thing and another of the same period."""
        match = _THAN.match(statement.behind.strip())
        other_keys = self.index.lexicon.keys(match["other"]) if match else frozenset()
        if not other_keys:
            return
        for tie in best(ties):
            over = tie.series.at(period)
            if over is None or tie.series.name.role is not CellRole.LEVEL:
                continue
            for other in self.index.of_table(tie.series.name.table):
                if other is tie.series or other.name.columns != tie.series.name.columns:
                    continue
                own = other.area_keys or other.row_keys
                under = other.at(period)
                if own and own <= other_keys and under is not None and under.value > 0:
                    yield _quotient(over, under, tie.strength, tie.reasons)

    # Differences.

    def _points(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        bases = self._bases(statement, period)
        is_named = False
        for name, (part, whole) in known.RATIOS.items():
            if not _says(statement, name, names) or period is None:
                continue
            for now in self._pairs(part, whole, period):
                for then in self._pairs(part, whole, bases[0]):
                    if now[0].table != then[0].table:
                        continue
                    first = _quotient(*now, TieStrength.CERTAIN, (name,))
                    second = _quotient(*then, TieStrength.CERTAIN, (name,))
                    yield _difference(statement, first, second)
                    is_named = True
            if is_named:
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
                    yield _difference(statement, _of_cell(later, tie), _of_cell(earlier, tie))

    def _gaps(
        self, statement: Statement, ties: Sequence[TiedSeries], period: CheckPeriod | None
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
                    reading = _of_cell(second, tie)
                    yield _difference(statement, _of_cell(first, tie), reading)

    def _changes(
        self, statement: Statement, names: Heard, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        bases = self._bases(statement, period)
        for name, parts in known.DIFFERENCES.items():
            if not _says(statement, name, names) or period is None:
                continue
            cells = [self._cell_of(part, when) for when in (period, bases[0]) for part in parts]
            if all(cells):
                a, b, c, d = [cell for cell in cells if cell]
                now = abs(a.value - b.value)
                then = abs(c.value - d.value)
                yield CellReading(
                    value=now - then,
                    range=(a.range - b.range) - (c.range - d.range),
                    cells=(a, b, c, d),
                    arithmetic=f"({a.shown} − {b.shown}) − ({c.shown} − {d.shown})",
                    reasons=(f"{name} = {parts[0]} − {parts[1]}",),
                )
                return
        for tie in self._tied(statement, names, "same"):
            later = tie.series.at(period)
            if later is None or tie.series.name.role is not CellRole.LEVEL:
                continue
            for base in bases:
                earlier = tie.series.at(base)
                if earlier is not None and earlier is not later:
                    yield _difference(statement, _of_cell(later, tie), _of_cell(earlier, tie))


def _partner(statement: Statement) -> str:
    """Return what something is laid beside at the same time: higher than that of another."""
    if statement.partner:
        return statement.partner
    for pattern, text in ((_COMPARED, statement.before), (_BESIDE, statement.behind)):
        match = pattern.search(text)
        if match:
            return match["partner"]
    return ""


def _fits(series: CellSeries, statement: Statement, forms: Iterable[str]) -> bool:
    """Whether a series can be what a figure is about, by its unit."""
    measure = series.first.measure
    is_part = measure.unit.form in (UnitForm.PERCENT, UnitForm.POINTS)
    if "any" in forms:
        return True
    if "part" in forms:
        return is_part
    if "amount" in forms:
        return not is_part
    claimed = statement.measure
    if claimed is None:
        return not is_part and not series.first.measure.unit.dimension.powers
    if statement.is_bare_decimal and not is_part:
        return True
    if measure.unit.dimension == claimed.unit.dimension:
        return is_part == (claimed.unit.form in (UnitForm.PERCENT, UnitForm.POINTS))
    if not series.first.has_unit and label_keys(claimed.text) <= series.keys:
        return claimed.unit.form is UnitForm.PLAIN and bool(claimed.unit.symbol)
    claimed_base = claimed.unit.dimension.powers
    base = tuple(power for power in measure.unit.dimension.powers if power[1] > 0)
    return bool(claimed_base) and base == tuple(p for p in claimed_base if p[1] > 0)


def _says(statement: Statement, name: str, names: Heard) -> bool:
    """Whether the words at a figure name something by one of our own names."""
    if name.isascii():
        text = f"{statement.subject} {statement.near}".casefold()
        return re.search(rf"\b{re.escape(name)}\b", text) is not None
    del names
    return name in statement.subject or name in statement.near


def _is_per_head(cell: DataCell) -> bool:
    return "per head" in {key for label in (*cell.columns, *cell.rows) for key in label_keys(label)}


def _weaker(one: TieStrength, other: TieStrength) -> TieStrength:
    order = [TieStrength.SETTLED, TieStrength.CERTAIN, TieStrength.LIKELY, TieStrength.GUESSED]
    return max(one, other, key=order.index)


def _as_printed(cell: DataCell, tie: TiedSeries) -> CellReading:
    """Return a cell as it is printed, for a figure that says no unit."""
    reading = _of_cell(cell, tie)
    factor = cell.measure.factor
    return replace(reading, value=cell.value / factor, range=cell.range / factor)


def _of_cell(cell: DataCell, tie: TiedSeries) -> CellReading:
    return CellReading(
        value=cell.value,
        range=cell.range,
        cells=(cell,),
        strength=tie.strength,
        reasons=tie.reasons,
        arithmetic=cell.shown,
    )


def _quotient(
    over: DataCell, under: DataCell, strength: TieStrength, reasons: tuple[str, ...]
) -> CellReading:
    value = abs(over.value / under.value)
    spread = over.range / under.range if 0 not in under.range else Interval.point(value)
    return CellReading(
        value=value,
        range=-spread if over.value / under.value < 0 else spread,
        cells=(over, under),
        strength=strength,
        reasons=reasons,
        arithmetic=f"{over.shown} / {under.shown}",
    )


def _growth(
    statement: Statement,
    later: DataCell,
    earlier: DataCell,
    strength: TieStrength,
    reasons: tuple[str, ...],
) -> CellReading:
    quotient = later.value / earlier.value
    spread = later.range / earlier.range if 0 not in earlier.range else Interval.point(quotient)
    years = 0
    arithmetic = f"{later.shown} / {earlier.shown}"
    if statement.claimed is Claimed.CAGR and later.period and earlier.period:
        years = later.period.year - earlier.period.year
        arithmetic = f"({arithmetic})^(1/{years}) − 1"
    elif statement.claimed is Claimed.GROWTH:
        quotient, spread = quotient - 1, spread - 1
        arithmetic += " − 1"
    return CellReading(
        value=quotient,
        range=spread,
        cells=(later, earlier),
        strength=strength,
        reasons=reasons,
        arithmetic=arithmetic,
        years=years,
    )


def _difference(statement: Statement, first: CellReading, second: CellReading) -> CellReading:
    value, spread = first.value - second.value, first.range - second.range
    if value < 0 and not statement.falls:
        value, spread = -value, -spread
    return CellReading(
        value=value,
        range=spread,
        cells=(*first.cells, *second.cells),
        strength=first.strength,
        reasons=first.reasons,
        arithmetic=f"{first.arithmetic} − {second.arithmetic}",
    )
