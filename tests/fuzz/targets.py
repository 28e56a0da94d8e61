"""What reads bytes that anybody may have written: each reads them, or tells a fault."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from factcheck import pipeline
from factcheck.domain.asked import VERDICTS
from factcheck.domain.diagnostic import InputError
from factcheck.draft import draft
from factcheck.load import read, read_reference
from factcheck.load.archived import read_audit
from factcheck.load.layouts.original import Original
from factcheck.load.published import published
from factcheck.load.settings import read_settings
from factcheck.manuscript import read_manuscript

LONGEST = 4_000  # characters of a report that are drafted


def claims(file: Path) -> None:
    """Read a claim file, and audit it without a reference."""
    stated, whole = read([file])
    pipeline.audit(stated, whole, asked=VERDICTS)


def table(file: Path) -> None:
    """Read a table of observations of a reference that declares two indicators."""
    folder = file.parent / "reference"
    folder.mkdir()
    written = {
        "datapackage.yaml": "name: r\nresources: [{name: t, path: t.csv}]\n",
        "indicators.yaml": "gdp: {unit: CNY, nature: flow}\nrate: {unit: '%', nature: rate}\n",
        "areas.yaml": "town: {names: {en: Town}}\n",
        "sources.yaml": "office: {title: Office, grade: official}\n",
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "t.csv").write_bytes(file.read_bytes())
    read_reference(folder)


def layout(file: Path) -> None:
    """Read a file as its publisher gives it, and every figure of it."""
    original = Original(path=file, name=file.name)
    reading = published(original)
    for _ in reading.unanswered():
        pass


def report(file: Path) -> None:
    """Read a report, and draft its claims."""
    text = read_manuscript(file).text
    draft(text[:LONGEST])


def result(file: Path) -> None:
    """Read a result of an audit."""
    read_audit(file)


def settings(file: Path) -> None:
    """Read a file of settings."""
    read_settings(file, {})


TARGETS: Mapping[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "claims": (claims, (".yaml",)),
    "table": (table, (".csv",)),
    "layout": (layout, (".csv", ".tsv", ".json", ".xml", ".xlsx", ".txt")),
    "report": (report, (".md", ".txt", ".html", ".docx", ".pdf")),
    "result": (result, (".json",)),
    "settings": (settings, (".toml",)),
}


def tried(target: str, content: bytes, suffix: str) -> None:
    """Give a target a file of these bytes; a fault that is told is all that may come of it."""
    function, _ = TARGETS[target]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"input{suffix}"
        file.write_bytes(content)
        try:
            function(file)
        except InputError as error:
            if not error.diagnostics:
                raise ValueError("an error without a fault") from error
