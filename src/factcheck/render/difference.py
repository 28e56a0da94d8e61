"""What changed between two results of an audit, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.compare import Change, Comparison, Course, Ruling, Why
from factcheck.render.exact import Plain, Record
from factcheck.render.layout import Page, Style, visible
from factcheck.render.markdown_text import escaped

VERSION = "1"
_HEADINGS = {
    Course.WORSE: ("✘ WORSE", Style.RED),
    Course.NEW: ("? NEW", Style.BLUE),
    Course.GONE: ("– GONE", Style.MAGENTA),
    Course.BETTER: ("✔ BETTER", Style.GREEN),
    Course.SAME: ("≈ SAME VERDICT, OTHER GROUNDS", Style.CYAN),
}
_FEW = 6  # reasons told of one claim


def render(comparison: Comparison, page: Page | None = None) -> str:
    """Lay a comparison out for a terminal, what got worse last, next to the prompt."""
    page = page or Page()
    lines: list[str] = []
    for course in reversed(Course):
        changes = comparison.of(course)
        if changes:
            title, style = _HEADINGS[course]
            lines += [page.styled(f"{title}  {len(changes)}", Style.BOLD, style)]
            for change in changes:
                lines += _told(change, page)
            lines.append("")
    lines.append(_summary(comparison))
    return "\n".join([*lines, ""])


def _told(change: Change, page: Page) -> Iterator[str]:
    ruling = change.ruling
    head = f"{change.ruling.label.symbol} {visible(ruling.id)}: {_course(change)}"
    for line in page.paragraph(head, indent=2, hanging=2):
        yield page.styled(line, Style.BOLD) if change.is_worse else line
    if change.course in (Course.NEW, Course.GONE):
        yield from page.field("quote", ruling.said.get("quote") or ruling.said["meaning"], indent=6)
    yield from _found(change.old, change.new, page)
    yield from _flags(change, page)
    cause = None
    for why in change.reasons[:_FEW]:
        label = "" if why.cause is cause else str(why.cause)
        cause = why.cause
        yield from page.field(label, str(why), indent=6, stop=19)
    if len(change.reasons) > _FEW:
        yield from page.paragraph(f"and {len(change.reasons) - _FEW} more", indent=19)


def _course(change: Change) -> str:
    if change.old is None or change.new is None:
        return change.ruling.verdict
    if change.old.verdict == change.new.verdict:
        return f"still {change.new.verdict}"
    return f"{change.old.verdict} → {change.new.verdict}"


def _found(old: Ruling | None, new: Ruling | None, page: Page) -> Iterator[str]:
    if old is not None and new is not None and old.found != new.found:
        said = f"{old.found or 'nothing'} → {new.found or 'nothing'}"
        yield from page.field("found", said, indent=6, stop=19)


def _flags(change: Change, page: Page) -> Iterator[str]:
    if change.old is None or change.new is None:
        return
    old, new = change.old.flags, change.new.flags
    said = [f"+{each}" for each in new if each not in old]
    said += [f"-{each}" for each in old if each not in new]
    if said:
        yield from page.field("flags", " ".join(said), indent=6, stop=19)


def _summary(comparison: Comparison) -> str:
    """Count everything, so that the totals add up."""
    names = {Course.SAME: "of the same verdict on other grounds"}
    counts = [
        f"{len(changes)} {names.get(course, course.value)}"
        for course in Course
        if (changes := comparison.of(course))
    ]
    return f"{', '.join([*counts, f'{comparison.unchanged} unchanged'])}."


def render_markdown(comparison: Comparison) -> str:
    """Write a comparison as Markdown, what got worse first."""
    lines = ["## What changed", "", _summary(comparison)]
    for course in Course:
        changes = comparison.of(course)
        if changes:
            sign, _, words = _HEADINGS[course][0].partition(" ")
            lines += ["", f"### {sign} {words.capitalize()}", ""]
        for change in changes:
            ruling = change.ruling
            verdict = f"{ruling.label.symbol} {escaped(_course(change))}"
            quote = f" “{escaped(ruling.said['quote'])}”" if ruling.said.get("quote") else ""
            lines.append(f"- **{escaped(ruling.id)}**: {verdict}{quote}")
            lines += [f"  - {each.cause}: {escaped(str(each))}" for each in change.reasons]
    return "\n".join([*lines, ""])


def render_json(comparison: Comparison) -> str:
    """Write a comparison as JSON; docs/diff.md explains the fields."""
    result: Record = {
        "factcheck diff": VERSION,
        "worse": comparison.is_worse,
        "unchanged": comparison.unchanged,
        "changes": [_change(each) for each in comparison.changes],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> Record:
    return {
        "document": change.ruling.document,
        "claim": change.ruling.id,
        "course": str(change.course),
        "worse": change.is_worse,
        "old": _side(change.old),
        "new": _side(change.new),
        "why": [_why(each) for each in change.reasons],
    }


def _side(ruling: Ruling | None) -> Plain:
    if ruling is None:
        return None
    return {
        "verdict": str(ruling.label),
        "reason": ruling.reason or None,
        "found": ruling.found or None,
        "flags": list(ruling.flags),
    }


def _why(why: Why) -> Record:
    return {
        "cause": str(why.cause),
        "what": why.what,
        "old": why.old or None,
        "new": why.new or None,
    }
