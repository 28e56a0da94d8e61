"""Read a network file: latent quantities, and constraints that printed figures put on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

from factcheck.domain.expression import Expression, Greatest, added, rooted
from factcheck.domain.formula import Term
from factcheck.domain.interval import NONNEGATIVE, POSITIVE, Interval
from factcheck.domain.relation import Relation
from factcheck.reconcile import Domain, Footing, Stated

_AT_MOST_ONE = Interval.at_most(Fraction(1))
_NOTHING = Interval.point(0)


class Rule(StrEnum):
    """How a plain figure is read."""

    HALF_UP = "half_up"
    CLOSED = "closed"
    HALF_EVEN = "half_even"
    TRUNCATE = "truncate"


@dataclass(frozen=True, slots=True)
class File:
    """A network as statements, with what is wanted and what is true of it."""

    id: str
    statements: tuple[Stated, ...]
    hard: tuple[Stated, ...]
    domains: dict[Expression, Domain]
    wanted: dict[str, Expression]
    pair: tuple[Expression, Expression] | None
    expected: dict[str, Any]


def read(path: Path, rule: Rule) -> File:
    """Read one file, its plain figures by a rule."""
    content = json.loads(path.read_text(encoding="utf-8"))
    leaves = {each["id"]: Term(indicator=each["id"]) for each in content["quantities"]}
    said = [stated for each in content["constraints"] for stated in _stated(each, leaves, rule)]
    pair = content.get("pairs")
    return File(
        content["id"],
        tuple(each for each in said if each.standing is not Footing.HARD),
        tuple(each for each in said if each.standing is Footing.HARD),
        {leaves[each["id"]]: _domain(each) for each in content["quantities"]},
        {each["id"]: _expression(each, leaves) for each in content.get("ask", [])},
        (leaves[pair[0]], leaves[pair[1]]) if pair else None,
        content["expected"],
    )


def range_of_figure(figure: dict[str, Any], rule: Rule) -> Interval:
    """Give what a figure allows.

    Examples
    --------
    >>> range_of_figure({"text": "-12.7", "unit": "%", "qualifier": "plain"}, Rule.HALF_UP)
    (-0.1275, -0.1265]
    """
    text = figure["text"].replace(",", "")
    value, place = Fraction(text), Fraction(1, 10 ** len(text.partition(".")[2]))
    scale = Fraction(str(figure.get("scale", 1)))
    if figure["unit"] in ("%", "pp"):
        scale /= 100
    match figure["qualifier"]:
        case "exact":
            shape = Interval.point(value)
        case "over":
            shape = Interval.more_than(value)
        case "at_least":
            shape = Interval.at_least(value)
        case "below":
            shape = Interval.less_than(value)
        case "at_most":
            shape = Interval.at_most(value)
        case _:
            is_even = int(text[-1]) % 2 == 0
            shape = _rounded(abs(value), place, rule, is_even=is_even)
            shape = -shape if value < 0 else shape
    return shape * scale


def _rounded(size: Fraction, place: Fraction, rule: Rule, *, is_even: bool) -> Interval:
    half = place / 2
    match rule:
        case Rule.HALF_UP:
            shape = Interval(size - half, size + half, low_open=size == 0, high_open=True)
        case Rule.CLOSED:
            shape = Interval(size - half, size + half)
        case Rule.HALF_EVEN:
            shape = Interval(size - half, size + half, not is_even, not is_even)
        case Rule.TRUNCATE if size == 0:
            shape = Interval(-place, place, low_open=True, high_open=True)
        case Rule.TRUNCATE:
            shape = Interval(size, size + place, high_open=True)
    return shape


def _domain(quantity: dict[str, Any]) -> Domain:
    match quantity["domain"]:
        case "positive":
            return Domain(interval=POSITIVE)
        case "nonnegative":
            return Domain(interval=NONNEGATIVE)
        case _:
            ends = Fraction(quantity["min"]), Fraction(quantity["max"])
            return Domain(interval=Interval(*ends), integer=True)


def _stated(constraint: dict[str, Any], leaves: dict[str, Term], rule: Rule) -> Iterator[Stated]:
    figure = constraint.get("figure")
    interval = range_of_figure(figure, rule) if figure else _NOTHING
    for expression, allowed in _relations(constraint, leaves, interval):
        yield Stated(
            id=constraint["id"],
            relation=Relation(expression=expression, interval=allowed),
            standing=Footing.HARD if constraint.get("hard") else Footing.CLAIM,
            words=f"{figure['text']} {figure['unit']}".strip() if figure else "",
        )


def _relations(
    constraint: dict[str, Any], leaves: dict[str, Term], interval: Interval
) -> Iterator[tuple[Expression, Interval]]:
    expression = _expression(constraint, leaves)
    match constraint["kind"]:
        case "share":
            yield expression, interval
            yield expression, _AT_MOST_ONE
        case "share_change":
            args = constraint["args"]
            yield expression, interval
            yield leaves[args["part_new"]] / leaves[args["whole_new"]], _AT_MOST_ONE
            yield leaves[args["part_old"]] / leaves[args["whole_old"]], _AT_MOST_ONE
        case "sum" if constraint["args"]["relation"] == "<=":
            yield expression, Interval.at_most(Fraction(0))
        case "greater" if constraint["args"].get("or_equal"):
            yield expression, NONNEGATIVE
        case "greater" | "record" | "record_growth":
            yield expression, POSITIVE
        case _:
            yield expression, interval


def _expression(  # noqa: C901, PLR0912 - a case a kind
    constraint: dict[str, Any], leaves: dict[str, Term]
) -> Expression:
    args = constraint["args"]
    given = {key: leaves[name] for key, name in args.items() if _names_one(name, leaves)}
    match constraint["kind"]:
        case "level":
            return given["of"]
        case "growth":
            return given["new"] / given["old"] - 1
        case "multiple":
            return given["new"] / given["old"]
        case "cagr":
            return rooted(given["new"] / given["old"], args["years"]) - 1
        case "growth_gap":
            one = rooted(given["new_a"] / given["old_a"], args["years_a"])
            return one - rooted(given["new_b"] / given["old_b"], args["years_b"])
        case "share":
            return given["part"] / given["whole"]
        case "share_change":
            new = given["part_new"] / given["whole_new"]
            return new - given["part_old"] / given["whole_old"]
        case "sum":
            return added(tuple(leaves[each] for each in args["parts"])) - given["whole"]
        case "product":
            factors: Expression = leaves[args["factors"][0]]
            for each in args["factors"][1:]:
                factors = factors * leaves[each]
            return given["result"] - factors
        case "convert":
            return given["result"] / given["source"]
        case "average":
            return given["total"] / given["count"]
        case "contribution":
            return (given["new"] - given["old"]) / given["base"]
        case "greater":
            return given["larger"] - given["smaller"]
        case "difference":
            one, other = list(given.values())
            return one - other
        case "record":
            return given["new"] - Greatest(of=tuple(leaves[each] for each in args["earlier"]))
        case "record_growth":
            new, old = args["growth"]
            earlier = tuple(leaves[one] / leaves[other] for one, other in args["earlier"])
            return leaves[new] / leaves[old] - Greatest(of=earlier)
        case other_kind:
            raise ValueError(f"unknown kind of constraint: {other_kind!r}")


def _names_one(name: object, leaves: dict[str, Term]) -> bool:
    return isinstance(name, str) and name in leaves
