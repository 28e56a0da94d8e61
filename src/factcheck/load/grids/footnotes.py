"""Notes below a table, the marks that point to them, and what they say of a figure's standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from factcheck.load.grids import vocabulary as words

_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵖʳ", "1234567890abcdefpr")
_MARK = (
    r"[①-⑳㈠-㈩⑴-⒇]|[*†‡§#]+|[¹²³⁴-⁹⁰ᵃ-ᶻ]+|\(\d{1,2}\)|\d{1,2}\)|\[\d{1,2}\]|\[[a-z]\]"
    rf"|\([a-z]{{1,3}}\)|（[{words.MARK_SIGNS}\d]{{1,3}}）|[{words.MARK_SIGNS}]?\d{{1,2}}[）]"
)
_FLAG_WORDS = words.any_of("notes", "flag")
_OPENING = re.compile(
    rf"\s*(?P<mark>{_MARK}|\d{{1,2}}(?=[ .:：、]\D)|[a-z](?=[ )/] ?[A-Z]| {_FLAG_WORDS})"
    r"|[a-zA-Z]{1,3} ?(?=[:=：–-] ))[\s.:：=、–-]*(?P<text>.*)",
    re.DOTALL,
)
_INNER = re.compile(
    rf"(?<=[.;；。]) ?(?={_MARK})"
    rf"|(?<=[.;；。]) (?=[a-z] {_FLAG_WORDS}|{words.any_of('notes', 'behind a stop')})"
)
_NOTE_WORDS, _SOURCE_WORDS = words.any_of("notes", "note"), words.any_of("notes", "source")
_NOTE = re.compile(rf"\W*(?:{_NOTE_WORDS}|{_SOURCE_WORDS}) ?[:：.]", re.IGNORECASE)
_BEFORE_MARKS = re.compile(rf"\s*{_NOTE_WORDS} ?[:：.]\s*", re.IGNORECASE)
_STANDINGS = (
    ("preliminary", words.PRELIMINARY),
    ("revised", words.REVISED),
    ("estimate", words.ESTIMATE),
    ("final", words.FINAL),
)
_PREFIX = rf"(?:\W|\d|{words.any_of('notes', 'before a standing')})*"
_BEHIND = re.compile(
    rf"\s*(?P<mark>{_MARK}|(?<=[)\]）]) ?\d{{1,2}}|(?<=[a-zäöüé]{{3}}) ?\d{{1,2}}"
    r"|(?<=[a-z] )\d{1,2})\s*$"
)
SUPERSCRIPT = re.compile(r"[①-⑳㈠-㈩⑴-⒇¹²³⁴-⁹⁰ᵃ-ᶻ*†‡§]+")


def bare_mark(mark: str) -> str:
    """Return a mark without its brackets: "(1)", "1)" and "¹" are one.

    >>> bare_mark("(P)"), bare_mark("²")
    ('p', '2')
    """
    return mark.translate(_SUPERSCRIPTS).strip(f"()（）[] .{words.MARK_SIGNS}").casefold()


class Footnotes(Struct, frozen=True):
    """What stands below a table: notes by their marks, and those of the table as a whole."""

    marked: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    general: tuple[str, ...] = ()

    def note(self, marks: Iterable[str]) -> str:
        """Return the notes that marks point to; a mark without one stands for itself."""
        return "; ".join(f"{mark} {self.text(mark) or ''}".strip() for mark in marks)

    def text(self, mark: str) -> str | None:
        """Return the note of a mark, as it is written or without its brackets."""
        return self.marked.get(mark, self.marked.get(bare_mark(mark)))

    def unused(self, marks: Iterable[str]) -> list[str]:
        """Return the notes that none of some marks point to."""
        texts = {self.text(mark) for mark in marks}
        return list(dict.fromkeys(text for text in self.marked.values() if text not in texts))

    def parted(self, marks: Iterable[str]) -> tuple[str, ...]:
        """Return marks one by one: flags in a cluster, "bep", are those of its letters."""
        parts: list[str] = []
        for mark in marks:
            bare = bare_mark(mark)
            is_cluster = (
                bare.isalpha()
                and len(bare) > 1
                and self.text(mark) is None
                and bare not in words.FLAGS
            )
            are_flags = all(
                letter in self.marked or letter in words.FLAGS or letter in "bcdnsuz"
                for letter in bare
            )
            parts += list(bare) if is_cluster and are_flags else [mark]
        return tuple(dict.fromkeys(parts))

    def status(self, marks: Iterable[str]) -> str:
        """Return the standing that marks give a figure; none where they speak of something else."""
        for mark in marks:
            bare = bare_mark(mark)
            text = self.text(mark)
            standing = standing_of(text) if text is not None else words.FLAGS.get(bare, "")
            if standing:
                return standing
        return ""


def standing_of(text: str) -> str:
    """Return what a note says of a figure's standing, where it says that and little else.

    >>> standing_of("初步核算数。 Preliminary."), standing_of("根据第五次全国经济普查修订。")
    ('preliminary', '')
    """
    for standing, phrases in _STANDINGS:
        if (
            re.match(rf"{_PREFIX}(?:{phrases})(?![a-z])", text.strip(), re.IGNORECASE)
            and len(text) < 60
        ):
            return standing
    return ""


def standing_words(text: str) -> tuple[str, str]:
    """Take a standing out of the words of a head: "2023 (preliminary)", "2024E", "2023 p".

    >>> standing_words("(p)"), standing_words("E"), standing_words("Umsatz")
    (('', 'preliminary'), ('', 'estimate'), ('Umsatz', ''))
    """
    bare = text.strip(" ()（）[]").casefold()
    if bare in words.FLAGS and len(bare) <= 4:
        return "", words.FLAGS[bare]
    if words.ACTUAL.fullmatch(bare):
        return "", ""
    for standing, phrases in _STANDINGS:
        if re.fullmatch(phrases, bare, re.IGNORECASE):
            return "", standing
    return text, ""


def is_note(text: str) -> bool:
    """Whether a line is a note, by how it begins."""
    return _NOTE.match(text) is not None or re.match(rf"\s*(?:{_MARK})\s*\S", text) is not None


def footnotes(lines: Iterable[str]) -> Footnotes:
    """Read the lines below a table.

    >>> notes = footnotes(["1 Brent. (p) preliminary. Source: an office."])
    >>> notes.marked["1"], notes.marked["p"], notes.general
    ('Brent.', 'preliminary.', ('Source: an office.',))
    """
    marked: dict[str, str] = {}
    general: list[str] = []
    last = ""
    for line in lines:
        for piece in _INNER.split(_unprefixed(line)):
            opening = _OPENING.fullmatch(piece)
            text = " ".join((opening["text"] if opening else piece).split())
            if opening and text:
                exact = opening["mark"].strip()
                last = exact if bare_mark(exact) in marked else bare_mark(exact)
                marked.setdefault(exact, text)
                marked.setdefault(bare_mark(exact), text)
            elif text and last and not _NOTE.match(text) and text[0].islower():
                marked[last] += f" {text}"
            elif text:
                general.append(text)
    return Footnotes(MappingProxyType(marked), tuple(general))


def _unprefixed(line: str) -> str:
    """Take "Notes:" off a line whose text begins with a mark."""
    match = _BEFORE_MARKS.match(line)
    rest = line[match.end() :] if match else line
    return rest if match and re.match(rf"(?:{_MARK}|\d{{1,2}}[.、 ])", rest) else line


def split_marks(text: str, notes: Footnotes) -> tuple[str, tuple[str, ...]]:
    """Part a label from the marks behind it: "2021①", "Oil price (US$/barrel)1", "Trade *".

    A digit that is glued to a word is a mark only where a note below begins with it.

    >>> notes = footnotes(["1 Brent."])
    >>> split_marks("Oil price (US$/barrel)1", notes), split_marks("2021①", notes)
    (('Oil price (US$/barrel)', ('1',)), ('2021', ('①',)))
    >>> split_marks("M2", notes)
    ('M2', ())
    """
    marks: list[str] = []
    rest = text.rstrip()
    while True:
        match = _BEHIND.search(rest)
        if match is None or match.start() == 0:
            break
        mark = match["mark"].strip()
        is_sure = SUPERSCRIPT.fullmatch(mark) is not None or re.fullmatch(r"\d\)", mark) is not None
        if not is_sure and bare_mark(mark) not in notes.marked:
            break
        marks.insert(0, mark)
        rest = rest[: match.start()].rstrip()
    inner = re.search(r"(?P<mark>[①-⑳㈠-㈩⑴-⒇¹³⁴-⁹*†‡]+)(?=[\s(（,])", rest)
    if inner:
        marks.append(inner["mark"])
        rest = f"{rest[: inner.start()]}{rest[inner.end() :]}"
    return rest, tuple(marks)
