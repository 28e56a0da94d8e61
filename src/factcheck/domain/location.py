"""Where something stands in a text file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A place in a file; lines and columns count characters from 1, as editors do.

    >>> str(Location(file="claims/plan.yaml", line=14, column=9))
    'claims/plan.yaml:14:9'
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
