"""What JSON can say, and the fault of a value that says something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Plain: TypeAlias = "str | int | bool | list[Plain] | Mapping[str, Plain] | None"
Record: TypeAlias = "dict[str, Plain]"


class MalformedError(ValueError):
    """A record that is not what an audit writes; says what is wrong, and where in the file."""

    def __init__(self, problem: str, path: str = "") -> None:
        self.problem, self.path = problem, path
        super().__init__(f"${path}: {problem}" if path else problem)

    def within(self, step: str) -> MalformedError:
        """Give the same fault as seen from what holds the value: a key or a place further up."""
        return MalformedError(self.problem, step + self.path)
