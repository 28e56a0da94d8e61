"""The arithmetic that is shown can be done again by a calculator, and gives what was found."""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from factcheck import pipeline
from factcheck.domain.outcome import Outcome
from factcheck.load import read_text
from factcheck.render.phrases import words
from factcheck.render.phrases.redo import redone

FILE = """
document: {area: here, period: 2021}
areas:
  all: {name: All, parts: complete}
  here: {name: Here, parent: all}
  there: {name: There, parent: all}
  near: {name: Near, parent: all}
  far: {name: Far, parent: all}
indicators:
  cars: {name: cars, unit: count, integer: yes}
  output: {name: output, unit: CNY}
  total: {name: whole output, unit: CNY}
  people: {name: people, unit: person}
  rate: {name: jobless rate, unit: "%"}
  other: {name: vacancy rate, unit: "%"}
  saldo: {name: balance, unit: t}
  wheat: {name: Wheat, unit: t}
  rye: {name: Rye, unit: kg}
series:
- indicator: output
  area: here
  values: {2016: 126.9 亿元, 2019: 190 亿元, 2020: 201 亿元, 2021: 231.1 亿元}
- {indicator: output, area: there, values: {2020: 250 亿元, 2021: 260 亿元}}
- {indicator: total, area: here, values: {2016: 0.4 万亿元, 2021: 0.5 万亿元}}
- {indicator: people, area: here, values: {2021: 25.6 万人}}
- {indicator: rate, area: here, values: {2020: 5.1 %, 2021: 4.3 %}}
- {indicator: other, area: here, values: {2020: 2.0 %, 2021: 2.4 %}}
- {indicator: saldo, area: here, values: {2020: -12 t, 2021: 30 t}}
- {indicator: wheat, area: here, values: {2021: 1.5 t}}
- {indicator: rye, area: here, values: {2021: 320 kg}}
- {indicator: output, area: near, values: {2020: 200 亿元, 2021: 231.4 亿元}}
- {indicator: output, area: far, values: {2020: 100 亿元, 2021: 90 亿元}}
- {indicator: cars, area: here, values: {2020: 38 to 41, 2021: 45 to 47}}
- {indicator: cars, area: there, values: {2020: 30, 2021: 46}}
- {indicator: cars, area: near, values: {2020: 30, 2021: 12}}
- {indicator: cars, area: far, values: {2020: 30, 2021: 90}}
claims:
"""
CLAIMS = {
    "growth": "kind: growth, of: output, is: 11.2 %",
    "cagr": "kind: cagr, of: output, since: 2016, is: 11.2 %",
    "multiple": "kind: multiple, of: output, since: 2016, is: 2.3 times",
    "change": "kind: change, of: output, since: 2016, is: 1 亿元",
    "change of sign": "kind: change, of: saldo, is: 18 t",
    "share": "kind: share, of: output, whole: total, is: 11.2 %",
    "ratio": "kind: ratio, of: total, to: output, is: 3.3 times",
    "average": "kind: average, of: output, per: people, is: 3 万元",
    "gap": "kind: gap, of: rate, over: other, is: 3.3 pp",
    "points": "kind: point_change, of: rate, is: 3.3 pp",
    "sum": "kind: sum, parts: [wheat, rye], is: 2 t",
    "record": "kind: record, of: output, is: lowest",
    "comparison": "kind: comparison, of: output, than area: there, is: larger",
    "complement": "kind: formula, expression: 1 - rate - other, is: 90 %",
    "product": "kind: formula, expression: (wheat + rye) * 2 - wheat, is: 9 t",
    "quotient": "kind: formula, expression: output / (output + total), is: 9 %",
    "range": "kind: change, of: cars, is: 12",
    "range below": "kind: change, of: cars, is: 1",
    "range of a level before": "kind: record, of: cars, is: highest",
    "growth of a range": "kind: growth, of: cars, is: 30 %",
    "average over a range": "kind: average, of: output, per: cars, is: 3 亿元",
    "one place off": "kind: rank, of: output, is: 4",
    "places off": "kind: rank, of: output, is: 1",
    "range of places": "kind: rank, of: cars, is: 4",
    "place from below": "kind: rank, of: cars, from: smallest, is: 1",
    "place of a growth": "kind: rank, of: output, measure: growth, is: 1",
}
# What is told with both its ends, since no single one of these counts is known to be it.
EXACTLY = {
    "range": "{low} to {high}",
    "range below": "{low} to {high}",
    "range of a level before": "{low} to {high} above the highest before",
    "range of places": "place {low} to {high} of 4",
}
DISTANCES = ("range", "range below", "one place off", "places off", "range of places")
TOKEN = re.compile(r"\s*(max|min|to|[\d.]+|[-+*/^(),x])")
PLACE = re.compile(r"place of (.+) in the order (.+)")
Range = tuple[float, float]


