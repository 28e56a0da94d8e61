"""Words of time found in a text, each read as far as it can be read alone."""

import re
from collections.abc import Iterator

from factcheck.domain.period import PeriodError
from factcheck.draft.calendar import (
    CHINESE_TIME,
    ENGLISH_TIME,
    MONTHS_TO,
    PLANS,
    QUARTERS,
    Moment,
    Use,
    century,
    in_order,
    month_number,
    years_in,
)
from factcheck.draft.en.accounts import accounts
from factcheck.draft.en.parts_of_year import parts_of_year
from factcheck.draft.en.quarters import renamed
from factcheck.draft.sentences import Runs, found_in
from factcheck.wording.period_reader import parse_period
from factcheck.wording.prose_numbers import ordinal
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "moments")

NAMED = re.compile(WORDS.pattern(r"\b(?:{en.named}) $"))
BEGUN = re.compile(r"\b[Ss]ince (?:its|the|their|our) [a-z]+ in $")
LASTING = re.compile(
    WORDS.pattern(r"\b(?:{en.lasting})\b[^.;,]{0,30}$"),
    re.IGNORECASE,
)
ENDING = re.compile(r"\b(?:period|that|which) (?:ended|ending)(?: on)? $")
PRICED = re.compile(r"\b(?:reference|base) year:? (?:is |of |= ?)?$|\bprices of $", re.IGNORECASE)
QUARTER_MARK = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
#: Which year a part of one belongs to: that of the document, this one, or the last.
RELATIVE = {None: "YYYY", "今年": "THIS", "去年": "LAST", "上年": "LAST"}
HALF_MARK = {"上": 1, "下": 2, "first": 1, "second": 2, "last": 2, "1": 1, "2": 2}


def moments(text: str, where: Runs) -> list[Moment]:
    """All words of time of a text, in order and without overlap."""
    candidates = sorted(
        (
            *_chinese(text, where),
            *accounts(text, where.dated),
            *parts_of_year(text, where.dated),
            *_english(text, where),
        ),
        key=lambda moment: (moment.start, -moment.end),
    )
    settled: list[Moment] = []
    for moment in candidates:
        if not settled or moment.start >= settled[-1].end:
            settled.append(moment)
    return [*renamed(text, settled)]


YEAR_OF_MONTHS = 12
APRIL = 4
#: A year of two calendar years: 2024-25年度首十一个月.
FISCAL = re.compile(r"\d{4}[/-]\d\d年度?[前头首]")


def _chinese(text: str, where: Runs) -> Iterator[Moment]:
    for match in found_in(CHINESE_TIME, text, where.chinese):
        start, end = match.span()
        use, period, years = _chinese_reading(match)
        dated = bool(match["day"] or match["lday"])
        yield Moment(
            start=start, end=end, use=use, period=period, years=years, word=match[0], dated=dated
        )


def _chinese_reading(match: re.Match[str]) -> tuple[Use, str | None, int | None]:
    part = match.groupdict()
    if span := _years_spanned(part):
        return Use.WINDOW, span, None
    if part["q"]:
        return Use.PERIOD, f"{part['qyear'] or 'YYYY'}Q{part['q']}", None
    if words_of_claims := part["fiscal"] or part["week"]:
        return Use.PERIOD, _as_claimed(words_of_claims), None
    if part["ended"]:
        return Use.PERIOD, _months_ended(part), None
    if part["year"]:
        within = _within(part["year"], part, "")
        return Use.PERIOD, _from_april(within) if FISCAL.match(match[0]) else within, None
    if part["same"]:
        return Use.BASE, None, None
    if year := next((name for name in ("last", "next", "this") if part[name]), ""):
        return Use.PERIOD, year, None
    if part["rolled"]:
        return Use.PERIOD, f"{MONTHS_TO}{years_in(part['rolled'])}", None
    if part["five"]:
        return Use.WINDOW, None, years_in(part["n5"] or part["n6"] or part["n7"])
    if part["duration"]:
        return Use.WINDOW, None, None
    return Use.PERIOD, _within(RELATIVE[part["lyear"]], part, "l"), None


