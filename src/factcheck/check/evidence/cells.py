"""The figures of tables as evidence: value, unit, period, area, and the words that name them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.check.evidence.calendars import republic_year
from factcheck.check.evidence.check_period import SPLIT_YEAR, CheckPeriod, check_period
from factcheck.check.findings import CellMention
from factcheck.check.lexicon import vocabulary as known
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER, Measure, UnitForm
from factcheck.load.grids.placed_figure import PlacedFigure
from factcheck.wording.traditional import TABLE, in_signs_of
from factcheck.wording.unit_table import DEFAULT, UnknownUnit
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "cells")

_PER_HEAD = re.compile(r"per (?:capita|person|head|inhabitant)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z][A-Z0-9]+(?:[._][A-Z0-9]+)+")  # SP.POP.TOTL, beside what it stands for


_NO_AMOUNT = re.compile(
    WORDS.pattern(r"{zh.no_amount}|{en.no_amount}"),
    re.IGNORECASE,
)
#: Tonnes are tonnes, of whatever gas.
_OF_GAS = re.compile(r"(?<=t|s|n) ?(?:of )?CO[2₂]?(?:[ -]?e(?:q\.?|quivalents?)?)?$", re.IGNORECASE)
_MONTH_END = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月")
_TOTAL_OF = re.compile(r"(?:total|actual|group)s? (?:19|20)\d\d", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-])")
_LAST_YEAR = re.compile(r"(?<=[A-Za-z)])[ ,]+(?:19|20)\d\d$")  # Population 2024
_OF_A_YEAR = re.compile(r"^(?:19|20)\d\d年(?:度|底|末)?(?=[\u4e00-\u9fff]{2})")  # 2024年收入
_ENDING_YEAR = re.compile(  # Unemployment rate 2023, and no "at prices of 2015"
    r"(?!.*\b(?:prices?|since|base|from|constant|to|of|vs)\b.*\d{4}).*[A-Za-z)][ ,]+((?:19|20)\d\d)"
    r"(?: ?\([^()]*\))?$",
    re.IGNORECASE,
)
_HEADED_YEAR = re.compile(r"((?:19|20)\d\d)(?:年(?:度|末|底)?(?!.*价)|(?= ?[(（]|$))")
_MONEY = re.compile(r"[A-Z]{3}")
_BY_EACH = re.compile(r" (?:per|an?|each) (?!(?:second|minute|hour|day|week|month|year)\b)")
_LEADING_YEAR = re.compile(  # FY24 sales, and no "2015 prices"
    r"(?:FY ?(?P<short>\d\d)|(?:FY ?)?(?P<year>(?:19|20)\d\d))\s+(?=[A-Za-z]{3})"
    r"(?!(?:constant |chained )?(?:prices?|census|dollars|boundaries|base|values?)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(WORDS.pattern(r"(?:[\w-]+ ){0,2}(?:{en.counted})"), re.IGNORECASE)
_MARGIN = re.compile(r"\bmargin\b", re.IGNORECASE)
_MOST_PERCENT = 200
_EMPTY = re.compile(r",?\s*\(\s*\)")  # where a year was taken out
_TIMES = re.compile(
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?末|年?底|期?初|年度|年)?"
)


class DataCell(Struct, frozen=True, kw_only=True):
    """One figure of a table, in base units."""

    file: str
    place: str  # Sheet!C5
    table: int  # its number among all tables that were read
    row: int
    column: int
    value: Fraction
    last_place: Fraction  # one unit of its last digit
    measure: Measure
    has_unit: bool  # whether the table says what it is counted in
    rows: tuple[str, ...]  # the names of its row, the narrowest last
    columns: tuple[str, ...]  # and those of its column
    area: str = ""
    period: CheckPeriod | None = None
    is_own: bool = False  # of the report itself
    head: str = ""  # of its column, as it is printed, with what stands in brackets
    title: str = ""  # of its table
    shown: str = ""
    signs: str = ""  # of traditional characters, as its table prints them

    @property
    def range(self) -> Interval:
        """Every value that may be printed so; what is counted is exact."""
        if self.measure.counts_things and self.last_place >= 1:
            return Interval.point(self.value)
        half = self.last_place / 2
        return Interval(self.value - half, self.value + half)

    @property
    def label(self) -> str:
        """What the table says of it: Revenue, FY2024."""
        return ", ".join(filter(None, (self.series_label, str(self.period or ""))))

    @property
    def printed_label(self) -> str:
        """The same in the characters of the table."""
        return in_signs_of(self.label, self.signs) if self.signs else self.label

    @property
    def series_label(self) -> str:
        """What the table calls the row and column that it stands in, whatever the period."""
        names = (*self.rows, self.area, *self.columns)
        return ", ".join(dict.fromkeys(name for name in names if name))

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a whole: a percentage."""
        return self.measure.unit.form is UnitForm.PERCENT

    @property
    def mention(self) -> CellMention:
        """How findings name it."""
        return CellMention(
            file=self.file, cell=self.place, label=self.printed_label, shown=self.shown
        )


