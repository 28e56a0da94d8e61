"""Figures that belong together: ranges, and lists whose last figure alone has the unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.rational import Fraction
from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.draft.measure import COUNTED, PLAIN, MeasuredBy
from factcheck.draft.printed import PrintedFigure
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "ranges")

RANGE = re.compile(
    r" ?(?:-|—|–|~|至|到|to|and)+ ?(?:US)?[$€£¥]?"
    r"(?=[\d一二三四五六七八九十]|(?-i:[A-Z]{3}) ?\d|one|two|three"
    r"|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
LISTED = re.compile(r"\s*(?:、|和|与|及|,|，|/|, and|and|or|to)\s*", re.IGNORECASE)
FROM = re.compile(
    WORDS.pattern(
        r"\bfrom(?: (?:last|this|the previous|the prior) (?:year|month|quarter)['’]s| an?"
        r"| the| its"
        r"| their)?(?: (?:{en.hedge}))?\s*$"
    ),
    re.IGNORECASE,
)
BY = re.compile(
    r"\bby(?: an? (?:additional|further|smaller|larger|similar|modest|mere|whopping|record"
    r"|net|total of|[a-z]+er))?\s*$",
    re.IGNORECASE,
)
#: Before an amount that something moved by, and behind it what it came to.
MOVED = re.compile(WORDS.pattern(r"\b(?:{en.moved})(?: by)?(?: (?:{en.hedge}))?\s*$"))
#: The same by a noun: a decrease in the goods deficit of.
CHANGE_OF = re.compile(
    WORDS.pattern(r"\b(?:{en.change})s?(?: in [^.;,()\d]{2,70})? of(?: (?:{en.hedge}))? $")
)
FAR = 110  # characters before a figure
#: By how much in percent, and as an amount: decreased 21.3% or.
CHANGED_OR = re.compile(
    WORDS.pattern(r"\b(?:{en.moved})(?: by)? [\d.]+(?:%| per ?cent),? \(?or (?:by )?$")
)
BETWEEN = re.compile(r"between\s*$", re.IGNORECASE)
DATED = re.compile(
    r"\b(?:in|for|of|since|by|from|fiscal|year|during|and|over|on|than|versus|against"
    rf"|{WHOLE_MONTH})\s*$",
    re.IGNORECASE,
)
#: Before the second half of two years: 2012–13.
OF_YEARS = re.compile(r"(?:19|20)\d\d[-–—/]$")
AND = re.compile(WORDS.pattern(r"[^.;,\d]{0,60},? and (?:(?:{en.hedge}|another) )?"), re.IGNORECASE)
APART = re.compile(r"[.;]\s")
CARRIED = (MeasuredBy.MONEY, MeasuredBy.QUANTITY)
RESPECTIVELY = re.compile(r"\brespectively\b")
#: Between two amounts of which the second may leave out the scale, and how far apart they are.
SET_AGAINST = re.compile(r",? (?:up |down )?(?:from|compared (?:with|to)|versus|vs\.?|against) ?")
TEN = 10
LOOSE = (",", "，", "and", "or", "/", ", and")
PRICED = (*CARRIED, MeasuredBy.COUNT)
RATES = (MeasuredBy.PERCENT, MeasuredBy.POINT)
SHARED = (
    *RATES,
    MeasuredBy.TIMES,
    MeasuredBy.MONEY,
    MeasuredBy.QUANTITY,
    MeasuredBy.COUNT,
    MeasuredBy.TIME,
)


def joined(text: str, figures: list[PrintedFigure]) -> Iterator[PrintedFigure]:
    """Two figures with a dash or 至 between them as one range, in the unit of the second."""
    index = 0
    while index < len(figures):
        low = figures[index]
        high = figures[index + 1] if index + 1 < len(figures) else None
        if high and _is_range(text, low, high):
            yield _range(text, low, high)
            index += 2
        else:
            yield low
            index += 1


def _is_range(text: str, low: PrintedFigure, high: PrintedFigure) -> bool:
    joint = RANGE.match(text, low.end)
    if not joint or high.start - low.end > 6 or joint.end() < high.start:
        return False
    between = text[low.end : high.start].strip().lower()
    before = text[max(0, low.start - 24) : low.start]
    if low.text.startswith("+") or (low.in_words and not high.in_words):
        return False  # (+$0.99 to $31.06), half - 32,300
    if between.startswith("and") and not BETWEEN.search(before):
        return False
    if OF_YEARS.search(before) or (between == "to" and FROM.search(before)):
        return False
    if between == "to" and _leads_to(text, low, high):
        return False
    if "," in low.number and high.scale and not low.scale:
        return False  # 250,000 to 33.1 million
    if between in ("至", "到") and before.endswith(("由", "从")):
        return False
    if _is_year(low) and not low.unit and (not high.scale or DATED.search(before)):
        return False
    bare = not low.unit and not low.noun and low.dimension is not MeasuredBy.TIMES
    return bool(between) and (bare or low.measure.symbol == high.measure.symbol)


def _leads_to(text: str, low: PrintedFigure, high: PrintedFigure) -> bool:
    """Whether an amount is what something moved by, and the one behind `to` what it came to."""
    before = text[max(0, low.start - FAR) : low.start]
    near, unit = before[-24:], low.unit or low.currency
    if (unit or 3 * low.size < high.size) and (BY.search(near) or MOVED.search(near)):
        return True  # cut by £5.7 million to £14.2 million, fell 4,000 to 333,000
    if not unit:
        return False
    if CHANGE_OF.search(before) or CHANGED_OR.search(before):
        return True  # a decrease in the deficit of $5 billion to $60 billion, 21.3% or $3 to $8
    return low.size > high.size  # cut the rate of 16 percent to 13 percent


def _range(text: str, low: PrintedFigure, high: PrintedFigure) -> PrintedFigure:
    factor = Fraction(1)
    if not low.unit and not low.noun:
        factor = high.measure.factor
        if not low.scale:
            factor *= high.factor
    if low.currency and not high.currency and not high.unit:
        high = replace(high, measure=low.measure, currency=low.currency)
    return replace(
        high,
        start=low.start,
        value=low.size * factor,
        upper=high.value,
        text=text[low.start : high.end],
    )


#: What a figure was before, behind it: 12.1 million euros (2002: 11.3 million).
BRACKET = re.compile(r" ?\((?:(?:[QH][1-4][ /])?(?:19|20)\d\d: )?")


def shared_units(text: str, figures: list[PrintedFigure]) -> list[PrintedFigure]:
    """Give the numbers of a list the unit that only its last one has: 5.9 和 2.9 个百分点."""
    for index in range(len(figures) - 2, -1, -1):
        figure, last = figures[index], figures[index + 1]
        if _shares(text, figure, last):
            scale = figure.scale or last.scale
            factor = last.measure.factor * (1 if figure.scale else last.factor)
            figures[index] = replace(
                figure,
                measure=last.measure,
                unit=last.unit,
                scale=scale,
                value=figure.size * factor,
            )
    return figures


def carried_units(text: str, figures: list[PrintedFigure]) -> list[PrintedFigure]:
    """Give a scaled number the unit said before: cut by 3 million tons and coal by 5 million."""
    for index in range(1, len(figures)):
        figure, last = figures[index], figures[index - 1]
        if _is_left_out(text, figure, last):
            figures[index] = replace(
                figure, scale=last.scale, value=figure.size * last.measure.factor * last.factor
            )
            continue
        bare = (
            figure.measure is COUNTED and figure.scale and not figure.noun and not figure.currency
        )
        if not bare or not last.scale or last.dimension not in CARRIED:
            continue
        between = text[last.end : figure.start]
        by = BY.search(between) and BY.search(text[max(0, last.start - 24) : last.start])
        again = BRACKET.fullmatch(between) and text[figure.end : figure.end + 1] == ")"
        if (
            again
            or AND.fullmatch(between)
            or (by and len(between) < 60 and not APART.search(between))
        ):
            value = figure.size * last.measure.factor
            figures[index] = replace(
                figure,
                measure=last.measure,
                unit=last.unit,
                currency=last.currency,
                value=value,
            )
    return figures


def _is_left_out(text: str, figure: PrintedFigure, last: PrintedFigure) -> bool:
    """Whether an amount leaves out the scale of the one before it: $42.8 billion from $49.8."""
    is_money = bool(figure.currency) and figure.currency == last.currency and not figure.per
    if not is_money or figure.scale or not last.scale or "," in figure.number:
        return False
    scaled = figure.size * last.factor
    alike = last.size < TEN * scaled and scaled < TEN * last.size
    return alike and SET_AGAINST.fullmatch(text, last.end, figure.start) is not None


def _shares(text: str, figure: PrintedFigure, last: PrintedFigure) -> bool:
    if figure.currency or figure.in_words or not last.unit or last.dimension not in SHARED:
        return False
    if not LISTED.fullmatch(text, figure.end, last.start) or _is_year(figure):
        return False
    if re.match(r"[A-Za-z/]", text[max(0, figure.start - 1) : figure.start]):
        return False  # Q1 and 3.9 percent, in 2024/25 and 3 percent
    if "," in figure.number and last.dimension in RATES:
        return False  # a count, and by how much it rose
    between = text[figure.end : last.start].strip().lower()
    if between == "to":
        plain = figure.measure is PLAIN or (figure.measure is COUNTED and not figure.noun)
        return plain and bool(FROM.search(text[max(0, figure.start - 24) : figure.start]))
    parted = figure.unit == "个" and last.unit.startswith("个")  # 0.2个、0.3个百分点
    if figure.measure is COUNTED and figure.scale and last.scale and not figure.noun:
        return last.dimension in PRICED and between not in LOOSE  # 7万亿、8.2万亿元
    if (figure.measure is not PLAIN and not parted) or figure.scale:
        return False
    in_turn = RESPECTIVELY.search(text, last.end, last.end + 80)
    return between not in LOOSE or last.dimension in RATES or in_turn is not None


def _is_year(figure: PrintedFigure) -> bool:
    return len(figure.number) == 4 and figure.number[:2] in ("19", "20")
