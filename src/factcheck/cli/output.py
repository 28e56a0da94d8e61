"""Where text goes: the terminal, a pipe, or a file that is replaced as a whole."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.render.notation.page import Page

_PIECE = 1 << 16  # characters
_SAYING_SO = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})  # that what is no terminal is like one
NOTHING = 3  # the exit status where there is nothing to show
NARROW = 80  # columns, where nothing says how many there are


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def page(
    colour: Colour = Colour.AUTO, *, file: Path | None = None, stream: TextIO | None = None
) -> Page:
    """Return what is written on: as wide as the terminal, and with colour where that is shown.

    Parameters
    ----------
    colour : Colour
        Unless told, see no-color.org and force-color.org for the variables.
    file : Path or None
        What is written instead of a stream; it has no colour unless told.
    stream : TextIO
        Standard output, unless another is given.
    """
    from factcheck.render.notation.page import Page

    stream = stream or sys.stdout
    if file is not None and colour is Colour.AUTO:
        colour = Colour.NEVER
    is_coloured = colour is Colour.ALWAYS
    if colour is Colour.AUTO:
        is_coloured = _takes_colour(stream)
    return Page(columns=_columns(stream), colour=is_coloured)


def _takes_colour(stream: TextIO) -> bool:
    """Whether colour is shown there; the library that knows is asked where it may be."""
    if not stream.isatty() and not _SAYING_SO.intersection(os.environ):
        return False
    from rich.console import Console

    console = Console(file=stream)
    return console.color_system is not None and not console.no_color


def _has_columns(stream: TextIO) -> bool:
    return os.environ.get("COLUMNS", "").isdigit() or stream.isatty()


def _columns(stream: TextIO) -> int:
    if _has_columns(stream):
        return max(40, shutil.get_terminal_size((NARROW, 24)).columns)
    return NARROW


def show(text: str) -> None:
    """Write text to standard output, in signs that its encoding has and that steer nothing."""
    from factcheck.render.notation.signs import encodable, shown

    sys.stdout.write(encodable(shown(text), sys.stdout.encoding))
    sys.stdout.flush()


def listing(lines: str, text: str) -> int:
    """Show what a text picks out of a list, or say that there is nothing; give the exit status."""
    if lines.strip():
        show(lines)
        return 0
    nothing = say("Nothing here is called {text}; without a text, all are listed.", text=repr(text))
    complain(f"{nothing if text else say('There is nothing to list here.')}\n")
    return NOTHING


def complain(text: str) -> None:
    """Write text to standard error, in signs that its encoding has and that steer nothing."""
    from factcheck.render.notation.signs import encodable, shown

    sys.stdout.flush()
    sys.stderr.write(encodable(shown(text), sys.stderr.encoding))


def remark(text: str) -> None:
    """Write a sentence to standard error: in lines as wide as the terminal, or whole elsewhere.

    A program that reads it looks for words that no end of a line may part.
    """
    if not _has_columns(sys.stderr):
        complain(f"{text}\n")
        return
    paper = page(stream=sys.stderr)
    indent = len(text) - len(text.lstrip(" "))
    complain(paper.written(paper.paragraph(text.strip(), indent=indent, hanging=4)))


def deliver(text: str | Iterable[str], file: Path | None) -> None:
    """Write text, whole or in pieces, to a file, or to standard output where none is named."""
    if file is not None and str(file) != "-":
        replace(file, text)
        return
    for piece in _pieces(text):
        show(piece)


def inner_suffix(file: Path) -> str:
    """Return the ending of a name that says what is in a file, packed or not.

    >>> [inner_suffix(Path(name)) for name in ("result.json", "Result.JSON.gz", "notes")]
    ['.json', '.json', '']
    """
    inside = file.with_suffix("") if _is_packed(file) else file
    return inside.suffix.lower()


def _is_packed(file: Path) -> bool:
    return file.suffix.lower() == ".gz"


def replace(file: Path, written: str | bytes | Iterable[str]) -> None:
    """Write a file as a whole: whoever reads it finds the old one or the new one, never a part.

    Where its name ends in ``.gz``, it is packed.
    """
    content: Iterable[bytes] = (
        [written] if isinstance(written, bytes) else map(str.encode, _pieces(written))
    )
    if _is_packed(file):
        content = _packed(content)
    with replacing(file) as stream:
        stream.writelines(content)


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """Give what is to become a file, and put it in its place when all of it is written."""
    import tempfile

    if file.exists() and not file.is_file():  # a device or a named pipe is written to as it is
        with file.open("wb") as stream:
            yield stream
        return
    _refuse_device(file)
    target = file.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _refuse_device(file: Path, system: str = os.name) -> None:
    """Refuse a name that Windows has for a device: a file of that name is never found again.

    >>> _refuse_device(Path("out/aux.yaml"), "nt")
    Traceback (most recent call last):
    OSError: [Errno 22] Windows takes this name for a device; give another: 'out/aux.yaml'
    """
    from factcheck.load.device_names import device_in

    if system == "nt" and device_in(file):
        problem = say("Windows takes this name for a device; give another")
        raise OSError(errno.EINVAL, problem, str(file))


def _packed(content: Iterable[bytes]) -> Iterator[bytes]:
    """Pack bytes as gzip does; the same bytes give the same, whenever that is."""
    import zlib

    packing = zlib.compressobj(wbits=31)  # with the head of gzip, which then bears no time
    for piece in content:
        yield packing.compress(piece)
    yield packing.flush()


def _pieces(text: str | Iterable[str]) -> Iterator[str]:
    """Put small pieces together, so that each is worth being written by itself."""
    if isinstance(text, str):
        yield text
        return
    waiting: list[str] = []
    size = 0
    for piece in text:
        waiting.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def copy(source: Path, file: Path) -> None:
    """Copy a file as a whole, however long it is."""
    import tempfile

    _refuse_device(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream, source.open("rb") as original:
            shutil.copyfileobj(original, stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(file))
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(file: Path) -> int:
    """Give the permissions of a file, or those a new one would get."""
    if file.exists():
        return file.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def forget() -> None:
    """Point standard output nowhere: its reader has gone, and closing it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
