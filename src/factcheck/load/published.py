"""Files as their publishers give them: recognised, read, and filled in with answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from factcheck.domain.diagnostic import Diagnostic
from factcheck.language import counted, listed, say
from factcheck.load import layouts
from factcheck.load.answers import Answers
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell
from factcheck.load.reasons import reason

COLUMNS = (
    "area", "indicator", "period", "value", "unit", "basis", "vintage", "released", "status",
    "source", "note", "file", "cell",
)  # fmt: skip
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

    def cells(
        self, belongs: Callable[[PublishedCell], bool] | None = None
    ) -> Iterator[PublishedCell]:
        """Yield the figures of the file, answers filled in; missing cells are counted.

        Those that do not belong where they are wanted are counted, and passed over unread.
        """
        if not self.layout:
            return
        places: dict[int, tuple[str, str]] = {}
        answers = Answers(self.original.mapping)
        for cell in layouts.named(self.layout).read(self.original):
            if isinstance(cell, MissingCell):
                self.missing[cell.mark] += 1
                continue
            self.figures += 1
            if belongs is not None and not belongs(cell):
                continue
            whole = answers.filled_in(cell)
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
            say("it is a folder without datapackage.json or datapackage.yaml"),
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