def _years_spanned(part: dict[str, str | None]) -> str:
    """Return a span of years, which may be open: 2018年以来, 2013-2018年, 十四五."""
    if part["since"]:
        return f"{part['since_year']}.."
    if part["range_from"]:
        return f"{part['range_from']}..{part['range_to']}"
    first, last = PLANS.get(part["plan"] or "", (0, 0))
    return f"{first}..{last}" if first else ""


def _months_ended(part: dict[str, str | None]) -> str:
    """Return the months up to a day or a month, as companies count: 截至2025年6月30日止六个月."""
    last = int(part["ended_month"] or 0)
    months = years_in(part["ended_months"]) or YEAR_OF_MONTHS
    if not part["ended_year"]:
        year_named = RELATIVE[part["ended_near"]]
        return f"{year_named}-{max(1, last - months + 1):02d}..{year_named}-{last:02d}"
    year = int(part["ended_year"])
    if (months, last) == (YEAR_OF_MONTHS, YEAR_OF_MONTHS):
        return str(year)
    if (months, last % 6) == (6, 0):
        return f"{year}H{last // 6}"
    if (months, last % 3) == (3, 0):
        return f"{year}Q{last // 3}"
    first = 12 * year + last - months
    return f"{first // 12}-{first % 12 + 1:02d}..{year}-{last:02d}"


def _as_claimed(words: str) -> str | None:
    """Return a period as a claim file reads it: the week ended 6 February 2021."""
    try:
        return str(parse_period(words))
    except PeriodError:
        return None


def _from_april(period: str) -> str:
    """Return the first months of a year of two calendar years, as Hong Kong counts them.

    >>> _from_april("2024-01..2024-11"), _from_april("2024-01..2024-06"), _from_april("2024")
    ('2024-04..2025-02', '2024-04..2024-09', '2024')
    """
    year, months = period[:4], period[-2:]
    if not period.startswith(f"{year}-01.."):
        return period
    last = int(months) + APRIL - 1
    return f"{year}-04..{int(year) + (last > YEAR_OF_MONTHS)}-{(last - 1) % YEAR_OF_MONTHS + 1:02d}"


def _within(year: str, part: dict[str, str | None], prefix: str) -> str:
    """A year, or the part of it that is named; `YYYY` and the like stand for one not named."""
    first, last = part[f"{prefix}m1"], part[f"{prefix}m2"]
    if first and last:
        return f"{year}-{int(first):02d}..{year}-{years_in(last):02d}"
    month = part[f"{prefix}month"]
    if month:
        return f"{year}-{years_in(month):02d}"
    quarter = part[f"{prefix}quarter"]
    if quarter:
        return f"{year}Q{QUARTER_MARK[quarter]}"
    half = part[f"{prefix}half"]
    if half:
        return f"{year}H{HALF_MARK[half]}"
    if part.get(f"{prefix}mid"):
        return f"{year}H1"
    nine = part[f"{prefix}nine"]
    if nine:
        quarters = years_in(nine.strip("前首个季度报")) or 3
        months = 3 * quarters if "季" in nine else years_in(nine[1:].rstrip("个月")) or 1
        return f"{year}-01..{year}-{months:02d}"
    return year


def _english(text: str, where: Runs) -> Iterator[Moment]:
    for match in found_in(ENGLISH_TIME, text, where.dated):
        start, end = match.span()
        if match["month"] and not _is_month(match):
            continue
        if match["duration"] and LASTING.search(text, max(0, start - 50), start):
            continue  # a length of time that is measured
        use, period, years = _english_reading(match)
        if match["year"] and NAMED.search(text, max(0, start - 12), start):
            use, period = Use.WINDOW, None  # a name: Vision 2030
        if (match["day"] or match["day2"]) and ENDING.search(text, max(0, start - 20), start):
            use, period = Use.WINDOW, None  # the end of a period that has no other name
        if match["year"] and PRICED.search(text, max(0, start - 20), start):
            use, period = Use.WINDOW, None  # whose prices, not whose output
        if match["year"] and BEGUN.search(text, max(0, start - 40), start):
            use, period = Use.WINDOW, f"{match['year']}.."
        dated = bool(match["day"] or match["day2"] or match["iso_day"])
        yield Moment(
            start=start, end=end, use=use, period=period, years=years, word=match[0], dated=dated
        )


