"""Counts and shares that stand alone in a text, counted again from a table of one row a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon.words import english, label_keys
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.clusters import (
    CLAUSE_END,
    count_reading,
    names_of,
)
from factcheck.check.subjects.groups import counted_groups, parted
from factcheck.check.subjects.plain_shares import CLAUSE, INSIDE, begun, introduced
from factcheck.check.subjects.records import RecordColumn
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample
from factcheck.check.subjects.time_points import times_in
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "plain counts")

EACH = re.compile(r"^\s*(?:\w+ )?(?:in|per|from|at) (?:each|every) (?P<noun>\w+)", re.IGNORECASE)
_TAKEN_IN = re.compile(
    WORDS.pattern(r"\b(?:{en.taken_in})\s*$"),
    re.IGNORECASE,
)
_ALL = re.compile(
    WORDS.pattern(r"\b(?:{en.all})\b"),
    re.IGNORECASE,
)
_TOOK_PART = re.compile(WORDS.pattern(r"\s*(?:[\w-]+\s+){0,3}?(?:{en.took_part})\b"), re.IGNORECASE)
#: What happened to some of a group: 4 of one group and 3 of the other were lost to follow-up.
_EVENT = re.compile(
    WORDS.pattern(r"\b(?:{en.event})\b"),
    re.IGNORECASE,
)
_PARTED = re.compile(  # 90 adults were randomised to diet, exercise or both
    WORDS.pattern(r"\b(?:{en.parted})\b"), re.IGNORECASE
)
_OF_THEM = re.compile(r"\s*of (?:them|whom|these|those)\b", re.IGNORECASE)
_IN_GROUP = re.compile(
    r"\s*(?:of those |of them )?(?:in|on|with|from|of|among|under)\s", re.IGNORECASE
)
_OF_GROUP = frozenset(naming.key for naming in english("group arm groups arms study intervention"))
_MISSED = re.compile(
    WORDS.pattern(r"\b(?:{en.missed})\b"),
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    WORDS.pattern(r"\b(?:{en.answered})\b"),
    re.IGNORECASE,
)
_THERE = re.compile(r"\bthere (?:were|was|are) (?:only |just )?$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;]|$)")
_PART_BEFORE = re.compile(r"\d\s?(?:%|per ?cent)[^,;:.]*,? or (?:about |some )?$")
_CLOSED = re.compile(r"\s*(?:\w+\s*)?\)")
_SIZE = re.compile(r"\bn\s*=\s*$")
_TO_ONE = re.compile(r"\s*to\b(?!.*(?:\bn\s*=|\bor\b))")
_AT_TIME = re.compile(r"\s*(?:at|after|by|in|on)\s")
_AND_NEXT = re.compile(r"(?:\band|,|\bagainst|\bversus|\bvs\.?|\bcompared (?:with|to))\s*$")
_LAST_COUNT = re.compile(r"^(?:[\d,.]+|[a-z]+)(?:\s*\([^()]*\))?")
LISTED = re.compile(r"\s*(?:,|,?\s*\band)\s*")  # between the figures of a list


def plain_counts(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give how many rows there are, of a group that is named behind a count, or of all.

    Parameters
    ----------
    sample : Sample
        The table.
    arms : sequence of RowFilter
        The groups that it compares.
    statement : ReportStatement
        The count, in the unit that it is printed in.
    """
    ways = (
        _values,
        _in_each,
        _sized,
        _restated,
        _there_were,
        _beside,
        _in_so_many,
        _carried,
        _named,
        _unknown,
        _all_rows,
    )
    for way in ways:
        readings = list(way(sample, arms, statement))
        if readings:
            yield from readings
            return


def _noun_keys(statement: ReportStatement) -> set[str]:
    noun = re.match(r"(?:[\d,]+|[a-z]+)\s*([\w-]+)", statement.figure + statement.behind)
    return {naming.key for naming in english(noun[1])} if noun else set()


def _sorting(sample: Sample, keys: set[str]) -> list[RecordColumn]:
    """Return the columns that sort the rows and are called so."""
    return [
        column
        for column in sample.records.columns
        if column.groups and keys and keys == {naming.key for naming in english(column.name)}
    ]


