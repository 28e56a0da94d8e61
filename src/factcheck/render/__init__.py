"""An audit as text: one module a format, each with a function from an audit to a string."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit

__all__ = ["SUFFIXES", "Format", "renderer"]


class Format(StrEnum):
    """A format of reports; its value is the word for it on the command line."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    CLAIMREVIEW = "claimreview"


_WRITERS = {
    Format.TEXT: "terminal.audit",
    Format.MARKDOWN: "markdown.audit",
    Format.HTML: "html.audit",
}  # formats for people; those for programs are modules of `machine`
SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".csv": Format.CSV,
    ".sarif": Format.SARIF,
    ".xml": Format.JUNIT,
    ".jsonld": Format.CLAIMREVIEW,
}


def renderer(form: Format) -> Callable[[Audit], str]:
    """Return the function that writes an audit in a format; it is imported on first use."""
    module = import_module(f"{__name__}.{_WRITERS.get(form, f'machine.{form}')}")
    return cast("Callable[[Audit], str]", module.render)
