"""Numbers of running text: where each begins and ends, its value, its sign and its currency sign.

What belongs to a number behind it - a scale, a unit, a hedge - is read by `leading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.wording.prose_numbers import DIGITS, ENGLISH_NUMBER, chinese, digits, english
from factcheck.wording.unit_table import DEFAULT

Spans = Iterable[tuple[int, int]]

#: The sign of the rand, which a scale behind its number tells from a code: R2.5-billion.
RAND = r"R(?=\d[\d.,]{0,12}[ -]?(?:bn|mn|million|billion|trillion)\b)"
NUMBER = re.compile(
    r"(?=[A-Z$€£¥₹₩₦+\-零m\d新台港人澳美])(?:(?P<currency>(?:(?:U\.S\.|US|HK|NT|AU|CA|[ACSR])?\$"
    r"|[€£¥₹₩₦]|\b(?:[A-Z]{3}|Rs\.?|K[Ss]hs?\.?)(?![A-Za-z])"
    rf"|\b{RAND}"
    r"|新?台币|港币|澳门币|人民币|新币|美金)) ?)?"
    rf"(?P<sign>(?<![0-9A-Za-z.%)）年月日-])[-+]|零下|\b[Mm]inus )?"
    rf"(?P<currency2>\$)?(?P<loss>(?<=[$€£])\((?=[\d.,]+\)))?"
    rf"(?<![\d.])(?P<number>{DIGITS})(?!\d|'\d{{3}})"
)
#: Names of money before a number alone: 台币5亿.
LOCAL = ("台币", "新币")
LOCAL_MONEY = re.compile("(?:新?台币|港币|澳门币|人民币|新币|美金) ?$")
#: Before an amount in brackets that is told again in other money: $1m (£522,000).
AGAIN = re.compile(r"\d(?: ?[A-Za-z]+){0,2}(?<! or)(?<! and)(?<! to) ?\($")
#: Before the sign of a currency: -$5.
MINUS = re.compile(r"(?<![0-9A-Za-z.%)）年月日-])-$")
NEGATIVE = ("-", "零下", "minus")
#: So many signs are no figure; they are left to the residue.
OVERLONG = (
    re.compile("[0-9.,][0-9.,]{60,}"),
    re.compile("[一二两三四五六七八九十百千万亿〇零][一二两三四五六七八九十百千万亿〇零]{60,}"),
)
WORDS = re.compile(
    rf"(?<![\w-])(?=[adefhnost])(?P<number>{ENGLISH_NUMBER})(?![A-Za-z]|-[a-z]*[a-z](?<!million)(?<!billion))",
    re.IGNORECASE,
)
COMMAS = re.compile(r"\d,\d{3}(?!\d)")
PARTED = re.compile(
    r"(?<![A-Za-z0-9_.,/+-])(?<!\d )[1-9]\d{0,2}(?:(?: \d{3})+|(?:'\d{3})+)(?:\.\d+)?"
    r"(?![.,']?\d| \d)"
)
MONEY = re.compile(r"(?P<currency>\b[A-Z]{3}|[$€£]) ?$")
#: Thousands that can be nothing else: 40 000, 1'234'567.
ROUND = re.compile(r"\d{1,3}(?:(?: 000)+|(?:'\d{3})+)")
#: Marks of other countries, of which a part is no figure: 1.234.567,89 and 1,23 tonnes.
FOREIGN = re.compile(
    r"\d(?<![A-Za-z0-9_.,']\d)\d{0,2}(?:(?:\.\d{3}){1,4},\d{1,4}(?!\d)|(?:\.\d{3}){2,4}(?![\d,])"
    r"|,\d{1,2}(?![\d,]))"
)
#: Before numbers that are none: Tel. 555 123.
LABEL = re.compile(
    r"(?:\b(?:table|figure|nos?|tel|phone|call|dial|code|box|room|page|issn|isbn)\.?:? |\) |\+)$",
    re.IGNORECASE,
)
STEPS = "[一二两三四五六七八九十百千廿卅]"
#: Numerals, those first that go on behind a great scale word: 一亿二千万, 三万五千, 三点五.
NUMERAL = re.compile(
    rf"(?=[一二两三四五六七八九十百千半零〇○廿卅])(?P<number>[零〇○]点[〇○零一二三四五六七八九]+|{STEPS}+(?:亿零?{STEPS}+万?|万零?{STEPS}+"
    r"|点[〇○零一二三四五六七八九]+(?![十分刻]))"
    r"|[一二两三四五六七八九十百千半廿卅][一二三四五六七八九十百千〇○零]*)(?=[多余万亿 ]|[一-鿿‰%])"
)
#: Before 百, 千, 万 and 亿 these leave open how many: 数千名, 上亿元.
VAGUE = "数几上"
STEPPING = tuple("跨迈站登跃冲")
GREAT_ALONE = re.compile(
    r"(?=[千百十万亿])(?:(?<=[近约超逾破过达])|(?<=[跨迈站登跃冲]上)|(?=[千百十]?[万亿]元以[上下]))(?P<number>[千百十]?)(?=[万亿](?!物|象))"
)


#: A comma for a decimal point, as a rate or an amount of millions tells: 6,5 per cent.
DECIMAL_COMMA = re.compile(
    r"(?<![\d.,])(?P<whole>\d{1,3}),(?=\d{1,2} ?"
    r"(?:[%万亿]|个百分点|(?:per ?cent|(?:percentage|basis) points?|million|billion|trillion)\b))"
)
#: What shows that a text writes its decimals with a point.
DECIMAL_POINT = re.compile(r"\d\.\d+ ?(?:[%万亿]|个百分点|per ?cent|million|billion|trillion)")


class RunningNumber(Struct, frozen=True, kw_only=True):
    """A number of running text, with the currency sign before it, and where both end."""

    start: int
    end: int
    text: str
    value: Fraction
    currency: str = ""
    sign: int = 1
    in_words: bool = False


def numbers(text: str, where: Spans) -> Iterator[RunningNumber]:
    """Give the numbers in some spans of a text: in digits, in Chinese numerals, in English words.

    >>> [each.text for each in numbers("rose to -$4.5 billion in two cities", ((0, 36),))]
    ['4.5', 'two']
    """
    spans = (*where,)
    yield from _digits(text, spans)
    yield from _parted(text, spans)
    yield from _numerals(text, spans)
    yield from _words(text, spans)


def masked(text: str) -> str:
    """Return a text whose unreadable numbers are dots: endless ones, 1.234.567,89 and 1,23.

    >>> masked("Tax was 1.234.567,89 in May, on 1,23 tonnes of 12,400.")
    'Tax was ……………………………… in May, on ………… tonnes of 12,400.'
    """
    for pattern in (*OVERLONG, FOREIGN):
        text = pattern.sub(lambda match: "…" * len(match[0]), text)
    return text


def with_points(text: str) -> str:
    """Return a text of the same length whose decimal commas are points, if it has no others.

    >>> with_points("It fell to 6,5 per cent."), with_points("It fell from 7.5% to 6,5%.")
    ('It fell to 6.5 per cent.', 'It fell from 7.5% to 6,5%.')
    """
    if DECIMAL_COMMA.search(text) is None or DECIMAL_POINT.search(text):
        return text
    return DECIMAL_COMMA.sub(lambda match: f"{match['whole']}.", text)


def _found_in(pattern: re.Pattern[str], text: str, where: Spans) -> Iterator[re.Match[str]]:
    for start, end in where:
        yield from pattern.finditer(text, start, end)


def _digits(text: str, where: Spans) -> Iterator[RunningNumber]:
    for match in _found_in(NUMBER, text, where):
        before = _currency(match["currency"])
        currency = before or match["currency2"] or ""
        start, end = match.start("number"), match.end()
        sign = (match["sign"] or "").strip().lower()
        if before:
            start = match.start("currency")
            sign = "-" if MINUS.search(text, max(0, start - 2), start) else sign
            start -= sign == "-" and text[start - 1] == "-"
        elif sign:
            start = match.start("sign")
        bracketed = currency and text[start - 1 : start] == "(" and text[end : end + 2] == ") "
        if bracketed and not AGAIN.search(
            text, max(0, start - 40), start
        ):  # a loss, as accountants write it
            start, end = start - 1, end + 1
        is_loss = match["loss"] is not None and text[end : end + 1] == ")"  # $(3.2) million
        if is_loss:
            start, end = (match.start("currency2") if match["currency2"] else start), end + 1
        yield RunningNumber(
            start=start,
            end=end,
            text=match["number"],
            value=digits(match["number"]),
            currency=currency,
            sign=-1 if is_loss or text[start] == "(" or sign in NEGATIVE else 1,
        )


def _currency(name: str | None) -> str:
    """Return the name of a currency; nothing for other capitals: GDP 5.2, TOP 10."""
    return name if name and (name in DEFAULT.money or name in LOCAL) else ""


def _parted(text: str, where: Spans) -> Iterator[RunningNumber]:
    """Numbers whose thousands stand apart: 728 600.

    In brackets alone where commas part others of the paragraph.
    """
    for match in _found_in(PARTED, text, where):
        start, end = match.span()
        alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
        alone = alone or ROUND.fullmatch(match[0]) is not None
        commas = COMMAS.search(text, *_paragraph(text, start))
        if (alone or not commas) and not LABEL.search(text, max(0, start - 12), start):
            number = match[0].replace(" ", ",").replace("'", ",")
            money = MONEY.search(text, max(0, start - 5), start)
            sign = _currency(money["currency"]) if money else ""
            first = money.start() if money and sign else start
            yield RunningNumber(
                start=first, end=end, text=number, value=digits(number), currency=sign
            )


def _paragraph(text: str, at: int) -> tuple[int, int]:
    """Give where the paragraph about a place begins and ends."""
    begin, end = text.rfind("\n\n", 0, at), text.find("\n\n", at)
    return max(begin, 0), len(text) if end < 0 else end


def _words(text: str, where: Spans) -> Iterator[RunningNumber]:
    for match in _found_in(WORDS, text, where):
        value = english(match["number"])
        if value is not None:
            yield RunningNumber(
                start=match.start(),
                end=match.end(),
                text=match["number"],
                value=value,
                in_words=True,
            )


def _numerals(text: str, where: Spans) -> Iterator[RunningNumber]:
    for pattern in (NUMERAL, GREAT_ALONE):
        for match in _found_in(pattern, text, where):
            bare = match["number"] in ("", "十", "百", "千")
            if bare and text[match.start() - 1] in VAGUE and not _stepped(text, match.start()):
                continue
            value = _numeral(match["number"])
            money = LOCAL_MONEY.search(text, max(0, match.start() - 4), match.start())
            if value is not None:
                yield RunningNumber(
                    start=money.start() if money else match.start(),
                    end=match.end(),
                    text=match["number"],
                    value=value,
                    currency=_currency(money[0].strip()) if money else "",
                    in_words=True,
                )


def _stepped(text: str, at: int) -> bool:
    """Whether a verb of passing stands before a place: 跨上百亿元台阶, no 上百亿元."""
    return text[at - 1] == "上" and text[at - 2 : at - 1] in STEPPING


def _numeral(number: str) -> Fraction | None:
    if not number:  # a scale word alone: 突破万亿元
        return Fraction(1)
    return Fraction(1, 2) if number == "半" else chinese(number)
