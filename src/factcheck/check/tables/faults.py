"""Which cell is at fault where equations of a table fail: the one that stands in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from factcheck.check.tables.cells import CellNumber, TableEntry
from factcheck.check.tables.equation import EquationKind, TableEquation, slips
from factcheck.domain.rational import Fraction


class TableFault(Struct, frozen=True, kw_only=True):
    """Equations that fail together, and their faulty cell where it can be told."""

    equations: tuple[TableEquation, ...]
    cell: TableEntry | None = None
    true: str = ""  # what would mend them: of the cell, or of the result where no cell is told
    slips: tuple[tuple[str, str], ...] = ()  # cells with the number that one slip would explain

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all cells it touches."""
        return tuple(
            dict.fromkeys(entry.name for equation in self.equations for entry in equation.entries)
        )


def faults(
    failing: Sequence[TableEquation],
    holding: Sequence[TableEquation],
    left_open: Sequence[TableEquation] = (),
) -> Iterator[TableFault]:
    """Give the faults behind equations that fail, by those that hold.

    What may fail as well, and does not hold the cell that would be named, leaves it untold.
    """
    for group in _connected(failing):
        common = frozenset.intersection(*(equation.names for equation in group))
        if not common:
            yield from (_fault((equation,), (), holding) for equation in group)
            continue
        suspects = [entry for entry in _once(group) if entry.name in common]
        able = [entry for entry in suspects if _can_mend(entry, group, holding)]
        others = [entry for entry in suspects if entry not in able]
        if len(able) == 1 and any(
            entry.name in equation.names for entry in others for equation in left_open
        ):
            able = suspects
        yield _fault(group, able or suspects, holding)


def _can_mend(
    entry: TableEntry, failing: Sequence[TableEquation], holding: Iterable[TableEquation]
) -> bool:
    """Whether another number in one cell mends all that fails and breaks nothing that holds."""
    touched = [*failing, *(equation for equation in holding if entry.name in equation.names)]
    return any(
        all(equation.holds({entry.name: number}) for equation in touched)
        for number in _numbers_to_try(entry, failing)
    )


def _numbers_to_try(entry: TableEntry, failing: Sequence[TableEquation]) -> Iterator[CellNumber]:
    if entry.number is None:
        return
    for equation in failing:
        value = _solution(entry, equation)
        if value is not None:
            yield entry.number.rounding(value)
    yield from slips(entry.number)


def _connected(equations: Sequence[TableEquation]) -> list[tuple[TableEquation, ...]]:
    """Group equations that share a cell, directly or by others."""
    groups: list[list[TableEquation]] = []
    for equation in equations:
        touching = [
            group for group in groups if any(equation.names & other.names for other in group)
        ]
        merged = [equation, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append(merged)
    order = {id(equation): at for at, equation in enumerate(equations)}
    return [tuple(sorted(group, key=lambda one: order[id(one)])) for group in groups]


def _fault(
    equations: tuple[TableEquation, ...],
    suspects: Sequence[TableEntry],
    holding: Iterable[TableEquation],
) -> TableFault:
    touched = tuple(holding)
    cell = suspects[0] if len(suspects) == 1 else None
    explained = tuple(
        (entry.name, mended.written(mended.value))
        for entry in _once(equations)
        if entry.number is not None and (cell is None or entry.name == cell.name)
        for mended in _mending(entry, equations, touched)
    )
    true = ""
    if cell is not None:
        slip = next((text for _, text in explained), "")
        true = slip if equations[0].is_beside else _solved(cell, equations) or slip
    elif (point := equations[0].point()) is not None:
        true = equations[0].printed.written(point)
    return TableFault(equations=equations, cell=cell, true=true, slips=explained)


def _once(equations: Iterable[TableEquation]) -> Iterator[TableEntry]:
    yield from {entry.name: entry for equation in equations for entry in equation.entries}.values()


def _aim(entry: TableEntry, failing: Iterable[TableEquation]) -> Fraction:
    """Return what the other cells make of one, as far as a sum tells."""
    for equation in failing:
        point = equation.point()
        if point is not None and equation.result.name == entry.name and not equation.is_beside:
            return point
    return Fraction(0) if entry.number is None else entry.number.value


def _mending(
    entry: TableEntry, failing: Sequence[TableEquation], holding: Iterable[TableEquation]
) -> Iterator[CellNumber]:
    """Give the first slip that mends what fails and breaks nothing that holds."""
    if entry.number is None:
        return
    touched = [*failing, *(equation for equation in holding if entry.name in equation.names)]
    aim = _aim(entry, failing)
    for number in sorted(slips(entry.number), key=lambda slip: abs(slip.value - aim)):
        if all(equation.holds({entry.name: number}) for equation in touched):
            yield number
            return


def _solved(cell: TableEntry, equations: Sequence[TableEquation]) -> str:
    """Return what the other cells of the first equation that tells make of one."""
    for equation in equations:
        value = _solution(cell, equation)
        if value is not None and cell.number is not None:
            return cell.number.written(value)
    return ""


def _solution(cell: TableEntry, equation: TableEquation) -> Fraction | None:
    """Return the number of one cell that makes an equation true of the others as they stand."""
    point = equation.point()
    if equation.result.name == cell.name and not equation.is_beside:
        return point
    terms = [term for term in equation.terms if term.entry.name == cell.name]
    if len(terms) != 1 or cell.number is None or point is None:
        return None
    printed = equation.printed.value
    match equation.kind:
        case EquationKind.SUM | EquationKind.DIFFERENCE:
            return cell.number.value + (printed - point) * terms[0].sign
        case EquationKind.AVERAGE:
            return cell.number.value + (printed - point) * len(equation.terms)
        case EquationKind.GROWTH:
            return _unless_zero(cell.number.value * (printed + 100), point + 100, equation, cell)
        case EquationKind.SHARE:
            return _unless_zero(cell.number.value * printed, point, equation, cell)
        case EquationKind.MARGIN:
            inverted = cell.number.value * (100 - point)
            return _unless_zero(inverted, 100 - printed, equation, cell)


def _unless_zero(
    scaled: Fraction, point: Fraction, equation: TableEquation, cell: TableEntry
) -> Fraction | None:
    """Return what is above the stroke in proportion, and what is below it the other way round."""
    if point == 0 or cell.number is None:
        return None
    ratio = scaled / point
    if equation.terms[0].entry.name == cell.name:
        return ratio
    return None if ratio == 0 else cell.number.value**2 / ratio
