"""Sums that a text tells in words: together the two make up 61 %, 电信和邮政合计120亿元.

What is added up are the rows that the sentence names, or the one before it where it says "the two".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import SoughtUnit, fits
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import weaker
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import is_chinese
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.prose_numbers import COUNTS, HAN_COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "sums")

_TOGETHER = re.compile(
    WORDS.pattern(
        r"\b(?:{en.together})\b"
        r"|合计|合共|总共|共同|加起来|两者|三者|之和"
    ),
    re.IGNORECASE,
)

_SEVERAL = re.compile(
    WORDS.pattern(
        r"\b(?:the|these|those|both|all)\s+(?:(?P<number>two|three|four|five|six|seven|eight|nine|ten)\b)?"
        r"|\bboth\b"
        r"|(?P<han>[两三四五六七八九十])(?:{zh.several})"
    ),
    re.IGNORECASE,
)
_ENDS_AS_TOTAL = re.compile(WORDS.pattern(r"(?:{zh.totals})$"))
_PAIR = 2
_MOST = 8  # rows that a sentence adds up
_OF = re.compile(
    r"\s*(?:of|in)\s+(?:all |the |our |its |total |whole )*([^,.;:()]+)", re.IGNORECASE
)
_OF_CHINESE = re.compile(
    WORDS.pattern(r"占(?:{zh.of_chinese})?([^,，。;；占]*?)(?:的)?(?:比重|比例)?(?:为|达)?$")
)
_LISTS = re.compile(r"\b(?:and|with|both|all|two|three|four|these|those|they)\b|,|[\u3400-\u9fff]")
_CLAUSE = re.compile(r"[;；。:：]")


def is_sum(statement: ReportStatement) -> bool:
    """Whether the clause of a figure says that things are taken together."""
    if statement.claimed not in (
        ClaimedAs.LEVEL,
        ClaimedAs.SHARE,
        ClaimedAs.BARE,
        ClaimedAs.RANK,
    ):
        return False
    before = _CLAUSE.split(statement.before)[-1]
    behind = _CLAUSE.split(statement.behind)[0]
    return _TOGETHER.search(before + " " + behind) is not None


def names_several(statement: ReportStatement) -> bool:
    """Whether the clause of a figure may name more than one thing: wind and solar together."""
    before = _CLAUSE.split(statement.before)[-1]
    behind = re.split("[,;:.]", statement.behind)[0]
    return _LISTS.search(before + " " + behind) is not None


def sums(
    statement: ReportStatement, index: CellIndex, topic: frozenset[str], period: CheckPeriod | None
) -> Iterator[CellReading]:
    """Yield the sums of the rows that are named, in each column that may be meant.

    Parameters
    ----------
    statement : ReportStatement
        A figure whose clause takes things together.
    index : CellIndex
        The series.
    topic : frozenset of str
        What the text was about before.
    period : CheckPeriod or None
        The period of the figure.
    """
    clause = _CLAUSE.split(statement.before)[-1]
    own = index.lexicon.keys(clause) | index.lexicon.listed(clause)
    whole = index.lexicon.keys(_whole_text(statement))
    own |= index.lexicon.keys(_CLAUSE.split(statement.behind)[0]) - whole
    said = index.lexicon.keys(statement.sentence.text) | topic
    number = _number(statement)
    groups = list(_groups(index, own, number))
    is_told = bool(groups)
    if not groups and statement.previous is not None and number:
        groups = list(_groups(index, own | index.lexicon.keys(statement.previous.text), number))
    groups = groups or list(_all_rows(index, number))
    several = [
        (group, reading)
        for group in groups
        for reading in _readings(statement, index, group, period, whole)
    ]
    named = [pair for pair in several if _is_column_named(pair[0], said)]
    for group, reading in named or several:
        keys = frozenset(key for series in group for key in series.keys)
        is_sure = is_told and len(named or several) == 1
        is_sure = is_sure and not _is_left_over(statement, index, keys, group)
        strength = TieStrength.CERTAIN if is_sure else TieStrength.LIKELY
        reasons = (say("the rows that are named, added up"),)
        yield replace(reading, strength=strength, reasons=reasons)


def _number(statement: ReportStatement) -> int:
    """Return how many are said to be taken together; 0 where nothing is said."""
    clause = f"{_CLAUSE.split(statement.before)[-1]} {_CLAUSE.split(statement.behind)[0]}"
    for match in _SEVERAL.finditer(clause):
        if match["number"]:
            return COUNTS[match["number"].casefold()]
        if match["han"]:
            return HAN_COUNTS[match["han"]]
        if match[0].casefold().strip() == "both":
            return 2
    return 2 if "两者" in clause else 3 if "三者" in clause else 0


def _groups(
    index: CellIndex, said: frozenset[str], number: int
) -> Iterator[tuple[CellSeries, ...]]:
    """Give the series of one column whose rows are all named, where there are as many as told."""
    columns: dict[tuple[object, ...], list[CellSeries]] = defaultdict(list)
    for series in index.called(said):
        own = series.area_keys or series.row_keys
        if series.is_total or not own or not own <= said:
            continue
        name = series.name
        measure = name.rows if name.area else name.rows[:-1]
        columns[name.table, name.columns, name.role, measure].append(series)
    for group in columns.values():
        names = [series.area_keys or series.row_keys for series in group]
        apart = [
            series
            for series, keys in zip(group, names, strict=True)
            if not any(keys < other for other in names)
        ]
        is_whole = number in (0, len(apart))
        if 1 < len(apart) <= _MOST and is_whole and len(set(map(_row, apart))) == len(apart):
            yield tuple(apart)


def _all_rows(index: CellIndex, number: int) -> Iterator[tuple[CellSeries, ...]]:
    """Give the columns that have as many rows as are taken together: 六家车企合计."""
    columns: dict[tuple[object, ...], list[CellSeries]] = defaultdict(list)
    for series in index.series if number > _PAIR else ():
        name = series.name
        label = name.area or (name.rows[-1] if name.rows else "")
        if label and not series.is_total and _ENDS_AS_TOTAL.search(label) is None:
            measure = name.rows if name.area else name.rows[:-1]
            columns[name.table, name.columns, name.role, measure].append(series)
    yield from (tuple(group) for group in columns.values() if len(group) == number)


def _row(series: CellSeries) -> tuple[object, ...]:
    return (series.name.rows, series.name.area)


def _is_column_named(group: Sequence[CellSeries], said: frozenset[str]) -> bool:
    first = group[0]
    keys = first.column_keys | (first.row_keys if first.name.area else frozenset())
    return not keys or keys <= said


def _is_left_over(
    statement: ReportStatement, index: CellIndex, keys: frozenset[str], group: Sequence[CellSeries]
) -> bool:
    """Whether a word of the clause names something else: the two biggest, Gas in the north."""
    first = group[0]
    labels = tuple(label for series in group for label in series.labels)
    explained = keys | first.title_keys | first.called | first.parent_keys
    clause = _CLAUSE.split(statement.before)[-1]
    bare = _TOGETHER.sub(" ", _SEVERAL.sub(" ", clause))
    if is_chinese(bare):
        bare = re.split("[,，]", bare)[-1]
    return bool(index.lexicon.left_over(bare, explained, labels)) or bool(
        known.RESTATED.search(statement.sentence.text)
    )


def _readings(
    statement: ReportStatement,
    index: CellIndex,
    group: Sequence[CellSeries],
    period: CheckPeriod | None,
    named: frozenset[str],
) -> Iterator[CellReading]:
    cells = [cell for series in group if (cell := series.at(period)) is not None]
    first = group[0]
    if len(cells) != len(group) or len({str(cell.measure.unit) for cell in cells}) != 1:
        return
    if statement.claimed is ClaimedAs.SHARE:
        if first.is_part:
            if first.name.role is not CellRole.CHANGE:
                yield _added(cells)
            return
        wholes = list(_wholes(index, group, named))
        whole = wholes[0].at(period) if len(wholes) == 1 else None
        if whole is not None and whole.value > 0 and first.name.role is CellRole.LEVEL:
            yield _part(_added(cells), whole)
        return
    if first.name.role is CellRole.LEVEL and fits(first, statement, SoughtUnit.SAME):
        yield _added(cells)


def _whole_text(statement: ReportStatement) -> str:
    """Return what a share is said to be of: 57 per cent of revenue."""
    behind, before = _OF.match(statement.behind), _OF_CHINESE.search(statement.before)
    if statement.claimed is not ClaimedAs.SHARE:
        return ""
    return behind[1] if behind else before[1] if before else ""


def _wholes(
    index: CellIndex, group: Sequence[CellSeries], named: frozenset[str]
) -> Iterator[CellSeries]:
    """Give what the rows may be parts of: what is named, or the line that they add up to."""
    if not named:
        wholes = {whole.name: whole for series in group if (whole := index.whole_of(series))}
        yield from wholes.values()
        return
    first = group[0]
    for other in index.beside(first):
        own = other.row_keys if not first.name.area else other.area_keys
        is_named = bool(own) and own <= named
        if (
            other.name.role is first.name.role
            and other not in group
            and (
                is_named
                or (other.is_total and (other.keys | other.called | other.title_keys) >= named)
            )
        ):
            yield other


def _added(cells: Sequence[DataCell]) -> CellReading:
    spread = Interval.point(Fraction(0))
    for cell in cells:
        spread = spread + cell.range
    return CellReading(
        value=sum((cell.value for cell in cells), Fraction(0)),
        range=spread,
        cells=tuple(cells),
        arithmetic=" + ".join(cell.shown for cell in cells),
    )


def _part(total: CellReading, whole: DataCell) -> CellReading:
    is_apart = 0 not in whole.range
    value = total.value / whole.value
    return CellReading(
        value=value,
        range=total.range / whole.range if is_apart else Interval.point(value),
        cells=(*total.cells, whole),
        arithmetic=f"({total.arithmetic}) / {whole.shown}",
    )


def sobered(reading: CellReading) -> CellReading:
    """Return a reading of one row alone, of a figure that is said of several."""
    return replace(
        reading,
        strength=weaker(reading.strength, TieStrength.LIKELY),
        reasons=(*reading.reasons, say("the sentence takes several together")),
    )
