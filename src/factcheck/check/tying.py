"""Ties a figure to series by the words around it: what names them, and what is left unnamed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from heapq import nlargest
from typing import NamedTuple

from msgspec import Struct

from factcheck.check import vocabulary as known
from factcheck.check.claimed import Claimed
from factcheck.check.findings import TieStrength
from factcheck.check.index import CellIndex, CellSeries
from factcheck.check.statements import Statement
from factcheck.check.words import FIRST_REPORTED, english, is_chinese, stem
from factcheck.domain.unit import UnitForm
from factcheck.language import say

_BREAK = re.compile(r"[,,;;:。—–](?!\d)|\s-\s|\band\b|\bbut\b|\bwhile\b|\bso that\b|\bwhereas\b")
_BEHIND = re.compile(r"[,.;:()]|[,。;:()、]")
_AND = re.compile(r"\band\b")
_PRONOUN = re.compile(
    r"\b(?:it|they|this|that|these|those|its|their|the (?:share|figure|rate|total))\b|其",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\s+(?:new |other |more |further )?([a-z]+s)\b")
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_ORDER = [TieStrength.CERTAIN, TieStrength.LIKELY, TieStrength.GUESSED]
_OWNED = re.compile(r"\b(?:its|their)\b|其(?!中)", re.IGNORECASE)
_OF_THE_ONE_BEFORE = re.compile(
    r"^\s*(?P<word>on|in|for|to|from|by|with|through|at)\s[^,;:]+(?:,|,?\s*\band)\s*$"
)
_SAID_BEHIND = re.compile(
    r"(?:\s*(?:,|or|\()\s*(?:about )?[\d.,]+\s?(?:%|per ?cent)\)?,?)?"
    r"\s+(?:were|was|are|is|have|had|has|went|came)\s+(?:been\s+|to\s+|from\s+)?(?P<word>[a-z]+)"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|stood|came|totall?ed|reached|rose|fell|amounted|grew|had|has)\b"
)
_LAID_BESIDE = re.compile(
    r"\b(?:(?:second|third|next)(?: only)? to|than|behind|ahead of|unlike|overtak\w+|overtook)"
    r" (?:the |that of |those of )?",
    re.IGNORECASE,
)
_TIERS = (40, 30, 22, 15)  # of what is named near, before, behind, and in sentences before
_LONG = 3  # words of a label, of which a text may leave one out: research grants (and contracts)
_FEW = 2  # words behind "and" that still belong to what is named before
_MOST = 24  # series that are looked at
BEHIND, TOPIC = 3, len(_TIERS)


class Heard(Struct, frozen=True, kw_only=True):
    """The things that are named around a figure, the nearest apart."""

    near: frozenset[str]  # in its subject, and between the figure before it and itself
    sentence: frozenset[str]  # before it in its sentence
    behind: frozenset[str]  # and behind it, up to the next figure
    topic: frozenset[str]  # what the text was about before
    subject: str  # what the draft takes it to be about, where that is used
    clause: str  # from the beginning of the clause that names the nearest to the figure


class TiedSeries(NamedTuple):
    """A series that a figure may be about."""

    series: CellSeries
    score: int
    strength: TieStrength
    reasons: tuple[str, ...]


def heard(statement: Statement, index: CellIndex, topic: frozenset[str]) -> Heard:
    """Return what is named around a figure."""
    lexicon = index.lexicon
    near = lexicon.keys(statement.near)
    subject = subject_of(statement)
    used = ""
    is_own = subject in statement.sentence.text or (is_chinese(subject) and statement.is_sure)
    if is_own and (not index.names_series(near) or subject in statement.near):
        others = index.areas if near & index.areas else frozenset()
        near |= lexicon.keys(subject) - others
        used = subject if not others else ""
    elif not is_own:
        topic |= lexicon.keys(subject)
    if statement.claimed in (Claimed.LEVEL, Claimed.BARE, Claimed.CHANGE):
        near |= _behind(_own_words_behind(statement), index)
        near |= lexicon.keys(re.sub(r"[\d.,$€£%]+", " ", statement.figure))
    if statement.claimed is Claimed.RANK:
        near |= lexicon.keys(statement.figure) | _behind(statement.behind, index)
    if known.EARLIER_REPORT.search(statement.sentence.text):
        near |= {FIRST_REPORTED}
    beside = re.split(r"\bthan\b|\bcompared\b|[,;。]", statement.behind)[0]
    return Heard(
        near=near,
        sentence=near | lexicon.keys(statement.before),
        behind=near | lexicon.keys(statement.before) | lexicon.keys(beside),
        topic=topic,
        subject=used,
        clause=_clause(statement, index, near),
    )


def without(names: Heard, keys: frozenset[str]) -> Heard:
    """Return what is named around a figure without some of it."""
    return Heard(
        near=names.near - keys,
        sentence=names.sentence - keys,
        behind=names.behind - keys,
        topic=names.topic - keys,
        subject=names.subject,
        clause=names.clause,
    )


def subject_of(statement: Statement) -> str:
    """Return what a figure is about, without the whole that it is a share of."""
    return statement.subject.partition("占")[0]


def _own_words_behind(statement: Statement) -> str:
    """Return what stands behind a figure, without what names the next: and costs 29.8."""
    has_next = statement.end + len(statement.behind) < statement.sentence.end
    joined = _AND.search(statement.behind)
    return statement.behind[: joined.start()] if joined and has_next else statement.behind


def _behind(text: str, index: CellIndex) -> frozenset[str]:
    """Return what is named right behind a figure: spent on research and development, a share."""
    clause = _BEHIND.split(text, maxsplit=1)[0][:60]
    joined = _AND.search(clause)
    is_long = joined is not None and len(clause[joined.end() :].split()) > _FEW
    end = joined.start() if joined and is_long else len(clause)
    return frozenset(naming.key for naming in index.lexicon.namings(clause) if naming.start < end)


def _clause(statement: Statement, index: CellIndex, near: frozenset[str]) -> str:
    """Return the words from the clause that names something to the figure."""
    before = statement.before
    if is_chinese(before):
        pieces = [piece for piece in re.split("[,,;;:。::、]", before) if piece.strip()]
        return subject_of(statement) or (pieces[-1] if pieces else "")
    named = [naming for naming in index.lexicon.namings(before) if naming.key in near]
    end = named[-1].start if named else len(before)
    start = max((match.end() for match in _BREAK.finditer(before, 0, end)), default=0)
    return before[start:]


def tied(
    statement: Statement,
    index: CellIndex,
    names: Heard,
    wanted: Callable[[CellSeries], bool],
) -> list[TiedSeries]:
    """Return the series that a figure may be about, the likeliest first.

    Parameters
    ----------
    statement : Statement
        The figure.
    index : CellIndex
        All series.
    names : Heard
        What is named around it.
    wanted : callable
        Whether a series can be meant at all, by its unit.
    """
    scored = [
        (score, named, series)
        for series in index.called(names.behind | names.topic)
        if wanted(series)
        for score, named in [_score(series, names)]
        if score > 0
    ]
    areas = Counter(series.name.area for _, _, series in scored)
    scored = [one for one in scored if not _is_one_of_many(one[1], one[2], areas)]
    wider = _told_by_an_earlier_word(scored, names)
    best = max((score for score, _, _ in scored), default=0)
    unlike = _told_apart_by_no_word(series for score, _, series in scored if score == best)
    found = []
    for score, named, series in nlargest(_MOST, scored, key=lambda one: one[0]):
        strength, reasons = _strength(statement, index, names, series, named)
        if score == best and _words(series) in unlike and strength is TieStrength.CERTAIN:
            strength = TieStrength.LIKELY
            reasons = (*reasons, say("as much names other series too"))
        if id(series) in wider and strength is TieStrength.CERTAIN:
            strength = TieStrength.LIKELY
            reasons = (*reasons, say("as much names other series too"))
        if score < best and strength is not TieStrength.GUESSED:
            strength = TieStrength.LIKELY if score >= best - 25 else TieStrength.GUESSED
        found.append(TiedSeries(series, score, strength, reasons))
    return found


def _told_by_an_earlier_word(
    scored: Iterable[tuple[int, _Named, CellSeries]], names: Heard
) -> set[int]:
    """Return the series told from one of fewer words by what was named in a sentence before alone.

    Of "deaths" and "deaths per 100,000 people", where the rate was spoken of before.
    """
    several = [series for _, _, series in scored]
    by_place: dict[tuple[object, ...], list[CellSeries]] = defaultdict(list)
    for series in several:
        by_place[series.name.table, series.name.area, series.name.rows].append(series)
    wider = set()
    for group in by_place.values():
        for series in group:
            for other in group:
                more = series.column_keys - other.column_keys
                if other.column_keys < series.column_keys and not more & names.behind:
                    wider.add(id(series))
    return wider


def _told_apart_by_no_word(several: Iterable[CellSeries]) -> set[tuple[frozenset[str], ...]]:
    """Return the words by which series of different labels are called alike: plant 3, plant 12."""
    labels: dict[tuple[frozenset[str], ...], set[tuple[object, ...]]] = defaultdict(set)
    for series in several:
        name = series.name
        labels[_words(series)].add((name.rows, name.columns, name.area))
    return {words for words, names in labels.items() if len(names) > 1}


def _words(series: CellSeries) -> tuple[frozenset[str], ...]:
    return (series.row_keys, series.column_keys, series.area_keys)


def _is_one_of_many(named: _Named, series: CellSeries, areas: Counter[str]) -> bool:
    """Whether nothing but the area is named, and there are several series of it."""
    if named.row or named.column or not (series.column_keys or series.row_keys):
        return False
    return areas[series.name.area] > 1


class _Named(NamedTuple):
    """Which names of a series are said, and how near: 1 to 3, 0 for one that is not."""

    row: int
    column: int
    area: int
    keys: frozenset[str]


def _tier(keys: frozenset[str], names: Heard) -> int:
    if not keys:
        return 0
    zones = (names.near, names.sentence, names.behind, names.behind | names.topic)
    for tier, said in enumerate(zones, 1):
        needed = keys - known.OPTIONAL or keys
        if all(key in said or known.LOOSE.get(key, "") in said for key in needed):
            return tier
    return BEHIND if len(keys) >= _LONG and len(keys & names.near) >= _LONG - 1 else 0


def _score(series: CellSeries, names: Heard) -> tuple[int, _Named]:
    row = _tier(series.row_keys, names)
    is_called = any(
        0 < len(keys) < 3 and keys <= names.near for keys in (series.called, series.title_keys)
    )
    if series.is_total and not row and is_called:
        row = BEHIND  # "18,342 students": the total of a table that is called so
    column = _tier(series.column_keys, names)
    area = _tier(series.area_keys, names)
    named = _Named(row, column, area, series.keys)
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
    if series.area_keys and not area:
        score -= 25
    score += 10 * bool(series.parent_keys and series.parent_keys <= names.sentence)
    score += 2 * len(series.title_keys & (names.near | names.topic))
    if FIRST_REPORTED in series.keys and FIRST_REPORTED not in names.near:
        score -= 20
    return score, named


def _strength(
    statement: Statement,
    index: CellIndex,
    names: Heard,
    series: CellSeries,
    named: _Named,
) -> tuple[TieStrength, tuple[str, ...]]:
    reasons = [say("named: {names}", names=series.first.series_label)]
    strength = TieStrength.CERTAIN
    unnamed = [
        keys
        for tier, keys, passes in (
            (named.row, series.row_keys, series.is_total),
            (named.column, series.column_keys, False),
            (named.area, series.area_keys, False),
        )
        if keys and not tier and not passes
    ]
    explained = named.keys | series.title_keys | series.parent_keys
    extra = _unexplained(statement, index, names, explained, series.labels)
    if extra:
        reasons.append(say("{word} is not in the name of the series", word=extra))
        strength = TieStrength.LIKELY
    if unnamed:
        reasons.append(say("a part of the series is not named"))
        if named.row == 0 or named.area == TOPIC or _is_count(statement):
            strength = TieStrength.LIKELY
    if TOPIC in (named.row, named.column, named.area):
        reasons.append(say("named in a sentence before"))
        if TOPIC in (named.row, named.column):
            is_referred = _PRONOUN.search(statement.before) or 0 < named.area < TOPIC
            if not is_referred and strength is TieStrength.CERTAIN:
                strength = TieStrength.LIKELY
            if extra:
                strength = TieStrength.GUESSED
    elif BEHIND in (named.row, named.column) and strength is TieStrength.CERTAIN:
        strength = TieStrength.LIKELY
    if not series.is_clear:
        strength = max(strength, TieStrength.LIKELY, key=_ORDER.index)
    if doubts := _doubts(statement, index, named):
        reasons += doubts
        strength = max(strength, TieStrength.LIKELY, key=_ORDER.index)
    return strength, tuple(reasons)


def _is_said_of_part(statement: Statement, named: _Named) -> bool:
    """Whether a verb behind a figure says of what it is: of the waste, 28,807 t were recycled."""
    if statement.claimed not in (Claimed.LEVEL, Claimed.BARE, Claimed.SHARE):
        return False
    rest = statement.sentence.text[statement.end - statement.sentence.start :]
    told = _SAID_BEHIND.match(rest)
    if told is None or _VERB.search(_BREAK.split(statement.near)[-1]):
        return False
    word = told["word"].casefold()
    return stem(word) not in named.keys and word not in known.NEUTRAL and word not in known.STOP


def _is_laid_beside(statement: Statement, index: CellIndex, named: _Named) -> bool:
    """Whether what a series is called stands only where something else is laid beside it.

    "It was second to coal in 2019, with 70.8 TWh" is of no coal.
    """
    beside = [match.end() for match in _LAID_BESIDE.finditer(statement.near)]
    if not beside:
        return False
    places = [
        naming.start for naming in index.lexicon.namings(statement.near) if naming.key in named.keys
    ]
    return bool(places) and all(any(0 <= at - end < 2 for end in beside) for at in places)


def _doubts(statement: Statement, index: CellIndex, named: _Named) -> list[str]:
    """Return why the words at a figure may name something else, whatever the series is called."""
    doubts = []
    if _OWNED.search(statement.near) and not (named.area or (named.row and named.column)):
        doubts.append(say("it belongs to what the sentence names before"))
    if _is_of_the_one_before(statement):
        doubts.append(say("the words before it belong to the figure before"))
    if _is_said_of_part(statement, named):
        doubts.append(say("what follows says something else of it"))
    if _is_laid_beside(statement, index, named):
        doubts.append(say("the sentence names it as another one"))
    if known.RESTATED.search(statement.sentence.text):
        doubts.append(say("the sentence speaks of restated or adjusted figures"))
    return doubts


def _is_of_the_one_before(statement: Statement) -> bool:
    """Whether what stands between two figures names the first: 5.9 on crew, 0.9 on fuel."""
    words = _OF_THE_ONE_BEFORE.match(statement.near)
    if words is None or statement.claimed not in (Claimed.LEVEL, Claimed.BARE, Claimed.SHARE):
        return False
    return re.match(rf"\s*{words['word']}\s", statement.behind) is not None


def _unexplained(
    statement: Statement,
    index: CellIndex,
    names: Heard,
    keys: frozenset[str],
    labels: tuple[str, ...],
) -> str:
    """Return a word at a figure that the name of a series does not explain; nothing if none is."""
    extra = index.lexicon.left_over(names.clause, keys, labels)
    if not extra and names.subject in statement.sentence.text:
        extra = index.lexicon.left_over(names.subject, keys, labels)
    if not extra and _is_count(statement):
        extra = _uncounted(statement, keys | _loose(keys))
    return extra


def _is_count(statement: Statement) -> bool:
    if statement.claimed not in (Claimed.LEVEL, Claimed.BARE):
        return False
    measure = statement.measure
    return measure is None or measure.unit.form is UnitForm.COUNT or not measure.unit.symbol


def _uncounted(statement: Statement, keys: frozenset[str]) -> str:
    """Return what is counted, unless it is what a series is called: 62 countries."""
    if is_chinese(statement.figure):
        return ""
    nouns = [naming for naming in english(statement.figure) if naming.key not in _NUMBERS]
    if not nouns and (behind := _COUNTED.match(statement.behind)):
        nouns = list(english(behind[1]))
    wrong = [naming for naming in nouns if naming.key not in keys]
    return statement.figure if wrong else ""


def _loose(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(known.LOOSE[key] for key in keys if key in known.LOOSE)


def best(ties: Iterable[TiedSeries]) -> list[TiedSeries]:
    """Return the ties of the highest score."""
    ties = list(ties)
    top = max((tie.score for tie in ties), default=0)
    return [tie for tie in ties if tie.score == top]
