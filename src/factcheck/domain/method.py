"""How an audit was made: by which rules, of which files, by whom, and how to make it again."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class InputDigest(Struct, frozen=True, kw_only=True):
    """A file or folder that was read, and the hash of what stood in it."""

    name: str
    sha256: str  # sha256:…


class Method(Struct, frozen=True, kw_only=True):
    """What a reader needs to judge how an audit was made, and to repeat it."""

    as_of: date | None = None  # judged by what was public then; None: on each document's own day
    edition: str = ""  # that was asked for, if one was
    inputs: tuple[InputDigest, ...] = ()
    command: str = ""
    checked_by: str = ""
    site: str = ""  # the address at which pages will stand, without a slash at its end


UNSAID_METHOD = Method()
