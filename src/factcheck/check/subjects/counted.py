"""Counts, shares, means and tests that a text gives of tables with one row a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import CellMention, TieStrength
from factcheck.check.lexicon.abbreviations import Abbreviations
from factcheck.check.lexicon.vocabulary import PLANNED
from factcheck.check.lexicon.words import english, stem
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.check.prose.sentences import SentenceSpan, open_reason, years_at
from factcheck.check.subjects.another_study import is_of_another_study
from factcheck.check.subjects.bands import bands
from factcheck.check.subjects.chosen_measures import measures_of
from factcheck.check.subjects.clusters import (
    CLAUSE_END,
    ClusterCounter,
    clusters_of,
    is_of_unknown_group,
)
from factcheck.check.subjects.effects import effect_at, effects, interval_at
from factcheck.check.subjects.mean_pairs import of_pair
from factcheck.check.subjects.means import BASE_WORDS, FROM_TO, means, measure_of
from factcheck.check.subjects.other_group import OtherGroup
from factcheck.check.subjects.other_readings import other_readings
from factcheck.check.subjects.plain_counts import EACH, LISTED, is_listed, plain_counts
from factcheck.check.subjects.plain_shares import plain_shares
from factcheck.check.subjects.printed import as_printed
from factcheck.check.subjects.questions import asked_about
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample
from factcheck.check.subjects.tested import (
    TEST,
    chi_tests,
    consistent,
    correlations,
    f_tests,
    t_tests,
    tail_of_square,
)
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_MORE_LIKELY = re.compile(r"^\s*(?:%\s*)?(?:more|less|higher|lower)?\s*(?:more|less) likely\b")


_NEXT_VERB = re.compile(r"\s+(?:(?:to|not|still|also|rather|now)\s+)*([a-z]{3,})", re.IGNORECASE)
_TWO = 2
_WORDS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}
_WORD_COUNT = re.compile(
    rf"\b({'|'.join(_WORDS)})\s+(?:study |participating )?([a-z]+)\b", re.IGNORECASE
)


_WHOSE = re.compile(  # with usual care: of whom a mean is, up to what else is said
    r"(?:\s*\([^()]*\)|\))?(?:\s*(?:in|on|for|with|among|under|of|by|after|without)\b"
    r"(?:(?!\b(?:and|but|while|against|compared|versus|vs)\b)[^,;:.()])*)?"
)


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
        columns = (column for sample in samples for column in sample.records.columns)
        self.abbreviations = Abbreviations(text, (column.name for column in columns))
        told = self.abbreviations.spelled(text)
        self.arms = {id(sample): sample.arms(told) for sample in samples}
        self.others = [OtherGroup(sample, self.arms[id(sample)], told) for sample in samples]
        self.clusters = ClusterCounter(samples, self.arms)
        self.sentence: SentenceSpan | None = None  # that was read last

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
        statement = self._spelled(as_printed(statement))
        self._turn_to(statement)
        readings = self._readings(statement)
        if any(reading.strength is TieStrength.CERTAIN for reading in readings):
            readings += [
                one for sample in self.samples for one in other_readings(sample, statement)
            ]
        if is_of_another_study(statement, self.samples):
            return [replace(reading, strength=TieStrength.GUESSED) for reading in readings]
        return readings

    def _turn_to(self, statement: ReportStatement) -> None:
        """Remember what a sentence and those before it in its paragraph speak of."""
        sentence = statement.sentence
        if self.sentence is not None and self.sentence.paragraph != sentence.paragraph:
            for sample in self.samples:
                sample.asked, sample.topic = None, ""
        elif self.sentence is not None and self.sentence.start != sentence.start:
            for sample in self.samples:
                if measures_of(sample, self.sentence.text):
                    sample.topic = self.sentence.text
        self.sentence = sentence
        for sample in self.samples:
            sample.asked = asked_about(sample.questions, statement) or sample.asked
            named = measures_of(sample, sentence.text) or measures_of(sample, sample.topic)
            columns = {one.column.index: one.column for one in named}
            sample.measured = next(iter(columns.values())) if len(columns) == 1 else None

    def others_of(self, statement: ReportStatement) -> list[CellReading]:
        """Return the other ways to read a figure by which it would be right."""
        spelled = self._spelled(as_printed(statement))
        return [one for sample in self.samples for one in other_readings(sample, spelled)]

    def asks_for_plans(self, statement: ReportStatement) -> bool:
        """Whether subjects were asked for what a sentence says of the future: intends to leave."""
        before = statement.previous.text if statement.previous is not None else ""
        text = f"{before if before.endswith('?') else ''} {statement.sentence.text}"
        plans = list(PLANNED.finditer(text))
        said = {stem(plan[0]) for plan in plans}
        said |= {stem(verb[1]) for plan in plans if (verb := _NEXT_VERB.match(text, plan.end()))}
        columns = (column for sample in self.samples for column in sample.records.columns)
        return any(
            said & set(map(stem, re.split(r"[\W_]+", name)))
            for column in columns
            for name in (column.name, *column.groups)
        )

    def _spelled(self, statement: ReportStatement) -> ReportStatement:
        """Return a figure with all around it in the short names that the report explains.

        Groups that are called by no name of theirs are named by a sign.
        """
        text, previous = self._told(statement.sentence.text), statement.previous
        at = statement.start - statement.sentence.start
        end = at + len(statement.figure)
        return replace(
            statement,
            sentence=replace(statement.sentence, text=text),
            previous=previous and replace(previous, text=self._told(previous.text)),
            before=text[:at],
            near=text[at - len(statement.near) : at],
            behind=text[end : end + len(statement.behind)],
        )

    def _told(self, text: str) -> str:
        text = self.abbreviations.spelled(text)
        for other in self.others:
            text = other.signed(text)
        return text

    def spares(self, statement: ReportStatement) -> bool:
        """Whether no table can hold a figure: degrees of freedom, an end of a band or interval."""
        at = statement.start - statement.sentence.start
        text = statement.sentence.text
        if any(one.start() <= at < one.end() for one in TEST.finditer(text)):
            return True
        if interval_at(text, at) is not None or (self.samples and effect_at(text, at) is not None):
            return True
        return bool(self.samples) and any(band.start <= at < band.end for band in bands(text))

    def _readings(self, statement: ReportStatement) -> list[CellReading]:
        at = statement.start - statement.sentence.start
        text = statement.sentence.text
        test = next((one for one in TEST.finditer(text) if one.start() <= at < one.end()), None)
        if test is not None:
            return list(self._tests(statement, test, at))
        effect = effect_at(text, at)
        if effect is not None and self.samples:
            readings = [
                reading
                for sample in self.samples
                for reading in effects(sample, self.arms[id(sample)], statement, effect)
            ]
            if readings:
                return readings
        if self.spares(statement):
            return []
        clusters = clusters_of(text)
        own = next((cluster for cluster in clusters if cluster.start <= at < cluster.end), None)
        if own is not None:
            return list(self.clusters.readings(statement, clusters, own, at))
        if not self.samples:
            return []
        return list(self._alone(statement, at))

    # Figures that stand alone.

    def _alone(self, statement: ReportStatement, at: int) -> Iterator[CellReading]:
        is_part = statement.is_part
        for sample in self.samples:
            if is_part and _MORE_LIKELY.match(statement.behind):
                yield from self._likelihood(sample, statement)
                continue
            is_each = statement.figure.isdigit() and EACH.match(statement.behind)
            arms = self.arms[id(sample)]
            numbers = [] if is_each else list(means(sample, arms, statement, at))
            clause = re.split(r"[;:]", statement.before)[-1]
            is_sure = not sample.unexplained(clause) and not self._is_borrowed(sample, statement)
            is_sure = is_sure and not is_of_unknown_group(sample, statement.behind)
            whose = _WHOSE.match(statement.behind)
            is_sure = is_sure and not (whose and sample.unexplained(whose[0]))
            for reading in numbers:
                yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)
            if is_part:
                yield from () if numbers else plain_shares(sample, statement)
                continue
            is_count = statement.range is not None and statement.range.is_point
            if not numbers and is_count:
                yield from plain_counts(sample, arms, statement)

    def _is_borrowed(self, sample: Sample, statement: ReportStatement) -> bool:
        """Whether the group of a mean is guessed: it is of a clause before, or of a list's place.

        "28 were women, and the mean age was 56.7", "11.7, 11.1 and 11.6 in the three groups".
        """
        arms = self.arms[id(sample)]
        at = statement.start - statement.sentence.start
        if of_pair(sample, arms, statement.sentence.text, at) is not None:
            return False
        if len(arms) != 2 and (is_listed(statement) or LISTED.fullmatch(statement.behind)):
            return True
        clause = re.split(r"[;:]", statement.before)[-1]
        if BASE_WORDS.search(clause + statement.behind) and FROM_TO.search(statement.sentence.text):
            return True  # from 58.9 at baseline to 47.8 at 12 weeks
        pieces = CLAUSE_END.split(clause)
        borrowed = [one for one in sample.filters(clause) if one not in arms]
        return bool(borrowed) and not sample.filters(pieces[-1] + statement.behind)

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
                        strength=TieStrength.LIKELY, arithmetic="p", is_of_test=True,
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
                is_of_test=True,
                strength=strength,
                reasons=(say("computed again from the rows"),),
                arithmetic=test["name"],
            )

    def _statistics(
        self, statement: ReportStatement, test: re.Match[str]
    ) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
        """Give the statistic, squared if it has a sign, of all that a sentence may test."""
        text = statement.sentence.text
        before = statement.previous.text if statement.previous is not None else ""
        for sample in self.samples:
            if not sample.filters(text) and not measures_of(sample, text):
                text = f"{before} {text}"  # the difference was significant
            groups = _compared(sample, self.arms[id(sample)], text)
            measure = measure_of(sample, text, test.start())
            if test["name"] == "r":
                yield from correlations(sample, test, measures_of(sample, text))
            elif test["name"] == "t" and test["one"] and groups:
                yield from t_tests(sample, groups, test, measure)
            elif test["name"] == "F" and test["one"] and groups:
                yield from f_tests(sample, groups, test, measure)
            elif test["name"] not in {"t", "F", "r", "z"} and len(groups) > 1:
                yield from chi_tests(sample, groups, test, sample.filters(text))


def _compared(sample: Sample, arms: Sequence[RowFilter], text: str) -> Sequence[RowFilter]:
    """Return the groups that a test compares: two that its sentence names, else those of all."""
    named: dict[int, list[RowFilter]] = {}
    for one in sample.filters(text):
        if one.band is None and not sample.by_index[one.column].is_yes_or_no:
            named.setdefault(one.column, []).append(one)
    several = [ones for ones in named.values() if len(ones) > 1]
    if len(several) == 1:
        return several[0]
    for index, ones in named.items():  # of two values, the one that is named and the other
        values = sample.by_index[index].groups
        if len(ones) == 1 and len(values) == _TWO and ones[0] not in arms:
            return [RowFilter(index, value) for value in values]
    return arms if len(arms) > 1 else ()


def _shown(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
