"""Annotations for GitHub Actions: workflow commands that mark claims in the files of a change.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the others unsaid; here
the worst come first, and a last line says how many had no room.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import counted, listed, say
from factcheck.render.account.audit import concern, inconsistent_words
from factcheck.render.machine.message import DOUBTFUL, message
from factcheck.render.notation.markdown import escaped, table
from factcheck.render.notation.signs import steady
from factcheck.render.phrases import reviewing
from factcheck.render.phrases.labels import heading

MOST = 10  # annotations of one level that GitHub shows of a step
LONGEST = 4_000  # characters of one message, well below what GitHub takes
SUMMARY_LIMIT = 1_000_000  # bytes of a step summary, a little below what GitHub takes


def render(audit: Audit) -> str:
    """Write workflow commands: errors for failed claims, warnings for doubtful ones.

    Findings that are known give notices.
    """
    lines: list[str] = []
    for level in ("error", "warning", "notice"):
        marked = sorted(
            (each for each in audit if _level(each, audit) == level),
            key=lambda each: -each.label.severity,
        )
        room = MOST if len(marked) <= MOST else MOST - 1
        lines += [_command(level, each, audit) for each in marked[:room]]
        if len(marked) > room:
            remainder = say(
                "{more} more of {all} are not shown here; see the whole report",
                more=len(marked) - room,
                all=len(marked),
            )
            lines.append(f"::{level} title=factcheck::{_data(remainder)}")
    numbers = [
        say("{number} {label}", number=number, label=heading(label).lower())
        for label, number in audit.counts().items()
        if number
    ]
    if audit.inconsistent():
        numbers.append(inconsistent_words(audit))
    if audit.to_review():
        numbers.append(reviewing.review(audit))
    counts = listed(numbers) or say("nothing to check")
    claims = counted("{number} claim", "{number} claims", len(audit))
    lines.append(say("{head}: {counts}", head=claims, counts=counts))
    return "".join(f"{line}\n" for line in lines)


def _level(verdict: Verdict, audit: Audit) -> str | None:
    if not _is_shown(verdict):
        return None
    if audit.is_known(verdict) or verdict.is_in_doubt:
        return "notice"
    return "error" if verdict.fails() else "warning"


def _is_shown(verdict: Verdict) -> bool:
    return verdict.fails() or verdict.label in DOUBTFUL or verdict.is_in_doubt


def _command(level: str, verdict: Verdict, audit: Audit) -> str:
    claim = verdict.claim
    text = message(verdict, audit.reference.catalogue)
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    title = f"{verdict.label.symbol} {claim.id}"
    return (
        f"::{level} file={_property(claim.at.file)},line={claim.at.line},col={claim.at.column},"
        f"title={_property(title)}::{_data(text)}"
    )


def _data(text: str) -> str:
    return "%0A".join(map(steady, text.replace("%", "%25").splitlines()))


def _property(text: str) -> str:
    return _data(steady(text)).replace(":", "%3A").replace(",", "%2C")


def summary(audit: Audit) -> str:
    """Write the step summary: counts, and what needs attention, cut to what GitHub takes."""
    lines = ["## factcheck", ""]
    lines += table(
        (say("Verdict"), say("Claims")),
        [
            (f"{label.symbol} {heading(label)}", str(number))
            for label, number in audit.counts().items()
            if number
        ],
        right=1,
    )
    heads = (say("Verdict"), say("Claim"), say("Quote"), say("Claimed"), say("Found"))
    rows = list(_rows(audit))
    while rows:
        text = "\n".join([*lines, *table(heads, rows)])
        if len(text.encode()) < SUMMARY_LIMIT:
            return text + "\n"
        cut = len(rows) // 2
        left_out = counted(
            "{number} claim had no room here.",
            "{number} claims had no room here.",
            len(rows) - cut,
        )
        lines.append(f"_{left_out}_\n")
        rows = rows[:cut]
    return "\n".join([*lines, say("Nothing needs attention."), ""])


def _rows(audit: Audit) -> Iterator[tuple[str, ...]]:
    verdicts = [each for each in audit if _is_shown(each)]
    for verdict in sorted(verdicts, key=lambda each: -each.label.severity):
        concerned = concern(verdict, audit.reference.catalogue)
        texts = (verdict.id, verdict.claim.quote, concerned.claimed, concerned.found)
        yield (f"{verdict.label.symbol} {heading(verdict.label).lower()}", *map(escaped, texts))
