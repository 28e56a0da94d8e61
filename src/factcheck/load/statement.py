"""One claim: its kind decides which keys it has and how they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from functools import cache

from factcheck import kinds
from factcheck.domain.claim import Claim, Document, Statement
from factcheck.load import values
from factcheck.load.fields import COMPARATORS, Field, Fields, fields_of
from factcheck.load.page import Page, entries_of, nearest
from factcheck.load.values import Unreadable, Words, one_of
from factcheck.load.yaml_events import Mapping, Node, Scalar, Sequence

COMMON = ("id", "kind", "quote", "area", "period", "note", "line")


class ClaimKeys:
    """The keys of any claim that say nothing of what it asserts."""

    id: str  # a short name of your choice, used once
    quote: str = ""  # the words of the document
    note: str = ""  # how the words are understood
    line: int | None = None  # of the document's text


def claim(page: Page, node: Node, document: Document, words: Words) -> Claim | None:
    """Read one claim; notes its faults, and gives None where it has any."""
    if not isinstance(node, Mapping):
        page.fault(node, "a claim is no mapping", "Write `- id: …`, and below it a key a line.")
        return None
    given = Fields(page, node, entries_of(page, node, "a claim"), words)
    own = given.given(ClaimKeys)
    _check_id(given)
    kind = _kind(given)
    if kind is None:
        return None
    statement = _statement(kinds.named(kind), kind, given, document)
    if statement is None:
        return None
    return Claim(kind=kind, statement=statement, document=document, at=page.at(node), **own)  # type: ignore[arg-type]


def _check_id(given: Fields) -> None:
    if "id" not in given.entries:
        given.fault(given.node, "'id' is missing", "Add `id: …`, a short name of your choice.")
        return
    _, node = given.entries["id"]
    if isinstance(node, Scalar) and node.text and not re.fullmatch(r"[\w.-]+", node.text):
        given.fault(
            node, f"{node.text!r} is no id", "Use letters, digits, '-', '_' and '.', no spaces."
        )


def _kind(given: Fields) -> str | None:
    """Find the kind of a claim; where it is not known, nothing else of the claim can be read."""
    if "kind" not in given.entries:
        given.fault(given.node, "'kind' is missing", f"Add `kind: …`: {one_of(_kind_names())}.")
        return None
    _, node = given.entries["kind"]
    return given.one(_kind_named, node, "kind")


@cache
def _kind_names() -> tuple[str, ...]:
    return kinds.names()


def _kind_named(text: str, _: Words) -> str:
    names = _kind_names()
    if text not in names:
        raise Unreadable(
            f"unknown kind {text!r}",
            nearest(text, names) or f"The kinds are {', '.join(names)}.",
        )
    return text


def _statement(
    cls: type[Statement], kind: str, given: Fields, document: Document
) -> Statement | None:
    has_amount = any(each.name == "amount" for each in fields_of(cls))
    keys = [each.key for each in fields_of(cls) if each.name != "amount"]
    comparators = list(COMPARATORS) if has_amount else []
    given.no_others(tuple(dict.fromkeys([*COMMON, *keys, *comparators])), f"the kind {kind!r}")
    found = given.given(cls)
    if has_amount:
        found |= _amount(given)
    for name in ("area", "period"):
        default = getattr(document, name)
        if default is not None and name not in found and _takes(cls, name):
            found[name] = default
    given.require(cls, found)
    return _made(cls, given, found) if given.is_sound else None


def _takes(cls: type, name: str) -> bool:
    return any(each.name == name for each in fields_of(cls))


def _amount(given: Fields) -> dict[str, object]:
    """Read the figure under the one comparator of a claim."""
    present = [key for key in given.entries if key in COMPARATORS]
    if len(present) > 1:
        present.sort(key=lambda key: given.entries[key][0][1:3])
        given.fault(
            given.entries[present[1]][0],
            f"the claim has two comparators, {present[0]!r} and {present[1]!r}",
            "Keep one; for a range write `between: 100 to 300`.",
        )
    if not present:
        return {}
    key = present[0]
    value = _bounds(given, key) if key == "between" else None
    if value is None:
        field = Field(
            key=key,
            name="amount",
            read=lambda text, words: values.figure(text, words, COMPARATORS[key]),
            is_required=False,
        )
        value = given.value(field)
    return {"amount": value}


def _bounds(given: Fields, key: str) -> object:
    """Read `between: [100, 300]`; None where it is not written as a list."""
    _, node = given.entries[key]
    if not isinstance(node, Sequence):
        return None
    texts = [each.text for each in node.nodes if isinstance(each, Scalar)]
    if len(texts) == 2 and len(node.nodes) == 2:
        joined = Scalar(" to ".join(texts), node.line, node.column, "[")
        return given.one(
            lambda text, words: values.figure(text, words, COMPARATORS[key]), joined, key
        )
    remedy = "Write `between: 100 to 300`, or `between: [100, 300]`."
    if node.style == "[" and any(re.fullmatch("[0-9]{3}.*", each) for each in texts[1:]):
        remedy = f"A comma separates values in a list: write {_rejoined(texts)}."
    given.fault(node, f"'between' takes two values, and is given {len(node.nodes)}", remedy)
    return given.node


def _rejoined(texts: list[str]) -> str:
    """Put numbers together again that commas between thousands took apart.

    >>> _rejoined(["1", "000", "2", "000 t"])
    '[1000, 2000 t]'
    """
    whole: list[str] = []
    for text in texts:
        if whole and whole[-1].isdigit() and re.match("[0-9]{3}(?![0-9])", text):
            whole[-1] += text
        else:
            whole.append(text)
    return f"[{', '.join(whole)}]"


def _made(cls: type[Statement], given: Fields, found: Dictionary[str, object]) -> Statement | None:
    """Make the statement; a kind refuses values that do not go together by a ValueError."""
    try:
        return cls(**found)
    except ValueError as error:
        name = getattr(error, "key", "")
        _, node = given.entries.get(name, (None, given.node))
        given.fault(
            node,
            getattr(error, "problem", str(error)),
            getattr(error, "remedy", "Change one of the values."),
        )
        return None
