"""What changed between two results of an audit, as Markdown."""

from __future__ import annotations

from factcheck.language import say
from factcheck.render.notation.markdown import escaped
from factcheck.render.phrases.difference import CAUSES, HEADINGS, SIGNS, summary, turn
from factcheck.results.compare import Movement, ResultComparison


def render(comparison: ResultComparison) -> str:
    """Write a comparison as Markdown, what got worse first."""
    lines = [f"## {say('What changed')}", "", summary(comparison)]
    for course in Movement:
        changes = comparison.of(course)
        if changes:
            title = say(HEADINGS[course]).capitalize()
            lines += ["", f"### {SIGNS[course]} {title}", ""]
        for change in changes:
            ruling = change.ruling
            verdict = f"{ruling.label.symbol} {escaped(turn(change))}"
            quote = f" “{escaped(ruling.aspects['quote'])}”" if ruling.aspects.get("quote") else ""
            claim = f"**{escaped(comparison.name_of(ruling))}**"
            lines.append(f"- {say('{claim}: {course}', claim=claim, course=verdict)}{quote}")
            for why in change.reasons:
                reason = say("{cause}: {why}", cause=say(CAUSES[why.cause]), why=escaped(str(why)))
                lines.append(f"  - {reason}")
    return "\n".join([*lines, ""])
