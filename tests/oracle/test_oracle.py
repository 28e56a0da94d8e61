"""Every kind of claim, over one and two editions, is judged as an oracle of our own judges it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import pytest
import yaml
from msgspec.structs import replace

from factcheck import kinds, pipeline
from factcheck.load import read_text
from tests.oracle.claims import DRAWN
from tests.oracle.editions import Verdict, judged
from tests.oracle.kinds import parts
from tests.oracle.worlds import DAY, World, bound, drawn

WORLDS, CLAIMS = 40, 60
TOLD = {"later-evidence", "revised-since", "mixed-vintage"}


Said: TypeAlias = "tuple[str, frozenset[str]]"


def said(world: World) -> dict[str, Said]:
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


ROUND_READINGS = frozenset(("near-miss", "compatible", "conflicting"))


def is_round(claim: Mapping[str, Any], world: World) -> bool:
    """Whether zeros end the figure, or a cell of what it is of: the oracle reads none of them."""
    cells = [row["value"] for row in world.file["series"] if row["indicator"] == claim.get("of")]
    printed = [str(claim.get("is", "")).split(" ")[0], *map(str, cells)]
    return any(number.endswith("0") and "." not in number for number in printed)


def agree(claim: Mapping[str, Any], found: Said, told: Verdict, world: World) -> bool:
    label, flags = found
    if label not in told.labels:
        reread = label in ROUND_READINGS and told.labels == {"contradicted"}
        if not (reread and is_round(claim, world)):
            return False
    return flags == told.flags


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_package_and_the_oracle_agree(seed: int) -> None:
    world = drawn(seed, CLAIMS)
    found, told = said(world), expected(world)
    assert {
        claim["id"]: (claim, found[claim["id"]], told[claim["id"]])
        for claim in world.file["claims"]
        if not agree(claim, found[claim["id"]], told[claim["id"]], world)
    } == {}


def test_every_kind_that_says_something_is_drawn() -> None:
    assert set(DRAWN) == set(kinds.names()) - {"granularity", "qualitative"}
