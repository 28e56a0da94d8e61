"""Claims that a text speaks of are found in it by their marks, whatever their ids are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.load import read_text
from factcheck.render.notation import SLOT
from factcheck.render.phrases import citing, naming

ids = st.text("abc-._1", min_size=1, max_size=8)
words = st.text(st.characters(exclude_characters=SLOT), max_size=20)

RANKED = """
document: {area: a, period: 2021}
areas:
  land: {names: {en: Land}, parts: complete}
  a: {names: {en: Ay}, parent: land}
  b: {names: {en: Bee}, parent: land}
  c: {names: {en: See}, parent: land}
indicators: {output: {names: {en: output}, unit: t}}
claims:
- {id: one, quote: output grew most of all, kind: rank, of: output, measure: growth, is: 1}
- {id: two, quote: 5 t, kind: level, of: output, is: 5 t}
- {id: three, quote: 5 t, kind: level, of: output, period: 2020, is: 5 t}
- {id: ratio, quote: twice as much, kind: formula, expression: output / output@b, is: 2}
"""


@given(parts=st.lists(st.tuples(words, ids), max_size=4), end=words)
def test_what_is_marked_is_found_again(parts: list[tuple[str, str]], end: str) -> None:
    text = "".join(f"{before}{citing.mark(claim)}" for before, claim in parts) + end
    assert list(citing.parts(text)) == [*parts, (end, "")]
    assert citing.slotted(text)[1] == tuple(claim for _, claim in parts)
    assert citing.written(text) == "".join(f"{before}{claim}" for before, claim in parts) + end


@given(claims=st.lists(ids, min_size=1, max_size=3, unique=True))
def test_ids_are_marked_where_steps_name_them_and_nowhere_else(claims: list[str]) -> None:
    row = ", ".join(claims)
    text = f"x@y[2021]: at least 1 (from {row})"
    assert citing.slotted(citing.marked(text, claims))[1] == tuple(claims)
    assert citing.marked("of the sum of all", claims) == "of the sum of all"


def test_a_quantity_is_called_by_its_name_and_an_unknown_one_by_its_id() -> None:
    claims, reference = read_text(RANKED)
    catalogue = reference.catalogue
    assert citing.in_words("output@b[2021]: at most 5", catalogue).startswith(
        "output of Bee in 2021"
    )
    assert citing.in_words("output@b[never]", catalogue) == "output@b[never]"
    (ratio,) = (claim for claim in claims if claim.id == "ratio")
    assert "output / output of Bee" in citing.statement(ratio, catalogue)


def test_claims_of_one_quote_and_short_ones_are_called_by_what_they_say() -> None:
    audit = pipeline.audit(*read_text(RANKED))
    called = citing.names(audit)
    assert called["one"] == "“output grew most of all”"
    assert len(set(called.values())) == len(called)
    assert called["two"] == audit["two"].claim.words()


def test_what_is_wanted_of_all_areas_is_named_once() -> None:
    audit = pipeline.audit(*read_text(RANKED))
    wanted = naming.wanted(audit["one"], audit.reference.catalogue)
    assert wanted == ("output in 2020 and 2021", "output of Bee and See in 2020 and 2021")
