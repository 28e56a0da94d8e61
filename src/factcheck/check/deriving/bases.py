"""Whence a change may be measured: the year before, the month before, since a time that is told."""

from __future__ import annotations

import re

from factcheck.check.deriving.moments import is_month_or_quarter, own_clause, same_part_told
from factcheck.check.evidence.check_period import CheckPeriod, check_period
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import SEGMENT, YEAR, sentence_years
from factcheck.check.prose.told_spans import (
    span_of,
    years_ago,
    years_of_change,
    years_told,
)
from factcheck.load.grids.period_heads import period_head
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "bases")

_SINCE = re.compile(
    r"(?:since|from|between|compared with|against|than in|over|of|on|below|above|short of"
    r"|(?:surpass|exceed|pass|regain|better|top)p?ed)\s+(?:the )?"
    r"(?:(?:our|its|their) )?(?:(?:[a-z]+ ){1,2}year (?:of )?)?"
    r"(?:fiscal |financial )?(?:year )?(?:in )?"
    r"(?:FY ?)?((?:19|20)\d\d)"
    r"|(?:that|those|level|figure|number|high|peak|record) (?:of|in) (?:FY ?)?((?:19|20)\d\d)"
    r"|(?:自|从|比|较|与)\s?((?:19|20)\d\d)年",
    re.IGNORECASE,
)
_SINCE_MONTH = re.compile(
    r"\b(?:since|from|compared (?:with|to)|against|than in|on)"
    r" (?P<month>[A-Z][a-z]+ (?:19|20)\d\d)\b"
)
_ASIDE = re.compile(r", (?:which|who|whose|where)\b(?:[^,;.]|(?<=\d)[.,](?=\d))*,")
_SAME_SPAN = re.compile(
    r"\b(?:over|in|during|within) (?:the|that|this) same"
    r" (?:period|time|span|years?|decades?|quarter[- ]century|stretch|interval)\b",
    re.IGNORECASE,
)
#: Words of a change that say that it is measured from the month before.
STEPWISE = re.compile(WORDS.pattern(r"{en.stepwise}|{zh.stepwise}"), re.IGNORECASE)
#: A change from a year before, as all of Chinese are of which nothing else is said.
_OF_YEARS = re.compile(r"\byears?\b|\bannual|[\u3400-\u9fff]", re.IGNORECASE)
_FROM_FIGURE = re.compile(r"^[\s,]*(?:from|up from|down from)\s*$|^[,，]?从")
_CARRIED = re.compile(
    WORDS.pattern(r"\b(?:it|they|its|their)\b|\bthe (?:{en.carried})\b|其"),
    re.IGNORECASE,
)


def bases_of(
    statement: ReportStatement, period: CheckPeriod | None, this_year: int
) -> list[CheckPeriod]:
    """Return the periods that a change may be measured from, the likeliest first."""
    if period is None:
        return []
    own = own_clause(statement)
    if span := years_told(statement, own) or int(_is_of_its_own_year(statement, period, own)):
        return [period.shifted(-span)]
    if period.part and STEPWISE.search(own):
        return [period.preceding]
    clause = _ASIDE.sub(",", re.split(r"[;.](?!\d)|[；。]", statement.before)[-1])
    since = same_part_told(statement, period) or _since_month(
        f"{clause} {statement.figure}{statement.behind}", period
    )
    since = since or over_the_same_span(statement, period)
    if since is not None:
        return [since]
    for text in (f"{statement.behind} ", clause):
        named = [int(year) for match in _SINCE.finditer(text) for year in match.groups() if year]
        earlier = [year for year in named if year < period.year]
        if earlier:
            return [CheckPeriod(earlier[0])]
    is_aside = statement.base is not None and _is_aside(statement, statement.base.year)
    if statement.base is not None and statement.period is not None and not is_aside:
        distance = statement.base.year - statement.period.year
        if statement.base != statement.period.shifted(-1):
            return [CheckPeriod(period.year + distance, statement.base.part)]
    named = [year for year in sentence_years(statement.sentence, this_year) if year < period.year]
    named = [year for year in named if not _is_aside(statement, year)]
    bases = [period.shifted(year - period.year) for year in dict.fromkeys(named)]
    if is_month_or_quarter(period) and not _OF_YEARS.search(own):
        # retail sales rose 1.1 % in July
        return list(dict.fromkeys([period.shifted(-1), period.preceding, *bases]))
    if bases:
        is_next = all(_is_behind_next(statement, year) for year in dict.fromkeys(named))
        return [*(_usual_bases(statement, period, this_year) if is_next else []), *bases]
    if statement.claimed is ClaimedAs.CAGR:
        return _bases_of_pace(statement, period)
    return _usual_bases(statement, period, this_year)


