"""Panels of areas and years, from DataFrames and Parquet files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from factcheck.domain.diagnostic import InputError
from factcheck.domain.panel import Panel
from factcheck.frames.cells import printed
from factcheck.language import say
from factcheck.load.input_file import InputFile
from factcheck.load.panel import panel_of


def panel_of_parquet(path: Path) -> Panel:
    """Read a panel of areas and years from a Parquet file.

    Raises
    ------
    InputError
        If it cannot be read, or no engine for Parquet is installed.
    """
    file = InputFile(name=path.as_posix(), text="")
    try:
        frame = pd.read_parquet(path)
    except ImportError:
        file.fault(
            say("Parquet needs pyarrow, which is not installed"),
            say("Install it, or give a CSV."),
        )
    except (OSError, ValueError) as error:
        file.fault(say("the panel cannot be read: {error}", error=error), say("Check the file."))
    else:
        return panel_of_frame(frame, path.as_posix())
    raise InputError(file.faults)


def panel_of_frame(frame: pd.DataFrame, name: str = "panel") -> Panel:
    """Give a panel of areas and years from a DataFrame; numbers become text as printed.

    Raises
    ------
    InputError
        If it has no column of areas or years.
    """
    file = InputFile(name=name, text="")
    columns = {str(each): tuple(map(printed, frame[each])) for each in frame}
    panel = panel_of(file, columns)
    if panel is None:
        raise InputError(file.faults)
    return panel
