"""What readers of figures raise to each other; outside they show as `FigureError`."""

from __future__ import annotations


class MisreadError(ValueError):
    """A part of a text that cannot be read, or can be read in two ways."""

    def __init__(self, problem: str, remedy: str, at: int = 0) -> None:
        self.problem = problem
        self.remedy = remedy
        self.at = at  # offset in the part
        super().__init__(f"{problem}. {remedy}")
