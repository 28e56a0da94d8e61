"""Laws of the units that running text is read with: they agree with those of the claim file."""

from __future__ import annotations

import pytest

from factcheck.domain.unit import Measure as Known
from factcheck.draft.en.units import ENGLISH
from factcheck.draft.measure import MeasuredBy, MeasuredUnit
from factcheck.draft.zh.units import CHINESE, LONGEST
from factcheck.wording.unit_table import DEFAULT

SYMBOLS = {"percent": "%", "permille": "‰", "percentage_point": "pp", "ratio": "times"}
MEASURED = [
    (word, measure)
    for word, measure in {**CHINESE, **ENGLISH}.items()
    if measure.dimension not in (MeasuredBy.COUNT, MeasuredBy.NUMBER)
]


def known(name: str) -> Known | None:
    try:
        return DEFAULT.find(name)
    except ValueError:  # a sign with two meanings
        return None


@pytest.mark.parametrize(("word", "measure"), MEASURED, ids=[word for word, _ in MEASURED])
def test_a_unit_that_both_know_is_the_same_amount(word: str, measure: MeasuredUnit) -> None:
    here, there = known(word), known(SYMBOLS.get(measure.symbol, measure.symbol))
    if here and there and here.unit.dimension == there.unit.dimension:
        assert here.factor == there.factor * measure.factor


def test_no_unit_is_longer_than_what_is_looked_at() -> None:
    assert max(map(len, CHINESE)) <= LONGEST


def test_most_units_are_known_to_the_claim_file_too() -> None:
    found = sum(known(word) is not None for word, _ in MEASURED)
    assert 2 * found > len(MEASURED)
