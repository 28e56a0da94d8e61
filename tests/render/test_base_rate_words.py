"""A base rate is told in areas: never fewer or more of them than there are."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.domain.base_rate import BaseRate, GrowthClass, Standing
from factcheck.domain.catalogue import Source
from factcheck.domain.interval import Interval
from factcheck.domain.location import Location
from factcheck.domain.quantity import Basis
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_text
from factcheck.render.phrases.context import base_rate_words
from factcheck.wording.period_reader import parse_period

FILE = """
document: {area: here, period: 2021}
areas: {here: {name: Here}}
indicators: {output: {name: output, unit: CNY}}
series: {output: {2016: 100 亿元, 2021: 182 亿元}}
claims:
- {id: doubled, kind: multiple, of: output, since: 2016, is: doubled}
"""
CLAIMS, REFERENCE = read_text(FILE)
ratios = st.fractions(Fraction(1, 2), 3, max_denominator=16)
BOUNDS = re.compile(
    r"(?:(?P<none>none)|(?P<all>all)|at most (?P<most>\d+)|at least (?P<least>\d+)"
    r"|(?P<first>\d+)(?: to (?P<last>\d+))?) of (?P<of>\d+) towns reached what (?P<what>\w+ \w+);"
)


def verdict() -> Verdict:
    (only,) = pipeline.audit(CLAIMS, REFERENCE)
    return only


def standing(towns: list[Fraction], ratio: Interval) -> Standing:
    """Place a ratio in a class of which every fourth town is a quantile."""
    ranked = sorted(towns)
    quantiles = [(Fraction(at, len(ranked)), ranked[at]) for at in range(0, len(ranked), 4)]
    of = GrowthClass(
        indicator="output", basis=Basis.CURRENT, name="towns", level="town", within="",
        period=parse_period("2021"), years=5, areas=len(ranked),
        quantiles=(*quantiles, (Fraction(1), ranked[-1])),
        source=Source(id="office"), at=Location(file="base_rates.csv"),
    )  # fmt: skip
    return Standing(
        name="towns", areas=len(ranked), share_below=of.share_below(ratio), median=of.median
    )


def told(rate: BaseRate, label: Label) -> list[re.Match[str]]:
    texts = base_rate_words(rate, replace(verdict(), label=label), REFERENCE.catalogue)
    matches = [BOUNDS.match(text) for text in texts]
    return [match for match in matches if match]


@given(st.lists(ratios, min_size=8, max_size=40, unique=True), ratios)
def test_the_number_of_areas_that_reached_a_figure_lies_in_what_is_told(
    towns: list[Fraction], ratio: Fraction
) -> None:
    point = standing(towns, Interval.point(ratio))
    rate = BaseRate(
        indicator="output", basis=Basis.CURRENT, period=parse_period("2021"), years=5,
        claimed=(point,), found=(point,),
    )  # fmt: skip
    found, claimed = told(rate, Label.CONTRADICTED)
    assert (found["what"], claimed["what"]) == ("was found", "is claimed")
    reached, number = sum(town >= ratio for town in towns), len(towns)
    least = int(found["least"] or found["first"] or (number if found["all"] else 0))
    most = int(found["most"] or found["last"] or found["first"] or (0 if found["none"] else number))
    assert int(found["of"]) == number
    assert least <= reached <= most
    assert most - least <= 8


def test_what_is_claimed_is_told_too_where_it_does_not_hold() -> None:
    towns = [Fraction(each, 10) for each in range(8, 28)]
    rate = BaseRate(
        indicator="output", basis=Basis.CURRENT, period=parse_period("2021"), years=5,
        claimed=(standing(towns, Interval.at_least(Fraction(39, 20))),),
        found=(standing(towns, Interval.point(Fraction(182, 100))),),
    )  # fmt: skip
    assert [match["what"] for match in told(rate, Label.CONTRADICTED)] == [
        "was found",
        "is claimed",
    ]
    assert [match["what"] for match in told(rate, Label.SUPPORTED)] == ["was found"]
