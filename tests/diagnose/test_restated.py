"""Law of restated areas: they come to what one finds by looking at every area beside one."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.diagnose.restated import RESTATED, RestatedAreas, Sisters
from factcheck.domain.catalogue import Area, Catalogue, Names
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation, Reference, Status
from tests.build import CATALOGUE, OUTPUT, PEOPLE, cell, quantity

AREAS = tuple(
    Area(id=f"{parent}-{level}-{number}", parent=parent, level=level)
    for parent, level in (("land", "town"), ("land", "county"), ("isle", "town"))
    for number in range(3)
)
YEARS = ("2019", "2020")
BASES = (Basis.CURRENT, Basis.CONSTANT)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    """Draw a figure; most are of one series and year, so that some are restated."""
    often = st.integers(0, 4).map(bool)
    published = cell(
        OUTPUT if draw(often) else PEOPLE,
        YEARS[not draw(often)],
        draw(st.sampled_from(("100", "90", "120"))),
        area=draw(st.sampled_from(AREAS)),
        vintage=draw(st.sampled_from(("first", "later", "census"))),
        basis=BASES[not draw(often)],
    )
    status = st.sampled_from((Status.PRELIMINARY, Status.UNKNOWN, Status.REVISED, Status.FINAL))
    return replace(published, status=draw(status))


def expected(reference: Reference, own: Area, wanted: Quantity) -> dict[str, Sisters]:
    """Look at every sister: its restated figure over its former one, by edition."""

    def figures(area: str) -> list[Observation]:
        cells = reference.cells(wanted.indicator, area, wanted.period)
        return [each for each in cells if each.basis is wanted.basis]

    editions = {each.vintage for each in figures(own.id)}
    ratios: dict[str, dict[str, Fraction]] = {}
    for sister in reference.catalogue.peers(own):
        former = [each for each in figures(sister.id) if each.status not in RESTATED]
        former.sort(key=lambda each: each.vintage not in editions)
        for restated in figures(sister.id):
            if former and restated.status in RESTATED and restated.vintage not in editions:
                ratio = restated.figure.value / former[0].figure.value
                ratios.setdefault(restated.vintage, {})[sister.id] = ratio
    return {
        edition: Sisters(
            number=len(areas),
            mean=sum(areas.values(), Fraction(0)) / len(areas),
            least=min(areas.values()),
            most=max(areas.values()),
        )
        for edition, areas in ratios.items()
    }


@given(
    cells=st.lists(observations(), max_size=40),
    own=st.sampled_from(AREAS),
    year=st.sampled_from(YEARS),
    basis=st.sampled_from(BASES),
)
def test_the_index_has_what_every_sister_was_restated_by_and_no_other(
    cells: list[Observation], own: Area, year: str, basis: Basis
) -> None:
    catalogue = Catalogue(indicators=CATALOGUE.indicators, areas=Names(AREAS))
    reference = Reference.of(catalogue, cells)
    wanted = quantity(OUTPUT, year, own, basis)
    assert RestatedAreas(reference).sisters(wanted) == expected(reference, own, wanted)


def test_a_restated_sister_is_found() -> None:
    town, sister = AREAS[:2]
    former = cell(OUTPUT, "2019", "100", area=sister)
    restated = replace(
        cell(OUTPUT, "2019", "90", area=sister, vintage="census"), status=Status.REVISED
    )
    catalogue = Catalogue(indicators=CATALOGUE.indicators, areas=Names(AREAS))
    reference = Reference.of(catalogue, [cell(OUTPUT, "2019", "50", area=town), former, restated])
    share = Fraction(9, 10)
    assert RestatedAreas(reference).sisters(quantity(OUTPUT, "2019", town, former.basis)) == {
        "census": Sisters(number=1, mean=share, least=share, most=share)
    }
