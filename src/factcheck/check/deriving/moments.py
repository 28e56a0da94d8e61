"""The periods that a figure may be of, and those that a change may be measured from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import BEFORE, SEGMENT
from factcheck.check.prose.told_spans import (
    YEAR_NAMED,
    later_than_told,
    told_from,
    years_ago,
    years_behind,
)
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "moments")

_THAN = re.compile(r"\b(?:than|over|on|from|since|below|above)\s(?:in |at )?$", re.IGNORECASE)
#: Whence something moved, and no one from whom it was bought.
FROM = re.compile(
    r"(?<!bought )(?<!received )(?<!raised )(?<!collected )(?<!heard )(?<!sourced )"
    r"\bfrom (?:only |just |about |some |around )?$|[从由自]$"
)
PART = re.compile(WORDS.pattern(r"{en.part}|{zh.part}"), re.IGNORECASE)
_MOVED_TO = re.compile(r"^[^,，。;；\d]{0,6}(?:至|到)[了约近]?$")  # 由2022年的238.7万人降至
_OF_LAST_YEAR = re.compile(
    WORDS.pattern(r"(?:{zh.last_year})(?:同期)?[末底]?的$")
)  # 较上年的949.5万辆
_FROM_THEN = re.compile(r"[由从自][^,，。;；]*[^,，。;；]{0,30}$")
_NOW = re.compile(
    r"\b(?:now|today|currently|at present)\b|\b(?:has|have) (?:\w+ )?since\b"
    r"|\b(?:is|are) (?:now )?(?:down|up|back) (?:to|at)\b"
    r"|\bsince then\b(?!,? in)",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(
    r"(?<!than )(?<!over )(?<!from )\b(?:this|the current) (?:fiscal |financial )?year\b(?!['’]s)",
    re.IGNORECASE,
)
_QUARTER_TOLD = re.compile(
    r"(?P<base>[较比由从自])?(?:(?P<year>(?:19|20)\d\d)年?)?第?(?P<number>[一二三四1-4])季度?(?!末)"
)
_ORDINALS = ("first", "second", "third", "fourth", "", "", "", "last", "", "", "", "final")
_QUARTER_NAMED = re.compile(r"\bquarters?\b", re.IGNORECASE)
_HALF = re.compile(r"\bhal(?:f|ves)\b|\bhalf-year", re.IGNORECASE)
_ELLIPTIC_QUARTER = re.compile(
    r"\b(?:in|was|is|of|and|its weakest|its strongest) the"
    r" (?P<number>first|second|third|fourth|last|final)"
    r"(?=\s*,|\s+(?:it|they|there|with|at|was|were|only|just|by)\b|\s*$)",
    re.IGNORECASE,
)
_OF_QUARTER = re.compile(
    r"\s*(?:of|in) the (?P<number>first|second|third|fourth|last|final)"
    r"(?=\s*[,;.)]|\s+(?:and|but|when|to)\b|\s*$)",
    re.IGNORECASE,
)
_SAME_PART = re.compile(  # more than in the same period of 2024
    r"[^,;.]{0,30}\b(?:than|over|from|on|in|above|below)\s(?:in )?(?:the )?(?:same|corresponding)"
    r" (?:period|quarter|half|months?)(?: (?:of|in) (?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_BESIDE_THAT_OF = re.compile(  # double that of 2022
    r"\s*(?:(?:that|those|the (?:\w+ )?(?:level|figure|number|total|amount|rate)) (?:of|in)"
    r"|what (?:it|they) (?:was|were) in) (?:FY ?)?(?P<year>(?:19|20)\d\d)\b"
)
_JOINED = re.compile(r"\b(?:and|but|while)\b|、")
_FIGURE_BESIDE = re.compile(
    WORDS.pattern(
        r"\b(?:{en.figure_beside}) (?:the|its|their) [^,;:]{0,30}\b(?:of"
        r"|in) (?:the year )?$"
    ),
    re.IGNORECASE,
)
OF_THE_YEAR = re.compile(
    r"\b(?:for|in|over) the (?:full |whole )?year\b(?! (?:before|earlier|to|ended))|全年",
    re.IGNORECASE,
)
WHOLE_YEAR = re.compile(r"\b(?:full|whole|entire) year\b|全年", re.IGNORECASE)
CHANGES = frozenset(
    {
        ClaimedAs.GROWTH,
        ClaimedAs.CAGR,
        ClaimedAs.MULTIPLE,
        ClaimedAs.POINTS,
        ClaimedAs.CHANGE,
    }
)


def periods_of(
    statement: ReportStatement, index: CellIndex, this_year: int
) -> list[CheckPeriod | None]:
    """Return the periods that a figure may be of: one, unless its sentence names another.

    A year in the clause of the figure settles it. Where a year stands in a clause without a
    figure, or a figure is only said to be what was before, each is possible.
    """
    usual = statement.period or (CheckPeriod(this_year) if this_year else None)
    years = statement.years
    ago = years_ago(statement.before) or years_behind(statement)
    own = SEGMENT.split(statement.near)[-1]
    if _NOW.search(own) and not years_ago(own):
        ago = 0  # two years ago they held 20, they now hold 15
    is_level = statement.claimed in (ClaimedAs.LEVEL, ClaimedAs.BARE)
    if is_level and _OF_LAST_YEAR.search(statement.near) and this_year:
        named = years.attached[-1] if years.attached else this_year
        return [_same_part(usual, named - 1)]
    told = told_from(statement.before) or later_than_told(statement)
    if told:
        return [_same_part(usual, told)]
    if ago and this_year and not years.attached:
        return [_same_part(usual, this_year - ago)]
    attached = _attached(statement)
    quarter = _quarter_told(statement, this_year) or elliptic_quarter(statement, this_year)
    if quarter is not None:
        return [quarter]
    if this_year and _MOVED_TO.search(statement.near) and _FROM_THEN.search(statement.before):
        return [_same_part(usual, this_year)]
    clause = re.split(r"[;:]", statement.near)[-1]
    is_now = not years.free and _NOW.search(clause) is not None
    behind = SEGMENT.split(statement.behind)[0]
    is_this = _THIS_YEAR.search(f"{_JOINED.split(statement.near)[-1]} {behind}") is not None
    if this_year and not attached and (is_now or is_this):
        if known.OF_BUDGETS.search(index.title):  # written in the year before the one it is of
            return [CheckPeriod(this_year - 1), CheckPeriod(this_year)]
        return [CheckPeriod(this_year) if is_now else _same_part(usual, this_year)]
    if attached:
        if usual is not None and usual.year in attached:
            return [usual, *(index.times.parts_of(usual.year) if not usual.part else [])]
        return [CheckPeriod(attached[-1])]
    return _untold(statement, usual, index, this_year)


def _untold(
    statement: ReportStatement, usual: CheckPeriod | None, index: CellIndex, this_year: int
) -> list[CheckPeriod | None]:
    """Return the periods that a figure may be of which bears no year itself."""
    years = statement.years
    if usual is not None and this_year and _is_of_an_event(statement, usual, index):
        usual = CheckPeriod(this_year)
    periods = [usual]
    if usual is not None:
        periods = _around(statement, usual, index, this_year)
    if is_led_by_another(statement):
        periods.insert(0, statement.lead)
    if FROM.search(statement.near) and usual is not None:
        earlier = [year for year in years.section if year < this_year]
        periods += [CheckPeriod(year) for year in earlier]
        if not statement.is_dated:
            periods = [CheckPeriod(this_year), *periods]
    if usual == CheckPeriod(this_year) and this_year + 1 in years.section:
        periods.append(CheckPeriod(this_year + 1))  # funding for 2024/25, in a report on 2024
    if years.free:
        periods += [CheckPeriod(this_year), *map(CheckPeriod, years.free)]
    if usual == CheckPeriod(this_year) and not statement.names_time:
        periods += _of_the_one_before(statement, this_year)
    if not statement.names_time:
        periods += map(CheckPeriod, sorted(index.times.lone_years))
    return list(dict.fromkeys(periods))


def _of_the_one_before(statement: ReportStatement, this_year: int) -> list[CheckPeriod | None]:
    """Return the year that a sentence before it is of, which tells no figure: the slump of 2020."""
    told = statement.previous.text if statement.previous is not None else ""
    years = YEAR_NAMED.findall(told)
    is_bare = len(years) == 1 and re.search(r"\d", YEAR_NAMED.sub("", told)) is None
    return [CheckPeriod(int(years[0]))] if is_bare and int(years[0]) < this_year else []


def _is_of_an_event(statement: ReportStatement, usual: CheckPeriod, index: CellIndex) -> bool:
    """Whether a month is that of what a sentence before tells of, and no data are of months.

    "Income rose, as rents were raised in April 2024. Repairs cost 6.1 million" in the whole year.
    """
    text = statement.sentence.text
    is_told = YEAR_NAMED.search(text) is not None or PART.search(text) is not None
    is_month = bool(usual.part) and usual.months == 1
    return is_month and not is_told and not index.times.has_parts(usual.year)


def same_part_told(statement: ReportStatement, period: CheckPeriod) -> CheckPeriod | None:
    """Return the part of another year that a change is said to be from: the same period of 2024."""
    match = _SAME_PART.match(statement.behind) if period.part else None
    year = int(match["year"] or period.year - 1) if match is not None else 0
    return period.shifted(year - period.year) if match is not None else None


def _same_part(usual: CheckPeriod | None, year: int) -> CheckPeriod:
    """Return the month or quarter that a text is about, of another year; else all of that."""
    return CheckPeriod(year) if usual is None else usual.shifted(year - usual.year)


def elliptic_quarter(statement: ReportStatement, this_year: int) -> CheckPeriod | None:
    """Return the quarter that a figure is of by its number alone, after one told in full.

    "The third quarter was the busiest, with 506; in the first it was 142, a third of the fourth."
    """
    previous = statement.previous.text if statement.previous is not None else ""
    if _QUARTER_NAMED.search(f"{previous} {statement.sentence.text}") is None or not this_year:
        return None
    behind = _OF_QUARTER.match(statement.behind)
    before = next(reversed([*_ELLIPTIC_QUARTER.finditer(statement.near)]), None)
    match = behind or before
    if match is None or _HALF.search(statement.sentence.text) is not None:
        return None
    told = statement.lead if statement.lead is not None else statement.period
    year = told.year if told is not None else this_year
    number = _ORDINALS.index(match["number"].casefold()) % 4 + 1
    return CheckPeriod(year, f"{year}Q{number}")


def _quarter_told(statement: ReportStatement, this_year: int) -> CheckPeriod | None:
    """Return the quarter that the words right at a figure name: 第一季的1,122.7萬."""
    match = next(reversed([*_QUARTER_TOLD.finditer(statement.near)]), None)
    if match is None or (match["base"] and statement.claimed in CHANGES):
        return None
    usual = statement.period.year if statement.period is not None else this_year
    year = int(match["year"] or usual)
    number = "一二三四".find(match["number"]) + 1 or int(match["number"])
    return CheckPeriod(year, f"{year}Q{number}") if year else None


def _around(
    statement: ReportStatement, usual: CheckPeriod, index: CellIndex, this_year: int
) -> list[CheckPeriod | None]:
    """Return the period a figure is taken to be of, its parts, and those before and after it."""
    periods: list[CheckPeriod | None] = [usual]
    if not usual.part and not WHOLE_YEAR.search(statement.before):
        periods += index.times.parts_of(usual.year)
    periods += index.times.as_long_as(usual)
    periods += index.times.closing(usual)
    periods = _with_neighbours(statement, usual, periods, this_year)
    if usual.part and not PART.search(f"{statement.near}{statement.behind}"):
        periods += index.times.ending_with(
            usual
        )  # the half-year, behind a section on its last quarter
    if usual.part and not PART.search(statement.sentence.text):
        periods.append(CheckPeriod(usual.year))
    return periods


def is_led_by_another(statement: ReportStatement) -> bool:
    """Whether a change stands behind a figure of another period than it is taken to be of.

    "Costs were 607, below the 611 of the first quarter and 1.5 % above last year": of 607.
    """
    lead = statement.lead
    return statement.claimed in CHANGES and lead is not None and lead != statement.period


def _is_of_another(statement: ReportStatement, year: int) -> bool:
    """Whether a year stands in its sentence behind another figure alone, or dates what that is.

    "More than double the 6.2 million of 2020, and a third above 2019" is not of 2020.
    """
    offset = statement.start - statement.sentence.start
    text = statement.sentence.text
    places = [match.start() for match in re.finditer(rf"(?<!\d){year}(?!\d)", text)]
    rest = len(statement.figure) + len(statement.behind)
    is_apart = all(
        at >= offset + rest or _FIGURE_BESIDE.search(text, 0, at) is not None for at in places
    )
    return bool(places) and not statement.years.free and is_apart


def _is_laid_beside(statement: ReportStatement, year: int) -> bool:
    """Whether a year is only what a change is laid beside: 1 % more than a year before."""
    text = statement.sentence.text
    if statement.claimed not in CHANGES or re.search(rf"(?<!\d){year}(?!\d)", text):
        return False
    places = [match.start() for match in BEFORE.finditer(text)]
    return bool(places) and all(_THAN.search(text, 0, place) for place in places)


def _is_carried_over(statement: ReportStatement, year: int) -> bool:
    """Whether a year is of the sentence before, and this one names only whence it measures."""
    years, text = statement.years, statement.sentence.text
    is_told = re.search(rf"(?<!\d){year}(?!\d)", text) or BEFORE.search(text)
    return not (years.attached or years.free or is_told)


def _attached(statement: ReportStatement) -> Sequence[int]:
    """Return the years at a figure, without the one from which a change is measured.

    "An increase of 2.9 percent over the adopted budget of 2025" is no increase in 2025.
    """
    years = statement.years.attached
    beside = _BESIDE_THAT_OF.match(statement.behind)
    if beside is not None and statement.claimed in CHANGES:
        return [year for year in years if year != int(beside["year"])]
    base, period = statement.base, statement.period
    if statement.claimed not in CHANGES or base is None or period is None:
        return years
    return years if base.year >= period.year else [year for year in years if year != base.year]


def _with_neighbours(
    statement: ReportStatement,
    usual: CheckPeriod,
    periods: Sequence[CheckPeriod | None],
    this_year: int,
) -> list[CheckPeriod | None]:
    """Return periods with the year before or after, and the whole year, as words suggest them."""
    neighbours = list(periods)
    is_of_now = (
        not statement.names_time
        or _is_of_another(statement, usual.year)
        or _is_carried_over(statement, usual.year)
        or _is_laid_beside(statement, usual.year)
    )
    if usual.year != this_year and is_of_now:  # 398 pupils, after 412 in 2022
        neighbours.insert(0, CheckPeriod(this_year))
    elif usual.year == this_year - 1 and _is_of_now(statement):
        neighbours.append(CheckPeriod(this_year))  # 1,251 births, 53 fewer than a year ago
        neighbours += [usual.shifted(1)] if usual.part else []
    if usual.year == this_year and statement.is_of_before:
        neighbours.append(usual.shifted(-1))
    if usual.part and OF_THE_YEAR.search(statement.near):
        neighbours.append(CheckPeriod(usual.year))
    return neighbours


def own_clause(statement: ReportStatement) -> str:
    """Return the words at a figure that are of no other one."""
    before, behind = SEGMENT.split(statement.near)[-1], SEGMENT.split(statement.behind)[0]
    return _JOINED.split(before)[-1] + _JOINED.split(behind)[0]


def is_month_or_quarter(period: CheckPeriod) -> bool:
    """Whether a period is a month or a quarter."""
    return bool(period.part) and period.months in (1, 3)


def _is_of_now(statement: ReportStatement) -> bool:
    """Whether a figure may be of this year, though its sentence speaks of the one before."""
    return not statement.is_of_before and not statement.follows_year_before
