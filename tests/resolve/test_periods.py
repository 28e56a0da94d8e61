"""A year out of its months: exactly where their sum, their mean or the last of them allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.diagnostic import InputError
from factcheck.domain.evidence import Derivation
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_text
from factcheck.render.phrases.redo import redone

MONTHS = [f"2021-{month:02}" for month in range(1, 13)]
QUARTERS = [f"2021Q{quarter}" for quarter in range(1, 5)]
HALVES = ["2021H1", "2021H2"]
NATURES = {
    "sum": {"nature": "flow"},
    "mean": {"nature": "index"},
    "last": {"nature": "stock", "over time": "last"},
}


def verdict_of(
    rows: Mapping[str, str] | list[dict[str, str]],
    claim: Mapping[str, str],
    indicator: Mapping[str, str],
) -> Verdict:
    """Audit one claim about the rain of a town."""
    if not isinstance(rows, list):
        rows = [{"period": period, "value": value} for period, value in rows.items()]
    text: dict[str, Any] = {
        "document": {"title": "A year", "area": "town", "period": "2021"},
        "areas": {"town": {"name": "Town"}},
        "indicators": {"rain": {"name": "rain", "unit": "kg", **indicator}},
        "series": [{"indicator": "rain", **row} for row in rows],
        "claims": [{"id": "one", "kind": "level", "of": "rain", **claim}],
    }
    (verdict,) = pipeline.audit(*read_text(yaml.safe_dump(text, sort_keys=False)))
    return verdict


tenths = st.integers(min_value=0, max_value=9999)


def printed(value: int) -> str:
    return f"{value // 10}.{value % 10}"


@given(
    values=st.lists(tenths, min_size=12, max_size=12),
    length=st.sampled_from([1, 3, 6]),
    over_time=st.sampled_from(list(NATURES)),
    off=st.integers(min_value=-12, max_value=12),
)
def test_a_year_is_supported_exactly_where_what_its_months_allow_is(
    values: list[int], length: int, over_time: str, off: int
) -> None:
    periods = {1: MONTHS, 3: QUARTERS, 6: HALVES}[length]
    own = values[: len(periods)]
    half = Fraction(1, 20)
    middle, width = {
        "sum": (Fraction(sum(own), 10), half * len(own)),
        "mean": (Fraction(sum(own), 10 * len(own)), half),
        "last": (Fraction(own[-1], 10), half),
    }[over_time]
    allowed = Interval(middle - width, middle + width)
    amount = max(0, round(middle) + off)
    claimed = Interval(Fraction(2 * amount - 1, 2), Fraction(2 * amount + 1, 2))
    series = dict(zip(periods, map(printed, own), strict=True))
    verdict = verdict_of(series, {"is": f"{amount} kg"}, NATURES[over_time])
    (outcome,) = verdict.outcomes
    assert outcome.found == allowed
    assert outcome.evidence.evidence[0].how is Derivation.PERIODS
    assert (verdict.label is Label.SUPPORTED) is allowed.within(claimed)
    if claimed.intersection(allowed) is None:
        assert verdict.label in (Label.CONTRADICTED, Label.NEAR_MISS)


@given(
    missing=st.sets(st.sampled_from(MONTHS), min_size=1, max_size=11),
    over_time=st.sampled_from(["sum", "mean"]),
)
def test_a_year_that_lacks_a_month_answers_nothing(missing: set[str], over_time: str) -> None:
    series = {month: "1.0" for month in MONTHS if month not in missing}
    verdict = verdict_of(series, {"at least": "0 kg"}, NATURES[over_time])
    assert verdict.label is Label.UNVERIFIABLE
    assert verdict.reason == "no-period"


@given(
    months=st.lists(tenths, min_size=12, max_size=12),
    year=tenths,
    over_time=st.sampled_from(list(NATURES)),
)
def test_a_published_year_always_comes_first(months: list[int], year: int, over_time: str) -> None:
    series = dict(zip(MONTHS, map(printed, months), strict=True))
    alone = verdict_of({"2021": printed(year)}, {"is": "12.3 kg"}, NATURES[over_time])
    beside = verdict_of(series | {"2021": printed(year)}, {"is": "12.3 kg"}, NATURES[over_time])
    assert beside.label == alone.label
    assert beside.outcomes[0].found == alone.outcomes[0].found


@pytest.mark.parametrize(
    "indicator",
    [
        {},  # of no nature told
        {"nature": "stock"},
        {"nature": "rate"},
    ],
)
def test_what_is_not_told_is_not_taken_together(indicator: dict[str, str]) -> None:
    verdict = verdict_of(dict.fromkeys(MONTHS, "1.0"), {"at least": "0 kg"}, indicator)
    assert verdict.label is Label.UNVERIFIABLE


def test_months_of_two_editions_make_no_year() -> None:
    rows = [
        {"period": month, "value": "1.0", "vintage": "one" if month < "2021-07" else "two"}
        for month in MONTHS
    ]
    assert verdict_of(rows, {"is": "12 kg"}, NATURES["sum"]).label is Label.UNVERIFIABLE


def test_each_edition_that_has_all_months_makes_a_year_of_its_own() -> None:
    rows = [
        {"period": month, "value": value, "vintage": vintage}
        for month in MONTHS
        for vintage, value in (("one", "1.00"), ("two", "2.00"))
    ]
    verdict = verdict_of(rows, {"is": "12 kg"}, NATURES["sum"])
    assert verdict.label is Label.CONFLICTING
    assert [set_.evidence.vintage for set_ in (verdict.outcomes[0], *verdict.rivals)] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize("claimed", ["12 kg", "13 kg", "40 kg"])
@pytest.mark.parametrize(
    "later", [{}, {"released": "2022-01-31"}, {"released": "2022-04-30"}], ids=str
)
def test_months_of_which_an_edition_without_the_others_has_revised_one_refute_no_year(
    later: dict[str, str], claimed: str
) -> None:
    first = {"vintage": "one", "released": "2022-01-31"}
    rows = [{"period": month, "value": "1.00", **first} for month in MONTHS]
    revised = {"period": "2021-12", "value": "2.00", "vintage": "two", **later}
    verdict = verdict_of([*rows, revised], {"is": claimed}, NATURES["sum"])
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIABLE, Reason.NO_PERIOD)


@pytest.mark.parametrize(
    "other",
    [
        {"released": "2022-04-30", "value": "1.0"},  # says the same
        {"released": "2022-01-15", "value": "2.00"},  # came before
    ],
    ids=str,
)
def test_months_that_no_other_edition_revises_make_a_year(other: dict[str, str]) -> None:
    first = {"vintage": "one", "released": "2022-01-31"}
    rows = [{"period": month, "value": "1.00", **first} for month in MONTHS]
    verdict = verdict_of(
        [*rows, {"period": "2021-12", "vintage": "two", **other}],
        {"is": "12 kg"},
        NATURES["sum"],
    )
    assert verdict.label is Label.SUPPORTED


def test_months_that_began_elsewhere_are_added_too() -> None:
    series = {f"2021-{month:02}": str(month) for month in range(1, 9)}
    verdict = verdict_of(series, {"period": "2021-01..2021-08", "is": "36 kg"}, NATURES["sum"])
    assert verdict.outcomes[0].found == Interval(Fraction(32), Fraction(40))


def test_years_are_added_out_of_their_own_months_where_they_are_not_published() -> None:
    series = dict.fromkeys(MONTHS, "1.0") | {"2020": "10.0"}
    verdict = verdict_of(series, {"period": "2020..2021", "is": "22 kg"}, NATURES["sum"])
    assert verdict.outcomes[0].found == Interval(Fraction(2135, 100), Fraction(2265, 100))


def test_the_arithmetic_is_shown_with_every_figure() -> None:
    series = {"2021Q1": "1.5", "2021Q2": "2.5", "2021Q3": "3.5", "2021Q4": "4.5"}
    (total,) = verdict_of(series, {"is": "12 kg"}, NATURES["sum"]).outcomes
    assert redone(total) == "1.5 + 2.5 + 3.5 + 4.5"
    assert total.evidence.evidence[0].formula == "sum from 2021Q1 to 2021Q4"
    (mean,) = verdict_of(series, {"is": "3 kg"}, NATURES["mean"]).outcomes
    assert redone(mean) == "(1.5 + 2.5 + 3.5 + 4.5) / 4"


@pytest.mark.parametrize(
    ("indicator", "fault"),
    [
        (
            {"nature": "flow", "over time": "mean"},
            "a flow is not taken together as mean",
        ),
        ({"nature": "stock", "over time": "sum"}, "Write last or mean, or mend `nature`"),
        ({"nature": "rate", "over time": "last"}, "a rate is not taken together as last"),
        ({"nature": "flow", "over time": "middle"}, "'middle' is none of sum, last or mean"),
        (
            {"nature": "rate", "unit": "%", "growth of": "rain", "over time": "mean"},
            "is the growth of another indicator",
        ),
    ],
)
def test_what_does_not_go_with_its_nature_is_a_fault(indicator: dict[str, str], fault: str) -> None:
    with pytest.raises(InputError) as raised:
        verdict_of({"2021": "1"}, {"is": "1 kg"}, indicator)
    assert fault in str(raised.value)
