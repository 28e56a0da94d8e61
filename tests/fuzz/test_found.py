"""What was once found by chance to be unbearable is borne: it is read, or a fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import SEEDS, TARGETS, tried

FOUND = sorted(file for file in (Path(__file__).parent / "found").iterdir() if file.is_file())


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_an_input_is_read_or_its_fault_is_told(file: Path) -> None:
    target, _, _ = file.name.partition("-")
    tried(target, file.read_bytes(), file.suffix)


def test_each_target_reads_what_is_sound() -> None:
    kinds = {"claims", "table", "layout", "report", "result", "settings"}
    assert set(TARGETS) == kinds | {"editor", "messages", "call"}
    for target, seeds in SEEDS.items():
        for seed in seeds:
            tried(target, seed, TARGETS[target][1][0])
    tried("claims", b"claims: [{id: a, kind: qualitative, nature: aim}]", ".yaml")
