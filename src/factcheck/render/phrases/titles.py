"""What is said of documents, sources and conflicts wherever they are named."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.catalogue import Source
from factcheck.domain.claim import Document
from factcheck.domain.finding import Finding
from factcheck.language import listed, say
from factcheck.render.phrases.labels import Advice


def dated(document: Document) -> str:
    """Say when a document was published."""
    if document.published is None:
        return say("no date given")
    return say("published {date}", date=document.published)


def dates(source: Source) -> Iterator[str]:
    """Say when a source was published, and when it was read."""
    if source.published:
        yield say("published {date}", date=source.published)
    if source.accessed:
        yield say("read {date}", date=source.accessed)


def advised(advice: Advice) -> str:
    """Say what a code stands for, and what to do about it."""
    meaning, remedy = say(advice.meaning), say(advice.remedy)
    return say("{meaning}. {remedy}", meaning=meaning, remedy=remedy)


def conflict(finding: Finding) -> str:
    """Say which claims are at odds."""
    return finding.message or say("{claims} cannot all hold", claims=listed(finding.claims))
