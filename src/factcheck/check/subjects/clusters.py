"""Counts that stand with their whole or their share: 14 of 27 (52 %), counted again from rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import CellMention, TieStrength
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.groups import CountedGroup, counted_groups, parted
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_N = r"\d{1,3}(?:,\d{3})+|\d+"
_P = r"\d+(?:\.\d+)?"
_WORDS_OF = r"(?:\s+(?!(?:and|or|but|while|against|versus)\b)[a-z][\w-]*){0,4}"
_CLUSTER = re.compile(
    rf"(?<![\w.,=])(?P<n>{_N})"
    rf"(?:\s*(?:of|out of|/)\s*(?:the\s+|all\s+)?(?P<of>{_N})(?:{_WORDS_OF}))?"
    rf"(?:\s*[\w-]*\s*)?\(\s*(?P<part>{_P})\s?%\s*\)"
    rf"|(?<![\w.,=])(?P<part2>{_P})\s?%\s*\(\s*(?:n\s*=\s*)?(?P<n2>{_N})(?:\s*(?:of|/)\s*(?P<of2>{_N}))?\s*\)"
    rf"|(?<![\w.,=])(?P<n3>{_N})\s*(?:of|out of)\s*(?:the\s+|all\s+)?(?P<of3>{_N})(?![\w%]|\.\d)"
)
_GROUP = re.compile(r"\b(?:group|arm|cohort)\b(?! difference)", re.IGNORECASE)
_THEIR_PART = re.compile(r"[;:]|,?\s+(?:among|of) (?:them|these|whom|those)\b")
_NEXT_OF_PAIR = re.compile(
    r"(?:\band|\bvs\.?|\bversus|\bagainst|\bcompared (?:with|to)|,)\s*$", re.IGNORECASE
)
CLAUSE_END = re.compile(r"[,.;:](?!\d)")


class CountCluster(Struct, frozen=True, kw_only=True):
    """A count with the whole it is of and the share it makes: 14 of 27 (52%)."""

    start: int
    end: int
    count: int
    whole: int | None
    before: str  # from the cluster before it
    after: str  # up to the next cluster


def clusters_of(text: str) -> list[CountCluster]:
    """Return the counts of a sentence that stand with a whole or a share."""
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


def is_of_unknown_group(sample: Sample, behind: str) -> bool:
    """Whether what follows a figure speaks of a group by no name of it: the group that did both."""
    clause = re.split(r"\band\b|[,;.:](?!\d)", behind, maxsplit=1)[0]
    return _GROUP.search(clause) is not None and not sample.filters(clause)


def names_of(sample: Sample, filters: frozenset[RowFilter]) -> str:
    """Return what some rows share, in words: arm = drug."""
    named = sorted(filters, key=lambda one: one.column)
    return ", ".join(_name_of(sample, one) for one in named)


def _name_of(sample: Sample, one: RowFilter) -> str:
    name = sample.by_index[one.column].name
    if one.value:
        return f"{name} = {' / '.join((one.value, *one.also))}"
    return (
        say("{name} is known", name=name)
        if one.is_answered
        else say("{name} is not known", name=name)
    )


def count_reading(
    rows: int, columns: tuple[CellMention, ...], reasons: tuple[str, ...]
) -> CellReading:
    """Return how many rows there are."""
    return CellReading(
        value=Fraction(rows),
        range=Interval.point(rows),
        columns=columns,
        reasons=reasons,
        arithmetic=say("rows"),
    )


def ratio_reading(
    part: int, whole: int, columns: tuple[CellMention, ...], reasons: tuple[str, ...]
) -> CellReading:
    """Return which part of a whole some rows are."""
    value = Fraction(part, whole)
    return CellReading(
        value=value,
        range=Interval.point(value),
        columns=columns,
        reasons=reasons,
        arithmetic=f"{part} / {whole}",
    )


def wholes_of(sample: Sample, group: CountedGroup) -> list[int]:
    """Return how many rows a group may be counted among: all, or those of which it is known."""
    base = sample.rows(group.base)
    columns = sample.columns_of(group.thing)
    answered = [row for row in base if all(column.texts[row] for column in columns)]
    return list(dict.fromkeys((len(base), len(answered))))


class ClusterCounter:
    """What counts the rows of counts with a whole or a share.

    Parameters
    ----------
    samples : sequence of Sample
        The tables.
    arms : mapping
        The groups of each, by its identity, in the order in which the report names them.
    """

    def __init__(self, samples: Sequence[Sample], arms: Mapping[int, list[RowFilter]]) -> None:
        self.samples, self.arms = samples, arms

    def readings(
        self,
        statement: ReportStatement,
        clusters: Sequence[CountCluster],
        own: CountCluster,
        at: int,
    ) -> Iterator[CellReading]:
        """Yield what one figure of a cluster comes to."""
        text = statement.sentence.text
        is_part = "%" in statement.figure or text[at:].startswith(
            (f"{statement.figure}%", f"{statement.figure} %")
        )
        columns: tuple[CellMention, ...] = ()
        counted = False
        for sample in self.samples:
            previous = statement.previous.text if statement.previous is not None else ""
            for group in self._groups(sample, clusters, own, text, previous):
                strength = self._strength(sample, group, own)
                rows = len(sample.rows(group.whole))
                looked = dict.fromkeys(
                    (*sample.columns_of(group.base), *sample.columns_of(group.thing))
                )
                columns = sample.mentions(looked or sample.records.columns[:1])
                reasons = (say("rows counted where {names}", names=names_of(sample, group.whole)),)
                for whole in wholes_of(sample, group):
                    if own.whole is not None and whole != own.whole:
                        continue
                    reading = count_reading(rows, columns, reasons)
                    if is_part and own.count == rows and whole:
                        reading = ratio_reading(rows, whole, columns, reasons)
                    elif is_part and whole:  # the count beside it is wrong: the share may be right
                        yield replace(
                            ratio_reading(rows, whole, columns, reasons),
                            strength=TieStrength.LIKELY,
                        )
                        continue
                    elif is_part:
                        continue
                    elif at != own.start:
                        reading = count_reading(whole, columns, reasons)
                    yield replace(reading, strength=strength)
                    counted = True
        if counted:
            return
        if is_part and own.whole:
            reasons = (say("{count} of {whole}", count=own.count, whole=own.whole),)
            stated = ratio_reading(
                own.count, own.whole, columns, reasons
            )  # any of the three may be wrong
            yield replace(stated, strength=TieStrength.LIKELY)

    def _strength(self, sample: Sample, group: CountedGroup, own: CountCluster) -> TieStrength:
        after = CLAUSE_END.split(own.after, maxsplit=1)[0]
        is_named = any(one not in self.arms[id(sample)] for one in group.whole)
        is_sure = (is_named or own.whole is not None) and not sample.unexplained(after)
        is_sure = is_sure and bool(group.whole) and not is_of_unknown_group(sample, own.after)
        return TieStrength.CERTAIN if is_sure else TieStrength.LIKELY

    def _groups(
        self,
        sample: Sample,
        clusters: Sequence[CountCluster],
        own: CountCluster,
        text: str,
        previous: str,
    ) -> Iterator[CountedGroup]:
        """Give the rows that a cluster counts, and those that it counts them among.

        `previous` is the sentence before: "men did so more often: 65 of 118".
        """
        after = _THEIR_PART.split(own.after, maxsplit=1)[0]
        said = f"{text[own.start : own.end]} {after}"
        around = " ".join(f"{cluster.before} {cluster.after}" for cluster in clusters)
        later = " ".join(cluster.after for cluster in clusters if cluster.start > own.start)
        among = _sized_behind(sample, own, text) or _rest(sample, clusters, own, text)
        if among is not None:
            told = [*parted(sample, own.before)[0], *parted(sample, text[: own.start])[0]]
            told += [*parted(sample, text[own.end :])[0], *parted(sample, previous)[0]]
            things = [one for one in told if one.column != among.column]
            if things:
                yield CountedGroup(thing=frozenset(things[:1]), base=frozenset({among}))
                return
        groups = list(counted_groups(sample, said, own.before, text[: own.start], later))
        if (
            sized := _of_told_whole(sample, groups, own, f"{previous} {text[: own.start]}")
        ) is not None:
            yield sized
            return
        place = self._place(sample, clusters, own)
        is_sized = place is not None and place == self._sized(sample, own)
        own_words = text[own.start : own.end] + CLAUSE_END.split(own.after)[0]
        is_other = is_sized and not sample.filters(own_words)
        if place is not None and (is_other or not any(group.base for group in groups)):
            base = frozenset({place})
            things, _ = parted(sample, f"{said} {own.before} {around}")
            things = [one for one in things if one.column != place.column]
            things = things or [
                one for one in parted(sample, text)[0] if one.column != place.column
            ]
            if not things:
                before, _ = parted(sample, previous)
                things = [one for one in reversed(before) if one.column != place.column]
            if things:
                yield CountedGroup(thing=frozenset(things[:1]), base=base)
            return
        if groups:
            yield from groups
            return
        things, _ = parted(sample, around)
        truths = [one for one in things if sample.by_index[one.column].is_yes_or_no]
        yield CountedGroup(thing=frozenset(truths[:1]), base=frozenset())

    def _sized(self, sample: Sample, own: CountCluster) -> RowFilter | None:
        """Return the one group that has as many rows as a cluster is of: 25 of 48."""
        arms = self.arms[id(sample)]
        if own.whole is None or own.whole == sample.records.count:
            return None
        fitting = [arm for arm in arms if len(sample.rows({arm})) == own.whole]
        return fitting[0] if len(fitting) == 1 else None

    def _place(
        self, sample: Sample, clusters: Sequence[CountCluster], own: CountCluster
    ) -> RowFilter | None:
        """Return the group of a cluster by its place in a list of one for each group."""
        arms = self.arms[id(sample)]
        sized = self._sized(sample, own)
        if sized is not None:
            return sized
        runs: list[list[CountCluster]] = [[]]
        for cluster in clusters:
            joined = runs[-1] and re.fullmatch(
                r"[\s,;]*(?:and|vs\.?|versus|against|compared (?:with|to))?\s*", cluster.before
            )
            if not joined:
                runs.append([])
            runs[-1].append(cluster)
        run = next((one for one in runs if own in one), [])
        compared = _compared_before(sample, clusters)
        if own in clusters and len(compared) == len(clusters) > 1:
            return compared[clusters.index(own)]
        if (
            len(run) != len(arms)
            or len(arms) < 2
            or any(sample.filters(cluster.after) for cluster in run[:-1])
        ):
            return None
        return arms[run.index(own)]


def _of_told_whole(
    sample: Sample, groups: Sequence[CountedGroup], own: CountCluster, ahead: str
) -> CountedGroup | None:
    """Return what is counted among the one group named ahead that is just as large as is told.

    "Tenants were the harshest: 12 of 62 disagreed", where no group that is counted has 62.
    """
    if own.whole is None or len(groups) != 1 or groups[0].base or groups[0].is_carried:
        return None
    thing = groups[0].thing
    if own.whole in wholes_of(sample, groups[0]):
        return None
    columns = {one.column for one in thing}
    named = dict.fromkeys(one for one in sample.filters(ahead) if one.column not in columns)
    among = (CountedGroup(thing=thing, base=frozenset({one})) for one in named)
    fitting = [group for group in among if own.whole in wholes_of(sample, group)]
    return fitting[0] if len(fitting) == 1 else None


def _rest(
    sample: Sample, clusters: Sequence[CountCluster], own: CountCluster, text: str
) -> RowFilter | None:
    """Return all others than those of the cluster before, where a whole is just as many."""
    before = [cluster for cluster in clusters if cluster.start < own.start]
    base = _sized_behind(sample, before[-1], text) if before else None
    values = sample.by_index[base.column].groups if base is not None else ()
    if base is None or own.whole is None or base.value not in values:
        return None
    others = [RowFilter(base.column, value) for value in values if value != base.value]
    fits = len(others) == 1 and len(sample.rows(others)) == own.whole
    return others[0] if fits else None


def _sized_behind(sample: Sample, own: CountCluster, text: str) -> RowFilter | None:
    """Return the group right behind a whole, of just as many: 3,568 of 4,111 employed people."""
    if own.whole is None or own.whole == sample.records.count:
        return None
    said = f"{text[own.start : own.end]}".partition("(")[0] + own.after
    behind = re.split(r"[(,.;:](?!\d)|\b(?:were|was|had|have|did|are|is)\b", said)[0]
    named = sample.filters(behind)
    fits = len(named) == 1 and len(sample.rows(named)) == own.whole
    return named[0] if fits else None


def _compared_before(sample: Sample, run: Sequence[CountCluster]) -> list[RowFilter]:
    """Return the values of one column that are named ahead of a run of counts, one for each.

    "Men did so more often than women: 65 of 118 against 49 of 118."
    """
    ahead = run[0].before if run else ""
    columns: dict[int, list[RowFilter]] = {}
    for one in sample.filters(ahead):
        if one.band is None and one.value and not sample.by_index[one.column].is_yes_or_no:
            columns.setdefault(one.column, []).append(one)
    fitting = [index for index, several in columns.items() if len(several) == len(run) > 1]
    if len(fitting) != 1 or not all(_NEXT_OF_PAIR.search(cluster.before) for cluster in run[1:]):
        return []
    behind = [one.column for cluster in run for one in sample.filters(cluster.after)]
    return [] if fitting[0] in behind else columns[fitting[0]]
