"""Verdicts and faults as marks on the lines of a claim file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from msgspec import Struct

from factcheck.desk.layout import Stretch, claims_of
from factcheck.desk.session import Judged
from factcheck.domain.audit import Audit
from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import counted, listed, say
from factcheck.render.account.audit import concern
from factcheck.render.machine.message import message
from factcheck.render.phrases.citing import in_words


class Severity(IntEnum):
    """How a mark is shown; the numbers are those of the protocol."""

    ERROR = 1
    WARNING = 2
    INFORMATION = 3
    HINT = 4


class TextMark(Struct, frozen=True, kw_only=True):
    """One line under a stretch of text, with what it says."""

    where: Stretch
    severity: Severity
    code: str  # the label of the verdict, or "fault"
    text: str
    claim: str = ""


class Inlay(Struct, frozen=True, kw_only=True):
    """A few words that an editor shows behind a stretch of text."""

    where: Stretch
    text: str


_SEVERITIES = {
    Label.CONTRADICTED: Severity.ERROR,
    Label.IMPLAUSIBLE: Severity.WARNING,
    Label.NEAR_MISS: Severity.WARNING,
    Label.CONFLICTING: Severity.WARNING,
    Label.UNVERIFIABLE: Severity.HINT,
}


def marks(judged: Judged, name: str) -> tuple[TextMark, ...]:
    """Return the marks of a claim file: its faults, or the verdicts on its claims.

    Faults of the reference, for which nothing is judged, are told on the first line.
    """
    if judged.audit is None:
        here = [fault for fault in judged.faults if fault.at.file == name]
        elsewhere = [fault for fault in judged.faults if fault not in here]
        own = tuple(_fault(fault, judged.text) for fault in here)
        return (_of_the_reference(elsewhere, judged.text), *own) if elsewhere else own
    return tuple(_verdicts(judged.audit, judged.text, name))


def inlays(judged: Judged, name: str) -> tuple[Inlay, ...]:
    """Return what was found of each claim, to be shown behind its amount."""
    if judged.audit is None:
        return ()
    layouts = {layout.id: layout for layout in claims_of(judged.text, name)}
    catalogue = judged.audit.reference.catalogue
    return tuple(
        Inlay(where=layouts[verdict.id].heart, text=f"{verdict.label.symbol} {found}")
        for verdict in judged.audit
        if verdict.id in layouts and (found := concern(verdict, catalogue).found)
    )


def _fault(fault: Diagnostic, text: str) -> TextMark:
    line = fault.at.line - 1
    lines = text.split("\n")
    length = len(lines[line]) if line < len(lines) else 0
    start = min(fault.at.column - 1, length)
    carets = max((row.count("^") for row in fault.snippet.splitlines()[-1:]), default=0)
    stop = min(start + carets, length) if carets else length
    where = Stretch(line=line, start=start, stop=max(stop, start + 1))
    message = say("{problem}. {remedy}", problem=fault.problem, remedy=fault.remedy)
    return TextMark(where=where, severity=Severity.ERROR, code="fault", text=message)


def _of_the_reference(faults: Sequence[Diagnostic], text: str) -> TextMark:
    first = faults[0]
    message = say(
        "Nothing is judged: {faults} in the reference. {place}: {problem}. {remedy}",
        faults=counted("{number} fault", "{number} faults", len(faults)),
        place=first.at,
        problem=first.problem,
        remedy=first.remedy,
    )
    where = Stretch(line=0, start=0, stop=max(text.find("\n"), 1))
    return TextMark(where=where, severity=Severity.ERROR, code="fault", text=message)


def _verdicts(audit: Audit, text: str, name: str) -> Iterator[TextMark]:
    layouts = {layout.id: layout for layout in claims_of(text, name)}
    for verdict in audit:
        severity = severity_of(verdict, audit)
        if severity is not None and verdict.id in layouts:
            yield TextMark(
                where=layouts[verdict.id].heart,
                severity=severity,
                code=str(verdict.label),
                text=told_of(verdict, audit),
                claim=verdict.id,
            )


def told_of(verdict: Verdict, audit: Audit) -> str:
    """Say what a verdict is, and with what it cannot hold."""
    return "\n".join((message(verdict, audit.reference.catalogue), *_conflicts(verdict, audit)))


def _conflicts(verdict: Verdict, audit: Audit) -> Iterator[str]:
    """Say with which claims it cannot hold, and the arithmetic."""
    for finding in verdict.conflicts:
        others = [claim for claim in finding.claims if claim != verdict.id]
        yield say("Against {claims}:", claims=listed(others))
        catalogue = audit.reference.catalogue
        yield from (f"  {in_words(step, catalogue)}" for step in finding.chain)


def severity_of(verdict: Verdict, audit: Audit) -> Severity | None:
    """Return how loud a verdict is; None where nothing has to be said."""
    if audit.is_known(verdict):
        return Severity.INFORMATION
    if verdict.is_inconsistent:
        return Severity.ERROR
    if verdict.is_in_doubt:
        return Severity.INFORMATION
    return _SEVERITIES.get(verdict.label)
