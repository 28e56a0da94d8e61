"""Faults of claims that were read but cannot mean anything, placed in their files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck.domain.claim import Claim, StatementError
from factcheck.domain.diagnostic import Diagnostic
from factcheck.load.input_file import decode
from factcheck.load.yaml_events import parse
from factcheck.load.yaml_page import YamlPage, node_of


def note_meaningless(page: YamlPage, errors: Iterable[tuple[Claim, StatementError]]) -> None:
    """Note each claim of a file that was read and cannot be compiled."""
    for claim, error in errors:
        page.fault(node_of(page, claim, error.key), error.problem, error.remedy)


def located(claim: Claim, error: StatementError) -> Diagnostic:
    """Return the fault of a claim with its place, by key if its file can still be read."""
    try:
        file = decode(Path(claim.at.file).read_bytes(), claim.at.file)
        root = None if file.faults else parse(file)
    except OSError:
        root = None
    if root is None:
        return Diagnostic(at=claim.at, key=claim.id, problem=error.problem, remedy=error.remedy)
    page = YamlPage(file=file, root=root)
    page.fault(node_of(page, claim, error.key), error.problem, error.remedy)
    return file.faults[-1]
