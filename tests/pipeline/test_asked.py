"""What of an audit is not asked for is left out, and nothing else differs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.domain.asked import EVERYTHING, VERDICTS, Asked
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim
from factcheck.domain.finding import Implied
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Verdict
from factcheck.load import read, read_text
from factcheck.render import Format, renderer
from factcheck.render.depth import asked_by
from factcheck.render.selection import Selection
from factcheck.render.terminal import audit as terminal
from factcheck.render.terminal.explain import render as explained
from tests.oracle.worlds import drawn
from tests.render.sample import FOLDER as SAMPLE
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]
SELECTIONS = (Selection(), Selection(kinds=frozenset({"growth", "level"})))
WORLDS = ("documents", 6, 9, 16, 20)


@cache
def read_of(world: str | int) -> tuple[Sequence[Claim], Reference]:
    """Read the embedded documents, or a random world."""
    if isinstance(world, int):
        return read_text(yaml.safe_dump(dict(drawn(world, 12).file), sort_keys=False))
    return read([ROOT / "claims"], ROOT / "reference")


@cache
def whole(world: str | int) -> Audit:
    return pipeline.audit(*read_of(world), asked=EVERYTHING)


def without_what_is_told_in_full(verdict: Verdict) -> Verdict:
    outcomes, rivals = (
        tuple(
            each if each.by_stored is not None else replace(each, break_evens=()) for each in among
        )
        for among in (verdict.outcomes, verdict.rivals)
    )
    return replace(verdict, diagnosis=None, outcomes=outcomes, rivals=rivals)


def levels_implied(audit: Audit) -> tuple[Implied, ...]:
    """Return what follows for quantities, without average growths."""
    return tuple(each for each in audit.implied if isinstance(each.quantity, Quantity))


@pytest.mark.parametrize("world", WORLDS)
def test_verdicts_are_the_same_without_their_diagnosis(world: str | int) -> None:
    bare = pipeline.audit(*read_of(world), asked=VERDICTS)
    assert any(each.diagnosis for each in whole(world))
    assert bare.verdicts == tuple(map(without_what_is_told_in_full, whole(world)))
    levels = levels_implied(whole(world))
    assert replace(bare, verdicts=()) == replace(whole(world), verdicts=(), implied=levels)


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("form", Format)
def test_a_report_is_the_same_from_what_it_asks_for(form: Format, selection: Selection) -> None:
    claims, reference = read([SAMPLE / "plan.yaml"], SAMPLE / "reference")
    some = pipeline.audit(claims, reference, asked=asked_by(form, selection))
    write = renderer(form)
    assert write(selection.of(some)) == write(selection.of(sample()))


@pytest.mark.parametrize("form", Format)
def test_a_report_of_much_is_the_same_from_what_it_asks_for(form: Format) -> None:
    assert len(whole("documents").implied) > len(levels_implied(whole("documents")))
    some = pipeline.audit(*read_of("documents"), asked=asked_by(form, Selection()))
    assert renderer(form)(some) == renderer(form)(whole("documents"))


@pytest.mark.parametrize("detail", terminal.Detail)
def test_a_text_is_the_same_at_every_length(detail: terminal.Detail) -> None:
    is_verbose = detail is terminal.Detail.VERBOSE
    asked = asked_by(Format.TEXT, Selection(), is_verbose=is_verbose)
    some = pipeline.audit(*read_of("documents"), asked=asked)
    assert terminal.render(some, detail=detail) == terminal.render(
        whole("documents"), detail=detail
    )


@pytest.mark.parametrize("number", range(0, 216, 9))
def test_one_claim_is_told_the_same_from_its_document_alone(number: int) -> None:
    verdict = whole("documents").verdicts[number]
    asked = Asked(claim=verdict.id, in_full=lambda each: each.id == verdict.id)
    some = pipeline.audit(*read_of("documents"), asked=asked)
    assert some[verdict.id] == verdict
    assert {each.claim.document.id for each in some} == {verdict.claim.document.id}
    assert explained(some, some[verdict.id]) == explained(whole("documents"), verdict)


@pytest.mark.parametrize("world", [each for each in WORLDS if isinstance(each, int)])
def test_every_claim_is_told_the_same_from_those_it_has_to_do_with(world: int) -> None:
    for verdict in whole(world):
        asked = Asked(claim=verdict.id, in_full=lambda each, own=verdict.id: each.id == own)  # type: ignore[misc]
        some = pipeline.audit(*read_of(world), asked=asked)
        assert some[verdict.id] == verdict
        assert explained(some, some[verdict.id]) == explained(whole(world), verdict)


def test_claims_that_share_no_indicator_are_left_out() -> None:
    some = pipeline.audit(*read_of("documents"), asked=Asked(claim="gdp-2021"))
    assert len(some) < 179 / 3


def test_an_unknown_claim_leaves_all_to_be_named() -> None:
    some = pipeline.audit(*read_of("documents"), asked=Asked(claim="nobody-said-so"))
    assert [each.id for each in some] == [each.id for each in whole("documents")]
