"""What an issuer has said over the years: its documents, figures told again, and differences."""

from __future__ import annotations

from msgspec import Struct

from factcheck.domain.claim import Document
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.relation import Relation
from factcheck.domain.verdict import Verdict


class Telling(Struct, frozen=True, kw_only=True):
    """A figure as one document tells it: the claim, its verdict, and what it says of what."""

    verdict: Verdict
    relation: Relation

    @property
    def document(self) -> Document:
        """The document that tells it."""
        return self.verdict.claim.document


class Side(Struct, frozen=True, kw_only=True):
    """What one document says of something: the figure it prints, or those that imply one."""

    tellings: tuple[Telling, ...]
    interval: Interval
    is_printed: bool  # not implied by others

    @property
    def document(self) -> Document:
        """The document that says so."""
        return self.tellings[0].document


class Difference(Struct, frozen=True, kw_only=True):
    """Something of which two documents of an issuer cannot both be right, or one was restated."""

    measured: Expression
    earlier: Side
    later: Side

    @property
    def is_dated(self) -> bool:
        """Whether one of the documents is later than the other."""
        earlier, later = self.earlier.document.published, self.later.document.published
        return earlier is not None and later is not None and earlier < later


class ToldAgain(Struct, frozen=True, kw_only=True):
    """A quantity that several documents print."""

    measured: Expression
    tellings: tuple[Telling, ...]  # in the order of the documents


class IssuerRecord(Struct, frozen=True, kw_only=True):
    """The documents of an issuer in the order of their dates, and what they say of the same."""

    issuer: str
    documents: tuple[Document, ...]
    told_again: tuple[ToldAgain, ...]
    differences: tuple[Difference, ...]
