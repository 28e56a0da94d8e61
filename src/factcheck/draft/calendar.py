"""Dates, periods and spans of years as reports write them."""

import re
from enum import StrEnum

from msgspec import Struct

from factcheck.wording.prose_numbers import COUNTS, chinese
from factcheck.wording.vocabulary import any_of, section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "calendar")


class Use(StrEnum):
    """What a word of time does in its sentence."""

    PERIOD = "period"  # says when the figure was measured
    BASE = "base"  # says what it is compared with
    WINDOW = "window"  # a span of years: over five years, since 2013


class Moment(Struct, frozen=True, kw_only=True):
    """A word of time in the text; `period` is its reading, None where the document must say."""

    start: int
    end: int
    use: Use
    period: str | None = None
    years: int | None = None
    word: str = ""
    dated: bool = False  # names a day


#: A part of a year, or some months.
PART = re.compile(r"\d{4}(?P<mark>[QH])\d|(?P<first>\d{4}-\d\d)\.\.\d{4}-\d\d")
#: Before the number of months up to the one reported on: 过去12个月.
MONTHS_TO = "months-to:"
YEAR = r"(?:19|20)\d\d"
FIRST_MONTHS = (
    r"三季报|[前首][二两三23]个?季度?|[前头首](?:\d{1,2}|[二两三四五六七八九]|十[一二]?)个?月"
)
CHINESE_TIME = re.compile(
    WORDS.pattern(
        r"(?=[自\dQ今明去上下第前头首本全年截当过近这最未一二三四五六七八九十两“\"])"  # for speed
        r"(?:(?P<since>自?(?P<since_year>{year})年(?:\d{1,2}月)?(?:以?来|起))"
        r"|(?P<ended>(?:(?P<ended_year>{year})年|(?P<ended_near>[今去上]年)"
        r"|(?<=截至))(?P<ended_month>\d{1,2})月(?: ?\d{1,2}日止|[底末]止?|止)的?"
        r"(?:(?P<ended_months>十[一二]?|1[0-2]|[两二三四五六七八九2-9])个月|(?:十二|12)?个?(?:月|年度)))"
        r"|(?P<range_from>{year})年?(?:-|—|–|~|至|到|、)(?P<range_to>{year})(?:年"
        r"|(?!\d))(?:度|期间)?"
        r"|(?:(?P<qyear>{year})年?)?(?<![A-Za-z])Q(?P<q>[1-4])(?![\dA-Za-z])"
        r"|(?P<fiscal>{year}(?:财政年度|财年(?:[上下]半年|第?[一二三四1-4]季度)?))"
        r"|(?P<week>{year}年第(?:\d{1,2}|[一二三四五六七八九十]{1,3})周)"
        r"|(?P<year>{year})(?:[/-]\d{2}(?=年))?年(?:全年|度|底|末|初)?"
        r"(?:(?P<m1>\d{1,2})(?:月)?(?:-|—|–|~|至|到)(?P<m2>\d{1,2}|十)月份?"
        r"|(?P<month>\d{1,2}|十(?=月(?![革怀])))月(?: ?(?P<day>\d{1,2})日|份|底|末|初)?"
        r"|第?(?P<quarter>(?<=第)[一二三四1-4](?=季)|[一二四](?=季报)"
        r"|[一二三四1-4](?=季度))季度?|(?P<half>[上下])半年"
        r"|(?P<nine>{first_months})|(?P<mid>半年(?=度?(?:{zh.reports}))|中报"
        r"|中期业绩))?(?:末|底)?"
        r"|(?P<lyear>今年|去年|上年)?(?:(?<![\d.])(?P<lm1>\d{1,2})(?:月)?(?:-|—|–|~|至"
        r"|到)(?P<lm2>\d{1,2}|十)月份?"
        r"|(?<![\d.])(?P<lmonth>\d{1,2}|(?<![一二三四五六七八九数几第])十(?=月(?![革怀])))月(?:(?P<lday>\d{1,2})日|份|底|末|初)?"
        r"|第?(?P<lquarter>(?<=第)[一二三四1-4](?=季)|[一二三四1-4](?=季度))季度?"
        r"|(?P<lhalf>[上下])半年"
        r"|(?P<lnine>(?<![先之此以目])(?:{first_months})))"
        r"|(?<![一-鿿])(?P<same>{zh.before})"
        r"|(?P<last>去年|上一年)|(?P<next>明年)|(?P<this>{zh.this_year})"
        r"|(?:过去|最近|近)的?(?P<rolled>12|十二|[36三六])个月"
        r"|(?P<five>(?:{zh.running})(?P<n5>[一二两三四五六七八九十\d]{1,3})年(?:来|间|里"
        r"|中)?"
        r"|(?P<n6>[一二两三四五六七八九十\d]{1,3})年来|(?<![由从到至达\d])"
        r"(?P<n7>[二两三四五六七八九十\d]{1,3})年(?:间|平均(?=[增下递年])"
        r"|(?<!连续.年)(?<!连续..年)(?={zh.summed})))"
        r"|[“\"]?(?P<plan>十[一二三四五]五)[”\"]?(?:规划)?(?P<lasting>时期|期间|以来"
        r"|五年)?"
        r"|(?P<duration>(?<![\d.第连一二三四五六七八九十到至达由])"
        r"(?:[一二两三四五六七八九十]{1,3}"
        r"|\d{1,2})年(?!{zh.since})))",
        year=YEAR,
        first_months=FIRST_MONTHS,
    )
)

