"""The server that editors run for YAML. Where it is not installed these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.server import Server, started

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".cache/editor/node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = {"schema/claims.schema.json": ["claims/*.yaml"]}  # as docs/claim-file.md gives them


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start the server for this project, as an editor does that opens its folder."""
    if shutil.which("node") is None or not PROGRAM.exists():
        pytest.skip("the language server for YAML is not installed: make editor")
    with started(["node", str(PROGRAM), "--stdio"], ROOT, SETTINGS) as running:
        yield running