def data_cell(figure: PlacedFigure, whence: CellOrigin) -> DataCell:
    """Make evidence of a figure where it stands."""
    text = figure.figure.value
    unit = figure.unit
    if not unit and not _is_numbered(figure):
        unit = _corner_unit(figure, whence) or _coded_unit(figure, whence)
    unit = "%" if _is_rate_of_change(figure) else unit
    unit = "" if _is_of_things_counted(figure, unit) else unit
    is_per_head = _PER_HEAD.fullmatch(unit) is not None
    unit = "" if is_per_head else unit  # of how much by head is not said
    measure = _measure(unit)
    number = Fraction(text)
    decimals = len(text.lower().partition("e")[0].partition(".")[2])
    rows, year = _without_republic_year(_names(figure.label.path))
    shown = f"{figure.cell.text.strip()} {unit}".strip()
    return DataCell(
        file=whence.file,
        place=whence.address(figure.row, figure.column),
        table=whence.table,
        row=figure.row,
        column=figure.column,
        value=number * measure.factor,
        last_place=Fraction(1, 10**decimals) * measure.factor,
        measure=measure,
        has_unit=bool(unit) or _is_numbered(figure),
        rows=rows,
        columns=(*_names(figure.head.path), *(["per head"] if is_per_head else [])),
        area=figure.label.area or figure.head.area,
        period=_period_of_head(figure)
        or _headed_year(figure)
        or check_period(figure.period)
        or _said_period(figure)
        or _leading_year(figure)
        or year
        or _of_title(figure, whence),
        is_own=whence.is_own,
        head=whence.heads.get(figure.column, "").translate(TABLE),
        title=whence.title.translate(TABLE),
        shown=shown.replace("% %", "%"),
        signs=whence.signs,
    )


def _is_rate_of_change(figure: PlacedFigure) -> bool:
    """Whether a head says that it holds growth, of which the line above the table tells no unit."""
    names = " ".join((*figure.head.path, *figure.label.path))
    own = figure.head.unit or figure.label.unit
    is_rate = known.RATE_HEADS.search(names) is not None
    last = figure.head.path[-1] if figure.head.path else ""
    return is_rate and own is None and not known.AMOUNT_HEADS.search(last)


def _of_title(figure: PlacedFigure, whence: CellOrigin) -> CheckPeriod | None:
    """Return the time that the title of a table tells, of a column of changes up to it."""
    return check_period(whence.period) if _is_rate_of_change(figure) else None


def _is_numbered(figure: PlacedFigure) -> bool:
    """Whether its row or column says that it counts things: Members (number)."""
    units = (figure.label.unit, figure.head.unit)
    return any(unit is not None and unit.whole == "number" for unit in units)


def _coded_unit(figure: PlacedFigure, whence: CellOrigin) -> str:
    """Return the unit of a series whose code is all that the table says of it."""
    names = (*figure.head.path, *figure.label.path, whence.code)
    return next((unit for name in names if (unit := known.CODED_UNITS.get(name.casefold()))), "")


def _corner_unit(figure: PlacedFigure, whence: CellOrigin) -> str:
    """Return the unit that stands in the head of the labels, for amounts that have no other."""
    names = " ".join((*figure.head.path, *figure.label.path))
    is_of_rates = whence.unit == "%"
    return whence.unit if is_of_rates or not _NO_AMOUNT.search(names) else ""


