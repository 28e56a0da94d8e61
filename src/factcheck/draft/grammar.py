"""The figure scanner: numbers with their scale and unit, in Chinese and English."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from factcheck.draft.measure import (
    CHINESE,
    CHINESE_SCALE,
    CURRENCY,
    ENGLISH,
    ENGLISH_SCALE,
    ENGLISH_UNIT,
    Dimension,
    Measure,
    chinese_unit,
)
from factcheck.draft.nouns import counted_noun
from factcheck.draft.numeral import DIGITS, ENGLISH_NUMBER, chinese, digits, english
from factcheck.draft.printed import Comparator, Printed

NUMBER = re.compile(
    r"(?:(?P<currency>(?:US|HK|NT|A|C|S|R|U\.S\.)?\$|€|£|¥|₹|\b(?:RMB|CNY|USD|EUR|GBP|HKD|JPY"
    r"|CHF|AUD|CAD|INR|Rs\.?)(?![A-Za-z])) ?)?"
    rf"(?P<sign>(?<![0-9A-Za-z.%)）年月日])[-+])?(?P<currency2>\$)?(?<![\d.])(?P<number>{DIGITS}"
    r")(?![\d])"
)
WORDS = re.compile(
    rf"(?<![\w-])(?P<number>{ENGLISH_NUMBER})(?![A-Za-z]|-[a-z]*[a-z](?<!million)(?<!billion))",
    re.IGNORECASE,
)
NUMERAL = re.compile(
    r"(?P<number>[一二两三四五六七八九十百千半][一二三四五六七八九十百千〇零]*)(?=[多余万亿 ]"
    r"|[一-鿿‰%])"
)
GREAT_ALONE = re.compile(r"(?<=[近约超逾破过达])(?P<number>[千百十]?)(?=[万亿](?!物|象))")
MORE = re.compile(r"[多余]|(?<=十)几")
PER_UNIT = re.compile(
    r"[/／](?:百|千|万|十万|百万)?(?:[一-鿿]{1,4}(?=[,，。;；、)）和比]|$)|[A-Za-z]{1,3}\b)"
)
CHINESE_AFTER = re.compile(
    r"\s?(?:(?P<about>左右|上下|许)|(?P<least>及?以上|或以上|之多)|(?P<most>及?以内|及?以下|之内))"
)
ENGLISH_AFTER = re.compile(
    r" (?:(?P<least>or (?:more|higher|above|greater)|and (?:above|over)|-plus)|(?P<most>or "
    r"(?:less|lower|below|fewer))|(?P<about>or so))\b|\+(?=\s)"
)
ENGLISH_SCALES = re.compile(
    r"(?P<gap>[ -]?)(?P<scale>"
    + "|".join(
        sorted((re.escape(word) for word in ENGLISH_SCALE if len(word) > 2), key=len, reverse=True)
    )
    + r"|(?-i:bn|mn|tn|mm|[kKmMbB]))(?![A-Za-z\d²³])",
    re.IGNORECASE,
)
RANGE = re.compile(
    r" ?(?:-|—|–|~|至|到|to|and)+ ?\$?(?=[\d一二三四五六七八九十]|one|two|three|four|five|six"
    r"|seven|eight|nine|ten)",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"(?P<low>百|[二三四五六七八九十]{1,3})分之(?P<high>[一二三四五六七八九十百零]{1,6}"
    r"|\d+(?:\.\d+)?)"
)
ENGLISH_FRACTION = re.compile(
    r"\b(?P<high>one|two|three|four|a)[ -](?P<low>third|thirds|quarter|quarters|fifth|fifths"
    r"|half|halves|tenth|tenths)\b(?= of| the)",
    re.IGNORECASE,
)
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
PLAIN = Measure(symbol="", factor=Fraction(1), dimension=Dimension.NUMBER)
COUNTED = Measure(symbol="count", factor=Fraction(1), dimension=Dimension.COUNT)


def figures(text: str, units: Mapping[str, Measure] = CHINESE) -> list[Printed]:
    """Every number of a text with the scale, unit and hedge that belong to it, ranges joined.

    Examples
    --------
    >>> [(each.number, each.unit) for each in figures("达到1.56亿吨,增长11%")]
    [('1.56', '吨'), ('11', '%')]
    >>> figures("rose to $4.5 billion")[0].value
    Fraction(4500000000, 1)
    """
    found = sorted(
        (*_fractions(text), *_digits(text, units), *_numerals(text, units), *_words(text)),
        key=lambda each: (each.start, -each.end),
    )
    kept: list[Printed] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return _shared_units(text, list(_joined(text, kept)))


def _digits(text: str, units: Mapping[str, Measure]) -> Iterator[Printed]:
    for match in NUMBER.finditer(text):
        value = digits(match["number"])
        currency = (match["currency"] or match["currency2"] or "").strip()
        negative = (
            text[match.start() - 1 : match.start()] == "("
            and text[match.end() : match.end() + 2] == ") "
        )
        sign = -1 if match["sign"] == "-" or (negative and currency) else 1
        start = match.start("currency") if currency and match["currency"] else match.start("number")
        if negative and currency:
            start -= 1
        if match["sign"] and not currency:
            start = match.start("sign")
        end = match.end() + (1 if negative and currency else 0)
        yield _with_unit(text, start, end, match["number"], value, currency, units, sign=sign)


def _words(text: str) -> Iterator[Printed]:
    for match in WORDS.finditer(text):
        value = english(match["number"])
        if value is not None:
            each = _with_unit(text, match.start(), match.end(), match["number"], value, "", {})
            yield replace(each, in_words=True)


def _numerals(text: str, units: Mapping[str, Measure]) -> Iterator[Printed]:
    for pattern in (NUMERAL, GREAT_ALONE):
        for match in pattern.finditer(text):
            number = match["number"]
            value = Fraction(1, 2) if number == "半" else chinese(number) if number else Fraction(1)
            if value is None:
                continue
            each = _with_unit(text, match.start(), match.end(), number, value, "", units)
            yield replace(each, in_words=True)


def _fractions(text: str) -> Iterator[Printed]:
    for match in FRACTION.finditer(text):
        low, high = chinese(match["low"]), chinese(match["high"]) or Fraction(0)
        if match["high"][0].isdigit():
            high = digits(match["high"])
        percent = match["low"] == "百"
        measure = CHINESE["%" if percent else "倍"]
        value = high if percent else high / (low or 1)
        yield Printed(
            start=match.start(),
            end=match.end(),
            number=match[0],
            value=value,
            measure=measure,
            text=match[0],
        )
    for match in ENGLISH_FRACTION.finditer(text):
        top = 1 if match["high"].lower() == "a" else english(match["high"]) or 1
        low_word = match["low"].lower()
        part = Fraction(top, PARTS.get(low_word, PARTS.get(low_word.rstrip("s"), 1)))
        yield Printed(
            start=match.start(),
            end=match.end(),
            number=match[0],
            value=part,
            measure=CHINESE["倍"],
            text=match[0],
        )


def _with_unit(
    text: str,
    start: int,
    end: int,
    number: str,
    value: Fraction,
    currency: str,
    units: Mapping[str, Measure],
    sign: int = 1,
) -> Printed:
    """Extend a number over its scale, its unit and what hedges it from behind."""
    scaled, scale, more = _chinese_scale(text, end)
    if not scale and not more:
        scaled, scale = _english_scale(text, end, currency)
    factor = CHINESE_SCALE.get(scale) or ENGLISH_SCALE.get(scale.lower(), 1)
    at = scaled
    found = chinese_unit(text, at + (text[at : at + 1] == " "), units) if units else None
    if found:
        unit, measure = found
        at += (text[at : at + 1] == " ") + len(unit)
        rate = PER_UNIT.match(text, at)
        if rate and "/" not in unit:
            at = rate.end()
        if unit in ("元", "元人民币", "人民币") and currency:
            measure = Measure(
                symbol=CURRENCY[currency], factor=Fraction(1), dimension=Dimension.MONEY
            )
    else:
        unit, measure, at = _english_unit(text, at, currency)
    noun = ""
    if measure is None:
        noun, at = counted_noun(text, at)
        measure = COUNTED if noun or scale else PLAIN
    hedge, at = _hedge(text, at)
    return Printed(
        start=start,
        end=at,
        number=number,
        value=value * factor * measure.factor * sign,
        measure=measure,
        unit=unit,
        scale=scale,
        currency=currency,
        noun=noun,
        more=more,
        hedge=hedge,
        sign=sign,
        text=text[start:at],
    )


def _chinese_scale(text: str, at: int) -> tuple[int, str, bool]:
    more = False
    step = at
    if MORE.match(text, step):
        more, step = True, step + 1
    elif text[step : step + 1] == " ":
        step += 1
    for length in (2, 1):
        scale = text[step : step + length]
        if scale in CHINESE_SCALE and not _scale_is_unit(text, step, scale):
            step += length
            if MORE.match(text, step):
                more, step = True, step + 1
            return step, scale, more
    return (step if more else at), "", more


def _scale_is_unit(text: str, at: int, scale: str) -> bool:
    """千 in 千瓦 and 千克 belongs to the unit; 百 in 百分点 too."""
    if scale == "千" and text[at : at + 2] in ("千瓦", "千克", "千米", "千伏"):
        return True
    return scale in ("百", "十") and text[at + 1 : at + 2] in (
        "分",
        "强",
        "佳",
        "姓",
        "货",
        "大",
        "佳",
    )


def _english_scale(text: str, at: int, currency: str) -> tuple[int, str]:
    match = ENGLISH_SCALES.match(text, at)
    if not match:
        return at, ""
    scale = match["scale"]
    if (
        len(scale) <= 2
        and scale.lower() in ("m", "mm", "k", "b")
        and (match["gap"] == "-" or not (currency or match["gap"] == ""))
    ):
        return at, ""
    end = match.end()
    again = ENGLISH_SCALES.match(text, end)
    if again and f"{scale} {again['scale']}".lower() in ENGLISH_SCALE:
        return again.end(), f"{scale} {again['scale']}"
    return end, scale


def _english_unit(text: str, at: int, currency: str) -> tuple[str, Measure | None, int]:
    match = ENGLISH_UNIT.match(text, at)
    if currency:
        measure = Measure(symbol=CURRENCY[currency], factor=Fraction(1), dimension=Dimension.MONEY)
        if (
            match
            and match["unit"].lower() in ENGLISH
            and ENGLISH[match["unit"].lower()].dimension is Dimension.MONEY
        ):
            return match["unit"], measure, match.end()
        return "", measure, at
    if match:
        return match["unit"], ENGLISH[match["unit"].lower()], match.end()
    return "", None, at


def _hedge(text: str, at: int) -> tuple[Comparator, int]:
    match = CHINESE_AFTER.match(text, at) or ENGLISH_AFTER.match(text, at)
    if not match:
        return Comparator.IS, at
    part = match.groupdict()
    if part.get("most"):
        return Comparator.AT_MOST, match.end()
    if part.get("about"):
        return Comparator.ABOUT, match.end()
    return Comparator.AT_LEAST, match.end()


LISTED = re.compile(r"\s*(?:、|和|与|及|,|，|/|, and|and|or|to)\s*", re.IGNORECASE)


def _shared_units(text: str, found: list[Printed]) -> list[Printed]:
    """Give the numbers of a list the unit that only its last one has: 5.9 和 2.9 个百分点."""
    for index in range(len(found) - 2, -1, -1):
        each, last = found[index], found[index + 1]
        scaled = (
            each.measure is COUNTED
            and each.scale
            and not each.noun
            and _long_dated(text, each, last) is False
        )
        bare = (
            (each.measure is PLAIN and not each.scale or scaled)
            and not each.currency
            and not each.in_words
        )
        if not (
            bare
            and each.value is not None
            and last.measure
            and last.unit
            and LISTED.fullmatch(text, each.end, last.start)
        ):
            continue
        if (
            last.measure.dimension not in LIKELY_LISTED
            or _is_year(each)
            or _long_dated(text, each, last)
        ):
            continue
        if scaled:
            if text[each.end : last.start].strip().lower() == "to" and last.unit:
                found[index] = replace(
                    each,
                    measure=last.measure,
                    unit=last.unit,
                    value=each.value * last.measure.factor,
                )
            continue
        factor = last.measure.factor * (
            CHINESE_SCALE.get(last.scale) or ENGLISH_SCALE.get(last.scale.lower(), 1)
        )
        found[index] = replace(
            each, measure=last.measure, unit=last.unit, scale=last.scale, value=each.value * factor
        )
    return found


LIKELY_LISTED = (
    Dimension.PERCENT,
    Dimension.POINT,
    Dimension.TIMES,
    Dimension.MONEY,
    Dimension.QUANTITY,
    Dimension.COUNT,
)


def _is_year(each: Printed) -> bool:
    return len(each.number) == 4 and each.number[:2] in ("19", "20")


def _long_dated(text: str, each: Printed, last: Printed) -> bool:
    """A plain comma joins only percents and points, and `to` only what `from` begins."""
    assert last.measure is not None
    between = text[each.end : last.start].strip().lower()
    if between == "to":
        return not FROM.search(text[max(0, each.start - 24) : each.start])
    loose = between in (",", "，", "and", "or", "/", ", and")
    return loose and last.measure.dimension not in (Dimension.PERCENT, Dimension.POINT)


def _joined(text: str, found: list[Printed]) -> Iterator[Printed]:
    """Two figures with a dash or 至 between them are one range, in the unit of the second."""
    index = 0
    while index < len(found):
        low = found[index]
        high = found[index + 1] if index + 1 < len(found) else None
        joint = (
            RANGE.fullmatch(text[low.end : high.start] + "0") or RANGE.match(text, low.end)
            if high
            else None
        )
        if (
            high
            and joint
            and high.start - low.end <= 6
            and joint.end() >= high.start
            and _ranges(text, low, high)
        ):
            yield _range(text, low, high)
            index += 2
        else:
            yield low
            index += 1


def _ranges(text: str, low: Printed, high: Printed) -> bool:
    between = text[low.end : high.start].strip().lower()
    if between.startswith("and") and not text[
        max(0, low.start - 10) : low.start
    ].rstrip().lower().endswith("between"):
        return False
    if between == "to" and FROM.search(text[max(0, low.start - 24) : low.start]):
        return False
    if _is_year(low) and not low.unit and DATED.search(text[max(0, low.start - 12) : low.start]):
        return False
    if text[max(0, low.start - 2) : low.start].endswith(("由", "从")) and between in ("至", "到"):
        return False
    if (
        low.value is None
        or high.value is None
        or (_is_year(low) and not low.unit and not high.scale)
    ):
        return False
    bare = not low.unit and not low.noun
    same = (
        low.measure is not None
        and high.measure is not None
        and low.measure.symbol == high.measure.symbol
    )
    return bool(between) and (bare or same)


FROM = re.compile(
    r"\bfrom(?: over| about| around| nearly| some| more than| less than)?\s*$", re.IGNORECASE
)
DATED = re.compile(r"\b(?:in|for|of|since|by|from|fiscal|year|during|and)\s*$", re.IGNORECASE)


def _range(text: str, low: Printed, high: Printed) -> Printed:
    assert low.value is not None and high.measure is not None
    factor = Fraction(1)
    if not low.unit and not low.noun:
        factor = high.measure.factor
        if not low.scale:
            factor *= CHINESE_SCALE.get(high.scale) or ENGLISH_SCALE.get(high.scale.lower(), 1)
    if low.currency and not high.currency and not high.unit:
        high = replace(high, measure=low.measure, currency=low.currency)
    return replace(
        high,
        start=low.start,
        value=low.value * factor,
        upper=high.value,
        text=text[low.start : high.end],
    )
