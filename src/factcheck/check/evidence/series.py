"""A series of cells: one thing of one area, period by period, and what it is called."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from msgspec import Struct

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import english, is_chinese, label_core, label_keys
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import UnitForm
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "series")

_NUMBERED = re.compile(
    WORDS.pattern(r"^\s*(?:{en.numbered}|{zh.numbered})\s*[\w.-]*[.:]?\s*"), re.IGNORECASE
)
_MEASURES = re.compile(WORDS.pattern(r"(?:{zh.measures})"))
_TOPIC_END = re.compile(r"\bby\b|\bper\b|[,:(]|\s[–—-]\s", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CHINESE_TOPIC = re.compile(
    WORDS.pattern(
        r"^(?:.*?(?:19|20)\d\d年度?)?(?P<topic>.+?)(?:{zh.sort_of_table})*(?:\s*[(（]?单位.*)?$"
    )
)


class CellRole(StrEnum):
    """What a cell says of the thing that its row or column names."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"


class SeriesName(Struct, frozen=True):
    """What tells a series from all others."""

    table: int
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    area: str
    role: CellRole
    file: str
    is_on_the_step: bool = False  # of changes: from the month or quarter before


class CellSeries(Struct, frozen=True, kw_only=True, eq=False):
    """The cells of one series, by period, and what it is called by."""

    name: SeriesName
    cells: dict[CheckPeriod | None, DataCell]
    row_keys: frozenset[str]
    lead_keys: frozenset[str]  # of the first of several that its row names together
    column_keys: frozenset[str]
    area_keys: frozenset[str]
    parent_keys: frozenset[str]
    title_keys: frozenset[str]
    is_clear: bool  # whether no two of its cells differ under one name
    called: frozenset[str]  # what its file or sheet is called
    topic_keys: frozenset[str]  # what its table is of: visits, of "Visits by branch"
    is_total: bool  # whether its row is the sum of others, or is called so

    @property
    def first(self) -> DataCell:
        """Any of its cells."""
        return next(iter(self.cells.values()))

    @property
    def keys(self) -> frozenset[str]:
        """All that it is called by."""
        return self.row_keys | self.column_keys | self.area_keys

    @property
    def measure_keys(self) -> frozenset[str]:
        """What is measured of its row, by its column or by the line above the row."""
        return self.column_keys or self.parent_keys

    @property
    def labels(self) -> tuple[str, ...]:
        """All words of its table that stand beside it."""
        first = self.first
        return (*first.rows, *first.columns, first.area, first.title)

    @property
    def is_other(self) -> bool:
        """Whether it is what is left of something: other income."""
        return any(known.REST.fullmatch(label) for label in self.name.rows[-1:])

    @property
    def is_part(self) -> bool:
        """Whether it holds parts of a whole."""
        return self.first.is_part

    def at(self, period: CheckPeriod | None) -> DataCell | None:
        """Return its cell of a period; the only one there is where its table names no period."""
        if period in self.cells:
            return self.cells[period]
        if period is not None and not period.part:
            return self._at_a_day_of(period.year) or self._timeless
        if period is not None and period.part and CheckPeriod(period.year) in self.cells:
            return self.cells[CheckPeriod(period.year)]
        if period is not None and period.part:
            alike = [when for when in self.cells if when and when.ends == period.ends]
            if alike and len({self.cells[when].value for when in alike}) == 1:
                return self.cells[alike[0]]  # of a balance, however long what ends then is
        return self._timeless

    @property
    def _timeless(self) -> DataCell | None:
        return self.cells.get(None) if set(self.cells) == {None} else None

    def _at_a_day_of(self, year: int) -> DataCell | None:
        """Return the one cell that a year has, where the series stands at days: 31 March 2025.

        So it does where it has one month of several years, and that is the same: March.
        """
        timed = [when for when in self.cells if when is not None]
        days = [when for when in timed if when.year == year]
        is_day = len(days) == 1 and _DAY.fullmatch(days[0].part) is not None
        is_one_month = len(timed) > 1 and {when.part[4:] for when in timed if when.months == 1} == {
            when.part[4:] for when in days
        }
        return self.cells[days[0]] if is_day or (len(days) == 1 and is_one_month) else None

    def others(self, period: CheckPeriod) -> list[DataCell]:
        """Return its cells of all periods of one sort but the last, the latest first."""
        timed = [when for when in self.cells if when is not None]
        known = [when for when in timed if bool(when.part) == bool(period.part)]
        known = known or timed  # of a balance that stands at days
        return [self.cells[when] for when in sorted(known, reverse=True)[1:]]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which it has figures."""
        return tuple(sorted({period.year for period in self.cells if period is not None}))


def role_of(cell: DataCell) -> CellRole:
    """Return what a cell says of the thing that it is named for."""
    heads = " ".join((*cell.columns, *cell.rows[-1:]))
    form = cell.measure.unit.form
    if form in (UnitForm.PERCENT, UnitForm.POINTS) or not cell.has_unit:
        column = " ".join(cell.columns)
        if known.CHANGE_HEADS.search(cell.head or column):
            return CellRole.CHANGE
        if form is UnitForm.PERCENT and known.RATE_HEADS.search(" ".join(cell.rows[-1:])):
            return CellRole.CHANGE
        if form is UnitForm.PERCENT and known.SHARE_HEADS.search(column or cell.head):
            return CellRole.SHARE
    elif known.AMOUNT_CHANGES.search(" ".join(cell.columns)):
        return CellRole.CHANGE
    if form is UnitForm.POINTS and known.CHANGE_HEADS.search(heads):
        return CellRole.CHANGE
    return CellRole.LEVEL


def series_name(cell: DataCell) -> SeriesName:
    """Return by what the series of a cell is told apart from others."""
    role = role_of(cell)
    heads = (_without_role(label, role) for label in cell.columns)
    columns = tuple(label for label in heads if label_keys(label))
    is_step = role is CellRole.CHANGE and known.ON_THE_STEP.search(cell.head) is not None
    file = "" if cell.is_own else cell.file  # an earlier edition's stands in the table of this one
    return SeriesName(cell.table, cell.rows, columns, cell.area, role, file, is_step)


def _without_role(label: str, role: CellRole) -> str:
    """Return the head of a column without the words that say it holds changes or shares."""
    pattern = {CellRole.CHANGE: known.CHANGE_HEADS, CellRole.SHARE: known.SHARE_HEADS}.get(role)
    if pattern is None:
        return label
    label = known.AMOUNT_CHANGES.sub(" ", label)
    return re.sub(r"^\s*(?:in|of)\s+", "", pattern.sub(" ", label_core(label)).strip())


def _row_keys(name: SeriesName) -> frozenset[str]:
    """Return what the row of a series is called; GDP, of "GDP growth"."""
    label = name.rows[-1] if name.rows else ""
    bare = known.RATE_HEADS.sub(" ", label) if name.role is CellRole.CHANGE else label
    return (label_keys(bare) or label_keys(label)) if label else frozenset()


def _lead_keys(label: str) -> frozenset[str]:
    """Return what the first of several things is called that a label names together.

    >>> sorted(_lead_keys("Food and beverages")), _lead_keys("Food"), _lead_keys("出口和进口")
    (['food'], frozenset(), frozenset())

    And what is left of a result without what it is struck before: surplus before other gains.
    """
    first = re.split(r",? and |, | & | (?:before|excluding|including) ", label)[0]
    return frozenset() if first == label or is_chinese(label) else label_keys(first)


def _called(cell: DataCell) -> frozenset[str]:
    """Return what the sheet of a cell is called, or its file where that has no sheets."""
    sheet = cell.place.rpartition("!")[0]
    name = re.split(r" by |_by_", sheet or PurePosixPath(cell.file).stem)[0]
    return frozenset() if cell.is_own else label_keys(name)


def topic_of(title: str) -> str:
    """Return what the title of a table says that it is of.

    >>> topic_of("Table 2: Visits by branch"), topic_of("云岭市2024年一般公共预算收入执行情况表")
    ('Visits', '一般公共预算收入')
    """
    topic = _TOPIC_END.split(_NUMBERED.sub("", title), maxsplit=1)[0].strip()
    match = _CHINESE_TOPIC.match(topic) if is_chinese(topic) else None
    return match["topic"] if match else topic


def sole_names(name: SeriesName, cell: DataCell) -> frozenset[str]:
    """Return what a column is called whose rows are times alone: output, beside sales."""
    if name.rows or name.area or name.columns or name.role is not CellRole.LEVEL:
        return frozenset()
    core = label_core(cell.head)
    is_measure = is_chinese(core) and _MEASURES.fullmatch(core) is not None
    return frozenset({core}) if is_measure else frozenset()


def series_of_cells(
    name: SeriesName,
    cells: dict[CheckPeriod | None, DataCell],
    totals: frozenset[tuple[int, tuple[str, ...], str]],
) -> CellSeries:
    """Return the series of some cells of one name, with the words it is called by."""
    first = next(iter(cells.values()))
    title = first.title
    titled = frozenset(naming.key for naming in english(title))
    return CellSeries(
        name=name,
        topic_keys=label_keys(topic_of(title)),
        cells=cells,
        row_keys=_row_keys(name),
        lead_keys=_lead_keys(name.rows[-1]) if name.rows else frozenset(),
        column_keys=frozenset(key for label in name.columns for key in label_keys(label))
        or sole_names(name, first),
        area_keys=label_keys(name.area) if name.area else frozenset(),
        parent_keys=frozenset(key for label in name.rows[:-1] for key in label_keys(label)),
        title_keys=titled if not is_chinese(title) else frozenset({title}),
        is_clear=True,
        called=_called(first),
        is_total=(name.table, first.rows, first.area) in totals,
    )


def whole_among(
    column: list[CellSeries], series: CellSeries, period: CheckPeriod | None
) -> CellSeries | None:
    """Return the line above or below a run of parts, with one in it, that is their sum."""
    for lines in (column, column[::-1]):
        for index, whole in enumerate(lines):
            cell = whole.at(period)
            if whole is series or cell is None:
                continue
            total, slack, is_part = Fraction(0), cell.last_place / 2, False
            for number, part in enumerate(lines[index + 1 : index + 40], 1):
                other = part.at(period)
                if other is None:
                    break
                total += other.value
                slack += other.last_place / 2
                is_part = is_part or part is series
                if number > 1 and is_part and abs(total - cell.value) <= slack:
                    return whole
    return None
