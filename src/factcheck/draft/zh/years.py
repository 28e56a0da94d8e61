"""Years in Chinese numerals and of the Republic, and numbers told sign by sign, put into digits."""

from __future__ import annotations

import re

from factcheck.wording.prose_numbers import chinese

SPELLED = re.compile(
    r"(?<![〇零○一二三四五六七八九十百千万亿])[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)"
)
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
#: A month from January to September, or the first of several: 八月出口, 一至八月.
MONTH = re.compile(
    r"(?<![一二三四五六七八九十百千万亿零〇两几数半第每近个初腊正过])(?:十(?=[一二]))?[一二三四五六七八九]"
    r"(?=月(?![球亮饼光嫂薪均票色经租牙桂])|[至到～~—-][一二三四五六七八九十]{1,2}月)"
    r"|(?<=[至到～~—-])(?:十(?=[一二]))?[一二三四五六七八九](?=月(?![球亮饼光]))"
)
#: A day behind such a month: 6月三十日.
DAY = re.compile(r"(?<=\d月)(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=日)")
TEN = str.maketrans("十", "1")  # of November and December
#: Numbers with a point, or told sign by sign: 三十九．五%, 七三八七亿; not 三四亿, three or four.
NUMERALS = "〇○零一二三四五六七八九"
POINTED = re.compile(
    rf"(?<![{NUMERALS}十百千点])(?P<whole>[{NUMERALS}十百千]{{1,8}})[.·](?P<part>[{NUMERALS}]{{1,4}})"
    r"(?=%|[万亿兆元美个倍成点人次吨])"
)
#: Numbers told sign by sign with a point: 五○五七点四亿元; not 三点五亿, that the figures read.
BY_SIGN_POINTED = re.compile(
    rf"(?<![{NUMERALS}十百千点])(?P<whole>[{NUMERALS}]*[〇○零][{NUMERALS}]*)点(?P<part>[{NUMERALS}]{{1,4}})"
    r"(?=%|[万亿兆元美])"
)
BY_SIGN = re.compile(rf"(?<![{NUMERALS}十百千点分])[{NUMERALS}]{{2,6}}(?=[万亿兆%])(?![万亿]{{2}})")
#: The rest of such a number behind its scale word: 一八九四万四四三六人.
BY_SIGN_BEHIND = re.compile(rf"(?<=\d[万亿])[{NUMERALS}]{{4}}(?=[一-鿿])")
REPUBLIC = re.compile(r"民国(?P<year>\d{1,3}|[一二三四五六七八九十百零〇]{1,6})年")
APPROXIMATE = 2  # numerals that may be a guess: 三四亿
FOUNDED = 1911  # the year before the first of the Republic


def in_digits(text: str) -> str:
    """Text of the same length with years in digits.

    >>> in_digits("二〇二三年出口增长百分之三,比二零一九年高")
    '2023年出口增长百分之三,比2019年高'
    >>> in_digits("八月出口增长，一至八月进口增长，近三月持平")
    '8月出口增长，1至8月进口增长，近三月持平'
    >>> in_digits("增三十九．五％，达七二九．二亿".translate({0xFF0E: ".", 0xFF05: "%"}))
    '增39.5 %，达729.2亿'
    >>> in_digits("五○五七点四亿元，三点五亿元")
    '5057.4亿元，三点五亿元'
    >>> in_digits("一八九四万四四三六人次")
    '1894万4436人次'
    >>> in_digits("七二〇亿，七三八七亿，三四亿")
    '720亿，7387亿，三四亿'
    >>> in_digits("六月三十日"), in_digits("十二月三十一日")
    ('6月30日', '12月 31日')
    >>> in_digits("十一月出口，一至十二月进口")
    '11月出口，1至12月进口'
    >>> in_digits("民国112年"), in_digits("民国一百一十二年"), in_digits("五百二十年")
    (' 2023年', '   2023年', '五百二十年')
    """
    text = BY_SIGN_POINTED.sub(_with_point, POINTED.sub(_with_point, text))
    text = BY_SIGN.sub(_told_by_sign, text)
    text = BY_SIGN_BEHIND.sub(_told_by_sign, text)
    if "月" in text:
        text = MONTH.sub(lambda found: found[0].translate(TEN).translate(DIGITS), text)
    if "日" in text:
        text = DAY.sub(_day, text)
    if "年" not in text:
        return text
    text = SPELLED.sub(lambda found: found[0].translate(DIGITS), text)
    return REPUBLIC.sub(_counted_on, text) if "民国" in text else text


def _day(match: re.Match[str]) -> str:
    number = chinese(match[0])
    written = str(number if number is not None else match[0])
    return written.rjust(len(match[0]))


def _with_point(match: re.Match[str]) -> str:
    whole = match["whole"]
    number = chinese(whole) if re.search("[十百千]", whole) else None
    shown = whole.translate(DIGITS) if number is None else str(number)
    return f"{shown}.{match['part'].translate(DIGITS)}".ljust(len(match[0]))


def _told_by_sign(match: re.Match[str]) -> str:
    numerals = match[0]
    if len(numerals) == APPROXIMATE and not set(numerals) & set("〇○零"):
        return numerals
    return numerals.translate(DIGITS)


def _counted_on(match: re.Match[str]) -> str:
    year = match["year"]
    number = int(year) if year.isdigit() else int(chinese(year) or 0)
    written = f"{FOUNDED + number}年".rjust(len(match[0]))
    return written if number and len(written) == len(match[0]) else match[0]
