"""Laws of tables of claims held against a reference: each row as an audit of it alone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.bulk import TableAuditor, VerdictRow
from factcheck.bulk.verdicts import row_of
from factcheck.domain.asked import VERDICTS
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.load.claim_tables.claims import ClaimRowReader
from factcheck.load.claim_tables.rows import ClaimRows
from tests.bulk import worlds


def audited_alone(
    rows: ClaimRows, reference: Reference, terms: Terms = AS_PUBLISHED
) -> tuple[list[VerdictRow], list[Diagnostic]]:
    """Audit each row as a document of one claim."""
    reader = ClaimRowReader(reference.catalogue)
    verdicts: list[VerdictRow] = []
    faults: list[Diagnostic] = []
    for index, number in enumerate(rows.numbers):
        try:
            claim = reader.claim(rows, index)
            (verdict,) = pipeline.audit([claim], reference, terms, asked=VERDICTS)
        except InputError as error:
            faults += error.diagnostics
        else:
            verdicts.append(row_of(number, verdict, reference.catalogue))
    return verdicts, faults


@given(
    world=worlds.tables(),
    as_of=st.sampled_from([None, None, date(2016, 5, 1), date(2023, 1, 1)]),
    edition=st.sampled_from(["", "", "", "first"]),
)
def test_each_row_is_judged_as_an_audit_of_it_alone_judges_it(
    world: tuple[Reference, list[dict[str, str]]], as_of: date | None, edition: str
) -> None:
    reference, made = world
    terms = Terms(as_of=as_of, edition=edition)
    made = [*made, *({**cells, "id": "again"} for cells in made[:3])]
    rows = worlds.table(made)
    block = TableAuditor(reference, terms).block(rows)
    verdicts, faults = audited_alone(rows, reference, terms)
    assert list(block) == verdicts
    assert [fault.problem for fault in block.faults] == [fault.problem for fault in faults]
    assert len(block) + block.faulty == len(made)
