"""Codes that carry their words: what each stands for, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from factcheck.language import say


class Explained(StrEnum):
    """A closed set of codes, each with its meaning and a remedy for whoever meets it.

    A member is made of all three, marked for the catalogues; one without words cannot be defined.
    """

    _value_: str

    def __new__(cls, code: str, meaning: str = "", remedy: str = "") -> Self:
        del meaning, remedy
        member = str.__new__(cls, code)
        member._value_ = code
        return member

    def __init__(self, code: str, meaning: str = "", remedy: str = "") -> None:
        if not (meaning and remedy):
            raise ValueError(f"{code!r} has no words")
        self.meaning = meaning  # marked for the catalogues, and said where it is shown
        self.remedy = remedy

    @property
    def in_words(self) -> str:
        """The code as one word or two; in English it says enough, elsewhere it wants words."""
        return say(self.value)

    @property
    def in_plain_words(self) -> str:
        """The code as a report for readers shows it: the words of an English one stand apart."""
        words = self.in_words
        return words.replace("-", " ") if words == self.value else words

    def in_short(self) -> str:
        """Say the meaning after the code."""
        return say("{code}: {meaning}", code=self.in_words, meaning=say(self.meaning))

    def in_full(self, code: str | None = None) -> str:
        """Say the meaning and the remedy after the code, or after what stands for it."""
        return say(
            "{code}: {meaning}. {remedy}",
            code=self.in_words if code is None else code,
            meaning=say(self.meaning),
            remedy=say(self.remedy),
        )
