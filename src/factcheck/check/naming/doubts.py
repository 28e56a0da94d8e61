"""Why the words at a figure may name something else than the series that they seem to name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from factcheck.check.evidence.index import CellIndex
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import english, is_chinese, stem
from factcheck.check.prose.claimed import AMOUNTS, MOVES, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.unit import UnitForm
from factcheck.language import say
from factcheck.wording.prose_numbers import COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "doubts")

BREAK = re.compile(WORDS["en.break"])
_SAID_BEHIND = re.compile(
    r"(?:\s*(?:,|or|\()\s*(?:about )?[\d.,]+\s?(?:%|per ?cent)\)?,?)?"
    r"\s+(?:were|was|are|is|have|had|has|went|came)\s+(?:been\s+|to\s+|from\s+)?(?P<word>[a-z]+)"
)
_VERB = re.compile(WORDS.pattern(r"\b(?:{en.verb})\b"))
_LAID_BESIDE = re.compile(
    WORDS.pattern(r"\b(?:{en.laid_beside}) (?:the |that of |those of )?"),
    re.IGNORECASE,
)
_BESIDE_PLAN = re.compile(
    WORDS.pattern(r"\b(?:{en.beside_plan})\s+(?:the |its |our )?(?:{en.plan})"), re.IGNORECASE
)
_OF_WHICH = re.compile(WORDS.pattern(r"\b(?:{en.of_which})\s*(?:about |some )?[$€£]?$|其中$"))
_PART_OF_IT = re.compile(  # three quarters of sales, 704 million; 12 % of revenue (5 million)
    r"(?:%|per ?cent|percent|\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|most))"
    r" of (?:the |our |its |all |total )*[a-z][\w -]*?(?:, (?:or )?| \(| – | or )[$€£]?$",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    WORDS.pattern(
        r"\d[\d,.]*\s(?:million |thousand )?(?P<things>[a-z][a-z ]{2,30}),? (?:{en.of_which})"
        r"\s*(?:about |some |nearly )?$"
    )
)
_EFFECT = re.compile(  # the stronger dollar decreased sales abroad by 4 % and all sales by 2 %
    WORDS.pattern(
        r"\b(?:{en.causes})\b(?:[^.;]|\.\d)*?\b(?:{en.acted})\b(?:[^.;]|\.\d)*\bby"
        r" (?:about |some |nearly )?[$€£]?$"
    ),
    re.IGNORECASE,
)
_OF_THE_ONE_BEFORE = re.compile(
    r"^\s*(?:(?:was|were|is|are) )?(?P<word>on|in|for|to|from|by|with|through|at)\s"
    r"[^,;:]+(?:,|,?\s*\b(?:and|to))\s*$"
)
_OWNED = re.compile(r"\b(?:its|their)\b|其(?!中)", re.IGNORECASE)
_COUNTED = re.compile(r"^\s+(?:new |other |more |further )?([a-z]+s)\b")
_OF_OTHERS = re.compile(WORDS.pattern(r"\b(?:{en.of_others})\b"), re.IGNORECASE)
_NUMBERS = frozenset(COUNTS) - {"one"}


class HeardNames(Struct, frozen=True, kw_only=True):
    """The things that are named around a figure, the nearest apart."""

    near: frozenset[str]  # in its subject, and between the figure before it and itself
    sentence: frozenset[str]  # before it in its sentence
    behind: frozenset[str]  # and behind it, up to the next figure
    topic: frozenset[str]  # what the text was about before
    told: frozenset[str]  # what its title, its section and its paragraph speak of
    subject: str  # what the draft takes it to be about, where that is used
    clause: str  # from the beginning of the clause that names the nearest to the figure
    is_of_others: bool = False  # it speaks of other ones: other income


class NamedParts(NamedTuple):
    """Which names of a series are said, and how near: 1 to 3, 0 for one that is not."""

    row: int
    column: int
    area: int
    keys: frozenset[str]


def _is_said_of_part(statement: ReportStatement, named: NamedParts) -> bool:
    """Whether a verb behind a figure says of what it is: of the waste, 28,807 t were recycled."""
    if statement.claimed not in AMOUNTS:
        return False
    rest = statement.sentence.text[statement.end - statement.sentence.start :]
    told = _SAID_BEHIND.match(rest)
    if told is None or _VERB.search(BREAK.split(statement.near)[-1]):
        return False
    word = told["word"].casefold()
    return stem(word) not in named.keys and word not in known.NEUTRAL and word not in known.STOP


def _is_laid_beside(statement: ReportStatement, index: CellIndex, named: NamedParts) -> bool:
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


def doubts_of(statement: ReportStatement, index: CellIndex, named: NamedParts) -> list[str]:
    """Return why the words at a figure may name something else, whatever the series is called."""
    doubts = []
    if _OWNED.search(statement.near) and not (named.area or (named.row and named.column)):
        doubts.append(say("it belongs to what the sentence names before"))
    if is_of_the_one_before(statement):
        doubts.append(say("the words before it belong to the figure before"))
    if _is_said_of_part(statement, named):
        doubts.append(say("what follows says something else of it"))
    if _is_laid_beside(statement, index, named):
        doubts.append(say("the sentence names it as another one"))
    if named.keys & known.PLAN_KEYS and _BESIDE_PLAN.search(statement.near):
        doubts.append(say("the sentence names it as another one"))
    if statement.claimed in MOVES and _EFFECT.search(statement.before):
        doubts.append(say("it is told as the effect of something"))
    if _is_a_part(statement, index, named):
        doubts.append(say("it is a part of what the sentence names before"))
    if _is_of_others(statement, named):
        doubts.append(say("it is of the others"))
    if _is_restated(statement.sentence.text):
        doubts.append(say("the sentence speaks of restated or adjusted figures"))
    return doubts


@lru_cache(maxsize=1024)
def _is_restated(sentence: str) -> bool:
    return known.RESTATED.search(sentence) is not None


def _is_a_part(statement: ReportStatement, index: CellIndex, named: NamedParts) -> bool:
    """Whether a figure is a part of one before it, and what it is stands behind it.

    "Income was 9.4 million, of which 6.8 million came from the county" is of no other income.
    """
    if statement.claimed is ClaimedAs.SHARE and _is_of_things_counted(statement, index, named):
        return True
    if statement.claimed is ClaimedAs.LEVEL and _PART_OF_IT.search(statement.before):
        return True
    if _OF_WHICH.search(statement.near) is None:
        return False
    clause = BREAK.split(statement.behind)[0]
    if statement.is_dated and not index.lexicon.left_over(clause, ()):
        return False  # of which 1.4 million falls in 2026
    return not named.keys & index.lexicon.keys(statement.behind)


def _is_of_things_counted(statement: ReportStatement, index: CellIndex, named: NamedParts) -> bool:
    """Whether a share is of what was counted right before it, and not of the sales of a place.

    "We employed 29,945 people, of which 50 % were in the United States".
    """
    match = _COUNTED_BEFORE.search(statement.before)
    things = index.lexicon.keys(match["things"]) if match is not None else frozenset()
    return bool(things) and not things & named.keys


def _is_of_others(statement: ReportStatement, named: NamedParts) -> bool:
    """Whether what follows an amount says that it is of the others: 18.5 TWh from other sources."""
    if statement.claimed not in AMOUNTS:
        return False
    clause = BREAK.split(statement.behind)[0]
    word = _OF_OTHERS.search(clause)
    return word is not None and stem(word[0]) not in named.keys


def is_of_the_one_before(statement: ReportStatement) -> bool:
    """Whether what stands between two figures names the first: 5.9 on crew, 0.9 on fuel."""
    words = _OF_THE_ONE_BEFORE.match(statement.near)
    if words is None or statement.claimed not in (
        ClaimedAs.LEVEL,
        ClaimedAs.BARE,
        ClaimedAs.SHARE,
    ):
        return False
    alike = rf"\s*(?:(?:was|were|is|are) )?{words['word']}\s"
    return re.match(alike, statement.behind) is not None


def unexplained(
    statement: ReportStatement,
    index: CellIndex,
    names: HeardNames,
    keys: frozenset[str],
    labels: tuple[str, ...],
) -> str:
    """Return a word at a figure that the name of a series does not explain; nothing if none is."""
    extra = index.lexicon.left_over(names.clause, keys, labels)
    if not extra and names.subject in statement.sentence.text:
        extra = index.lexicon.left_over(names.subject, keys, labels)
    if not extra and is_count(statement):
        extra = _uncounted(statement, keys | _loose(keys))
    return extra


def is_count(statement: ReportStatement) -> bool:
    """Whether a figure counts things, or has no unit."""
    if statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE, ClaimedAs.CHANGE):
        return False
    measure = statement.measure
    return measure is None or measure.unit.form is UnitForm.COUNT or not measure.unit.symbol


def _uncounted(statement: ReportStatement, keys: frozenset[str]) -> str:
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
