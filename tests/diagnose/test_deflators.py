"""Prices taken out by an index: what is said holds the truth, and nothing else is said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import pipeline
from factcheck.domain.flag import Flag
from factcheck.domain.rational import Fraction
from factcheck.domain.robustness import Alternative, Turn
from factcheck.domain.verdict import Verdict
from factcheck.load import read_text
from factcheck.render.phrases import diagnosed

FIRST, LAST = 2014, 2018
MONEY = {2014: "96.0", 2015: "99.0", 2016: "102.0", 2017: "105.0", 2018: "108.0"}
RISES = {2015: "3.5 %", 2016: "2.5 %", 2017: "2.0 %", 2018: "4.0 %"}
CLAIMS: dict[str, dict[str, object]] = {
    "growth": {"kind": "growth", "is": "2.9 %"},
    "cagr": {"kind": "cagr", "since": FIRST, "is": "3.0 %"},
    "multiple": {"kind": "multiple", "since": FIRST, "is": "1.1 times"},
    "change": {"kind": "change", "since": FIRST, "is": "12 GBP"},
    "record": {"kind": "record", "is": "highest"},
    "trend": {"kind": "trend", "since": FIRST, "is": "rising"},
    "first": {"kind": "threshold", "more than": "106 GBP", "first": "yes"},
    "comparison": {"kind": "comparison", "is": "larger", "than period": 2017},
    "level": {"kind": "level", "is": "108.0 GBP"},
    "real": {"kind": "growth", "basis": "constant", "is": "2.9 %"},
}


def page(prices: Mapping[str, object], **more: str) -> dict[str, object]:
    """Give a claim file with money, its claims, and the series of prices that is known."""
    index = {"name": "consumer prices", "unit": "1", "nature": "rate"}
    growth = {"name": "inflation", "unit": "%", "nature": "rate", "growth of": "prices"}
    spending = {"name": "spending", "unit": "GBP", "basis": "current"}
    return {
        "document": {"title": "A year", "area": "town", "period": LAST},
        "areas": {"town": {"name": "Town"}, "port": {"name": "Port"}},
        "indicators": {"prices": index, "inflation": growth, "spending": spending | more},
        "series": [{"indicator": "spending", "values": MONEY}, prices],
        "claims": [claim | {"id": name, "of": "spending"} for name, claim in CLAIMS.items()],
    }


def audited(text: Mapping[str, object]) -> dict[str, Verdict]:
    audit = pipeline.audit(*read_text(yaml.safe_dump(text, sort_keys=False)))
    return {each.id: each for each in audit}


def blamed(verdicts: Mapping[str, Verdict]) -> set[str]:
    return {name for name, verdict in verdicts.items() if Flag.PRICE_EFFECT in verdict.flags}


OVER_TIME = set(CLAIMS) - {"level", "real"}
YEARLY = {"indicator": "inflation", "values": RISES}
LEVELS = {
    "indicator": "prices",
    "values": {2014: "96.0", 2015: "99.4", 2016: "101.8", 2017: "103.9", 2018: "108.0"},
}


@pytest.mark.parametrize("prices", [YEARLY, LEVELS], ids=["growth of prices", "index"])
@pytest.mark.parametrize("deflator", ["prices", "inflation"])
def test_what_is_not_so_without_prices_is_told_of_every_kind_over_time(
    prices: Mapping[str, object], deflator: str
) -> None:
    assert blamed(audited(page(prices, deflator=deflator))) == OVER_TIME


def test_a_growth_of_prices_needs_no_index_that_it_is_the_growth_of() -> None:
    text = page(YEARLY, deflator="inflation")
    indicators = text["indicators"]
    assert isinstance(indicators, dict)
    del indicators["inflation"]["growth of"]
    assert blamed(audited(text)) == OVER_TIME
    counters = {name: counter(audited(text)[name]).found for name in ("growth", "change")}
    chained = audited(page(YEARLY, deflator="inflation"))
    assert counters == {name: counter(chained[name]).found for name in counters}


def test_an_amount_without_a_declared_index_is_left_alone() -> None:
    assert not blamed(audited(page(YEARLY)))


def test_no_verdict_changes_because_of_an_index() -> None:
    without, beside = audited(page(YEARLY)), audited(page(YEARLY, deflator="prices"))
    assert {name: each.label for name, each in without.items()} == {
        name: each.label for name, each in beside.items()
    }


@pytest.mark.parametrize(
    ("prices", "silent"),
    [
        (YEARLY | {"area": "port"}, OVER_TIME),  # the prices of another area
        (YEARLY | {"values": {2017: "2.0 %", 2016: "2.5 %"}}, OVER_TIME),  # not those of 2018
        (
            YEARLY | {"values": {2018: "4.0 %"}},
            OVER_TIME - {"growth", "comparison", "trend"},  # which ask for 2017 and 2018
        ),
        (LEVELS | {"values": {2014: "96.0", 2018: "108.0"}}, {"growth", "comparison", "record"}),
    ],
)
def test_nothing_is_said_where_prices_of_one_of_the_periods_are_not_known(
    prices: Mapping[str, object], silent: set[str]
) -> None:
    verdicts = audited(page(prices, deflator="inflation"))
    assert not blamed(verdicts) & silent
    assert blamed(verdicts) or silent == OVER_TIME


def test_indices_of_two_editions_are_never_divided_by_each_other() -> None:
    text = page(LEVELS | {"values": {2014: "96.0"}, "vintage": "one"}, deflator="prices")
    text["series"] = [
        {"indicator": "spending", "values": MONEY},
        LEVELS | {"values": {2014: "96.0"}, "vintage": "2010 = 100"},
        LEVELS | {"values": {2018: "108.0", 2017: "103.9"}, "vintage": "2015 = 100"},
    ]
    assert blamed(audited(text)) == {"growth", "comparison", "trend"}


def test_constant_prices_as_published_come_before_an_index() -> None:
    text = page(YEARLY, deflator="inflation")
    real = {
        "indicator": "spending",
        "basis": "constant",
        "values": dict(MONEY),
    }  # prices stood still
    text["series"] = [{"indicator": "spending", "values": MONEY}, YEARLY, real]
    assert not blamed(audited(text))


def counter(verdict: Verdict) -> Alternative:
    assert verdict.diagnosis is not None
    assert verdict.diagnosis.robustness is not None
    (found,) = (each for each in verdict.diagnosis.robustness.counters if each.turn is Turn.PRICES)
    return found


def is_by_prices_alone(verdict: Verdict) -> bool:
    return verdict.diagnosis is not None and verdict.diagnosis.by_prices_alone is not None


def printed(value: Fraction) -> str:
    """Print a number with one digit after the point, as a table would."""
    return str((Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1")))


steps = st.fractions(min_value=Fraction(85, 100), max_value=Fraction(130, 100), max_denominator=997)


@given(money=st.lists(steps, min_size=4, max_size=4), rises=st.lists(steps, min_size=4, max_size=4))
def test_what_an_index_gives_holds_the_truth_behind_rounded_figures(
    money: list[Fraction], rises: list[Fraction]
) -> None:
    levels, prices = [Fraction(1234)], [Fraction(100)]
    for step, rise in zip(money, rises, strict=True):
        levels.append(levels[-1] * step)
        prices.append(prices[-1] * rise)
    text = page(LEVELS, deflator="prices")
    years = range(FIRST, LAST + 1)
    kinds = ("multiple", "growth", "change", "record", "comparison")
    text["claims"] = [CLAIMS[each] | {"id": each, "of": "spending"} for each in kinds]
    text["series"] = [
        {"indicator": "spending", "values": dict(zip(years, map(printed, levels), strict=True))},
        {"indicator": "prices", "values": dict(zip(years, map(printed, prices), strict=True))},
    ]
    verdicts = audited(text)
    real = [level / price * prices[0] for level, price in zip(levels, prices, strict=True)]
    assert real[-1] / real[0] in counter(verdicts["multiple"]).found
    assert real[-1] / real[-2] - 1 in counter(verdicts["growth"]).found
    assert real[-1] - real[0] in counter(verdicts["change"]).found
    if is_by_prices_alone(verdicts["record"]):
        assert real[-1] <= max(real[:-1])
    if is_by_prices_alone(verdicts["comparison"]):
        assert real[-1] <= real[-2]


@pytest.mark.parametrize(
    ("money", "rise", "is_flagged"),
    [
        ("95.0", "-8.0 %", True),  # a fall in prices alone
        ("95.0", "-4.0 %", False),  # it fell by more than prices
        ("95.0", "4.0 %", False),  # and by more still
        ("105.0", "-4.0 %", False),  # prices took from the growth
    ],
)
def test_a_fall_is_told_apart_from_that_of_prices(
    money: str, rise: str, *, is_flagged: bool
) -> None:
    text = page(YEARLY | {"values": {2018: rise}}, deflator="inflation")
    text["series"] = [
        {"indicator": "spending", "values": {2017: "100.0", 2018: money}},
        {"indicator": "inflation", "values": {2018: rise}},
    ]
    growth = str(Decimal(money) - 100)
    text["claims"] = [{"id": "growth", "kind": "growth", "of": "spending", "is": f"{growth} %"}]
    assert blamed(audited(text)) == ({"growth"} if is_flagged else set())


def test_the_figure_without_prices_is_said_with_its_index() -> None:
    claims, reference = read_text(yaml.safe_dump(page(YEARLY, deflator="inflation")))
    words = {
        verdict.id: [text for _, text in diagnosed.facts(verdict, reference.catalogue)]
        for verdict in pipeline.audit(claims, reference)
    }
    assert words["growth"] == ["in prices of 2017 (by consumer prices): -1.24 to -0.96 %"]
    assert words["change"][0].endswith("in prices of 2014 (by consumer prices): -0.31 to 0.25 GBP")
    assert words["record"] == [
        "in prices of 2018 (by consumer prices): 1.05 to 1.35 GBP below the highest before"
    ]
    assert words["trend"] == [
        "in prices of 2015 (by consumer prices): a change of -0.51 to -0.21 GBP from 2014"
    ]


def test_programs_are_told_the_index_as_well() -> None:
    result = factcheck.audit(*read_text(yaml.safe_dump(page(YEARLY, deflator="inflation"))))
    claims = {each["id"]: each for each in json.loads(result.to_json())["claims"]}
    assert claims["growth"]["robustness"]["price_effect"]["index"] == "prices"


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ({"spending": {"deflator": "nothing"}}, "unknown indicator 'nothing'"),
        ({"spending": {"deflator": "spending"}}, "'spending' is an amount in GBP, and no index"),
        ({"spending": {"deflator": "share"}}, "'share' has bounds, as a share has"),
        ({"spending": {"deflator": "sales_growth"}}, "'sales' is an amount in GBP, and no index"),
        ({"weight": {"deflator": "prices"}}, "'weight' is no amount of money"),
        (
            {"spending": {"deflator": "prices", "basis": "constant"}},
            "'spending' is in constant prices already",
        ),
        (
            {"sales_growth": {"deflator": "prices", "unit": "%", "growth of": "sales"}},
            "'sales_growth' is a rate of 'sales'",
        ),
    ],
)
def test_what_takes_no_prices_out_is_a_fault_with_its_place(
    entries: dict[str, dict[str, str]], problem: str
) -> None:
    text = page(YEARLY)
    known = {
        "share": {"name": "share", "unit": "%", "at least": "0 %", "at most": "100 %"},
        "sales": {"name": "sales", "unit": "GBP"},
        "sales_growth": {"name": "growth of sales", "unit": "%", "growth of": "sales"},
        "spending": {"name": "spending", "unit": "GBP"},
        "weight": {"name": "weight", "unit": "t"},
    }
    indicators = text["indicators"]
    assert isinstance(indicators, dict)
    text["indicators"] = (
        indicators | known | {name: known[name] | keys for name, keys in entries.items()}
    )
    with pytest.raises(factcheck.InputError) as error:
        audited(text)
    (fault,) = error.value.diagnostics
    assert problem in fault.problem
    assert fault.key == f"indicators.{next(iter(entries))}.deflator"


def test_units_of_ones_own_may_be_money() -> None:
    text = page(YEARLY, deflator="inflation", unit="florin")
    text["units"] = {"florin": "base"}
    text["series"] = [
        {"indicator": "spending", "values": {y: f"{v} florin" for y, v in MONEY.items()}},
        YEARLY,
    ]
    text["claims"] = [{"id": "growth", "kind": "growth", "of": "spending", "is": "2.9 %"}]
    assert blamed(audited(text)) == {"growth"}
