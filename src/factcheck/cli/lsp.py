"""Judge claims while they are written, for editors."""

from __future__ import annotations

import typer

from factcheck.cli import options, output
from factcheck.language import say


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    as_of: options.AsOf = None,
    vintage: options.Vintage = "",
) -> int:
    """Serve editors by the Language Server Protocol, over standard input and output.

    Verdicts and faults stand in the claim file while one types, with what was found, and beside the
    figures of its report; hovering tells the derivation. docs/editor.md says how to set it up.
    """
    import gc

    try:
        from factcheck.desk.server import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        output.complain(
            say("The language server needs pygls: pip install 'factcheck-audit[editor]'.") + "\n"
        )
        raise typer.Exit(2) from None
    from factcheck.desk.session import Session
    from factcheck.domain.asked import Asked

    gc.enable()  # this run is a long one
    shown = Asked(in_full=lambda verdict: verdict.fails(), growths=False)
    session = Session(options.reference_folder(reference), options.terms(as_of, vintage), shown)
    serve(session, paths or [options.CLAIMS])
    return 0
