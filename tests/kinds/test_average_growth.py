"""Average growth a year between two months: powers decide, and no root is taken."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.rational import Fraction
from factcheck.domain.verdict import Label
from factcheck.load import read_text
from factcheck.wording.period_reader import parse_period

LAST = parse_period("2023-10")
machines = st.integers(min_value=1, max_value=9999)


@given(
    months=st.integers(min_value=1, max_value=120),
    before=machines,
    after=machines,
    tenths=st.integers(min_value=0, max_value=5000),
    length=st.sampled_from([1, 3]),
)
def test_a_year_grows_by_at_least_so_much_where_the_powers_say_so(
    months: int, before: int, after: int, tenths: int, length: int
) -> None:
    last = LAST.moved(1 - length).to(LAST)
    since = last.moved(-months)
    text = {
        "document": {"title": "A year", "area": "town", "period": str(last)},
        "areas": {"town": {"name": "Town"}},
        "indicators": {"machines": {"name": "machines", "unit": "count", "integer": "yes"}},
        "series": {"machines": {str(since): str(before), str(last): str(after)}},
        "claims": [
            {
                "id": "one",
                "kind": "cagr",
                "of": "machines",
                "since": str(since),
                "at least": f"{tenths / 10} %",
            }
        ],
    }
    (verdict,) = pipeline.audit(*read_text(yaml.safe_dump(text, sort_keys=False)))
    holds = Fraction(after, before) ** 12 >= (1 + Fraction(tenths, 1000)) ** months
    assert verdict.label in ((Label.SUPPORTED,) if holds else (Label.CONTRADICTED, Label.NEAR_MISS))
