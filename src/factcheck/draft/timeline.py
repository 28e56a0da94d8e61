"""Which period holds at each line of a text, as its headings say."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from factcheck.draft.calendar import MONTH, Moment, Use, in_order
from factcheck.draft.dating import Dating, dating
from factcheck.draft.en.year_signs import Signs, signs
from factcheck.draft.layout import Line, ReportParts, is_chinese
from factcheck.draft.titles import BOTH
from factcheck.draft.zh.leads import LEAD, MONTH_ALONE, WANTING, announced
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "timeline")

PLAN = re.compile(
    WORDS.pattern(
        r"(?:主要|重点|总体)?(?:工作)?(?:{zh.plans})|下一步|今后|未来|我们[将要]|将重点"
        r"|要重点|\b(?:{en.plans})\b|^outlook$"
    ),
    re.IGNORECASE,
)
#: Who wrote a text, and when: A briefing by Learning First, September 2021.
BYLINE = re.compile(
    rf".*\b(?:by|from|of) [A-Z][^\d]*,? (?:{MONTH}) (?:19|20)\d\d\W*", re.IGNORECASE
)
BYLINES = 300  # characters in which such a line stands
PAST = re.compile(
    WORDS.pattern(r"回顾|总结|成绩|完成情况|一年来|过去|执行情况|\b(?:{en.past})\b"),
    re.IGNORECASE,
)
PAST_YEARS = re.compile(
    r"\b(?:past|last|preceding) (?:\w+ )?years\b|\bfive-year plan\b", re.IGNORECASE
)
ENGLISH_LEAD = re.compile(
    r"^[\s●•·\-—>*]*(?:(?:(?:Over|In|During|For|Throughout|Across|Looking back (?:on|over|at)) )?"
    r"[Tt]h(?:e|ese) (?:(?:past|last|preceding) )?(?:[a-z]+ )?years?\b|Last year,"
    r"|(?:In|During) (?:19|20)\d\d,|(?:The year|Looking back (?:on|over|at)) (?:19|20)\d\d\b"
    r"|(?:19|20)\d\d (?:was|has been|marked|saw)\b"
    r"|(?:During|In|Over) the \d+th Five-Year Plan\b)"
)
#: A paragraph of one sentence without a figure, that says what the ones below it are of.
ANNOUNCED = re.compile(r"[^.!?:]{20,300}[.:]\s*$")
#: What may stand before a word of time that stands alone on its line.
TIME_ALONE = re.compile(
    r"\s*(?:(?:For|In|During|Over|Between|Through|At|As of|As at) )?(?:the )?", re.IGNORECASE
)
SPANNED = re.compile(r"\b(?:19|20)\d\d (?:through|to|until) [A-Z]", re.IGNORECASE)
#: A line that leads to what there was at the end of the time that the text is of.
AT_END = re.compile(
    r"\b(?:at|as of) (?:the end of the (?:quarter|period|half)|(?:quarter|period)[- ]end)"
    r"\b[^.\d]{0,20}:\s*$"
)
BULLETED = re.compile(r"\s*(?:[-•●■◆▪–*]\s*\S|—|\(?\d{1,2}[.)] )")
WHOLE_YEAR = re.compile(r"\b(?:full|whole)[- ]year$", re.IGNORECASE)
AHEAD = ("今后", "未来", "next", "coming")
LOOKING_BACK = re.compile(WORDS.pattern(r"{zh.looking_back}|{en.looking_back}"), re.IGNORECASE)
MARKS = (
    ("一、", re.compile(r"\s*[一二三四五六七八九十]{1,3}、")),
    ("(一)", re.compile(r"\s*[(（][一二三四五六七八九十]{1,3}[)）]")),
    ("I.", re.compile(r"\s*[IVX]{1,5}\.")),
    ("1.", re.compile(r"\s*\d{1,2}[.、]")),
    ("·", re.compile(r"\s*[·•●]")),
    ("#", re.compile(r"\s*#")),
    ("第", re.compile(r"\s*第[一二三四五六七八九十]{1,3}")),
)


class Setting(Struct, frozen=True, kw_only=True):
    """What holds at a line until another heading says otherwise."""

    period: str
    span: tuple[int, int] | None = None  # base year and last year
    plan: bool = False
    mark: str = ""  # numbering of the heading that began a plan: the next of its sort may end it


class Timeline(Struct, frozen=True, kw_only=True):
    """Settings by line, and the words of time of a text."""

    year: int | None
    this_year: int | None
    settings: tuple[Setting, ...]
    moments: tuple[Moment, ...]
    starts: tuple[int, ...]
    named: frozenset[str] = frozenset()  # all periods that the text names
    guess: str = ""  # period of the document, where no title tells it
    guessed_to: int = 0  # where a word first tells it
    written: str = ""  # month in which it was written, where it says so
    is_undated: bool = (
        False  # whether neither a title, a date nor its first words say of which year
    )
    is_unwritten: bool = False  # whether nothing says in which year it was written
    signs: Signs = Signs()  # words of time that bring a year
    disputed: str = ""  # words that speak for another year than the one it is taken to be of
    uncounted: str = ""  # a firm's quarter, where nothing says when it ended

    def between(self, start: int, end: int) -> tuple[Moment, ...]:
        """Words of time that begin within a span."""
        return self.moments[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def timeline(
    parts: ReportParts, moments: list[Moment], period: str = "", published: str = ""
) -> Timeline:
    """Read the headings of a text and settle the period of every line."""
    told_years = signs(parts.text, moments)
    dated = dating(parts, moments, told_years, period, published)
    starts = tuple(moment.start for moment in moments)
    settings: list[Setting] = []
    setting = Setting(period=dated.default)
    years_told = False  # whether a heading speaks of past years
    listed: Setting | None = None  # what the bullets below a line of aims are of
    for line in parts.lines:
        inside = moments[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        text = parts.text[line.start : line.end]
        if line.heading:
            years_told = years_told or bool(PAST_YEARS.search(text))
            setting = _after_heading(text, inside, setting, dated)
        elif len(inside) == 1 and _is_a_time(text, inside[0], line):
            setting = _named(inside[0], setting, dated, planned=False) or setting
        elif inside and LEAD.match(text):
            ahead = _looking_ahead(inside[0], dated) if PLAN.search(text[:40]) else None
            setting = ahead or _after_lead(inside, setting, dated)
        if setting.span and not setting.plan and WANTING.search(text[:120]):
            setting = replace(setting, span=None)
        plain = bool(inside) and not line.heading and not is_chinese(text, 0, len(text))
        told = plain and not setting.plan and _announces(text, line, inside)
        led = not line.heading and not setting.plan and bool(inside) and ENGLISH_LEAD.match(text)
        here = _after_lead(inside, setting, dated) if led or told else setting
        if plain and AT_END.search(text):
            here = setting = Setting(period=dated.default)
        years_told = years_told or (told and here is not setting)
        setting = here if years_told else setting
        if text.strip():
            listed = _listed(text, inside, setting, dated) if plain else listed
            listed = listed if plain or BULLETED.match(text) else None
        settings.append(listed if listed and BULLETED.match(text) else here)
        if inside and not line.heading and not setting.plan and (last := announced(text)):
            below = [setting for setting in inside if setting.start >= line.start + last]
            setting = _after_lead(below, setting, dated)
    return Timeline(
        year=dated.year,
        this_year=dated.this_year,
        settings=tuple(settings),
        moments=tuple(moments),
        starts=starts,
        named=frozenset(moment.period for moment in moments if moment.period),
        guess=dated.default if dated.guessed_to else "",
        guessed_to=dated.guessed_to,
        written=dated.written,
        is_undated=dated.is_undated,
        is_unwritten=dated.is_unwritten,
        signs=told_years,
        disputed=dated.disputed,
        uncounted=dated.uncounted,
    )


def _is_a_time(text: str, moment: Moment, line: Line) -> bool:
    """Whether a line holds a word of time alone, that those below are of: For April to June."""
    before, behind = text[: moment.start - line.start], text[moment.end - line.start :]
    return behind.strip() == ":" and TIME_ALONE.fullmatch(before) is not None


def _announces(text: str, line: Line, inside: list[Moment]) -> bool:
    """Whether a paragraph says only of which years the ones below it are."""
    if line.end <= line.start or not ANNOUNCED.match(text):
        return False
    announced = sum(mark.isdigit() for moment in inside for mark in moment.word)
    bare = announced == sum(mark.isdigit() for mark in text)
    years = any(moment.use is Use.WINDOW for moment in inside) or ENGLISH_LEAD.match(text)
    return bare and bool(years)


def _listed(text: str, inside: list[Moment], before: Setting, dated: Dating) -> Setting | None:
    """Setting of the bullets below a line such as `Our main targets for this year are:`."""
    if not text.rstrip().endswith(":") or not PLAN.search(text):
        return None
    named = (_named(moment, before, dated, planned=True) for moment in inside)
    return next((setting for setting in named if setting and setting.plan), None)


def _after_lead(inside: list[Moment], before: Setting, dated: Dating) -> Setting:
    """Setting that a paragraph led by a word of time begins."""
    for moment in inside:
        setting = _looking_back(moment, dated)
        if setting:
            return setting
        if moment.period == str(dated.year):
            goes_on = before.plan and before.period == moment.period
            return Setting(period=moment.period, plan=goes_on)
    return before


def _after_heading(text: str, inside: list[Moment], before: Setting, dated: Dating) -> Setting:
    """Setting that a heading begins."""
    if BOTH.search(text) and any(moment.period == dated.default for moment in inside):
        return Setting(period=dated.default)  # of a quarter and of its year
    if len(inside) == 1 and _is_later(inside[0], dated):
        issued = inside[0].start < BYLINES and BYLINE.fullmatch(text)
        if issued or MONTH_ALONE.fullmatch(text):
            return before  # when the report was written
    planned = bool(PLAN.search(text)) and not PAST.search(text)
    if SPANNED.search(text) and len(inside) > 1:
        return before  # Revised estimates: 1976 through May 2015
    found = next(
        (
            setting
            for moment in inside
            if (setting := _named(moment, before, dated, planned=planned))
        ),
        None,
    )
    if found is None and before.plan and PAST.search(text):
        return Setting(period=dated.default)
    if found is None and planned and len(text.strip()) <= 30:
        found = Setting(period=str(dated.this_year or before.period), plan=True)
    mark = next((name for name, pattern in MARKS if pattern.match(text)), "")
    if found:
        return replace(found, mark=mark) if found.plan else found
    if before.plan and mark and mark == before.mark:
        return Setting(period=dated.default)
    return before


def _is_later(moment: Moment, dated: Dating) -> bool:
    named = (moment.period or "")[:4]
    return dated.year is not None and named.isdigit() and int(named) > dated.year


def _named(moment: Moment, before: Setting, dated: Dating, *, planned: bool) -> Setting | None:
    """Setting that one word of time in a heading begins."""
    if moment.dated or (moment.period == dated.written and moment.word.isascii()):
        return None  # when it was written
    ahead = planned or moment.word.lower().removeprefix("the ").startswith(AHEAD)
    back = _looking_back(moment, dated) or (_looking_ahead(moment, dated) if ahead else None)
    if back:
        return back
    if moment.use is not Use.PERIOD or not moment.period:
        return None
    period = moment.period
    if period == "this":
        own = moment.word in ("今年", "this year")
        if dated.year and WHOLE_YEAR.search(moment.word):
            return Setting(period=str(dated.year), plan=planned)
        return Setting(period=str(dated.this_year or dated.default), plan=planned) if own else None
    if period[:4].isdigit():
        ahead = dated.year is not None and int(period[:4]) > dated.year
        goes_on = before.plan and period == before.period and not moment.word.endswith("来")
        return Setting(period=period, plan=planned or ahead or goes_on)
    if period.startswith("THIS") and dated.this_year:
        return replace(before, period=period.replace("THIS", str(dated.this_year)))
    if period.startswith("YYYY") and dated.year:
        return replace(before, period=in_order(period.replace("YYYY", str(dated.year))))
    return Setting(period=period, plan=planned) if period.startswith("FY") else None


def _looking_ahead(moment: Moment, dated: Dating) -> Setting | None:
    """Setting of years to come: 今后五年, or a plan that ends after the year reported on."""
    year = dated.year
    if moment.use is not Use.WINDOW or year is None:
        return None
    word = moment.word.lower().removeprefix("the ")
    if moment.years and word.startswith(AHEAD):
        return Setting(period=str(year + moment.years), span=(year, year + moment.years), plan=True)
    first, _, last = (moment.period or "").partition("..")
    planned = "五" in word or "five-year plan" in word
    if not last or int(last) <= year or not planned or word.endswith("以来"):
        return None
    return Setting(period=last, span=(int(first) - 1, int(last)), plan=True)


def _looking_back(moment: Moment, dated: Dating) -> Setting | None:
    """Setting of a word that looks back over years, or over the last one."""
    year = dated.year
    if moment.word.startswith("一年来") or moment.period == "last":
        return Setting(period=dated.default)
    if moment.use is not Use.WINDOW or year is None:
        return None
    if moment.years and LOOKING_BACK.search(moment.word):
        if moment.years == 1:
            return Setting(period=dated.default)
        return Setting(period=str(year), span=(year - moment.years, year))
    first, _, last = (moment.period or "").partition("..")
    if not last or int(last) > year:
        return None
    planned = moment.word.strip('“”"')[:1] == "十" or "plan" in moment.word.lower()
    return Setting(period=last, span=(int(first) - planned, int(last)))
