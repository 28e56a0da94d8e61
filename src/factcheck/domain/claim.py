"""What somebody said: a document and the claims it makes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from factcheck.domain.texts import NOTHING, Texts
from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.domain.catalogue import Area, Catalogue
    from factcheck.domain.figure import Figure
    from factcheck.domain.fiscal_year import FiscalYear
    from factcheck.domain.location import Location
    from factcheck.domain.period import Period
    from factcheck.domain.relation import Relation


class StatementError(ValueError):
    """A claim that cannot mean anything as it is written, though each of its keys can be read."""

    def __init__(self, problem: str, remedy: str, key: str = "") -> None:
        self.problem, self.remedy, self.key = problem, remedy, key
        super().__init__(say("{problem}. {remedy}", problem=problem, remedy=remedy))


class Statement(Protocol):
    """What a claim asserts, in the words of its kind: see `factcheck.kinds`."""

    def relations(self, catalogue: Catalogue) -> Iterable[Relation]:
        """Give what must hold for the claim to hold; nothing where nothing can be measured."""
        ...

    def words(self) -> str:
        """Say the claim in one plain phrase."""
        ...


class Document(Struct, frozen=True, kw_only=True):
    """The text that makes the claims, and what its claims have in common."""

    id: str  # the stem of the claim file
    title: str = ""
    issuer: str = ""
    published: date | None = None
    language: str = "en"
    area: Area | None = None
    period: Period | None = None
    fiscal_year: FiscalYear | None = None  # what FY2024 is, where that is told
    url: str = ""
    report: str = ""  # its text: a file, by its path from the folder of the claim file
    source: str = ""  # its own id among the sources: never evidence for its own claims
    note: str = ""
    file: str = ""

    def own(self, name: str) -> str:
        """Return the id of one of its claims, whatever that is called among those of others.

        >>> Document(id="2021/report").own("2021/report/growth")
        'growth'
        """
        return name.removeprefix(f"{self.id}/")

    def __str__(self) -> str:
        return self.title or self.id


class Stand(StrEnum):
    """What somebody who looked at a finding makes of it."""

    ACCEPTED = "accepted"  # it stands, and is known
    DISPUTED = "disputed"  # it is wrong, they say; it fails as before


class SignOff(Struct, frozen=True, kw_only=True):
    """That somebody has looked at what was found of a claim."""

    by: str
    on: date
    state: Stand
    note: str = ""  # why
    finding: str = ""  # the fingerprint of what was found; empty: whatever is found


class Claim(Struct, frozen=True, kw_only=True):
    """One checkable assertion, or one that is kept though it cannot be checked."""

    id: str
    kind: str
    statement: Statement
    document: Document
    at: Location
    quote: str = ""
    gloss: Texts = NOTHING  # what the quote says, for readers of another language
    note: Texts = NOTHING
    line: int | None = None  # in the document's text
    page: int | None = None  # of the document
    paragraph: int | None = None  # of the document, or of that page
    footnote: int | None = None
    review: tuple[str, ...] = ()  # doubts whether it was read rightly, in words
    reviewed: SignOff | None = None  # who has looked at what was found of it

    @property
    def own_id(self) -> str:
        """Its id in its document; `id` has the document before it where another has it too."""
        return self.document.own(self.id)

    def is_called(self, name: str) -> bool:
        """Whether a name means this claim, with or without its document."""
        return name in (self.id, f"{self.document.id}/{self.own_id}")

    @property
    def figure(self) -> Figure | None:
        """The printed number it turns on, if it has one."""
        return getattr(self.statement, "amount", None)

    def words(self) -> str:
        """Say the claim in one plain phrase."""
        return self.statement.words()

    def __str__(self) -> str:
        return self.id
