"""The diagnosis of every claim of a document, put beside its verdict."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.diagnose import Known, Peers, diagnose, flags_of
from factcheck.domain.panel import Panel
from factcheck.domain.verdict import Verdict
from factcheck.judge import with_diagnosis
from factcheck.pipeline.examination import Examination


def diagnosed(
    verdicts: Iterable[Verdict], examination: Examination, panel: Panel | None = None
) -> tuple[Verdict, ...]:
    """Give the verdicts with what may be the matter with each claim."""
    catalogue = examination.reference.catalogue
    known = Known(
        reference=examination.reference,
        value=examination.value,
        editions=examination.editions,
        peers=None if panel is None else Peers(panel=panel, catalogue=catalogue),
    )
    result = []
    for verdict in verdicts:
        diagnosis = diagnose(verdict, known)
        flags = flags_of(diagnosis) if diagnosis else frozenset()
        result.append(with_diagnosis(verdict, diagnosis, flags))
    return tuple(result)
