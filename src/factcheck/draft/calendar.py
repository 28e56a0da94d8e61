"""Dates, periods and spans of years as reports write them."""

import re
from enum import StrEnum

from msgspec import Struct

from factcheck.wording.prose_numbers import chinese
from factcheck.wording.vocabulary import any_of, section, words


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


YEAR = r"(?:19|20)\d\d"
FIRST_MONTHS = r"三季报|前[三3]个?季度|[前头](?:\d{1,2}|[二两三四五六七八九十]{1,2})个月"
CHINESE_TIME = re.compile(
    r"(?=[自\dQ今去上下第前头本全年截当过近这最未一二三四五六七八九十两“\"])"  # for speed
    rf"(?:(?P<since>自?(?P<since_year>{YEAR})年(?:\d{{1,2}}月)?(?:以来|起))"
    rf"|(?P<range_from>{YEAR})年?(?:-|—|–|~|至|到|、)(?P<range_to>{YEAR})(?:年|(?!\d))(?:度|期间)?"
    rf"|(?:(?P<qyear>{YEAR})年?)?(?<![A-Za-z])Q(?P<q>[1-4])(?![\dA-Za-z])"
    rf"|(?P<year>{YEAR})(?:[/-]\d{{2}}(?=年))?年(?:度|底|末|初)?"
    r"(?:(?P<m1>\d{1,2})(?:月)?(?:-|—|–|~|至|到)(?P<m2>\d{1,2})月份?"
    r"|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|份|底|末|初)?"
    r"|第?(?P<quarter>(?<=第)[一二三四1-4](?=季)|[一二四](?=季报)|[一二三四1-4](?=季度))季度?|(?P<half>[上下])半年"
    rf"|(?P<nine>{FIRST_MONTHS})|(?P<mid>半年(?=度?(?:报|业绩|财报|经营|预算))|中报|中期业绩))?(?:末|底)?"
    r"|(?P<lyear>今年|去年|上年)?(?:(?<![\d.])(?P<lm1>\d{1,2})(?:月)?(?:-|—|–|~|至|到)(?P<lm2>\d{1,2})月份?"
    r"|(?<![\d.])(?P<lmonth>\d{1,2})月(?:(?P<lday>\d{1,2})日|份|底|末|初)?"
    r"|第?(?P<lquarter>(?<=第)[一二三四1-4](?=季)|[一二三四1-4](?=季度))季度?|(?P<lhalf>[上下])半年"
    rf"|(?P<lnine>{FIRST_MONTHS}))"
    r"|(?<![一-鿿])(?P<same>去年同期|上年同期|[上去]年全年|去年末|上年末|上年底|去年底|上年度|上年|上月"
    r"|上季度|上个月)"
    r"|(?P<last>去年|上一年)|(?P<this>今年|本年度?|一年来|(?<![去上]年)全年|年末|年底|截至年末|当年)"
    r"|(?P<five>(?:过去的?|近|这|(?<![提目])前|最近|今后"
    r"|未来)(?P<n5>[一二两三四五六七八九十\d]{1,3})年(?:来|间|里|中)?"
    r"|(?P<n6>[一二两三四五六七八九十\d]{1,3})年来|(?<![由从到至达\d])(?P<n7>[二两三四五六七八九十\d]{1,3})年(?:间|平均(?=[增下递年])"
    r"|(?<!连续.年)(?<!连续..年)(?=累计|[增翻]|提[高升]|下降|净增)))"
    r"|[“\"]?(?P<plan>十[一二三四五]五)[”\"]?(?:规划)?(?P<lasting>时期|期间|以来|五年)?"
    r"|(?P<duration>(?<![\d.第连一二三四五六七八九十到至达由])(?:[一二两三四五六七八九十]{1,3}"
    r"|\d{1,2})年(?!来|以来|期|级|度|[底末初])))"
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
QUARTERS |= {"one": 1, "two": 2, "three": 3, "four": 4}
NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several"
    r"|few)"
)
ENGLISH_TIME = re.compile(
    r"\b(?=[a-z\d])(?:"  # tried at the beginnings of words alone, for speed
    rf"(?P<since>since (?:the (?:end|start|beginning) of )?(?:{MONTH} )?(?P<since_year>{YEAR}))\b"
    r"|(?P<q_fy>(?P<q_ord>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarters?(?:(?: of| "
    rf"for| in|,)?(?: the)?(?:(?: (?P<q_fiscal>fiscal|financial))?(?: year)? (?P<q_year>{YEAR})"
    rf"| (?P<q_of_fy>FY) ?'?(?P<q_fy_year>{YEAR}|\d\d\b))|,? end(?:ed"
    rf"|ing)(?: on)? {MONTH}(?: \d{{1,2}})?,? (?P<q_end>{YEAR}))?)(?![\d,]\d)\b"
    r"|(?P<q_word>quarter (?P<q_after>[1-4]|one|two|three|four))(?:,? "
    rf"(?P<q_after_year>{YEAR}))?\b"
    r"|(?:(?P<q_led>F|fiscal |financial )?Q(?P<q_num>[1-4])(?:[ -]*(?:of )?(?P<q_num_fiscal>"
    r"FY ?|(?:fiscal|financial)(?: year)? )?"
    rf"'?(?P<q_num_year>{YEAR}|\d\d\b))?"
    rf"|(?P<q_num2>[1-4])Q(?:[ -]?(?P<q_num2_fiscal>FY)?'?(?P<q_num2_year>{YEAR}|\d\d\b))?)(?!\d)"
    rf"|(?P<yq_year>{YEAR})[: -]{{1,2}}Q(?P<yq>[1-4])\b"
    rf"|(?P<half>first|second) half(?: of)?(?: fiscal)?(?: (?P<half_year>{YEAR})\b)?"
    rf"|H(?P<h_num>[12])(?: (?P<h_year>{YEAR}))?\b"
    rf"|(?P<h_led>[12])H ?'?(?P<h_led_year>{YEAR}|\d\d)\b"
    rf"|quarter end(?:ed"
    rf"|ing)(?: on)? (?:(?:\d{{1,2}}) )?(?P<quarter_month>{MONTH})(?: \d{{1,2}}(?!\d))?"
    rf"(?:,? (?P<quarter_year>{YEAR}))?\b"
    r"|(?:the )?first (?P<months>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01])"
    rf" months(?: of(?: (?:the|this) year)?(?: (?P<months_year>{YEAR}))?)?\b"
    rf"|(?P<led_months>[369])M ?(?P<led_months_year>{YEAR})\b"
    r"|(?:the )?first (?P<quarters>two|three) quarters(?: of(?: (?:the|this) year)?"
    rf"(?: (?P<quarters_year>{YEAR}))?)?\b"
    r"|(?:(?:three|six|nine|twelve|3|6|9|12)[ -]months? (?:period )?(?:ended|ending|to)|year to)"
    rf" (?:end[- ])?(?P<ended_month>{MONTH})(?: \d{{1,2}}(?!\d))?(?:,? (?P<ended_year>{YEAR}))?"
    rf"|(?:fiscal |financial |full )?years? (?:ended|ending|to) (?:\d{{1,2}}"
    rf" )?(?P<year_month>{MONTH})(?: \d{{1,2}})?,? "
    rf"(?P<year_ended>{YEAR})"
    rf"|(?:fiscal|financial)(?: years?)?(?: \(FY\))? (?P<fiscal>{YEAR})"
    rf"(?:[/–-](?P<fiscal_to>{YEAR}|\d\d))?\b"
    rf"|FY ?'?(?P<fy>{YEAR}|\d\d)(?:[/–-](?P<fy_to>{YEAR}|\d\d))?(?:[ -]?Q(?P<fy_q>[1-4]))?\b"
    rf"|(?P<from_month>{MONTH})(?: (?P<from_year>{YEAR}))? (?:to|-|–|through|and) "
    rf"(?P<to_month>{MONTH})(?: in| of)? (?P<to_year>{YEAR})\b"
    rf"|(?P<first_month>{WHOLE_MONTH})(?:-|–| to | and | through )(?P<last_month>{WHOLE_MONTH})"
    rf"(?P<months_now>,? (?:of )?this year)?(?! \d|[-–\w])"
    rf"|(?P<month>{MONTH})(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,? "
    rf"(?P<month_year>{YEAR})(?![\d]))?(?= |\b|,|\.|;|$)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{MONTH})(?: "
    rf"(?P<month2_year>{YEAR}))?"
    rf"|(?P<range_from>{YEAR}) ?(?:-|–|—|/(?=\d\d\b(?!/))|to|through|and) ?"
    rf"(?P<range_to>{YEAR}|(?<=[-–—/])\d\d)\b(?! ?(?:percent|%)|-\d)"
    rf"|(?:between|from) (?P<range2_from>{YEAR}) (?:and|to) (?P<range2_to>{YEAR})\b"
    rf"|(?:(?<![\d.,$€£¥-])|(?<=end-|mid-))\b(?P<year>{YEAR})\b(?![,.]?\d)"
    r"(?! ?(?:percent|per cent|%|million|billion|trillion|yuan|tons|people|km|kilomet"
    r"|households|units|mw|megawatt))"
    r"|(?P<same>(?:the )?(?:(?:previous|prior|preceding) year(?:'s)?|last year's)(?: period"
    r"| quarter| level| end)?"
    r"|the (?:same|corresponding|comparable|prior-year|year-ago|year-earlier) (?:period"
    r"|quarter|month|time|half)(?: (?:of |in )?(?:last year|the (?:previous|prior) year|a year "
    r"(?:ago|earlier)|(?P<same_year>(?:19|20)\d\d)))?|(?:a|the) year (?:ago|earlier|before)"
    r"|a month earlier"
    r"|the (?:previous|prior|preceding) (?:month|quarter|period)|year[- ]on[- ]year|year[- "
    r"]over[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|y/y|yoy)\b"
    r"|(?P<last>last year|the past year|over the past year"
    r"|(?P<next>next year))\b|\b(?P<this>this year|the year(?! (?:to|end(?:ed|ing)) )"
    r"|(?:(?<=during )|(?<=in )|(?<=for )|(?<=of ))the quarter(?! (?:to|ended|ending|of|before"
    r"|from)\b)"
    r"|quarter[- ]end|the full year|the whole year|full[- ]year(?! (?:fiscal )?(?:19"
    r"|20)\d\d\b)|year-end"
    r"|the current year)\b"
    r"|(?P<five>(?:the )?(?:past|last|previous|recent|next|coming|preceding) "
    rf"(?:(?P<n5>{NUMBER}) years?|(?:(?P<decades>two|three|four) )?(?P<decade>decades?))"
    rf"|(?:(?:over|in|for|during|within|these) (?P<n6>{NUMBER})"
    rf"|the (?P<n8>{NUMBER})(?= years since)) years"
    rf"|(?P<n7>{NUMBER})-year period)\b(?! (?:in a row|running))"
    r"|(?P<plan>(?:(?:9|10|11|12|13|14|15)th|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth) five-year plan(?: period)?)\b"
    rf"|(?P<duration>{NUMBER}[ -]years?(?: ago| earlier)?|recent years|decades?)\b)",
    re.IGNORECASE,
)

PLANS = {
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
ENGLISH_COUNT = {
    word: count
    for count, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
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
    if word.lower() in ENGLISH_COUNT:
        return ENGLISH_COUNT[word.lower()]
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
