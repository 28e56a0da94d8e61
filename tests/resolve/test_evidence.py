"""What answers an expression, and how it was come by, case by case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.domain.evidence import Evidence, EvidenceSet
from factcheck.domain.expression import Expression
from factcheck.domain.formula import Term
from factcheck.domain.quantity import Basis
from factcheck.domain.series import Reference
from factcheck.load import read_text
from factcheck.resolve import Resolver
from factcheck.wording.formula_reader import parse_formula
from factcheck.wording.period_reader import parse_period

PAGE = yaml.load(Path(__file__).with_name("evidence.yaml").read_text(), yaml.BaseLoader)
ROW = {"indicator": "output", "area": "town", "source": "bureau"}
ANY = {"id": "any", "kind": "level", "of": "output", "is": "1 CNY"}


def reference_of(case: dict[str, Any]) -> Reference:
    rows = [ROW | row for row in case["series"]]
    text = yaml.safe_dump(PAGE["head"] | {"series": rows, "claims": [ANY]}, sort_keys=False)
    return read_text(text)[1]


def asked(case: dict[str, Any], reference: Reference) -> Expression:
    """Write the formula of a case into the town in 2021."""

    def quantity(term: Term) -> Expression:
        indicator = reference.catalogue.indicators.find(term.indicator)
        area = reference.catalogue.areas.find(term.area or "town")
        assert indicator is not None
        assert area is not None
        period = term.period or parse_period("2021").shifted(term.shift)
        return indicator.at(area, period, Basis(case["basis"]) if "basis" in case else None)

    return parse_formula(case["asked"]).written(quantity)


def told(answer: Evidence) -> str:
    """Say what an answer is, by what it was come by, and from which cells."""
    cells = " ".join(
        f"{cell.indicator}@{cell.area}[{cell.period}]{f'({cell.vintage})' * bool(cell.vintage)}"
        for cell in answer.observations()
    )
    text = f"{answer.answers} = {answer.interval} by {answer.how}"
    text += f" {answer.formula}" if answer.formula else ""
    text += f", from {cells}"
    aside = " ".join(str(cell.figure) for cell in answer.aside)
    return text + (f", aside {aside}" if aside else "")


def said(found: EvidenceSet) -> str:
    """Say what a set of evidence holds, and what it lacks."""
    text = f"{found.vintage}: " if found.vintage else ""
    text += "; ".join(map(told, found.evidence))
    if found.missing:
        text += f"; lacks {' '.join(map(str, found.missing))}"
    if found.mixed_vintage:
        text += "; mixed"
    return text + ("; of another basis" if found.other_basis else "")


@pytest.mark.parametrize("name", PAGE["cases"])
def test_evidence(name: str) -> None:
    case = PAGE["cases"][name]
    known = reference_of(case)
    day = case.get("public by")
    resolver = Resolver(
        known,
        own_source=case.get("own source", ""),
        public_by=date.fromisoformat(day) if day else None,
    )
    expression = asked(case, known)
    assert [said(found) for found in resolver.sets(expression)] == case.get("sets", [])
    again = [said(found) for found in resolver.sets(expression)]  # as remembered
    assert again == case.get("sets", [])
    assert resolver.withholds(expression) == (case.get("withholds", "no") == "yes")
