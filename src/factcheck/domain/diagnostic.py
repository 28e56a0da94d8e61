"""Faults in our own input files, worded for the person who will mend them."""

from collections.abc import Iterable

from msgspec import Struct

from factcheck.domain.location import Location


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One fault in one input file.

    >>> print(Diagnostic(
    ...     at=Location(file="plan.yaml", line=14, column=9),
    ...     key="claims[3].is",
    ...     problem="unknown unit 'bilion CNY'",
    ...     remedy="Did you mean 'billion CNY'?",
    ... ))
    plan.yaml:14:9: claims[3].is: unknown unit 'bilion CNY'
        Did you mean 'billion CNY'?
    """

    at: Location
    key: str  # path in the document, such as "claims[3].is"; "" for the file as a whole
    problem: str  # what is wrong, quoting the value
    remedy: str  # what to do next
    snippet: str = ""  # the line at fault with carets below, laid out for a terminal

    def __str__(self) -> str:
        place = f"{self.at}: {self.key}: " if self.key else f"{self.at}: "
        lines = [place + self.problem, *self.snippet.splitlines(), self.remedy]
        return "\n    ".join(lines)


class InputError(Exception):
    """The input is unusable. Carries every fault found, in the order of the files."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.at))
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))
