"""Laws of claims in columns: an audit of many gives what an audit of each alone gives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.compile import compile_claim
from factcheck.domain.asked import EVERYTHING, VERDICTS, Asked
from factcheck.domain.claim import Claim, Document, StatementError
from factcheck.domain.diagnostic import InputError
from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.load.claim_tables.claims import ClaimRowReader
from factcheck.plain import PlainClaims
from tests.bulk import worlds

OF_DOCUMENTS = ("published", "issuer", "source")
NEVER = 10**9


def claims_of(reference: Reference, made: list[dict[str, str]], document: Document) -> list[Claim]:
    """Read rows as the claims of one document; those that mean nothing are left out."""
    rows = worlds.table(
        [
            {**{key: text for key, text in cells.items() if key not in OF_DOCUMENTS}, "id": f"c{n}"}
            for n, cells in enumerate(made)
        ]
    )
    reader = ClaimRowReader(reference.catalogue)
    claims = []
    for index in range(len(rows)):
        try:
            claim = replace(reader.claim(rows, index), document=document)
            compile_claim(claim, reference.catalogue)
        except (InputError, StatementError):
            continue
        claims.append(claim)
    return claims


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document, most of them such as plain claims have."""
    return Document(
        id="report",
        published=draw(
            st.sampled_from([None, date(2016, 5, 1), date(2022, 4, 1), date(2024, 5, 5)])
        ),
        issuer=draw(st.sampled_from(["", "Office"])),
        source=draw(st.sampled_from(["", "", "", "", "office"])),
        fiscal_year=draw(st.sampled_from([None, None, None, None, FiscalYear(last_month=6)])),
    )


@given(
    world=worlds.tables(),
    document=documents(),
    as_of=st.sampled_from([None, None, date(2016, 5, 1)]),
    edition=st.sampled_from(["", "", "", "first"]),
    asked=st.sampled_from([VERDICTS, VERDICTS, EVERYTHING]),
)
def test_claims_are_judged_together_as_each_is_alone_whole_verdicts(
    world: tuple[Reference, list[dict[str, str]]],
    document: Document,
    as_of: date | None,
    edition: str,
    asked: Asked,
) -> None:
    reference, made = world
    claims = claims_of(reference, made, document)
    terms = Terms(as_of=as_of, edition=edition)
    in_columns = pipeline.audit(claims, reference, replace(terms, fewest_in_columns=0), asked)
    one_by_one = pipeline.audit(claims, reference, replace(terms, fewest_in_columns=NEVER), asked)
    assert in_columns.verdicts == one_by_one.verdicts
    assert in_columns == one_by_one


@pytest.mark.parametrize("kind", ["level", "growth", "multiple", "change"])
def test_claims_of_one_printed_figure_or_two_go_by_columns(kind: str) -> None:
    reference = worlds.plain_reference()
    made = [worlds.plain_row(reference, kind, year) for year in worlds.YEARS[3:-1]]
    claims = claims_of(reference, made, Document(id="report", published=date(2024, 5, 5)))
    compiled = pipeline.compiled_claims(claims, reference)
    assert len(compiled) == len(made)
    assert len(PlainClaims(compiled, reference, Terms())) == len(made)
    assert not len(PlainClaims(compiled, reference, Terms(edition="first")))
