"""Ties a figure to series by the words around it: what names them, and what is left unnamed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from heapq import nlargest
from typing import NamedTuple

from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import (
    FIRST_REPORTED,
    explained_by,
    keys_heard,
    made_words,
    stem,
)
from factcheck.check.naming.doubts import HeardNames, NamedParts, doubts_of, is_count, unexplained
from factcheck.check.naming.hearing import area_behind
from factcheck.check.naming.owners import belongs_to_another
from factcheck.check.naming.rivals import (
    is_one_of_many,
    is_unsaid_aim,
    told_apart_by_no_word,
    told_by_an_earlier_word,
    told_by_row_alone,
    words_of,
    words_of_one_row,
)
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.unit_table import DEFAULT
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "tying")

_JOINING = frozenset(
    "and in for the followed by at with then ahead of highest lowest most least only just still"
    " smallest largest longest shortest even best worst fastest slowest".split()
)
_MEASURED = re.compile(WORDS.pattern(r"\b(?:{en.measured})\b"), re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:it|they|this|that|these|those|its|their|the (?:share|figure|rate|total))\b|其",
    re.IGNORECASE,
)
_ORDER = [TieStrength.CERTAIN, TieStrength.LIKELY, TieStrength.GUESSED]
_TIERS = (40, 30, 22, 15)  # of what is named near, before, behind, and in sentences before
_SORTS = frozenset(map(stem, WORDS["en.sorts_of_total"].split("|")))
_LONG = 3  # words of a label, of which a text may leave one out: research grants (and contracts)
_MANY_WORDS = 5  # of a title: more are rather a sentence
_MOST = 24  # series that are looked at
_POWER = frozenset(map(stem, ("electricity", "power", "energy")))  # what TWh are of
_KWH = DEFAULT.find("kWh")
_ENERGY = _KWH.unit.dimension if _KWH is not None else None
_OF_WHOLE = 20  # more of a row where the line that it is a part of is named with it
BEHIND, TOPIC = 3, len(_TIERS)


class TiedSeries(NamedTuple):
    """A series that a figure may be about."""

    series: CellSeries
    score: int
    strength: TieStrength
    reasons: tuple[str, ...]


def _listed_area(statement: ReportStatement, index: CellIndex) -> frozenset[str]:
    """Return the area that is all that stands between two figures: Spain (9.3), Greece (8.1)."""
    near = statement.near
    namings = [naming for naming in index.lexicon.namings(near) if naming.key in index.areas]
    bare = near
    for naming in reversed(namings):
        bare = f"{bare[: naming.start]} {bare[naming.end :]}"
    is_list = set(re.findall(r"\w+", bare.casefold())) <= _JOINING
    return frozenset(naming.key for naming in namings) if is_list else frozenset()


def _areas_of_others(
    statement: ReportStatement, index: CellIndex, series: CellSeries
) -> frozenset[str]:
    """Return all areas, which figures before one bear that has its own: Spain (9), Greece (8)."""
    own = area_behind(statement, index) or _listed_area(statement, index)
    return index.areas if own and own == series.area_keys else frozenset()


def tied(
    statement: ReportStatement,
    index: CellIndex,
    names: HeardNames,
    wanted: Callable[[CellSeries], bool],
) -> list[TiedSeries]:
    """Return the series that a figure may be about, the likeliest first.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    index : CellIndex
        All series.
    names : HeardNames
        What is named around it.
    wanted : callable
        Whether a series can be meant at all, by its unit.
    """
    meant = [
        series
        for series in index.called(names.behind | names.topic)
        if wanted(series) and not is_unsaid_aim(series, index, names)
    ]
    telling = index.rare | words_of_one_row(meant)
    scored = [
        (score, named, series)
        for series in meant
        for score, named in [_score(series, names, index, telling)]
        if score > 0
    ]
    areas = Counter(series.name.area for _, _, series in scored)
    scored = [one for one in scored if not is_one_of_many(one[1], one[2], areas)]
    wider = told_by_an_earlier_word(scored, names)
    nameless = told_by_row_alone(scored)
    best = max((score for score, _, _ in scored), default=0)
    unlike = told_apart_by_no_word(series for score, _, series in scored if score == best)
    found = []
    for score, named, series in nlargest(_MOST, scored, key=lambda one: one[0]):
        strength, reasons = _strength(statement, index, names, series, named)
        if score == best and words_of(series) in unlike and strength is TieStrength.CERTAIN:
            strength = TieStrength.LIKELY
            reasons = (*reasons, say("as much names other series too"))
        if id(series) in wider and strength is TieStrength.CERTAIN:
            strength = TieStrength.LIKELY
            reasons = (*reasons, say("as much names other series too"))
        if id(series) in nameless and strength is TieStrength.CERTAIN:
            strength = TieStrength.LIKELY
            reasons = (*reasons, say("as much names other series too"))
        if score < best and strength is not TieStrength.GUESSED:
            is_near = score >= best - 25 and not _is_of_an_unnamed_row(series, named)
            strength = TieStrength.LIKELY if is_near else TieStrength.GUESSED
            reasons = (*reasons, named_less_closely())
        found.append(TiedSeries(series, score, strength, reasons))
    return found


def _is_of_an_unnamed_row(series: CellSeries, named: NamedParts) -> bool:
    """Whether nothing tells the row of a series from others of its column: whose growth is it."""
    return bool(series.row_keys) and not named.row and not series.is_total


def _tier(
    keys: frozenset[str], names: HeardNames, optional: frozenset[str] = known.OPTIONAL
) -> int:
    if not keys:
        return 0
    zones = (names.near, names.sentence, names.behind, names.behind | names.topic)
    for tier, said in enumerate(zones, 1):
        needed = keys - optional or keys
        if keys_heard(needed, said) == needed:
            return tier
    return BEHIND if len(keys) >= _LONG and len(keys & names.near) >= _LONG - 1 else 0


def _untold(series: CellSeries, names: HeardNames, index: CellIndex) -> frozenset[str]:
    """Return what a text need not say of a column, since the unit or what was said before does."""
    shared = index.unsaid.told_by_unit(series)
    told = (
        made_words()
        | names.told
        | (_POWER if series.first.measure.unit.dimension == _ENERGY else frozenset())
    )
    return known.OPTIONAL | (shared & told) | index.unsaid.made_alone(series)


def _score(
    series: CellSeries, names: HeardNames, index: CellIndex, telling: frozenset[str]
) -> tuple[int, NamedParts]:
    is_called_other = series.is_other == names.is_of_others
    row = _tier(series.row_keys, names) if is_called_other or not series.is_other else 0
    is_hinted = bool(series.row_keys & names.near & telling) and not series.is_other
    row = BEHIND if (row and not is_called_other) or (is_hinted and not row) else row
    if not row and series.lead_keys and series.lead_keys <= names.near:
        row = BEHIND  # food, of food and beverages
    is_called = any(
        0 < len(keys) < _MANY_WORDS and keys <= names.near
        for keys in (series.called, series.title_keys, series.topic_keys)
    )
    if series.is_total and not row and (is_called or _is_called_shortly(series, names, index)):
        row = BEHIND  # "18,342 students": the total of a table that is called so
    column = _tier(series.column_keys, names, _untold(series, names, index))
    area = _tier(series.area_keys, names)
    named = NamedParts(row, column, area, series.keys)
    if not (row or column or area):
        return 0, named
    score = 0
    for tier, keys in (
        (row, series.row_keys),
        (column, series.column_keys),
        (area, series.area_keys),
    ):
        if tier:
            exact = sum(key in names.behind | names.topic for key in keys)
            bonus = 8 if tier == 1 else 3
            score += _TIERS[tier - 1] + bonus * (min(len(keys), 4) - 1) + exact
    if series.row_keys and not row:
        score -= 0 if series.is_total else 25
    if series.column_keys and not column:
        score -= 10
    if series.area_keys and not area and not _is_of_all(series, names, index):
        score -= 25
    whole = index.words_of_whole(series) if row == 1 else frozenset()
    score += _OF_WHOLE * bool(whole and whole <= names.near)  # transport spending
    score += 10 * bool(series.parent_keys and series.parent_keys <= names.sentence)
    score += 2 * len(series.title_keys & (names.near | names.topic))
    if FIRST_REPORTED in series.keys and FIRST_REPORTED not in names.near:
        score -= 20
    return score, named


def _is_called_shortly(series: CellSeries, names: HeardNames, index: CellIndex) -> bool:
    """Whether a total is called without what sort of total it is: income, of operating income."""
    short = series.row_keys - _SORTS
    if not short or short == series.row_keys or not short <= names.near:
        return False
    return all(other.row_keys != short for other in index.called(short))


def _is_of_all(series: CellSeries, names: HeardNames, index: CellIndex) -> bool:
    """Whether no area is named, and a series is of the one that is all of the others."""
    is_named = (names.behind | names.topic) & index.areas
    return not is_named and index.is_of_whole_area(series)


def _strength(
    statement: ReportStatement,
    index: CellIndex,
    names: HeardNames,
    series: CellSeries,
    named: NamedParts,
) -> tuple[TieStrength, tuple[str, ...]]:
    reasons = [say("named: {names}", names=series.first.series_label)]
    strength = TieStrength.CERTAIN
    unnamed = [
        keys
        for tier, keys, passes in (
            (named.row, series.row_keys, series.is_total),
            (named.column, series.column_keys, False),
            (named.area, series.area_keys, _is_of_all(series, names, index)),
        )
        if keys and not tier and not passes
    ]
    explained = _explained(index, series, named)
    explained |= _areas_of_others(statement, index, series)
    extra = unexplained(statement, index, names, explained, index.labels_of(series))
    if extra:
        reasons.append(say("{word} is not in the name of the series", word=extra))
        strength = TieStrength.LIKELY
    if unnamed:
        reasons.append(say("a part of the series is not named"))
        if named.row == 0 or named.area == TOPIC or is_count(statement):
            strength = TieStrength.LIKELY
    if TOPIC in (named.row, named.column, named.area):
        reasons.append(say("named in a sentence before"))
        if TOPIC in (named.row, named.column):
            is_referred = _PRONOUN.search(statement.before) or 0 < named.area < TOPIC
            if 0 < named.row < TOPIC and not _MEASURED.search(statement.near):
                is_referred = True  # income rose to 81. Property led the way with 53
            if not is_referred and strength is TieStrength.CERTAIN:
                strength = TieStrength.LIKELY
            if extra:
                strength = TieStrength.GUESSED
    elif BEHIND in (named.row, named.column):
        reasons.append(_named_behind(series, names, named))
        strength = max(strength, TieStrength.LIKELY, key=_ORDER.index)
    if not series.is_clear:
        strength = max(strength, TieStrength.LIKELY, key=_ORDER.index)
    if doubts := _doubts(statement, index, names, series, named):
        reasons += doubts
        strength = max(strength, TieStrength.LIKELY, key=_ORDER.index)
    return strength, tuple(reasons)


def named_in_part() -> str:
    """Say that not all words of a label are there."""
    return say("it is named in part")


def named_less_closely() -> str:
    """Say that the words name another series better."""
    return say("another one is named more closely")


def _named_behind(series: CellSeries, names: HeardNames, named: NamedParts) -> str:
    labels = [
        keys
        for tier, keys in ((named.row, series.row_keys), (named.column, series.column_keys))
        if tier == BEHIND
    ]
    is_whole = all(keys - known.OPTIONAL <= names.behind for keys in labels)
    return say("it is named behind the figure") if is_whole else named_in_part()


def _explained(index: CellIndex, series: CellSeries, named: NamedParts) -> frozenset[str]:
    """Return what words at a figure may name of a series that is tied to it."""
    keys = named.keys | series.title_keys | series.parent_keys | index.own_words
    keys |= index.words_of_whole(series) if named.row else frozenset()
    if (line := index.line_parted(series)) is not None:
        keys |= line.row_keys
    if series.row_keys and not series.row_keys & index.accounts:  # the profit of a segment
        keys |= {known.LOOSE[key] for key in series.column_keys if key in known.LOOSE}
    is_near = 1 in (named.row, named.column, named.area)
    keys = explained_by(keys)
    return keys | series.called if is_near else keys  # students of Science, from students.csv


def _doubts(
    statement: ReportStatement,
    index: CellIndex,
    names: HeardNames,
    series: CellSeries,
    named: NamedParts,
) -> list[str]:
    """Return why the words at a figure may name something else than a series."""
    doubts = doubts_of(statement, index, named)
    keys = _explained(index, series, named) | _areas_of_others(statement, index, series)
    if not doubts and (
        owner := belongs_to_another(
            statement, index, keys, index.labels_of(series), series.name.table
        )
    ):
        doubts = [owner]
    if names.is_of_others and not series.is_other:
        doubts.append(say("{word} is not in the name of the series", word=say("other")))
    return doubts


def best(ties: Iterable[TiedSeries]) -> list[TiedSeries]:
    """Return the ties of the highest score."""
    ties = list(ties)
    top = max((tie.score for tie in ties), default=0)
    return [tie for tie in ties if tie.score == top]
