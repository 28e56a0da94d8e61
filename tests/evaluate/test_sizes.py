"""Amounts that accounts write below zero: told as sizes, they are no one's fault and no way out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Flag, Label, audit, read_text
from factcheck.domain.verdict import Verdict

HEAD = """
document: {title: Report, area: town, period: 2021}
areas: {town: {name: Town}}
indicators: {costs: {name: costs, unit: USD}, loss: {name: net loss, unit: USD},
  profit: {name: profit, unit: USD}, sales: {name: sales, unit: USD}}
"""
PASSES = (Label.SUPPORTED, Label.COMPATIBLE)
KINDS = {
    "level": "kind: level, of: {name}, is: {after}.0 USD",
    "growth": "kind: growth, of: {name}, is: '{growth} %'",
    "direction": "kind: growth, of: {name}, more than: 0 %",
    "change": "kind: change, of: {name}, is: '{change}.0 USD'",
    "multiple": "kind: multiple, of: {name}, is: '{times} times'",
    "comparison": "kind: comparison, of: {name}, than period: 2020, is: larger",
    "trend": "kind: trend, of: {name}, since: 2020, is: rising",
    "record": "kind: record, of: {name}, is: highest",
    "share": "kind: share, of: {name}, whole: sales, is: '{share} %'",
}
amounts = st.integers(100, 900)


def judged(series: str, claim: str) -> Verdict:
    claims, known = read_text(f"{HEAD}series: {{{series}}}\nclaims: [{{id: c, {claim}}}]\n")
    return audit(claims, known)["c"]


def told(kind: str, *, name: str, before: int, after: int, claimed: tuple[int, int]) -> Verdict:
    """Judge a claim that tells one pair of amounts by another that stands in the accounts."""
    first, last = claimed
    claim = KINDS[kind].format(
        name=name,
        after=last,
        growth=round(100 * (last - first) / first),
        change=last - first,
        times=f"{last / first:.1f}",
        share=round(100 * last / 1000),
    )
    series = f"{name}: {{2020: '{before}.0', 2021: '{after}.0'}}, sales: {{2021: '1000.0'}}"
    return judged(series, claim)


@pytest.mark.parametrize("kind", KINDS)
@given(before=amounts, after=amounts)
def test_what_is_told_of_sizes_is_never_accused_for_the_sign_of_an_account(
    kind: str, before: int, after: int
) -> None:
    claimed = (before, after)
    above = told(kind, name="costs", before=before, after=after, claimed=claimed)
    below = told(kind, name="costs", before=-before, after=-after, claimed=claimed)
    if above.label in PASSES:
        assert below.label is Label.COMPATIBLE
        assert Flag.TOLD_AS_SIZE in below.flags


@pytest.mark.parametrize("kind", ["level", "growth", "change", "multiple", "share"])
@given(before=amounts, after=amounts, claimed=st.tuples(amounts, amounts))
def test_a_wrong_amount_is_wrong_whatever_sign_its_table_writes(
    kind: str, before: int, after: int, claimed: tuple[int, int]
) -> None:
    above = told(kind, name="costs", before=before, after=after, claimed=claimed)
    below = told(kind, name="costs", before=-before, after=-after, claimed=claimed)
    signed = told(kind, name="profit", before=-before, after=-after, claimed=claimed)
    if Label.CONTRADICTED is above.label is signed.label:
        assert below.label is Label.CONTRADICTED


@given(before=amounts, after=amounts)
def test_what_may_be_of_either_sign_is_held_to_its_sign(before: int, after: int) -> None:
    claimed = (before, after)
    verdict = told("level", name="profit", before=-before, after=-after, claimed=claimed)
    assert verdict.label is Label.CONTRADICTED
    assert Flag.TOLD_AS_SIZE not in verdict.flags


def test_a_loss_in_brackets_is_one_without_them_in_the_table() -> None:
    verdict = judged("loss: {2020: '2.0', 2021: '3.1'}", "kind: level, of: loss,  is: '(3.1) USD'")
    assert verdict.label is Label.COMPATIBLE
    assert Flag.TOLD_AS_SIZE in verdict.flags


def test_amounts_on_both_sides_of_zero_keep_their_signs() -> None:
    verdict = judged("costs: {2020: '2.0', 2021: '-3.1'}", "kind: change, of: costs, is: 1.1 USD")
    assert verdict.label is Label.CONTRADICTED
    assert Flag.TOLD_AS_SIZE not in verdict.flags
