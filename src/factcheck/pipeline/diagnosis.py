"""The diagnosis of every claim of a document, put beside its verdict."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.diagnose import Known, Peers, diagnose, flags_of
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.domain.panel import Panel
from factcheck.domain.verdict import Verdict
from factcheck.judge import with_diagnosis
from factcheck.language import say
from factcheck.pipeline.examination import Examination


def peers_of(panel: Panel | None, catalogue: Catalogue) -> Peers | None:
    """Give the areas of a panel as peers to be asked of.

    Raises
    ------
    InputError
        If no column of it is called by an indicator: it would say nothing of any claim.
    """
    if panel is None:
        return None
    peers = Peers(panel=panel, catalogue=catalogue)
    if not peers.indicators():
        fault = Diagnostic(
            at=Location(file=panel.name),
            key="",
            problem=say("no column of the panel is called by an indicator"),
            remedy=say(
                "Call one by its id, name or alias, such as gdp; docs/base-rates.md tells more."
            ),
        )
        raise InputError([fault])
    return peers


def diagnosed(
    verdicts: Iterable[Verdict], examination: Examination, peers: Peers | None = None
) -> tuple[Verdict, ...]:
    """Give the verdicts with what may be the matter with each claim."""
    known = Known(
        reference=examination.reference,
        value=examination.value,
        printed=examination.printed,
        editions=examination.editions,
        peers=peers,
    )
    result = []
    for verdict in verdicts:
        diagnosis = diagnose(verdict, known)
        flags = flags_of(diagnosis) if diagnosis else frozenset()
        result.append(with_diagnosis(verdict, diagnosis, flags))
    return tuple(result)
