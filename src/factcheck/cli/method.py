"""How an audit was made, put down with it where its report is to tell it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from factcheck.language import say
from factcheck.render import Format

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit

CheckedBy: TypeAlias = Annotated[
    str, typer.Option(metavar="NAME", help="Who checked; the report names them.")
]
Site: TypeAlias = Annotated[
    str,
    typer.Option(metavar="URL", help="Where pages will stand: the address of reviews in JSON-LD."),
]

_TOLD_IN = (Format.MARKDOWN, Format.HTML, Format.JSON)


def put_down(audit: Audit, form: Format, arguments: str, read: tuple[Path | None, ...]) -> Audit:
    """Return an audit with how it was made, where the format tells it.

    Parameters
    ----------
    audit : Audit
    form : Format
    arguments : str
        Those that repeat the audit, files and terms.
    read : tuple of Path or None
        What was read beside the claim files, if anything was.
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
    )
    return replace(audit, method=method)


def signed(audit: Audit, checked_by: str, site: str) -> Audit:
    """Return an audit with who checked, and the address at which its pages will stand.

    Raises
    ------
    typer.BadParameter
        If the address is none of the web.
    """
    from msgspec.structs import replace

    if site and not re.fullmatch(r"https?://[^\s/]+(?:/\S*)?", site):
        raise typer.BadParameter(
            say("{site!r} is no address of the web: https://…", site=site), param_hint="--site"
        )
    method = replace(audit.method, checked_by=checked_by, site=site.rstrip("/"))
    return replace(audit, method=method)
