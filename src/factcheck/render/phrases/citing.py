"""Claims that a text speaks of: each is marked in it, so that every writer names it in its way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.quantity import Quantity
from factcheck.language import closed, say
from factcheck.render.notation import SLOT
from factcheck.render.phrases.naming import quantity
from factcheck.render.phrases.titles import gloss
from factcheck.wording.period_reader import parse_period

_MARKED = re.compile(f"{SLOT}([^{SLOT}]*){SLOT}")
_QUANTITY = re.compile(r"([\w.-]+)@([\w.-]+)\[([^\]\s]+)\]")
_TERM = re.compile(r"([^\W\d][\w.-]*)(?:@([\w.-]+))?")
_SHORTEST, _SHORTEST_HAN, _LONGEST = 20, 10, 90  # signs of a quote that names a claim


def mark(claim: str) -> str:
    """Return the id of a claim so that writers find it in a text."""
    return f"{SLOT}{claim}{SLOT}"


def marked(text: str, claims: Iterable[str]) -> str:
    """Mark the ids of claims where a text names them in a row, or before what they say.

    >>> slotted(marked("a is at least 2 (b: a doubled)", ["a", "b"]))[1]
    ('b',)
    """
    ids = "|".join(map(re.escape, sorted(claims, key=len, reverse=True)))
    named = re.compile(rf"(?<![\w.@/*+-])({ids})(?=[:：,、;；)）])")
    return named.sub(lambda found: mark(found[1]), text) if ids else text


def written(text: str, write: Callable[[str], str] = str) -> str:
    """Return a text with each claim it speaks of as it is to be written.

    >>> written(f"if {mark('a')} holds", str.upper)
    'if A holds'
    """
    return _MARKED.sub(lambda found: write(found[1]), text)


def parts(text: str) -> Iterator[tuple[str, str]]:
    """Part a text where it speaks of claims: what stands before each, and its id; "" at the end."""
    pieces = _MARKED.split(text)
    for place in range(0, len(pieces), 2):
        yield pieces[place], pieces[place + 1] if place + 1 < len(pieces) else ""


def told_once(text: str, names: Mapping[str, str]) -> str:
    """Leave out what a claim says where it is called so already.

    >>> told_once(f"({mark('a')}: b doubled)", {"a": "b doubled"}) == f"({mark('a')})"
    True
    """
    for claim in slotted(text)[1]:
        name = names.get(claim, "")
        said = say("{name}: {meaning}", name=mark(claim), meaning=name)
        text = text.replace(said, mark(claim)) if name else text
    return text


def slotted(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with a slot for each claim that it speaks of, and their ids in order."""
    return _MARKED.sub(SLOT, text), tuple(_MARKED.findall(text))


def in_words(text: str, catalogue: Catalogue) -> str:
    """Put the names of quantities in place of their ids: gdp@here[2021]."""
    return _QUANTITY.sub(lambda found: _named(found, catalogue), text)


def statement(claim: Claim, catalogue: Catalogue) -> str:
    """Say a claim in one phrase, with the names of what a formula of it measures."""
    text = claim.words()
    formula = str(getattr(claim.statement, "expression", ""))
    if not formula or formula not in text:
        return text
    return text.replace(formula, _TERM.sub(lambda found: _term(found, catalogue), formula))


def _term(found: re.Match[str], catalogue: Catalogue) -> str:
    indicator = catalogue.indicators.find(found[1])
    area = catalogue.areas.find(found[2]) if found[2] else None
    if indicator is None or (found[2] and area is None):
        return found.group()
    if area is None:
        return indicator.name()
    return closed(say("{of} of {area}", of=indicator.name(), area=area.name()))


def _named(found: re.Match[str], catalogue: Catalogue) -> str:
    indicator, area, period = found.groups()
    try:
        measured = Quantity(indicator=indicator, area=area, period=parse_period(period))
    except ValueError:
        return found.group()
    return quantity(measured, catalogue)


def names(audit: Audit) -> Mapping[str, str]:
    """Return what claims are called before a reader: their quotes, or what those of one quote say.

    A quote that is no more than a figure names nothing by itself.
    """
    called = {verdict.id: name(verdict.claim) for verdict in audit}
    shared = Counter(called.values())
    return {
        verdict.id: called[verdict.id] if shared[called[verdict.id]] == 1 else verdict.claim.words()
        for verdict in audit
    }


def name(claim: Claim) -> str:
    """Return what one claim is called before a reader: what it says in its own words."""
    text = gloss(claim) or claim.quote
    shortest = _SHORTEST_HAN if any(map(_is_han, text)) else _SHORTEST
    if len(text) < shortest:  # 增长11%: it says not of what
        return claim.words()
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return say("“{words}”", words=cut)


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
