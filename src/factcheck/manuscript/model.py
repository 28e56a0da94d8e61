"""A report as it was read: passages and tables in reading order, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from factcheck.language import listed, say


class PassageKind(StrEnum):
    """What a passage is to its report."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    CAPTION = "caption"  # of a table or a picture
    FOOTNOTE = "footnote"


class Aside(StrEnum):
    """What a reader leaves out of a report's text."""

    FURNITURE = "furniture"  # lines that stand on page after page
    NAVIGATION = "navigation"  # menus, notes beside the text, advertisements, feet of web pages
    CODE = "code"
    COMMENT = "comment"
    STRUCK = "struck"  # words struck through, withdrawn by their author
    PICTURE = "picture"  # a picture or a drawing: what it shows is not read
    MARK = "mark"  # of a footnote


class ReportPlace(Struct, frozen=True, kw_only=True):
    """Where something stands in a report, in the terms in which its format can be told.

    Numbers count from 1; 0 is not known.

    >>> print(ReportPlace(table="T2", cell="B4"))
    T2!B4
    >>> print(ReportPlace(page=3, paragraph=2))
    p. 3, paragraph 2
    >>> print(ReportPlace(line=14, column=9))
    line 14
    """

    page: int = 0
    paragraph: int = 0  # of the report, or of the page where that is known; tables are not counted
    footnote: int = 0
    line: int = 0
    column: int = 0
    table: str = ""  # its name: "T1"
    cell: str = ""  # "B4": the column's letter, the row's number

    def __str__(self) -> str:
        if self.table:
            return f"{self.table}!{self.cell}" if self.cell else self.table
        parts = []
        if self.page:
            parts.append(say("p. {number}", number=self.page))
        if self.paragraph:
            parts.append(say("paragraph {number}", number=self.paragraph))
        if self.footnote:
            parts.append(say("footnote {number}", number=self.footnote))
        if self.line:
            parts.append(say("line {number}", number=self.line))
        return listed(parts)


class RunOn(Struct, frozen=True, kw_only=True):
    """Where a passage runs on elsewhere: in the next line of a file, or on the next page."""

    offset: int  # in the passage's text
    place: ReportPlace


class ReportPassage(Struct, frozen=True, kw_only=True):
    """A heading, a paragraph, an item of a list, a caption or a footnote."""

    kind: PassageKind
    text: str
    place: ReportPlace
    runs_on: tuple[RunOn, ...] = ()
    level: int = 0  # of a heading, from 1

    def place_at(self, offset: int) -> ReportPlace:
        """Return where a character of the text stands."""
        index = bisect_right(self.runs_on, offset, key=lambda run_on: run_on.offset)
        start = self.runs_on[index - 1].offset if index else 0
        place = self.runs_on[index - 1].place if index else self.place
        if not place.column:
            return place
        return ReportPlace(
            page=place.page,
            paragraph=place.paragraph,
            line=place.line,
            column=place.column + offset - start,
        )


