"""How an audit was made, put down with it where its report is to tell it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.render import Format

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit

_TOLD_IN = (Format.MARKDOWN, Format.HTML, Format.JSON)


def put_down(
    audit: Audit, form: Format, arguments: str, read: tuple[Path | None, ...], checked_by: str
) -> Audit:
    """Return an audit with how it was made, where the format tells it.

    Parameters
    ----------
    audit : Audit
    form : Format
    arguments : str
        Those that repeat the audit, files and terms.
    read : tuple of Path or None
        What was read beside the claim files, if anything was.
    checked_by : str
    """
    if form not in _TOLD_IN:
        return audit
    from msgspec.structs import replace

    from factcheck.load.fingerprint import digests

    files = [Path(document.file) for document in audit.documents]
    there = [path for path in (*files, *read) if path is not None and path.exists()]
    method = replace(
        audit.method,
        inputs=digests(there),
        command=f"factcheck audit {arguments}".rstrip(),
        checked_by=checked_by,
    )
    return replace(audit, method=method)
