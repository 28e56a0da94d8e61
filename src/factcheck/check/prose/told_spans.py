"""How many years apart two times are, by the words for it: a decade earlier, in ten years."""

from __future__ import annotations

import re

from factcheck.check.prose.claimed import AMOUNTS
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import SEGMENT
from factcheck.wording.prose_numbers import COUNTS, HAN_COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "moments")


_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
_NUMBERS = {word: number for number, word in enumerate(_TEENS, 13)} | COUNTS | {"a": 1, "an": 1}


NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"


_AGO = re.compile(
    r"(?<!than )(?<!from )(?<!over )(?<!above )(?<!below )(?<!on )"
    rf"\b{NUMBER} (?:years?|decades?) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)


_RELATIVE = re.compile(
    r"(?<!than )(?<!from )(?<!over )(?<!above )(?<!below )(?<!on )"
    rf"\b{NUMBER} (?P<unit>year|decade)s? (?:(?P<later>later|after that|on)|earlier|before)\b",
    re.IGNORECASE,
)


YEAR_NAMED = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,]|\.\d)")


_AGO_BEHIND = re.compile(
    WORDS.pattern(
        r"\s*(?:(?!{en.ago_behind})[\w-]+ ){0,3}{number} (?:years?|decades?) (?:ago"
        r"|earlier|before)\b",
        number=NUMBER,
    ),
    re.IGNORECASE,
)


#: Words of a change that say what it is measured from: the year before.
YEARLY = re.compile(WORDS.pattern(r"{en.yearly}|{zh.yearly}"), re.IGNORECASE)
_ON_THE_YEAR = re.compile(
    r"\s*(?:more |less |higher |lower )?"
    r"(?:(?:on|over) the year(?! to)|year[- ]on[- ]year"
    r"|(?:from|than) a year (?:ago|earlier|before))\b",
    re.IGNORECASE,
)


_OVER = re.compile(rf"\b(?:over|in|for) (?:the )?(?:last |past )?{NUMBER} years\b", re.IGNORECASE)


_THAN_AGO = re.compile(
    r"\s*(?:(?:more|less|fewer|higher|lower)\s(?:of (?:them|it|these|those) )?)?"
    r"(?:than|from|on|above|below|(?:the )?(?:level|figure|number) of) (?:it was |they were )?"
    rf"{NUMBER} (?:years?|decades?) (?:ago|earlier|before|previously)\b",
    re.IGNORECASE,
)


_WITHIN = re.compile(
    rf"\b(?:in|within|over|during) (?:the )?(?:last |past |previous )?(?:space of )?"
    rf"{NUMBER} (?:years?|decades?)\b(?! (?:ago|earlier|before|later))",
    re.IGNORECASE,
)


_YEARS_OF_CHANGE = re.compile(  # 四年增长1.5倍, and no year of several in a row
    WORDS.pattern(
        r"(?<!连续)(?<!第)(?P<number>[两三四五六七八九十])年(?:间|来|内)?(?:累计|共|合计|总共)?"
        r"(?:{zh.changes})"
    )
)
_SPAN_END = re.compile(r"[,;:.()](?!\d)|\b(?:and|but|while|which)\b")


_BESIDE_YEAR = re.compile(
    r"\ba year\b(?! (?:ago|earlier|before))|\b(?:each|every) year\b", re.IGNORECASE
)


def years_ago(text: str) -> int:
    """Return how many years ago a text says that something was; 0 where it says nothing.

    >>> years_ago("Ten years ago they were "), years_ago("a decade ago it was ")
    (10, 10)
    """
    match = _AGO.search(text)
    return _number(match["number"]) * (10 if "decade" in match[0].casefold() else 1) if match else 0


def years_told(statement: ReportStatement, own: str) -> int:
    """Return over how many years a change is said to be; 0 where nothing says it."""
    span = 0 if _BESIDE_YEAR.search(own) else _span_told(statement)
    is_yearly = _ON_THE_YEAR.match(statement.behind) or YEARLY.search(own)
    return span or int(bool(is_yearly))


def _span_told(statement: ReportStatement) -> int:
    """Return over how many years a change is told by the words right at it; 0 where none tell it.

    More than a decade earlier, in ten years, since the turn of the century.
    """
    clause = _SPAN_END.split(statement.behind, maxsplit=1)[0]
    match = _THAN_AGO.match(clause) or _WITHIN.search(clause)
    if match is None and statement.near == SEGMENT.split(statement.near)[-1]:
        match = _WITHIN.search(statement.near)
    if match is None:
        several = _YEARS_OF_CHANGE.search(SEGMENT.split(statement.near)[-1])
        return HAN_COUNTS[several["number"]] if several is not None else 0
    return _number(match["number"]) * (10 if "decade" in match[0].casefold() else 1)


def years_between(text: str) -> int:
    """Return how many years apart a text says that two times are; 0 where it says nothing.

    >>> years_between("up from 5.6 a decade earlier"), years_between("six years before that")
    (10, 6)
    """
    match = _RELATIVE.search(text) or _AGO.search(text)
    if match is None or match.groupdict().get("later"):
        return 0
    return _number(match["number"]) * (10 if "decade" in match[0].casefold() else 1)


def years_of_change(text: str) -> int:
    """Return over how many years a sentence tells a change; 0 where it tells none.

    >>> years_of_change("94 percent more than seventeen years before")
    17
    """
    match = _THAN_AGO.search(text) or _WITHIN.search(text)
    if match is None:
        return years_between(text)
    return _number(match["number"]) * (10 if "decade" in match[0].casefold() else 1)


def told_from(text: str) -> int:
    """Return the year that a text tells by one it named before; 0 where it tells none so.

    >>> told_from("In 2023 it was 470; a year earlier "), told_from("A year earlier it was ")
    (2022, 0)
    """
    match = next(reversed([*_RELATIVE.finditer(text)]), None)
    named = YEAR_NAMED.findall(text, 0, match.start()) if match else []
    if match is None or not named:
        return 0
    years = _number(match["number"]) * (10 if match["unit"].casefold() == "decade" else 1)
    return int(named[-1]) + (years if match["later"] else -years)


def later_than_told(statement: ReportStatement) -> int:
    """Return the year that a sentence tells by one of the sentence before; 0 where it tells none.

    "In 2020 all went into recession. A year later Peru grew by 13.4 %": in 2021.
    """
    match = next(reversed([*_RELATIVE.finditer(statement.before)]), None)
    named = YEAR_NAMED.findall(statement.paragraph)
    is_later = match is not None and match["later"] in ("later", "after that")
    if match is None or not is_later or not named or YEAR_NAMED.search(statement.sentence.text):
        return 0
    years = _number(match["number"]) * (10 if match["unit"].casefold() == "decade" else 1)
    return int(named[-1]) + years


def years_behind(statement: ReportStatement) -> int:
    """Return how many years ago an amount was by what follows it: 5.4 percent a decade ago."""
    if statement.claimed not in AMOUNTS:
        return 0
    match = _AGO_BEHIND.match(statement.behind)
    return years_ago(match[0]) if match else 0


def span_of(text: str) -> int:
    """Return over how many years a text says that something went; 0 where it says nothing."""
    match = _OVER.search(text)
    return _number(match["number"]) if match else 0


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word.casefold(), 0)
