"""Known findings on the command line: written to a baseline, and accepted by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import output
from factcheck.language import counted, listed, say

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.results.baseline import KnownFinding


def read(file: Path | None) -> tuple[KnownFinding, ...]:
    """Read a baseline, if one is named.

    Raises
    ------
    InputError
        If it cannot be used.
    """
    if file is None:
        return ()
    from factcheck.load.baseline import read_baseline

    return read_baseline(file)


def marked(audit: Audit, baseline: tuple[KnownFinding, ...]) -> Audit:
    """Give the audit with its known findings marked; say which entries no longer apply."""
    if not baseline and not any(verdict.claim.reviewed for verdict in audit):
        return audit
    from msgspec.structs import replace

    from factcheck.render.machine.known import matched

    known = matched(audit, baseline)
    for finding, why in known.lapsed:
        entry = f"{finding.document}/{finding.claim} ({finding.verdict})"
        output.complain(say("No longer so: {entry}: {why}", entry=entry, why=why) + "\n")
    return replace(audit, known=known.accepted)


def tell(audit: Audit, failing: frozenset[str]) -> None:
    """Say how many known findings were accepted, and which findings are not known."""
    accepted = [each for each in audit if each.fails(failing) and audit.is_known(each)]
    new = listed(each.id for each in audit.fails(failing))
    number = counted("{number} known finding", "{number} known findings", len(accepted))
    sentence = (
        say("{findings} accepted; not known: {new}", findings=number, new=new)
        if new
        else say("{findings} accepted.", findings=number)
    )
    output.complain(f"{sentence}\n")


def write(audit: Audit, file: Path, failing: frozenset[str]) -> int:
    """Write what fails to a baseline, keeping the notes of the one that is there."""
    from factcheck.render.machine.baseline import render
    from factcheck.render.machine.rulings import rulings
    from factcheck.results.baseline import known_findings

    old = read(file) if file.is_file() else ()
    entries = known_findings(rulings(audit), failing, old)
    output.replace(file, render(entries))
    number = counted("{number} known finding", "{number} known findings", len(entries))
    output.complain(say("{findings} written to {file}.", findings=number, file=file) + "\n")
    return 0
