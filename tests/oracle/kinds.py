"""Claims of every kind, turned into arithmetic once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Any, TypeAlias

from tests.oracle import past
from tests.oracle.judging import Cell, Lift, Part, Slot, Value, Values
from tests.oracle.past import furthest
from tests.oracle.reading import COUNTED, Printed, back, figure_of, moved, place_in_time
from tests.oracle.span import INF, ONE, ZERO, Span, point

Claim: TypeAlias = Mapping[str, Any]

TOWNS = ("a", "b", "c")
HUNDRED = point(Fraction(100))
ABOVE, BELOW = Span(Fraction(0), INF, low_open=True), Span(-INF, Fraction(0), high_open=True)
WORDS = {
    "doubled": Span(Fraction("1.95"), INF),
    "tripled": Span(Fraction("2.95"), INF),
    "halved": Span(Fraction(0), Fraction("0.55"), low_open=True),
}


def parts(claim: Claim, known: frozenset[Cell]) -> list[Part]:
    """Give all that a claim says; `known` are the cells of all editions."""
    return list(_KINDS[claim["kind"]](claim, known))


def _cell(claim: Claim, of: str | None = None, area: str | None = None, at: str = "") -> Slot:
    return _one(of or claim["of"], area or "a", at or claim["period"])


def _base(claim: Claim) -> str:
    return str(claim.get("since") or back(claim["period"], 1))


def _one(*cell: str) -> Slot:
    of, area, period = cell
    return ((of, area, period),)


def _level(slot: Slot) -> tuple[tuple[Slot, ...], Value]:
    return (slot,), lambda at: at[slot]


def _over_time(now: Slot, before: Slot) -> Slot:
    """Give the quotient of one thing at two times, which an edition answers as a whole."""
    return (*now, *before)


def _measured(claim: Claim, of: str, area: str, period: str) -> tuple[tuple[Slot, ...], Value]:
    """Give what a claim measures, of another indicator, area or period perhaps."""
    shift = place_in_time(claim["period"]) - place_in_time(_base(claim))
    now, before = _one(of, area, period), _one(of, area, moved(period, -shift))
    match claim.get("measure", "level"):
        case "change":
            return (now, before), lambda at: at[now] - at[before]
        case "growth":
            ratio = _over_time(now, before)
            return (ratio,), lambda at: at[ratio] - ONE
        case "share":
            whole = _one(claim["whole"], area, period)
            return (now, whole), lambda at: at[now] / at[whole]
        case _:
            return _level(now)


def _figured(
    claim: Claim,
    slots: tuple[Slot, ...],
    value: Value,
    *,
    exact: bool = False,
    places: bool = False,
    lift: Lift | None = None,
) -> Iterator[Part]:
    figure = figure_of(claim)
    span = WORDS[claim["is"]] if figure is None else figure.span(exact=exact)
    yield Part(slots, value, span, figure, exact=exact, places=places, lift=lift)


def _counts(of: str) -> bool:
    return of in COUNTED


def _of_level(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    yield from _figured(claim, *_level(_cell(claim)), exact=_counts(claim["of"]))


def _of_threshold(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    yield from _of_level(claim, known)
    if "first" in claim:
        figure = figure_of(claim)
        assert figure is not None
        not_yet, rises = {
            "at least": (Span(-INF, figure.value, high_open=True), True),
            "more than": (Span(-INF, figure.value), True),
            "at most": (Span(figure.value, INF, low_open=True), False),
            "less than": (Span(figure.value, INF), False),
        }[figure.hedge]
        yield past.compared(claim, known, not_yet, lambda at, before: furthest(at, before, rises))


def _of_change(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    now, before = _cell(claim), _cell(claim, at=_base(claim))
    exact = _counts(claim["of"])
    yield from _figured(claim, (now, before), lambda at: at[now] - at[before], exact=exact)


def _of_growth(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    ratio = _over_time(_cell(claim), _cell(claim, at=_base(claim)))
    yield from _figured(claim, (ratio,), lambda at: at[ratio] - ONE)


def _of_multiple(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    ratio = _over_time(_cell(claim), _cell(claim, at=_base(claim)))
    yield from _figured(claim, (ratio,), lambda at: at[ratio])


def _of_index(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    ratio = _over_time(_cell(claim), _cell(claim, at=_base(claim)))
    yield from _figured(claim, (ratio,), lambda at: at[ratio] * HUNDRED)


def _of_cagr(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    ratio = _over_time(_cell(claim), _cell(claim, at=claim["since"]))
    years = int(claim["period"][:4]) - int(claim["since"][:4])
    yield from _figured(claim, (ratio,), lambda at: at[ratio], lift=lambda x: (1 + x) ** years)


def _of_share(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    part = _cell(claim)
    whole = _cell(claim, claim.get("whole"), claim.get("whole area"))
    yield from _figured(claim, (part, whole), lambda at: at[part] / at[whole])


def _of_point_change(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    now, before = _cell(claim), _cell(claim, at=_base(claim))
    if "whole" not in claim:
        yield from _figured(claim, (now, before), lambda at: at[now] - at[before])
        return
    over, under = _cell(claim, claim["whole"]), _cell(claim, claim["whole"], at=_base(claim))
    yield from _figured(
        claim, (now, over, before, under), lambda at: at[now] / at[over] - at[before] / at[under]
    )


def _against(claim: Claim, key: str) -> tuple[tuple[Slot, ...], Value]:
    """Give what a claim measures less the same of another indicator, area or period."""
    ((of, area, period),) = _cell(claim)
    cells, value = _measured(claim, of, area, period)
    others, other = _measured(
        claim,
        claim.get(key, of),
        claim.get(f"{key} area", area),
        claim.get(f"{key} period", period),
    )
    return tuple(dict.fromkeys((*cells, *others))), lambda at: value(at) - other(at)


def _of_gap(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    exact = claim.get("measure", "level") in {"level", "change"} and _counts(claim["of"])
    yield from _figured(claim, *_against(claim, "over"), exact=exact)


def _of_comparison(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    claimed = {"larger": ABOVE, "smaller": BELOW, "equal": ZERO}[claim["is"]]
    yield Part(*_against(claim, "than"), claimed)


def _of_ratio(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    one = _cell(claim)
    two = _cell(claim, claim.get("to"), claim.get("to area"), claim.get("to period", ""))
    if "to period" in claim:
        ratio = _over_time(one, two)
        yield from _figured(claim, (ratio,), lambda at: at[ratio])
    else:
        yield from _figured(claim, (one, two), lambda at: at[one] / at[two])


def _of_average(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    one, two = _cell(claim), _cell(claim, claim["per"])
    yield from _figured(claim, (one, two), lambda at: at[one] / at[two])


def _of_sum(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    if "part areas" in claim:
        cells = tuple(_one(claim["whole"], area, claim["period"]) for area in claim["part areas"])
    else:
        cells = tuple(_one(of, "a", claim["period"]) for of in claim["parts"])
    total: Value = lambda at: reduce(add, (at[cell] for cell in cells))  # noqa: E731
    if figure_of(claim) is not None:
        yield from _figured(claim, cells, total, exact=all(_counts(cell[0]) for (cell,) in cells))
    if "whole" in claim:
        whole = _one(claim["whole"], "a", claim["period"])
        rest = Span(Fraction(0), INF) if claim.get("covers") == "some" else ZERO
        yield Part((whole, *cells), lambda at: at[whole] - total(at), rest)


def _of_rank(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    smallest = claim.get("from") == "smallest"
    mine = _measured(claim, claim["of"], "a", claim["period"])
    theirs = [_measured(claim, claim["of"], town, claim["period"]) for town in TOWNS if town != "a"]
    cells = tuple(cell for found, _ in (mine, *theirs) for cell in found)

    def place(at: Values) -> Span:
        own, others = mine[1](at), [value(at) for _, value in theirs]
        if smallest:
            own, others = -own, [-other for other in others]
        surely = sum(other.low > own.high for other in others)
        perhaps = sum(other.high > own.low for other in others)
        return Span(Fraction(1 + surely), Fraction(1 + perhaps))

    yield from _figured(claim, cells, place, exact=True, places=True)


def _of_record(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    highest = claim["is"] == "highest"
    now = _cell(claim)
    yield past.compared(
        claim,
        known,
        ABOVE if highest else BELOW,
        lambda at, before: at[now] - furthest(at, before, highest),
        now,
    )


def _of_trend(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    claimed = ABOVE if claim["is"] == "rising" else BELOW
    yield from past.steps(claim, known, claimed)


def _of_contribution(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    now, before = _cell(claim), _cell(claim, at=_base(claim))
    whole, former = _cell(claim, claim["whole"]), _cell(claim, claim["whole"], at=_base(claim))
    figure = figure_of(claim)
    assert figure is not None
    if figure.unit == "pp":
        slots = (now, before, former)
        yield from _figured(claim, slots, lambda at: (at[now] - at[before]) / at[former])
    else:
        span = figure.span()
        yield Part(
            (now, before, whole, former),
            lambda at: (at[now] - at[before]) / (at[whole] - at[former]),
            span,
            figure,
            rest=lambda at: at[now] - at[before] - span * (at[whole] - at[former]),
        )


def _of_target(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    del known
    figure = figure_of({"target": claim["target"]})
    assert figure is not None
    sides = {
        ("met", "more"): "at least",
        ("exceeded", "more"): "more than",
        ("missed", "more"): "less than",
        ("met", "less"): "at most",
        ("exceeded", "less"): "less than",
        ("missed", "less"): "more than",
    }
    side = sides[claim["is"], claim.get("better", "more")]
    bar = Printed(figure.digits, figure.negative, figure.unit, side)
    slots, value = _measured(claim, claim["of"], "a", claim["period"])
    yield Part(slots, value, bar.span(), bar)


def _of_formula(claim: Claim, known: frozenset[Cell]) -> Iterator[Part]:
    """Give one of few shapes: all terms once, or a part of itself and another."""
    del known
    one, two = _one("out", "a", claim["period"]), _one("use", "a", claim["period"])
    values: dict[str, Value] = {
        "out - use": lambda at: at[one] - at[two],
        "2 * out + use": lambda at: point(2) * at[one] + at[two],
        "out / (out + use)": lambda at: _part_of(at[one], at[two]),
        "(out - use) / use": lambda at: at[one] / at[two] - ONE,
    }
    yield from _figured(claim, (one, two), values[claim["expression"]])


def _part_of(one: Span, rest: Span) -> Span:
    """Give what part one thing makes up of itself and another; a bound where it is not known."""
    return ONE / (ONE + rest / one) if one.is_bounded else one / (one + rest)


_KINDS: Mapping[str, Callable[[Claim, frozenset[Cell]], Iterator[Part]]] = {
    "level": _of_level,
    "count": _of_level,
    "threshold": _of_threshold,
    "change": _of_change,
    "growth": _of_growth,
    "multiple": _of_multiple,
    "index": _of_index,
    "cagr": _of_cagr,
    "share": _of_share,
    "point_change": _of_point_change,
    "gap": _of_gap,
    "comparison": _of_comparison,
    "ratio": _of_ratio,
    "average": _of_average,
    "sum": _of_sum,
    "rank": _of_rank,
    "record": _of_record,
    "trend": _of_trend,
    "contribution": _of_contribution,
    "target": _of_target,
    "formula": _of_formula,
}
