"""Files as their publishers give them: recognised, read, and filled in with what the user answers.

What a file does not say comes from a mapping: `unit` fills in a unit wherever none is told, and
`unit:UNRATE` says that of one series, or `area:USA` what an area is called here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from factcheck.domain.diagnostic import Diagnostic
from factcheck.language import counted, listed, say
from factcheck.load import layouts
from factcheck.load.layouts.original import ANSWERS, MissingCell, Original, PublishedCell
from factcheck.load.reasons import reason

COLUMNS = (
    "area", "indicator", "period", "value", "unit", "basis", "vintage", "released", "status",
    "source", "note", "file", "cell",
)  # fmt: skip
_OF_AREA = ("area",)
_NATIONAL = ("national currency", "local currency", "XDC", "LCU", "NAC")
_KEYS = 250_000  # figures of a file up to which a second one for the same cell is noticed


@dataclass(kw_only=True)
class Published:
    """One file, its layout, and what was met in reading it."""

    original: Original
    layout: str = ""
    figures: int = 0
    repeated: int = 0  # figures that stand there twice, alike
    missing: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The faults found so far."""
        return self.original.all_faults()

    def unanswered(self) -> Iterator[PublishedCell]:
        """Give the figures of the file as it gives them."""
        if self.layout:
            for cell in layouts.named(self.layout).read(self.original):
                if isinstance(cell, PublishedCell):
                    yield cell

    def cells(self) -> Iterator[PublishedCell]:
        """Give the figures of the file, answers filled in; missing cells are counted."""
        if not self.layout:
            return
        places: dict[int, tuple[str, str]] = {}
        for cell in layouts.named(self.layout).read(self.original):
            if isinstance(cell, MissingCell):
                self.missing[cell.mark] += 1
                continue
            self.figures += 1
            whole = answered(cell, self.original.mapping)
            if self._is_new(whole, places):
                yield whole

    def _is_new(self, cell: PublishedCell, places: dict[int, tuple[str, str]]) -> bool:
        """Whether no other figure is told to be the same one; if there is, it is noted."""
        if len(places) >= _KEYS:
            if len(places) == _KEYS:
                places[-1] = ("", "")
                self.original.remarks.append(
                    say(
                        "{file}: only among its first {number} figures is one noticed that "
                        "stands twice",
                        file=self.original.name,
                        number=f"{_KEYS:,}",
                    )
                )
            return True
        key = hash((cell[:3], cell.unit, cell.basis, cell.adjustment, cell.vintage, cell.released))
        value, place = places.setdefault(key, (cell.value, cell.cell))
        if place == cell.cell or not cell.period:
            return True
        if value == cell.value:
            self.repeated += 1
            return False
        self.original.fault(
            say(
                "{value!r} stands for {indicator}, {area}, {period}, and {other!r} at {place}",
                value=cell.value,
                indicator=cell.indicator,
                area=cell.area or "-",
                period=cell.period,
                other=value,
                place=place,
            ),
            say("Keep the right one, or tell them apart by their codes."),
            cell.cell,
            cause="twice",
        )
        return False

    def told(self) -> list[str]:
        """Return what the reader should know: how much was read, what is missing, and remarks."""
        if not self.layout:
            return []
        if not (self.figures or self.missing) and self.original.remarks:
            return self.original.remarks
        figures = counted("{number} figure", "{number} figures", self.figures)
        line = say("{file}: {layout}, {figures}", file=self.original.name, layout=self.layout,
                   figures=figures)  # fmt: skip
        if self.missing:
            marks = listed(
                f"{mark or say('empty')} ({number:,})"
                for mark, number in self.missing.most_common(6)
            )
            line = say("{line}; missing: {marks}", line=line, marks=marks)
        if self.repeated:
            line = say("{line}; alike and taken once: {number}", line=line, number=self.repeated)
        return [line, *self.original.remarks]


def answered(cell: PublishedCell, mapping: Mapping[str, str]) -> PublishedCell:
    """Return a figure with what the user answers about it.

    >>> cell = PublishedCell("USA", "UNRATE", "2024-01", "3.7", "2:2")
    >>> answered(cell, {"unit": "%", "area:USA": "united_states"})[:2]
    ('united_states', 'UNRATE')
    """
    if not mapping:
        return cell
    codes, areas = _codes_of(cell), _areas_of(cell)
    answers = {}
    for column in ANSWERS:
        answer = answer_about(column, cell, mapping)
        if answer is not None and answer != getattr(cell, column):
            answers[column] = answer
    if "unit" not in answers and (currency := _answer("currency", areas, mapping)):
        answers["unit"] = _in_currency(cell.unit, currency)
    whole = cell._replace(**answers) if answers else cell
    digits = _answer("digits", (*codes, *areas), mapping)
    return printed_with(int(digits), whole) if digits.isdecimal() else whole


