"""The bytes of a report, and faults found in them."""

from __future__ import annotations

import errno
import hashlib
import sys
from pathlib import Path

from msgspec import Struct

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import later, say

STANDARD_INPUT = "-"
_NO_FILE = later("it is a pipe or a device")


class ReportFile(Struct, frozen=True, kw_only=True):
    """The file of a report: its name as it was given, and its bytes."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters, with the point."""
        return Path(self.name).suffix.casefold()

    @property
    def digest(self) -> str:
        """The hash of its bytes."""
        return f"sha256:{hashlib.sha256(self.content).hexdigest()}"

    def fault(self, problem: str, remedy: str, *, line: int = 1, column: int = 1) -> InputError:
        """Return the error that tells what is wrong with the file."""
        at = Location(file=self.name, line=line, column=column)
        return InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)])


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that a user names.

    Raises
    ------
    OSError
        If it cannot be opened, or is a pipe or a device.
    """
    require_file(path)
    return path.read_bytes()


def require_file(path: Path) -> None:
    """Refuse what is there and is neither a file nor a folder: to read it may never end.

    Raises
    ------
    OSError
        If it is a pipe or a device.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, _NO_FILE)


def report_file(path: Path) -> ReportFile:
    """Read the bytes of a report, or of standard input where the path is ``-``.

    Raises
    ------
    InputError
        If it cannot be opened.
    """
    if str(path) == STANDARD_INPUT:
        return ReportFile(name=STANDARD_INPUT, content=sys.stdin.buffer.read())
    name = path.as_posix()
    nothing = ReportFile(name=name, content=b"")
    try:
        return ReportFile(name=name, content=bytes_of(path))
    except FileNotFoundError:
        raise nothing.fault(say("there is no such file"), say("Check the path.")) from None
    except OSError as error:
        problem = say("the file cannot be opened: {reason}", reason=say(error.strerror or "?"))
        raise nothing.fault(problem, say("Check it.")) from None
