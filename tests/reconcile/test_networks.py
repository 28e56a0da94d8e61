"""Small networks, as data: what contradicts what, and what follows from the rest."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.domain.expression import Expression
from factcheck.domain.formula import Term
from factcheck.domain.interval import EVERYTHING, POSITIVE, Interval
from factcheck.domain.relation import Relation
from factcheck.reconcile import Domain, Footing, Reconciliation, Stated, reconcile
from tests.reconcile.worlds import expression

NETWORKS = yaml.safe_load(Path(__file__).with_name("networks.yaml").read_text(encoding="utf-8"))
SORTS = {"claims": Footing.CLAIM, "evidence": Footing.EVIDENCE, "always": Footing.HARD}


def interval(text: str) -> Interval:
    match = re.fullmatch(r"([\[(])(\S+), (\S+)([\])])", text)
    assert match is not None, text
    low, high = (float(end) if "inf" in end else Fraction(end) for end in match.group(2, 3))
    return Interval(low, high, match[1] == "(", match[4] == ")")


def statements(network: dict[str, Any]) -> list[Stated]:
    said = []
    for sort, standing in SORTS.items():
        for identifier, text in network.get(sort, {}).items():
            left, right = text.rsplit(" in ", 1)
            relation = Relation(expression=expression(left), interval=interval(right))
            said.append(Stated(id=identifier, relation=relation, standing=standing))
    return said


def found(network: dict[str, Any], *ask: Expression) -> Reconciliation:
    def domain(leaf: Expression) -> Domain:
        assert isinstance(leaf, Term)
        if leaf.indicator in network.get("whole", {}):
            whole = interval(network["whole"][leaf.indicator])
            return Domain(interval=whole, integer=True)
        any_sign = leaf.indicator in network.get("any", ())
        return Domain(interval=EVERYTHING if any_sign else POSITIVE)

    return reconcile(statements(network), bounds=domain, ask=ask)


@pytest.mark.parametrize("name", NETWORKS)
def test_conflicts_are_those_expected(name: str) -> None:
    result = found(NETWORKS[name])
    expected = {frozenset(map(str, each)) for each in NETWORKS[name].get("conflicts", [])}
    assert {frozenset((*each.claims, *each.evidence)) for each in result.findings} == expected
    assert result.undecided == ()


@pytest.mark.parametrize("name", [name for name in NETWORKS if "implied" in NETWORKS[name]])
def test_what_follows_is_as_expected(name: str) -> None:
    wanted = NETWORKS[name]["implied"]
    result = found(NETWORKS[name], *map(expression, wanted))
    for implied, text in zip(result.asked, wanted.values(), strict=True):
        assert rounded(implied.interval, text) == text


def rounded(found_range: Interval, text: str) -> str:
    """Write an interval with as many decimals as another is written with."""
    places = [len(end.partition(".")[2]) for end in text[1:-1].split(", ")]
    low, high = (
        f"{float(end):.{digits}f}"
        for end, digits in zip((found_range.low, found_range.high), places, strict=True)
    )
    start, stop = "(" if found_range.low_open else "[", ")" if found_range.high_open else "]"
    return f"{start}{low}, {high}{stop}"


@pytest.mark.parametrize("name", [name for name in NETWORKS if "conflicts" in NETWORKS[name]])
def test_a_conflict_shows_its_arithmetic(name: str) -> None:
    for finding in found(NETWORKS[name]).findings:
        text = "\n".join(finding.chain)
        assert len(finding.chain) > 1
        for member in finding.claims:
            assert member in text
