"""Answer programs by the Model Context Protocol."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options, output
from factcheck.language import say


def command(
    project: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            help="The project: no claim file outside it is read.",
            exists=True,
            file_okay=False,
        ),
    ] = Path(),
    reference: options.Reference = options.REFERENCE,
    as_of: options.AsOf = None,
    vintage: options.Vintage = "",
    seconds: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help="How long one answer may take.")
    ] = 60.0,
) -> int:
    """Answer programs by the Model Context Protocol, over standard input and output.

    They may audit claims, try a sentence, ask for a derivation and look for series; nothing is
    written. docs/mcp.md says how to set it up.
    """
    try:
        from factcheck.desk.mcp_server import serve
    except ModuleNotFoundError as error:
        if error.name not in ("anyio", "mcp", "mcp_types", "pydantic"):
            raise
        output.complain(say("This needs mcp: pip install 'factcheck-audit[mcp]'.") + "\n")
        raise typer.Exit(2) from None
    from factcheck.desk.worker import DeskScope, Worker

    folder = options.reference_folder(reference)
    known = None if folder is None else _from(project, folder)
    serve(Worker(DeskScope(project.resolve(), known, options.terms(as_of, vintage)), seconds))
    return 0


def _from(project: Path, folder: Path) -> Path:
    """Return the path of a folder from a project, where there is one."""
    try:
        return Path(os.path.relpath(folder.resolve(), project.resolve()))
    except ValueError:  # on another drive of Windows
        return folder.resolve()
