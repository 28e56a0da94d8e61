"""What the first and last lines of a text say of itself: title, issuer, day and area.

Nothing is guessed: a line must say it by itself, or by a word such as `Published:` or 发布机构.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from factcheck.draft.calendar import MONTH, month_number
from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.en.places import PLACE
from factcheck.draft.layout import HAN
from factcheck.wording.vocabulary import any_of, section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "letterhead")

FIRST, LAST = 8, 3  # lines that may say it
LONGEST = 160  # characters of a title
SHORT = 60  # characters of a line that says one thing
HEADING = re.compile(r"^\s*(?:#{1,6}\s*|[*_]{1,3})|[*_#\s]+$")
STOP = re.compile(r"[。.!！?？;；:：,，]$")
DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"|(?P<year2>(?:19|20)\d\d)-(?P<month2>\d\d)-(?P<day2>\d\d)(?!\d)"
    r"|(?<![\d.])(?P<day5>\d{1,2})\.(?P<month5>\d{1,2})\.(?P<year5>(?:19|20)\d\d)(?![\d.]\d)"
    rf"|\b(?P<name>{MONTH}) (?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year3>(?:19|20)\d\d)\b"
    rf"|\b(?P<day4>\d{{1,2}})(?:st|nd|rd|th)? (?P<name4>{MONTH}) (?P<year4>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: Words beside a date that say it is the one of the text.
PUBLISHED = re.compile(
    WORDS.pattern(
        r"\b(?:{en.published})\b"
        r"|发布|发表|印发|公布|日期|时间"
    ),
    re.IGNORECASE,
)
#: A place and a day before a report: DALLAS, TX -- May 8th, 2025 --
DATELINE = re.compile(r"\W*[A-Z][A-Za-z.'’ ]{1,30}(?:, [A-Za-z. ]{2,20})?(?:,| ?[–—-]+) ?$")
ISSUED_BY = re.compile(
    WORDS.pattern(
        r"(?:(?:issued|published|released|prepared) by|(?:source|publisher|issuer"
        r"|issued by)\s*[:：])\s*"
        r"(?P<issuer>[A-Z][\w&.,'’ -]{2,70}?)[.\s]*$"
        r"|(?:{zh.issued_by})\s*[:：]\s*"
        r"(?P<issuer_zh>[一-鿿()（）]{2,30})"
    ),
    re.IGNORECASE,
)
NAME = re.compile(
    r"[A-Z][\w&.'’-]*(?:,? (?:of|the|and|for|on|&|plc|gmbh|[A-Z][\w&.'’-]*))*", re.ASCII
)
NO_ISSUER = re.compile(WORDS.pattern(r"(?:{en.no_issuer})\b"), re.IGNORECASE)
ENGLISH = frozenset(words(section("en/naming", "issuers")["words"]))
OFFICES = words(section("zh/naming", "issuers")["words"])
LEVELS = words(section("zh/naming", "areas")["words"])
CHINESE = re.compile(rf"[一-鿿()（）]{{1,26}}(?:{any_of(OFFICES)})")
AREA = re.compile(
    r"(?:(?:19|20)\d\d年(?:度)?|关于)?(?P<area>(?![全我本各])[一-鿿]{1,9}?"
    rf"(?:{any_of(LEVELS)}))(?![域间场民际级长直内政])"
)
PLACED = re.compile(
    rf"(?:\b(?:in|of|for|across) (?:the )?(?P<place>{PLACE})(?![\w'’-]| [A-Z])"
    rf"|^(?:The )?(?P<owner>{PLACE})(?:['’]s\b|(?= [a-z])))"
)


class Letterhead(Struct, frozen=True, kw_only=True):
    """What a text says of itself; empty where it does not say it."""

    title: str = ""
    issuer: str = ""
    published: str = ""  # year-month-day
    area: str = ""


def letterhead(text: str, catalogue: NameCatalogue | None = None) -> Letterhead:
    r"""Return what a text says of itself.

    >>> letterhead("Retail trade in Spain\n3 October 2024\n\nSales rose.").published
    '2024-10-03'
    """
    lines = [*_lines(text)]
    first, last = lines[:FIRST], lines[max(FIRST, len(lines) - LAST) :]
    title = _title(first)
    beside = [*first[1:], *last]
    issuer = next(filter(None, map(_issuer, beside)), "")
    return Letterhead(
        title=title,
        issuer=issuer,
        published=next(filter(None, map(_day, (*first, *last))), ""),
        area=_area(title, issuer, catalogue or NameCatalogue()),
    )


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text that hold something, without the marks of a heading."""
    return (bare for line in text.splitlines() if (bare := HEADING.sub("", line).strip()))


def _title(lines: list[str]) -> str:
    """Return the first line where it is no sentence, no date and no name alone."""
    first = lines[0] if lines else ""
    if len(first) > LONGEST or STOP.search(first) or _day(first):
        return ""
    return first if len(lines) > 1 and (HAN.search(first) or first[:1].isupper()) else ""


def _issuer(line: str) -> str:
    """Return who issued a text, where a line says it or is the name of an office."""
    match = ISSUED_BY.search(line)
    if match:
        return (match["issuer"] or match["issuer_zh"]).strip()
    if len(line) > SHORT or any(mark.isdigit() for mark in line) or NO_ISSUER.match(line):
        return ""
    if HAN.search(line):
        return line if CHINESE.fullmatch(line) else ""
    parts = line.lower().replace(".", "").replace(",", "").split()
    is_office = len(parts) > 1 and not ENGLISH.isdisjoint((parts[0], parts[-1]))
    return line if is_office and NAME.fullmatch(line) else ""


def _day(line: str) -> str:
    """Return the day of a text, where a line says it, or opens with a place and the day."""
    match = DAY.search(line)
    if match is None:
        return ""
    is_alone = len(line) <= SHORT and not STOP.search(line[match.end() :].rstrip(")） "))
    before, behind = line[: match.start()], line[match.end() : match.end() + 4]
    leads = DATELINE.match(before) and re.match(r" ?[(/–—:-]", behind)
    published = PUBLISHED.search(line[max(0, match.start() - SHORT) : match.end() + 20])
    published = published or PUBLISHED.match(line)
    if not (is_alone or leads or published):
        return ""
    part = {name.rstrip("12345"): told for name, told in match.groupdict().items() if told}
    month = part.get("month") or month_number(part["name"])
    try:
        return date(int(part["year"]), int(month), int(part["day"])).isoformat()
    except ValueError:
        return ""  # 31 February


def _area(title: str, issuer: str, catalogue: NameCatalogue) -> str:
    """Return the area that a title names, one of the catalogue before any other."""
    names = [name for name in catalogue.area_ids if len(name) > 1 and _names(title, name)]
    if names:
        return max(names, key=len)
    for line in (title, issuer):
        if HAN.search(line):
            if named := _last_area(line):
                return named
        elif areas := {match["place"] or match["owner"] for match in PLACED.finditer(line)}:
            return areas.pop() if len(areas) == 1 else ""
    return ""


def _last_area(line: str) -> str:
    """Return the area with which a Chinese title opens: of a city's district, the district."""
    named, at = "", 0
    while match := AREA.match(line, at):
        named, at = match["area"], match.end()
    return named


def _names(title: str, name: str) -> bool:
    """Whether a title has a name in it, an English one as words of its own."""
    if HAN.search(name):
        return name in title
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", title) is not None
