"""Tables of observations, from DataFrames, Series and mappings of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.frames.cells import measured, printed
from factcheck.frames.periods import is_dated, periods_of
from factcheck.language import say
from factcheck.load.input_file import InputFile

_COLUMNS = {"area", "indicator", "period", "value"}


def tables_of(given: Iterable[object], areas: set[str]) -> dict[str, str]:
    """Return the text of reference tables, as CSV by name, from frames, series and mappings.

    Raises
    ------
    InputError
        If it cannot be told which periods the dates of an index stand for, or a table has no
        figure.
    TypeError
        If something is neither, or a series has no area to belong to.
    """
    tables: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for item in given:
        for name, table in _named(item):
            unique = name if name not in tables else f"{name} {len(tables) + 1}"
            try:
                frame = (
                    _of_series(name, table, areas)
                    if isinstance(table, pd.Series)
                    else _with_periods(_long(table, areas))
                )
                _refuse_without_figures(name, frame)
            except InputError as error:
                faults += error.diagnostics
            else:
                tables[unique] = _as_text(frame)
    if faults:
        raise InputError(faults)
    return tables


def _refuse_without_figures(name: str, frame: pd.DataFrame) -> None:
    """Raise InputError for a table that would answer nothing, and be no fault."""
    file = InputFile(name=name, text="")
    if frame.empty:
        file.fault(say("no figure is in it"), say("Fill it in, or leave it out."))
    elif not {str(column).strip().casefold() for column in frame.columns} & _COLUMNS:
        file.fault(
            say("it has neither the columns of a reference table nor an index of periods"),
            say(
                "Name the columns area, indicator, period and value; or let its index be the "
                "periods, named 'year' where they are bare numbers, with a series a column."
            ),
        )
    if file.faults:
        raise InputError(file.faults)


def _named(given: object) -> Iterator[tuple[str, pd.DataFrame | pd.Series]]:
    if isinstance(given, pd.DataFrame):
        yield "DataFrame", given
    elif isinstance(given, Mapping):
        for name, item in given.items():
            if isinstance(item, pd.Series):
                yield str(name), item
            else:
                yield from ((str(name), table) for _, table in _named(item))
    else:
        raise TypeError(
            say("a reference is a path, a Reference or a DataFrame, not {given!r}", given=given)
        )


def _of_series(indicator: str, series: pd.Series, areas: set[str]) -> pd.DataFrame:
    """Return the rows of a series of the one area that the documents are about."""
    if len(areas) != 1:
        raise TypeError(
            say(
                "the series {name!r} has no area: give a DataFrame with a column area",
                name=indicator,
            )
        )
    (area,) = areas
    periods = periods_of(series.index, indicator)
    values = series.reset_index(drop=True)
    table = pd.DataFrame({"area": area, "indicator": indicator, "period": periods, "value": values})
    return table.dropna(subset="value")


def _long(frame: pd.DataFrame, areas: set[str]) -> pd.DataFrame:
    """Return a table with a row a figure: a wide one has a column a series, dated by its index.

    Two levels of columns are area and indicator, in the order that their names say; one is the
    indicator, of the one area that the documents are about.
    """
    is_nested = frame.columns.nlevels == 2
    is_turned = is_nested and str(frame.columns.names[0]).strip().casefold() == "indicator"
    is_told = str(frame.index.name).strip().casefold() in ("period", "year")
    if not is_told and not any(map(is_dated, frame.index)):
        return frame
    heads = {str(column).strip().casefold() for column in frame.columns}
    if not is_nested and heads & {"value", "indicator"}:
        return frame
    indicators = frame.columns.get_level_values(0 if is_turned else -1)
    places = frame.columns.get_level_values(1 if is_turned else 0)
    rows = [
        _of_series(
            str(indicator), frame.iloc[:, number], {str(places[number])} if is_nested else areas
        )
        for number, indicator in enumerate(indicators)
    ]
    return pd.concat(rows, ignore_index=True) if rows else frame


def _with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose column of periods is text: from that column, or from the index."""
    columns = {str(column).strip().casefold(): column for column in frame.columns}
    if "period" not in columns:
        if not any(map(is_dated, frame.index)):
            return frame
        frame = frame.rename_axis(index="period").reset_index()
        columns["period"] = "period"
    elif not any(map(is_dated, frame[columns["period"]])):
        return frame
    else:
        frame = frame.reset_index(drop=True)
    column = columns["period"]
    keys = [columns[name] for name in ("area", "indicator") if name in columns]
    told = frame[column].astype(object).copy()
    groups = frame.groupby(keys, sort=False, dropna=False) if keys else [((), frame)]
    for key, rows in groups:
        name = " ".join(map(printed, key)) or str(column)
        told.loc[rows.index] = periods_of(pd.Index(rows[column]), name)
    return frame.assign(**{str(column): told})


def _as_text(frame: pd.DataFrame) -> str:
    """Write a table as CSV: names and labels as printed, values to the digits that are known."""
    columns = {}
    for column in frame.columns:
        cells, name = frame[column], str(column).strip().casefold()
        if name == "value":
            digits = _digits(cells)
            columns[column] = [measured(value, digits) for value in cells]
        else:
            columns[column] = [printed(value) for value in cells]
    return str(pd.DataFrame(columns).to_csv(index=False))


def _digits(column: pd.Series) -> int:
    """Return how many significant digits the numbers of a column surely have."""
    kind = getattr(column.dtype, "numpy_dtype", column.dtype)
    is_float = isinstance(kind, np.dtype) and kind.kind == "f"
    return int(np.finfo(kind if is_float else np.float64).precision)
