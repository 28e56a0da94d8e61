"""Which period a figure speaks of: from headings, from words of time near it, from the document."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from factcheck.draft.calendar import Moment, Use
from factcheck.draft.layout import Layout

REVIEW = re.compile(
    r"(?:19|20)\d\d年?(?:[一-鿿、]{0,14})(?:国民经济|统计公报|工作回顾|回顾|工作总结|年度报告"
    r"|年报|主要工作|工作情况|执行情况|经济运行|发展情况|社会发展|预算执行)"
    r"|(?:review of|work in|results? (?:for|of)|report (?:for|on)|during|development in"
    r"|communiqu[eé] (?:of|on).{0,80}?) (?:our work in |the )?(?:fiscal |year )?(?:19|20)\d\d"
    r"|(?:19|20)\d\d (?:annual|results|review|financial results|communiqu|statistical|full[- "
    r"]year)",
    re.IGNORECASE,
)
PLAN = re.compile(
    r"(?:主要|重点|总体)?(?:工作)?(?:任务|目标|安排|打算|工作重点|计划|总体要求|展望|建议"
    r"|工作部署|部署|预期)|下一步|今后|未来|"
    r"\b(?:tasks?|requirements|targets?|outlook for|guidance|priorities|goals|looking ahead"
    r"|forecast|orientation|(?:19|20)\d\d (?:outlook|plans?))\b|^outlook$",
    re.IGNORECASE,
)
PAST = re.compile(
    r"回顾|总结|成绩|完成情况|一年来|过去|执行情况|\b(?:review|results|achievements|highlights"
    r"|summary|in the past)\b",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日|((?:19|20)\d\d)[-/.](\d{1,2})[-/.]\d{1,2}"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? ((?:19|20)\d\d)"
    r"|\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ((?:19|20)\d\d)",
    re.IGNORECASE,
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?=年|\b)(?![.,]\d)")
QUARTERLY = re.compile(
    r"^(?!.*(?:full[- ]year|fiscal|annual|year[- ]end|and year|twelve months)).{0,80}\b(?:first"
    r"|second|third|fourth|[1-4]Q|Q[1-4])[ -]?(?:quarter )?(?:of )?(?:19"
    r"|20)\d\d.{0,60}(?:results|earnings|report)",
    re.IGNORECASE | re.MULTILINE,
)
LEAD = re.compile(
    r"^[\s●•·\-—>*]*(?:一年来|过去一年|去年|[这过五三四][去五年]{1,2}年?来?[，,]|五年来"
    r"|过去的?五年|这五年|[“\"]?十[一二三四五]五[”\"]?(?:时期|期间|以来)|(?:19|20)\d\d年[，,])"
)
WORK_REPORT = re.compile(r"((?:19|20)\d\d)年[^\n]{0,16}(?:政府)?工作报告")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What holds at a line until another heading says otherwise."""

    period: str
    span: tuple[int, int] | None = None  # base year and last year
    plan: bool = False
    mark: str = ""  # numbering of the heading that began a plan: the next of its sort may end it


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Settings by line, and the words of time of a text."""

    year: int | None
    this_year: int | None
    settings: tuple[Setting, ...]
    moments: tuple[Moment, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[Moment, ...]:
        """Words of time that begin within a span."""
        return self.moments[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def timeline(
    parts: Layout, moments: list[Moment], period: str = "", published: str = ""
) -> Timeline:
    """Read the headings of a text and settle the period of every line."""
    year, default = _document_year(parts, moments, period, published)
    this_year = _this_year(parts, year, published)
    starts = tuple(each.start for each in moments)
    settings: list[Setting] = []
    setting = Setting(period=default)
    for line in parts.lines:
        inside = (
            moments[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
            if line.end > line.start
            else []
        )
        text = parts.text[line.start : line.end]
        if line.heading or (inside and LEAD.match(text)):
            before = setting
            setting = _after_heading(
                text, inside, before, year, this_year, default, heading=line.heading
            )
            mark = _mark(text)
            if setting.plan and setting is not before:
                setting = replace(setting, mark=mark)
            elif setting.plan and line.heading and mark and mark == setting.mark:
                setting = Setting(period=default)
        settings.append(setting)
    return Timeline(
        year=year,
        this_year=this_year,
        settings=tuple(settings),
        moments=tuple(moments),
        starts=starts,
    )


MARKS = (
    ("一、", re.compile(r"\s*[一二三四五六七八九十]{1,3}、")),
    ("(一)", re.compile(r"\s*[(（][一二三四五六七八九十]{1,3}[)）]")),
    ("I.", re.compile(r"\s*[IVX]{1,5}\.")),
    ("1.", re.compile(r"\s*\d{1,2}[.、]")),
    ("·", re.compile(r"\s*[·•●]")),
    ("#", re.compile(r"\s*#")),
    ("第", re.compile(r"\s*第[一二三四五六七八九十]{1,3}")),
)


def _mark(text: str) -> str:
    """Sort of numbering a heading has."""
    return next((name for name, pattern in MARKS if pattern.match(text)), "")


def _after_heading(
    text: str,
    inside: list[Moment],
    before: Setting,
    year: int | None,
    this_year: int | None,
    default: str,
    *,
    heading: bool,
) -> Setting:
    """Setting that a heading, or a line led by a word of time, begins."""
    planned = bool(PLAN.search(text)) and not PAST.search(text)
    for moment in inside:
        if moment.dated:
            continue
        planned_span = (
            moment.use is Use.WINDOW and moment.period and not moment.period.endswith("..") and year
        )
        if planned_span and year and moment.period:
            first, last = (int(part) for part in moment.period.split(".."))
            base = (
                first - 1
                if moment.word.strip('“”"')[:1] == "十" or "plan" in moment.word.lower()
                else first
            )
            if first <= year and base < year and not (planned and last > year):
                return Setting(period=str(min(last, year)), span=(base, min(last, year)))
            continue
        leading = moment.word.startswith(("这", "五年来", "三年来", "四年来"))
        if (
            moment.years
            and year
            and (
                leading
                or "来" in moment.word
                or "过去" in moment.word
                or "past" in moment.word.lower()
                or "last" in moment.word.lower()
            )
        ):
            if moment.years == 1:
                return Setting(period=default)
            return Setting(period=str(year), span=(year - moment.years, year))
        if moment.word.startswith("一年来") or moment.period == "last":
            return Setting(period=default)
        if moment.period == "this" and moment.word in ("今年", "this year") and heading:
            return Setting(period=str(this_year or default), plan=planned)
        if not heading and moment.period == str(year):
            return Setting(period=str(year))
        if moment.use is Use.PERIOD and moment.period and moment.period[:4].isdigit() and heading:
            named = int(moment.period[:4])
            return Setting(
                period=moment.period, plan=planned or (year is not None and named > year)
            )
        if (
            moment.use is Use.PERIOD
            and moment.period
            and moment.period.startswith("YYYY")
            and heading
            and year
        ):
            return replace(before, period=moment.period.replace("YYYY", str(year)))
        if (
            moment.use is Use.PERIOD
            and moment.period
            and moment.period.startswith("FY")
            and heading
        ):
            return Setting(period=moment.period, plan=planned)
    if heading and PAST.search(text) and before.plan:
        return Setting(period=default)
    if heading and planned and len(text.strip()) <= 30:
        return Setting(period=str(this_year) if this_year else before.period, plan=True)
    return before


def _document_year(
    parts: Layout, moments: list[Moment], period: str, published: str
) -> tuple[int | None, str]:
    """Year the document reports on, and the period its figures have unless they say otherwise."""
    given = YEAR.search(period)
    if given:
        return int(given[0]), period
    head = parts.text[:4000]
    report = WORK_REPORT.search(head[:400])
    date = _published(published or head)
    if report and date and date == (int(report[1]), date[1]) and date[1] <= 6:
        return date[0] - 1, str(date[0] - 1)
    quarter = QUARTERLY.search(head[:300])
    if quarter:
        found = next(
            (
                each
                for each in moments[:20]
                if quarter.start() <= each.start < quarter.end()
                and each.period
                and "Q" in each.period
            ),
            None,
        )
        if found and found.period and found.period[:4].isdigit():
            return int(found.period[:4]), found.period
    titled = REVIEW.search(head)
    if titled:
        return int(YEAR.findall(titled[0])[0]), YEAR.findall(titled[0])[0]
    for line in parts.lines[:25]:
        for moment in moments[:40]:
            if (
                line.start <= moment.start < line.end
                and line.heading
                and not moment.dated
                and moment.use is Use.PERIOD
                and moment.period
                and YEAR.search(moment.period)
            ):
                if re.search(r"Q|FY", moment.period) or re.match(r"\d{4}$", moment.period):
                    return int(
                        YEAR.findall(moment.period.replace("FY", ""))[0]
                        if moment.period.startswith("FY")
                        else moment.period[:4]
                    ), moment.period
    if date:
        year = date[0] - 1 if date[1] <= 4 else date[0]
        return year, str(year)
    common = Counter(YEAR.findall(parts.text[:40000])).most_common(1)
    return (int(common[0][0]), common[0][0]) if common else (None, "")


def _this_year(parts: Layout, year: int | None, published: str) -> int | None:
    date = _published(published or parts.text[:4000])
    if date and year and date[0] in (year, year + 1):
        return date[0]
    if (
        year
        and re.search(rf"{year + 1}年|in {year + 1}\b|for {year + 1}\b", parts.text[:60000])
        and re.search("今年|this year", parts.text[:60000])
    ):
        return year + 1
    return year


def _published(text: str) -> tuple[int, int] | None:
    match = PUBLISHED.search(text)
    if not match:
        return None
    if match[1]:
        return int(match[1]), int(match[2])
    if match[3]:
        return int(match[3]), int(match[4])
    if match[6]:
        return int(match[6]), MONTHS.index(match[5].lower()[:3]) + 1
    return int(match[8]), MONTHS.index(match[7].lower()[:3]) + 1
