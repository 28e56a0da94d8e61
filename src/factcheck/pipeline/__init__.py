"""The order of the stages, from files to verdicts, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from factcheck.compile import Compiled, compile_claim
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim, Document, StatementError
from factcheck.domain.diagnostic import InputError
from factcheck.domain.panel import Panel
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Verdict
from factcheck.judge import judge, with_findings, with_repeats
from factcheck.pipeline.examination import Examination

__all__ = ["audit", "compiled_claims", "run"]


def audit(  # noqa: PLR0913 - the options of the command line
    claims: Sequence[Claim],
    reference: Reference,
    *,
    as_of: date | None = None,
    edition: str = "",
    panel: Panel | None = None,
    thorough: bool = False,
) -> Audit:
    """Give every claim its verdict.

    Parameters
    ----------
    claims : sequence of Claim
    reference : Reference
        What the claims are checked against.
    as_of : date or None
        Judge by what was public on that day; the day a document was published unless given.
    edition : str
        Judge by this edition of the figures, wherever it answers a claim.
    panel : Panel or None
        Figures of comparable areas, to say how usual a growth is.
    thorough : bool
        Whether to take longer over what the claims imply, for the tightest bounds.

    Raises
    ------
    InputError
        If a claim cannot mean anything, with every such fault; or a panel has no indicator.
    """
    from factcheck.pipeline.diagnosis import diagnosed, peers_of
    from factcheck.pipeline.network import reconciled

    compiled = compiled_claims(claims, reference)
    peers = peers_of(panel, reference.catalogue)
    verdicts: list[Verdict] = []
    reconciliations = []
    for document, group in _by_document(compiled):
        examination = Examination(document, reference, as_of or document.published)
        judged = tuple(
            judge(
                each.claim,
                chain.from_iterable(map(examination.examine, each.relations)),
                reference.catalogue,
                as_of=as_of,
                edition=edition,
            )
            for each in group
        )
        said = [each.relations for each in group]
        found = reconciled(tuple(zip(judged, said, strict=True)), examination, thorough=thorough)
        settled = with_repeats(with_findings(judged, found.findings, found.implied), said)
        verdicts += diagnosed(settled, examination, peers)
        reconciliations.append(found)
    order = {id(claim): place for place, claim in enumerate(claims)}
    return Audit(
        documents=tuple({each.document.id: each.document for each in claims}.values()),
        verdicts=tuple(sorted(verdicts, key=lambda each: order[id(each.claim)])),
        reference=reference,
        findings=tuple(each for found in reconciliations for each in found.findings),
        implied=tuple(each for found in reconciliations for each in found.implied),
        corrections=tuple(each for found in reconciliations for each in found.corrections),
        undecided=tuple(each for found in reconciliations for each in found.undecided),
        left_out=tuple(each for found in reconciliations for each in found.left_out),
    )


def compiled_claims(claims: Iterable[Claim], reference: Reference) -> tuple[Compiled, ...]:
    """Turn claims into relations.

    Raises
    ------
    InputError
        With a fault for each claim that cannot mean anything.
    """
    compiled, faults = [], []
    for claim in claims:
        try:
            compiled.append(compile_claim(claim, reference.catalogue))
        except StatementError as error:
            from factcheck.load import located

            faults.append(located(claim, error))
    if faults:
        raise InputError(faults)
    return tuple(compiled)


def run(  # noqa: PLR0913 - the options of the command line
    paths: Sequence[Path],
    reference: Path | None,
    *,
    as_of: date | None = None,
    edition: str = "",
    panel: Panel | None = None,
    thorough: bool = False,
) -> Audit:
    """Read claim files and a reference folder, and audit them.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    from factcheck.load import read

    claims, known = read(paths, reference)
    return audit(claims, known, as_of=as_of, edition=edition, panel=panel, thorough=thorough)


def _by_document(compiled: Iterable[Compiled]) -> Iterator[tuple[Document, list[Compiled]]]:
    groups: dict[str, list[Compiled]] = {}
    for each in compiled:
        groups.setdefault(each.claim.document.id, []).append(each)
    for group in groups.values():
        yield group[0].claim.document, group
