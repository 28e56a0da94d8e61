"""Writes remarks into a document of Word, as comments beside its words."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.manuscript.model import Manuscript, ReportTable
from factcheck.manuscript.remarks import Remark
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.word import WordReader, WordSource, opened
from factcheck.manuscript.word_text import MATH, ParagraphText, W

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_WHOLES = frozenset((f"{W}r", f"{MATH}oMath", f"{MATH}oMathPara"))  # that a comment stands around
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Spot(Struct, frozen=True, kw_only=True):
    """A place between two signs of an element of the file."""

    element: _Element
    offset: int


class _Stretch(Struct, frozen=True, kw_only=True):
    """What a comment stands beside: from before one sign to behind another."""

    start: _Spot
    end: _Spot


def commented(file: ReportFile, remarks: Sequence[Remark], author: str) -> bytes:
    """Return a copy of a document of Word that has a comment at each remark.

    Its text is what it was. A comment on a footnote stands at the mark of the footnote, and one on
    a box of text where the box is anchored: neither can hold comments.

    Parameters
    ----------
    file : ReportFile
    remarks : sequence of Remark
        Their places count in the text of the document as it is read.
    author : str
        Who is to be named with the comments.

    Raises
    ------
    InputError
        If it is locked, damaged or no document of Word.
    """
    document = opened(file)
    reader = WordReader(file, document)
    manuscript = reader.read()
    stretches = [_stretch(manuscript, reader.sources, remark) for remark in remarks]
    _comment(document, remarks, stretches, author)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _comment(
    document: Document,
    remarks: Sequence[Remark],
    stretches: Sequence[_Stretch | None],
    author: str,
) -> None:
    parts = _parted([stretch for stretch in stretches if stretch is not None])
    for remark, stretch in zip(remarks, stretches, strict=True):
        if stretch is None:
            first = last = next(document.element.body.iter(f"{W}r"))
        else:
            first = _whole(parts.behind(stretch.start))
            last = _whole(parts.before(stretch.end))
        comment = document.comments.add_comment(text=remark.text, author=author, initials="")
        number = str(comment.comment_id)
        first.addprevious(_made(first, "commentRangeStart", number))
        reference = first.makeelement(f"{W}r")
        reference.append(_made(first, "commentReference", number))
        end = _made(first, "commentRangeEnd", number)
        last.addnext(end)
        end.addnext(reference)


def _made(beside: _Element, name: str, number: str) -> _Element:
    return beside.makeelement(f"{W}{name}", {f"{W}id": number})


def _stretch(
    manuscript: Manuscript, sources: Sequence[WordSource], remark: Remark
) -> _Stretch | None:
    """Return where in the file the words of a remark stand; None where that cannot be told."""
    index = max(bisect_right(manuscript.starts, remark.start) - 1, 0)
    block, source = manuscript.blocks[index], sources[index]
    if source.reference is not None:
        return _around(source.reference)
    start, end = (at - manuscript.starts[index] for at in (remark.start, remark.end))
    text, paragraphs = block.text, source.paragraphs
    if isinstance(block, ReportTable):
        before = text[:start].split("\n")[-1].split("\t")
        row, column = text[:start].count("\n"), len(before) - 1
        at = start - len(before[-1])
        text = block.rows[row][column]
        start, end = start - at, min(end - at, len(text))
        paragraphs = source.cells.get((row, column), ())
    signs = list(_signs(paragraphs))
    first = _inked(text[:start])
    last = max(first + _inked(text[start:end]) - 1, first)
    if not last < len(signs):
        return None
    return _Stretch(start=signs[first], end=_next(signs[last]))


def _inked(text: str) -> int:
    """Count the signs that are no blanks: reading changes nothing but blanks."""
    return sum(not sign.isspace() for sign in text)


def _signs(paragraphs: Sequence[ParagraphText]) -> Iterator[_Spot]:
    """Give where each sign of some paragraphs stands that is no blank."""
    for paragraph in paragraphs:
        ends = [*(piece.start for piece in paragraph.pieces[1:]), len(paragraph.words)]
        for piece, end in zip(paragraph.pieces, ends, strict=True):
            last = max(len(piece.element.text or "") - 1, 0)
            for offset, sign in enumerate(paragraph.words[piece.start : end]):
                if not sign.isspace():
                    yield _Spot(element=piece.element, offset=min(offset, last))


def _next(spot: _Spot) -> _Spot:
    return _Spot(element=spot.element, offset=spot.offset + 1)


def _around(element: _Element) -> _Stretch:
    spot = _Spot(element=element, offset=0)
    return _Stretch(start=spot, end=_next(spot))


class _CommentParts:
    """The elements into which those of a file were parted, by where their words began."""

    def __init__(self, parts: Mapping[_Element, Sequence[tuple[int, _Element]]]) -> None:
        self.parts = parts

    def behind(self, spot: _Spot) -> _Element:
        """Return the element that holds the sign behind a place."""
        parts = self.parts[spot.element]
        return parts[bisect_right(parts, spot.offset, key=lambda part: part[0]) - 1][1]

    def before(self, spot: _Spot) -> _Element:
        """Return the element that holds the sign before a place."""
        return self.behind(_Spot(element=spot.element, offset=max(spot.offset - 1, 0)))


def _parted(stretches: Sequence[_Stretch]) -> _CommentParts:
    """Part the runs of a document at the ends of stretches."""
    cuts: dict[_Element, set[int]] = {}
    for stretch in stretches:
        for spot in (stretch.start, stretch.end):
            cuts.setdefault(spot.element, set()).add(spot.offset)
    return _CommentParts(
        {element: tuple(_cut(element, offsets)) for element, offsets in cuts.items()}
    )


def _cut(element: _Element, offsets: set[int]) -> Iterator[tuple[int, _Element]]:
    """Part the words of an element, so that each piece has a run of its own, of the same look."""
    yield 0, element
    if element.tag != f"{W}t" or element.getparent() is not _whole(element):
        return
    length = len(element.text or "")
    tails = {at: _tail(element, at) for at in sorted(offsets, reverse=True)}
    yield from ((at, tails[at]) for at in sorted(tails) if 0 < at < length)


def _tail(element: _Element, at: int) -> _Element:
    """Move what stands in a run behind a place in its words to a run after it; return the words."""
    words = element.text or ""
    run = _whole(element)
    behind = list(element.itersiblings())
    tail = element
    if at == 0:
        behind.insert(0, element)
    elif at < len(words):
        tail = element.makeelement(f"{W}t")
        _write(element, words[:at])
        _write(tail, words[at:])
        behind.insert(0, tail)
    before = [each for each in run if each not in behind and each.tag != f"{W}rPr"]
    if before and behind:
        other = run.makeelement(run.tag)
        other.attrib.update(run.attrib)
        other.extend(deepcopy(each) for each in run.iterchildren(f"{W}rPr"))
        other.extend(behind)
        run.addnext(other)
    return tail


def _write(element: _Element, words: str) -> None:
    element.text = words
    element.set(_SPACE, "preserve")


def _whole(element: _Element) -> _Element:
    """Return what a comment on an element stands around: its run, or what that is within."""
    within = (element, *element.iterancestors())
    return [each for each in within if each.tag in _WHOLES][-1]
