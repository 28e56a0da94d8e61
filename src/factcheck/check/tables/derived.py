"""Columns or rows that are worked out from others: changes, shares, averages, percentages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, permutations

from msgspec.structs import replace

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.cells import TableEntry
from factcheck.check.tables.equation import EquationKind, EquationTerm, TableEquation
from factcheck.check.tables.hypothesis import EquationGround, TableHypothesis, weighed
from factcheck.check.tables.layout import LineNature, LinesView
from factcheck.domain.rational import Fraction

_MOST_LINES = 24  # of which pairs are tried
_MOST_LEVELS = 12  # of which ratios are tried
_FEWEST_AVERAGED = 2
_FEWEST_YEARS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


def derived(view: LinesView) -> Iterator[TableHypothesis]:
    """Give, for each line whose words say so, how it is worked out from other lines."""
    if len(view.lines) > _MOST_LINES:
        return
    for at, line in enumerate(view.lines):
        match line.nature:
            case LineNature.CHANGE:
                yield from _likeliest(chain(_changes(view, at), _yearly_changes(view, at)))
            case LineNature.SHARE:
                for hypothesis in _likeliest(_shares(view, at)):
                    yield _without_other_wholes(view, hypothesis)
            case LineNature.AVERAGE:
                yield from _likeliest(_averages(view, at))
            case LineNature.OTHER if words.OF_LEVELS.search(line.label):
                yield from _likeliest(_ratios(view, at))
            case _:
                pass


def percentages_beside(view: LinesView) -> Iterator[TableHypothesis]:
    """Give what the percentages in brackets are of, column by column: "14 (52%)" of n = 27."""
    by_row: dict[int, list[TableEquation]] = {}
    sized: list[TableEquation] = []  # of columns whose heads tell how many they are out of
    for column, line in enumerate(view.series):
        entries = [
            row[column]
            for of_row, row in zip(view.lines, view.entries, strict=True)
            if _is_counted_share(row[column], f"{line.label} {of_row.label} {view.about}")
        ]
        if not entries:
            continue
        wholes = tuple(_wholes(view, column, line.label, entries))
        ways = [
            [equation for entry in entries if (equation := _beside(entry, whole)) is not None]
            for whole in wholes
        ]
        likeliest = [*_likeliest(_hypothesis(way, len(wholes)) for way in ways)]
        yield from likeliest
        for whole, way in zip(wholes, ways, strict=True):
            row = whole.row if isinstance(whole, TableEntry) else -1
            by_row.setdefault(row, []).extend(way if row >= 0 else ())
        sized += ways[0] if words.SAMPLE_SIZE.search(line.label) and len(ways) == 1 else ()
    if sized:
        yield from _likeliest(iter([_hypothesis(sized, 1)]))
    for equations in by_row.values():  # of the total below them, as in the other columns
        yield from _likeliest(iter([_hypothesis(equations, len(view.series))]))


def _likeliest(hypotheses: Iterator[TableHypothesis]) -> Iterator[TableHypothesis]:
    """Give the one of which most holds; none if more fails."""
    best: TableHypothesis | None = None
    for hypothesis in hypotheses:
        if best is None or _rank(hypothesis) > _rank(best):
            best = hypothesis
    if best is not None and best.balance > 0:
        yield best


def _rank(hypothesis: TableHypothesis) -> tuple[int, Fraction]:
    return hypothesis.balance, hypothesis.odds


def _hypothesis(equations: Sequence[TableEquation], tried: int) -> TableHypothesis:
    return weighed(EquationGround.DERIVED, equations, tried=tried)


def _changes(view: LinesView, at: int) -> Iterator[TableHypothesis]:
    """Give the pairs of lines, a later and an earlier, that a change may be of."""
    line = view.lines[at]
    sources = [
        source
        for source, other in enumerate(view.lines)
        if other.nature is not LineNature.CHANGE and other.has_figures
    ]
    pairs = [(new, old) for new in sources for old in sources if new != old]
    kinds = [EquationKind.DIFFERENCE] if words.POINTS.search(line.label) else list(_CHANGES)
    for new, old in pairs:
        for kind in kinds:
            if kind is EquationKind.DIFFERENCE and line.is_percent and not _are_percent(view, new):
                continue
            yield _hypothesis(
                [
                    equation
                    for series in range(len(view.series))
                    if (equation := _change(view, kind, (at, new, old), series)) is not None
                ],
                len(pairs) * len(kinds),
            )


_CHANGES = (EquationKind.DIFFERENCE, EquationKind.GROWTH)


def _are_percent(view: LinesView, line: int) -> bool:
    return view.lines[line].is_percent or bool(words.PERCENT.search(view.about))


def _change(
    view: LinesView, kind: EquationKind, lines: tuple[int, int, int], series: int
) -> TableEquation | None:
    result, new, old = lines
    return _change_between(
        view,
        kind,
        (view.entries[result][series], view.entries[new][series], view.entries[old][series]),
    )


def _change_between(
    view: LinesView, kind: EquationKind, entries: tuple[TableEntry, TableEntry, TableEntry]
) -> TableEquation | None:
    """Return the change of one cell on another; None where one holds no figure of its kind."""
    result, new, old = entries
    if result.number is None or new.number is None or old.number is None:
        return None
    if new.number.unit != old.number.unit:
        return None
    if kind is EquationKind.GROWTH and new.number.is_percent:
        return None  # rates change by points, or by hundredths of them
    if kind is EquationKind.GROWTH and (old.number.value <= 0 or new.number.value < 0):
        return _of_losses(result, new, old)
    return TableEquation(
        kind=kind,
        result=result,
        terms=(
            EquationTerm(new),
            EquationTerm(old, -1 if kind is EquationKind.DIFFERENCE else 1),
        ),
        are_counts=view.are_counts((result, new, old)),
    )


def _yearly_changes(view: LinesView, at: int) -> Iterator[TableHypothesis]:
    """Give changes on the year before, where years follow each other as rows or columns."""
    years = [_YEAR.search(line.label) for line in view.series]
    if not all(years) or len(years) < _FEWEST_YEARS:
        return
    numbers = [int(year[0]) for year in years if year]
    pairs = [
        (new, old)
        for new, old in permutations(range(len(numbers)), 2)
        if numbers[new] - numbers[old] == 1
    ]
    sources = [
        source
        for source, other in enumerate(view.lines)
        if other.nature is not LineNature.CHANGE and other.has_figures
    ]
    kinds = [EquationKind.DIFFERENCE] if words.POINTS.search(view.lines[at].label) else _CHANGES
    for source in sources:
        for kind in kinds:
            equations = (
                _change_between(
                    view,
                    kind,
                    (view.entries[at][new], view.entries[source][new], view.entries[source][old]),
                )
                for new, old in pairs
            )
            yield _hypothesis(
                [equation for equation in equations if equation is not None], len(sources)
            )


def _of_losses(result: TableEntry, new: TableEntry, old: TableEntry) -> TableEquation | None:
    """Return the growth of what is negative in both years, as costs in brackets; else nothing.

    A loss that grew may be told as a fall.
    """
    printed, numbers = result.number, (new.number, old.number)
    if printed is None or any(number is None or number.value >= 0 for number in numbers):
        return None
    equation = TableEquation(
        kind=EquationKind.GROWTH, result=result, terms=(EquationTerm(new), EquationTerm(old))
    )
    point = equation.point()
    is_turned = point is not None and point * printed.value < 0
    return None if is_turned else equation


def _shares(view: LinesView, at: int) -> Iterator[TableHypothesis]:
    """Give the lines of levels, each with a whole, that a share may be of."""
    sources = [
        source
        for source, line in enumerate(view.lines)
        if line.nature is LineNature.LEVEL and line.has_figures and source != at
    ]
    wholes = [
        series
        for series in range(len(view.series))
        if (number := view.entries[at][series].number) is not None and number.value == 100
    ] or [series for series, line in enumerate(view.series) if words.TOTAL.fullmatch(line.label)]
    for source in sources:
        for whole in wholes:
            yield _hypothesis(
                [
                    equation
                    for series in range(len(view.series))
                    if series != whole
                    and (equation := _share(view, (at, source), series, whole)) is not None
                ],
                len(sources) * len(wholes),
            )


def _without_other_wholes(view: LinesView, hypothesis: TableHypothesis) -> TableHypothesis:
    """Leave out shares that are of another line: costs of goods, in per cent of goods sold alone.

    One share may be so by chance, unless it is told to a tenth.
    """
    explained = {
        equation.result.name: _other_wholes(view, equation) for equation in hypothesis.failing
    }
    wholes = Counter(name for names in explained.values() for name in names)
    failing = tuple(
        equation
        for equation in hypothesis.failing
        if not any(wholes[name] > 1 for name in explained[equation.result.name])
        and not (equation.printed.place < 1 and explained[equation.result.name])
    )
    return replace(hypothesis, failing=failing)


def _other_wholes(view: LinesView, equation: TableEquation) -> frozenset[str]:
    """Return the cells beside the part of a share of which it is that share."""
    part, *_ = (term.entry for term in equation.terms)
    line = next((line for line in view.entries if part in line), ())
    others = (
        entry for entry in line if entry.number is not None and entry.name not in equation.names
    )
    return frozenset(
        entry.name
        for entry in others
        if entry.number is not None
        and entry.number.value > 0
        and replace(equation, terms=(EquationTerm(part), EquationTerm(entry))).holds()
    )


def _share(
    view: LinesView, lines: tuple[int, int], series: int, whole: int
) -> TableEquation | None:
    result, part = (view.entries[line][series] for line in lines)
    of = view.entries[lines[1]][whole]
    if result.number is None or part.number is None or of.number is None:
        return None
    return TableEquation(
        kind=EquationKind.SHARE,
        result=result,
        terms=(EquationTerm(part), EquationTerm(of)),
        are_counts=view.are_counts((part, of)),
    )


def _ratios(view: LinesView, at: int) -> Iterator[TableHypothesis]:
    """Give the pairs of levels that a margin or a rate in per cent may be of."""
    line = view.lines[at]
    levels = [
        source
        for source, other in enumerate(view.lines)
        if other.nature is LineNature.LEVEL and other.has_figures
    ]
    if not line.is_percent or len(levels) > _MOST_LEVELS:
        return
    for one, other in permutations(levels, 2):
        for kind in (EquationKind.SHARE, EquationKind.MARGIN):
            equations = (
                _ratio(view, kind, [view.entries[number][series] for number in (at, one, other)])
                for series in range(len(view.series))
            )
            tried = 2 * len(levels) ** 2
            yield _hypothesis([equation for equation in equations if equation is not None], tried)


def _ratio(
    view: LinesView, kind: EquationKind, entries: Sequence[TableEntry]
) -> TableEquation | None:
    result, *levels = entries
    if any(entry.number is None for entry in entries):
        return None
    whole = levels[-1].number
    if whole is None or whole.value <= 0 or any(_is_rate(level) for level in levels):
        return None
    return TableEquation(
        kind=kind,
        result=result,
        terms=tuple(map(EquationTerm, levels)),
        are_counts=view.are_counts(levels),
    )


def _is_rate(entry: TableEntry) -> bool:
    return entry.number is not None and entry.number.is_percent


def _averages(view: LinesView, at: int) -> Iterator[TableHypothesis]:
    """Give the mean of the lines before it, which may be a weighted one and then is none."""
    lines = [
        line
        for line in range(at)
        if view.lines[line].has_figures
        and view.lines[line].nature in (LineNature.LEVEL, LineNature.OTHER)
        and not words.TOTAL.fullmatch(view.lines[line].label)
    ]
    if len(lines) < _FEWEST_AVERAGED:
        return
    equations = []
    for series in range(len(view.series)):
        result, entries = view.entries[at][series], [view.entries[line][series] for line in lines]
        if result.number is None or any(entry.number is None for entry in entries):
            continue
        equations.append(
            TableEquation(
                kind=EquationKind.AVERAGE, result=result, terms=tuple(map(EquationTerm, entries))
            )
        )
    yield _hypothesis(equations, 1)


def _is_counted_share(entry: TableEntry, said: str) -> bool:
    """Whether a cell holds a count and its percentage, by its sign or by what is said of it."""
    if entry.number is None or entry.beside is None or entry.number.place != 1:
        return False
    return entry.beside.is_percent or bool(words.COUNT_AND_SHARE.search(said))


def _wholes(
    view: LinesView, column: int, head: str, entries: Sequence[TableEntry]
) -> Iterator[Fraction | TableEntry | None]:
    """Give what the counts of a column may be out of."""
    if all(entry.out_of is not None for entry in entries):
        yield None
        return
    size = words.SAMPLE_SIZE.search(head)
    if size is not None:
        yield Fraction(size[1].replace(",", "").replace(" ", ""))
        return
    for line, row in zip(view.lines, view.entries, strict=True):
        number = row[column].number
        is_whole = words.TOTAL.fullmatch(line.label) or words.SAMPLE_LINE.search(line.label)
        if number is not None and is_whole:
            yield row[column]
    yield sum((entry.number.value for entry in entries if entry.number), Fraction(0))


def _beside(entry: TableEntry, whole: Fraction | TableEntry | None) -> TableEquation | None:
    out_of = entry.out_of if whole is None else whole
    if out_of is None or out_of == 0 or (isinstance(out_of, TableEntry) and out_of is entry):
        return None
    terms: tuple[EquationTerm, ...] = (EquationTerm(entry),)
    if isinstance(out_of, TableEntry):
        terms = (*terms, EquationTerm(out_of))
    return TableEquation(
        kind=EquationKind.SHARE,
        result=entry,
        terms=terms,
        are_counts=True,
        out_of=None if isinstance(out_of, TableEntry) else out_of,
        is_beside=True,
    )
