"""Make a small project to begin with."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from factcheck.cli import faults, output
from factcheck.language import listed, say

UNUSABLE = 2


def command(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[FOLDER]", help="Where to make it; the folder may exist.", show_default="here"
        ),
    ] = Path(),
) -> int:
    """Make a small project, with one failing claim to learn from.

    No file is ever overwritten: if one is in the way, nothing is written.

    Exit status: 0 made, 2 a file is in the way.
    """
    from factcheck.load.schema import schema_text
    from factcheck.load.starter import starter

    project = {**starter(), "schema/claims.schema.json": schema_text()}
    taken = [name for name in project if (folder / name).exists() or (folder / name).is_symlink()]
    if taken:
        here = listed(str(folder / name) for name in taken)
        there = say("Already there: {files}", files=here)
        advice = say("Nothing was written. Name another folder: factcheck init FOLDER")
        output.complain(f"{there}\n{advice}\n")
        return UNUSABLE
    for name, text in project.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:  # fails rather than replaces
            stream.write(text)
    made = "".join(f"  {folder / name}\n" for name in project)
    there = "" if folder.resolve() == Path.cwd() else f"cd {quote(str(folder))} && "
    lines = (
        say("Made {files}:", files=faults.counted_files(project)),
        made,
        say("One claim of claims/example.yaml fails, to show what that looks like."),
        say("Next: {command}", command=f"{there}factcheck audit"),
    )
    output.show("\n".join([*lines, ""]))
    return 0
