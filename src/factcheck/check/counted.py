"""Counts, shares, means and tests that a text gives of tables with one row a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.claimed import ClaimedAs
from factcheck.check.clusters import (
    CLAUSE_END,
    ClusterCounter,
    clusters_of,
    count_reading,
    is_of_unknown_group,
    names_of,
    ratio_reading,
)
from factcheck.check.findings import CellMention, TieStrength
from factcheck.check.means import BASE_WORDS, FROM_TO, means, measure_of
from factcheck.check.readings import CellReading
from factcheck.check.samples import (
    RowFilter,
    Sample,
)
from factcheck.check.sentences import SentenceSpan, open_reason, years_at
from factcheck.check.statements import ReportReading, ReportStatement
from factcheck.check.tested import TEST, chi_tests, consistent, t_tests, tail_of_square
from factcheck.check.words import english
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_EACH = re.compile(r"^\s*(?:\w+ )?(?:in|per|from|at) (?:each|every) (?P<noun>\w+)", re.IGNORECASE)
_MORE_LIKELY = re.compile(r"^\s*(?:%\s*)?(?:more|less|higher|lower)?\s*(?:more|less) likely\b")
_TAKEN_IN = re.compile(
    r"\b(?:randomi[sz]ed|enrolled|recruited|surveyed|interviewed|studied|sample of|cohort of)\s*$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:randomi[sz]ed|enrolled|recruited|included|studied|surveyed|interviewed"
    r"|participants?|patients|adults|subjects|respondents|people|children|members"
    r"|in all|in total|sample)\b",
    re.IGNORECASE,
)
#: What happened to some of a group: 4 of one group and 3 of the other were lost to follow-up.
_EVENT = re.compile(
    r"\b(?:lost|withdr[ae]w\w*|drop(?:ped|s|-?outs?)?|died|left|missed|missing|excluded|discontinued"
    r"|declined|refused|stopped|excluded)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(  # 90 adults were randomised to diet, exercise or both
    r"\b(?:randomi[sz]ed|allocated|assigned|divided|split)\b", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s*of (?:them|whom|these|those)\b", re.IGNORECASE)


_WORDS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}
_WORD_COUNT = re.compile(
    rf"\b({'|'.join(_WORDS)})\s+(?:study |participating )?([a-z]+)\b", re.IGNORECASE
)


def as_printed(statement: ReportStatement) -> ReportStatement:
    """Return a figure in the unit it is printed in, as tables of subjects are."""
    measure, claim = statement.measure, statement.range
    if measure is None or claim is None or statement.is_part:
        return replace(statement, falls=False)
    plain = replace(measure, scale=Fraction(1), unit=replace(measure.unit, factor=Fraction(1)))
    return replace(statement, falls=False, range=claim / measure.factor, measure=plain)


def _worded(match: re.Match[str], sentence: SentenceSpan) -> ReportStatement:
    number = _WORDS[match[1].casefold()]
    start, end = match.start(), match.end()
    return ReportStatement(
        start=sentence.start + start,
        end=sentence.start + end,
        figure=match[0],
        sentence=sentence,
        previous=None,
        before=sentence.text[:start],
        near=sentence.text[:start],
        behind=sentence.text[end:],
        claimed=ClaimedAs.BARE,
        range=Interval.point(number),
        value=Fraction(number),
        years=years_at(sentence, sentence.start + start),
        is_open=open_reason(sentence, start),
    )


_LISTED = re.compile(r"\s*(?:,|,?\s*\band)\s*")  # between the figures of a list


class Counter:
    """What reads the figures of a text from tables with one row a subject.

    Parameters
    ----------
    samples : sequence of Sample
        The tables.
    text : str
        The whole report, which says in what order it names the groups.
    """

    def __init__(self, samples: Sequence[Sample], text: str) -> None:
        self.samples = samples
        self.arms = {id(sample): sample.arms(text) for sample in samples}
        self.clusters = ClusterCounter(samples, self.arms)
        self.carried: tuple[SentenceSpan, frozenset[RowFilter]] | None = None

    def words(self, report: ReportReading) -> Iterator[ReportStatement]:
        """Give the counts that are written as words of what a column sorts by: at three sites."""
        nouns = {
            frozenset(naming.key for naming in english(column.name.replace("_", " ")))
            for sample in self.samples
            for column in sample.records.columns
            if column.groups
        }
        for sentence in report.sentences if nouns else ():
            for match in _WORD_COUNT.finditer(sentence.text):
                if frozenset(naming.key for naming in english(match[2])) in nouns:
                    yield _worded(match, sentence)

    def readings(self, statement: ReportStatement) -> list[CellReading]:
        """Return what a figure comes to, counted from rows or from the figures beside it."""
        statement = as_printed(statement)
        at = statement.start - statement.sentence.start
        text = statement.sentence.text
        test = next((one for one in TEST.finditer(text) if one.start() <= at < one.end()), None)
        if test is not None:
            return list(self._tests(statement, test, at))
        clusters = clusters_of(text)
        own = next((cluster for cluster in clusters if cluster.start <= at < cluster.end), None)
        if own is not None:
            return list(self.clusters.readings(statement, clusters, own, at))
        if not self.samples:
            return []
        return list(self._alone(statement, at))

    # Figures that stand alone.

    def _alone(self, statement: ReportStatement, at: int) -> Iterator[CellReading]:
        text = statement.sentence.text
        is_part = statement.is_part
        for sample in self.samples:
            if is_part and _MORE_LIKELY.match(statement.behind):
                yield from self._likelihood(sample, statement)
                continue
            if is_part:
                yield from self._share(sample, statement)
                continue
            is_each = statement.figure.isdigit() and _EACH.match(statement.behind)
            arms = self.arms[id(sample)]
            numbers = [] if is_each else list(means(sample, arms, statement, at))
            clause = re.split(r"[;:]", statement.before)[-1]
            is_sure = not sample.unexplained(clause) and not self._is_borrowed(sample, statement)
            is_sure = is_sure and not is_of_unknown_group(sample, statement.behind)
            for reading in numbers:
                yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)
            is_count = statement.range is not None and statement.range.is_point
            if not numbers and is_count:
                yield from self._plain_counts(sample, statement, text)

    def _is_borrowed(self, sample: Sample, statement: ReportStatement) -> bool:
        """Whether the group of a mean is guessed: it is of a clause before, or of a list's place.

        "28 were women, and the mean age was 56.7", "11.7, 11.1 and 11.6 in the three groups".
        """
        arms = self.arms[id(sample)]
        if len(arms) != 2 and (_is_listed(statement) or _LISTED.fullmatch(statement.behind)):
            return True
        clause = re.split(r"[;:]", statement.before)[-1]
        if BASE_WORDS.search(clause + statement.behind) and FROM_TO.search(statement.sentence.text):
            return True  # from 58.9 at baseline to 47.8 at 12 weeks
        pieces = CLAUSE_END.split(clause)
        borrowed = [one for one in sample.filters(clause) if one not in arms]
        return bool(borrowed) and not sample.filters(pieces[-1] + statement.behind)

    def _is_carried_on(self, sample: Sample, statement: ReportStatement) -> bool:
        """Whether what is counted may be named before a count: 3 women on the drug, 9 on none."""
        if _is_listed(statement) or _OF_THEM.match(statement.behind):
            return True
        named = sample.filters(statement.figure + statement.behind)
        arms = self.arms[id(sample)]
        if any(one not in arms for one in named):
            return False
        others = [one for one in sample.filters(statement.before) if one not in arms]
        return bool(others) or sample.unexplained(statement.before) != ""

    def _plain_counts(
        self, sample: Sample, statement: ReportStatement, text: str
    ) -> Iterator[CellReading]:
        """Give how many rows there are, of a group that is named behind, or of all."""
        behind = re.split(r"[,.;:]", statement.behind, maxsplit=1)[0]
        noun = re.match(r"(?:[\d,]+|[a-z]+)\s*([\w-]+)", statement.figure + statement.behind)
        for column in sample.records.columns:
            keys = {naming.key for naming in english(noun[1])} if noun else set()
            if column.groups and keys and keys == {n.key for n in english(column.name)}:
                mentions = sample.mentions((column,))
                yield count_reading(
                    len(column.groups), mentions, (say("values of {name}", name=column.name),)
                )
                return
        every = _EACH.match(statement.behind)
        keys = {naming.key for naming in english(every["noun"])} if every else set()
        for column in sample.records.columns:
            if keys and column.groups and keys == {n.key for n in english(column.name)}:
                for value in column.groups:
                    rows = sample.rows([RowFilter(column.index, value)])
                    yield count_reading(len(rows), sample.mentions((column,)), (value,))
                return
        named = sample.filters(statement.figure + behind)
        if named and (_TAKEN_IN.search(statement.near) or _PARTED.search(statement.behind)):
            mentions = sample.mentions(sample.records.columns[:1])
            yield count_reading(sample.records.count, mentions, (say("all rows"),))
        if named:
            group = frozenset(named)
            mentions = sample.mentions(sample.columns_of(named))
            reasons = (say("rows counted where {names}", names=names_of(sample, group)),)
            reading = count_reading(len(sample.rows(group)), mentions, reasons)
            clause = CLAUSE_END.split(text[statement.start - statement.sentence.start :])[0]
            is_sure = not (sample.unexplained(clause) or _EVENT.search(clause))
            is_sure = is_sure and not self._is_carried_on(sample, statement)
            yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)
            return
        at = statement.start - statement.sentence.start
        if sample.filters(text[:at]):
            return
        mentions = sample.mentions(sample.records.columns[:1])
        reading = count_reading(sample.records.count, mentions, (say("all rows"),))
        if _TAKEN_IN.search(statement.near):
            yield reading
        elif _ALL.search(behind + statement.figure) or _ALL.search(statement.near):
            yield replace(reading, strength=TieStrength.LIKELY)

    def _share(self, sample: Sample, statement: ReportStatement) -> Iterator[CellReading]:
        named = sample.filters(statement.near) or sample.filters(statement.behind)
        things = [one for one in named if sample.arm is None or one.column != sample.arm.index]
        arms = [one for one in named if sample.arm is not None and one.column == sample.arm.index]
        if not things:
            return
        base = frozenset(arms[:1])
        group = base | frozenset(things[:1])
        rows, whole = len(sample.rows(group)), len(sample.rows(base))
        mentions = sample.mentions(sample.columns_of((*arms[:1], *things[:1])))
        if whole:
            reasons = (say("rows counted where {names}", names=names_of(sample, group)),)
            reading = ratio_reading(rows, whole, mentions, reasons)
            around = (
                CLAUSE_END.split(statement.near)[-1] + " " + CLAUSE_END.split(statement.behind)[0]
            )
            is_sure = not sample.unexplained(around)
            yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)

    def _likelihood(self, sample: Sample, statement: ReportStatement) -> Iterator[CellReading]:
        """Give how much likelier something is in one group than in the other."""
        arms = self.arms[id(sample)]
        named = sample.filters(statement.sentence.text)
        things = [one for one in named if one not in arms]
        first = next((one for one in sample.filters(statement.before) if one in arms), None)
        if len(arms) != 2 or not things or first is None:
            return
        second = next(one for one in arms if one != first)
        parts = []
        for arm in (first, second):
            whole = len(sample.rows({arm}))
            parts.append(
                Fraction(len(sample.rows({arm, things[0]})), whole) if whole else Fraction(0)
            )
        if not parts[1]:
            return
        value = abs(parts[0] / parts[1] - 1)
        mentions = sample.mentions(sample.columns_of((first, things[0])))
        yield CellReading(
            value=value,
            range=Interval.point(value),
            columns=mentions,
            arithmetic=f"{_shown(parts[0])} / {_shown(parts[1])} − 1",
            reasons=(say("rows counted where {names}", names=things[0].value),),
        )

    # Tests.

    def _tests(
        self, statement: ReportStatement, test: re.Match[str], at: int
    ) -> Iterator[CellReading]:
        if test["p"] and test.start("p") <= at < test.end("p"):
            statistics = list(self._statistics(statement, test))
            for reading in consistent(statement, test):
                yield replace(reading, columns=statistics[0][1] if statistics else ())
            for square, columns in statistics:
                tail = tail_of_square(test, square)
                if tail is not None:
                    yield CellReading(
                        value=tail, range=Interval.point(tail), columns=columns,
                        strength=TieStrength.LIKELY, arithmetic="p",
                    )  # fmt: skip
            return
        if not test.start("value") <= at < test.end("value"):
            return
        is_named = any(
            measure_of(sample, statement.sentence.text, test.start()) for sample in self.samples
        )
        strength = TieStrength.CERTAIN if is_named or test["name"] != "t" else TieStrength.LIKELY
        for square, columns in self._statistics(statement, test):
            is_square = test["name"] in {"t", "r", "z"}
            yield CellReading(
                value=square,
                range=Interval.point(square),
                columns=columns,
                is_square=is_square,
                strength=strength,
                reasons=(say("computed again from the rows"),),
                arithmetic=test["name"],
            )

    def _statistics(
        self, statement: ReportStatement, test: re.Match[str]
    ) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
        """Give the statistic, squared if it has a sign, of all that a sentence may test."""
        text = statement.sentence.text
        for sample in self.samples:
            arms = self.arms[id(sample)]
            if len(arms) < 2 or sample.arm is None:
                continue
            if test["name"] == "t" and test["one"] and len(arms) == 2:
                yield from t_tests(sample, arms, test, measure_of(sample, text, test.start()))
            elif test["name"] not in {"t", "F", "r", "z"}:
                yield from chi_tests(sample, arms, test, sample.filters(text))


def _is_listed(statement: ReportStatement) -> bool:
    """Whether a figure follows another in a list: the second of 25, 25 and 22."""
    return statement.near != statement.before and _LISTED.fullmatch(statement.near) is not None


def _shown(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
