"""A text that may be written in several languages, for readers of each."""

from __future__ import annotations

from msgspec import Struct

from factcheck.language import language


class Texts(Struct, frozen=True):
    """What somebody wrote, in one language or in several: that of the reader is shown."""

    by_language: tuple[tuple[str, str], ...] = ()  # "" where no language is told

    @classmethod
    def of(cls, text: str) -> Texts:
        """Return a text whose language is not told.

        >>> str(Texts.of("as printed")), bool(Texts.of(""))
        ('as printed', False)
        """
        return cls((("", text),)) if text else cls()

    @property
    def every(self) -> tuple[str, ...]:
        """The text in each of its languages, in the order written."""
        return tuple(text for _, text in self.by_language)

    def __str__(self) -> str:
        """Return it in the language of the reader; else as it is written first.

        >>> str(Texts((("zh", "初次公布"), ("en", "first published"))))
        'first published'
        """
        written = dict(self.by_language)
        return written.get(language()) or next(iter(written.values()), "")

    def __bool__(self) -> bool:
        """Whether anything is written."""
        return any(self.every)


NOTHING = Texts()
