"""The periods that a figure may be of, and those that a change may be measured from."""

from __future__ import annotations

import re

from factcheck.check.cells import CheckPeriod
from factcheck.check.index import CellIndex
from factcheck.check.statements import Statement, sentence_years

_SINCE = re.compile(
    r"(?:since|from|between|compared with|against|than in|over|of|on|below|above)\s+(?:the )?"
    r"(?:our )?(?:base year of )?(?:fiscal |financial )?(?:year )?(?:in )?(?:FY ?)?((?:19|20)\d\d)"
    r"|(?:自|从|比|较|与)\s?((?:19|20)\d\d)年",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom (?:only |just |about |some |around )?$|从$")
_PART = re.compile(r"\bquarter\b|\bhalf\b|\bmonths?\b|\bQ[1-4]\b|季度|半年|月", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"\b(?:full|whole|entire) year\b|全年", re.IGNORECASE)
_FROM_FIGURE = re.compile(r"^[\s,]*(?:from|up from|down from)\s*$|^[,,]?从")
_CARRIED = re.compile(
    r"\b(?:it|they|its|their)\b|\bthe (?:gain|rise|increase|fall|drop|decline|change)\b|其",
    re.IGNORECASE,
)


def periods_of(statement: Statement, index: CellIndex, this_year: int) -> list[CheckPeriod | None]:
    """Return the periods that a figure may be of: one, unless its sentence names another.

    A year in the clause of the figure settles it. Where a year stands in a clause without a
    figure, or a figure is only said to be what was before, each is possible.
    """
    usual = statement.period or (CheckPeriod(this_year) if this_year else None)
    years = statement.years
    if years.attached:
        if usual is not None and usual.year in years.attached:
            return [usual, *(index.parts_of(usual.year) if not usual.part else [])]
        return [CheckPeriod(years.attached[-1])]
    periods = [usual]
    if usual is not None and not usual.part and not _WHOLE_YEAR.search(statement.before):
        periods += index.parts_of(usual.year)
    if usual is not None and usual.year != this_year and not statement.names_time:
        periods.insert(0, CheckPeriod(this_year))
    if usual is not None and usual.part and not _PART.search(statement.sentence.text):
        periods.append(CheckPeriod(usual.year))
    if _FROM.search(statement.near) and usual is not None:
        earlier = [year for year in years.section if year < this_year]
        periods += [CheckPeriod(year) for year in earlier]
        if not statement.is_dated:
            periods = [CheckPeriod(this_year), *periods]
    if years.free:
        periods += [CheckPeriod(this_year), *map(CheckPeriod, years.free)]
    return list(dict.fromkeys(periods))


def bases_of(statement: Statement, period: CheckPeriod | None, this_year: int) -> list[CheckPeriod]:
    """Return the periods that a change may be measured from, the likeliest first."""
    if period is None:
        return []
    clause = re.split(r"[;.。;](?!\d)", statement.before)[-1]
    for text in (f"{statement.behind} ", clause):
        named = [int(year) for match in _SINCE.finditer(text) for year in match.groups() if year]
        earlier = [year for year in named if year < period.year]
        if earlier:
            return [CheckPeriod(earlier[0])]
    if statement.base is not None and statement.period is not None:
        distance = statement.base.year - statement.period.year
        if statement.base != statement.period.shifted(-1):
            return [CheckPeriod(period.year + distance, statement.base.part)]
    named = [year for year in sentence_years(statement.sentence, this_year) if year < period.year]
    bases = [period.shifted(year - period.year) for year in dict.fromkeys(named)]
    if bases:
        return bases
    bases = [period.shifted(-1)]
    if _FROM_FIGURE.match(statement.behind):
        bases += [CheckPeriod(year) for year in statement.years.section if year < period.year]
    elif statement.previous is not None and _CARRIED.search(statement.before):
        told = sentence_years(statement.previous, this_year)
        bases += [CheckPeriod(year) for year in told if year < period.year]
    return list(dict.fromkeys(bases))