def _period_of_head(figure: PlacedFigure) -> CheckPeriod | None:
    """Return the year that a head tells of a total, or tells first: Total 2024, 2023年决算数.

    What a title says of the whole table is not said of last year's column.
    """
    names = (name.strip() for name in figure.head.path)
    heads = [name for name in names if _TOTAL_OF.fullmatch(name) or _OF_A_YEAR.match(name)]
    years = {year[0] for name in heads for year in _BARE_YEAR.finditer(name)}
    is_told = bool(figure.head.period.written)
    return CheckPeriod(int(years.pop())) if len(years) == 1 and not is_told else None


def _headed_year(figure: PlacedFigure) -> CheckPeriod | None:
    """Return the year a head begins or ends with, below a title of another: 2023年(亿元).

    The grid takes such a head for a name, and then the time of the title for that of the figure.
    """
    if figure.head.period.says_period or figure.label.period.says_period:
        return None
    ways = (_HEADED_YEAR, _ENDING_YEAR)
    year = next(filter(None, (way.match(name) for name in figure.head.path for way in ways)), None)
    return CheckPeriod(int(year[1])) if year is not None else None


def _leading_year(figure: PlacedFigure) -> CheckPeriod | None:
    """Return the year that a head begins with, beside heads without one: FY24 sales, members."""
    match = next(filter(None, map(_LEADING_YEAR.match, figure.head.path)), None)
    return CheckPeriod(int(match["year"] or f"20{match['short']}")) if match is not None else None


def _is_of_things_counted(figure: PlacedFigure, unit: str) -> bool:
    """Whether a column is of things that are counted, below a line on money alone."""
    own = figure.head.unit or figure.label.unit
    names = (name.partition("(")[0].strip() for name in figure.head.path[-1:])
    is_counted = any(map(_COUNTED.fullmatch, names))
    return is_counted and own is None and _MONEY.fullmatch(_dimension(unit)) is not None


def _dimension(unit: str) -> str:
    return str(_measure(unit).unit.dimension)


def _said_period(figure: PlacedFigure) -> CheckPeriod | None:
    """Return the period of a head that is no plain one: 2023/24, 2023年末, at 30 June 2024."""
    written = (figure.head.period.written, figure.label.period.written)
    for text in (*written, *figure.head.path, *figure.label.path):
        match = SPLIT_YEAR.search(text)
        if match and (int(match[1]) + 1) % 100 == int(match[2]):
            return CheckPeriod(int(match[1]) + 1)
        month = _MONTH_END.search(text)
        if month:
            return CheckPeriod(int(month[1]), f"{month[1]}-{int(month[2]):02}")
        year = _BARE_YEAR.search(text)
        if year:
            return CheckPeriod(int(year[0]))
    return None


def with_units_of_wholes(cells: list[DataCell]) -> list[DataCell]:
    """Give parts that add up to the line above them the unit of that line, and its name.

    A table writes the unit beside the whole alone: revenue (thousand), of which: taxes, other.
    """
    columns: dict[int, list[DataCell]] = {}
    for cell in cells:
        columns.setdefault(cell.column, []).append(cell)
    mended: dict[tuple[int, int], DataCell] = {}
    for column in columns.values():
        for index, whole in enumerate(column):
            for part in _parts(whole, column[index + 1 : index + 9]):
                mended[part.row, part.column] = in_unit(part, whole.measure)
    for column in columns.values():
        usual = [cell for cell in column if cell.has_unit and cell.measure.scale != 1]
        if not usual or not _is_one_unit(usual):
            continue
        measure = usual[0].measure
        places = Counter(cell.last_place / measure.factor for cell in usual)
        for cell in column:
            is_amount = cell.last_place < 1 and places[cell.last_place] > 1
            if not cell.has_unit and (is_amount or _is_margin_of_money(cell)):
                mended.setdefault((cell.row, cell.column), in_unit(cell, measure))
    return [mended.get((cell.row, cell.column), cell) for cell in cells]


def _is_margin_of_money(cell: DataCell) -> bool:
    """Whether what is called a margin is an amount, since no per cent are so many."""
    is_margin = any(map(_MARGIN.search, cell.rows[-1:]))
    return is_margin and abs(cell.value) > _MOST_PERCENT


def is_no_amount(cell: DataCell) -> bool:
    """Whether the names of a cell say that it counts, or is a rate: no unit of a table is its."""
    return _NO_AMOUNT.search(" ".join((*cell.columns, *cell.rows))) is not None


