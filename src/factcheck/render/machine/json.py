"""An audit as JSON, of a stated version: docs/json.md and schema/audit.schema.json.

The record that others read comes first, a claim a line; the archive after it holds the audit as it
is, an entry a line, so that it can be rendered again. Neither is ever held as a whole: claims and
entries are written one after the other, and so is what the seal is made of.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator

import msgspec

from factcheck.domain.audit import Audit
from factcheck.render.machine.record import claim_records, record_after, record_before
from factcheck.render.notation.signs import in_json
from factcheck.results.archive import audits
from factcheck.results.archive.plain import Plain, Record
from factcheck.results.archive.seal import SEAL, Sealing

_IN_MEMORY = 1 << 22  # bytes of the archive, before they are laid aside in a file
_CLAIMS, _ARCHIVE = "claims", "archive"


def render(audit: Audit, *, of: int | None = None, arguments: str = "") -> str:
    """Write an audit as JSON; `pieces` says what the parameters are."""
    return "".join(pieces(audit, of=of, arguments=arguments))


def pieces(audit: Audit, *, of: int | None = None, arguments: str = "") -> Iterator[str]:
    """Write an audit as JSON, piece by piece.

    Parameters
    ----------
    audit : Audit
    of : int or None
        How many claims were checked, where the audit holds only some of them.
    arguments : str
        Those with which a command reads the same files.
    """
    before, after = record_before(audit, of=of, arguments=arguments), record_after(audit)
    small = sorted([*before.items(), *after.items()])
    sealing = Sealing()  # takes keys in their order, the archive first
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as archive:
        archive.writelines(_lines(sealing.several(_ARCHIVE, audits.entries_of(audit))))
        archive.seek(0)
        sealing.some((key, value) for key, value in small if key < _CLAIMS)
        yield f"{{{_members(before)}"
        yield f'\n  "{_CLAIMS}": ['
        yield from _lines(sealing.several(_CLAIMS, claim_records(audit)))
        yield f"\n  ],{_members(after)}"
        sealing.some((key, value) for key, value in small if key > _CLAIMS)
        yield f'\n  "{_ARCHIVE}": ['
        yield from archive
        yield f'\n  ],\n  "{SEAL}": "{sealing.seal()}"\n}}\n'


def _members(record: Record) -> str:
    """Write some keys and values, each followed by a comma."""
    text = in_json(json.dumps(record, ensure_ascii=False, indent=2))
    return text.removeprefix("{").removesuffix("\n}") + ","


def _lines(values: Iterable[Plain]) -> Iterator[str]:
    """Write the values of a list, one a line."""
    between = "\n"
    for value in values:
        yield between + in_json(msgspec.json.encode(value).decode())
        between = ",\n"
