"""The blocks an account is made of: plain values, which every writer sets in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, assert_never

from msgspec import Struct

from factcheck.domain.catalogue import Source
from factcheck.domain.flag import Flag
from factcheck.domain.location import Location
from factcheck.domain.verdict import Label
from factcheck.language import listed, say, together
from factcheck.render.notation import SLOT
from factcheck.render.phrases.labels import Topic, topic_label


class Sentence(Struct, frozen=True):
    """A sentence that stands for itself, so many steps further in."""

    text: str
    depth: int = 0
    aside: bool = False  # to be passed over at first reading


class Fact(Struct, frozen=True):
    """A text under the label of its topic."""

    topic: Topic
    text: str


class Points(Struct, frozen=True):
    """Texts of one topic, of which each stands for itself."""

    topic: Topic
    texts: tuple[str, ...]


class Mention(Struct, frozen=True):
    """A text that speaks of other claims; they stand in its slot, where they can be links."""

    topic: Topic
    text: str
    claims: tuple[str, ...]

    def filled(self, write: Callable[[str], str] = str) -> str:
        """Return the text with each claim as it is to be written."""
        return self.text.replace(SLOT, together(map(write, self.claims)))


class Cautions(Struct, frozen=True):
    """The flags of a verdict."""

    flags: tuple[Flag, ...]
    topic: Topic = Topic.FLAG


class Table(Struct, frozen=True, kw_only=True):
    """Rows of text; `labels` tells of each row which verdict it comes to, if any does."""

    topic: Topic
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labels: tuple[Label, ...] = ()
    summary: str = ""  # what can stand for the rows, where all of them say the same


class Citation(Struct, frozen=True, kw_only=True):
    """Published figures of one source, each with its place."""

    source: Source
    origin: tuple[str, ...]  # grade, editions, and since when they were public
    figures: tuple[str, ...]
    places: tuple[Location, ...]
    grid: tuple[tuple[str, ...], ...] = ()  # figures of areas by periods, below heads
    topic: Topic = Topic.EVIDENCE


Topical: TypeAlias = Fact | Points | Mention | Cautions | Table | Citation
Block: TypeAlias = Sentence | Topical


def labelled(block: Topical) -> Iterator[tuple[str, str]]:
    """Return a block as plain texts, each with the label of its topic."""
    name = topic_label(block.topic)
    match block:
        case Fact(text=text):
            yield name, text
        case Points(texts=texts):
            yield from ((name, text) for text in texts)
        case Mention():
            yield name, block.filled()
        case Cautions(flags=flags):
            yield from ((name, flag.in_full()) for flag in flags)
        case Table(rows=rows, summary=summary):
            shown = ((summary,),) if summary else rows
            yield from ((name, " · ".join(filter(None, row))) for row in shown)
        case Citation(source=source, figures=figures):
            text = say(
                "{figures} ({source}; {grade})",
                figures=listed(figures),
                source=source.title or source.id,
                grade=source.grade.words,
            )
            yield name, text
        case _:
            assert_never(block)
