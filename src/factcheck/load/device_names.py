"""File names that Windows takes for devices: what is written there goes elsewhere, or nowhere."""

from __future__ import annotations

from pathlib import PurePath

_NUMBERED = {f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"}
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_NUMBERED}


def device_in(path: PurePath) -> str:
    """Return the part of a path that Windows takes for a device, whatever its ending; else "".

    >>> [device_in(PurePath(path)) for path in ("raw/aux.csv", "Con/a.csv", "nul .tar.gz")]
    ['aux.csv', 'Con', 'nul .tar.gz']
    >>> [device_in(PurePath(path)) for path in ("raw/auxiliary.csv", "com0", "my.con", ".nul")]
    ['', '', '', '']
    """
    return next((part for part in path.parts if _is_device(part)), "")


def _is_device(name: str) -> bool:
    return name.partition(".")[0].rstrip(" ").upper() in _DEVICES
