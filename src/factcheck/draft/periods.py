"""Period and base of a reading, from the words of time beside it and the setting of its line."""

import re

from factcheck.draft.calendar import Moment, Use
from factcheck.draft.layout import is_chinese
from factcheck.draft.reading import Kind, Passage, Reading
from factcheck.draft.timeline import Setting, Timeline

SPANNING = frozenset({Kind.CAGR, Kind.MULTIPLE, Kind.POINT_CHANGE, Kind.GAP, Kind.GROWTH, Kind.CHANGE})
COMPARED = re.compile(r"(?:比|较|同|与|和|相比|于|达到|是|为|相当于|对比|自)$|(?:than|with|to|over|versus|vs\.?|against|on|since|by)(?: the| that| in| of| end of)*\s*$", re.IGNORECASE)
STEADY = re.compile(r"保持|连续|始终|一直|each year|every year|remained", re.IGNORECASE)
SUMMED = re.compile(r"累计|五年来?(?:共|累计|新)|[一-鿿]年间|in total over", re.IGNORECASE)
AFTER = re.compile(r"^[^.;。；]{0,42}$", re.DOTALL)
YEARLY = re.compile(r"比上年|较上年|同比|比去年|上年同期|year[- ]on[- ]year|year[- ]over[- ]year|from a year|last year|previous year|prior year", re.IGNORECASE)


def place(line_of_time: Timeline, setting: Setting, passage: Passage, reading: Reading, following: int) -> tuple[str, str]:
    """Period and base of one reading.

    `following` is where the next figure of the sentence begins: words of time beyond it belong to that one.
    """
    window = _window(line_of_time, passage)
    period = _explicit(line_of_time, passage, following) or setting.period
    span = window or setting.span
    kind = Kind(reading.base_words) if reading.kind is Kind.TARGET and reading.base_words else reading.kind
    if kind is Kind.RECORD and passage.figure.value and period[:4].isdigit():
        years = int(passage.figure.value)
        text = passage.figure.text
        if years > 1 and ("年" in text or "year" in text.lower()):
            return f"{int(period[:4]) - years + 1}..{period[:4]}", ""
        return period, ""
    named = re.search(r"((?:19|20)\d\d)年的$", passage.left(10)) if kind is Kind.MULTIPLE else None
    if named and period[:4].isdigit():
        end = str(setting.span[1]) if setting.span else setting.period[:4]
        return f"{named[1]}..{end}", named[1]
    nearby = passage.text[max(passage.sentence[0], passage.figure.start - 30) : passage.figure.end + 30]
    if span and reading.kind is not Kind.TARGET and (kind in SPANNING or (kind is Kind.RANK and STEADY.search(nearby))):
        if kind is not Kind.CAGR and YEARLY.search(nearby):
            return period, _year_before(period)
        return f"{span[0]}..{span[1]}", str(span[0])
    if span and SUMMED.search(nearby) and kind in (Kind.LEVEL, Kind.COUNT):
        return f"{span[0] + 1}..{span[1]}", ""
    if kind in SPANNING:
        return period, _year_before(period)
    return period, ""


def _year_before(period: str) -> str:
    head = period.removeprefix("FY")
    if not head[:4].isdigit() or ".." in head and "-" not in head:
        return ""
    return period.replace(head[:4], str(int(head[:4]) - 1))


def _window(line_of_time: Timeline, passage: Passage) -> tuple[int, int] | None:
    """Span of years named in the sentence before the figure, as base year and last year."""
    year = line_of_time.year
    for moment in reversed(line_of_time.between(passage.sentence[0], passage.figure.start)):
        if moment.use is not Use.WINDOW or year is None:
            continue
        if moment.years and not moment.word.startswith(("今后", "未来", "next", "coming")):
            return year - moment.years, year
        if moment.period and moment.period.endswith(".."):
            return int(moment.period[:4]), year
        if moment.period:
            first, last = (int(part) for part in moment.period.split(".."))
            from_plan = "五" in moment.word or "plan" in moment.word.lower()
            return (first - 1 if from_plan else first), min(last, year) if from_plan else last
    return None


def _explicit(line_of_time: Timeline, passage: Passage, following: int) -> str:
    """Period named beside the figure: after it before the next figure, or before it in the sentence."""
    text = passage.text
    if not is_chinese(text, *passage.sentence):
        for moment in line_of_time.between(passage.figure.end, min(following, passage.figure.end + 70, passage.sentence[1])):
            between = text[passage.figure.end : moment.start]
            if moment.use is Use.PERIOD and not re.search(r"[;]|\b(?:from|compared|versus|over|than|up|down|since|against)\b|\bto\s*$|\bon\s*$", between):
                return _resolved(line_of_time, moment, passage)
            if moment.use is Use.PERIOD or moment.use is Use.BASE:
                break
    for moment in reversed(line_of_time.between(passage.sentence[0], passage.figure.start)):
        before = text[max(passage.sentence[0], moment.start - 14) : moment.start].rstrip()
        if moment.use is Use.PERIOD and not COMPARED.search(before):
            found = _resolved(line_of_time, moment, passage)
            if found:
                return found
    return ""


def _resolved(line_of_time: Timeline, moment: Moment, passage: Passage) -> str:
    year, this = line_of_time.year, line_of_time.this_year
    period = moment.period or ""
    if period == "last":
        return str((this or year or 1) - 1) if (this or year) else ""
    if period == "this":
        if moment.word.lower() in ("今年", "this year", "the current year"):
            return str(this) if this else ""
        if moment.word.lower() in ("the full year", "full year", "full-year", "the whole year"):
            return str(year) if year else ""
        return ""
    if period.startswith("YYYY"):
        return period.replace("YYYY", str(this if passage.plan and this else year)) if year else ""
    if period[:6].startswith("FYYYYY"):
        return period.replace("YYYY", str(year)) if year else ""
    return period
