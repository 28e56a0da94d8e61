"""Faults of claims that were read but cannot mean anything, placed in their files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck.compile import compile_claim
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim, StatementError
from factcheck.domain.diagnostic import Diagnostic
from factcheck.load.claims import ClaimFile, node_of
from factcheck.load.input_file import decode
from factcheck.load.page import Page
from factcheck.load.yaml_events import parse


def note_meaningless(files: Iterable[ClaimFile]) -> None:
    """Note each claim that was read and cannot be compiled."""
    for file in files:
        for claim in file.claims:
            _note(file.page, claim, file.own.words.catalogue)


def _note(page: Page, claim: Claim, catalogue: Catalogue) -> None:
    try:
        compile_claim(claim, catalogue)
    except StatementError as error:
        page.fault(node_of(page, claim, error.key), error.problem, error.remedy)


def located(claim: Claim, error: StatementError) -> Diagnostic:
    """Give the fault of a claim with its place, down to the key, if its file can still be read."""
    try:
        file = decode(Path(claim.at.file).read_bytes(), claim.at.file)
        root = None if file.faults else parse(file)
    except OSError:
        root = None
    if root is None:
        return Diagnostic(at=claim.at, key=claim.id, problem=error.problem, remedy=error.remedy)
    page = Page(file=file, root=root)
    page.fault(node_of(page, claim, error.key), error.problem, error.remedy)
    return file.faults[-1]
