"""What is told of a table while it is read: faults of its cells, remarks on what is left out."""

from __future__ import annotations

from factcheck.language import say
from factcheck.load.grids.dates import is_spoilt_day
from factcheck.load.grids.period_heads import NO_WEEK, PeriodHead
from factcheck.load.layouts.original import Original

_TOLD_ONE_BY_ONE = 3


class TableRemarks:
    """The faults and remarks on one table, which are noted on its file."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.without_period: dict[str, None] = {}  # heads and labels that name none
        self.has_bare_weeks = False  # which is told once
        self.counted_at = -1  # which remark counts those that are not told one by one

    def tell(self, remark: str) -> None:
        """Note a remark, once."""
        if remark not in self.original.remarks:
            self.original.remarks.append(remark)

    def formula(self, place: str) -> None:
        """Note a formula whose result is not there."""
        self.original.fault(
            say("the formula has no stored result"),
            say("Open the workbook in a spreadsheet program and save it."),
            place,
            cause="formula",
        )

    def no_figure(self, text: str, place: str) -> None:
        """Note a cell that should hold a figure, and does not."""
        self.original.fault(
            say("{text!r} is no figure, and no mark of a missing one", text=text[:40]),
            say("Correct the cell, or write a mark such as '..' where there is no figure."),
            place,
            cause=f"no figure {text}",
        )

    def first_days(self) -> None:
        """Note that days are read as the months that they begin."""
        self.tell(
            say(
                "{file}: its days each begin a month, and stand for it; `--map frequency=daily` "
                "keeps the days",
                file=self.original.name,
            )
        )

    def uncertain_day(self, text: str, place: str) -> None:
        """Note a day that may be of two months."""
        self.original.fault(
            say("{text!r}: day and month cannot be told apart", text=text),
            say("Write the days as 2021-08-01."),
            place,
            cause="day or month",
        )

    def no_period(self, said: PeriodHead, name: str, place: str, *, is_asked: bool) -> None:
        """Note a figure of no day that there is, or of no certain period; say how to name one."""
        day = f"{said.year}-{said.first:02}-{said.day:02}" if said.year and said.day else name
        if day != name or is_spoilt_day(name):
            self.original.fault(
                say("{text!r} is no day", text=day),
                say("Mend the row, or remove it."),
                place,
                cause="day",
            )
            return
        if said.week == NO_WEEK:
            if self.has_bare_weeks:
                return
            self.has_bare_weeks = True
            self.tell(
                say(
                    "{file}: left out: weeks by a number alone, which may begin on Monday or on "
                    "Sunday; head their column 'ISO week', or write 2024-W05 ({place})",
                    file=self.original.name,
                    place=place,
                )
            )
            return
        begin = say(
            "{file}: left out: {head!r} names no period that is certain",
            file=self.original.name,
            head=name[:60],
        )
        if is_asked:
            begin = say("{what}; `--map period=…` says it of the table", what=begin)
        if name in self.without_period:
            return
        self.without_period[name] = None
        more = len(self.without_period) - _TOLD_ONE_BY_ONE
        if more < 1:
            self.tell(say("{what} ({place})", what=begin, place=place))
            return
        remark = say(
            "{file}: left out: {count} more heads or labels name no period",
            file=self.original.name,
            count=more,
        )
        if self.counted_at < 0:
            self.counted_at = len(self.original.remarks)
            self.original.remarks.append(remark)
        else:
            self.original.remarks[self.counted_at] = remark