class Calculator:
    """Works out ``+ - * / ^``, brackets, ranges, and the largest or smallest of several."""

    def __init__(self, text: str) -> None:
        self.tokens = self._split(text)

    def _split(self, text: str) -> list[str]:
        tokens, place = [], 0
        while place < len(text):
            found = TOKEN.match(text, place)
            assert found, f"no calculator reads {text[place:]!r} in {text!r}"
            tokens.append(found[1])
            place = found.end()
        return tokens

    def result(self) -> Range:
        value = self._sum()
        assert not self.tokens
        return value

    def _next_is(self, *signs: str) -> str:
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in signs else ""

    def _sum(self) -> Range:
        value = self._product()
        while sign := self._next_is("+", "-"):
            other = self._product()
            value = corners(operator.add if sign == "+" else operator.sub, value, other)
        return value

    def _product(self) -> Range:
        value = self._power()
        while sign := self._next_is("*", "x", "/"):
            other = self._power()
            value = corners(operator.truediv if sign == "/" else operator.mul, value, other)
        return value

    def _power(self) -> Range:
        value = self._atom()
        return corners(operator.pow, value, self._atom()) if self._next_is("^") else value

    def _atom(self) -> Range:
        if self._next_is("-"):
            low, high = self._atom()
            return -high, -low
        if name := self._next_is("max", "min"):
            lows, highs = zip(*self._listed(), strict=True)
            pick = max if name == "max" else min
            return pick(lows), pick(highs)
        if self._next_is("("):
            value = self._range()
            assert self._next_is(")")
            return value
        number = float(self.tokens.pop(0))
        return number, number

    def _listed(self) -> Iterator[Range]:
        assert self._next_is("(")
        yield self._range()
        while self._next_is(","):
            yield self._range()
        assert self._next_is(")")

    def _range(self) -> Range:
        value = self._sum()
        return (value[0], self._sum()[1]) if self._next_is("to") else value


def corners(work: Callable[[float, float], float], one: Range, other: Range) -> Range:
    """Work with both ends of two ranges, as a person does with a hand calculator."""
    values = [work(left, right) for left, right in itertools.product(one, other)]
    return min(values), max(values)


def place_in(text: str) -> Range:
    """Find the place of the one among all that are put in order, from the best to the worst."""
    found = PLACE.fullmatch(text)
    assert found
    own = Calculator(found[1]).result()
    row = [Calculator(each).result() for each in found[2].split(", ")]
    row.remove(own)
    middles = [sum(each) for each in row]
    is_largest_first = middles == sorted(middles, reverse=True)
    assert is_largest_first or middles == sorted(middles)
    sign = 1 if is_largest_first else -1
    ahead = [(sign * low, sign * high) for low, high in row]
    ahead = [(min(each), max(each)) for each in ahead]
    best, worst = max(sign * end for end in own), min(sign * end for end in own)
    return 1 + sum(low > best for low, _ in ahead), 1 + sum(high > worst for _, high in ahead)


def worked_out(text: str) -> Range:
    return place_in(text) if text.startswith("place") else Calculator(text).result()


def outcome_of(claim: str) -> Outcome:
    claims, reference = read_text(f"{FILE}- {{id: claim, {claim}}}\n")
    (verdict,) = pipeline.audit(claims, reference)
    return verdict.outcomes[0]


def unit(outcome: Outcome) -> Fraction:
    """Give what one of the result is: a unit that the figures share, or that of the claim."""
    figures = [each.figure for each in outcome.evidence.observations()]
    text, claimed = str(outcome.relation.expression), outcome.relation.figure
    if text.startswith("rank") or re.search(r"\b1 - ", text):
        return Fraction(1)
    if " / " in text:
        is_mixed = len({each.unit.dimension for each in figures}) > 1
        return claimed.measure.factor if is_mixed and claimed else Fraction(1)
    return figures[0].measure.factor


