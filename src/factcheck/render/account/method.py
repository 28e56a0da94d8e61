"""How an audit was made, as facts: what a reader needs to trust it, and to make it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from factcheck import __version__
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Document
from factcheck.domain.series import Observation
from factcheck.language import listed, say
from factcheck.render.phrases.naming import edition_name

_DIGITS = len("sha256:") + 16  # of a hash, enough to tell two states of a file apart


class MethodFact(Struct, frozen=True):
    """One fact about how it was made; code is to be typed or compared sign by sign."""

    label: str
    text: str
    code: str = ""


def method(audit: Audit, document: Document) -> Iterator[MethodFact]:
    """Say by which rules a document was judged, on which evidence, and how to repeat it."""
    made, catalogue = audit.method, audit.reference.catalogue
    cells = _cells(audit, document)
    rule, *checked = signature(audit, document)
    yield rule
    if made.edition:
        name = edition_name(made.edition, catalogue)
        text = say("the edition {edition}, wherever it answers a claim", edition=name)
        yield MethodFact(say("edition"), text)
    if cells:
        unnamed = say("no edition named")
        editions = Counter(edition_name(cell.vintage, catalogue) or unnamed for cell in cells)
        yield MethodFact(say("editions used"), _counts(editions))
        grades = Counter(cell.source.grade for cell in cells)
        words = {grade.words: grades[grade] for grade in sorted(grades)}
        yield MethodFact(say("grades of the evidence"), _counts(Counter(words)))
    others = {other.file for other in audit.documents} - {document.file}
    for digest in (each for each in made.inputs if each.name not in others):
        yield MethodFact(say("read"), digest.name, digest.sha256[:_DIGITS])
    yield from checked
    yield MethodFact(say("version"), f"factcheck {__version__}")
    if made.command:
        yield MethodFact(say("to repeat it"), "", made.command)


def signature(audit: Audit, document: Document) -> Iterator[MethodFact]:
    """Say by which rule a document was judged, and who checked, where that is known."""
    yield MethodFact(say("judged by"), _rule(audit, document))
    if audit.method.checked_by:
        yield MethodFact(say("checked by"), audit.method.checked_by)


def _rule(audit: Audit, document: Document) -> str:
    if audit.method.as_of is not None:
        return say("what was public on {date}, as was asked for", date=audit.method.as_of)
    if document.published is not None:
        return say(
            "what was public on {date}, the day of the document; where nothing was, by the next "
            "figures published",
            date=document.published,
        )
    return say("all that is published, since the document bears no date")


def _cells(audit: Audit, document: Document) -> tuple[Observation, ...]:
    """Return the published figures that verdicts on a document rest on, each once."""
    every: Iterable[Observation] = (
        cell
        for verdict in audit.of(document)
        for outcome in verdict.outcomes
        for cell in outcome.evidence.observations()
    )
    return tuple(dict.fromkeys(every))


def _counts(numbers: Counter[str]) -> str:
    return listed(f"{name} ({number})" for name, number in numbers.items())
