"""The picture of one claim as a file of SVG: the course of its series, or its ranges."""

from __future__ import annotations

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import listed, say
from factcheck.render.account.audit import sources
from factcheck.render.account.choice import charts
from factcheck.render.html.chart.draw import drawing
from factcheck.render.html.chart.drawing import LETTER, WIDTH
from factcheck.render.html.sheet import asset
from factcheck.render.notation.columns import wrapped
from factcheck.render.notation.signs import visible
from factcheck.render.notation.tree import Element, xml

_COLUMNS = int(WIDTH / LETTER)  # of a line of small text
_LOUD = int(_COLUMNS * 0.88)  # of a bold one


def render(audit: Audit, verdict: Verdict) -> str:
    """Draw a claim. Empty where there is nothing to draw."""
    drawn = picture(audit, verdict, asset("chart.css"))
    return "" if drawn is None else f"{xml(drawn)}\n"


def picture(audit: Audit, verdict: Verdict, style: str) -> Element | None:
    """Draw a claim under its quote and above its sources; the last of its charts says most."""
    drawn = tuple(charts(audit, verdict))
    if not drawn:
        return None
    titles = listed(source.title or source.id for source in sources([verdict]))
    said = say("Sources: {sources}", sources=titles) if titles else ""
    return drawing(drawn[-1]).alone(
        style,
        above=wrapped(visible(verdict.claim.quote or verdict.claim.words()), _LOUD),
        below=wrapped(visible(said), _COLUMNS) if said else (),
    )
