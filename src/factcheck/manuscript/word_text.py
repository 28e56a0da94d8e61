"""The words of a paragraph of a Word document, as it reads with all changes accepted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.manuscript.marks import is_mark, with_raised
from factcheck.manuscript.model import Aside

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = frozenset(
    (
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}delText",
        f"{W}pPr",
        f"{W}rPr",
        f"{W}rt",  # a reading set above a word
        f"{_COMPATIBLE}Fallback",
    )
)
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_REFERENCES = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_OFF = frozenset(("0", "false", "off", "none"))


class WordPiece(Struct, frozen=True, kw_only=True):
    """Words of one element of the file, and where they begin in those of their paragraph."""

    start: int
    element: _Element


class ParagraphText(Struct, kw_only=True):
    """What a paragraph holds: its words, boxes of text anchored in it, and what is left out."""

    words: str = ""
    pieces: list[WordPiece] = field(default_factory=list)  # that its words are made of, in order
    boxes: list[_Element] = field(default_factory=list)
    aside: Counter[Aside] = field(default_factory=Counter)


def paragraph_text(paragraph: _Element) -> ParagraphText:
    """Read the words of a paragraph, in links, fields, boxes of content and insertions too."""
    text = ParagraphText()
    for child in paragraph:
        _read(child, text)
    return text


def _read(element: _Element, text: ParagraphText) -> None:
    tag = element.tag
    if tag in _UNSEEN:
        return
    if tag in (f"{W}t", f"{MATH}t"):
        _add(text, element, element.text or "")
    elif tag in _SIGNS:
        _add(text, element, _SIGNS[tag])
    elif tag == f"{W}br":
        _add(text, element, "" if element.get(f"{W}type") in ("page", "column") else "\n")
    elif tag == f"{W}sym":
        _add(text, element, _symbol(element.get(f"{W}char", "")))
    elif tag in _REFERENCES:
        text.aside[Aside.MARK] += 1
    elif tag == f"{W}r":
        _run(element, text)
    elif tag == f"{W}txbxContent":
        text.boxes.append(element)
    else:
        boxes = len(text.boxes)
        for child in element:
            _read(child, text)
        if tag in _PICTURES and len(text.boxes) == boxes:
            text.aside[Aside.PICTURE] += 1


def _add(text: ParagraphText, element: _Element, words: str) -> None:
    if words:
        text.pieces.append(WordPiece(start=len(text.words), element=element))
        text.words += words


def _run(run: _Element, text: ParagraphText) -> None:
    """Read a run of one look: hidden ones say nothing, raised ones may be marks."""
    if _is_on(run, "vanish"):
        return
    if _is_on(run, "strike") or _is_on(run, "dstrike"):
        text.aside[Aside.STRUCK] += 1
        return
    before = text.words
    for child in run:
        _read(child, text)
    raised = text.words[len(before) :]
    align = run.find(f"{W}rPr/{W}vertAlign")
    if raised and align is not None and align.get(f"{W}val") == "superscript":
        if is_mark(before, raised):
            text.words = before
            text.pieces = [piece for piece in text.pieces if piece.start < len(before)]
            text.aside[Aside.MARK] += 1
        else:
            text.words = with_raised(before, raised)


def _is_on(run: _Element, name: str) -> bool:
    switch = run.find(f"{W}rPr/{W}{name}")
    return switch is not None and switch.get(f"{W}val", "1") not in _OFF


def _symbol(code: str) -> str:
    """Return the sign of a symbol font, where it has a place of its own."""
    try:
        sign = chr(int(code, 16))
    except ValueError:
        return ""
    return "" if "\ue000" <= sign <= "\uf8ff" else sign
