"""Answers by degrees: who "agrees" may agree strongly as well, and a text may name both at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.check.subjects.records import RecordColumn
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "scales")

_DEGREE = WORDS.pattern(r"(?:{en.degrees})")
_VALUE = re.compile(rf"(?:(?P<degree>{_DEGREE})\s+)?(?P<root>[a-z]+)", re.IGNORECASE)
_NEITHER = re.compile(r"neither (?P<one>[a-z]+) n?or (?P<other>[a-z]+)", re.IGNORECASE)
_OR = r"\s*(?:,|/|\bor\b|\band\b|\bor else\b)\s*(?:else\s+|even\s+)?"
_EITHER = WORDS.pattern(r"\s*[(,]?\s*(?:{en.either})\b\)?")

_SAYS_SO = re.compile(WORDS["en.positive"], re.IGNORECASE)


class AnswerScale(Struct, frozen=True, kw_only=True):
    """The answers of a column that say one thing by degrees."""

    column: int
    roots: dict[str, dict[str, str]]  # of each thing that is said: its values by their degree
    neither: str = ""  # the value between two of them

    def named(self, text: str, *, is_wide: bool) -> Iterator[tuple[int, int, RowFilter]]:
        """Give the answers that a text names, with where each begins and ends.

        Parameters
        ----------
        text : str
            A piece of a report.
        is_wide : bool
            Whether a plain "agree" is anybody's who agrees, to whichever degree.
        """
        rest = text
        for pattern, values in self._ways(is_wide=is_wide):
            for match in list(pattern.finditer(rest)):
                rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
                one = RowFilter(self.column, values[0], also=tuple(values[1:]))
                yield match.start(), match.end(), one

    @property
    def positive(self) -> tuple[str, ...]:
        """The answers of those who say so, to whichever degree; none where it is no such scale."""
        several = (
            tuple(values.values())
            for root, values in self.roots.items()
            if _SAYS_SO.fullmatch(root)
        )
        return next(several, ())

    @property
    def is_open(self) -> bool:
        """Whether a plain word may name one answer or several."""
        return any("" in values and len(values) > 1 for values in self.roots.values())

    def _ways(self, *, is_wide: bool) -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
        if self.neither:
            yield _spelled_neither(self.neither), (self.neither,)
        for root, values in self.roots.items():
            several = tuple(values.values())
            for pattern in _both(root):
                yield pattern, several
            for degree, value in values.items():
                if degree:
                    yield _by_degree(root, degree), (value,)
        for root, values in self.roots.items():
            plain = values.get("")
            several = tuple(values.values())
            yield _plain(root), several if is_wide or plain is None else (plain,)


def answer_scale(column: RecordColumn) -> AnswerScale | None:
    """Return a column as a scale; None where its values say nothing by degrees.

    >>> from factcheck.check.subjects.records import RecordColumn
    >>> values = ("Strongly agree", "Agree", "Disagree")
    >>> scale = answer_scale(RecordColumn(index=1, name="q", texts=values, groups=values))
    >>> [(one.value, one.also) for *_, one in scale.named("12 agreed strongly", is_wide=True)]
    [('Strongly agree', ())]
    """
    roots: dict[str, dict[str, str]] = {}
    neither = ""
    for value in column.groups:
        if _NEITHER.fullmatch(value):
            neither = value
        elif (match := _VALUE.fullmatch(value)) is not None:
            degree = (match["degree"] or "").casefold()
            roots.setdefault(match["root"].casefold(), {})[degree] = value
    if not any(len(values) > 1 for values in roots.values()):
        return None
    by_degrees = {root: values for root, values in roots.items() if any(values)}
    return AnswerScale(column=column.index, roots=by_degrees, neither=neither)


@cache
def _forms(root: str) -> str:
    """Return a pattern of a word as it is bent: agrees, agreed, agreeing."""
    if root.endswith("e"):
        return rf"{root[:-1]}(?:e[sd]?|e?ing)"
    return rf"{root}(?:s|ed|ing)?"


@cache
def _both(root: str) -> tuple[re.Pattern[str], ...]:
    word, by_degree = _forms(root), rf"(?:{_DEGREE}\s+{_forms(root)}|{_forms(root)}\s+{_DEGREE})"
    ways = (
        rf"{by_degree}{_OR}(?:{by_degree}|{word})",
        rf"{word}{_OR}(?:{by_degree}|{_DEGREE}\b)",
        rf"{_DEGREE}{_OR}{by_degree}",
        rf"{word}{_EITHER}",
    )
    return tuple(re.compile(rf"(?<![\w-])(?:{way})(?![\w-])", re.IGNORECASE) for way in ways)


@cache
def _by_degree(root: str, degree: str) -> re.Pattern[str]:
    word = _forms(root)
    way = rf"(?<![\w-])(?:{degree}\s+{word}|{word}\s+{degree})(?![\w-])"
    return re.compile(way, re.IGNORECASE)


@cache
def _plain(root: str) -> re.Pattern[str]:
    """Return a pattern of a word that no degree stands at."""
    degrees = WORDS["en.degrees"].split("|")
    apart = "".join(rf"(?<!\b{degree} )" for degree in degrees if re.fullmatch(r"[\w ]+", degree))
    way = rf"{apart}(?<![\w-]){_forms(root)}(?![\w-])(?!\s+(?:{'|'.join(degrees)})\b)"
    return re.compile(way, re.IGNORECASE)


@cache
def _spelled_neither(value: str) -> re.Pattern[str]:
    match = _NEITHER.fullmatch(value)
    one, other = (match["one"], match["other"]) if match is not None else ("", "")
    way = rf"(?<![\w-])neither {_forms(one.casefold())} n?or {_forms(other.casefold())}(?![\w-])"
    return re.compile(way, re.IGNORECASE)
