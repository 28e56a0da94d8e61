"""DataFrames in and out: the only package that knows pandas."""

from factcheck.frames.panels import panel_of_frame, panel_of_parquet
from factcheck.frames.periods import periods_of
from factcheck.frames.results import frame_of
from factcheck.frames.tables import tables_of
from factcheck.frames.verdicts import frame_of_verdicts

__all__ = [
    "frame_of",
    "frame_of_verdicts",
    "panel_of_frame",
    "panel_of_parquet",
    "periods_of",
    "tables_of",
]
