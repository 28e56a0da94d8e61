"""What an import writes of a new indicator: nothing that a verdict could rest on unasked."""

from __future__ import annotations

from collections import Counter

import pytest

from factcheck.load.imports.entries import indicator_entry
from factcheck.load.imports.survey import FoundSeries


@pytest.mark.parametrize(
    ("unit", "nature"),
    [("million USD", None), ("t", None), ("%", "rate"), ("persons", "stock")],
)
def test_no_flow_is_written_that_months_would_be_added_up_by(unit: str, nature: str | None) -> None:
    series = FoundSeries(code="X", name="Debt", id="", units=Counter({unit: 3}))
    assert indicator_entry([series]).get("nature") == nature
