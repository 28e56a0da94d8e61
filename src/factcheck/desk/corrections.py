"""What a slip that is named would change in the text of a claim.

Each change is first judged: one with which the claim does not hold is never offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.desk.layout import AMOUNTS, ClaimLayout, Stretch
from factcheck.desk.session import Judged
from factcheck.diagnose.slip_figures import scale_words, unit_names
from factcheck.domain.diagnosis import Slip, SlipKind
from factcheck.domain.expression import Expression, leaves
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import listed, say

_HOLDS = frozenset({Label.SUPPORTED, Label.COMPATIBLE})
_LAST_DIGIT = re.compile(r"(?<=\d)(?=\D*$)")


class Edit(Struct, frozen=True, kw_only=True):
    """What stands in place of a stretch of text, which is empty where something is put in."""

    where: Stretch
    text: str


class Correction(Struct, frozen=True, kw_only=True):
    """The edits of a claim with which it would hold, and what they write."""

    title: str
    edits: tuple[Edit, ...]


def corrections(
    verdict: Verdict, layout: ClaimLayout, judged: Judged, tried: Callable[[str], Judged]
) -> Iterator[Correction]:
    """Give the corrections that the slips of a claim name, and with which it holds.

    Parameters
    ----------
    verdict : Verdict
    layout : ClaimLayout
        Where the claim stands in the text.
    judged : Judged
        The claim file.
    tried : callable
        Judges a text in the place of the file.
    """
    for slip in verdict.diagnosis.slips if verdict.diagnosis else ():
        for values in _values(slip, verdict.claim.figure, layout, judged):
            edits = _edits(values, layout)
            changed = edited(judged.text, edits)
            if changed != judged.text and _holds(verdict.id, tried(changed)):
                written = listed([f"`{key}: {value}`" for key, value in values.items()])
                title = say("Write {words}: {slip}", words=written, slip=slip.words)
                yield Correction(title=title, edits=edits)
                break


def edited(text: str, edits: Sequence[Edit]) -> str:
    r"""Return a text with its edits made, of which none overlaps another.

    >>> place = Stretch(line=1, start=4, stop=7)
    >>> edited("a: 1\nis: 9 %", [Edit(where=place, text="8 %")])
    'a: 1\nis: 8 %'
    """
    lines = text.split("\n")
    for edit in sorted(
        edits, key=lambda correction: (correction.where.line, correction.where.start), reverse=True
    ):
        line = lines[edit.where.line]
        lines[edit.where.line] = line[: edit.where.start] + edit.text + line[edit.where.stop :]
    return "\n".join(lines)


def _holds(claim: str, judged: Judged) -> bool:
    """Whether a claim is borne out in a file as judged."""
    verdicts = judged.audit or ()
    return any(verdict.id == claim and verdict.label in _HOLDS for verdict in verdicts)


def _values(
    slip: Slip, figure: Figure | None, layout: ClaimLayout, judged: Judged
) -> Iterator[dict[str, str]]:
    """Give what the keys of a claim might be given, the least change first."""
    if slip.kind in (SlipKind.BASE, SlipKind.PERIOD):
        yield from _years(_periods(slip.relation.expression))
    key = next((name for name in AMOUNTS if name in layout.values), None)
    if figure is None or key is None:
        return
    written = _at(layout.values[key], judged.text)
    if slip.kind is SlipKind.SCALE:
        named_first = sorted(
            scale_words(figure).items(), key=lambda pair: pair[1] not in slip.words
        )
        yield from ({key: other} for other in _scaled(written, figure, dict(named_first)))
    if slip.kind is SlipKind.UNIT and figure.unit.symbol:
        names = unit_names(figure)
        yield from ({key: written.replace(figure.unit.symbol, name)} for name in names)


def _years(periods: Sequence[Period]) -> Iterator[dict[str, str]]:
    if not periods:
        return
    since, period = str(periods[0]), str(periods[-1])
    yield {"since": since}
    yield {"period": period}
    yield {"period": period, "since": since}


def _periods(expression: Expression) -> list[Period]:
    return sorted({leaf.period for leaf in leaves(expression) if isinstance(leaf, Quantity)})


def _scaled(written: str, figure: Figure, words: Mapping[Fraction, str]) -> Iterator[str]:
    """Give an amount with each scale word of its language."""
    own = words.get(figure.measure.scale, "")
    for word in words.values():
        if own and own in written:
            yield re.sub(rf" ?{re.escape(own)}" if not word else re.escape(own), word, written)
        elif figure.measure.scale == 1 and word:
            gap = "" if word > "\u3000" else " "
            yield _LAST_DIGIT.sub(f"{gap}{word}", written, count=1)


def _at(where: Stretch, text: str) -> str:
    return text.split("\n")[where.line][where.start : where.stop]


def _edits(values: Mapping[str, str], layout: ClaimLayout) -> tuple[Edit, ...]:
    """Return what gives keys their values: in place of the old ones, or put before the amount."""
    edits = [
        Edit(where=layout.values[key], text=value)
        for key, value in values.items()
        if key in layout.values
    ]
    fresh = [f"{key}: {value}" for key, value in values.items() if key not in layout.values]
    place = next((layout.keys[name] for name in AMOUNTS if name in layout.keys), None)
    if not fresh:
        return tuple(edits)
    if place is None:
        return ()
    gap = ", " if layout.is_flow else "\n" + " " * place.start
    where = Stretch(line=place.line, start=place.start, stop=place.start)
    return (*edits, Edit(where=where, text="".join(f"{line}{gap}" for line in fresh)))
