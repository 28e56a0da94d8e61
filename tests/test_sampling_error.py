"""Sampling error: no verdict rests on it, and what lies within it is told."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.diagnostic import InputError
from factcheck.domain.flag import Flag
from factcheck.domain.verdict import Verdict
from factcheck.load import read_text

MONTHS = ("2021-03", "2021-04", "2021-05")
FLAG = Flag.WITHIN_SAMPLING_ERROR


def verdict_of(rows: list[dict[str, str]], claim: dict[str, Any]) -> Verdict:
    text = {
        "document": {"title": "Polls", "area": "here", "period": "2021-05"},
        "areas": {
            "here": {"name": "Here", "parent": "land", "level": "town"},
            "there": {"name": "There", "parent": "land", "level": "town"},
            "land": {"name": "Land", "parts": "complete"},
        },
        "indicators": {
            "support": {"name": "support", "unit": "%", "nature": "rate"},
            "jobs": {"name": "jobs", "unit": "persons"},
            "more_jobs": {
                "name": "growth of jobs",
                "unit": "%",
                "nature": "rate",
                "growth of": "jobs",
            },
        },
        "series": [{"indicator": "support", **row} for row in rows],
        "claims": [{"id": "one", "of": "support", **claim}],
    }
    (verdict,) = pipeline.audit(*read_text(yaml.safe_dump(text, sort_keys=False)))
    return verdict


def polls(*values: str) -> list[dict[str, str]]:
    return [
        {"period": period, "value": value}
        for period, value in zip(MONTHS[-len(values) :], values, strict=True)
    ]


points = st.integers(min_value=1, max_value=99)
margins = st.integers(min_value=0, max_value=9)


@given(
    before=points,
    after=points,
    first=margins,
    second=margins,
    claimed=st.integers(min_value=-20, max_value=20),
)
def test_a_change_is_judged_as_printed_and_told_where_the_squares_say_so(
    before: int, after: int, first: int, second: int, claimed: int
) -> None:
    claim = {"kind": "point_change", "since": "2021-04", "is": f"{claimed} pp"}
    bare = verdict_of(polls(f"{before} %", f"{after} %"), claim)
    told = verdict_of(polls(f"{before} % ± {first}", f"{after} % ± {second}"), claim)
    assert told.label == bare.label
    assert told.outcomes[0].found == bare.outcomes[0].found
    assert FLAG not in bare.flags
    assert (FLAG in told.flags) is (0 < (after - before) ** 2 <= first**2 + second**2)


NEAR, FAR = polls("30 % ± 3", "39 % ± 3", "42 % ± 3"), polls("30 % ± 1", "39 % ± 1", "42 % ± 1")
THERE = {"area": "there", "period": "2021-05", "value": "44 % ± 3"}


@pytest.mark.parametrize(
    "claim",
    [
        {"kind": "record", "is": "highest"},
        {"kind": "trend", "is": "rising", "since": "2021-03"},
        {"kind": "level", "more than": "40 %"},
        {"kind": "comparison", "is": "smaller", "than area": "there"},
        {"kind": "rank", "is": "2"},
        {"kind": "gap", "over area": "there", "is": "-2 pp"},
    ],
    ids=lambda claim: claim["kind"],
)
def test_a_place_a_record_and_a_direction_are_told_where_they_lie_within_the_error(
    claim: dict[str, str],
) -> None:
    assert FLAG in verdict_of([*NEAR, THERE], claim).flags
    apart = {**THERE, "value": "44 % ± 1"}
    assert FLAG not in verdict_of([*FAR, apart], claim).flags


def test_a_level_alone_is_no_difference() -> None:
    assert FLAG not in verdict_of(NEAR, {"kind": "level", "is": "42 %"}).flags


@pytest.mark.parametrize(("printed", "is_told"), [("0.3 % ± 0.5", True), ("0.8 % ± 0.5", False)])
def test_a_growth_with_an_error_of_its_own_is_told_where_it_may_be_none(
    printed: str, *, is_told: bool
) -> None:
    row = {"indicator": "more_jobs", "period": "2021", "value": printed}
    claim = {"kind": "growth", "of": "jobs", "period": "2021", "more than": "0 %"}
    verdict = verdict_of([row], claim)
    assert verdict.label == "supported"
    assert (FLAG in verdict.flags) is is_told


@pytest.mark.parametrize(
    "columns",
    [
        {"margin": "3"},
        {"margin": "3", "level": "95 %"},
        {"low": "39", "high": "45", "level": "95"},
        {"low": "39", "high": "45"},
        {"se": "1.6"},
    ],
)
def test_an_error_may_stand_in_columns(columns: dict[str, str]) -> None:
    rows = [{"period": "2021-04", "value": "40"}, {"period": "2021-05", "value": "42", **columns}]
    claim = {"kind": "point_change", "since": "2021-04", "is": "2 pp"}
    verdict = verdict_of(rows, claim)
    assert FLAG in verdict.flags
    (cell, _) = verdict.outcomes[0].evidence.observations()
    assert cell.figure.sampling is not None


@pytest.mark.parametrize("columns", [{"low": "39"}, {"margin": "3", "se": "1"}, {"level": "95 %"}])
def test_columns_that_do_not_go_together_are_a_fault(columns: dict[str, str]) -> None:
    rows = [{"period": "2021-05", "value": "42", **columns}]
    with pytest.raises(InputError, match="do not go together"):
        verdict_of(rows, {"kind": "level", "is": "42 %"})
