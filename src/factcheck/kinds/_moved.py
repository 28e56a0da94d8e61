"""What kinds of change have in common: something rose or fell by a figure between two periods."""

from __future__ import annotations

from typing import ClassVar

from factcheck.kinds._amount import AmountChange, by_how_much, change_found
from factcheck.kinds._measured import MeasuredFigure
from factcheck.language import closed, say
from factcheck.wording.period_text import in_words


class MovedFigure(MeasuredFigure, frozen=True, kw_only=True):
    """A statement that something measured rose or fell by a stated figure."""

    moves: ClassVar[tuple[str, str]]  # what is said of a rise, and of a fall

    def words(self) -> str:
        """Say it in one phrase."""
        return self._moved(by_how_much(self.amount))

    def came_to(self, found: str) -> str:
        """Say in a clause what was found of it."""
        change = change_found(found)
        return super().came_to(found) if change is None else self._moved(change)

    def _moved(self, change: AmountChange) -> str:
        subject = self.subject
        text = say(
            self.moves[change.is_fall],
            what=subject.name,
            amount=change.size,
            base=in_words(subject.base),
            period=in_words(subject.last),
        )
        return closed(text)
