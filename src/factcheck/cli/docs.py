"""The pages that messages name, wherever the program is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options, output
from factcheck.language import say

_INSTALLED = Path(__file__).parents[1] / "docs"
_IN_THE_SOURCE = Path(__file__).parents[3] / "docs"


def command(
    page: Annotated[
        str, typer.Argument(metavar="[PAGE]", help="A page: claim-file, flags/gaps, docs/editor.md")
    ] = "",
) -> int:
    """Show a page of the documentation, or list all pages.

    Messages name them as docs/reference.md; this command takes that name, and shorter ones.
    """
    folder = _INSTALLED if _INSTALLED.is_dir() else _IN_THE_SOURCE
    pages = {file.relative_to(folder).with_suffix("").as_posix(): file for file in _pages(folder)}
    if not page:
        output.show("".join(f"{name:<28} {_title(file)}\n" for name, file in pages.items()))
        return 0
    wanted = page.replace("\\", "/").removeprefix("docs/").removesuffix(".md").casefold()
    found = next((file for name, file in pages.items() if name.casefold() == wanted), None)
    if found is None:
        raise typer.BadParameter(
            say("there is no page {page!r}.", page=page) + options.nearest(wanted, pages),
            param_hint="PAGE",
        )
    output.show(found.read_text(encoding="utf-8"))
    return 0


def _pages(folder: Path) -> Iterator[Path]:
    """Give the pages for people who use it, those at the top first; no decisions are among them."""
    for file in sorted(folder.rglob("*.md"), key=lambda file: (len(file.parts), file)):
        if file.relative_to(folder).parts[0] not in ("adr", "examples"):
            yield file


def _title(file: Path) -> str:
    with file.open(encoding="utf-8") as lines:
        return next((line.lstrip("# ").rstrip() for line in lines if line.startswith("# ")), "")
