"""A whole audit from its result as JSON: as it was when it was written, to be rendered again."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.language import LANGUAGES, say
from factcheck.load.result import (
    JsonObject,
    no_result,
    read_json,
    record,
    require_seal,
    require_version,
)
from factcheck.results.archive import audits
from factcheck.results.archive.form import shown
from factcheck.results.archive.plain import MalformedError


class Archived(Struct, frozen=True, kw_only=True):
    """An audit, and what is to be known of the command that wrote it."""

    audit: Audit
    language: str  # that its texts are in
    of: int  # so many claims were checked, of which it holds those that were asked for
    arguments: str  # those with which a command reads the same files


def read_audit(path: Path) -> Archived:
    """Read a result as `factcheck audit --format json` writes it, with all it was made from.

    Raises
    ------
    InputError
        If it cannot be read, was changed since it was written, or is of another version.
    """
    value = read_json(path)
    try:
        return _archived(record(value, say("the file")))
    except MalformedError as error:
        raise no_result(path, error) from None


def _archived(result: JsonObject) -> Archived:
    require_version(result)
    if "archive" not in result:
        raise MalformedError(say("{key} is missing", key=repr("archive")))
    require_seal(result)
    language, arguments = result.get("language"), result.get("arguments")
    if language not in LANGUAGES:
        raise MalformedError(say("{value} is no language", value=shown(language)), ".language")
    if not isinstance(arguments, str):
        raise MalformedError(say("{value} is no text", value=shown(arguments)), ".arguments")
    of = record(result.get("summary"), "'summary'").get("of")
    if not isinstance(of, int):
        raise MalformedError(say("{value} is no whole number", value=shown(of)), ".summary.of")
    try:
        audit = audits.read(result["archive"])
    except MalformedError as error:
        raise error.within(".archive") from None
    return Archived(audit=audit, language=str(language), of=of, arguments=arguments)
