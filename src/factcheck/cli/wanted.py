"""Say which figures would settle the claims that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.cli import caching, faults, options, output, progress
from factcheck.language import counted, listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.diagnose.wanted import Wanted
    from factcheck.domain.catalogue import Catalogue

NOTHING = 3
_FEW = 5  # claims named beside a query


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    services: options.Services = None,
    out: options.Output = None,
) -> int:
    """List the figures that would settle open claims, those that settle the most first.

    With --output it writes a table of the reference to fill in. Name it among the resources of
    datapackage.yaml; rows without a value are passed over.

    With --from it writes what to ask of services instead, as factcheck fetch takes it, where
    indicators and areas have their codes.

    Exit status: 0 some are wanted, 2 unusable input, 3 none.
    """
    from factcheck.domain.asked import VERDICTS
    from factcheck.domain.diagnostic import InputError

    try:
        with progress.shown(say("auditing")):
            from factcheck import pipeline
            from factcheck.diagnose.owners import by_owner
            from factcheck.diagnose.wanted import wanted

            audit = pipeline.run(
                options.claims(paths),
                options.reference_folder(reference),
                asked=VERDICTS,
                store=caching.store(),
            )
    except InputError as error:
        return faults.report(error)
    from factcheck.load.observations import COLUMNS, WANTED
    from factcheck.render.terminal.wanted import render, table

    catalogue = audit.reference.catalogue
    cells = wanted(audit.verdicts, catalogue)
    if chosen := options.services(services):
        return _queries(cells, catalogue, chosen)
    output.deliver(
        table(cells, COLUMNS, WANTED)
        if out
        else render(by_owner(cells, audit.reference), catalogue, output.page()),
        out,
    )
    return 0 if cells else 3


def _queries(cells: Sequence[Wanted], catalogue: Catalogue, services: list[str]) -> int:
    """Write what to ask of services, and say of which indicators they have no code."""
    from factcheck.fetch.needs import QUERIED, needed

    for name in services:
        if name not in QUERIED:
            output.complain(
                say("{service}: its codes in files do not say all that it is asked by.",
                    service=name) + "\n"
            )  # fmt: skip
    queries, uncoded = needed(cells, catalogue, [name for name in services if name in QUERIED])
    width = max((len(asked.query) for asked in queries), default=0)
    for asked in queries:
        claims = counted("{number} claim", "{number} claims", len(asked.claims))
        few = listed([*asked.claims[:_FEW], *(["…"] if len(asked.claims) > _FEW else [])])
        output.show(f"{asked.query:{width}}  # {claims}: {few}\n")
    if uncoded:
        few = listed([*uncoded[:_FEW], *(["…"] if len(uncoded) > _FEW else [])])
        text = say(
            "{indicators} without a code of theirs: {names}. Add `codes:` in indicators.yaml and "
            "areas.yaml.",
            indicators=counted("{number} indicator", "{number} indicators", len(uncoded)),
            names=few,
        )
        output.complain(f"{text}\n")
    return 0 if queries else NOTHING
