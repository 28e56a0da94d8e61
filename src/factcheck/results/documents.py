"""What came of one document of a run, in which each is audited by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.verdict import Label

CRASHED, UNUSABLE, NOTHING = 4, 2, 3  # exit statuses


class DocumentResult(Struct, frozen=True, kw_only=True):
    """What came of one document."""

    file: str
    document: str
    claims: int = 0  # checked, of which those are counted below that were asked for
    labels: Mapping[Label, int] = {}
    inconsistent: int = 0
    to_review: int = 0
    failing: int = 0
    answers_edition: bool = False  # that was asked for
    has_figures: bool = False  # to be checked against, wherever from
    piece: str = ""  # the document in the format that was asked for
    remarks: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    crash: str = ""  # an error of ours

    @property
    def is_audited(self) -> bool:
        """Whether its claims could be judged."""
        return not (self.faults or self.crash)

    @property
    def shown(self) -> int:
        """How many claims of it were asked for."""
        return sum(self.labels.values())


def exit_status(results: Iterable[DocumentResult]) -> int:
    """Return the gravest that can be said of some documents, as the exit status of an audit."""
    results = tuple(results)
    if any(result.crash for result in results):
        return CRASHED
    if any(result.faults for result in results):
        return UNUSABLE
    if any(result.failing for result in results):
        return 1
    judged = (label for result in results for label, number in result.labels.items() if number)
    return 0 if any(label is not Label.NOT_CHECKABLE for label in judged) else NOTHING
