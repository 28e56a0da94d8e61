"""Which months the quarters and halves of a text are, where it counts a year of its own.

A firm's second quarter is one of the calendar only where it ends with one. Where a text says when
one of its quarters ended, the others are known by their turns; where it names a fiscal year, so is
the year that each is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from factcheck.draft.calendar import MONTH, Moment, is_same_span
from factcheck.draft.en.accounts import TURN, TURNS, end_of
from factcheck.draft.en.year_signs import is_set_against
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "quarters", "en")

#: What leaves its year to the document: a quarter or a half by its turn, and months.
PART = re.compile(r"(?P<year>\d{4}|YYYY)(?P<mark>[QH])(?P<turn>[1-4])")
FISCAL = re.compile(r"FY(?P<year>\d{4})(?:(?P<mark>[QH])(?P<turn>[1-4]))?")
MONTHS = re.compile(MONTH, re.IGNORECASE)
#: A part by its turn, which is one of the firm; not one by its months.
CALLED = re.compile(r"[QH][1-4]|[1-4][QH]|quarter|half", re.IGNORECASE)
_ON_A_DAY = (
    r"(?: period)?,? (?:(?:which|that) )?(?:ended|ending)(?: on)?(?: the)?"
    rf" (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH})"
    r"(?: (?P<day_behind>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,? (?P<end>(?:19|20)\d\d))?"
)
#: A quarter or a half by the day on which it ended, without its turn.
ENDED = re.compile(
    rf"(?:the )?(?P<unit>quarter|half[- ]year|half|(?:three|six|[36])[- ]months?){_ON_A_DAY}",
    re.IGNORECASE,
)
#: Behind the turn of a quarter, a longer part that ended with it: and fiscal year ended October 1.
BOTH_ENDED = re.compile(
    r",? (?:and|,) (?:the |its |our )?(?:(?:full|fiscal|financial|first|whole) )*"
    rf"(?:year|half(?:[- ]year)?|(?:six|nine|twelve|[69]|12)[- ]months?){_ON_A_DAY}",
    re.IGNORECASE,
)
_LENGTHS = {"Q": 3, "H": 6}
_YEAR = 12
_SPRING = 3  # fiscal years that end before it are named after the one before by some
_HEAD = 6000  # characters in which a text says what it is of
NO_YEAR = "YYYY"
FISCAL_NO_YEAR = f"FY{NO_YEAR}"
_TURNS = 4
#: Days after the end of a quarter, and of the last one, within which its results are told.
SOON, LATE = 46, 50
#: What firms tell of their quarters.
OF_FIRM = re.compile(
    WORDS.pattern(r"\b(?:{of_firm})\b"),
    re.IGNORECASE,
)


class OwnPart(Struct, frozen=True, kw_only=True):
    """A quarter or a half of a firm's year: its turn, and the month in which it ended."""

    mark: str  # Q or H
    turn: int
    year: str  # in which it ended; YYYY where the text does not say so
    month: int

    @property
    def is_of_calendar(self) -> bool:
        """Whether the firm's year is that of the calendar."""
        return self.month == _LENGTHS[self.mark] * self.turn

    @property
    def to_the_end(self) -> int:
        """Months to the end of the firm's year, over twelve where that is in the year behind."""
        return self.month + _YEAR - _LENGTHS[self.mark] * self.turn


def own_part(text: str, moments: Sequence[Moment]) -> OwnPart | None:
    """Return a quarter or a half of which a text says both its turn and when it ended."""
    head = [moment for moment in moments if moment.start < _HEAD]
    for one in head:
        turn = TURN.fullmatch(one.word)
        if turn and turn["month"]:
            year, month = end_of(turn)
            mark = "H" if turn["unit"].lower() == "half" else "Q"
            return OwnPart(mark=mark, turn=TURNS[turn["turn"].lower()], year=year, month=month)
    for one in head:
        told = _called(text, one, "Q")
        match = told and BOTH_ENDED.match(text, one.end)
        if told and match:
            year, month = end_of(match)
            return OwnPart(mark="Q", turn=int(told["turn"]), year=year, month=month)
    ended = next((match for one in head if (match := ENDED.fullmatch(one.word))), None)
    if ended is None:
        return None
    mark = "H" if ended["unit"].lower().startswith(("half", "six", "6")) else "Q"
    turns = (int(told["turn"]) for one in head if (told := _called(text, one, mark)))
    turn_of_it = next(turns, 0)
    year, month = end_of(ended)
    return OwnPart(mark=mark, turn=turn_of_it, year=year, month=month) if turn_of_it else None


