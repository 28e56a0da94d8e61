"""Reading from a place on: a scale word, a unit, a hedge, and where each of them ends.

In a table a unit fills its cell. Running text goes on behind it, without a sign where it ends in
Chinese: so the longest name that fits is meant. Both are read with one table of units, and what a
table would leave open is settled by the page `prose` of the language that the text is in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.domain.unit import Unit
from factcheck.wording.hedge_words import hedges_at
from factcheck.wording.typography import plain
from factcheck.wording.unit_composition import scale_words
from factcheck.wording.unit_table import UnitEntry, UnitTable, UnknownUnit
from factcheck.wording.vocabulary import USUAL, Languages, any_of, section, sections, words

_HAN = re.compile("[一-鿿]")
_NEAR = 12  # signs before a place that tell its language
_MORE = re.compile("[多余]|(?<=十)几")
_OVER = re.compile(r"(?:[/／]| per )(?:[1-9][0-9,]* ?)?(?!cent\b)|每")
_CALENDAR = ("day", "week", "month", "quarter", "year")


class LeadingUnit(Struct, frozen=True, kw_only=True):
    """A unit that stands at a place of a text."""

    text: str  # as printed
    entry: UnitEntry  # what it is read as
    unit: Unit
    end: int
    settled: str = ""  # the one of its meanings that the text was taken for, if it has two


class LeadingScale(Struct, frozen=True, kw_only=True):
    """A scale word that stands at a place, with 多 or 余 beside it where it is said."""

    text: str
    value: int
    more: bool
    end: int


class _Name(Struct, frozen=True):
    text: str
    entry: UnitEntry
    is_exact: bool
    is_other_word: bool
    folded: str  # the text without its capitals


class LeadingReader:
    """Reads what stands at a place with the units of a table.

    Examples
    --------
    >>> from factcheck.wording.unit_table import DEFAULT
    >>> reader = LeadingReader(DEFAULT)
    >>> reader.unit("11个百分点,", 2).text, reader.scale("3万多户", 1).more
    ('个百分点', True)
    """

    def __init__(self, table: UnitTable) -> None:
        self.table = table

    def unit(self, text: str, at: int, *, is_asked: bool = False) -> LeadingUnit | None:
        """Return the unit with the longest name that fits at a place; None where none does.

        Names that are other words as well are read where a unit is asked for.
        """
        written = plain(text[at : at + self._longest])
        if not written:
            return None
        folded = written.casefold()
        for name in self._names.get(written[0].casefold(), ()):
            if not folded.startswith(name.folded) or (name.is_other_word and not is_asked):
                continue
            length = len(name.text)
            shown = written[:length]
            if shown != name.text and (name.is_exact or shown.casefold() != name.folded):
                continue
            if _goes_on(text, at + length):
                continue
            if name.text in _listed("attached", self.table.languages) and not _touches(text, at):
                continue
            return self._meant(text[at : at + length], name, text, at)
        return None

    def quotient(self, text: str, at: int) -> tuple[str, int]:
        """Return what is counted by at a place, such as `/吨` or ` per 1,000 people`, and its end.

        Examples
        --------
        >>> from factcheck.wording.unit_table import DEFAULT
        >>> LeadingReader(DEFAULT).quotient("$50 per barrel of oil", 3)
        (' per barrel', 14)
        """
        sign = _OVER.match(text, at)
        if sign is None:
            return "", at
        scale = self.scale(text, sign.end())
        below = self.unit(text, scale.end if scale else sign.end(), is_asked=True)
        is_pace = below is not None and " per" in sign[0] and below.entry.names[0] in _CALENDAR
        if below is None or is_pace:
            return "", at
        return f"{text[at : below.end - len(below.text)]}{below.settled or below.text}", below.end

    def scale(self, text: str, at: int) -> LeadingScale | None:
        """Return the Chinese scale word at a place, or 多 and 余 alone; None where neither is."""
        more, end = False, at
        if _MORE.match(text, end):
            more, end = True, end + 1
        elif text[end : end + 1] == " ":
            end += 1
        for length in (2, 1):
            word = text[end : end + length]
            value = _chinese_scales().get(word)
            if value is not None and not self._begins_unit(text, end, word):
                end += len(word)
                if _MORE.match(text, end):
                    more, end = True, end + 1
                    if text[end : end + 1] == "亿" and word == "万":  # 4万多亿元
                        word, value, end = "万亿", 10**12, end + 1
                return LeadingScale(text=word, value=value, more=more, end=end)
        return LeadingScale(text="", value=1, more=True, end=end) if more else None

    def _begins_unit(self, text: str, at: int, word: str) -> bool:
        """Whether 千 belongs to 千瓦, and 百 to 百分点 or 百强."""
        if text[at + 1 : at + 2] in words(section("zh/prose", "unscaled").get(word, " ")):
            return True
        unit = self.unit(text, at)
        return unit is not None and unit.end > at + len(word)

    def _meant(self, shown: str, name: _Name, text: str, at: int) -> LeadingUnit | None:
        """Settle a sign with two meanings by the language that it stands in."""
        language = "zh" if _HAN.search(text, max(0, at - _NEAR), at) else "en"
        meant = section(f"{language}/prose", "meant").get(name.text)
        try:
            unit = self.table.unit(meant or name.text)
        except UnknownUnit:
            return None
        return LeadingUnit(
            text=shown,
            entry=self.table.names.get(meant or name.text, name.entry),
            unit=unit,
            end=at + len(shown),
            settled=meant or "",
        )

    @cached_property
    def _names(self) -> Mapping[str, tuple[_Name, ...]]:
        """Return the names of units by their first sign, the longest first."""
        unread, exact = (_listed(name, self.table.languages) for name in ("unread", "exact"))
        index: dict[str, list[_Name]] = {}
        for text, entry in self.table.names.items():
            is_exact = text in exact or not self._is_told_by_letters(text, entry)
            index.setdefault(text[0].casefold(), []).append(
                _Name(text, entry, is_exact, text in unread, text.casefold())
            )
        return {
            first: tuple(sorted(names, key=lambda name: (-len(name.text), name.text)))
            for first, names in index.items()
        }

    def _is_told_by_letters(self, text: str, entry: UnitEntry) -> bool:
        """Whether the case of a name says nothing: no other unit is written with its letters."""
        return len(text) > 1 and self._folded[text.casefold()] == {entry.names[0]}

    @cached_property
    def _folded(self) -> Mapping[str, set[str]]:
        folded: dict[str, set[str]] = {}
        for text, entry in self.table.names.items():
            folded.setdefault(text.casefold(), set()).add(entry.names[0])
        return folded

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.table.names))


@lru_cache(maxsize=8)
def reader_of(table: UnitTable) -> LeadingReader:
    """Return the reader of a table, whose names it puts in order but once."""
    return LeadingReader(table)


def hedge_behind(text: str, at: int) -> tuple[Hedge, int]:
    """Return the hedge behind a figure that ends at a place, and where it ends itself.

    Examples
    --------
    >>> hedge_behind("50万元左右。", 4), hedge_behind("5 tonnes or more", 8)
    ((<Hedge.ABOUT: 'about'>, 6), (<Hedge.AT_LEAST: 'at least'>, 16))
    """
    match = _hedges().match(text, at)
    if match is None:
        return Hedge.AS_PRINTED, at
    word = match[0].strip()
    return _hedges_by_word().get(word.casefold(), Hedge.MORE_THAN), match.end()


def latin_scale(text: str, at: int, *, is_money: bool) -> LeadingScale | None:
    """Return the scale word in Latin letters behind a number that ends at a place.

    Examples
    --------
    >>> latin_scale("$4.5bn in", 4, is_money=True).value
    1000000000
    >>> latin_scale("25mm of rain", 2, is_money=False) is None
    True
    """
    match = _latin_scales().match(text, at)
    if match is None:
        return None
    word, apart = match["scale"], match["gap"]
    short = section("en/prose", "short scales")
    if word in short and len(word) <= 2:
        must_touch = word.lower() in ("m", "mm", "k", "b")
        if must_touch and (apart == "-" or (apart and not is_money)):
            return None
        if word.lower() == "mm" and not is_money:
            return None
        return LeadingScale(text=word, value=int(short[word]), more=False, end=match.end())
    value = dict(scale_words(("en",)))[word.lower()]
    return LeadingScale(text=word, value=value, more=False, end=match.end())


def _goes_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on beyond a place: `t` in `times` is no tonne."""
    inside, beyond = text[end - 1 : end], text[end : end + 1]
    is_letter = inside.isascii() and (inside.isalpha() or inside.isdigit())
    if text.startswith(_plus(), end):
        return False  # 50 tonnes-plus
    if is_letter and beyond == "-" and inside.isalpha():  # acre-feet are no acres
        return text[end + 1 : end + 2].isascii() and text[end + 1 : end + 2].isalpha()
    return is_letter and beyond.isascii() and beyond.isalpha()


