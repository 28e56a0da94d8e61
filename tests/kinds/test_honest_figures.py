"""A figure rounded honestly, from a truth whose series are rounded honestly, is never refuted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.verdict import Label
from factcheck.load import read_text

EXACT = Context(prec=60)
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)


@dataclass(frozen=True, kw_only=True)
class Said:
    """How a kind says the truth of three amounts: one before, one now, and a whole."""

    claim: str
    value: Callable[[Decimal, Decimal, Decimal], Decimal]
    unit: str


def divided(above: Decimal, below: Decimal) -> Decimal:
    return EXACT.divide(above, below)


def yearly(before: Decimal, now: Decimal, _: Decimal) -> Decimal:
    return 100 * (EXACT.power(divided(now, before), divided(Decimal(1), Decimal(5))) - 1)


SAYINGS = {
    "level": Said(claim="of: output", value=lambda _, now, __: now, unit="t"),
    "change": Said(
        claim="of: output, since: 2016", value=lambda before, now, _: now - before, unit="t"
    ),
    "growth": Said(
        claim="of: output, since: 2016",
        value=lambda before, now, _: 100 * (divided(now, before) - 1),
        unit="%",
    ),
    "multiple": Said(
        claim="of: output, since: 2016",
        value=lambda before, now, _: divided(now, before),
        unit="times",
    ),
    "cagr": Said(claim="of: output, since: 2016", value=yearly, unit="%"),
    "share": Said(
        claim="of: output, whole: total",
        value=lambda _, now, total: 100 * divided(now, total),
        unit="%",
    ),
    "ratio": Said(
        claim="of: total, to: output",
        value=lambda _, now, total: divided(total, now),
        unit="times",
    ),
    "contribution": Said(
        claim="of: output, whole: total, since: 2016",
        value=lambda before, now, total: 100 * divided(now - before, total),
        unit="pp",
    ),
    "sum": Said(claim="parts: [output, total]", value=lambda _, now, total: now + total, unit="t"),
    "formula": Said(
        claim="expression: output / (output + total)",
        value=lambda _, now, total: 100 * divided(now, now + total),
        unit="%",
    ),
}

amounts = st.decimals(min_value=10, max_value=10_000, places=5)
places = st.integers(min_value=0, max_value=3)
roundings = st.sampled_from(ROUNDINGS)


def printed(truth: Decimal, digits: int, rounding: str) -> str:
    return f"{truth.quantize(Decimal(1).scaleb(-digits), rounding, EXACT):f}"


@pytest.mark.parametrize("kind", SAYINGS)
@given(
    truth=st.tuples(amounts, amounts, amounts),
    series_print=st.tuples(places, roundings),
    claim_print=st.tuples(places, roundings),
)
def test_an_honestly_rounded_figure_passes(
    kind: str,
    truth: tuple[Decimal, Decimal, Decimal],
    series_print: tuple[int, str],
    claim_print: tuple[int, str],
) -> None:
    saying = SAYINGS[kind]
    before, now, total = (printed(each, *series_print) for each in truth)
    figure = printed(saying.value(*truth), *claim_print)
    claims, reference = read_text(
        f"""
document: {{area: here, period: 2021}}
areas: {{here: {{name: Here}}}}
indicators:
  output: {{name: output, unit: t}}
  total: {{name: total, unit: t}}
series:
  output: {{2016: {before}, 2021: {now}}}
  total: {{2016: {total}, 2021: {total}}}
claims:
- {{id: claim, kind: {kind}, {saying.claim}, is: "{figure} {saying.unit}"}}
"""
    )
    (verdict,) = pipeline.audit(claims, reference)
    assert verdict.label in (Label.SUPPORTED, Label.COMPATIBLE), (figure, before, now, total)
