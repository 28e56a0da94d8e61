"""The picture of one claim as a file of SVG: the course of its series, or its ranges."""

from __future__ import annotations

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.render.account.choice import charts
from factcheck.render.html.chart.draw import drawing
from factcheck.render.html.sheet import asset
from factcheck.render.notation.tree import xml


def render(audit: Audit, verdict: Verdict) -> str:
    """Draw a claim; the last of its charts says most. Empty where there is nothing to draw."""
    drawn = tuple(charts(audit, verdict))
    if not drawn:
        return ""
    return f"{xml(drawing(drawn[-1]).svg(style=asset('chart.css')))}\n"
