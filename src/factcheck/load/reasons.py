"""What the system, CSV and TOML say of a file, in the language of the reader."""

from __future__ import annotations

from factcheck.language import later, say

USUAL = frozenset(
    (
        # the system
        later("No such file or directory"),
        later("Permission denied"),
        later("Is a directory"),
        later("Not a directory"),
        later("File name too long"),
        later("Read-only file system"),
        later("No space left on device"),
        later("Input/output error"),
        later("it is a pipe or a device"),
        # CSV
        later("unexpected end of data"),
        later("',' expected after '\"'"),
        # TOML
        later("invalid value"),
        later("invalid statement"),
        later("invalid initial character for a key part"),
        later("expected '=' after a key in a key/value pair"),
        later("expected ']' at the end of a table declaration"),
        later("expected newline or end of document after a statement"),
        later("unclosed array"),
        later("unclosed inline table"),
        later("cannot overwrite a value"),
    )
)

_LONGEST = 80


def reason(text: str | None) -> str:
    """Give what Python says, in English, as the reader would have it; the unusual as it is.

    >>> reason("Is a directory"), reason("Exec format error")
    ('Is a directory', 'Exec format error')
    """
    return say(text) if text in USUAL else str(text)


def first_sentence(error: Exception) -> str:
    """Return the first sentence of what a library says of a file; it may go on for lines.

    >>> first_sentence(ValueError("No footer. Either the file is corrupted or it is another."))
    'No footer'
    """
    return str(error).strip().partition("\n")[0].partition(". ")[0][:_LONGEST]
