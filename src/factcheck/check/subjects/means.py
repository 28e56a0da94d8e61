"""Means, medians and spreads that a text gives of tables with one row a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon.words import english
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.chosen_measures import (
    closest_measure,
    fits_unit,
    heard_in,
    in_unit,
    measure_of_unit,
    measures_of,
    timed,
)
from factcheck.check.subjects.clusters import CLAUSE_END, names_of
from factcheck.check.subjects.mean_pairs import NUMBER, RESPECTIVELY, of_pair
from factcheck.check.subjects.measures import (
    NumericMeasure,
    is_first,
    is_last,
    known,
    measure_words,
)
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.sample_moments import mean
from factcheck.check.subjects.samples import Sample
from factcheck.check.subjects.statistics import MEAN, statistic_of
from factcheck.check.subjects.time_points import time_at
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "means")

FROM_TO = re.compile(rf"\bfrom {NUMBER}\b[^;.]*?\bto {NUMBER}\b", re.IGNORECASE)
_MEAN = re.compile(WORDS.pattern(r"\b(?:{en.mean})\b"), re.IGNORECASE)
_SAYS_MEAN = re.compile(WORDS.pattern(r"\b(?:{en.says_mean})\b"), re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|its|they|their|the (?:mean|median|average))\b", re.IGNORECASE)
_RIGHT_BEHIND = re.compile(
    r"[\d.,%]*\d%?(?:\s*\([^()]*\))?\s*(?:in|for|on|of)\s+(?P<what>[^\d,;:.()]+?)(?=,|;|\.|:|\(|\band\b|$)"
)
_APART = re.compile(
    r"\s*(?:(?:scale )?points?|units?|years?)?\s*(?:above|below|higher|lower|more|less|better"
    r"|worse|ahead|behind|longer|shorter|older|younger)\b",
    re.IGNORECASE,
)
_OF_NEXT = re.compile(
    r"(?<=\d)\s*\)\s*(?:than|and|against|versus|vs|compared|while|but)\b.*$", re.DOTALL
)
_ARE = re.compile(r"\s*(?:\(\d[\d.]*\s?%\)\s*)?(?:were|are|had|have)\b")
_BELOW_ONE = re.compile(r"0?\.\d+")
_NOUN = re.compile(r"[\d,]+\s+([a-z-]+)", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:and|but|while|whereas)\b|[();:]|\d")
_FIGURES = re.compile(r"\d[\d.,]*")
_SCORED = re.compile(r"\b(?:scored|averaged|reached|achieved)\b", re.IGNORECASE)
_SEMICOLON = re.compile(r"[;:]")
_ROSE = re.compile(WORDS.pattern(r"\b(?:{en.rose})\b"), re.IGNORECASE)
_PERCENT = re.compile(r"%|per ?cent|\bpct\b|\brate\b", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:scale|range[ds]?)\b[^,.;]*$", re.IGNORECASE)
_CHANGED = re.compile(
    WORDS.pattern(r"\b(?:{en.changed})\b"),
    re.IGNORECASE,
)
BASE_WORDS = re.compile(
    WORDS["en.base_words"],
    re.IGNORECASE,
)
_END_WORDS = re.compile(
    WORDS.pattern(r"\b(?:{en.end_words})\b"),
    re.IGNORECASE,
)


def means(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement, at: int
) -> Iterator[CellReading]:
    """Yield the mean, the median, the spread or an end that a figure may be, over its rows."""
    text = statement.sentence.text
    statistic = statistic_of(statement, at)
    before = statement.previous.text if statement.previous is not None else ""
    measure = measure_of(sample, text, at, before)
    measure = measure if fits_unit(measure, text, at) else None
    is_of_before = measure is None
    if measure is None and not measures_of(sample, text) and _may_go_on(sample, statement, at):
        before = before if measures_of(sample, before) else sample.topic
        named = measures_of(sample, before)
        names = " ".join(_bare(one) for one in named)
        measure = measure_of(sample, f"{text} {names}", at, before) if names else None
        measure = measure or measure_of(sample, before, len(before))
        measure = measure or closest_measure(in_unit(named, text, at), before)
    elif measure is None:
        measure = closest_measure(in_unit(measures_of(sample, text), text, at), text)
        measure = measure or measure_of_unit(sample, text, at)
    if measure is None or (statistic == MEAN and not _is_of_mean(sample, statement, at)):
        return
    is_sure = not is_of_before and _is_called(measure, text)
    is_small = _BELOW_ONE.fullmatch(statement.figure) is not None  # a score of 0.27
    is_mean = (_PERCENT.search(measure.name) or is_small) and _SAYS_MEAN.search(f"{before} {text}")
    if statement.is_part and not is_mean:
        return
    own = {column.index for column in measure.columns}
    if _APART.match(statement.behind):
        yield from _apart(sample, statement, measure)
        return
    filters = [one for one in _group_of(sample, arms, statement, at) if one.column not in own]
    rows = sample.rows(filters)
    values = known(measure, rows)
    if measure.earlier is not None and _ROSE.search(text[:at]):
        values = [-value for value in values]
    mentions = sample.mentions((*sample.columns_of(filters), *measure.columns))
    names = names_of(sample, frozenset(filters)) if filters else say("all rows")
    scale = Fraction(1, 100) if statement.is_part and not is_small else Fraction(1)
    for value in statistic.values(values):
        power = 2 if statistic.is_square else 1
        scaled = _as_whole(statement, value * scale**power, power)
        yield CellReading(
            value=scaled, range=Interval.point(scaled), columns=mentions,
            is_square=statistic.is_square,
            strength=TieStrength.CERTAIN if is_sure else TieStrength.LIKELY,
            reasons=(statistic.reason(measure.name, names),),
            arithmetic=statistic.told(len(values)),
        )  # fmt: skip


def _apart(
    sample: Sample, statement: ReportStatement, measure: NumericMeasure
) -> Iterator[CellReading]:
    """Give how far the mean of a group is from that of another: 3.3 points above the others."""
    second = sample.filters(CLAUSE_END.split(statement.behind)[0])[:1]
    first = [
        one for one in sample.filters(statement.before) if one.column in {o.column for o in second}
    ]
    if not second or not first or first[0] == second[0]:
        return
    means_of = [mean(known(measure, sample.rows([one]))) for one in (first[0], second[0])]
    if means_of[0] is None or means_of[1] is None:
        return
    value = abs(means_of[0] - means_of[1])
    mentions = sample.mentions((*sample.columns_of(second), *measure.columns))
    yield CellReading(
        value=value, range=Interval.point(value), columns=mentions,
        reasons=(say("means of {name} compared", name=measure.name),), arithmetic="mean difference",
    )  # fmt: skip


def _may_go_on(sample: Sample, statement: ReportStatement, at: int) -> bool:
    """Whether a sentence may speak of what the one before it measures: owners gave 6.6."""
    text, previous = statement.sentence.text, statement.previous
    if previous is None:
        return False
    if _PRONOUN.search(text[:at]) is not None or _SCORED.search(text[:at]) is not None:
        return True
    is_of_group = bool(sample.filters(text))
    is_of_group = is_of_group or RESPECTIVELY.search(text) is not None
    tells_mean = _SAYS_MEAN.search(f"{sample.topic} {previous.text} {text}") is not None
    return "." in statement.figure and is_of_group and tells_mean


def _bare(measure: NumericMeasure) -> str:
    """Return what a measure is called, without the words that say when."""
    return " ".join(sorted(measure_words(measure)))


def _is_called(measure: NumericMeasure, text: str) -> bool:
    """Whether a text calls a measure by its name, or by the last word of it: score."""
    said = heard_in(text)
    names = measure_words(measure)
    last = [naming.key for naming in english(measure.name.replace("_", " ")) if naming.key in names]
    return (
        names <= said or last[-1:] == [key for key in last[-1:] if key in said] or not names & said
    )


def _as_whole(statement: ReportStatement, value: Fraction, power: int) -> Fraction:
    """Return what is printed as a whole number as that number, where it rounds to it."""
    claim = statement.range
    if claim is None or not claim.is_point or not isinstance(claim.low, Fraction):
        return value
    rounds = Interval(claim.low - Fraction(1, 2), claim.low + Fraction(1, 2))
    is_near = claim.low >= 1 and value in rounds**power
    return claim.low**power if is_near else value


def measure_of(sample: Sample, text: str, at: int, before: str = "") -> NumericMeasure | None:
    """Return the number that a sentence speaks of, before one of its figures.

    `before` is the sentence before it, whose time it may take up.
    """
    said = heard_in(text)
    time = time_at(text, at, before)
    named = [measure for measure in sample.measures if measure_words(measure) <= said]
    if not named:
        said |= {"baselin"} if BASE_WORDS.search(text) else set()
        named = [measure for measure in sample.measures if measure_words(measure) & said]
        if not named and BASE_WORDS.search(text):
            named = [measure for measure in sample.measures if is_first(measure)]
        named = named or timed(sample.measures, time)
        if not named:
            return None
    named = list(in_unit(named, text, at))
    changes = [one for one in named if one.earlier is not None]
    changes = timed(changes, time) or changes
    span = next((one for one in FROM_TO.finditer(text) if one.start() <= at < one.end()), None)
    if span is not None and changes and not BASE_WORDS.search(text):
        # two levels, and not the change between them
        is_before = at < text.rindex(" to ", span.start(), span.end())
        ends = [one for one in named if one.earlier is None]
        ends = [end for end in ends if (is_first if is_before else is_last)(end)]
        ends = timed(ends, time) or ends
        return ends[0] if len(ends) == 1 else None
    if _CHANGED.search(text[:at]) and not changes:
        return None
    if changes and _CHANGED.search(text[:at]) and not BASE_WORDS.search(text):
        return changes[0] if len(changes) == 1 else None
    plain = [one for one in named if one.earlier is None]
    clause = _clause(text, at)
    sorting = {one.column for one in sample.filters(clause) if one.band is not None}
    plain = [one for one in plain if one.column.index not in sorting] or plain  # in grade 7
    own = [one for one in plain if measure_words(one) & _clause_keys(text, at)]
    plain = own or plain
    plain = _nearest(plain, text, at)
    if len(plain) > 1 and (ends := _ends_right_behind(plain, text, at)):
        return ends[0] if len(ends) == 1 else None
    then = timed(plain, time)
    if then and not BASE_WORDS.search(_clause(text, at)):
        plain = then
    elif BASE_WORDS.search(text):
        plain = [one for one in plain if is_first(one)] or plain
    elif _END_WORDS.search(text):
        plain = [one for one in plain if is_last(one)] or plain
    return plain[0] if len(plain) == 1 else None


def _nearest(several: list[NumericMeasure], text: str, at: int) -> list[NumericMeasure]:
    """Return the number that is named nearest to a figure, or all where none is."""
    if len(several) > 1 and (last := _named_last(several, text, at)):
        return [last]
    return _told_at(several, text, at) or several if len(several) > 1 else several


def _named_last(several: Sequence[NumericMeasure], text: str, at: int) -> NumericMeasure | None:
    """Return the one number that is named last before a figure, where nothing behind names one.

    "Mean age was 47.9 years (SD 13.4) and mean body mass index 29.2."
    """
    if _told_at(several, text, at) or _is_named_behind(several, text, at):
        return None
    clause = re.split(r"[;:]", text[:at])[-1]
    for piece in reversed(_FIGURES.split(clause)):
        keys = {naming.key for naming in english(piece)}
        heard = {one.name: len(measure_words(one) & keys) for one in several}
        most = max(heard.values())
        named = [one for one in several if most and heard[one.name] == most]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _is_named_behind(several: Sequence[NumericMeasure], text: str, at: int) -> bool:
    """Whether words behind a figure name one of some numbers: after work, 3.7 hours to relax."""
    behind = CLAUSE_END.split(_NEXT.split(_FIGURES.sub("", text[at:], count=1))[0])[0]
    keys = {naming.key for naming in english(behind)}
    told = {key for one in several for key in measure_words(one)}
    shared = set[str]().union(
        *(
            measure_words(one) & measure_words(two)
            for one in several
            for two in several
            if one != two
        )
    )
    return bool(keys & (told - shared))


def _ends_right_behind(
    several: Sequence[NumericMeasure], text: str, at: int
) -> list[NumericMeasure]:
    """Return the numbers of the time right behind a figure: 82.4 before and 85.2 after it."""
    behind = re.split(r"\band\b|[,;:]|\.(?!\d)", text[at:], maxsplit=1)[0]
    is_of_end = _END_WORDS.search(behind) is not None
    if is_of_end == (BASE_WORDS.search(behind) is not None):
        return []
    return [one for one in several if (is_last if is_of_end else is_first)(one)]


def _told_at(several: Sequence[NumericMeasure], text: str, at: int) -> list[NumericMeasure]:
    """Return the number that is named right behind a figure: 52.2 in reading, 52.8 in writing."""
    behind = _RIGHT_BEHIND.match(text, at)
    said = {naming.key for naming in english(behind["what"])} if behind else set()
    return [one for one in several if measure_words(one) & said]


def _clause(text: str, at: int) -> str:
    start = max((match.end() for match in _SEMICOLON.finditer(text, 0, at)), default=0)
    end = next((match.start() for match in _SEMICOLON.finditer(text, at)), len(text))
    return text[start:end]


def _clause_keys(text: str, at: int) -> set[str]:
    """Return what the clause of a figure names, its unit with it."""
    return {naming.key for naming in english(_clause(text, at))}


def _group_of(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement, at: int
) -> list[RowFilter]:
    """Return the group of a figure: named behind it, before it, or by its place in a pair."""
    text = statement.sentence.text
    before = statement.previous.text if statement.previous is not None else ""
    if (one := of_pair(sample, arms, text, at, before)) is not None:
        return [one]
    following = _OF_NEXT.sub("", text[at:])  # 76.6) than in silence: of the next
    rest = re.sub(r"\([^()]*\)", " ", following)  # 61.4 (SD 10.6) in the group: and no further
    behind = re.split(r"\band\b|[,;:.](?!\d)", rest, maxsplit=1)[0]
    near = re.split(r"[;:]", statement.near)[-1]
    clause = re.split(r"[;:]", statement.before)[-1]
    if named := sample.filters(behind) or sample.filters(near):
        is_counted = _counts_first(sample, near) and _are_all(sample, sample.filters(clause))
        return [] if is_counted else named[:1]
    named = sample.filters(clause)
    return named[-1:] if statistic_of(statement, at) != MEAN else named[:1]


def _counts_first(sample: Sample, near: str) -> bool:
    """Whether words begin with the group that the figure before counts: 81 men aged 45."""
    first = next(iter(sample.named(near)), None)
    return first is not None and not near[: first[0]].strip()


def _are_all(sample: Sample, named: Sequence[RowFilter]) -> bool:
    """Whether all values of a column are named one after the other: women and men."""
    columns = {one.column for one in named}
    values = {one.value for one in named}
    return len(columns) == 1 and all(
        set(sample.by_index[column].groups) == values for column in columns
    )


def _is_of_mean(sample: Sample, statement: ReportStatement, at: int) -> bool:
    """Whether a figure may be a mean: it has decimals, or its sentence speaks of one."""
    text = statement.sentence.text
    if "." not in statement.figure and _ARE.match(statement.behind):
        return False  # 53 were women
    noun = _NOUN.match(statement.figure + statement.behind)
    if "." not in statement.figure and noun is not None and sample.filters(noun[1]):
        return False  # 2,725 women of an average age of 45
    if _SCALE.search(text, max(0, at - 30), at):
        return False
    clause = re.split(r"[;.](?!\d)", text[:at])[-1] + re.split(r"[;.](?!\d)", text[at:])[0]
    return "." in statement.figure or _MEAN.search(clause) is not None
