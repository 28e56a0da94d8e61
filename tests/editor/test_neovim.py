"""Claims are written in Neovim, set up as the page says: what is typed, and what is then shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editor.neovim import opened, program, project, walk


def test_claims_are_judged_while_they_are_written_by_hand(tmp_path: Path) -> None:
    neovim = program()
    if neovim is None:
        pytest.skip("Neovim 0.11 or later and tmux are not installed")
    with opened(neovim, project(tmp_path / "pool"), "claims/example.yaml") as terminal:
        walk(terminal)  # it ends early, with the screen, where a step does not show what it must
        shown = {step.aim: step.shown for step in terminal.steps}
    assert shown["what is offered"] == "1: Write 'level'"
    assert shown["the slip that is named"] == "1: Write `since: 2022`: base 2022, not 2023"
    assert "No claim of example.yaml covers this." in shown["what no claim covers"]
