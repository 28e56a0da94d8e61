"""Means, medians and spreads that a text gives of tables with one row a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.check.clusters import names_of
from factcheck.check.readings import CellReading
from factcheck.check.samples import (
    NumericMeasure,
    RowFilter,
    Sample,
    is_first,
    is_last,
    known,
    mean,
    measure_words,
    median,
    variance,
)
from factcheck.check.statements import ReportStatement
from factcheck.check.words import english
from factcheck.domain.interval import Interval
from factcheck.language import say

_P = r"\d+(?:\.\d+)?"
FROM_TO = re.compile(rf"\bfrom {_P}\b[^;.]*?\bto {_P}\b", re.IGNORECASE)
_PAIR = re.compile(
    rf"(?P<one>{_P}(?:\s*\([^()]*\))?)\s*(?:and|vs\.?|versus|against)\s*{_P}(?:\s*\([^()]*\))?"
)
_SD = re.compile(r"(?:\bSDs?|standard deviations?|±)\s*(?:of|was|=|:)?\s*$", re.IGNORECASE)
_MEDIAN = re.compile(r"\bmedian\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:means?|averaged?|medians?|SDs?|standard deviations?)\b", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:scale|range[ds]?)\b[^,.;]*$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:fell|fall|dropped|declined|decreased|improved by|improvement|change|reduction"
    r"|rose|increased|gain(?:ed)?)\b",
    re.IGNORECASE,
)
BASE_WORDS = re.compile(
    r"\bbaseline\b|\bat (?:the )?(?:start|beginning|entry)\b|\bbefore\b", re.IGNORECASE
)
_END_WORDS = re.compile(
    r"\b(?:follow-up|at \d+ (?:weeks|months)|at the end|after treatment|final)\b", re.IGNORECASE
)


def means(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement, at: int
) -> Iterator[CellReading]:
    """Yield the mean, the median or the spread that a figure may be, over the rows it speaks of."""
    text = statement.sentence.text
    measure = measure_of(sample, text, at)
    if measure is None or not _is_of_mean(statement, at):
        return
    filters = _group_of(sample, arms, statement, at)
    rows = sample.rows(filters)
    values = known(measure, rows)
    if measure.earlier is not None and "rose" in text:
        values = [-value for value in values]
    mentions = sample.mentions((*sample.columns_of(filters), *measure.columns))
    names = names_of(sample, frozenset(filters)) if filters else say("all rows")
    if _SD.search(statement.near) or _SD.search(text[:at]):
        square = variance(values)
        if square is not None:
            yield CellReading(
                value=square, range=Interval.point(square), columns=mentions, is_square=True,
                reasons=(say("spread of {name}, {rows}", name=measure.name, rows=names),),
                arithmetic=say("standard deviation of {number} rows", number=len(values)),
            )  # fmt: skip
        return
    is_median = _MEDIAN.search(re.split(r"[;:()]", text[:at])[-1]) is not None
    middle = median(values) if is_median else mean(values)
    if middle is not None:
        yield CellReading(
            value=middle, range=Interval.point(middle), columns=mentions,
            reasons=(say("mean of {name}, {rows}", name=measure.name, rows=names),),
            arithmetic=say("mean of {number} rows", number=len(values)),
        )  # fmt: skip


def measure_of(sample: Sample, text: str, at: int) -> NumericMeasure | None:
    """Return the number that a sentence speaks of, before one of its figures."""
    said = {naming.key for naming in english(text)}
    named = [measure for measure in sample.measures if measure_words(measure) <= said]
    if not named:
        said |= {"baselin"} if BASE_WORDS.search(text) else set()
        named = [measure for measure in sample.measures if measure_words(measure) & said]
        if not named and BASE_WORDS.search(text):
            named = [measure for measure in sample.measures if is_first(measure)]
        if not named:
            return None
    changes = [one for one in named if one.earlier is not None]
    span = next((one for one in FROM_TO.finditer(text) if one.start() <= at < one.end()), None)
    if span is not None and changes and not BASE_WORDS.search(text):
        # two levels, and not the change between them
        is_before = at < text.rindex(" to ", span.start(), span.end())
        ends = [one for one in named if one.earlier is None]
        ends = [end for end in ends if (is_first if is_before else is_last)(end)]
        return ends[0] if len(ends) == 1 else None
    if _CHANGED.search(text[:at]) and not changes:
        return None
    if changes and _CHANGED.search(text[:at]) and not BASE_WORDS.search(text):
        return changes[0]
    plain = [one for one in named if one.earlier is None]
    if BASE_WORDS.search(text):
        plain = [one for one in plain if is_first(one)] or plain
    elif _END_WORDS.search(text):
        plain = [one for one in plain if is_last(one)] or plain
    return plain[0] if len(plain) == 1 else None


def _group_of(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement, at: int
) -> list[RowFilter]:
    """Return the group of a figure: named behind it, before it, or by its place in a pair."""
    text = statement.sentence.text
    pair = next((one for one in _PAIR.finditer(text) if one.start() <= at < one.end()), None)
    if pair and len(arms) == 2:
        return [arms[0] if at < pair.end("one") else arms[1]]
    behind = re.split(r"\band\b|[,;.](?!\d)", text[at:], maxsplit=1)[0]
    near = re.split(r"[;:]", statement.near)[-1]
    clause = re.split(r"[;:]", statement.before)[-1]
    named = sample.filters(behind) or sample.filters(near) or sample.filters(clause)
    return named[:1]


def _is_of_mean(statement: ReportStatement, at: int) -> bool:
    """Whether a figure may be a mean: it has decimals, or its sentence speaks of one."""
    text = statement.sentence.text
    if _SCALE.search(text, max(0, at - 30), at):
        return False
    clause = re.split(r"[;.](?!\d)", text[:at])[-1] + re.split(r"[;.](?!\d)", text[at:])[0]
    return "." in statement.figure or _MEAN.search(clause) is not None
