"""What a figure is said of: the words of its subject, its area, and what is not sure of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from factcheck.draft.layout import ReportParts
    from factcheck.draft.readings import Read


NEAR = 8  # figures before one among which that of the same sentence is sought


class Naming(Struct, frozen=True, kw_only=True):
    """Subject of a figure in the words of the text; the document's own area has no words."""

    subject: str = ""
    area: str = ""
    doubts: tuple[str, ...] = ()
    of_area: tuple[str, ...] = ()  # doubts about its area alone
    if_known: tuple[str, ...] = ()  # doubts that hold where a catalogue has the subject
    unless_known: tuple[str, ...] = ()  # doubts that hold where no catalogue has the subject
    areas: tuple[str, ...] = ()  # of the figures of a list, each its own
    listed: str = ""  # the list of names that the subject is one of: imports and exports
    earlier: tuple[str, ...] = ()  # subjects of the figures measured before it in its segment
    partner: str = ""  # whom it is ahead of, where its list names several
    several: tuple[str, ...] = ()  # the subjects of a claim of each, where one figure has several


class Unnamed(Struct, frozen=True, kw_only=True):
    """A figure that asks for its subject, all the others, and the naming of the one before."""

    parts: ReportParts
    read: Sequence[Read]
    index: int
    own: Read  # the figure itself, with the words around it
    before: Naming
    follows: bool  # whether the figure named before it stands in the same sentence
    area: str = ""  # of the document, where it was told

    @property
    def told(self) -> tuple[str, ...]:
        """Subjects of the figures before it in the sentence, the first one first."""
        return (*self.before.earlier, self.before.subject) if self.follows else ()


def follows(read: Sequence[Read], index: int) -> bool:
    """Whether the last figure before one that claims something stands in the same sentence."""
    sentence = read[index].passage.sentence
    for other in reversed(read[max(0, index - NEAR) : index]):
        if other.passage.sentence != sentence:
            return False
        if other.reading.kind:
            return True
    return False
