"""One claim: its kind decides which keys it has and how they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from factcheck import kinds
from factcheck.domain.catalogue import Area
from factcheck.domain.claim import Claim, Document, SignOff, Stand, Statement
from factcheck.domain.period import Period
from factcheck.domain.texts import NOTHING, Texts
from factcheck.language import listed, say
from factcheck.load.amount import amount
from factcheck.load.fields import COMPARATORS, Fields, fields_of
from factcheck.load.near_words import nearest
from factcheck.load.unknown_kind import note_faults_of_any_kind
from factcheck.load.values import Unreadable, Words, one_of
from factcheck.load.yaml_events import REFUSED, Mapping, Node, Scalar, Sequence
from factcheck.load.yaml_page import YamlPage, entries_of, is_blank

ID = re.compile(r"[\w.-]+")
PLACES = ("line", "page", "paragraph", "footnote")
COMMON = ("id", "kind", "quote", "gloss", "area", "period", "note", *PLACES, "review", "reviewed")


class CommonKeys:
    """The keys of any claim that say nothing of what it asserts."""

    id: str  # a short name of your choice, used once
    quote: str = ""  # the words of the document
    gloss: Texts = NOTHING  # what the quote says, for readers of another language
    note: Texts = NOTHING  # how the words are understood
    line: int | None = None  # of the document's text
    page: int | None = None  # of the document
    paragraph: int | None = None  # of the document, or of that page where one is told
    footnote: int | None = None  # of the document


class DoubtKeys:
    """The key of the doubts about a claim: a list of texts, and never one text."""

    review: tuple[str, ...] = ()  # doubts whether it was read rightly; with any it accuses nobody


class SignOffKeys:
    """The keys of a sign-off: who has looked at what was found of a claim."""

    by: str  # who looked at it
    on: date  # when
    state: Stand  # accepted: it stands, and is known; disputed: it is wrong, and fails as before
    note: str = ""  # why
    finding: str = ""  # what was found, as `factcheck review` writes it; another one is new


def claim(page: YamlPage, node: Node, document: Document, words: Words) -> Claim | None:
    """Read one claim; notes its faults, and gives None where it has any."""
    number = len(page.file.faults)
    read = as_far_as_read(page, node, document, words)
    return read if len(page.file.faults) == number else None


def as_far_as_read(page: YamlPage, node: Node, document: Document, words: Words) -> Claim | None:
    """Read one claim; notes its faults, and gives None where what it asserts cannot be read.

    A fault beside that, as in its quote or its place, hides none in what is asserted: that can
    still be held against the catalogue.
    """
    if not isinstance(node, Mapping):
        page.fault(
            node,
            say("{owner} is no mapping", owner=say("a claim")),
            say("Write `- id: …`, and below it a key a line."),
        )
        return None
    given = Fields(page, node, entries_of(page, node, say("a claim")), words)
    given.words = with_calendar(given, document.area)
    own = given.given(CommonKeys)
    review = _review(given)
    _check_id(given)
    own |= {"id": own.get("id") or "", "review": review, "reviewed": _sign_off(given)}
    kind = _kind(given)
    if kind is None:
        note_faults_of_any_kind(given, COMMON)
        return None
    statement = _statement(kinds.named(kind), kind, given, document)
    if statement is None:
        return None
    legible = {name: value for name, value in own.items() if value is not None}
    return Claim(kind=kind, statement=statement, document=document, at=page.at(node), **legible)  # type: ignore[arg-type]


def with_calendar(given: Fields, area: Area | None = None) -> Words:
    """Return the words of a mapping, a fiscal year being that of its area, if that has one."""
    _, node = given.entries.get("area", (None, None))
    if isinstance(node, Scalar):
        area = given.words.catalogue.areas.find(node.text.strip())
    calendar = None if area is None else area.fiscal_year
    return given.words if calendar is None else replace(given.words, fiscal_year=calendar)


def _check_id(given: Fields) -> None:
    if "id" not in given.entries:
        given.fault(
            given.node,
            say("{key!r} is missing", key="id"),
            say("Add `id: …`, a short name of your choice."),
        )
        return
    _, node = given.entries["id"]
    if isinstance(node, Scalar) and node.text and not ID.fullmatch(node.text):
        given.fault(
            node,
            say("{text!r} is no id", text=node.text),
            say("Use letters, digits, '-', '_' and '.', no spaces."),
        )


def _review(given: Fields) -> tuple[str, ...]:
    """Read the doubts about a claim; `review: no` must neither raise one nor hide one."""
    if "review" not in given.entries:
        return ()
    _, node = given.entries["review"]
    remedy = say('Write a list of texts in quotes: `review: ["base: month or year before?"]`.')
    if not isinstance(node, Sequence):
        if not isinstance(node, Scalar):
            problem = say("{key!r} is a mapping where a list is wanted", key="review")
        elif is_blank(node) or not node.text.strip():
            problem = say("nothing is written after '{key}:'", key="review")
        else:
            problem = say("{text!r} is no list of doubts", text=node.text)
        given.fault(node, problem, remedy)
        return ()
    doubts = []
    for member in node.nodes:
        if isinstance(member, Scalar) and not is_blank(member) and member.text.strip():
            doubts.append(member.text.strip())
        elif not isinstance(member, Scalar) or member.style != REFUSED:
            given.fault(member, say("a doubt that is no text"), remedy)
        else:
            given.is_sound = False
    return tuple(doubts)


def _sign_off(given: Fields) -> SignOff | None:
    """Read who has looked at what was found of a claim."""
    if "reviewed" not in given.entries:
        return None
    _, node = given.entries["reviewed"]
    if not isinstance(node, Mapping):
        problem = say("{owner} is no mapping", owner=say("a sign-off"))
        remedy = say("Write `reviewed: {{by: …, on: 2024-05-01, state: accepted}}`.")
        given.fault(node, problem, remedy)
        return None
    own = Fields(given.page, node, entries_of(given.page, node, say("a sign-off")), given.words)
    own.no_others(tuple(field.key for field in fields_of(SignOffKeys)), say("a sign-off"))
    keys = own.given(SignOffKeys)
    own.require(SignOffKeys, keys)
    given.is_sound = given.is_sound and own.is_sound
    return SignOff(**keys) if own.is_sound else None  # type: ignore[arg-type]


def _kind(given: Fields) -> str | None:
    """Find the kind of a claim; where it is not known, nothing else of the claim can be read."""
    if "kind" not in given.entries:
        given.fault(
            given.node,
            say("{key!r} is missing", key="kind"),
            say("Add `kind: …`: {kinds}.", kinds=one_of(_kind_names())),
        )
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
            say("unknown kind {name!r}", name=text),
            nearest(text, names) or say("The kinds are {kinds}.", kinds=listed(names)),
        )
    return text


class _Form(NamedTuple):
    """What a kind of claim asks for."""

    keys: tuple[str, ...]  # all that a claim of it may have
    defaults: tuple[str, ...]  # the fields that the document may fill
    has_amount: bool


@cache
def _form_of(cls: type[Statement]) -> _Form:
    names = {each.name for each in fields_of(cls)}
    own = [each.key for each in fields_of(cls) if each.name != "amount"]
    comparators = COMPARATORS if "amount" in names else ()
    return _Form(
        keys=tuple(dict.fromkeys([*COMMON, *own, *comparators])),
        defaults=tuple(name for name in ("area", "period") if name in names),
        has_amount="amount" in names,
    )


def keys_of(kind: str) -> tuple[str, ...]:
    """Return the keys that a claim of a kind may have, those of any claim first."""
    return _form_of(kinds.named(kind)).keys


def _statement(
    cls: type[Statement], kind: str, given: Fields, document: Document
) -> Statement | None:
    form = _form_of(cls)
    given.is_sound = True  # what is at fault beside it was told, and hides nothing of it
    given.no_others(form.keys, say("the kind {kind!r}", kind=kind))
    found = given.given(cls)
    if form.has_amount:
        found |= amount(given)
    for name in form.defaults:
        if name not in found and (default := getattr(document, name)) is not None:
            found[name] = _on_calendar(default, given.words)
        elif name not in found and name in given.words.unread:
            found[name], given.is_sound = None, False  # told once, at the document
    given.require(cls, found)
    return _made(cls, given, found) if given.is_sound else None


def _on_calendar(value: object, words: Words) -> object:
    """Return what a document gives for its claims; a fiscal period as months of their area."""
    if isinstance(value, Period) and words.fiscal_year is not None:
        return words.fiscal_year.on_calendar(value)
    return value


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
            getattr(error, "remedy", say("Change one of the values.")),
        )
        return None