_MONTHS = {int(number): words(names) for number, names in section("en/periods", "months").items()}
MONTH = rf"(?:{any_of(name for names in _MONTHS.values() for name in names)})\.?"
#: Months by their whole names.
WHOLE_MONTH = "|".join(max(names, key=len).title() for names in _MONTHS.values())
QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
QUARTERS |= {"last": 4, "one": 1, "two": 2, "three": 3, "four": 4}
QUARTERS |= {"opening": 1, "final": 4, "closing": 4}
NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several"
    r"|few)"
)
ENGLISH_TIME = re.compile(
    WORDS.pattern(
        r"\b(?=[a-z\d])(?:"  # tried at the beginnings of words alone, for speed
        r"(?P<since>since (?:the (?:end|start|beginning) of )?(?:{month} )?"
        r"(?P<since_year>{year}))\b"
        r"|(?P<q_fy>(?P<q_ord>{en.quarters}"
        r"|last(?= quarter of (?:the (?:year|fiscal year)|fiscal {year}"
        r"|{year})\b))[ -]quarters?(?:(?: of| for| in"
        r"|,)?(?: the)?(?:(?: (?P<q_fiscal>fiscal|financial))?(?: year)? "
        r"(?P<q_year>{year})"
        r"| (?P<q_of_fy>FY) ?'?(?P<q_fy_year>{year}|\d\d\b))|,? end(?:ed"
        r"|ing)(?: on)? {month}(?: \d{1,2})?,? (?P<q_end>{year}))?)(?![\d,]\d)\b"
        r"(?! in (?:(?:more|less) than |over |nearly |almost |about )?(?:\d+|[a-z]+) years\b)"
        r"|(?P<q_word>quarter (?P<q_after>[1-4]|one|two|three|four))(?:,? "
        r"(?P<q_after_year>{year}))?\b"
        r"|(?:(?P<q_led>F|fiscal |financial )?Q(?P<q_num>[1-4])(?:[ /-]*(?:of )?"
        r"(?P<q_num_fiscal>FY ?|(?:fiscal|financial)(?: year)? )?'?(?P<q_num_year>{year}"
        r"|\d\d\b))?"
        r"|(?P<q_num2>[1-4])Q(?:[ -]?(?P<q_num2_fiscal>FY)?'?(?P<q_num2_year>{year}"
        r"|\d\d\b))?)(?!\d)"
        r"|(?P<yq_year>{year})[: -]{1,2}Q(?P<yq>[1-4])\b"
        r"|(?P<half>first|second|last(?= half of)) half(?: of)?"
        r"(?: (?P<half_fiscal>fiscal|financial)(?: year)?)?(?: (?P<half_year>{year})\b)?"
        r"|H(?P<h_num>[12])(?: (?P<h_year>{year}))?\b"
        r"|(?P<h_led>[12])H ?'?(?P<h_led_year>{year}|\d\d)\b"
        r"|quarter end(?:ed"
        r"|ing)(?: on)? (?:(?:\d{1,2}) )?(?P<quarter_month>{month})(?: \d{1,2}(?!\d))?"
        r"(?:,? (?P<quarter_year>{year}))?\b"
        r"|(?:the )?first (?P<months>two|three|four|five|six|seven|eight|nine|ten|eleven"
        r"|[2-9]|1[01]) months(?: of(?: (?:the|this) year)?(?: "
        r"(?P<months_year>{year}))?)?\b"
        r"|(?P<led_months>[369])M ?(?P<led_months_year>{year})\b"
        r"|(?:the )?first (?P<quarters>two|three) quarters(?: of(?: (?:the|this) year)?"
        r"(?: (?P<quarters_year>{year}))?)?\b"
        r"|(?:(?:three|six|nine|twelve|3|6|9|12)[ -]months? (?:period )?(?:ended|ending"
        r"|to)|(?:half[- ])?year to) (?:end[- ])?(?P<ended_month>{month})(?: \d{1,2}"
        r"(?!\d))?(?:,? "
        r"(?P<ended_year>{year}))?"
        r"|(?P<weeks>(?:(?:[2-9]|two|three|four) )?weeks? (?:ended|ending"
        r"|to) (?:\d{1,2} {month}|{month} \d{1,2}),? {year}|week \d{1,2}(?: of"
        r"|,)? {year})\b"
        r"|(?:fiscal |financial |full )?years? (?:ended|ending"
        r"|to) (?:\d{1,2} )?(?P<year_month>{month})(?: \d{1,2})?,? "
        r"(?P<year_ended>{year})"
        r"|(?:fiscal|financial)(?: years?)?(?: \(FY\))? (?P<fiscal>{year})"
        r"(?:[/–-](?P<fiscal_to>{year}|\d\d))?\b"
        r"|FY ?'?(?P<fy>{year}|\d\d)(?:[/–-](?P<fy_to>{year}"
        r"|\d\d))?(?:[ -]?Q(?P<fy_q>[1-4]))?\b"
        r"|(?P<iso_year>{year})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>\d\d)(?![\d-])"
        r"|(?P<from_month>{month})(?: (?P<from_year>{year}))?(?: (?:to|-|–|through|and) "
        r"|-|–)"
        r"(?P<to_month>{month})(?: in| of)? (?P<to_year>{year})\b"
        r"|(?P<first_month>{whole_month})(?:-|–| to | and "
        r"| through )(?P<last_month>{whole_month})"
        r"(?P<months_now>,? (?:of )?this year)?(?! \d|[-–\w])"
        r"|(?P<month>{month})(?: (?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:(?:,? |-)"
        r"(?P<month_year>{year})(?![\d]))?(?= |\b|,|\.|;|$)"
        r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month2>{month})(?:,? "
        r"(?P<month2_year>{year}))?"
        r"|(?P<range_from>{year}) ?(?:-|–|—|(?P<range_slash>/)(?=(?:(?:19|20)?\d\d)\b(?!/))"
        r"|to|through|and) ?"
        r"(?P<range_to>{year}|(?<=[-–—/])\d\d)\b(?! ?(?:percent|%)|-\d)"
        r"(?P<range_year> (?:(?:{en.other_years}) )?(?:year"
        r"|season)\b)?"
        r"|(?:between|from) (?P<range2_from>{year}) (?:and|to) (?P<range2_to>{year})\b"
        r"|(?:(?<![\d.,$€£¥-])|(?<=end-|mid-))\b(?P<year>{year})\b(?![,.]?\d)"
        r"(?! ?(?:{en.no_years}))"
        r"|(?P<same>(?:the )?(?:(?:previous|prior|preceding) year(?:'s)?"
        r"|last year's)(?: period"
        r"| quarter| level| end)?"
        r"|the (?:{en.same}) (?:{en.periods})(?: (?:of |in )?(?:last (?:fiscal )?year"
        r"|last fiscal|the (?:previous"
        r"|prior) year|(?:a|one) year "
        r"(?:ago|earlier|before)|(?P<same_year>(?:19|20)\d\d)))?|(?:a|the) year (?:ago|earlier"
        r"|before|back)"
        r"|a month earlier"
        r"|the (?:previous|prior|preceding) (?:month|quarter|period)|year[- ]on[- ]year"
        r"|year[- ]over[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|y/y|yoy)\b"
        r"|(?P<last>last year|the past year|over the past year"
        r"|(?P<next>next year))\b|\b(?P<this>this year"
        r"|the year as a whole|the whole of the year|the year(?!-| (?:to|end(?:ed|ing)) )"
        r"|(?:(?<=during )|(?<=in )|(?<=for )|(?<=of ))the quarter(?! (?:to|ended|ending"
        r"|(?:that|which) ended|of|before"
        r"|from)\b)"
        r"|quarter[- ]end|the full year|the whole year|full[- ]year(?! (?:fiscal )?(?:19"
        r"|20)\d\d\b)|year-end(?! (?:19|20)\d\d\b)"
        r"|the current year)\b"
        r"|(?P<five>(?:the )?(?:{en.running}) "
        r"(?:(?P<n5>{number}) years?|(?:(?P<decades>two|three"
        r"|four) )?(?P<decade>decades?))"
        r"|(?:(?:over|in|for|during|within|these) (?P<n6>{number})"
        r"|the (?P<n8>{number})(?= years since)) years"
        r"|(?P<n7>{number})-year period)\b(?! (?:in a row|running))"
        r"|(?P<plan>(?:{en.plans}) five-year plan(?: period)?)\b"
        r"|(?P<duration>{number}[ -]years?(?: ago| earlier)?|recent years|decades?)\b)",
        month=MONTH,
        year=YEAR,
        whole_month=WHOLE_MONTH,
        number=NUMBER,
    ),
    re.IGNORECASE,
)