def _is_month(match: re.Match[str]) -> bool:
    """Tell the month from the verbs `may` and `march`, and from short names without a date."""
    word = match["month"]
    dated = bool(match["day"] or match["month_year"])
    if word.lower().rstrip(".") in ("may", "march", "mar", "sep", "dec", "jan"):
        return word[0].isupper() and (
            dated
            or match.string[max(0, match.start() - 8) : match.start()]
            .rstrip()
            .lower()
            .endswith((" in", "of", "since", "by", "until"))
        )
    return word[0].isupper()


_QUARTER = ("q_ord", "q_num", "q_num2", "q_after", "yq", "fy_q")
_YEAR_OF_QUARTER = (
    "q_year", "q_fy_year", "q_end", "q_num_year", "q_num2_year", "q_after_year", "yq_year", "fy_to",
    "fy",
)  # fmt: skip
_IS_FISCAL = ("q_fiscal", "q_of_fy", "q_led", "q_num_fiscal", "q_num2_fiscal", "fy_q")


def _first(part: dict[str, str | None], names: tuple[str, ...]) -> str:
    """Return the first of some groups that the text has."""
    return next((text for name in names if (text := part[name])), "")


def _named_by_its_end(part: dict[str, str | None]) -> str:
    """Return the quarter or the year that is told by the month in which it ended."""
    if part["quarter_month"]:
        return f"{part['quarter_year'] or 'YYYY'}Q{-(-month_number(part['quarter_month']) // 3)}"
    if part["year_month"] and part["year_ended"]:
        whole = month_number(part["year_month"]) == 12
        return part["year_ended"] if whole else f"FY{part['year_ended']}"
    return ""


def _english_reading(match: re.Match[str]) -> tuple[Use, str | None, int | None]:
    part = match.groupdict()
    if part["since"]:
        return Use.WINDOW, f"{part['since_year']}..", None
    quarter = _first(part, _QUARTER)
    if quarter:
        year = _first(part, _YEAR_OF_QUARTER)
        name = f"{century(year) if year else 'YYYY'}Q{QUARTERS[quarter.lower()]}"
        is_fiscal = year and _first(part, _IS_FISCAL)
        return Use.PERIOD, f"FY{name}" if is_fiscal else name, None
    if half := _first(part, ("half", "h_num", "h_led")):
        year = _first(part, ("half_year", "h_year", "h_led_year"))
        name = f"{century(year) if year else 'YYYY'}H{HALF_MARK[half.lower()]}"
        return Use.PERIOD, f"FY{name}" if year and part["half_fiscal"] else name, None
    if part["weeks"]:
        return Use.PERIOD, _as_claimed(part["weeks"]), None
    if ended := _named_by_its_end(part):
        return Use.PERIOD, ended, None
    if months := _first(part, ("months", "led_months")):
        year = _first(part, ("months_year", "led_months_year")) or "YYYY"
        return Use.PERIOD, f"{year}-01..{year}-{years_in(months) or 1:02d}", None
    if part["quarters"]:
        year = part["quarters_year"] or "YYYY"
        return Use.PERIOD, f"{year}-01..{year}-{3 * (years_in(part['quarters']) or 1):02d}", None
    if part["ended_month"]:
        return Use.PERIOD, _ended(match), None
    fiscal = part["fy_to"] or part["fiscal_to"] or part["fiscal"] or part["fy"]
    if fiscal:
        return Use.PERIOD, f"FY{century(fiscal)}", None
    if named := _months(match):
        return Use.PERIOD, named, None
    month = part["month"] or part["month2"]
    if month:
        year = part["month_year"] or part["month2_year"] or "YYYY"
        return Use.PERIOD, f"{year}-{month_number(month):02d}", None
    return _english_years(part)


