"""Every kind of claim, over one and two editions, is judged as an oracle of our own judges it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from factcheck import kinds, pipeline
from factcheck.load import read_text
from tests.oracle.claims import DRAWN
from tests.oracle.editions import Verdict, judged
from tests.oracle.kinds import parts
from tests.oracle.worlds import DAY, World, bound, drawn

WORLDS, CLAIMS = 40, 60
TOLD = {"later-evidence", "revised-since", "mixed-vintage"}


def said(world: World) -> dict[str, tuple[str, frozenset[str]]]:
    """Audit a claim file, each claim as a document of its own, and give labels and flags."""
    text = yaml.safe_dump(dict(world.file), sort_keys=False)
    claims, reference = read_text(text)
    alone = [replace(claim, document=replace(claim.document, id=claim.id)) for claim in claims]
    return {
        each.id: (str(each.label), frozenset(map(str, each.flags)) & TOLD)
        for each in pipeline.audit(alone, reference)
    }


def expected(world: World) -> dict[str, Verdict]:
    return {
        claim["id"]: judged(parts(claim, world.known), world.editions, DAY, bound)
        for claim in world.file["claims"]
    }


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_package_and_the_oracle_agree(seed: int) -> None:
    world = drawn(seed, CLAIMS)
    found, told = said(world), expected(world)
    assert {
        claim["id"]: (claim, found[claim["id"]], told[claim["id"]])
        for claim in world.file["claims"]
        if found[claim["id"]][0] not in told[claim["id"]].labels
        or found[claim["id"]][1] != told[claim["id"]].flags
    } == {}


def test_every_kind_that_says_something_is_drawn() -> None:
    assert set(DRAWN) == set(kinds.names()) - {"granularity", "qualitative"}