@cache
def _plus() -> tuple[str, ...]:
    """Return the hedges behind a figure that a hyphen joins to it."""
    return tuple(word for word in hedges_at("after", "en") if word[0] == "-")


def _touches(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isdigit()


@cache
def _listed(name: str, languages: Languages) -> frozenset[str]:
    return frozenset(sections(name, "prose", languages).get("words", ()))


@cache
def _chinese_scales() -> Mapping[str, int]:
    pages = (section("zh/numbers", "scales"), section("zh/prose", "scales"))
    return {word: int(value) for page in pages for word, value in page.items()}


@cache
def _hedges_by_word() -> Mapping[str, Hedge]:
    """Return what the words behind a figure say, but those that say no more than it does."""
    unread = _listed("unread hedges", USUAL)
    rows = (*section("signs", "after").items(),)
    pairs = [(word, hedge) for hedge, row in rows for word in words(row)]
    for hedge, spoken in sections("after", "hedges", USUAL).items():
        pairs += [(word, hedge) for word in spoken]
    return {
        word: Hedge(hedge)
        for word, hedge in pairs
        if word not in unread and hedge != Hedge.AS_PRINTED
    }


@cache
def _hedges() -> re.Pattern[str]:
    spoken = [word for word in _hedges_by_word() if word != "+"]
    chinese = any_of(word for word in spoken if not word.isascii())
    english = any_of(word for word in spoken if word.isascii() and word[0].isalpha())
    more = "(?<=[倍成元吨亩里斤方])多(?![个种样元家])"
    return re.compile(rf"\s?(?:{chinese}|{more})| (?:{english})\b|-plus\b|\+(?=\s)", re.IGNORECASE)


@cache
def _latin_scales() -> re.Pattern[str]:
    long = any_of(word for word, _ in scale_words(("en",)) if len(word) > 2 and word[0].isalpha())
    short = any_of(section("en/prose", "short scales"))
    return re.compile(
        rf"(?P<gap>[ -]?)(?P<scale>{long}|(?-i:{short}))(?![A-Za-z\d²³])", re.IGNORECASE
    )