def _is_aside(statement: ReportStatement, year: int) -> bool:
    """Whether a year stands in a clause within: sales, which rose since 2021, slipped."""
    named, text = re.compile(rf"(?<!\d){year}(?!\d)"), statement.sentence.text
    return named.search(text) is not None and named.search(_ASIDE.sub(",", text)) is None


def _is_behind_next(statement: ReportStatement, year: int) -> bool:
    """Whether a year stands behind the next figure alone: up 15 % to 19, now 37 % above 2022."""
    text = statement.sentence.text
    places = [match.start() for match in re.finditer(rf"(?<!\d){year}(?!\d)", text)]
    following = statement.end + len(statement.behind) - statement.sentence.start
    return bool(places) and min(places) > following and following < len(text)


def over_the_same_span(statement: ReportStatement, period: CheckPeriod) -> CheckPeriod | None:
    """Return the base of the change before, where one is said to be over the same time as it."""
    if not is_over_the_same_span(statement) or statement.previous is None:
        return None
    before = statement.previous.text
    if distance := years_of_change(before):
        return period.shifted(-distance)
    named = [int(match[1]) for match in YEAR.finditer(before) if int(match[1]) < period.year]
    return period.shifted(min(named) - period.year) if named else None


def is_over_the_same_span(statement: ReportStatement) -> bool:
    """Whether a change is said to be over the same time as one told before."""
    clause = SEGMENT.split(statement.behind)[0]
    return _SAME_SPAN.search(f"{statement.near} {clause}") is not None


def _is_of_its_own_year(statement: ReportStatement, period: CheckPeriod, own: str) -> bool:
    """Whether the words at a change say in which year it was, and its sentence names no other."""
    named = {int(match[1]) for match in YEAR.finditer(statement.sentence.text)}
    is_told = re.search(rf"\bin {period.year}\b", own) is not None
    return is_told and named <= {period.year} and not period.part


def _goes_on_stepwise(statement: ReportStatement, period: CheckPeriod) -> bool:
    """Whether what was told right before is a change from the month before: 环比…其中,城市下降."""
    told = f"{statement.sentence.heading}\n{statement.paragraph}\n{statement.before}"
    return bool(period.part) and STEPWISE.search(told) is not None


def _usual_bases(
    statement: ReportStatement, period: CheckPeriod, this_year: int
) -> list[CheckPeriod]:
    """Return whence a change is measured of which nothing is said: a year before."""
    if _goes_on_stepwise(statement, period):
        return [period.preceding, period.shifted(-1)]
    bases = [period.shifted(-1)]
    if _FROM_FIGURE.match(statement.behind):
        bases += [CheckPeriod(year) for year in statement.years.section if year < period.year]
    elif statement.previous is not None and _CARRIED.search(statement.before):
        told = sentence_years(statement.previous, this_year)
        bases += [CheckPeriod(year) for year in told if year < period.year]
    return list(dict.fromkeys(bases))


def _bases_of_pace(statement: ReportStatement, period: CheckPeriod) -> list[CheckPeriod]:
    """Return whence a growth a year is measured: of how many years must be said."""
    before = statement.previous.text if statement.previous else ""
    around = f"{before} {statement.sentence.text}"
    span = years_ago(around) or span_of(around)
    return [CheckPeriod(period.year - span)] if span else []


def _since_month(text: str, period: CheckPeriod) -> CheckPeriod | None:
    """Return the month that a text measures from: since January 2022."""
    match = _SINCE_MONTH.search(text)
    since = check_period(period_head(match["month"]).period()) if match else None
    end = period if period.part else CheckPeriod(period.year + 1)
    return since if since is not None and since < end else None
