"""What readers of figures raise to each other; outside they show as `FigureError`."""

from __future__ import annotations

from factcheck.language import say


class MisreadError(ValueError):
    """A part of a text that cannot be read, or can be read in two ways."""

    def __init__(self, problem: str, remedy: str, at: int = 0, word: str = "") -> None:
        self.problem = problem
        self.remedy = remedy
        self.at = at  # offset in the part
        self.word = word  # the one at fault, where it stands apart from the text
        super().__init__(say("{problem}. {remedy}", problem=problem, remedy=remedy))
