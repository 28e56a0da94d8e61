"""A report that is an archive: whether it is whole, and small enough to be unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from factcheck.language import say
from factcheck.manuscript.source import ReportFile

LARGEST = 300_000_000  # bytes of all parts together
_PACKED = 200  # times that a part may be, above what a small one takes
_SMALL = 10_000_000
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def parts(file: ReportFile) -> frozenset[str]:
    """Return the names of the parts of a Word document.

    Raises
    ------
    InputError
        If it is locked, cut off, damaged, or grows beyond measure when it is unpacked.
    """
    again = say("Open it in Word and save it anew as DOCX.")
    if file.content.startswith(_OLE):
        if _ENCRYPTED in file.content:
            raise file.fault(
                say("the document is locked by a password"),
                say("Save it without a password."),
            )
        raise file.fault(say("the document is in the old format of Word"), again)
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            inside = archive.infolist()
            if _is_bomb(inside):
                raise file.fault(
                    say("unpacked, the document would be many times larger than is sound"), again
                )
            damaged = archive.testzip()
    except _UNREADABLE as error:
        raise _damaged(file, str(error)) from None
    if damaged:
        raise _damaged(file, damaged)
    return frozenset(part.filename for part in inside)


def _is_bomb(inside: list[zipfile.ZipInfo]) -> bool:
    return sum(part.file_size for part in inside) > LARGEST or any(
        part.file_size > max(_SMALL, _PACKED * part.compress_size) for part in inside
    )


def _damaged(file: ReportFile, reason: str) -> Exception:
    return file.fault(
        say("the document is cut off or damaged: {reason}", reason=reason),
        say("Fetch it again, or open it in Word and save it anew."),
    )
