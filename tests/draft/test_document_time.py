"""A firm's report of known time, in the words of many: no figure of another time goes unmarked."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from itertools import product

import pytest
from msgspec import Struct

from factcheck.draft import draft

TURNS = ("", "first", "second", "third", "fourth")
FISCAL = 2024
PRIOR = "$110 million"
BODY = (
    "Gross margin in the quarter was 41.2 percent. {Turn}-quarter operating expenses were $30"
    " million. Operating income rose 8 percent to $22 million from a year earlier.\n"
)
LEADS = {
    "bare": "Net sales for the {turn} quarter were",
    "fiscal": "Net sales for the fiscal {turn} quarter were",
    "ended in a year": "For the quarter ended {month} {day}, {year}, net sales were",
    "ended": "For the three months ended {month} {day}, net sales were",
    "turn ended in a year": "For the {turn} quarter ended {month} {day}, {year}, net sales were",
    "turn ended": "For the {turn} quarter ended {month} {day}, net sales were",
    "of a fiscal year": "For the {turn} quarter of fiscal {fiscal}, net sales were",
    "only compared": "Net sales were",
}
AGAINST = {
    "only compared": f"{PRIOR} for the {{turn}} quarter of fiscal {{before}}",
    "of a fiscal year": f"{PRIOR} for the {{turn}} quarter of fiscal {{before}}",
}
TITLES = {
    "none": "",
    "bare": "Acme Corp. Reports {Turn} Quarter Results\n\n",
    "fiscal": "Acme Corp. Reports {Turn} Quarter Fiscal {fiscal} Results\n\n",
    "led": "Acme Corp. Announces Fiscal {fiscal} {Turn}-Quarter Results\n\n",
    "letter": "Acme Q{number} profit rises 8 percent\n\n",
}
DATES = {"none": "", "dated": "SPRINGFIELD, {next} 24, {out} - "}


class Quarter(Struct, frozen=True):
    """A quarter of a firm's year that ends with a month of the calendar."""

    last_of_year: int
    turn: int

    @property
    def ended(self) -> tuple[int, int]:
        """Year and month in which it ended."""
        over, month = divmod(self.last_of_year - 3 * (4 - self.turn) - 1, 12)
        return FISCAL + over, month + 1

    def names(self, back: int = 0) -> frozenset[str]:
        """All right names of it, or of that so many years before."""
        year, month = self.ended
        first = 12 * (year - back) + month - 3
        months = f"{first // 12}-{first % 12 + 1:02d}..{year - back}-{month:02d}"
        by_calendar = {f"{year - back}Q{month // 3}"} if month % 3 == 0 else set()
        return frozenset({f"FY{FISCAL - back}Q{self.turn}", months, *by_calendar})

    def words(self) -> dict[str, object]:
        """What a report says of it."""
        year, month = self.ended
        out, number = (year, month + 1) if month < 12 else (year + 1, 1)
        return {
            "turn": TURNS[self.turn],
            "Turn": TURNS[self.turn].title(),
            "number": self.turn,
            "month": calendar.month_name[month],
            "day": calendar.monthrange(year, month)[1],
            "year": year,
            "next": calendar.month_name[number],
            "out": out,
            "fiscal": FISCAL,
            "before": FISCAL - 1,
        }


def reports(quarter: Quarter) -> Iterator[str]:
    """Give a report of a quarter in all ways of saying which it is."""
    for title, day, lead in product(TITLES, DATES, LEADS):
        is_fiscal = title in ("fiscal", "led") or lead == "fiscal" or lead in AGAINST
        if is_fiscal and quarter.last_of_year == 12:
            continue  # a firm whose year is the calendar's calls it by no other name
        against = AGAINST.get(lead, f"{PRIOR} in the prior-year quarter")
        form = f"{TITLES[title]}{DATES[day]}{LEADS[lead]} $120 million, compared with {against}.\n"
        yield f"{form}\n{BODY}".format(**quarter.words())


@pytest.mark.parametrize("last_of_year", [1, 6, 10, 12])
@pytest.mark.parametrize("turn", [1, 2, 3, 4])
def test_a_figure_of_another_time_is_in_doubt(last_of_year: int, turn: int) -> None:
    quarter = Quarter(last_of_year, turn)
    for report in reports(quarter):
        for claim in draft(report).claims:
            own, before = quarter.names(), quarter.names(back=1)
            is_right = claim.period in (before if claim.figure == PRIOR else own)
            is_right = is_right and (not claim.base or claim.base in before)
            assert is_right or claim.doubts, (report, claim.figure, claim.period, claim.base)


@pytest.mark.parametrize("turn", [1, 2, 3, 4])
def test_signs_that_agree_leave_no_doubt(turn: int) -> None:
    quarter = Quarter(6, turn)
    form = TITLES["fiscal"] + DATES["dated"] + LEADS["ended in a year"]
    report = f"{form} $120 million, compared with {PRIOR} in the prior-year quarter.\n\n{BODY}"
    claims = draft(report.format(**quarter.words())).claims
    assert len(claims) == 6
    assert not [(claim.figure, doubt) for claim in claims for doubt in claim.doubts]
