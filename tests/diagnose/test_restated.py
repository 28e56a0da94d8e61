"""Law of restated areas: the index has those that one finds by looking at every area beside one."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.diagnose.restated import RESTATED, RestatedAreas
from factcheck.domain.catalogue import Area, Catalogue, Names
from factcheck.domain.quantity import Basis
from factcheck.domain.series import Observation, Reference, Status
from tests.build import CATALOGUE, OUTPUT, PEOPLE, cell, quantity

AREAS = tuple(
    Area(id=f"{parent}-{level}-{number}", parent=parent, level=level)
    for parent in ("land", "isle")
    for level in ("town", "county")
    for number in range(3)
)
YEARS = ("2019", "2020")


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    published = cell(
        draw(st.sampled_from((OUTPUT, PEOPLE))),
        draw(st.sampled_from(YEARS)),
        "100",
        area=draw(st.sampled_from(AREAS)),
        basis=draw(st.sampled_from(Basis)),
    )
    return replace(published, status=draw(st.sampled_from(Status)))


@given(
    cells=st.lists(observations(), max_size=30),
    own=st.sampled_from(AREAS),
    year=st.sampled_from(YEARS),
    basis=st.sampled_from(Basis),
)
def test_the_index_has_every_sister_with_a_restated_figure_and_no_other(
    cells: list[Observation], own: Area, year: str, basis: Basis
) -> None:
    catalogue = Catalogue(indicators=CATALOGUE.indicators, areas=Names(AREAS))
    reference = Reference.of(catalogue, cells)
    wanted = quantity(OUTPUT, year, own, basis)
    looked_at = {
        sister.id
        for sister in catalogue.peers(own)
        for published in reference.cells(wanted.indicator, sister.id, wanted.period)
        if published.basis is basis and published.status in RESTATED
    }
    sisters = RestatedAreas(reference).sisters(wanted)
    assert set(sisters) == looked_at
    assert len(sisters) == len(looked_at)