def _is_one_unit(cells: list[DataCell]) -> bool:
    return len({str(cell.measure) for cell in cells}) == 1


def in_unit(cell: DataCell, measure: Measure) -> DataCell:
    """Return a cell without a unit in that of its neighbours."""
    return replace(
        cell,
        measure=measure,
        has_unit=True,
        value=cell.value * measure.factor,
        last_place=cell.last_place * measure.factor,
        shown=f"{cell.shown} {measure}",
    )


def _parts(whole: DataCell, below: list[DataCell]) -> list[DataCell]:
    """Return the lines without a unit among those below that add up to one with a unit."""
    if not whole.has_unit or not below or below[0].rows[:1] != whole.rows[:1]:
        return []
    total = Fraction(0)
    for number, part in enumerate(below, 1):
        total += part.value if part.has_unit else part.value * whole.measure.factor
        if total == whole.value and number > 1:
            return [part for part in below[:number] if not part.has_unit]
    return []


class CellOrigin(Struct, frozen=True, kw_only=True):
    """Where the cells of one table come from."""

    file: str
    table: int
    title: str = ""
    sheet: str = ""
    unit: str = ""  # in the head of its labels
    period: str = ""  # that its title tells
    code: str = ""  # of a series, by which its file is called
    added: int = 0  # columns that one column of the file was parted into, but for it
    heads: Mapping[int, str] = field(default_factory=dict)  # by column, as they are printed
    is_own: bool = False
    signs: str = ""  # of traditional characters, as they are printed

    def address(self, row: int, column: int) -> str:
        """Return what findings call a cell; rows and columns count from 0."""
        name = f"{letters(column - self.added)}{row + 1}"
        return f"{self.sheet}!{name}" if self.sheet else name


def _names(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as a text would call them: no code beside a name, and what codes stand for."""
    names = _without_split_years(path)
    named = tuple(name for name in names if not _CODE.fullmatch(name)) or names
    bare = (_OF_A_YEAR.sub("", name) if _OF_A_YEAR.match(name) else name for name in named)
    told = (name for name in bare if not known.ACTUAL.fullmatch(name.strip()))
    return tuple(known.CODED.get(name.casefold(), name).translate(TABLE) for name in told)


def _without_republic_year(names: tuple[str, ...]) -> tuple[tuple[str, ...], CheckPeriod | None]:
    """Take a year of the Republic out of names: 108年 is 2019."""
    for place, name in enumerate(names):
        year = republic_year(name)
        if year:
            return (*names[:place], *names[place + 1 :]), CheckPeriod(year)
    return names, None


def _without_split_years(names: tuple[str, ...]) -> tuple[str, ...]:
    bare = (
        SPLIT_YEAR.sub("", name).strip(" ,()") if SPLIT_YEAR.search(name) else name
        for name in names
    )
    bare = (_LEADING_YEAR.sub("", name) for name in bare)
    bare = (_LAST_YEAR.sub("", name) if _LAST_YEAR.search(name) else name for name in bare)
    bare = (_EMPTY.sub("", name).strip() if _EMPTY.search(name) else name for name in bare)
    return tuple(name for name in bare if name and not _TIMES.fullmatch(name))


def letters(column: int) -> str:
    """Return the letters of a column that is counted from 0.

    >>> letters(2), letters(27)
    ('C', 'AB')
    """
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


@lru_cache(maxsize=4096)
def _measure(unit: str) -> Measure:
    unit = _OF_GAS.sub("", unit)
    try:
        found = DEFAULT.find(unit) if unit else None
        return found or _measure_by_each(unit) or PLAIN_NUMBER
    except UnknownUnit:  # of more than one meaning: a pound may be money or weight
        return PLAIN_NUMBER


def _measure_by_each(unit: str) -> Measure | None:
    """Return what is told by each of something, and a text tells so too: minutes per property."""
    told, each, _ = _BY_EACH.sub("\n", unit, count=1).partition("\n")
    measure = DEFAULT.find(told) if each else None
    is_money = measure is not None and _MONEY.fullmatch(str(measure.unit.dimension))
    return None if measure is None or is_money or not measure.unit.dimension.powers else measure
