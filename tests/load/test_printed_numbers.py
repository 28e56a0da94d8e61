"""A number that is told before it is read is the one that is read."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference, UnreadPeriods
from factcheck.load.input_file import InputFile
from factcheck.load.observation_tables import read_table
from factcheck.load.observations import Observations
from factcheck.load.values import Words
from factcheck.resolve.cells import Cells
from tests.load.test_long_tables import CATALOGUE, tables


def observations_of(text: str | bytes) -> Observations:
    observations = Observations(Words(catalogue=CATALOGUE))
    file = InputFile(name="table.csv", text=text)
    read_table(file, observations)
    return observations


texts = st.one_of(tables(), tables().map(str.encode))  # read row by row, or by columns


@given(text=texts, is_told_first=st.booleans())
def test_a_number_told_without_reading_is_the_one_that_is_read(
    text: str | bytes,
    *,
    is_told_first: bool,
) -> None:
    series = observations_of(text).series()
    for periods in series.values():
        assert isinstance(periods, UnreadPeriods)
        for period in list(periods) if is_told_first else []:
            periods.printed(period)
        for period, cells in periods.items():
            number = periods.printed(period)
            if number is None:
                continue
            (cell,) = cells
            like, figure = number.like, cell.figure
            assert figure.value == number.digits * like.figure.last_place
            own = replace(
                figure, text=like.figure.text, number=like.figure.number, value=like.figure.value
            )
            alike = replace(
                like, indicator=cell.indicator, area=cell.area, period=period, at=cell.at
            )
            assert alike == replace(cell, figure=own)


@given(text=texts)
def test_a_level_told_without_reading_is_that_of_the_cell_that_answers(text: str | bytes) -> None:
    series = observations_of(text).series()
    cells = Cells(reference=Reference(CATALOGUE, series))
    for (indicator, area), periods in series.items():
        for period in periods:
            for basis in {cell.basis for cell in periods[period]}:
                quantity = Quantity(indicator=indicator, area=area, period=period, basis=basis)
                level = cells.printed(quantity)
                if level is not None:
                    (cell,) = cells.of(quantity)
                    assert level.interval == cell.interval
                    assert Interval.point(level.value) == Interval.point(cell.figure.value)
                    assert level.vintage == cell.vintage


def test_most_numbers_of_a_table_are_told() -> None:
    head = "area,indicator,period,value,source\n"
    rows = [f"north,output,{year},{year}.5,office\n" for year in range(1980, 2020)]
    for text in (head + "".join(rows), (head + "".join(rows)).encode()):
        (periods,) = observations_of(text).series().values()
        assert isinstance(periods, UnreadPeriods)
        first, *others = periods
        assert periods[first]
        assert all(periods.printed(period) is not None for period in others)