def answer_about(column: str, cell: PublishedCell, mapping: Mapping[str, str]) -> str | None:
    """Return what the user answers about one column of a figure, be it what the file says too.

    >>> cell = PublishedCell("", "population", "2024", "5", "2:2")
    >>> answer_about("indicator", cell, {"indicator:population": "population"})
    'population'
    """
    areas = _areas_of(cell)
    of_series = areas if column in _OF_AREA else _codes_of(cell)
    keys = [f"{column}:{code}" for code in (*of_series, *areas)]
    answer = next((mapping[key] for key in keys if key in mapping), None)
    return mapping.get(column) if answer is None and not getattr(cell, column) else answer


def _codes_of(cell: PublishedCell) -> list[str]:
    """Return what a file calls the series of a figure, the narrowest first."""
    codes = [code for code in (cell.indicator, cell.indicator_name) if code]
    return [*(of_season(code, cell.adjustment) for code in codes if cell.adjustment), *codes]


def _areas_of(cell: PublishedCell) -> list[str]:
    return [code for code in (cell.area, cell.area_name) if code]


def of_season(code: str, adjustment: str) -> str:
    """Name the figures of a series that are so adjusted, where a file has both sorts under a code.

    >>> of_season("UNEMP", "adjusted")
    'UNEMP/adjusted'
    """
    return f"{code}/{adjustment}" if adjustment else code


def _answer(key: str, codes: Iterable[str], mapping: Mapping[str, str]) -> str:
    """Return what is answered of one of some codes, or else of all."""
    keys = (*(f"{key}:{code}" for code in codes), key)
    return next((mapping[each] for each in keys if each in mapping), "")


def printed_with(decimals: int, cell: PublishedCell) -> PublishedCell:
    """Return a figure as it was printed by who knows with how many decimals; the file says more.

    >>> cell = PublishedCell("", "", "2024", "5.264", "2:2")
    >>> printed_with(1, cell)[3], printed_with(1, cell).stored, printed_with(4, cell).value
    ('5.3', '5.264', '5.2640')
    """
    try:
        number = Decimal(cell.value)
        value = format(number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), "f")
    except InvalidOperation:
        return cell  # no plain number, which is told where it is read
    stored = cell.stored or (cell.value if Decimal(value) != number else "")
    return cell._replace(value=value, stored=stored, significant="")


def _in_currency(unit: str, currency: str) -> str:
    for words in _NATIONAL:
        unit = unit.replace(words, currency)
    return unit


def published(original: Original, layout: str = "") -> Published:
    """Find out the layout of a file, unless it is told; what it cannot be is noted as its fault."""
    found = Published(original=original)
    if not _is_there(original):
        return found
    if layout:
        if layout in layouts.names():
            found.layout = layout
        else:
            original.fault(
                say("unknown layout {name!r}", name=layout),
                say("The layouts are {names}.", names=listed(layouts.names())),
            )
        return found
    matches = layouts.recognised(original)
    if len(matches) == 1:
        found.layout = matches[0]
    elif matches:
        original.fault(
            say("its layout may be {names}", names=say(" or ").join(matches)),
            say("Say which it is: --layout {name}.", name=matches[0]),
        )
    else:
        _note_unknown(original)
    return found


def _is_there(original: Original) -> bool:
    """Whether there is such a file, and something in it."""
    try:
        is_empty = not original.head
    except FileNotFoundError:
        original.fault(say("there is no such file"), say("Check the path."))
        return False
    except IsADirectoryError:
        original.fault(
            say("it is a folder without datapackage.json"),
            say("Name the files that are in it."),
        )
        return False
    except OSError as error:
        original.fault(
            say("the file cannot be opened: {reason}", reason=reason(error.strerror)),
            say("Check it."),
        )
        return False
    if is_empty:
        original.fault(say("the file is empty"), say("Download it again."))
    return not is_empty


def _note_unknown(original: Original) -> None:
    from factcheck.load.layouts._text import other_sort

    sort = other_sort(original.head)
    names = listed(layouts.names())
    original.fault(
        say("it is {sort} of no layout that is known", sort=sort)
        if sort
        else say("it has no layout that is known"),
        say(
            "The layouts are {names}: name one by --layout, see docs/layouts/README.md. A table of "
            "the columns area, indicator, period, value is named in datapackage.yaml as it is.",
            names=names,
        ),
    )


def tidy(cell: PublishedCell, file: str) -> tuple[str, ...]:
    """Return a figure as a row of the columns of a tidy table."""
    return (
        cell.area, cell.indicator, cell.period, cell.value, cell.unit, cell.basis, cell.vintage,
        cell.released, cell.status, "", note_of(cell), cell.file or file, cell.cell,
    )  # fmt: skip


def note_of(cell: PublishedCell) -> str:
    """Return the note of a figure, with whether the season is taken out of it."""
    season = {"adjusted": "seasonally adjusted", "unadjusted": "not seasonally adjusted"}
    return "; ".join(filter(None, (cell.note, season.get(cell.adjustment, ""))))
