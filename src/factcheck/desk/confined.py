"""Which files a program may name: claim files inside the project, and no others."""

from __future__ import annotations

from pathlib import Path

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.claim_folders import SUFFIXES, claim_files

LARGEST = 5_000_000  # bytes of all claim files that are named at once


def confined(folder: Path, name: str) -> Path:
    """Return a claim file, or a folder of them, that is named by its path in a project.

    Parameters
    ----------
    folder : Path
        The project.
    name : str
        What a program calls for.

    Raises
    ------
    InputError
        If it leads out of the project, by dots or by links; is no claim file; or is too large.
    """
    try:
        root = folder.resolve(strict=True)
        path = (root / name).resolve()
        inside = claim_files(path) if path.is_dir() else [path]
        leads_out = not all(file.resolve().is_relative_to(root) for file in (path, *inside))
        size = sum(file.stat().st_size for file in inside)
    except (OSError, RuntimeError, ValueError):  # no such file, links in a circle, a sign 0
        raise _fault(name, say("it cannot be opened"), say("Check the path.")) from None
    if leads_out:
        remedy = say("Name what is inside {folder}.", folder=root.name)
        raise _fault(name, say("it leads out of the project"), remedy)
    if path.is_file() and path.suffix not in SUFFIXES:
        raise _fault(name, say("it is no claim file"), say("Name a file with the ending .yaml."))
    if size > LARGEST:
        raise _fault(
            name,
            say("its claim files are longer than {number} bytes", number=LARGEST),
            say("Name fewer of them."),
        )
    return path


def _fault(name: str, problem: str, remedy: str) -> InputError:
    at = Location(file=name or ".", line=1, column=1)
    return InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)])
