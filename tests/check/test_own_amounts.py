"""What the amounts of a sentence say of its growth, where no data hold any of them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.findings import StatementFinding, StatementOutcome
from factcheck.domain.rational import Fraction
from tests.check.test_check import checked


def _last(sentence: str) -> StatementFinding:
    with tempfile.TemporaryDirectory() as folder:
        *_, last = checked(Path(folder), f"# Review of 2024\n\n{sentence}\n", {}).statements
    return last


WAYS = (
    "Members rose from {before:,} to {now:,}, an increase of {growth}%.",
    "The club has {now:,} members, up {more:,} ({growth}%).",
    "全市有会员{now}人，比上年增加{more}人，增长{growth}%。",
    "会员由{before}人增加到{now}人，增长{growth}%。",
)


@given(
    before=st.integers(3000, 90_000),
    more=st.integers(100, 2900),
    slip=st.sampled_from((0, 3, 40)),
    way=st.sampled_from(WAYS),
)
def test_growth_is_to_be_checked_just_if_its_sentence_contradicts_it(
    before: int, more: int, slip: int, way: str
) -> None:
    growth = round(float(Fraction(more, before) * 100) + slip, 1)
    finding = _last(way.format(before=before, now=before + more, more=more, growth=growth))
    is_open = finding.outcome is StatementOutcome.TO_CHECK
    assert is_open == bool(slip), finding
    assert bool(finding.remark) == bool(slip)


@pytest.mark.parametrize(
    "sentence",
    [
        "Members rose from 3,000 to 3,300, and staff by 40%.",
        "Members rose from 3,000 to about 3,300, an increase of about 12%.",
        "The club has 3,300 members, up 300, and women are up 40%.",
        "Sales rose from $3,000 to 3,300 litres, an increase of 40%.",
        "全市有会员3300人，增加300人，其中女性增长40%。",
    ],
)
def test_growth_of_something_else_is_left_alone(sentence: str) -> None:
    assert not _last(sentence).remark
