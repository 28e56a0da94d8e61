"""Numbers are followed by what people say after them: nothing for things, persons for people."""

from __future__ import annotations

import re

import pytest

from factcheck import pipeline
from factcheck.domain.amount_text import beside
from factcheck.domain.rational import Fraction
from factcheck.language import LANGUAGES, speaking
from factcheck.load import read_text
from factcheck.render.notation.page import Page
from factcheck.render.phrases import words
from factcheck.render.phrases.yardstick import of_figure
from factcheck.render.terminal.explain import render
from factcheck.wording.figure_reader import parse_figure

FILE = """
document: {title: A year, area: here, period: 2021}
areas: {here: {name: Here}}
indicators:
  cars: {name: cars, unit: count, integer: yes, at least: 0}
  people: {name: people, unit: person, integer: yes, at least: 0}
  part: {name: part, unit: t, at least: 0, at most: 10}
  rest: {name: rest, unit: t, at least: 0}
  whole: {name: whole, unit: t, at least: 0, identities: [part + rest]}
series:
  cars: {2020: 44, 2021: 45}
  people: {2020: 1, 2021: 2}
  whole: {2021: 30 t}
claims:
"""
CLAIMS = {
    "cars": "kind: level, of: cars, is: 45",
    "more cars": "kind: change, of: cars, is: 3",
    "trend of cars": "kind: trend, of: cars, since: 2020, is: rising",
    "people": "kind: level, of: people, is: 2",
    "people before": "kind: growth, of: people, is: 100 %",
    "record of people": "kind: record, of: people, is: highest",
}


def told(claim: str, language: str = "en") -> str:
    with speaking(language):
        audit = pipeline.audit(*read_text(f"{FILE}- {{id: one, {claim}}}\n"))
        return render(audit, audit["one"], Page(columns=200))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CLAIMS)
def test_a_unit_that_says_nothing_is_left_out_and_people_are_persons(
    name: str, language: str
) -> None:
    text = told(CLAIMS[name], language)
    assert not re.search(r"[\d\]] (count|1)\b", text)
    assert not re.search(r"(?<![\d.,\[])1 persons|(?<!\b1) person\b", text)


def test_one_person_is_no_persons() -> None:
    text = told(CLAIMS["people before"])
    assert "1 person " in text
    assert "2 persons " in text
    numbers = ("1", "-1", "more than 1", "0", "1.5", "1 to 2")
    assert [beside(each, "persons") for each in numbers] == [
        "1 person",
        "-1 person",
        "more than 1 person",
        "0 persons",
        "1.5 persons",
        "1 to 2 persons",
    ]


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ("cars", "The one figure in evidence carries no date of publication."),
        ("more cars", "2 of 2 figures in evidence carry no date of publication."),
    ],
)
def test_how_many_figures_bear_no_date_is_said_of_one_as_of_many(claims: str, said: str) -> None:
    audit = pipeline.audit(*read_text(f"{FILE}- {{id: one, {CLAIMS[claims]}}}\n"))
    assert words.undated(audit) == said


def test_a_step_tells_its_bounds_in_the_unit_of_what_no_figure_states() -> None:
    claim = "kind: formula, expression: part - rest + whole * 0, is: 5 t"
    audit = pipeline.audit(*read_text(f"{FILE}- {{id: one, {claim}}}\n"))
    (finding,) = audit.findings
    steps = [step for step in finding.chain if step.startswith("rest@")]
    assert steps == ["rest@here[2021]: at most 5.5 t (from one)"]


SIZES = (
    ("$4.27 trillion", "0.0085", "$8.5 billion"),
    ("$4.27 trillion", "0.1", "$0.1 trillion"),
    ("$4.27tn", "0.0085", "$8.5 billion"),
    ("4.27 trillion dollars", "0.00000085", "850 thousand dollars"),
    ("12.6 thousand US$", "0.02", "20 US$"),
    ("10.7 万辆", "0.0214", "214 辆"),
    ("4.27 万亿元", "0.00854", "85.4 亿元"),
    ("4.27 亿元", "0.00854", "85.4 万元"),
    ("3.1 times", "0.006", "0.006 times"),
)


@pytest.mark.parametrize(("claimed", "distance", "size"), SIZES)
def test_a_distance_is_told_in_a_scale_word_that_suits_it(
    claimed: str, distance: str, size: str
) -> None:
    figure = parse_figure(claimed)
    told = of_figure(figure).size(Fraction(distance) * figure.measure.factor)
    assert told == size
    assert parse_figure(told).value == Fraction(distance) * figure.measure.factor
