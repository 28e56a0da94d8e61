"""Lines, sentences and clauses of a plain text, found by their marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from msgspec import Struct

HAN = re.compile(r"[一-鿿]")
#: A stop is looked at before what stands around it, for speed; so are the marks of clauses.
SENTENCE_END = re.compile(
    r"[。！？!?\n]|[.](?:(?=\s+[A-Z\"“(—]|$)"
    r"(?:(?<=[a-z\d%)\"'][.])|(?<=[A-Z]{3}[.])|(?<=[a-z][A-Z][.])|(?<=[ (][A-Z]{2}[.]))"
    r"(?<!\b[Aa]dj[.])(?<!\bInc[.])(?<!\bCorp[.])(?<!\bLtd[.])(?<!\bCo[.])(?<!\b[Aa]pprox[.])"
    r"(?<!\bvs[.])(?<!\bDr[.])(?<!\bMr[.])(?<!\bMs[.])(?<!\bMrs[.])(?<!\bSt[.])(?<!\bNo[.])"
    r"(?<!\b[Ee]st[.])"
    # work. 88,000 people
    r"|(?=\s+\d[\d,]*(?:\.\d+)? [A-Za-z])(?:(?<=[a-z]{3}[.])|(?<= (?:19|20)\d\d[.]))"
    r"(?<!para[.])(?<!approx[.])(?<!Sept[.])(?<!dept[.])(?<!govt[.])"
    r"(?<!\b(?:vol|sec|min|max|avg|fig|art|par|col|nos|etc|ext|tel|pop|cap|feb|jan|apr|jun|jul)[.])"
    r"(?<!\b(?:aug|sep|oct|nov|dec|mar)[.])"
    r"|(?<=[a-z][.])(?=[A-Z][a-z]))|[•●▪■](?<=\S\s.)(?=\s)"
)
SEGMENT_END = re.compile(r"[;；]")
CLAUSE_END = re.compile(
    r"[，：:,—–()（）](?:(?<=[，：()（）])|(?<=:)(?:(?<![a-z]:)|(?![a-z]))|(?<=[—–])[—–]|(?<=[一-鿿],)"
    r"|(?<=,)(?! (?:Inc|Ltd|LLC|Corp|PLC|plc)\b)(?!\d{3}(?!\d))"
    r"(?!(?<=\d,) (?:19|20)\d\d(?![.,]?\d)))"
)
FIGURE_RUN = re.compile(r"(?<![\w.])[-+(]?[$€£¥]?\d[\d,.]*%?\)?")
#: A day in digits, which is no row of cells: 2002-06-20.
DATE = re.compile(
    r"(?<![\d.,])(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:19|20)\d\d)(?![\d,])"
)
BULLET = re.compile(r"[-•·●■◆▪–*][ \t]*\S")
AMOUNT = re.compile(r"[$€£¥]\s?\d|\d (?:million|billion|trillion|per ?cent|pence)|\d%")
SENTENCE = re.compile(
    r"[，。；、]|, |增长|下降|达到|\.\s*$|\((?:[HQ][1-4] |FY ?)?\d{4}[ :]|\b(?:up|down) \d"
)
LETTER = re.compile(r"[A-Za-z一-鿿]")
HEADING_MARK = re.compile(
    r"^\s*(?:#{1,6}\s|[·•]\s.{1,40}\s[·•]\s*$|[一二三四五六七八九十]{1,3}、"
    r"|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节部]"
    r"|[IVX]{1,5}\.\s)"
)


class Line(Struct, frozen=True, kw_only=True):
    """One line of the plain text, with what sort of line it is."""

    start: int
    end: int
    heading: bool
    table: bool


class ReportParts(Struct, frozen=True, kw_only=True):
    """Where lines, sentences, segments and clauses of a text end."""

    text: str
    lines: tuple[Line, ...]
    line_starts: tuple[int, ...]
    sentence_ends: tuple[int, ...]
    segment_ends: tuple[int, ...]
    clause_ends: tuple[int, ...]

    def line(self, at: int) -> Line:
        """The line on which a character stands."""
        return self.lines[self.line_index(at)]

    def line_index(self, at: int) -> int:
        """Number of that line, counted from 0."""
        return bisect_right(self.line_starts, at) - 1

    def sentence(self, at: int) -> tuple[int, int]:
        """Span of the sentence at a place."""
        return self._within(self.sentence_ends, at)

    def segment(self, at: int) -> tuple[int, int]:
        """Span between semicolons at a place."""
        return self._within(self.segment_ends, at)

    def clause(self, at: int) -> tuple[int, int]:
        """Span between commas at a place."""
        return self._within(self.clause_ends, at)

    def _within(self, ends: tuple[int, ...], at: int) -> tuple[int, int]:
        index = bisect_left(ends, at)
        start = ends[index - 1] + 1 if index else 0
        end = ends[index] if index < len(ends) else len(self.text)
        return start, end


def layout(text: str, is_heading: Callable[[int], bool | None] | None = None) -> ReportParts:
    """Find the parts of a plain text in one pass each.

    Parameters
    ----------
    text : str
    told : callable, optional
        Says of where a line begins whether it is a heading, and None where nobody knows.

    Examples
    --------
    >>> parts = layout("收入增长5%,利润下降2%。")
    >>> parts.text[slice(*parts.clause(9))]
    '利润下降2%'
    """
    lines = tuple(_lines(text, is_heading))
    sentences = {match.start() for match in SENTENCE_END.finditer(text)}
    segments = sentences | {match.start() for match in SEGMENT_END.finditer(text)}
    clauses = segments | {match.start() for match in CLAUSE_END.finditer(text)}
    return ReportParts(
        text=text,
        lines=lines,
        line_starts=tuple(line.start for line in lines),
        sentence_ends=tuple(sorted(sentences)),
        segment_ends=tuple(sorted(segments)),
        clause_ends=tuple(sorted(clauses)),
    )


def _lines(text: str, is_heading: Callable[[int], bool | None] | None) -> list[Line]:
    lines = []
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        table = _is_table(piece)
        heading = not table and _is_heading(piece)
        if is_heading is not None and (known := is_heading(start)) is not None:
            heading, table = known, table and not known
        lines.append(Line(start=start, end=end, heading=heading, table=table))
        start = end + 1
    return lines


def _is_heading(piece: str) -> bool:
    bare = piece.strip()
    if not bare or len(bare) > 120:
        return False
    if (
        HEADING_MARK.match(bare)
        and len(bare) <= (40 if HAN.search(bare) else 120)
        and bare[-1] not in "。.;；"
    ):
        return True
    if BULLET.match(bare) or AMOUNT.search(bare):
        return False
    limit = 24 if HAN.search(bare) else 70
    return (
        len(bare) <= limit
        and bare[-1] not in "。.;；,，、:：!！?？%"
        and not re.search(r"\d(?:[.,]\d+)?\s?(?:%|[万亿]|个(?!月)|家|项|per ?cent)", bare)
    )


def _is_table(piece: str) -> bool:
    """A row of cells: bars, or at least three numbers with few words around them."""
    if piece.count("|") >= 2:
        return True
    if len(piece) > 400:
        return False
    piece = DATE.sub("", piece)
    runs = FIGURE_RUN.findall(piece)
    if len(runs) < 3:
        return bool(runs) and not LETTER.search(piece) and len(piece.strip()) < 40
    letters = len(LETTER.findall(piece))
    return letters < 6 * len(runs) and not SENTENCE.search(piece)


def is_chinese(text: str, start: int, end: int) -> bool:
    """Whether a passage is Chinese: any Han character will do."""
    return HAN.search(text, start, end) is not None
