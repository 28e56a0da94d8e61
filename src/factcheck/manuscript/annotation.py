"""Writes remarks into a copy of a report, in the report's own format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.manuscript import pdf, pdf_notes, word_comments
from factcheck.manuscript.remarks import Remark
from factcheck.manuscript.source import report_file


def annotated(path: Path, remarks: Sequence[Remark], author: str) -> bytes:
    """Return a copy of a report, a DOCX or a PDF, with each remark beside its words.

    Raises
    ------
    InputError
        If it is neither, or cannot be read.
    """
    file = report_file(path)
    if file.suffix in pdf.SUFFIXES:
        return pdf_notes.annotated(file, remarks, author)
    return word_comments.commented(file, remarks, author)
