"""Laws that the embedded claim files keep: short quotes, in order, and no idle declarations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.load import read

ROOT = Path(__file__).parents[2]
FILES = tuple(sorted((ROOT / "claims").glob("*.yaml")))
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def page(file: Path) -> dict[str, Any]:
    with file.open(encoding="utf-8") as text:
        found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return found


@every_file
def test_every_claim_of_the_file_is_read(file: Path) -> None:
    claims, _ = read([file], ROOT / "reference")
    assert [claim.id for claim in claims] == [claim["id"] for claim in page(file)["claims"]]


@every_file
def test_claims_follow_the_order_of_the_text(file: Path) -> None:
    lines = [int(claim["line"]) for claim in page(file)["claims"] if "line" in claim]
    assert lines == sorted(lines)


@every_file
def test_a_claim_quotes_no_more_than_a_phrase(file: Path) -> None:
    for claim in page(file)["claims"]:
        words = len(claim["quote"].split())
        assert words <= 25
        assert claim["quote"].isascii() or len(claim["quote"]) <= 40


@every_file
def test_every_indicator_that_a_file_declares_is_used_in_it(file: Path) -> None:
    document = page(file)
    used = str([list(claim.values()) for claim in document["claims"]])
    assert [each for each in document.get("indicators", {}) if each not in used] == []
