"""Draw one claim."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import caching, faults, options, output, progress
from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.domain.verdict import Verdict


def command(
    claim: options.ClaimId,
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    as_of: options.AsOf = None,
    out: options.Output = None,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="PIXELS", min=100, max=10_000, help="Width of a PNG; 1200 unless given."
        ),
    ] = None,
) -> int:
    """Draw the series behind a claim, and where the claim needs it to lie, as SVG or PNG.

    A file whose name ends in .png is a PNG. Exit status: 0 drawn, 2 unusable input, 3 nothing to
    draw.
    """
    from factcheck.domain.asked import Asked
    from factcheck.domain.diagnostic import InputError

    _check(out, width)
    terms = options.terms(as_of)
    try:
        with progress.shown(say("auditing")):
            from factcheck import pipeline

            audit = pipeline.run(
                options.claims(paths),
                options.reference_folder(reference),
                terms,
                Asked(
                    claim=claim,
                    in_full=lambda verdict: verdict.claim.is_called(claim),
                    growths=False,
                ),
                caching.store(),
            )
    except InputError as error:
        return faults.report(error)
    found = options.verdict_on(audit, claim)
    is_drawn = _draw_png(audit, found, out, width) if _is_png(out) else _draw_svg(audit, found, out)
    if not is_drawn:
        output.complain(say("{claim}: the reference has no figures to draw", claim=claim) + "\n")
        return 3
    return 0


def _is_png(out: Path | None) -> bool:
    return out is not None and out.suffix.lower() == ".png"


def _check(out: Path | None, width: int | None) -> None:
    """Refuse what cannot be drawn before anything is audited."""
    if out is not None and out.suffix.lower() not in (".svg", ".png", ""):
        raise typer.BadParameter(
            say("pictures are written as SVG or PNG, not as {ending}.", ending=out.suffix),
            param_hint="--output",
        )
    if width is not None and not _is_png(out):
        raise typer.BadParameter(
            say("only a PNG has a width; name one: --output claim.png."), param_hint="--width"
        )
    if _is_png(out) and find_spec("resvg_py") is None:
        raise typer.BadParameter(
            say(
                "PNG needs a library that is not installed: "
                "pip install 'factcheck-audit[png]'. SVG needs none."
            ),
            param_hint="--output",
        )


def _draw_svg(audit: Audit, verdict: Verdict, out: Path | None) -> bool:
    from factcheck.render.html.plot import render

    drawn = render(audit, verdict)
    if drawn:
        output.deliver(drawn, out)
    return bool(drawn)


def _draw_png(audit: Audit, verdict: Verdict, out: Path | None, width: int | None) -> bool:
    from factcheck.render.html.plot_png import WIDTH, render

    drawn = render(audit, verdict, width or WIDTH)
    if drawn is None or out is None:
        return False
    output.replace(out, drawn.png)
    if drawn.unwritten:
        output.complain(
            say(
                "{file}: no font of this machine has {sign!r}; "
                "install one, such as Noto Sans CJK, or write SVG.",
                file=out,
                sign=drawn.unwritten,
            )
            + "\n"
        )
    return True
