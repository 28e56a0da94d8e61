"""What claims of one sort have in common: the same kind, indicator and unit.

One of them is compiled, and tells of all: what they measure is the same arithmetic of figures of
one or two series, in a year or two.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from factcheck import kinds
from factcheck.compile import compile_claim
from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import Claim, Document, StatementError
from factcheck.domain.expression import Number
from factcheck.domain.figure import Figure
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.plain.lanes import BASES
from factcheck.plain.shapes import BASES_OF, ClaimShape, PlainIndicators, shape_of

_ONE = Number(Fraction(1))
_BASE, _YEAR = Period.of_year(1999), Period.of_year(2000)
_SPECIMENS = (Area(id="\0part"), Area(id="\0whole"))
_NOWHERE = Location(file="")


class SortKey(NamedTuple):
    """What tells the sort of a claim."""

    kind: str
    of: Indicator | None
    basis: Basis | None
    whole: Indicator | None
    has_whole_area: bool
    figure: Figure | None  # one that kinds treat as that of the claim


class ClaimSort(NamedTuple):
    """What is the same in all claims of a sort."""

    shape: ClaimShape
    first: str = ""  # the indicator of the first figure
    second: str = ""
    basis: int = 0  # of both, as a place in BASES
    is_over_time: bool = False  # the second figure is one of the same series
    is_rounded: bool = False  # nothing is counted: a whole number is read as rounded
    is_of_own_basis: bool = False  # asked for on the basis of the indicator's levels


_OTHER = ClaimSort(ClaimShape.OTHER)


class Sorts:
    """Tells the sorts of claims.

    Parameters
    ----------
    reference : Reference
        What its claims are held against; see `PlainIndicators` for what makes them plain.
    """

    def __init__(self, reference: Reference) -> None:
        self._catalogue = reference.catalogue
        self._indicators = PlainIndicators(reference)

    def sort(self, key: SortKey) -> ClaimSort:
        """Return the sort of claims; one of shape `OTHER` where they are not plain."""
        if key.of is None or key.figure is None or key.kind not in BASES_OF:
            return _OTHER
        measured = [key.of] if key.whole is None else [key.of, key.whole]
        if not all(map(self._indicators.is_plain, measured)):
            return _OTHER
        relation = _compiled(key, self._catalogue)
        sort = _OTHER if relation is None else _sort_of(relation, key)
        return _OTHER if sort.is_over_time and self._indicators.has_a_course(key.of) else sort


def _compiled(key: SortKey, catalogue: Catalogue) -> Relation | None:
    """Return what one claim of a sort asserts; None where it cannot mean anything."""
    part, whole = _SPECIMENS
    values: dict[str, object] = {
        "of": key.of, "area": part, "period": _YEAR, "amount": key.figure, "basis": key.basis,
    }  # fmt: skip
    if BASES_OF[key.kind] == "since":
        values["since"] = _BASE
    if key.whole is not None:
        values["whole"] = key.whole
    if key.has_whole_area:
        values["whole_area"] = whole
    try:
        statement = kinds.named(key.kind)(**values)
        claim = Claim(
            id="specimen", kind=key.kind, statement=statement, document=Document(id=""), at=_NOWHERE
        )
        relations = compile_claim(claim, catalogue).relations
    except (StatementError, TypeError):
        return None
    return relations[0] if len(relations) == 1 else None


def _sort_of(relation: Relation, key: SortKey) -> ClaimSort:
    shape, figures = shape_of(relation.expression)
    if shape is ClaimShape.OTHER or relation.figure is None or key.figure is None:
        return _OTHER
    first, second = figures[0], figures[-1]
    part, whole = _SPECIMENS
    is_over_time = shape is not ClaimShape.LEVEL and key.kind != "share"
    beside = replace(first, period=_BASE) if is_over_time else second
    is_meant = (
        (first.area, first.period) == (part.id, _YEAR)
        and second == beside
        and second.basis is first.basis
        and (second.area in (part.id, whole.id) and second.period in (_YEAR, _BASE))
    )
    is_measured = key.of is not None and first.indicator == key.of.id
    is_rounded = relation.figure == replace(key.figure, is_count=False)
    if not is_meant or not is_measured or not (is_rounded or relation.figure == key.figure):
        return _OTHER
    return ClaimSort(
        shape=shape,
        first=first.indicator,
        second=second.indicator,
        basis=BASES.index(first.basis),
        is_over_time=is_over_time,
        is_rounded=is_rounded and key.figure.is_exact,
        is_of_own_basis=key.of is not None and first.basis is key.of.basis,
    )
