"""Gathers the blocks of a report while it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from factcheck.manuscript.model import (
    Aside,
    Manuscript,
    MergedCells,
    PassageKind,
    ReportBlock,
    ReportPassage,
    ReportPlace,
    ReportTable,
    RunOn,
    SetAside,
    Unsaid,
    set_out,
)
from factcheck.manuscript.source import ReportFile

LONGESTCAPTION = 300
CAPTION = re.compile(
    r"\s*(?:(?:table|tab\.|exhibit|schedule|tabelle|tableau)\s*(?:[A-Z]?\d|[A-Z]\b|[IVX]+\b)"
    r"|[附续]?表\s*[\d一二三四五六七八九十〇A-Z])",
    re.IGNORECASE,
)
_BROKEN_AT = re.compile(r"[\u4e00-\u9fff]\d[\d,]*\.?$")
_BROKEN_ON = re.compile(r"[.,]?\d[\d,.]{0,12}[\u4e00-\u9fff%％]")
_ENDED = re.compile(r"[。；;.!?！？：:]\s*$")
_FRESH = re.compile(
    r"\s*(?:[●•■◆▪·○①-⑳]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）])"
)
_LONG_CELL = 200  # characters
_SENTENCES = re.compile(r"[。！？]|[.!?](?=\s|$)")
_BLANKS = re.compile(r"\s+")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")


@dataclass
class Assembly:
    """The blocks of one report so far, and what was left out of it."""

    file: ReportFile
    title: str = ""
    encoding: str = ""
    source: str = ""
    unsaid: list[Unsaid] = field(default_factory=list)
    blocks: list[ReportBlock] = field(default_factory=list)
    aside: Counter[Aside] = field(default_factory=Counter)
    paragraphs: int = 0
    tables: int = 0

    def passage(
        self,
        kind: PassageKind,
        text: str,
        place: ReportPlace | None = None,
        *,
        level: int = 0,
        runs_on: Sequence[RunOn] = (),
    ) -> None:
        """Add a passage unless it is empty; without a place it is the next paragraph."""
        if not text.strip():
            return
        if place is None:
            self.paragraphs += 1
            place = ReportPlace(paragraph=self.paragraphs)
        self.blocks.append(
            ReportPassage(kind=kind, text=text, place=place, level=level, runs_on=tuple(runs_on))
        )

    def table(  # noqa: PLR0913 - what a file may say of a table, one word each
        self,
        rows: Sequence[Sequence[str]],
        place: ReportPlace | None = None,
        *,
        heads: int | None = None,
        merged: Sequence[MergedCells] = (),
        unread: str = "",
        words: str = "",
    ) -> None:
        """Add a table; rows shorter than the longest are filled with empty cells."""
        self.tables += 1
        name = f"T{self.tables}"
        width = max(map(len, rows), default=0)
        self.blocks.append(
            ReportTable(
                name=name,
                rows=tuple((*row, *[""] * (width - len(row))) for row in rows),
                place=replace(place or ReportPlace(), table=name),
                heads=heads,
                merged=tuple(merged),
                unread=unread,
                words=words,
            )
        )

    def take_back_table(self) -> None:
        """Leave out the table that was added last: it is added again with what goes on."""
        self.blocks.pop()
        self.tables -= 1

    def manuscript(self) -> Manuscript:
        """Return the report, its captions found and its text set out."""
        blocks = with_captions(self.blocks)
        text, starts = set_out(blocks)
        return Manuscript(
            path=self.file.name,
            blocks=blocks,
            text=text,
            starts=starts,
            title=self.title or first_heading(blocks),
            set_aside=set_aside(self.aside),
            source=self.source,
            unsaid=tuple(self.unsaid),
            encoding=self.encoding,
            digest=self.file.digest,
        )


def set_aside(aside: Counter[Aside]) -> tuple[SetAside, ...]:
    """Return what was left out, in one order."""
    return tuple(SetAside(what=what, number=aside[what]) for what in Aside if aside[what])


def first_heading(blocks: Sequence[ReportBlock]) -> str:
    """Return the first heading where nothing but headings stands before it; else nothing."""
    first = blocks[0] if blocks else None
    is_heading = isinstance(first, ReportPassage) and first.kind is PassageKind.HEADING
    return first.text if first is not None and is_heading else ""


def with_captions(blocks: Sequence[ReportBlock]) -> tuple[ReportBlock, ...]:
    """Give each table the passage beside it that names it: the one before it, or else after it."""
    named = list(blocks)
    for index, block in enumerate(named):
        if not isinstance(block, ReportTable):
            continue
        follows = named[index + 2] if index + 2 < len(named) else None
        is_of_next = isinstance(follows, ReportTable)  # what stands between two names the second
        for beside in (index - 1,) if is_of_next else (index - 1, index + 1):
            passage = named[beside] if 0 <= beside < len(named) else None
            if isinstance(passage, ReportPassage) and _is_caption(passage):
                named[beside] = replace(passage, kind=PassageKind.CAPTION)
                named[index] = replace(block, caption=passage.text)
                break
    return tuple(named)


def _is_caption(passage: ReportPassage) -> bool:
    if passage.kind is PassageKind.CAPTION:
        return True
    return (
        passage.kind in (PassageKind.PARAGRAPH, PassageKind.HEADING)
        and len(passage.text) <= LONGESTCAPTION
        and CAPTION.match(passage.text) is not None
    )


def is_prose(cells: Iterable[str]) -> bool:
    """Whether some cell holds whole sentences: a table that sets out a page, and no figures.

    >>> is_prose(["North", "Sales rose by 5 percent in the year. " * 8])
    True
    """
    return any(len(cell) > _LONG_CELL and len(_SENTENCES.findall(cell)) > 1 for cell in cells)


def plain(text: str) -> str:
    r"""Return a text on one line, with single blanks.

    >>> plain(" Free cash\n flow ")
    'Free cash flow'
    """
    return _BLANKS.sub(" ", text).strip()


def between(before: str, after: str) -> str:
    """Return what stands between two lines of one paragraph: nothing beside Chinese.

    >>> between("增加到34", "0亿元"), between("in 2021", "1,200 people")
    ('', ' ')

    What begins an item behind the end of a sentence stays on a line of its own.

    >>> between("rose to", "34 million"), between("达到34", "亿元")
    (' ', '')
    """
    if _BROKEN_AT.search(before[-12:]) and _BROKEN_ON.match(after):
        return ""  # a figure that the width of the page has parted
    if _ENDED.search(before) and _FRESH.match(after):
        return "\n"
    return "" if _HAN.match(before[-1:]) or _HAN.match(after[:1]) else " "