PLANS = {
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}


def years_in(word: str | None) -> int | None:
    """Number of years in `五`, `5`, `five`; None for a few.

    >>> years_in("五"), years_in("ten"), years_in("several")
    (5, 10, None)
    """
    if not word:
        return None
    if word.isdigit():
        return int(word)
    if word.lower() in COUNTS:
        return COUNTS[word.lower()]
    value = chinese(word)
    return None if value is None else int(value)


def century(year: str) -> str:
    """Four digits of a year written with two.

    >>> century("15"), century("2015"), century("98")
    ('2015', '2015', '1998')
    """
    if len(year) == 4:
        return year
    return ("20" if int(year) < 70 else "19") + year


def month_number(name: str) -> int:
    """Number of a month, from its name or its first letters."""
    prefix = name.lower().rstrip(".")[:3]
    return next(number for number, names in _MONTHS.items() if prefix in names)


def in_order(period: str) -> str:
    """Return a span of months of which the first is of the year before where it must be.

    >>> in_order("2004-11..2004-01"), in_order("2004-01..2004-03")
    ('2003-11..2004-01', '2004-01..2004-03')
    """
    first, _, last = period.partition("..")
    return f"{int(first[:4]) - 1}{first[4:]}..{last}" if last and first > last else period


def is_same_span(one: str, other: str) -> bool:
    """Whether two periods are the same months: a half year, and January to June.

    >>> is_same_span("2016H1", "2016-01..2016-06"), is_same_span("2016Q1", "2016H1")
    (True, False)
    """
    return one == other or _months(one) == _months(other) != ""


def _months(period: str) -> str:
    """Return the months of a part of a year, or of some months; empty for others."""
    match = PART.fullmatch(period)
    if match is None:
        return ""
    last = last_of(period)
    back = {"Q": 2, "H": 5}.get(match["mark"] or "", 0)
    return f"{match['first'] or f'{last[:5]}{int(last[5:]) - back:02d}'}..{last}"


def last_of(period: str) -> str:
    """Return the last month of a month, a quarter, a half or some months.

    >>> last_of("2004Q3"), last_of("2004-11"), last_of("2004-01..2004-05")
    ('2004-09', '2004-11', '2004-05')
    """
    last = period.rsplit("..", maxsplit=1)[-1].removeprefix("FY")
    months = {"Q": 3, "H": 6}.get(last[4:5])
    return f"{last[:4]}-{int(last[5]) * months:02d}" if months else last