class MergedCells(Struct, frozen=True, kw_only=True):
    """Cells of a table that are one: the first of them, counted from 0, and how many it takes."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class ReportTable(Struct, frozen=True, kw_only=True):
    """A table of a report, as a grid: every row has the same number of cells.

    The text of merged cells stands in the first of them, the others are empty, so that no figure is
    counted twice; `spread` repeats it where a head is looked for. Cells have neither tabs nor line
    breaks. A table that could not be read has no rows and says why in `unread`.
    """

    name: str  # "T1", "T2", … in order of the report
    rows: tuple[tuple[str, ...], ...]
    place: ReportPlace  # where it begins, with its name
    caption: str = ""  # the passage beside it, which is a block of its own as well
    heads: int | None = None  # rows of column heads, where the file says so
    merged: tuple[MergedCells, ...] = ()
    unread: str = ""
    words: str = ""  # of a table that could not be read, its lines as they stand

    @property
    def text(self) -> str:
        """Its rows as lines, its cells parted by tabs."""
        return "\n".join("\t".join(row) for row in self.rows)

    @property
    def spread(self) -> tuple[tuple[str, ...], ...]:
        """The rows, with the text of merged cells in each of them.

        >>> merged = (MergedCells(row=0, column=1, columns=2),)
        >>> rows = (("", "2024", ""), ("Sales", "5", "4"))
        >>> place = ReportPlace(table="T1")
        >>> ReportTable(name="T1", rows=rows, place=place, merged=merged).spread[0]
        ('', '2024', '2024')
        """
        grid = [list(row) for row in self.rows]
        for cells in self.merged:
            for row in grid[cells.row : cells.row + cells.rows]:
                row[cells.column : cells.column + cells.columns] = [
                    self.rows[cells.row][cells.column]
                ] * len(row[cells.column : cells.column + cells.columns])
        return tuple(map(tuple, grid))

    def place_at(self, offset: int) -> ReportPlace:
        """Return the cell in which a character of its text stands."""
        before = self.text[:offset]
        line = before.rsplit("\n", 1)[-1]
        return self.cell(before.count("\n"), line.count("\t"))

    def cell(self, row: int, column: int) -> ReportPlace:
        """Return the place of a cell by its row and column, counted from 0."""
        return ReportPlace(page=self.place.page, table=self.name, cell=cell_name(row, column))


ReportBlock = ReportPassage | ReportTable


class SetAside(Struct, frozen=True, kw_only=True):
    """What was left out of the text, and how many of it."""

    what: Aside
    number: int


class Unsaid(Struct, frozen=True, kw_only=True):
    """A run of a file's own text that is no prose: a table, code or a comment."""

    start: int
    end: int
    is_table: bool = False


class Manuscript(Struct, frozen=True, kw_only=True):
    """A report as it was read.

    `text` is what it says in reading order: passages and tables with an empty line between them, a
    caption and its table with none. Text files are kept to the letter instead.
    """

    path: str
    blocks: tuple[ReportBlock, ...]
    text: str
    starts: tuple[int, ...]  # where each block begins in `text`
    title: str = ""  # that the file gives itself, or its first heading of level 1
    set_aside: tuple[SetAside, ...] = ()
    source: str = ""  # of a text with signs, such as Markdown: the file's own characters
    unsaid: tuple[Unsaid, ...] = ()  # of `source`, in order
    encoding: str = ""  # of a text file that is not in UTF-8: "GB18030"
    digest: str = ""  # "sha256:…" of the file

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """The tables, in order; what could not be read is among them."""
        return tuple(block for block in self.blocks if isinstance(block, ReportTable))

    def block_at(self, offset: int) -> tuple[int, ReportBlock] | None:
        """Return where in `text` the block of a character begins, and the block."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return None
        return self.starts[index], self.blocks[index]

    def place_at(self, offset: int) -> ReportPlace:
        """Return where a character of `text` stands in the report."""
        at = self.block_at(max(offset, self.starts[0] if self.starts else 0))
        if at is None:
            return ReportPlace()
        start, block = at
        return block.place_at(min(offset - start, max(len(block.text) - 1, 0)))

    def spans(self) -> Iterator[tuple[int, int, ReportBlock]]:
        """Give each block with its span in `text`, end exclusive."""
        for start, block in zip(self.starts, self.blocks, strict=True):
            yield start, start + len(block.text), block


def set_out(blocks: Sequence[ReportBlock]) -> tuple[str, tuple[int, ...]]:
    """Return the text of blocks in reading order, and where each begins in it."""
    pieces: list[str] = []
    starts = []
    length = 0
    before: ReportBlock | None = None
    for block in blocks:
        gap = "" if before is None else "\n" if _belongs(before, block) else "\n\n"
        starts.append(length + len(gap))
        pieces += (gap, block.text)
        length += len(gap) + len(block.text)
        before = block
    return "".join(pieces), tuple(starts)


def _belongs(before: ReportBlock, block: ReportBlock) -> bool:
    """Whether two neighbours are a caption and its table."""
    caption, table = (before, block) if isinstance(block, ReportTable) else (block, before)
    return (
        isinstance(caption, ReportPassage)
        and caption.kind is PassageKind.CAPTION
        and isinstance(table, ReportTable)
        and bool(table.rows)
        and caption.text == table.caption
    )


def cell_name(row: int, column: int) -> str:
    """Return a cell's name as in a workbook; both count from 0.

    >>> cell_name(3, 1), cell_name(0, 27)
    ('B4', 'AB1')
    """
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
