"""Round figures and growth from below zero: what a second reading may excuse, and what never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Flag, Label, audit, read_text
from factcheck.domain.verdict import Verdict

HEAD = """
document: {title: Report, area: town, period: 2021}
areas: {town: {name: Town}}
indicators: {people: {name: people, unit: person}, rate: {name: rate, unit: '%', nature: rate},
  profit: {name: profit, unit: USD}}
"""


def judged(series: str, claim: str) -> Verdict:
    claims, known = read_text(f"{HEAD}series: {{{series}}}\nclaims: [{{id: c, {claim}}}]\n")
    return audit(claims, known)["c"]


@given(value=st.integers(1_000, 10**9), zeros=st.integers(2, 5))
def test_a_figure_rounded_to_two_digits_or_more_is_never_accused(value: int, zeros: int) -> None:
    rounded = round(value, -zeros)
    verdict = judged(f"people: {{2021: {value}}}", f"kind: level, of: people, is: {rounded} people")
    if len(str(rounded).rstrip("0")) >= 2:
        assert verdict.label in (Label.SUPPORTED, Label.COMPATIBLE)
    elif rounded and abs(rounded - value) * 20 <= value:
        assert verdict.label is not Label.CONTRADICTED


@given(value=st.integers(1_000, 10**9), claimed=st.integers(1_000, 10**9))
def test_a_round_figure_excuses_no_more_than_a_twentieth(value: int, claimed: int) -> None:
    verdict = judged(f"people: {{2021: {value}}}", f"kind: level, of: people, is: {claimed} people")
    if Flag.ROUND_FIGURE in verdict.flags:
        assert abs(claimed - value) * 20 <= value


@given(
    before=st.integers(1_000, 10**6),
    after=st.integers(1_000, 10**6),
    zeros=st.integers(0, 4),
    kind=st.sampled_from(["level", "change"]),
    off=st.integers(-300, 300),
)
def test_a_bare_number_of_people_is_one_of_people(
    before: int, after: int, zeros: int, kind: str, off: int
) -> None:
    figure = round((after if kind == "level" else after - before) + off, -zeros)
    series = f"people: {{2020: {before}, 2021: {after}}}"
    bare, full = (
        judged(series, f"kind: {kind}, of: people, is: '{figure}{unit}'")
        for unit in ("", " people")
    )
    assert (bare.label, bare.flags) == (full.label, full.flags)


@pytest.mark.parametrize(
    ("series", "claim"),
    [
        ("people: {2020: 1000000, 2021: 1304000000}", "kind: multiple, of: people, is: 1300"),
        ("rate: {2021: 203.4}", "kind: level, of: rate, is: 200 %"),
        ("people: {2021: 1802765}", "kind: level, of: people, is: 'exactly 1,800,000 people'"),
        ("people: {2021: 1802765}", "kind: level, of: people, at most: '1,800,000 people'"),
        ("people: {2020: 1000000, 2021: 130400000}", "kind: multiple, of: people, is: 1300 times"),
    ],
)
def test_what_is_no_plain_amount_is_never_read_as_round(series: str, claim: str) -> None:
    verdict = judged(series, claim)
    assert Flag.ROUND_FIGURE not in verdict.flags
    assert verdict.label in (Label.CONTRADICTED, Label.NEAR_MISS)


amounts = st.integers(-1000, 1000).filter(bool)


@given(before=amounts, after=amounts, rises=st.booleans())
def test_which_way_it_went_is_told_by_the_difference(before: int, after: int, rises: bool) -> None:  # noqa: FBT001
    side = "more than" if rises else "less than"
    verdict = judged(
        f"profit: {{2020: '{before}.00', 2021: '{after}.00'}}",
        f"kind: growth, of: profit, {side}: 0 %",
    )
    if after != before:
        assert verdict.label is (
            Label.SUPPORTED if (after > before) is rises else Label.CONTRADICTED
        )
    assert (Flag.NEGATIVE_BASE in verdict.flags) is (min(before, after) < 0)


@given(before=amounts, after=amounts)
def test_a_rate_from_below_zero_is_never_borne_out_for_sure(before: int, after: int) -> None:
    if before > 0 < after:
        return
    rate = round(100 * (after - before) / abs(before))
    verdict = judged(
        f"profit: {{2020: '{before}.00', 2021: '{after}.00'}}",
        f"kind: growth, of: profit, is: {rate} %",
    )
    assert verdict.label is Label.COMPATIBLE


@given(value=st.integers(100, 10**6), share=st.integers(-20, 20))
def test_just_over_is_as_tight_as_just_under(value: int, share: int) -> None:
    found = value + value * share // 100
    over = judged(
        f"people: {{2021: {found}}}", f"kind: count, of: people, is: just over {value} people"
    )
    assert (over.label is Label.SUPPORTED) is (value < found <= value * 11 / 10)


@given(value=st.integers(1_000, 10**7), digit=st.integers(1, 9), zeros=st.integers(1, 5))
def test_about_bears_out_nothing_that_is_more_than_a_tenth_off(
    value: int, digit: int, zeros: int
) -> None:
    claimed = digit * 10**zeros
    verdict = judged(
        f"people: {{2021: {value}}}", f"kind: level, of: people, about: {claimed} people"
    )
    if abs(value - claimed) * 10 > claimed:
        assert verdict.label is not Label.SUPPORTED
    if abs(value - claimed) * 2 <= 10**zeros:
        assert verdict.label in (Label.SUPPORTED, Label.COMPATIBLE)
