"""Figures that are a part of a name, and series whose name is nothing but a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.findings import TieStrength
from factcheck.check.prose.claimed import AMOUNTS
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "names of cells")

_NUMBER = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[^\W\d_]+")
_ONE = re.compile(
    r"\b(?:a|an|another|one-time|one-off) (?:about |roughly |nearly |some )?$", re.IGNORECASE
)
_ITS_NOUN = re.compile(
    WORDS.pattern(r"[ -](?!(?:{en.of_results})\b)(?P<noun>[a-z]{4,})\b(?! of\b)")
)
_ROOT = 5  # letters that a noun and its verb share
_SURE = frozenset({TieStrength.CERTAIN, TieStrength.SETTLED})
_OPPOSITES = (
    ("gross", "net"),
    ("basic", "diluted"),
    ("domestic", "foreign"),
    ("short", "long"),
    ("assets", "liabilities"),
    ("exports", "imports"),
    ("inbound", "outbound"),
)
_FEWEST = 2  # words behind a number, which are hardly the same by chance
_OF_TIME = frozenset(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec year years quarter month months week weeks day ended"
    " ending as at of on for and or the in to from date".split()
)


def of_a_name(statement: ReportStatement, readings: Sequence[CellReading]) -> str:
    """Return why a figure is not what a series is of, by the name of that; nothing if it may be.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : sequence of CellReading
        What it was set against.

    Notes
    -----
    "30 or more days past due" is no number of those that are "90 or more days past due"; a row
    called "June 30, 2024" names nothing that a sentence could be about; and "a $100 million
    payment" behind a gross margin is a payment.
    """
    cells = [cell for reading in readings for cell in reading.cells[:1]]
    if any(_stands_in(statement, label) for cell in cells for label in cell.rows):
        return say("it is a part of a name")
    if cells and all(_is_a_time(cell) for cell in cells):
        return say("the row is called by a time alone")
    sure = [reading.cells[0] for reading in readings if reading.strength in _SURE and reading.cells]
    if sure and all(_is_the_opposite(statement, cell) for cell in sure):
        return say("the sentence names it as another one")
    if cells and _is_of_its_own_noun(statement, cells):
        return say("the sentence names it as another one")
    return ""


def _is_of_its_own_noun(statement: ReportStatement, cells: Iterable[DataCell]) -> bool:
    """Whether an amount is one of something, "a $100 million payment", that no cell is."""
    behind = statement.sentence.text[statement.end - statement.sentence.start :]
    noun = _ITS_NOUN.match(behind)
    if statement.claimed not in AMOUNTS or noun is None or not _ONE.search(statement.before):
        return False
    root = noun["noun"][:_ROOT]
    words = (word for cell in cells for word in _WORD.findall(cell.label))
    return all(not word.casefold().startswith(root) for word in words)


def _is_the_opposite(statement: ReportStatement, cell: DataCell) -> bool:
    """Whether a sentence says gross of what a cell is called net, and the like."""
    said, called = set(_words(statement.before)), set(_words(cell.label))
    return any(
        one in said and other in called and one not in called and other not in said
        for pair in _OPPOSITES
        for one, other in permutations(pair)
    )


def _words(text: str) -> list[str]:
    return _folded(_WORD.findall(text))


def _stands_in(statement: ReportStatement, label: str) -> bool:
    """Whether the words behind the number of a label stand behind the figure as well."""
    behind = statement.sentence.text[statement.end - statement.sentence.start :]
    said = _WORD.findall(behind[: len(label) + 1])
    for number in _NUMBER.finditer(label):
        words = _WORD.findall(label[number.end() :])
        is_same = [word.casefold() for word in said[: len(words)]] == _folded(words)
        if len(words) >= _FEWEST and is_same:
            return True
    return False


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _is_a_time(cell: DataCell) -> bool:
    """Whether the labels of a row hold days, months and years, and no word beside them."""
    words = [word.casefold() for label in cell.rows for word in _WORD.findall(label)]
    return bool(words) and _OF_TIME.issuperset(words)