def _values(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give how many values a column has: 3 sites."""
    del arms
    columns = _sorting(sample, _noun_keys(statement))
    for column in [column for column in columns if not column.is_yes_or_no][:1]:
        reasons = (say("values of {name}", name=column.name),)
        yield count_reading(len(column.groups), sample.mentions((column,)), reasons)


def _in_each(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give how many rows each value has: 40 in each region."""
    del arms
    every = EACH.match(statement.behind)
    keys = {naming.key for naming in english(every["noun"])} if every else set()
    for column in _sorting(sample, keys)[:1]:
        for value in column.groups:
            rows = sample.rows([RowFilter(column.index, value)])
            yield count_reading(len(rows), sample.mentions((column,)), (value,))


def _sized(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give the rows of a group whose size is told behind its name: varnish (n = 35)."""
    del arms
    if _SIZE.search(statement.near) is None:
        return
    named = sample.filters(statement.near)
    if named:
        yield _counted(sample, named[-1:])


def _restated(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give the rows of a share that is told again as a number: 24.6 %, or 1,288 cases."""
    del arms
    if not _PART_BEFORE.search(statement.before):
        return
    clause = re.split(r"[;:]", statement.before)[-1]
    named = sample.filters(clause)
    if len(named) == 1:
        yield _counted(sample, named)


def _there_were(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give the rows of which a sentence has spoken: in 2002, there were 277."""
    del arms
    named = sample.filters(statement.before)
    if len(named) == 1 and _THERE.search(statement.near) and _ENDS.match(statement.behind):
        yield _counted(sample, named)


def _beside(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give the rows of what stands before a count in brackets: more among men (10)."""
    if not statement.near.endswith("(") or not _CLOSED.match(statement.behind):
        return
    near = re.split(r"[;:]", statement.near)[-1]
    own = sample.filters(near)
    columns = {one.column for one in own}
    earlier = sample.filters(statement.before[: -len(statement.near)])
    carried = [one for one in reversed(earlier) if one.column not in columns and one not in arms]
    if not own:
        return
    is_of_arms = all(one in arms for one in own)
    is_whole = is_of_arms and not carried
    named = own if not is_of_arms and len(columns) > 1 else [*own, *carried[:1]]
    is_sure = len(columns) == len(own) and (len(named) > 1 or is_whole)
    reading = _counted(sample, named)
    yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)


def _in_so_many(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give the rows that share what is named before a count: side effects occurred in 12 women."""
    del arms
    near = CLAUSE.split(INSIDE.sub("", statement.near))[-1]
    if INSIDE.search(statement.near) is None:
        return
    things, bases = parted(sample, near)
    behind = CLAUSE_END.split(CLAUSE.split(statement.behind)[0])[0]
    among = [one for one in sample.filters(behind) if one.column not in {t.column for t in things}]
    if not things or sample.unexplained(behind):
        return
    reading = _counted(sample, [*things[:1], *bases, *among])
    is_sure = not sample.unexplained(near)
    yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)


def _carried(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give the rows of a group that are what was counted before: 16 in the one, 18 in the other."""
    if len(arms) < 2 or not _IN_GROUP.match(statement.behind):
        return
    behind = CLAUSE.split(statement.behind)[0]
    groups = list(counted_groups(sample, behind, "", statement.before))
    if len(groups) != 1 or not groups[0].is_carried or not groups[0].base or not groups[0].thing:
        return
    words = {key for one in groups[0].base for key in label_keys(one.value)} | _OF_GROUP
    if all(naming.key in words for naming in english(behind)):
        yield _counted(sample, (*groups[0].base, *groups[0].thing))


def _named(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give the rows of a group that is named behind a count."""
    behind = re.split(r"[,.;:]", statement.behind, maxsplit=1)[0]
    named = sample.filters(statement.figure + behind) or _numbered(sample, statement)
    lead = CLAUSE.split(statement.near)[-1]
    columns = {one.column for one in named}
    intro = introduced(statement) or begun(statement)
    led = sample.filters(intro) if intro else parted(sample, lead)[1]
    among = [one for one in led if one.column not in columns]
    if not named and among:  # among boys 7, of what was counted before
        groups = list(counted_groups(sample, lead, "", statement.before[: -len(lead) or None]))
        if groups and groups[0].is_carried and groups[0].thing:
            yield _counted(sample, [*groups[0].base, *groups[0].thing])
        return
    if not named:
        return
    named = [*among, *named]
    is_of_one = statement.figure.isdigit() and _TO_ONE.match(statement.behind) is not None
    is_of_one = is_of_one and len(named) == 1 and named[0] in arms
    if _PARTED.search(statement.behind) or (_TAKEN_IN.search(statement.near) and not is_of_one):
        yield _all(sample)
    text = statement.sentence.text
    clause = CLAUSE_END.split(text[statement.start - statement.sentence.start :])[0]
    is_sure = not (sample.unexplained(clause) or _EVENT.search(sample.without_values(clause)))
    is_sure = is_sure and not _is_carried_on(sample, arms, statement)
    if all(one in arms for one in named) and (following := _following(statement)):
        things = [one for one in sample.filters(following) if one not in arms]
        is_sure = is_sure and bool(things) and not sample.unexplained(following)
        named = [*named, *things[:1]]
    reading = _counted(sample, named)
    yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)


def _following(statement: ReportStatement) -> str:
    """Return what is said of a count together with the next: 21 of one group and 12 of the other.

    It stands behind the last of them, and says what they did.
    """
    if not _AND_NEXT.search(statement.behind):
        return ""
    end = statement.end - statement.sentence.start + len(statement.behind)
    rest = re.split(r"[;:]|\.(?!\d)", statement.sentence.text[end:])[0]
    return _LAST_COUNT.sub("", rest)


def _unknown(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give of how many rows something is not known, or is: 5 missed the second test."""
    del arms
    near = CLAUSE.split(statement.near)[-1]
    clause = f"{near} {statement.figure} {CLAUSE_END.split(statement.behind)[0]}"
    told = sample.filters(clause) or sample.filters(_with_verb(statement))
    if told and all(not one.value for one in told):
        reading = _counted(sample, told)
        is_sure = len(told) == 1 and not _EVENT.search(sample.without_values(clause))
        yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)
        return
    is_missing, is_answered = _MISSED.search(clause), _ANSWERED.search(clause)
    if not is_missing and not is_answered:
        return
    keys = {naming.key for naming in english(clause)}
    columns = [column for column in sample.records.columns if not all(column.texts)]
    named = [column for column in columns if label_keys(column.name) & keys]
    if is_answered and not named:
        yield replace(_all(sample), strength=TieStrength.LIKELY)
    for column in named or columns:
        missing = sum(not text for text in column.texts)
        rows = missing if is_missing else sample.records.count - missing
        name = say("{name} is not known", name=column.name)
        reading = count_reading(rows, sample.mentions((column,)), (name,))
        yield replace(reading, strength=TieStrength.LIKELY)


def _with_verb(statement: ReportStatement) -> str:
    """Return the words behind a count that names a time alone, with those before the first time.

    "97 answered at two months, 73 at four": 73 answered at four months.
    """
    behind = CLAUSE_END.split(CLAUSE.split(statement.behind)[0])[0]
    if not _AT_TIME.match(behind) or not [*times_in(behind)]:
        return ""
    places = [place for place, _ in times_in(statement.before)]
    return f"{statement.before[: min(places)]} {behind}" if places else ""


def _all_rows(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement
) -> Iterator[CellReading]:
    """Give how many rows there are, where a text speaks of subjects and of no group of them."""
    del arms
    if sample.filters(statement.before):
        return
    behind = re.split(r"[,.;:]", statement.behind, maxsplit=1)[0]
    first = sample.records.columns[0].name.replace("_", " ")
    is_of_ids = {naming.key for naming in english(first)} & _noun_keys(statement)
    took_part = _TOOK_PART.match(behind) and not sample.filters(behind)
    if (_TAKEN_IN.search(statement.near) and not is_of_ids) or took_part:
        yield _all(sample)
    elif is_of_ids or _ALL.search(behind + statement.figure) or _ALL.search(statement.near):
        yield replace(_all(sample), strength=TieStrength.LIKELY)


def _all(sample: Sample) -> CellReading:
    mentions = sample.mentions(sample.records.columns[:1])
    return count_reading(sample.records.count, mentions, (say("all rows"),))


def _counted(sample: Sample, filters: Sequence[RowFilter]) -> CellReading:
    group = frozenset(filters)
    reasons = (say("rows counted where {names}", names=names_of(sample, group)),)
    mentions = sample.mentions(sample.columns_of(filters))
    return count_reading(len(sample.rows(group)), mentions, reasons)


def _numbered(sample: Sample, statement: ReportStatement) -> list[RowFilter]:
    """Return what is named behind a figure by a number of its own: 41 pupils were in year 8."""
    rest = statement.sentence.text[statement.end - statement.sentence.start :]
    start = statement.end - statement.sentence.start
    end = start + len(CLAUSE_END.split(rest)[0])
    reach = min(start + len(statement.behind), end)
    named = sample.named(statement.sentence.text)
    return [one for at, one in named if one.band is not None and start <= at <= reach]


def _is_carried_on(sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement) -> bool:
    """Whether what is counted may be named before a count: 3 women on the drug, 9 on none."""
    if is_listed(statement) or _OF_THEM.match(statement.behind):
        return True
    named = sample.filters(statement.figure + statement.behind) or _numbered(sample, statement)
    if any(one not in arms for one in named):
        return False
    others = [one for one in sample.filters(statement.before) if one not in arms]
    return bool(others) or sample.unexplained(statement.before) != ""


def is_listed(statement: ReportStatement) -> bool:
    """Whether a figure follows another in a list: the second of 25, 25 and 22."""
    return statement.near != statement.before and LISTED.fullmatch(statement.near) is not None
