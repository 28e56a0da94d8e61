"""Random claims of every kind about a known reference: honest, slipped, or plainly wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracle.editions import Edition, combined
from tests.oracle.kinds import parts
from tests.oracle.reading import COUNTED, HEDGES
from tests.oracle.span import Span, Undefined

UNITS = {
    "out": "t",
    "use": "t",
    "net": "t",
    "money": "CNY",
    "firms": "firms",
    "persons": "persons",
    "rate": "%",
    "other": "%",
}


def claim_of(
    random: Random, editions: tuple[Edition, ...], periods: list[str], number: int
) -> dict[str, Any]:
    """Draw a claim about one of the later periods, so that there is a year before it."""
    late = periods[12:] if "-" in periods[0] else periods[2:]
    kind, period = random.choice(sorted(DRAWN)), random.choice(late)
    claim: dict[str, Any] = {"id": f"c{number}", "kind": kind, "period": period}
    unit = DRAWN[kind](random, claim, [each for each in periods if each < period])
    if unit is not None:
        _say(random, claim, unit, editions)
    return claim


def _say(random: Random, claim: dict[str, Any], unit: str, editions: tuple[Edition, ...]) -> None:
    """Print a figure for a claim: what an edition gives, rounded, or with a slip."""
    middle = _middle(random, claim, unit, editions)
    hedges = {
        "threshold": HEDGES[1:5],
        "target": ("target",),
        "rank": ("is", "is", "at most"),
    }.get(claim["kind"], ("is",) * 6 + HEDGES)
    hedge = random.choice(hedges)
    if claim["kind"] == "multiple" and random.random() < 0.15:
        claim["is"] = random.choice(("doubled", "tripled", "halved"))
        return
    shown = middle * (100 if unit in {"%", "pp"} else 1)
    if unit == "place":
        place = max(1, round(shown) + random.choice((0, 0, 0, 1, -1)))
        claim[hedge] = str(place)
        return
    decimals = 0 if unit in COUNTED else random.choice((0, 0, 1, 1, 2))
    unit_of_last = Fraction(1, 10**decimals)
    steps = Fraction(round(shown / unit_of_last))
    steps += random.choice((0, 0, 0, 0, 1, -1, 1, -1, 2, -2, 7, -30))
    if random.random() < 0.08:
        steps = -steps
    if decimals == 0 and random.random() < 0.15:
        filled = 10 ** random.choice((1, 2))
        steps = Fraction(round(steps / filled) * filled)
    if hedge != "is" and steps < 0:  # which side of a negative bound is meant is not plain
        steps = -steps
    if hedge != "is" and steps == 0:  # "nearly zero" is refused, and all there is exceeds zero
        steps = Fraction(1)
    text = f"{float(abs(steps) * unit_of_last):.{decimals}f}"
    sign = "-" if steps < 0 else ""
    claim[hedge] = f"{sign}{text} {unit}".strip()


def _middle(
    random: Random, claim: dict[str, Any], unit: str, editions: tuple[Edition, ...]
) -> Fraction:
    """Give what a claim comes to by the middles of an edition, or anything where it is silent."""
    edition = random.choice(editions)
    known = frozenset(edition.cells)
    probe = parts({**claim, "at least": f"0 {unit}", "target": f"0 {unit}"}, known)[0]
    guess = Fraction(random.randint(1, 80), 1 if unit not in {"%", "pp"} else 100)
    if not all(cell in edition.cells for slot in probe.slots for cell in slot):
        return guess
    middles = {cell: _middle_of(span) for cell, span in edition.cells.items()}
    try:
        found = probe.value({slot: combined(slot, middles) for slot in probe.slots}).low
    except (Undefined, ZeroDivisionError):
        return guess
    if probe.lift is not None:
        years = int(claim["period"][:4]) - int(claim["since"][:4])
        return Fraction(float(found) ** (1 / years) - 1)
    return Fraction(found)


def _middle_of(span: Span) -> Span:
    middle = (Fraction(span.low) + Fraction(span.high)) / 2
    return Span(middle, middle)


Drawing = Callable[[Random, dict[str, Any], list[str]], str | None]


def _since(random: Random, claim: dict[str, Any], earlier: list[str]) -> None:
    """Count from the year before, or from the same of an earlier year."""
    month = claim["period"][4:]
    same = [each for each in earlier if each[4:] == month]
    if same and random.random() < 0.5:
        claim["since"] = random.choice(same)


def _amount(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    del earlier
    claim["of"] = random.choice(("out", "use", "net", "money", "firms", "persons", "rate"))
    return UNITS[claim["of"]]


def _count(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    del earlier
    claim["of"] = random.choice(("firms", "persons"))
    return UNITS[claim["of"]]


def _threshold(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    unit = _amount(random, claim, earlier)
    if random.random() < 0.4:
        claim["first"] = "yes"
        _back_to(random, claim, earlier)
    return unit


def _back_to(random: Random, claim: dict[str, Any], earlier: list[str]) -> None:
    if earlier and random.random() < 0.4:
        claim["since"] = random.choice(earlier)


def _change(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    claim["of"] = random.choice(("out", "use", "net", "money", "firms", "persons"))
    _since(random, claim, earlier)
    return UNITS[claim["of"]]


def _growth(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    claim["of"] = random.choice(("out", "use", "money", "firms", "persons"))
    _since(random, claim, earlier)
    return "%"


def _multiple(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    return _growth(random, claim, earlier) and "times"


def _index(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    _growth(random, claim, earlier)
    return ""


def _cagr(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    claim["of"] = random.choice(("out", "use", "money", "persons"))
    month = claim["period"][4:]
    same = [each for each in earlier if each[4:] == month]
    claim["since"] = random.choice(same)
    return "%"


def _share(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    del earlier
    if random.random() < 0.6:
        claim |= {"of": "use", "whole": "out"}
    else:
        claim |= {"of": "out", "whole area": random.choice(("b", "c"))}
    return "%"


def _point_change(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    claim["of"] = random.choice(("rate", "other"))
    if random.random() < 0.4:
        claim |= {"of": "use", "whole": "out"}
    _since(random, claim, earlier)
    return "pp"


def _measure(random: Random, claim: dict[str, Any], earlier: list[str]) -> None:
    claim["of"] = random.choice(("out", "use"))
    match random.choice(("level", "level", "change", "growth", "share")):
        case "share":
            claim |= {"of": "use", "measure": "share", "whole": "out"}
        case "level":
            pass
        case measure:
            claim["measure"] = measure
            _since(random, claim, earlier)


def _rivals(random: Random, claim: dict[str, Any], earlier: list[str], key: str) -> None:
    """Set it against another area, period or, for levels, indicator."""
    match random.choice(("area", "area", "period", "of")):
        case "period" if "since" not in claim:
            month = claim["period"][4:]
            same = [each for each in earlier if each[4:] == month]
            claim[f"{key} period"] = random.choice(same)
        case "of" if "whole" not in claim:
            claim[key] = "use" if claim["of"] == "out" else "out"
        case _:
            claim[f"{key} area"] = random.choice(("b", "c"))


def _gap(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    if random.random() < 0.3:
        claim |= {"of": "rate", "over": "other"}
        return "pp"
    _measure(random, claim, earlier)
    _rivals(random, claim, earlier, "over")
    return "t" if claim.get("measure", "level") in {"level", "change"} else "pp"


def _comparison(random: Random, claim: dict[str, Any], earlier: list[str]) -> None:
    _measure(random, claim, earlier)
    _rivals(random, claim, earlier, "than")
    claim["is"] = random.choice(("larger", "smaller", "equal"))


def _ratio(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    claim["of"] = random.choice(("out", "use"))
    _rivals(random, claim, earlier, "to")
    return random.choice(("times", "%"))


def _average(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    del earlier
    claim |= {"of": "money", "per": random.choice(("firms", "persons"))}
    return f"CNY/{'firm' if claim['per'] == 'firms' else 'person'}"


def _sum(random: Random, claim: dict[str, Any], earlier: list[str]) -> str | None:
    del earlier
    match random.choice(("areas", "parts", "whole")):
        case "areas":
            claim |= {"whole": "out", "part areas": ["b", "c"]}
            if random.random() < 0.5:
                claim["covers"] = "some"
            return "t" if random.random() < 0.6 else None
        case "parts":
            claim["parts"] = ["use", "net"]
            return "t"
        case _:
            claim |= {"parts": ["use", "net"], "whole": "out"}
            if random.random() < 0.7:
                claim["covers"] = "some"
            return None


def _rank(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    _measure(random, claim, earlier)
    claim["from"] = random.choice(("largest", "smallest"))
    return "place"


def _record(random: Random, claim: dict[str, Any], earlier: list[str]) -> None:
    claim["of"] = random.choice(("out", "net", "rate", "firms"))
    claim["is"] = random.choice(("highest", "lowest"))
    match random.choice(("ever", "ever", "since", "years")):
        case "since":
            _back_to(random, claim, earlier)
        case "years" if "-" not in claim["period"]:
            claim["years"] = random.choice((2, 3))
        case _:
            pass


def _trend(random: Random, claim: dict[str, Any], earlier: list[str]) -> None:
    claim["of"] = random.choice(("out", "net", "firms"))
    claim["is"] = random.choice(("rising", "falling"))
    claim["since"] = random.choice(earlier[-3:])


def _contribution(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    claim |= {"of": "use", "whole": "out"}
    _since(random, claim, earlier)
    return random.choice(("%", "pp"))


def _target(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    _measure(random, claim, earlier)
    claim["is"] = random.choice(("met", "exceeded", "missed"))
    claim["better"] = random.choice(("more", "less"))
    return "t" if claim.get("measure", "level") in {"level", "change"} else "%"


def _formula(random: Random, claim: dict[str, Any], earlier: list[str]) -> str:
    del earlier
    claim["expression"] = random.choice(
        ("out - use", "2 * out + use", "out / (out + use)", "(out - use) / use")
    )
    return "%" if "/" in claim["expression"] else "t"


DRAWN: Mapping[str, Drawing] = {
    "level": _amount,
    "count": _count,
    "threshold": _threshold,
    "change": _change,
    "growth": _growth,
    "multiple": _multiple,
    "index": _index,
    "cagr": _cagr,
    "share": _share,
    "point_change": _point_change,
    "gap": _gap,
    "comparison": _comparison,
    "ratio": _ratio,
    "average": _average,
    "sum": _sum,
    "rank": _rank,
    "record": _record,
    "trend": _trend,
    "contribution": _contribution,
    "target": _target,
    "formula": _formula,
}
