"""Years taken together against as many before: measured as single years are, and never more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.diagnose.spans import query_of_spans
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.flag import Flag
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.verdict import Verdict
from factcheck.load import read_text
from factcheck.wording.period_reader import parse_period

RAIN = Quantity(indicator="rain", area="town", period=parse_period("2001"))
LAST = 2001


def years(first: int, last: int) -> str:
    """Write the sum over some years before the claim's own."""
    terms = (f"rain[-{LAST - year}]" if year < LAST else "rain" for year in range(first, last + 1))
    return f"({' + '.join(terms)})"


def audited(series: Mapping[int, object], claim: Mapping[str, str]) -> Verdict:
    text = {
        "document": {"title": "A year", "area": "town", "period": LAST},
        "areas": {"town": {"name": "Town"}},
        "indicators": {"rain": {"name": "rain", "unit": "t", "nature": "flow"}},
        "series": {"rain": {year: str(value) for year, value in series.items()}},
        "claims": [{"id": "one", **claim}],
    }
    (verdict,) = pipeline.audit(*read_text(yaml.safe_dump(text, sort_keys=False)))
    return verdict


def verdict_of(series: Mapping[int, object], expression: str, amount: str) -> Verdict:
    return audited(series, {"kind": "formula", "expression": expression, "is": amount})


WET, DRY = 100, 60
SLUMP = {year: (DRY if 1990 <= year <= 1995 else WET) + year % 3 for year in range(1980, 2002)}


@pytest.mark.parametrize(
    ("expression", "amount", "is_flagged"),
    [
        (f"{years(1996, 2001)} / {years(1990, 1995)}", "1.7 times", True),
        (f"{years(1996, 2001)} / {years(1990, 1995)} - 1", "66 %", True),
        (f"({years(1996, 2001)} / 6) / ({years(1990, 1995)} / 6)", "1.7 times", True),
        (f"{years(1996, 2001)} / 6 - {years(1990, 1995)} / 6", "40 t", True),
        (f"{years(1996, 2001)} - {years(1990, 1995)}", "240 t", True),
        (f"{years(1996, 2001)} / {years(1984, 1989)}", "1.0 times", False),  # no trough
        (f"{years(1996, 2001)} / {years(1980, 1985)}", "1.0 times", False),  # the first known
        (f"{years(1998, 2001)} / {years(1990, 1995)}", "1.1 times", False),  # of another length
    ],
)
def test_a_span_that_is_an_inner_trough_is_told_as_a_year_would_be(
    expression: str, amount: str, *, is_flagged: bool
) -> None:
    verdict = verdict_of(SLUMP, expression, amount)
    assert verdict.outcomes[0].fit != "outside"
    assert (Flag.BASE_SENSITIVE in verdict.flags) is is_flagged


@given(
    levels=st.lists(st.integers(min_value=1, max_value=10_000), min_size=12, max_size=16),
    length=st.integers(min_value=2, max_value=4),
    is_mean=st.booleans(),
)
def test_the_years_of_a_claim_come_to_what_its_evidence_gives(
    levels: list[int], length: int, *, is_mean: bool
) -> None:
    series = {LAST + 1 - len(levels) + place: level for place, level in enumerate(levels)}
    later, earlier = years(LAST + 1 - length, LAST), years(LAST + 1 - 2 * length, LAST - length)
    share = f" / {length}" if is_mean else ""
    verdict = verdict_of(series, f"({later}{share}) / ({earlier}{share})", "1.234 times")
    assert verdict.diagnosis is not None
    robustness = verdict.diagnosis.robustness
    assert robustness is not None
    assert robustness.found == verdict.outcomes[0].found
    assert str(robustness.base) == f"{LAST + 1 - 2 * length}..{LAST - length}"
    assert all(other.base.year <= LAST - length for other in robustness.neighbours)


@given(
    rate=st.fractions(min_value=Fraction(-1, 10), max_value=Fraction(1, 5), max_denominator=50),
    length=st.integers(min_value=2, max_value=5),
)
def test_steady_growth_is_never_told(rate: Fraction, length: int) -> None:
    series = {LAST - back: f"{float(10**6 * (1 + rate) ** (20 - back)):.0f}" for back in range(20)}
    expression = f"{years(LAST + 1 - length, LAST)} / {years(LAST + 1 - 2 * length, LAST - length)}"
    amount = f"{float((1 + rate) ** length):.4f} times"
    assert Flag.BASE_SENSITIVE not in verdict_of(series, expression, amount).flags


def test_what_is_no_run_of_years_is_none() -> None:
    two = RAIN + RAIN.shifted(-1)
    before = RAIN.shifted(-2) + RAIN.shifted(-3)
    month = Quantity(indicator="rain", area="town", period=parse_period("2001-05"))
    assert query_of_spans(two / before, Catalogue()) is not None
    for other in (
        two / (RAIN.shifted(-1) + RAIN.shifted(-2)),  # a year in common
        two / (RAIN.shifted(-2) + RAIN.shifted(-4)),  # a gap
        two / (before + RAIN.shifted(-4)),  # another length
        (two / 2) / before,  # a mean over a sum
        (two / 3) / (before / 3),  # no mean
        two / RAIN.shifted(-2),
        before / two,
        two / (before + 1),
        (month + month.shifted(-1)) / (month.shifted(-2) + month.shifted(-3)),
    ):
        assert query_of_spans(other, Catalogue()) is None


LEVELS = st.integers(min_value=1, max_value=10_000)


@given(
    levels=st.lists(LEVELS, min_size=8, max_size=16),
    length=st.integers(min_value=2, max_value=4),
    kind=st.sampled_from(["multiple", "growth", "change"]),
)
def test_a_span_of_a_flow_is_the_sum_that_a_formula_writes_out(
    levels: list[int], length: int, kind: str
) -> None:
    first = LAST + 1 - len(levels)
    series = {first + place: level for place, level in enumerate(levels)}
    later, earlier = years(LAST + 1 - length, LAST), years(LAST + 1 - 2 * length, LAST - length)
    expression, amount = {
        "multiple": (f"{later} / {earlier}", "1.234 times"),
        "growth": (f"{later} / {earlier} - 1", "12.3 %"),
        "change": (f"{later} - {earlier}", "123 t"),
    }[kind]
    period, since = f"{LAST + 1 - length}..{LAST}", f"{LAST + 1 - 2 * length}..{LAST - length}"
    claim = {"kind": kind, "of": "rain", "period": period, "since": since, "is": amount}
    spans, formula = audited(series, claim), verdict_of(series, expression, amount)
    assert spans.label == formula.label
    assert spans.outcomes[0].found == formula.outcomes[0].found
    assert (Flag.BASE_SENSITIVE in spans.flags) is (Flag.BASE_SENSITIVE in formula.flags)


PEAK = {year: 6000 if year in (1996, 1997) else 2000 for year in range(1985, 2001)}


@pytest.mark.parametrize(
    ("period", "since", "amount", "is_flagged"),
    [
        ("1996..2000", "1991..1995", "80 %", True),  # of two years against two, nothing
        ("1996..1998", "1993..1995", "133 %", False),  # of two years against two, more still
    ],
)
def test_a_run_that_owes_its_strength_to_its_length_is_told(
    period: str, since: str, amount: str, *, is_flagged: bool
) -> None:
    claim = {"kind": "growth", "of": "rain", "period": period, "since": since, "is": amount}
    verdict = audited(PEAK, claim)
    assert verdict.label == "supported"
    assert (Flag.BASE_SENSITIVE in verdict.flags) is is_flagged
