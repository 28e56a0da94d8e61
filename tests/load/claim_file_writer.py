"""Claims back to the text of a claim file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum

from factcheck.domain.catalogue import Named
from factcheck.domain.claim import Claim, Document
from factcheck.domain.figure import Figure
from factcheck.domain.unit import Unit
from factcheck.load.claims import DocumentKeys
from factcheck.load.fields import fields_of
from factcheck.load.statement import CommonKeys, DoubtKeys


def claim_file_text(document: Document, claims: Iterable[Claim]) -> str:
    """Write a claim file that reads back as these claims.

    What the file of the document declares itself is not among them, and is not written.

    Examples
    --------
    >>> print(claim_file_text(Document(id="plan", title="Plan"), []), end="")
    document:
      title: "Plan"
      language: "en"
    claims: []
    """
    lines = ["document:"]
    lines += (f"  {key}: {value}" for key, value in _entries(document, DocumentKeys))
    listed = [line for each in claims for line in _claim(each)]
    return "\n".join([*lines, *(["claims:", *listed] if listed else ["claims: []"]), ""])


def _claim(claim: Claim) -> Iterator[str]:
    entries = [
        *_entries(claim, CommonKeys),
        *_entries(claim, DoubtKeys),
        ("kind", _quoted(claim.kind)),
        *_entries(claim.statement, type(claim.statement)),
    ]
    for number, (key, value) in enumerate(entries):
        yield f"{'    ' if number else '  - '}{key}: {value}"


def _entries(owner: object, cls: type) -> Iterator[tuple[str, str]]:
    """Give the key and the written value of each field that has one."""
    for field in fields_of(cls):
        value = getattr(owner, field.name)
        if value is None or value in ("", ()):
            continue
        key = str(value.hedge) if field.name == "amount" else field.key
        if isinstance(value, tuple):
            yield key, f"[{', '.join(_quoted(_text(each)) for each in value)}]"
        else:
            yield key, _quoted(_text(value))


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Named():
            return value.id
        case Figure():
            return value.text
        case Unit():
            return value.symbol
        case IntEnum():
            return value.name.lower()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _quoted(text: str) -> str:
    r"""Quote a text so that YAML gives it back character for character.

    >>> print(_quoted('say "no"\n'))
    "say \"no\"\n"
    """
    written = (_ESCAPES.get(each) or _escaped(each) for each in text)
    return f'"{"".join(written)}"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _escaped(character: str) -> str:
    if character.isprintable() or character == "\u3000":
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
