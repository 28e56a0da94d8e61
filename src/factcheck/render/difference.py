"""What changed between two results of an audit, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.compare import Cause, Change, Comparison, Course, Ruling, Why
from factcheck.domain.verdict import Label
from factcheck.language import later, listed, say
from factcheck.render.exact import Plain, Record
from factcheck.render.layout import Page, Style, visible
from factcheck.render.markdown_text import escaped

VERSION = "1"
_HEADINGS = {
    Course.WORSE: ("✘", later("WORSE"), Style.RED),
    Course.NEW: ("?", later("NEW"), Style.BLUE),
    Course.GONE: ("–", later("GONE"), Style.MAGENTA),
    Course.BETTER: ("✔", later("BETTER"), Style.GREEN),
    Course.SAME: ("≈", later("SAME VERDICT, OTHER GROUNDS"), Style.CYAN),
}
_COUNTS = {
    Course.WORSE: later("{number} worse"),
    Course.NEW: later("{number} new"),
    Course.GONE: later("{number} gone"),
    Course.BETTER: later("{number} better"),
    Course.SAME: later("{number} of the same verdict on other grounds"),
}
_CAUSES = {
    Cause.CLAIM: later("claim"),
    Cause.EVIDENCE: later("evidence"),
    Cause.OTHER_CLAIMS: later("other claims"),
    Cause.RULES: later("rules"),
}
_LABELS = {
    Label.SUPPORTED: later("supported"),
    Label.COMPATIBLE: later("compatible"),
    Label.NOT_CHECKABLE: later("not-checkable"),
    Label.UNVERIFIABLE: later("unverifiable"),
    Label.CONFLICTING: later("conflicting"),
    Label.NEAR_MISS: later("near-miss"),
    Label.IMPLAUSIBLE: later("implausible"),
    Label.CONTRADICTED: later("contradicted"),
}
_FEW = 6  # reasons told of one claim


def render(comparison: Comparison, page: Page | None = None) -> str:
    """Lay a comparison out for a terminal, what got worse last, next to the prompt."""
    page = page or Page()
    lines: list[str] = []
    for course in reversed(Course):
        changes = comparison.of(course)
        if changes:
            sign, title, style = _HEADINGS[course]
            lines += [page.styled(f"{sign} {say(title)}  {len(changes)}", Style.BOLD, style)]
            for change in changes:
                lines += _told(change, page)
            lines.append("")
    lines.append(_summary(comparison))
    return "\n".join([*lines, ""])


def _told(change: Change, page: Page) -> Iterator[str]:
    ruling = change.ruling
    name = f"{change.ruling.label.symbol} {visible(ruling.id)}"
    head = say("{claim}: {course}", claim=name, course=_course(change))
    for line in page.paragraph(head, indent=2, hanging=2):
        yield page.styled(line, Style.BOLD) if change.is_worse else line
    if change.course in (Course.NEW, Course.GONE):
        said = ruling.said.get("quote") or ruling.said["meaning"]
        yield from page.field(say("quote"), said, indent=6)
    yield from _found(change.old, change.new, page)
    yield from _flags(change, page)
    cause = None
    for why in change.reasons[:_FEW]:
        label = "" if why.cause is cause else say(_CAUSES[why.cause])
        cause = why.cause
        yield from page.field(label, str(why), indent=6, stop=19)
    if len(change.reasons) > _FEW:
        more = say("and {number} more", number=len(change.reasons) - _FEW)
        yield from page.paragraph(more, indent=19)


def _course(change: Change) -> str:
    if change.old is None or change.new is None:
        return _verdict(change.ruling)
    old, new = _verdict(change.old), _verdict(change.new)
    return say("still {verdict}", verdict=new) if old == new else f"{old} → {new}"


def _verdict(ruling: Ruling) -> str:
    """Say the label, with the reason where there is one."""
    label = say(_LABELS[ruling.label])
    return say("{label} ({reason})", label=label, reason=ruling.reason) if ruling.reason else label


def _found(old: Ruling | None, new: Ruling | None, page: Page) -> Iterator[str]:
    if old is not None and new is not None and old.found != new.found:
        nothing = say("nothing")
        said = f"{old.found or nothing} → {new.found or nothing}"
        yield from page.field(say("found"), said, indent=6, stop=19)


def _flags(change: Change, page: Page) -> Iterator[str]:
    if change.old is None or change.new is None:
        return
    old, new = change.old.flags, change.new.flags
    said = [f"+{each}" for each in new if each not in old]
    said += [f"-{each}" for each in old if each not in new]
    if said:
        yield from page.field(say("flags"), " ".join(said), indent=6, stop=19)


def _summary(comparison: Comparison) -> str:
    """Count everything, so that the totals add up."""
    counts = [
        say(_COUNTS[course], number=len(changes))
        for course in Course
        if (changes := comparison.of(course))
    ]
    counts.append(say("{number} unchanged", number=comparison.unchanged))
    return say("{sentences}.", sentences=listed(counts))


def render_markdown(comparison: Comparison) -> str:
    """Write a comparison as Markdown, what got worse first."""
    lines = [f"## {say('What changed')}", "", _summary(comparison)]
    for course in Course:
        changes = comparison.of(course)
        if changes:
            sign, title, _ = _HEADINGS[course]
            lines += ["", f"### {sign} {say(title).capitalize()}", ""]
        for change in changes:
            ruling = change.ruling
            verdict = f"{ruling.label.symbol} {escaped(_course(change))}"
            quote = f" “{escaped(ruling.said['quote'])}”" if ruling.said.get("quote") else ""
            claim = f"**{escaped(ruling.id)}**"
            lines.append(f"- {say('{claim}: {course}', claim=claim, course=verdict)}{quote}")
            for why in change.reasons:
                told = say("{cause}: {why}", cause=say(_CAUSES[why.cause]), why=escaped(str(why)))
                lines.append(f"  - {told}")
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
