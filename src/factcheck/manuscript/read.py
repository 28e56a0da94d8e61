"""Reads a report, by what its name and its first bytes say it is."""

from __future__ import annotations

from pathlib import Path

from factcheck.manuscript import markdown, text
from factcheck.manuscript.model import Manuscript
from factcheck.manuscript.source import report_file


def read_manuscript(path: Path) -> Manuscript:
    """Read a report: text or Markdown; standard input where the path is ``-``.

    Raises
    ------
    InputError
        If it cannot be opened, or is nothing of these.
    """
    file = report_file(path)
    if file.suffix in markdown.SUFFIXES:
        return markdown.markdown(file)
    return text.text(file)
