"""What a service's own catalogue has by some words."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from factcheck.fetch.services import Service
from factcheck.fetch.transfer import Call, TransferError, transfer
from factcheck.language import say


class CatalogueLine(NamedTuple):
    """One thing that a service has: how it is asked for, and what it is."""

    query: str
    title: str


def search(service: Service, words: str, contact: str = "") -> list[CatalogueLine]:
    """Return what a service has by some words.

    Raises
    ------
    TransferError
        If it has no such call, wants a key that is not there, or does not answer.
    """
    call = service.search
    if call is None:
        raise TransferError(
            say("{service} has no call that finds series by words", service=service.name),
            say("Look in {address}", address=service.catalogue),
        )
    key = os.environ.get(call.key, "") if call.key else ""
    if call.key and not key:
        raise TransferError(
            say("{service} is searched with a key", service=service.name),
            say(
                "Set {variable} in the environment, or look in {address}",
                variable=call.key,
                address=service.catalogue,
            ),
        )
    asked = Call(
        address=call.address.format(words=quote(words)),
        accepts="application/json",
        contact=contact,
        secret=(call.parameter, key) if key else ("", ""),
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answer.json"
        transfer(asked, file)
        try:
            answer = json.loads(file.read_bytes())
        except ValueError:
            raise _strange(asked) from None
    try:
        lines = list(_READERS[service.name](answer))
    except (KeyError, TypeError, IndexError, AttributeError):
        raise _strange(asked) from None
    return [line for line in lines if _has(line, words)] if call.lists_all else lines


def _strange(call: Call) -> TransferError:
    return TransferError(
        say("{host} answers in a form that is not known here", host=call.host),
        say("Look at {address}", address=call.address),
    )


def _has(line: CatalogueLine, words: str) -> bool:
    text = f"{line.query} {line.title}".casefold()
    return all(word in text for word in words.casefold().split())


def _worldbank(answer: Any) -> Iterator[CatalogueLine]:  # noqa: ANN401 - as it comes
    for entry in answer[1]:
        yield CatalogueLine(f"worldbank:{entry['id']}", str(entry["name"]))


def _fred(answer: Any) -> Iterator[CatalogueLine]:  # noqa: ANN401 - as it comes
    for entry in answer["seriess"]:
        parts = (entry["title"], entry.get("frequency"), entry.get("units"))
        yield CatalogueLine(f"fred:{entry['id']}", ", ".join(str(part) for part in parts if part))


def _dbnomics(answer: Any) -> Iterator[CatalogueLine]:  # noqa: ANN401 - as it comes
    for entry in answer["results"]["docs"]:
        code = f"dbnomics:{entry['provider_code']}/{entry['code']}/…"
        yield CatalogueLine(code, str(entry.get("name", "")))


_READERS = {"worldbank": _worldbank, "fred": _fred, "dbnomics": _dbnomics}