def _called(text: str, moment: Moment, mark: str) -> re.Match[str] | None:
    """Return the part that a word of time names by its turn as the text's own."""
    told = PART.fullmatch((moment.period or "").removeprefix("FY"))
    is_called = told and told["mark"] == mark and CALLED.search(moment.word)
    if not is_called or MONTHS.search(moment.word) or is_set_against(text, moment):
        return None
    return told


def renamed(text: str, settled: Sequence[Moment]) -> Iterator[Moment]:
    """Give words of time, quarters by the months they have where a text says that of one.

    Of a text that tells of the second quarter ended September 30, the first quarter is another too.
    """
    own = own_part(text, settled)
    fiscal = _fiscal_year(own, text, settled) if own else None
    if own is None or (fiscal is None and own.is_of_calendar):
        yield from _by_fiscal(text, settled)
        return
    for one in settled:
        yield replace(one, period=_own_name(one, own, fiscal))


def _own_name(moment: Moment, own: OwnPart, fiscal: int | None) -> str | None:
    """Return the period of a word of time, in a text that counts a year of its own."""
    told = PART.fullmatch((moment.period or "").replace(FISCAL_NO_YEAR, NO_YEAR))
    ended = _ended_then(moment, own) if fiscal else None
    if fiscal and ended:
        back = int(own.year) - int(ended) if ended.isdigit() and own.year.isdigit() else 0
        return f"FY{fiscal - back}{own.mark}{own.turn}"
    is_called = CALLED.search(moment.word) and not MONTHS.search(moment.word)
    if told is None or told["mark"] != own.mark or not is_called:
        return moment.period
    if told["year"] != NO_YEAR:
        return moment.period if own.is_of_calendar else f"FY{moment.period}"
    if fiscal:
        return f"FY{fiscal}{own.mark}{told['turn']}"
    return _months_to(own, int(told["turn"]) - own.turn)


def _ended_then(moment: Moment, own: OwnPart) -> str | None:
    """Return the year of a word of time that names a firm's own part by its last month."""
    match = ENDED.fullmatch(moment.word) or TURN.fullmatch(moment.word)
    if match is None or not match["month"]:
        return None
    year, month = end_of(match)
    length = 6 if match["unit"].lower().startswith(("half", "six", "6")) else 3
    return year if month == own.month and length == _LENGTHS[own.mark] else None


def _fiscal_year(own: OwnPart, text: str, settled: Sequence[Moment]) -> int | None:
    """Return the fiscal year that a firm's own part is of, where the text names it.

    One that ends in January or February is named after either year.
    """
    told = [one for one in settled if FISCAL.fullmatch(one.period or "")]
    named = {one.period or "" for one in told if not is_set_against(text, one)}
    turn = f"{own.mark}{own.turn}"
    parts = {int(name[2:6]) for name in named if name.endswith(turn)}
    years = {int(name[2:6]) for name in named}
    compared = {int((one.period or "")[2:6]) + 1 for one in told if (one.period or "")[6:] == turn}
    over, last = divmod(own.to_the_end - 1, _YEAR)
    ends = {int(own.year) + over} if own.year.isdigit() else years
    ends = ends | {year - 1 for year in ends} if own.year.isdigit() and last + 1 < _SPRING else ends
    for years_of_it in (parts, years & ends, compared & ends if own.year.isdigit() else compared):
        if len(years_of_it) == 1:
            return years_of_it.copy().pop()
    return None