@pytest.mark.parametrize("name", CLAIMS)
def test_arithmetic_done_again_gives_what_was_found(name: str) -> None:
    outcome = outcome_of(CLAIMS[name])
    text = redone(outcome)
    assert text
    factor = float(unit(outcome))
    first, last = (end * factor for end in worked_out(text))
    low, high = float(outcome.found.low), float(outcome.found.high)
    slack = 1e-9 * max(abs(low), abs(high))
    assert low - slack <= first <= last <= high + slack
    if name in EXACTLY:
        assert (first, last) == pytest.approx((low, high))


@pytest.mark.parametrize("name", CLAIMS)
def test_a_range_stands_in_one_pair_of_brackets(name: str) -> None:
    text = redone(outcome_of(CLAIMS[name]))
    assert not re.search(r"\(\([^()]*\)[,)]", text)


@pytest.mark.parametrize("name", EXACTLY)
def test_both_ends_of_what_is_found_are_told_where_they_are_counted(name: str) -> None:
    low, high = worked_out(redone(outcome_of(CLAIMS[name])))
    assert found_text(CLAIMS[name]) == EXACTLY[name].format(low=f"{low:g}", high=f"{high:g}")


OFF_BY = re.compile(r"([\d.,]+)\s*(places?|above|below).*")


@pytest.mark.parametrize("name", DISTANCES)
def test_a_distance_is_that_from_what_is_found_to_what_is_claimed(name: str) -> None:
    outcome = outcome_of(CLAIMS[name])
    low, high = worked_out(redone(outcome))
    figure = outcome.relation.figure
    assert figure is not None
    _, reference = read_text(f"{FILE}- {{id: claim, {CLAIMS[name]}}}\n")
    found = OFF_BY.fullmatch(words.off_by(outcome, reference.catalogue))
    assert found
    claimed = float(figure.value)
    nearest = low if claimed < low else high
    assert float(found[1]) == abs(claimed - nearest)
    if found[2].startswith("place"):
        assert found[2] == ("place" if found[1] == "1" else "places")
    else:
        assert found[2] == ("above" if claimed > nearest else "below")


def found_text(claim: str) -> str:
    claims, reference = read_text(f"{FILE}- {{id: claim, {claim}}}\n")
    (verdict,) = pipeline.audit(claims, reference)
    return words.found(verdict.outcomes[0], reference.catalogue)


def test_a_distance_that_no_figure_names_is_named() -> None:
    assert found_text(CLAIMS["record"]) == "104.1 to 104.3 亿元 above the lowest before"
    assert found_text(CLAIMS["comparison"]) == "a difference of -29.5 to -28.4 亿元"


@pytest.mark.parametrize("name", CLAIMS)
def test_the_unit_1_is_never_shown(name: str) -> None:
    assert not re.search(r" 1$", found_text(CLAIMS[name]))


WHOLE = """
document: {area: here, period: 2021}
areas: {here: {name: Here}}
indicators:
  asked: {name: asked, unit: person, integer: yes, at least: 0}
  ill: {name: ill, unit: person, integer: yes, at least: 0}
series: {asked: {2021: 40}}
claims:
- {id: part, kind: share, of: ill, whole: asked, is: 24 %}
"""


def test_what_no_whole_number_gives_is_said_so_in_plain_words() -> None:
    (verdict,) = pipeline.audit(*read_text(WHOLE))
    (finding,) = verdict.findings
    assert re.fullmatch(
        r"part cannot hold with the evidence \(claims\.yaml:[\d:]+\): no whole number fits",
        finding.message,
    )


def test_a_part_left_out_is_called_by_its_name() -> None:
    claim = "kind: sum, parts: [wheat, rye, saldo], is: 1.82 t"
    claims, reference = read_text(f"{FILE}- {{id: claim, {claim}}}\n")
    (verdict,) = pipeline.audit(claims, reference)
    assert verdict.diagnosis is not None
    assert [each.words for each in verdict.diagnosis.slips] == ["without balance"]
