"""The arithmetic that is shown can be done again by a calculator, and gives what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest

from factcheck import pipeline
from factcheck.domain.outcome import Outcome
from factcheck.load import read_text
from factcheck.render.phrases import provenance, words

FILE = """
document: {area: here, period: 2021}
areas: {here: {name: Here}, there: {name: There}}
indicators:
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
- {indicator: output, area: there, values: {2021: 260 亿元}}
- {indicator: total, area: here, values: {2016: 0.4 万亿元, 2021: 0.5 万亿元}}
- {indicator: people, area: here, values: {2021: 25.6 万人}}
- {indicator: rate, area: here, values: {2020: 5.1 %, 2021: 4.3 %}}
- {indicator: other, area: here, values: {2020: 2.0 %, 2021: 2.4 %}}
- {indicator: saldo, area: here, values: {2020: -12 t, 2021: 30 t}}
- {indicator: wheat, area: here, values: {2021: 1.5 t}}
- {indicator: rye, area: here, values: {2021: 320 kg}}
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
}
TOKEN = re.compile(r"\s*(max|min|[\d.]+|[-+*/^(),x])")


class Calculator:
    """Works out ``+ - * / ^``, brackets, and the largest or smallest of several."""

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

    def result(self) -> float:
        value = self._sum()
        assert not self.tokens
        return value

    def _next_is(self, *signs: str) -> str:
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in signs else ""

    def _sum(self) -> float:
        value = self._product()
        while sign := self._next_is("+", "-"):
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> float:
        value = self._power()
        while sign := self._next_is("*", "x", "/"):
            other = self._power()
            value = value / other if sign == "/" else value * other
        return value

    def _power(self) -> float:
        value = self._atom()
        return float(value ** self._atom()) if self._next_is("^") else value

    def _atom(self) -> float:
        if self._next_is("-"):
            return -self._atom()
        if name := self._next_is("max", "min"):
            values = list(self._listed())
            return max(values) if name == "max" else min(values)
        if self._next_is("("):
            value = self._sum()
            assert self._next_is(")")
            return value
        return float(self.tokens.pop(0))

    def _listed(self) -> Iterator[float]:
        assert self._next_is("(")
        yield self._sum()
        while self._next_is(","):
            yield self._sum()
        assert self._next_is(")")


def outcome_of(claim: str) -> Outcome:
    claims, reference = read_text(f"{FILE}- {{id: claim, {claim}}}\n")
    (verdict,) = pipeline.audit(claims, reference)
    return verdict.outcomes[0]


def unit(outcome: Outcome) -> Fraction:
    """Give what one of the result is: a unit that the figures share, or the base unit."""
    figures = [each.figure for each in outcome.evidence.observations()]
    text = str(outcome.relation.expression)
    if " / " in text or re.search(r"\b1 - ", text):
        return Fraction(1)
    return figures[0].measure.factor


@pytest.mark.parametrize("name", CLAIMS)
def test_arithmetic_done_again_gives_what_was_found(name: str) -> None:
    outcome = outcome_of(CLAIMS[name])
    text = provenance.redone(outcome)
    assert text
    result = Calculator(text).result() * float(unit(outcome))
    low, high = float(outcome.found.low), float(outcome.found.high)
    slack = 1e-9 * max(abs(low), abs(high))
    assert low - slack <= result <= high + slack


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