def _months_to(own: OwnPart, steps: int) -> str:
    """Return the part of a firm's year so many turns behind its own one, by its months.

    >>> _months_to(OwnPart(mark="Q", turn=2, year="2016", month=9), 1)
    '2016Q4'
    >>> _months_to(OwnPart(mark="Q", turn=1, year="YYYY", month=7), 1)
    'YYYY-08..YYYY-10'
    >>> _months_to(OwnPart(mark="H", turn=1, year="2014", month=12), 1)
    '2015H1'
    """
    length = _LENGTHS[own.mark]
    over, last = divmod(own.month + length * steps - 1, _YEAR)
    named = str(int(own.year) + over) if own.year.isdigit() else own.year
    if (last + 1) % length == 0:
        return f"{named}{own.mark}{(last + 1) // length}"
    first = (last + 1 - length) % _YEAR + 1
    begun = str(int(named) - 1) if named.isdigit() and first > last + 1 else named
    return f"{begun}-{first:02d}..{named}-{last + 1:02d}"


def _by_fiscal(text: str, settled: Sequence[Moment]) -> Iterator[Moment]:
    """Give words of time, a quarter without a year as that of a fiscal year that has its turn.

    What is only compared with is of the fiscal year before.
    """
    fiscal = [one for one in settled if FISCAL.fullmatch(one.period or "")]
    own = {one.period or "" for one in fiscal if not is_set_against(text, one)}
    before = {one.period or "" for one in fiscal} - own
    years = {name[:6] for name in own}
    for one in settled:
        told = PART.fullmatch((one.period or "").replace(FISCAL_NO_YEAR, NO_YEAR))
        called = CALLED.search(one.word) and not MONTHS.search(one.word)
        if not told or told["year"] != NO_YEAR or not called:
            yield one
            continue
        turn = f"{told['mark']}{told['turn']}"
        same = {name for name in own if name.endswith(turn)}
        same = same or {_year_after(name) for name in before if name.endswith(turn)}
        same = same or ({f"{next(iter(years))}{turn}"} if len(years) == 1 else set())
        yield replace(one, period=same.pop()) if len(same) == 1 else one


def _year_after(fiscal: str) -> str:
    """Return the same quarter of the next fiscal year.

    >>> _year_after("FY2023Q4")
    'FY2024Q4'
    """
    return f"FY{int(fiscal[2:6]) + 1}{fiscal[6:]}"


def uncounted(text: str, moments: Sequence[Moment], written: date | None) -> str:
    """Return the word of a quarter that a firm's text names, where nothing says when it ended.

    What was written within some weeks of the end of a quarter of the calendar is on that one: no
    other ended late enough before it.
    """
    if not OF_FIRM.search(text, 0, _HEAD) or own_part(text, moments):
        return ""
    for one in moments:
        told = _called(text, one, "Q") if one.start < _HEAD else None
        if told and told["year"] == NO_YEAR:
            turn = int(told["turn"])
            is_late = written is None or _days_since(turn, written) > (
                LATE if turn == _TURNS else SOON
            )
            return one.word if is_late and not _is_by_months(moments, turn) else ""
    return ""


def _is_by_months(moments: Sequence[Moment], turn: int) -> bool:
    """Whether a text also names the months of a quarter of the calendar: January to March."""
    told = (one.period or "" for one in moments if MONTHS.search(one.word))
    named = (name.replace(NO_YEAR, "2000") for name in told)  # of whatever year
    return any(is_same_span(f"{name[:4]}Q{turn}", name) for name in named)


def _days_since(turn: int, written: date) -> int:
    """Return how many days before a day a quarter of the calendar had ended.

    >>> _days_since(2, date(2024, 8, 9)), _days_since(4, date(2024, 2, 9))
    (40, 40)
    """
    year = written.year if 3 * turn < written.month else written.year - 1
    ended = date(year + 3 * turn // _YEAR, 3 * turn % _YEAR + 1, 1)
    return (written - ended).days + 1
