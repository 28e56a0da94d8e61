"""A report as people have it, read: passages, tables and where each of them stands."""

from factcheck.manuscript.model import (
    Aside,
    Manuscript,
    MergedCells,
    PassageKind,
    ReportBlock,
    ReportPassage,
    ReportPlace,
    ReportTable,
    RunOn,
    SetAside,
    cell_name,
)
from factcheck.manuscript.read import manuscript_of, read_manuscript

__all__ = [
    "Aside",
    "Manuscript",
    "MergedCells",
    "PassageKind",
    "ReportBlock",
    "ReportPassage",
    "ReportPlace",
    "ReportTable",
    "RunOn",
    "SetAside",
    "cell_name",
    "manuscript_of",
    "read_manuscript",
]
