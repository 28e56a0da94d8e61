"""What changed between two results of an audit, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language import say
from factcheck.render.notation.page import Line, Page, Style, styled
from factcheck.render.notation.signs import visible
from factcheck.render.phrases.difference import CAUSES, HEADINGS, SIGNS, summary, turn
from factcheck.results.compare import ClaimChange, Movement, ResultComparison
from factcheck.results.ruling import Ruling

_STYLES = {
    Movement.WORSE: Style.RED,
    Movement.NEW: Style.BLUE,
    Movement.GONE: Style.MAGENTA,
    Movement.BETTER: Style.GREEN,
    Movement.SAME: Style.CYAN,
}
_FEW = 6  # reasons told of one claim


def render(comparison: ResultComparison, page: Page | None = None) -> str:
    """Lay a comparison out for a terminal, what got worse last, next to the prompt."""
    page = page or Page()
    lines: list[Line] = []
    for course in reversed(Movement):
        changes = comparison.of(course)
        if changes:
            head = f"{SIGNS[course]} {say(HEADINGS[course])}  {len(changes)}"
            lines += [styled(head, Style.BOLD, _STYLES[course])]
            for change in changes:
                lines += _told(change, comparison.name_of(change.ruling), page)
            lines.append("")
    lines.append(summary(comparison))
    return page.written(lines)


def _told(change: ClaimChange, claim: str, page: Page) -> Iterator[Line]:
    ruling = change.ruling
    name = f"{change.ruling.label.symbol} {visible(claim)}"
    head = say("{claim}: {course}", claim=name, course=turn(change))
    yield from page.paragraph(
        head, *((Style.BOLD,) if change.is_worse else ()), indent=2, hanging=2
    )
    if change.movement in (Movement.NEW, Movement.GONE):
        text = ruling.aspects.get("quote") or ruling.aspects["meaning"]
        yield from page.field(say("quote"), text, indent=6)
    yield from _found(change.old, change.new, page)
    yield from _flags(change, page)
    cause = None
    for why in change.reasons[:_FEW]:
        label = "" if why.cause is cause else say(CAUSES[why.cause])
        cause = why.cause
        yield from page.field(label, str(why), indent=6, stop=19)
    if len(change.reasons) > _FEW:
        more = say("and {number} more", number=len(change.reasons) - _FEW)
        yield from page.paragraph(more, indent=19)


def _found(old: Ruling | None, new: Ruling | None, page: Page) -> Iterator[Line]:
    if old is not None and new is not None and old.found != new.found:
        nothing = say("nothing")
        text = f"{old.found or nothing} → {new.found or nothing}"
        yield from page.field(say("found"), text, indent=6, stop=19)


def _flags(change: ClaimChange, page: Page) -> Iterator[Line]:
    if change.old is None or change.new is None:
        return
    old, new = change.old.flags, change.new.flags
    changes = [f"+{each}" for each in new if each not in old]
    changes += [f"-{each}" for each in old if each not in new]
    if changes:
        yield from page.field(say("flags"), " ".join(changes), indent=6, stop=19)
