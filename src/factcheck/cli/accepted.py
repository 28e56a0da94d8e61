"""Known findings on the command line: written to a baseline, and accepted by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import faults, output

if TYPE_CHECKING:
    from factcheck.baseline import Known
    from factcheck.compare import Ruling
    from factcheck.domain.audit import Audit
    from factcheck.domain.verdict import Label


def read(file: Path | None) -> tuple[Known, ...]:
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


def status(
    shown: Audit, whole: Audit, baseline: tuple[Known, ...], failing: frozenset[Label]
) -> int:
    """Give the exit status of what is shown, known findings apart; say how many there were."""
    plain = shown.exit_status(failing)
    if not baseline:
        return plain
    from factcheck.baseline import match

    found = match(_rulings(whole), baseline)
    fails = [each for each in shown if each.label in failing]
    new = [each for each in fails if (each.claim.document.id, each.id) not in found.accepted]
    lines = [f"{faults.counted(len(fails) - len(new), 'known finding')} accepted"]
    lines[0] += f"; not known: {', '.join(each.id for each in new)}\n" if new else ".\n"
    lines += [
        f"No longer so: {each.document}/{each.claim} ({each.verdict}): {why}\n"
        for each, why in found.lapsed
    ]
    output.complain("".join(lines))
    return plain if new or plain != 1 else 0


def write(audit: Audit, file: Path, failing: frozenset[Label]) -> int:
    """Write what fails to a baseline, keeping the notes of the one that is there."""
    from factcheck.baseline import known
    from factcheck.render.baseline import render

    old = read(file) if file.is_file() else ()
    entries = known(_rulings(audit), failing, old)
    output.replace(file, render(entries))
    output.complain(f"{faults.counted(len(entries), 'known finding')} written to {file}.\n")
    return 0


def _rulings(audit: Audit) -> tuple[Ruling, ...]:
    from factcheck.load.result import rulings
    from factcheck.render.record import audit_record

    return rulings(audit_record(audit))
