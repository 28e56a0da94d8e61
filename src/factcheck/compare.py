"""Two results of an audit, compared: which verdicts changed, which way, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.verdict import FAIL_ON, INCONSISTENT, Label
from factcheck.language import later, listed, say

_OPEN = frozenset({Label.UNVERIFIABLE, Label.NOT_CHECKABLE})


class Course(StrEnum):
    """Which way a claim went from one result to the other, the most urgent first."""

    WORSE = "worse"
    NEW = "new"
    GONE = "gone"
    BETTER = "better"
    SAME = "same"  # the same label, with something else changed


class Cause(StrEnum):
    """What changed beneath a verdict."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    OTHER_CLAIMS = "other claims"
    RULES = "rules"


# What may differ: under these words in a result that programs read
_ASPECTS = {
    "id": later("id"),
    "quote": later("quote"),
    "kind": later("kind"),
    "figure": later("figure"),
    "meaning": later("meaning"),
    "measures": later("measures"),
    "issuer": later("issuer"),
    "date of the document": later("date of the document"),
    "conflict": later("conflict"),
    "implied": later("implied"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One relation of a claim: what is measured, and the intervals claimed and found, as text."""

    expression: str
    claimed: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One claim with its verdict, and what can change it, all as text."""

    document: str
    id: str
    label: Label
    kind: str
    reason: str = ""
    found: str = ""  # as a report says it
    flags: tuple[str, ...] = ()
    said: Mapping[str, str]  # by aspect: quote, figure, meaning and the like
    parts: tuple[Part, ...] = ()
    cells: Mapping[str, str]  # what was published, by what tells one cell from another
    conflicts: frozenset[tuple[str, ...]] = frozenset()
    implied: tuple[str, ...] = ()
    is_inconsistent: bool = False  # with other claims, whatever the rounding rule

    def fails(self, fail_on: frozenset[str] = FAIL_ON) -> bool:
        """Whether its label is one of some words, or it is in a conflict and they say so."""
        return self.label in fail_on or (self.is_inconsistent and INCONSISTENT in fail_on)

    @property
    def verdict(self) -> str:
        """The label, with its reason where it has one."""
        return f"{self.label} ({self.reason})" if self.reason else str(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One thing that changed beneath a verdict; a text that is empty was not there."""

    cause: Cause
    what: str  # in English
    said: str = ""  # the same in the language of the reader, where it is a sentence
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        what = self.said or say(_ASPECTS.get(self.what, "{what}"), what=self.what)
        if self.old and self.new:
            return say("{what}: {old} → {new}", what=what, old=self.old, new=self.new)
        if self.old:
            return say("{what}: {old}, now gone", what=what, old=self.old)
        return say("{what}: {new}, new", what=what, new=self.new) if self.new else what


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One claim that is not as it was."""

    course: Course
    old: Ruling | None
    new: Ruling | None
    reasons: tuple[Why, ...] = ()

    @property
    def ruling(self) -> Ruling:
        """The claim as it is now, or as it last was."""
        ruling = self.new or self.old
        if ruling is None:
            raise ValueError("a change concerns a claim")
        return ruling

    @property
    def is_worse(self) -> bool:
        """Whether someone should look: a verdict got worse, or a new claim fails."""
        fails = self.new is not None and self.new.fails()
        return self.course is Course.WORSE or (self.course is Course.NEW and fails)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All claims that changed, and how many did not."""

    changes: tuple[Change, ...]
    unchanged: int

    @property
    def is_worse(self) -> bool:
        """Whether anything got worse."""
        return any(each.is_worse for each in self.changes)

    def of(self, course: Course) -> tuple[Change, ...]:
        """Give the changes that went one way."""
        return tuple(each for each in self.changes if each.course is course)


def compare(old: Iterable[Ruling], new: Iterable[Ruling]) -> Comparison:
    """Compare two results, claim by claim.

    A claim is known again by its document and id; by its id alone where each result is of one
    document; and where its id changed, by all that it says.
    """
    before, after = tuple(old), tuple(new)
    changes: list[Change] = []
    unchanged = 0
    for was, now in _pairs(before, after):
        change = _change(was, now)
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    order = tuple(Course)
    changes.sort(key=lambda each: (not each.is_worse, order.index(each.course)))
    return Comparison(changes=tuple(changes), unchanged=unchanged)


def course(old: Label, new: Label) -> Course:
    """Say which way a verdict went.

    A claim that was judged and no longer is got worse, whichever way it was judged: a figure that
    is lost must not hide an error.

    >>> course(Label.CONTRADICTED, Label.SUPPORTED), course(Label.CONTRADICTED, Label.UNVERIFIABLE)
    (<Course.BETTER: 'better'>, <Course.WORSE: 'worse'>)
    """
    if old is new:
        return Course.SAME
    if (old in _OPEN) is not (new in _OPEN):
        lost = new in _OPEN
        fails = new.severity > Label.UNVERIFIABLE.severity
        return Course.WORSE if lost or fails else Course.BETTER
    return Course.WORSE if new.severity > old.severity else Course.BETTER


def _pairs(
    old: tuple[Ruling, ...], new: tuple[Ruling, ...]
) -> Iterator[tuple[Ruling | None, Ruling | None]]:
    """Pair the claims of two results: those of the new one in its order, then those gone."""
    alone = all(len({each.document for each in rulings}) <= 1 for rulings in (old, new))
    known = {_key(each, alone=alone): each for each in old}
    fresh = {_key(each, alone=alone) for each in new}
    gone = {key: each for key, each in known.items() if key not in fresh}
    renamed = _by_words(gone.values())
    for each in new:
        key = _key(each, alone=alone)
        was = known.get(key)
        if was is None and (words := _words(each)) in renamed:
            was = renamed.pop(words)
            del gone[_key(was, alone=alone)]
        yield was, each
    for each in gone.values():
        yield each, None


def _key(ruling: Ruling, *, alone: bool) -> tuple[str, str]:
    return ("" if alone else ruling.document, ruling.id)


def _words(ruling: Ruling) -> tuple[tuple[str, str], ...]:
    return tuple(ruling.said.items())


def _by_words(rulings: Iterable[Ruling]) -> dict[tuple[tuple[str, str], ...], Ruling]:
    """Give the claims of which no other says the same, by what they say."""
    found: dict[tuple[tuple[str, str], ...], list[Ruling]] = {}
    for each in rulings:
        found.setdefault(_words(each), []).append(each)
    return {words: each for words, (each, *others) in found.items() if not others}


def _change(old: Ruling | None, new: Ruling | None) -> Change | None:
    if old is None:
        return Change(course=Course.NEW, old=old, new=new)
    if new is None:
        return Change(course=Course.GONE, old=old, new=new)
    reasons = tuple(_reasons(old, new))
    is_same = (old.label, old.reason, old.flags) == (new.label, new.reason, new.flags)
    if is_same and not reasons:
        return None
    if not reasons:
        text = later(
            "claim and evidence are as they were: the rules, the catalogue or the date differ"
        )
        reasons = (Why(cause=Cause.RULES, what=text, said=say(text)),)
    return Change(course=_course(old, new), old=old, new=new, reasons=reasons)


def _course(old: Ruling, new: Ruling) -> Course:
    """Say which way a claim went; of one label, by whether it is in conflict with others."""
    by_label = course(old.label, new.label)
    if by_label is not Course.SAME or old.is_inconsistent is new.is_inconsistent:
        return by_label
    return Course.WORSE if new.is_inconsistent else Course.BETTER


def _reasons(old: Ruling, new: Ruling) -> Iterator[Why]:
    if old.id != new.id:
        yield Why(cause=Cause.CLAIM, what="id", old=old.id, new=new.id)
    yield from _differences(Cause.CLAIM, old.said, new.said)
    yield from _differences(Cause.EVIDENCE, old.cells, new.cells)
    if old.conflicts != new.conflicts:
        for names in sorted(old.conflicts - new.conflicts):
            yield Why(cause=Cause.OTHER_CLAIMS, what="conflict", old=listed(names))
        for names in sorted(new.conflicts - old.conflicts):
            yield Why(cause=Cause.OTHER_CLAIMS, what="conflict", new=listed(names))
    if old.implied != new.implied:
        was, now = say("; ").join(old.implied), say("; ").join(new.implied)
        yield Why(cause=Cause.OTHER_CLAIMS, what="implied", old=was, new=now)
    if old.said == new.said and old.cells == new.cells and old.parts != new.parts:
        for was_part, now_part in zip(old.parts, new.parts, strict=False):
            if was_part.claimed != now_part.claimed:
                text = later("the figure is read otherwise, in {expression}")
                yield _by_rules(text, now_part.expression, was_part.claimed, now_part.claimed)
            elif was_part.found != now_part.found:
                text = later("the same cells give another {expression}")
                yield _by_rules(text, now_part.expression, was_part.found, now_part.found)


def _by_rules(text: str, expression: str, old: str, new: str) -> Why:
    what, said = text.format(expression=expression), say(text, expression=expression)
    return Why(cause=Cause.RULES, what=what, said=said, old=old, new=new)


def _differences(cause: Cause, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Why]:
    for what in dict.fromkeys((*old, *new)):
        was, now = old.get(what, ""), new.get(what, "")
        if was != now:
            yield Why(cause=cause, what=what, old=was, new=now)
