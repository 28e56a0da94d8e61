"""Counts, shares, means and tests that a text gives of tables with one row a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.claimed import Claimed
from factcheck.check.findings import CellMention, TieStrength
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
from factcheck.check.statements import (
    ReportReading,
    SentenceSpan,
    Statement,
    open_reason,
    years_at,
)
from factcheck.check.tested import TEST, chi_tests, consistent, t_tests, tail_of_square
from factcheck.check.words import english
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_N = r"\d{1,3}(?:,\d{3})+|\d+"
_P = r"\d+(?:\.\d+)?"
_CLUSTER = re.compile(
    rf"(?<![\w.,=])(?P<n>{_N})(?:\s*(?:of|out of|/)\s*(?:the\s+|all\s+)?(?P<of>{_N}))?"
    rf"(?:\s*[\w-]*\s*)?\(\s*(?P<part>{_P})\s?%\s*\)"
    rf"|(?<![\w.,=])(?P<part2>{_P})\s?%\s*\(\s*(?:n\s*=\s*)?(?P<n2>{_N})(?:\s*(?:of|/)\s*(?P<of2>{_N}))?\s*\)"
    rf"|(?<![\w.,=])(?P<n3>{_N})\s*(?:of|out of)\s*(?:the\s+|all\s+)?(?P<of3>{_N})(?![\w%]|\.\d)"
)
_PAIR = re.compile(
    rf"(?P<one>{_P}(?:\s*\([^()]*\))?)\s*(?:and|vs\.?|versus|against)\s*{_P}(?:\s*\([^()]*\))?"
)
_SD = re.compile(r"(?:\bSDs?|standard deviations?|±)\s*(?:of|was|=|:)?\s*$", re.IGNORECASE)
_MEDIAN = re.compile(r"\bmedian\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:means?|averaged?|medians?|SDs?|standard deviations?)\b", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:scale|range[ds]?)\b[^,.;]*$", re.IGNORECASE)
_EACH = re.compile(r"^\s*(?:\w+ )?(?:in|per|from|at) (?:each|every) (?P<noun>\w+)", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:fell|fall|dropped|declined|decreased|improved by|improvement|change|reduction"
    r"|rose|increased|gain(?:ed)?)\b",
    re.IGNORECASE,
)
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
_BASE_WORDS = re.compile(
    r"\bbaseline\b|\bat (?:the )?(?:start|beginning|entry)\b|\bbefore\b", re.IGNORECASE
)
#: What happened to some of a group: 4 of one group and 3 of the other were lost to follow-up.
_EVENT = re.compile(
    r"\b(?:lost|withdr[ae]w\w*|drop(?:ped|s|-?outs?)?|died|left|missed|missing|excluded|discontinued"
    r"|declined|refused|stopped|excluded)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s*of (?:them|whom|these|those)\b", re.IGNORECASE)
_FROM_TO = re.compile(rf"\bfrom {_P}\b[^;.]*?\bto {_P}\b", re.IGNORECASE)
_END_WORDS = re.compile(
    r"\b(?:follow-up|at \d+ (?:weeks|months)|at the end|after treatment|final)\b", re.IGNORECASE
)


_WORDS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}
_WORD_COUNT = re.compile(
    rf"\b({'|'.join(_WORDS)})\s+(?:study |participating )?([a-z]+)\b", re.IGNORECASE
)


def as_printed(statement: Statement) -> Statement:
    """Return a figure in the unit it is printed in, as tables of subjects are."""
    measure, claim = statement.measure, statement.range
    if measure is None or claim is None or statement.is_part:
        return replace(statement, falls=False)
    plain = replace(measure, scale=Fraction(1), unit=replace(measure.unit, factor=Fraction(1)))
    return replace(statement, falls=False, range=claim / measure.factor, measure=plain)


def _worded(match: re.Match[str], sentence: SentenceSpan) -> Statement:
    number = _WORDS[match[1].casefold()]
    start, end = match.start(), match.end()
    return Statement(
        start=sentence.start + start,
        end=sentence.start + end,
        figure=match[0],
        sentence=sentence,
        previous=None,
        before=sentence.text[:start],
        near=sentence.text[:start],
        behind=sentence.text[end:],
        claimed=Claimed.BARE,
        range=Interval.point(number),
        value=Fraction(number),
        years=years_at(sentence, sentence.start + start),
        is_open=open_reason(sentence, start),
    )


_LISTED = re.compile(r"\s*(?:,|,?\s*\band)\s*")  # between the figures of a list
_CLAUSE_END = re.compile(r"[,.;:](?!\d)")


class CountCluster(Struct, frozen=True, kw_only=True):
    """A count with the whole it is of and the share it makes: 14 of 27 (52%)."""

    start: int
    end: int
    count: int
    whole: int | None
    before: str  # from the cluster before it
    after: str  # up to the next cluster


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
        self.carried: tuple[SentenceSpan, frozenset[RowFilter]] | None = None

    def words(self, report: ReportReading) -> Iterator[Statement]:
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

    def readings(self, statement: Statement) -> list[CellReading]:
        """Return what a figure comes to, counted from rows or from the figures beside it."""
        statement = as_printed(statement)
        at = statement.start - statement.sentence.start
        text = statement.sentence.text
        test = next((one for one in TEST.finditer(text) if one.start() <= at < one.end()), None)
        if test is not None:
            return list(self._tests(statement, test, at))
        clusters = _clusters(text)
        own = next((one for one in clusters if one.start <= at < one.end), None)
        if own is not None:
            return list(self._of_cluster(statement, clusters, own, at))
        if not self.samples:
            return []
        return list(self._alone(statement, at))

    # Counts.

    def _of_cluster(
        self, statement: Statement, clusters: Sequence[CountCluster], own: CountCluster, at: int
    ) -> Iterator[CellReading]:
        is_part = "%" in statement.figure or statement.sentence.text[at:].startswith(
            (f"{statement.figure}%", f"{statement.figure} %")
        )
        columns: tuple[CellMention, ...] = ()
        counted = False
        for sample in self.samples:
            after = _CLAUSE_END.split(own.after, maxsplit=1)[0]
            for group, base in self._groups(sample, clusters, own):
                is_named = any(one not in self.arms[id(sample)] for one in group)
                is_sure = (is_named or own.whole is not None) and not sample.unexplained(after)
                strength = TieStrength.CERTAIN if is_sure else TieStrength.LIKELY
                rows, whole = len(sample.rows(group)), len(sample.rows(base))
                looked = dict.fromkeys((*sample.columns_of(base), *sample.columns_of(group)))
                columns = sample.mentions(looked or sample.records.columns[:1])
                if own.whole is not None and whole != own.whole:
                    continue
                reasons = (say("rows counted where {names}", names=_names(sample, group)),)
                reading = _count(rows, columns, reasons)
                if is_part and own.count == rows and whole:
                    reading = _ratio(rows, whole, columns, reasons)
                elif is_part and whole:  # the count beside it is wrong: the share may be right
                    yield replace(
                        _ratio(rows, whole, columns, reasons), strength=TieStrength.LIKELY
                    )
                    continue
                elif is_part:
                    continue
                elif at != own.start:
                    reading = _count(whole, columns, reasons)
                yield replace(reading, strength=strength)
                counted = True
        if counted:
            return
        if is_part and own.whole:
            reasons = (say("{count} of {whole}", count=own.count, whole=own.whole),)
            stated = _ratio(own.count, own.whole, columns, reasons)  # any of the three may be wrong
            yield replace(stated, strength=TieStrength.LIKELY)

    def _groups(
        self, sample: Sample, clusters: Sequence[CountCluster], own: CountCluster
    ) -> Iterator[tuple[frozenset[RowFilter], frozenset[RowFilter]]]:
        """Give the rows that a cluster counts, and those that it counts them among."""
        arm = sample.arm
        said = sample.filters(re.split(r"[;:]", own.after, maxsplit=1)[0])
        before = sample.filters(own.before)
        around = [one for cluster in clusters for one in sample.filters(cluster.before)]
        around += [one for cluster in clusters for one in sample.filters(cluster.after)]
        truths = [
            one for one in (*said, *before, *around) if sample.by_index[one.column].is_yes_or_no
        ]
        sorts = [one for one in said if not sample.by_index[one.column].is_yes_or_no]
        sorts = sorts or [one for one in before if not sample.by_index[one.column].is_yes_or_no]
        thing = frozenset(truths[:1])
        if sorts:
            base = frozenset(sorts[:1])
            is_among = bool(thing) or (arm is not None and sorts[0].column == arm.index)
            yield base | thing, base if is_among and thing else frozenset()
            return
        place = self._place(sample, clusters, own)
        if place is not None:
            base = frozenset({place})
            yield base | thing, base
            return
        yield thing, frozenset()

    def _place(
        self, sample: Sample, clusters: Sequence[CountCluster], own: CountCluster
    ) -> RowFilter | None:
        """Return the group of a cluster by its place in a list of one for each group."""
        arms = self.arms[id(sample)]
        runs: list[list[CountCluster]] = [[]]
        for cluster in clusters:
            joined = runs[-1] and re.fullmatch(
                r"[\s,;]*(?:and|vs\.?|versus|against)?\s*", cluster.before
            )
            if not joined:
                runs.append([])
            runs[-1].append(cluster)
        run = next((one for one in runs if own in one), [])
        if (
            len(run) != len(arms)
            or len(arms) < 2
            or any(sample.filters(cluster.after) for cluster in run[:-1])
        ):
            return None
        return arms[run.index(own)]

    # Figures that stand alone.

    def _alone(self, statement: Statement, at: int) -> Iterator[CellReading]:
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
            numbers = [] if is_each else list(self._numbers(sample, statement, at))
            clause = re.split(r"[;:]", statement.before)[-1]
            is_sure = not sample.unexplained(clause) and not self._is_borrowed(sample, statement)
            for reading in numbers:
                yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)
            is_count = statement.range is not None and statement.range.is_point
            if not numbers and is_count:
                yield from self._plain_counts(sample, statement, text)

    def _is_borrowed(self, sample: Sample, statement: Statement) -> bool:
        """Whether the group of a mean is guessed: it is of a clause before, or of a list's place.

        "28 were women, and the mean age was 56.7", "11.7, 11.1 and 11.6 in the three groups".
        """
        arms = self.arms[id(sample)]
        if len(arms) != 2 and (_is_listed(statement) or _LISTED.fullmatch(statement.behind)):
            return True
        clause = re.split(r"[;:]", statement.before)[-1]
        if _BASE_WORDS.search(clause + statement.behind) and _FROM_TO.search(
            statement.sentence.text
        ):
            return True  # from 58.9 at baseline to 47.8 at 12 weeks
        pieces = _CLAUSE_END.split(clause)
        borrowed = [one for one in sample.filters(clause) if one not in arms]
        return bool(borrowed) and not sample.filters(pieces[-1] + statement.behind)

    def _is_carried_on(self, sample: Sample, statement: Statement) -> bool:
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
        self, sample: Sample, statement: Statement, text: str
    ) -> Iterator[CellReading]:
        """Give how many rows there are, of a group that is named behind, or of all."""
        behind = re.split(r"[,.;:]", statement.behind, maxsplit=1)[0]
        noun = re.match(r"(?:[\d,]+|[a-z]+)\s*([\w-]+)", statement.figure + statement.behind)
        for column in sample.records.columns:
            keys = {naming.key for naming in english(noun[1])} if noun else set()
            if column.groups and keys and keys == {n.key for n in english(column.name)}:
                mentions = sample.mentions((column,))
                yield _count(
                    len(column.groups), mentions, (say("values of {name}", name=column.name),)
                )
                return
        every = _EACH.match(statement.behind)
        keys = {naming.key for naming in english(every["noun"])} if every else set()
        for column in sample.records.columns:
            if keys and column.groups and keys == {n.key for n in english(column.name)}:
                for value in column.groups:
                    rows = sample.rows([RowFilter(column.index, value)])
                    yield _count(len(rows), sample.mentions((column,)), (value,))
                return
        named = sample.filters(statement.figure + behind)
        if named and _TAKEN_IN.search(statement.near):
            mentions = sample.mentions(sample.records.columns[:1])
            yield _count(sample.records.count, mentions, (say("all rows"),))
        if named:
            group = frozenset(named)
            mentions = sample.mentions(sample.columns_of(named))
            reasons = (say("rows counted where {names}", names=_names(sample, group)),)
            reading = _count(len(sample.rows(group)), mentions, reasons)
            clause = _CLAUSE_END.split(text[statement.start - statement.sentence.start :])[0]
            is_sure = not (sample.unexplained(clause) or _EVENT.search(clause))
            is_sure = is_sure and not self._is_carried_on(sample, statement)
            yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)
            return
        at = statement.start - statement.sentence.start
        if sample.filters(text[:at]):
            return
        mentions = sample.mentions(sample.records.columns[:1])
        reading = _count(sample.records.count, mentions, (say("all rows"),))
        if _TAKEN_IN.search(statement.near):
            yield reading
        elif _ALL.search(behind + statement.figure) or _ALL.search(statement.near):
            yield replace(reading, strength=TieStrength.LIKELY)

    def _share(self, sample: Sample, statement: Statement) -> Iterator[CellReading]:
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
            reasons = (say("rows counted where {names}", names=_names(sample, group)),)
            reading = _ratio(rows, whole, mentions, reasons)
            around = (
                _CLAUSE_END.split(statement.near)[-1] + " " + _CLAUSE_END.split(statement.behind)[0]
            )
            is_sure = not sample.unexplained(around)
            yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)

    def _likelihood(self, sample: Sample, statement: Statement) -> Iterator[CellReading]:
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

    # Means.

    def _numbers(self, sample: Sample, statement: Statement, at: int) -> Iterator[CellReading]:
        text = statement.sentence.text
        measure = self._measure(sample, text, at)
        if measure is None or not _is_of_mean(statement, at):
            return
        filters = self._arm_of(sample, statement, at)
        rows = sample.rows(filters)
        values = known(measure, rows)
        if measure.earlier is not None and "rose" in text:
            values = [-value for value in values]
        mentions = sample.mentions((*sample.columns_of(filters), *measure.columns))
        names = _names(sample, frozenset(filters)) if filters else say("all rows")
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

    def _measure(self, sample: Sample, text: str, at: int) -> NumericMeasure | None:
        """Return the number that a sentence speaks of, before one of its figures."""
        said = {naming.key for naming in english(text)}
        named = [one for one in sample.measures if measure_words(one) <= said]
        if not named:
            said |= {"baselin"} if _BASE_WORDS.search(text) else set()
            named = [one for one in sample.measures if measure_words(one) & said]
            if not named and _BASE_WORDS.search(text):
                named = [one for one in sample.measures if is_first(one)]
            if not named:
                return None
        changes = [one for one in named if one.earlier is not None]
        span = next((one for one in _FROM_TO.finditer(text) if one.start() <= at < one.end()), None)
        if (
            span is not None and changes and not _BASE_WORDS.search(text)
        ):  # two levels, and not the change between them
            is_before = at < text.rindex(" to ", span.start(), span.end())
            ends = [one for one in named if one.earlier is None]
            ends = [one for one in ends if (is_first if is_before else is_last)(one)]
            return ends[0] if len(ends) == 1 else None
        if _CHANGED.search(text[:at]) and not changes:
            return None
        if changes and _CHANGED.search(text[:at]) and not _BASE_WORDS.search(text):
            return changes[0]
        plain = [one for one in named if one.earlier is None]
        if _BASE_WORDS.search(text):
            plain = [one for one in plain if is_first(one)] or plain
        elif _END_WORDS.search(text):
            plain = [one for one in plain if is_last(one)] or plain
        return plain[0] if len(plain) == 1 else None

    def _arm_of(self, sample: Sample, statement: Statement, at: int) -> list[RowFilter]:
        """Return the group of a figure: named behind it, before it, or by its place in a pair."""
        arms = self.arms[id(sample)]
        text = statement.sentence.text
        pair = next((one for one in _PAIR.finditer(text) if one.start() <= at < one.end()), None)
        if pair and len(arms) == 2:
            return [arms[0] if at < pair.end("one") else arms[1]]
        behind = re.split(r"\band\b|[,;.](?!\d)", text[at:], maxsplit=1)[0]
        near = re.split(r"[;:]", statement.near)[-1]
        clause = re.split(r"[;:]", statement.before)[-1]
        named = sample.filters(behind) or sample.filters(near) or sample.filters(clause)
        return named[:1]

    # Tests.

    def _tests(self, statement: Statement, test: re.Match[str], at: int) -> Iterator[CellReading]:
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
            self._measure(sample, statement.sentence.text, test.start()) for sample in self.samples
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
        self, statement: Statement, test: re.Match[str]
    ) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
        """Give the statistic, squared if it has a sign, of all that a sentence may test."""
        text = statement.sentence.text
        for sample in self.samples:
            arms = self.arms[id(sample)]
            if len(arms) < 2 or sample.arm is None:
                continue
            if test["name"] == "t" and test["one"] and len(arms) == 2:
                yield from t_tests(sample, arms, test, self._measure(sample, text, test.start()))
            elif test["name"] not in {"t", "F", "r", "z"}:
                yield from chi_tests(sample, arms, test, sample.filters(text))


def _is_of_mean(statement: Statement, at: int) -> bool:
    """Whether a figure may be a mean: it has decimals, or its sentence speaks of one."""
    text = statement.sentence.text
    if _SCALE.search(text, max(0, at - 30), at):
        return False
    clause = re.split(r"[;.](?!\d)", text[:at])[-1] + re.split(r"[;.](?!\d)", text[at:])[0]
    return "." in statement.figure or _MEAN.search(clause) is not None


def _is_listed(statement: Statement) -> bool:
    """Whether a figure follows another in a list: the second of 25, 25 and 22."""
    return statement.near != statement.before and _LISTED.fullmatch(statement.near) is not None


def _clusters(text: str) -> list[CountCluster]:
    matches = list(_CLUSTER.finditer(text))
    clusters = []
    for index, match in enumerate(matches):
        count = match["n"] or match["n2"] or match["n3"]
        whole = match["of"] or match["of2"] or match["of3"]
        start = matches[index - 1].end() if index else 0
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        clusters.append(
            CountCluster(
                start=match.start(),
                end=match.end(),
                count=int(count.replace(",", "")),
                whole=int(whole.replace(",", "")) if whole else None,
                before=text[start : match.start()],
                after=text[match.end() : end],
            )
        )
    return clusters


def _names(sample: Sample, filters: frozenset[RowFilter]) -> str:
    named = sorted(filters, key=lambda one: one.column)
    return ", ".join(f"{sample.by_index[one.column].name} = {one.value}" for one in named)


def _count(rows: int, columns: tuple[CellMention, ...], reasons: tuple[str, ...]) -> CellReading:
    return CellReading(
        value=Fraction(rows),
        range=Interval.point(rows),
        columns=columns,
        reasons=reasons,
        arithmetic=say("rows"),
    )


def _ratio(
    part: int, whole: int, columns: tuple[CellMention, ...], reasons: tuple[str, ...]
) -> CellReading:
    value = Fraction(part, whole)
    return CellReading(
        value=value,
        range=Interval.point(value),
        columns=columns,
        reasons=reasons,
        arithmetic=f"{part} / {whole}",
    )


def _shown(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
