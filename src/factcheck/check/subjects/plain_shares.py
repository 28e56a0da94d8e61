"""Shares that stand alone in a text, counted again from a table of one row a subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import TieStrength
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.clusters import (
    CLAUSE_END,
    names_of,
    ratio_reading,
    wholes_of,
)
from factcheck.check.subjects.groups import CountedGroup, counted_groups, parted
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample
from factcheck.language import say

_INTRO = re.compile(r"(?:among|amongst|of|in|for|at|on|within)\b[^,]*,\s*$", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:among|amongst|of|in|for|at|within)\b(?:[^,;:]|,(?=\d))*[,:]\s+", re.IGNORECASE
)
_OF_THE = re.compile(r"\s*of (?:the|all|our)\s*")
_THEM = re.compile(r"\s*of (?:them|these|those|whom)\b", re.IGNORECASE)
_PAIR = 2
_SHARE_OF = re.compile(
    r"\b(?:share|proportion|percentage|fraction|part) (?:of|who|that|which)\b"
    r"(?P<what>.*?)(?=\b(?:is|was|are|were|stood|stands|rose|fell|reached|varie[sd]|range[sd]?)\b|[,;:])",
    re.IGNORECASE,
)
_IN_GROUP = re.compile(r"\s*(?:in|among|for|of|on|at|with|under)\s", re.IGNORECASE)
_IN_CASES = re.compile(r"\s*(?:of|in)? ?(?:all )?(?:cases|instances|occasions)\b|.*\bof cases\b")
_THESE = re.compile(r"(?:of|among) (?:these|those|them|whom),?\s*", re.IGNORECASE)
INSIDE = re.compile(r"\b(?:in|by|for|among)\s+$", re.IGNORECASE)
CLAUSE = re.compile(r"[;:]|,(?!\d)|\b(?:and|while|but|whereas)\b")


def introduced(statement: ReportStatement) -> str:
    """Return what begins a sentence and says of whom it is: among the cases, of the men."""
    is_first = statement.near == statement.before
    return statement.near if is_first and _INTRO.match(statement.near) else ""


def plain_shares(sample: Sample, statement: ReportStatement) -> Iterator[CellReading]:
    """Give which part of some rows share what a text names."""
    told = (
        _of_cases(sample, statement)
        or _of_these(sample, statement)
        or _of_number(sample, statement)
        or _share_told_of(sample, statement)
        or _of_them(sample, statement)
    )
    if told:
        thing, base = told
        rows = len(sample.rows((*thing, *base)))
        mentions = sample.mentions(sample.columns_of((*base, *thing)))
        names = names_of(sample, frozenset((*thing, *base)))
        reasons = (say("rows counted where {names}", names=names),)
        for whole in wholes_of(sample, CountedGroup(thing=frozenset(thing), base=frozenset(base))):
            if whole:
                yield ratio_reading(rows, whole, mentions, reasons)
        return
    near = CLAUSE.split(statement.near)[-1]
    behind = CLAUSE.split(statement.behind)[0]
    if _IN_GROUP.match(behind):  # 79 % in one and 80 % in the other
        columns = {one.column for one in sample.filters(behind)}
        near = "" if columns & {one.column for one in sample.filters(near)} else near
    arm = sample.arm.index if sample.arm is not None else -1
    intro = introduced(statement) or begun(statement)
    for group in _with_subject(
        sample,
        statement,
        counted_groups(sample, f"{near} % {behind}", intro, statement.before),
    ):
        rows = len(sample.rows(group.whole))
        mentions = sample.mentions(sample.columns_of((*group.base, *group.thing)))
        reasons = (say("rows counted where {names}", names=names_of(sample, group.whole)),)
        is_sure = not sample.unexplained(f"{near} {behind}")
        is_sure = is_sure and (bool(group.base) or not group.is_carried)
        is_sure = is_sure and any(one.column != arm for one in group.whole)
        for whole in filter(None, wholes_of(sample, group)):
            reading = ratio_reading(rows, whole, mentions, reasons)
            yield reading if is_sure else replace(reading, strength=TieStrength.LIKELY)


def begun(statement: ReportStatement) -> str:
    """Return of whom a sentence begins by saying that it is: among women, 30 % and 12 %."""
    head = _BEGINS.match(statement.before)
    return head[0] if head is not None and ";" not in statement.before else ""


def _with_subject(
    sample: Sample, statement: ReportStatement, groups: Iterable[CountedGroup]
) -> Iterator[CountedGroup]:
    """Give groups, those of the subject of their sentence first: men see it so, 43 % for no."""
    ahead = statement.before[: len(statement.before) - len(statement.near)] or statement.near
    head = CLAUSE.split(ahead)[0]
    for group in groups:
        columns = {one.column for one in group.whole}
        subject = [one for one in sample.filters(head) if one.column not in columns]
        if len(subject) == 1 and not group.base and not group.is_carried:
            yield replace(group, base=frozenset(subject))
        yield group


def _of_cases(
    sample: Sample, statement: ReportStatement
) -> tuple[list[RowFilter], list[RowFilter]] | None:
    """Return what is so in which part of a group: women were released in 85 % of cases."""
    if not INSIDE.search(statement.near):
        return None
    clause = re.split(r"[;:]", statement.before)[-1]
    own = sample.filters(CLAUSE.split(INSIDE.sub("", statement.near))[-1])
    if _IN_CASES.match(statement.behind):
        named = sample.filters(clause)
        return (named[1:2], named[:1]) if len(named) == _PAIR else None
    if len(own) != 1 or not _IN_CASES.search(clause):
        return None
    things = [one for one in sample.filters(clause) if one.column != own[0].column]
    return (things[-1:], own) if things else None


def _of_number(
    sample: Sample, statement: ReportStatement
) -> tuple[list[RowFilter], list[RowFilter]] | None:
    """Return what was said before, of a group that is numbered: 86 % of the 3,938 white people."""
    if not _OF_THE.fullmatch(statement.behind):
        return None
    end = statement.end - statement.sentence.start + len(statement.behind)
    base = sample.filters(CLAUSE_END.split(statement.sentence.text[end:])[0])
    columns = {one.column for one in base}
    things = [one for one in sample.filters(statement.before) if one.column not in columns]
    return (things[-1:], base) if things and len(base) == 1 else None


def _share_told_of(
    sample: Sample, statement: ReportStatement
) -> tuple[list[RowFilter], list[RowFilter]] | None:
    """Return what a sentence tells the share of, in a group that stands at a figure.

    "The share of those who agree is highest in the north, at 74 %, against 62 % in the south."
    """
    clause = re.split(r"[;:]", statement.before)[-1]
    told = _SHARE_OF.search(clause)
    if told is None:
        return None
    things = sample.filters(told["what"])
    columns = {one.column for one in things}
    behind = CLAUSE.split(statement.behind)[0]
    near = clause[told.end("what") :][-len(statement.near) :]
    places = (behind if _IN_GROUP.match(behind) else "", near)
    own = next((named for text in places if (named := sample.filters(text))), [])
    own = [one for one in own if one.column not in columns]
    return (things, own) if len(things) == len(own) == 1 else None


def _of_them(
    sample: Sample, statement: ReportStatement
) -> tuple[list[RowFilter], list[RowFilter]] | None:
    """Return what is so of the one group named before: 937 were 65 or older; 47 % of them voted."""
    if not _THEM.match(statement.behind):
        return None
    pieces = [piece for piece in re.split(r"[;:]", statement.before) if piece.strip()]
    base = list(dict.fromkeys(sample.filters(pieces[-1]))) if pieces else []
    columns = {one.column for one in base}
    behind = CLAUSE.split(statement.behind)[0]
    own = [one for one in sample.filters(behind) if one.column not in columns]
    return (own, base) if len(base) == len(own) == 1 else None


def _of_these(
    sample: Sample, statement: ReportStatement
) -> tuple[list[RowFilter], list[RowFilter]] | None:
    """Return what is so of whom the sentence before counted: of these, 74 % were released."""
    previous = statement.previous
    if previous is None or not _THESE.fullmatch(statement.before):
        return None
    things, bases = parted(sample, previous.text)
    behind = CLAUSE.split(statement.behind)[0]
    own = [one for one in sample.filters(behind) if one.column not in {b.column for b in things}]
    base = [*things, *bases][-1:]
    if len({one.column for one in (*things, *bases)}) != 1 or not own or not base:
        return None
    return own[:1], base
