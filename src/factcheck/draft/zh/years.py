"""Years in Chinese numerals and of the Republic, put into digits in their places."""

from __future__ import annotations

import re

from factcheck.wording.prose_numbers import chinese

SPELLED = re.compile(
    r"(?<![〇零○一二三四五六七八九十百千万亿])[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)"
)
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
#: A month from January to September, or the first of several: 八月出口, 一至八月.
MONTH = re.compile(
    r"(?<![一二三四五六七八九十百千万亿零〇两几数半第每近个初腊正过])[一二三四五六七八九]"
    r"(?=月(?![球亮饼光嫂薪均票色经租牙桂])|[至到～~—-][一二三四五六七八九十]{1,2}月)"
    r"|(?<=[至到～~—-])[一二三四五六七八九](?=月(?![球亮饼光]))"
)
REPUBLIC = re.compile(r"民国(?P<year>\d{1,3}|[一二三四五六七八九十百零〇]{1,6})年")
FOUNDED = 1911  # the year before the first of the Republic


def in_digits(text: str) -> str:
    """Text of the same length with years in digits.

    >>> in_digits("二〇二三年出口增长百分之三,比二零一九年高")
    '2023年出口增长百分之三,比2019年高'
    >>> in_digits("八月出口增长，一至八月进口增长，近三月持平")
    '8月出口增长，1至8月进口增长，近三月持平'
    >>> in_digits("民国112年"), in_digits("民国一百一十二年"), in_digits("五百二十年")
    (' 2023年', '   2023年', '五百二十年')
    """
    if "月" in text:
        text = MONTH.sub(lambda found: found[0].translate(DIGITS), text)
    if "年" not in text:
        return text
    text = SPELLED.sub(lambda found: found[0].translate(DIGITS), text)
    return REPUBLIC.sub(_counted_on, text) if "民国" in text else text


def _counted_on(match: re.Match[str]) -> str:
    year = match["year"]
    number = int(year) if year.isdigit() else int(chinese(year) or 0)
    written = f"{FOUNDED + number}年".rjust(len(match[0]))
    return written if number and len(written) == len(match[0]) else match[0]
