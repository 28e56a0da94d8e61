"""Two results compared: every claim is counted, and every change has a course and a cause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.domain.verdict import Label
from factcheck.language import LANGUAGES, speaking
from factcheck.load import read_text
from factcheck.load.result import rulings as rulings_written
from factcheck.render.machine.record import audit_record
from factcheck.render.machine.rulings import rulings
from factcheck.results.archive.plain import MalformedError
from factcheck.results.compare import Cause, Movement, compare, movement
from factcheck.results.ruling import Ruling
from tests.kinds.test_kinds import CASES, Case
from tests.render.sample import sample
from tests.results.test_archive import embedded

JUDGED = [each for each in Label if each not in (Label.UNVERIFIABLE, Label.NOT_CHECKABLE)]


def ruling(
    name: str = "a", label: Label = Label.SUPPORTED, *, quote: str = "", cell: str = "5"
) -> Ruling:
    aspects = {"quote": quote or f"quote of {name}", "meaning": "gdp is 5"}
    cells = {"gdp@town[2021] (yearbook)": cell}
    return Ruling(document="plan", id=name, label=label, kind="level", aspects=aspects, cells=cells)


names = st.sampled_from("abcde")
results = st.lists(
    st.builds(
        ruling,
        names,
        st.sampled_from(Label),
        quote=st.sampled_from(["", "x", "y"]),
        cell=st.sampled_from("56"),
    ),
    unique_by=lambda each: each.id,
)


@given(results, results)
def test_every_claim_of_either_result_is_counted_once(old: list[Ruling], new: list[Ruling]) -> None:
    found = compare(old, new)
    both = sum(each.old is not None and each.new is not None for each in found.changes)
    gone = len(found.of(Movement.GONE))
    fresh = len(found.of(Movement.NEW))
    assert found.unchanged + both + gone == len(old)
    assert found.unchanged + both + fresh == len(new)


@given(results)
def test_a_result_does_not_differ_from_itself(result: list[Ruling]) -> None:
    found = compare(result, reversed(result))
    assert found.changes == ()
    assert not found.is_worse


@given(results, results)
def test_a_claim_in_both_results_that_changed_has_a_reason(
    old: list[Ruling], new: list[Ruling]
) -> None:
    for change in compare(old, new).changes:
        if change.old is not None and change.new is not None:
            assert change.reasons


@given(st.sampled_from(JUDGED), st.sampled_from(JUDGED))
def test_what_is_worse_one_way_is_better_the_other(old: Label, new: Label) -> None:
    turned = {
        Movement.WORSE: Movement.BETTER,
        Movement.BETTER: Movement.WORSE,
        Movement.SAME: Movement.SAME,
    }
    assert movement(new, old) is turned[movement(old, new)]


@pytest.mark.parametrize("label", JUDGED)
def test_a_claim_that_can_no_longer_be_judged_got_worse(label: Label) -> None:
    assert movement(label, Label.UNVERIFIABLE) is Movement.WORSE
    assert movement(label, Label.NOT_CHECKABLE) is Movement.WORSE


@pytest.mark.parametrize(
    ("now", "cause"),
    [
        (ruling(label=Label.CONTRADICTED, quote="otherwise"), Cause.CLAIM),
        (ruling(label=Label.CONTRADICTED, cell="7"), Cause.EVIDENCE),
        (replace(ruling(label=Label.CONTRADICTED), implied=("x",)), Cause.OTHER_CLAIMS),
        (ruling(label=Label.CONTRADICTED), Cause.RULES),
    ],
)
def test_the_cause_is_what_differs(now: Ruling, cause: Cause) -> None:
    (change,) = compare([ruling()], [now]).changes
    assert change.movement is Movement.WORSE
    assert {each.cause for each in change.reasons} == {cause}


def test_a_claim_that_no_longer_holds_together_with_others_is_worse() -> None:
    was = ruling(label=Label.UNVERIFIABLE)
    now = replace(was, is_inconsistent=True, conflicts=frozenset({("a", "b")}))
    assert compare([was], [now]).is_worse
    assert not compare([now], [was]).is_worse
    assert compare([], [now]).is_worse


def test_a_new_claim_is_worse_only_where_it_fails() -> None:
    assert compare([], [ruling(label=Label.CONTRADICTED)]).is_worse
    assert not compare([], [ruling()]).is_worse


def test_a_claim_under_a_new_id_is_known_again_by_its_words() -> None:
    (change,) = compare([ruling("a", quote="q")], [ruling("b", quote="q")]).changes
    assert change.movement is Movement.SAME
    assert [str(each) for each in change.reasons] == ["id: a → b"]


def test_files_of_one_document_each_are_compared_whatever_they_are_called() -> None:
    found = compare([ruling()], [replace(ruling(), document="plan-2")])
    assert found.changes == ()
    assert found.unchanged == 1


def test_a_result_keeps_every_claim_of_the_audit_with_its_label() -> None:
    found = rulings(sample())
    assert [(each.id, each.label) for each in found] == [(each.id, each.label) for each in sample()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_says_the_same_of_every_claim_once_it_is_written(language: str) -> None:
    with speaking(language):
        for audit in (sample(), embedded()):
            assert rulings(audit) == rulings_written(audit_record(audit))


@pytest.mark.parametrize("case", [each for each in CASES if not each.fault], ids=str)
def test_a_claim_of_every_kind_says_the_same_once_it_is_written(case: Case) -> None:
    audit = pipeline.audit(*read_text(case.claim_file()))
    assert rulings(audit) == rulings_written(audit_record(audit))


def test_every_cell_that_a_verdict_rests_on_is_compared() -> None:
    doubled = next(each for each in rulings(sample()) if each.id == "gdp-doubled")
    assert len(doubled.cells) == 2
    assert "1269.2 亿元 [official]" in doubled.cells.values()


@pytest.mark.parametrize(
    ("change", "said"),
    [({"factcheck": "0"}, "'0'"), ({"claims": None}, "'claims'"), ({"sources": [1]}, "'sources'")],
)
def test_what_is_no_result_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(MalformedError, match=said):
        rulings_written({**audit_record(sample()), **change})