def _months(match: re.Match[str]) -> str:
    """Return the months from one to another, or the last of two that a change lies between."""
    part = match.groupdict()
    if part["iso_year"]:
        return f"{part['iso_year']}-{part['iso_month']}"  # of a day in digits
    if part["from_month"]:
        first, last = month_number(part["from_month"]), month_number(part["to_month"])
        early, year = part["from_year"] or part["to_year"], part["to_year"]
        months = 12 * (int(year or 0) - int(early or 0)) + last - first
        if _lies_between(match, months) or are_apart(match, months):
            return f"{year}-{last:02d}"
        return in_order(f"{early}-{first:02d}..{year}-{last:02d}")
    if part["first_month"]:
        first, last = month_number(part["first_month"]), month_number(part["last_month"])
        year = "THIS" if part["months_now"] else "YYYY"
        months = (last - first) % YEAR_OF_MONTHS
        if _lies_between(match, months) or are_apart(match, months):
            return f"{year}-{last:02d}"
        return f"{year}-{first:02d}..{year}-{last:02d}"
    return ""


def _lies_between(match: re.Match[str], months: int) -> bool:
    """Whether a change lies between two months, next to each other or a year apart."""
    before = match.string[max(0, match.start() - 8) : match.start()].lower()
    return before == "between " and months in (1, YEAR_OF_MONTHS)


def are_apart(match: re.Match[str], months: int) -> bool:
    """Whether two months are named that no span joins: in August and November 2018."""
    before = match.string[max(0, match.start() - 8) : match.start()].lower()
    return " and " in match[0] and before != "between " and months != 1


def _english_years(part: dict[str, str | None]) -> tuple[Use, str | None, int | None]:
    first, last = part["range_from"] or part["range2_from"], part["range_to"] or part["range2_to"]
    is_next = first and last and int(last[-2:]) == (int(first) + 1) % 100
    if first and last and is_next and (len(last) == 2 or part["range_year"] or part["range_slash"]):
        return Use.PERIOD, f"FY{int(first) + 1}", None  # 2018-19, 2018/2019
    if first and last:
        return Use.WINDOW, f"{first}..{last if len(last) == 4 else first[:2] + last}", None
    if part["year"]:
        return Use.PERIOD, part["year"], None
    if part["same"]:
        return Use.BASE, part["same_year"], None
    if part["next"]:
        return Use.PERIOD, "next", None
    if part["last"]:
        return Use.PERIOD, "last", None
    if part["this"]:
        return Use.PERIOD, "this", None
    if part["decade"]:
        return Use.WINDOW, None, 10 * (years_in(part["decades"]) or 1)
    if part["five"]:
        years = part["n5"] or part["n6"] or part["n7"] or part["n8"]
        return Use.WINDOW, None, years_in(years)
    if part["plan"]:
        number = ordinal(part["plan"].split()[0]) or 0
        first_year = 1951 + 5 * number
        return Use.WINDOW, f"{first_year}..{first_year + 4}", None
    return Use.WINDOW, None, None


def _ended(match: re.Match[str]) -> str:
    """Months ended at a month: three are a quarter, twelve a year."""
    year = match["ended_year"] or "YYYY"
    month = month_number(match["ended_month"])
    count = match[0].split("-")[0].split()[0].lower()
    if count in ("twelve", "12", "year"):
        if year == "YYYY":
            return f"{year}-{month:02d}"
        return year if month == 12 else f"FY{year}"
    if count in ("three", "3") and month % 3 == 0:
        return f"{year}Q{month // 3}"
    if count in ("six", "6", "half") and month % 6 == 0:
        return f"{year}H{month // 6}"
    first = month - (6 if count == "half" else years_in(count) or month) + 1
    return f"{year}-{max(first, 1):02d}..{year}-{month:02d}"
