"""Check input files without judging any claim."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import faults, options, output
from factcheck.language import counted, listed, say

if TYPE_CHECKING:
    from factcheck.domain.series import Reference


def command(
    paths: options.PathsToLint = None,
    reference: options.Reference = options.REFERENCE,
) -> int:
    """Check claim files and reference without judging any claim.

    A folder of reference series among the paths is checked as such, by itself.

    Exit status: 0 nothing found, 2 something found.
    """
    from factcheck.load import is_reference

    folders = [path for path in paths or () if is_reference(path)]
    files = [path for path in paths or () if path not in folders]
    statuses = [_reference(folder) for folder in folders]
    if files or not folders:
        statuses.append(_claims(options.claims(files), options.reference_folder(reference)))
    return max(statuses)


def _claims(paths: list[Path], folder: Path | None) -> int:
    from factcheck.domain.diagnostic import InputError
    from factcheck.load import read
    from factcheck.load.base_rates import check_rates
    from factcheck.pipeline import compiled_claims

    tables = _unread(folder)
    try:
        claims, known = read(paths, folder)
        compiled_claims(claims, known)
        check_rates(known)
    except InputError as error:
        status = faults.report(error)
        options.tell_missing_reference(folder)
        return status
    _remark(known)
    options.tell_what_is_not_read(paths, folder, known)
    doubted = sum(bool(claim.review) for claim in claims)
    documents = len({claim.document.id for claim in claims})
    found = say(
        "No faults: {claims} of {documents}, {observations} in {series}{tables}.",
        claims=_counted(len(claims), doubted),
        documents=counted("{number} document", "{number} documents", documents),
        observations=counted("{number} observation", "{number} observations", len(known)),
        series=counted("{number} series", "{number} series", len(known.series)),
        tables=tables,
    )
    page = output.page()
    output.show(page.written(page.paragraph(found)))
    return 0


def _counted(claims: int, doubted: int) -> str:
    """Count claims, and those of them whose reading is in doubt."""
    number = counted("{number} claim", "{number} claims", claims)
    return (
        say("{claims} ({doubted} to review)", claims=number, doubted=doubted) if doubted else number
    )


def _reference(folder: Path) -> int:
    from factcheck.domain.diagnostic import InputError
    from factcheck.load import read_reference
    from factcheck.load.base_rates import check_rates

    tables = _unread(folder)
    try:
        known = read_reference(folder)
        check_rates(known)
    except InputError as error:
        return faults.report(error)
    _remark(known)
    catalogue = known.catalogue
    entries = (
        counted("{number} indicator", "{number} indicators", len(catalogue.indicators)),
        counted("{number} area", "{number} areas", len(catalogue.areas)),
        counted("{number} source", "{number} sources", len(catalogue.sources)),
    )
    found = say(
        "No faults in {folder}/: {observations} in {series}, {entries}{tables}.",
        folder=folder.as_posix(),
        observations=counted("{number} observation", "{number} observations", len(known)),
        series=counted("{number} series", "{number} series", len(known.series)),
        entries=listed(entries),
        tables=tables,
    )
    page = output.page()
    output.show(page.written(page.paragraph(found)))
    return 0


def _remark(known: Reference) -> None:
    """Tell what reading the reference left out."""
    for remark in known.remarks:
        output.remark(remark)


def _unread(folder: Path | None) -> str:
    """Name the tables that nothing names, and say how many there are; nothing where none is."""
    from factcheck.load import unread

    tables = () if folder is None else unread(folder)
    page = output.page(stream=sys.stderr)
    for table in tables:
        text = say(
            "No resource of the descriptor names it, so it is not read. Name it under 'resources', "
            "or put it elsewhere."
        )
        output.complain(page.written([table.as_posix(), *page.paragraph(text, indent=4), ""]))
    if not tables:
        return ""
    return counted("; {number} table is not read", "; {number} tables are not read", len(tables))
