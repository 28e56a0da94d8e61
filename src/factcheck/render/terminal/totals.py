"""The end of the report: counts that add up, what was not checked, and what to type next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Label
from factcheck.language import counted, listed, say
from factcheck.render.account.audit import inconsistent_words
from factcheck.render.depth import IN_FULL
from factcheck.render.notation.page import Line, Page, Style, StyledLine, styled
from factcheck.render.phrases import reviewing, words
from factcheck.render.phrases.labels import heading

STYLES = {
    Label.SUPPORTED: Style.GREEN,
    Label.COMPATIBLE: Style.GREEN,
    Label.NOT_CHECKABLE: Style.FAINT,
    Label.UNVERIFIABLE: Style.BLUE,
    Label.CONFLICTING: Style.MAGENTA,
    Label.NEAR_MISS: Style.YELLOW,
    Label.IMPLAUSIBLE: Style.RED,
    Label.CONTRADICTED: Style.RED,
}


def totals(
    audit: Audit, page: Page, *, of: int | None = None, again: str | None = ""
) -> Iterator[Line]:
    """Return the counts of an audit, what no evidence spoke to, and the command to type next.

    Parameters
    ----------
    audit : Audit
    page : Page
    of : int or None
        How many claims there were before a selection.
    again : str or None
        Arguments that make another command read the same files; None where none can.
    """
    counts, total = audit.counts(), len(audit)
    yield ""
    yield styled("─" * page.columns, Style.FAINT)
    known = Counter(each.label for each in audit if audit.is_known(each))
    parts = [
        styled(_counted(label, number, known[label]), STYLES[label])
        for label, number in counts.items()
        if number
    ]
    claims = counted("{number} claim", "{number} claims", total)
    if of is not None and of != total:
        claims = say("{count} of {all} claims", count=total, all=of)
    parts = parts or [styled(say("nothing to show"))]
    if audit.inconsistent():
        parts.append(styled(inconsistent_words(audit), Style.RED))
    before, _, after = say("{claims}: ", claims=claims).partition(claims)
    start = styled(before) + styled(claims, Style.BOLD) + after
    yield from _joined(start, parts, page.columns)
    unchecked = _unchecked(audit)
    if unchecked:
        yield from page.paragraph(unchecked, hanging=2)
    undated = words.undated(audit)
    if undated:
        yield from page.paragraph(undated, hanging=2)
    if again is not None:
        command = _next_command(audit, f" {again}" if again else "")
        yield from page.paragraph(say("Next: {command}", command=command), hanging=2)
    signed_off = reviewing.signed_off(audit, audit)
    if signed_off:
        yield from page.paragraph(say("{sentences}.", sentences=signed_off), hanging=2)
    to_review = reviewing.review(audit)
    if to_review:
        sentence = say("{sentences}.", sentences=to_review)
        yield from page.paragraph(sentence, Style.BOLD, hanging=2)


def _counted(label: Label, number: int, known: int) -> str:
    """Return the number of claims of a label, and how many of them are known findings."""
    name = heading(label).lower()
    if known:
        return say("{number} {label} ({known} known)", number=number, label=name, known=known)
    return say("{number} {label}", number=number, label=name)


def _next_command(audit: Audit, again: str | None) -> str:
    new = [each for each in audit if not audit.is_known(each)] or audit.verdicts
    worst = max(new, key=lambda each: each.label.severity, default=None)
    if worst is None:
        return say("the same without a selection")
    inconsistent = next((each.id for each in new if each.is_inconsistent), "")
    if worst.label is Label.UNVERIFIABLE and inconsistent:
        return f"factcheck explain {inconsistent}{again}"
    if worst.label is Label.UNVERIFIABLE:
        return f"factcheck audit{again} --verdict unverifiable --verbose"
    named = worst.id if worst.label in IN_FULL else audit.verdicts[0].id
    return f"factcheck explain {named}{again}"


def _unchecked(audit: Audit) -> str:
    """Say how many claims no evidence spoke to, and why."""
    counts = audit.counts()
    parts = []
    wanting = [each for each in audit if each.label is Label.UNVERIFIABLE and not each.is_in_doubt]
    if wanting:
        reasons = Counter(each.reason for each in wanting if each.reason)
        parts.append(
            say(
                "{number} for want of evidence ({reasons})",
                number=len(wanting),
                reasons=listed(
                    say("{code} {number}", number=number, code=reason.in_words)
                    for reason, number in reasons.most_common()
                ),
            )
        )
    if counts[Label.NOT_CHECKABLE]:
        parts.append(say("{number} with nothing to measure", number=counts[Label.NOT_CHECKABLE]))
    if audit.undecided:
        parts.append(
            counted(
                "the consistency of {number} set of claims was left open",
                "the consistency of {number} sets of claims was left open",
                len(audit.undecided),
            )
        )
    return say("Not checked: {parts}.", parts=say("; ").join(parts)) if parts else ""


def _joined(line: StyledLine, parts: list[StyledLine], columns: int) -> Iterator[StyledLine]:
    """Set parts after a start, separated by commas, never breaking within one."""
    comma = say(", ")
    blank = " " if comma.endswith(" ") else ""
    for place, part in enumerate(parts):
        piece = part + (comma.rstrip() if place + 1 < len(parts) else "")
        if line.cell_len + piece.cell_len > columns and line.plain.strip():
            yield line
            line = styled("  ")
        line += piece + blank
    yield line
