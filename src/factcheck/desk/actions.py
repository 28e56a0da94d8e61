"""Changes that an editor offers: the word that was meant, the slip that explains a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.desk.layout import ClaimLayout, Stretch, claims_of
from factcheck.desk.marks import marks
from factcheck.desk.session import Judged
from factcheck.domain.diagnosis import Slip, SlipKind
from factcheck.domain.expression import leaves
from factcheck.domain.quantity import Quantity
from factcheck.domain.verdict import Verdict
from factcheck.language import say

_MEANT = re.compile(re.escape(say("Did you mean {word!r}?", word="·")).replace("'·'", "'([^']+)'"))


class Action(Struct, frozen=True, kw_only=True):
    """One change: what it says, and what stands in place of a stretch of text."""

    title: str
    where: Stretch
    text: str


def actions(judged: Judged, name: str, line: int) -> tuple[Action, ...]:
    """Return the changes that are offered for a line, counted from 0."""
    if judged.audit is None:
        return tuple(_meant(judged, name, line))
    layouts = (each for each in claims_of(judged.text, name) if each.first <= line <= each.last)
    by_id = {verdict.id: verdict for verdict in judged.audit}
    return tuple(
        action
        for layout in layouts
        if layout.id in by_id
        for action in _slips(by_id[layout.id], layout)
    )


def _meant(judged: Judged, name: str, line: int) -> Iterator[Action]:
    """Offer the word that a fault asks for."""
    for mark in marks(judged, name):
        found = _MEANT.search(mark.text)
        if mark.where.line == line and found:
            title = say("Write {word!r}", word=found[1])
            yield Action(title=title, where=mark.where, text=found[1])


def _slips(verdict: Verdict, layout: ClaimLayout) -> Iterator[Action]:
    """Offer the years with which the evidence gives the printed figure."""
    for slip in verdict.diagnosis.slips if verdict.diagnosis else ():
        for key, text in _changed(slip):
            if key in layout.values:
                title = say("Write `{key}: {text}`: {slip}", key=key, text=text, slip=slip.words)
                yield Action(title=title, where=layout.values[key], text=text)


def _changed(slip: Slip) -> Iterator[tuple[str, str]]:
    """Return the key that a slip would change, and what would stand there."""
    periods = sorted(
        {leaf.period for leaf in leaves(slip.relation.expression) if isinstance(leaf, Quantity)}
    )
    if slip.kind is SlipKind.BASE and periods:
        yield "since", str(periods[0])
    if slip.kind is SlipKind.PERIOD and periods:
        yield "period", str(periods[-1])
