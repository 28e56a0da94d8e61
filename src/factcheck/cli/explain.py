"""Derive one verdict in full."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from factcheck.cli import caching, faults, method, options, output, progress
from factcheck.cli.output import Colour
from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.domain.verdict import Verdict
    from factcheck.render.notation.page import Page


class ExplainFormat(StrEnum):
    """How a verdict is told: derived for whoever checks it, or to be published."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


_WIDEST = 120  # columns of a derivation
_BY_SUFFIX = {
    ".md": ExplainFormat.MARKDOWN,
    ".html": ExplainFormat.HTML,
    ".htm": ExplainFormat.HTML,
}
Form: TypeAlias = Annotated[
    ExplainFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="text shows the derivation; markdown and html are for publication. By --output "
        "unless given.",
    ),
]


def command(
    claim: options.ClaimId,
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    as_of: options.AsOf = None,
    vintage: options.Vintage = "",
    panel: options.PanelFile = None,
    form: Form = None,
    checked_by: method.CheckedBy = "",
    site: method.Site = "",
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Derive one verdict: cells, conversions, intervals, comparison."""
    from factcheck.domain.asked import Asked
    from factcheck.domain.diagnostic import InputError

    terms = options.terms(as_of, vintage)
    try:
        with progress.shown(say("auditing")):
            from factcheck import pipeline

            audit = pipeline.run(
                options.claims(paths),
                options.reference_folder(reference),
                options.with_panel(terms, panel),
                Asked(
                    claim="" if vintage else claim,  # an edition may answer claims elsewhere alone
                    in_full=lambda verdict: verdict.claim.is_called(claim),
                    growths=False,
                ),
                caching.store(),
            )
    except InputError as error:
        return faults.report(error)
    options.require_edition(vintage, audit)
    verdict = options.verdict_on(audit, claim)
    manner = form or (_BY_SUFFIX.get(out.suffix.lower()) if out else None) or ExplainFormat.TEXT
    if manner is ExplainFormat.TEXT:
        page = output.page(colour, file=out)
        written = _derived(audit, verdict, page)
    else:
        audit = method.signed(audit, checked_by, site)
        render = import_module(f"factcheck.render.{manner}.publication").render
        written = render(audit, verdict)
    output.deliver(written, out)
    return 0


def _derived(audit: Audit, verdict: Verdict, page: Page) -> str:
    from msgspec.structs import replace

    from factcheck.render.terminal.explain import render

    page = replace(page, columns=min(page.columns, _WIDEST))
    return render(audit, verdict, page)
