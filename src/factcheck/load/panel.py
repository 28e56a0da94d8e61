"""A panel of areas and years, from CSV or from columns that were read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck.domain.diagnostic import InputError
from factcheck.domain.panel import Panel
from factcheck.language import say
from factcheck.load.input_file import InputFile, decode
from factcheck.load.reasons import reason
from factcheck.load.tabular import LINE_BREAKS, ragged, rows_of
from factcheck.manuscript.source import bytes_of
from factcheck.wording.vocabulary import sections

_COLUMNS = sections("panel", "files", ("en", "zh"))
AREA, YEAR, LEVEL, CODE = (_COLUMNS[column] for column in ("area", "year", "level", "code"))


def read_panel(path: Path) -> Panel:
    """Read a panel from a CSV file; docs/base-rates.md tells its columns.

    Raises
    ------
    InputError
        If it cannot be opened, or has no column of areas or years.
    """
    try:
        file = decode(bytes_of(path), path.as_posix())
    except OSError as error:
        file = InputFile(name=path.as_posix(), text="")
        problem = say("the panel cannot be opened: {reason}", reason=reason(error.strerror))
        file.fault(problem, say("Check the path."))
        raise InputError(file.faults) from None
    file.line_breaks = LINE_BREAKS
    rows = rows_of(file)
    _, header = next(rows, (1, []))
    table: list[list[str]] = []
    for line, cells in rows:
        if len(cells) == len(header):
            table.append(cells)
        elif any(cells):
            ragged(file, line, header, cells)
    found = zip(*table, strict=True) if table else ((),) * len(header)
    panel = panel_of(file, {name.strip(): cells for name, cells in zip(header, found, strict=True)})
    if file.faults or panel is None:
        raise InputError(file.faults)
    return panel


def panel_of(file: InputFile, columns: Mapping[str, tuple[str, ...]]) -> Panel | None:
    """Make a panel of columns; notes what is missing."""
    area, year = _first(AREA, columns), _first(YEAR, columns)
    for found, names in ((area, AREA), (year, YEAR)):
        if not found:
            file.fault(
                say("no column is called {name!r}", name=names[0]),
                say("Call one {names}.", names=say(" or ").join(names)),
            )
    if not area or not year:
        return None
    return Panel(
        name=file.name,
        columns=columns,
        area=area,
        year=year,
        level=_first(LEVEL, columns),
        code=_first(CODE, columns),
    )


def _first(names: tuple[str, ...], columns: Mapping[str, object]) -> str:
    return next((name for name in names if name in columns), "")
