"""What another reader proposes of a text: nothing is believed that does not stand there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from factcheck.domain.period import PeriodError
from factcheck.domain.rational import Fraction
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import Kind
from factcheck.draft.readings import Read
from factcheck.draft.scanning import Scanned
from factcheck.draft.spans import NAMES, SOFT
from factcheck.language import say
from factcheck.wording.period_reader import parse_period

MOST = 100_000  # proposals of one text
LONGEST = 400  # characters of a quote, a subject or an area
_VALUE = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:\.\.-?\d{1,30}(?:\.\d{1,30})?)?")
_KINDS = {NAMES.get(kind, kind.value): kind for kind in Kind if kind not in SOFT}
_AMOUNTS = frozenset({Kind.LEVEL, Kind.THRESHOLD, Kind.CHANGE})
#: The kinds that a figure may be of where nothing but a proposal says so, by what it is told in.
_SAID_IN = {
    MeasuredBy.MONEY: _AMOUNTS,
    MeasuredBy.QUANTITY: _AMOUNTS,
    MeasuredBy.COUNT: frozenset({Kind.COUNT, Kind.THRESHOLD}),
    MeasuredBy.NUMBER: frozenset({Kind.COUNT}),
    MeasuredBy.PERCENT: frozenset({Kind.LEVEL, Kind.GROWTH, Kind.SHARE, Kind.THRESHOLD}),
    MeasuredBy.POINT: frozenset({Kind.POINT_CHANGE}),
    MeasuredBy.TIMES: frozenset({Kind.MULTIPLE}),
}
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Proposal(Struct, frozen=True, kw_only=True):
    """A reading of a figure by somebody else, as `--format spans` writes one."""

    quote: str
    kind: Kind
    period: str = ""
    base: str = ""
    subject: str = ""
    area: str = ""


class Heard(Struct, frozen=True, kw_only=True):
    """The proposals that hold, by the figure they are of, and why each of the others does not."""

    proposals: Mapping[int, Proposal] = field(default_factory=dict)  # by place among the readings
    refused: tuple[str, ...] = ()


class RefusedError(ValueError):
    """A proposal that says what does not stand in the text, or what nothing can be."""


def parsed(answer: bytes) -> Sequence[object]:
    """Return the members of the list of readings that a program answered.

    Raises
    ------
    RefusedError
        If it is no such list.
    """
    try:
        members = json.loads(answer.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RefusedError(say("its answer is no JSON in UTF-8")) from error
    if not isinstance(members, list):
        raise RefusedError(say("its answer is no list of readings"))
    if len(members) > MOST:
        raise RefusedError(say("its answer has {number} readings", number=len(members)))
    return members


def hear(members: Sequence[object], scanned: Scanned, read: Sequence[Read]) -> Heard:
    """Hold proposals against the text: the quote must stand there, and the figure be read so."""
    if not members:
        return Heard()
    figures = {
        scanned.normal.span(one.figure.start, one.figure.end): index
        for index, one in enumerate(read)
    }
    proposals: dict[int, Proposal] = {}
    refused = []
    for number, member in enumerate(members, 1):
        try:
            index, proposal = _checked(member, scanned, read, figures)
        except RefusedError as error:
            refused.append(say("reading {number}: {reason}", number=number, reason=str(error)))
        else:
            proposals.setdefault(index, proposal)  # of one figure the first is heard
    return Heard(proposals=proposals, refused=tuple(refused))


def _checked(
    member: object, scanned: Scanned, read: Sequence[Read], figures: Mapping[tuple[int, int], int]
) -> tuple[int, Proposal]:
    """Return which figure a proposal is of, and the proposal.

    Raises
    ------
    RefusedError
    """
    if not isinstance(member, dict):
        raise RefusedError(say("it is no mapping"))
    quote = _text(member, "text")
    span = _figure(member, quote, scanned.normal.original, figures)
    index = figures.get(span)
    if index is None:
        raise RefusedError(say("no figure is read at {place}", place=f"{span[0]}-{span[1]}"))
    figure = read[index].figure
    if _values(member.get("value")) != tuple(
        value for value in (figure.value, figure.upper) if value is not None
    ):
        raise RefusedError(say("{figure!r} has another value", figure=figure.text))
    if _text(member, "unit") not in {"", figure.measure.symbol} and not (
        figure.measure.symbol == "count" and _text(member, "unit").startswith("count")
    ):
        raise RefusedError(say("{figure!r} is in another unit", figure=figure.text))
    kind = _KINDS.get(_text(member, "type"))
    if kind is None:
        raise RefusedError(say("there is no kind {name!r}", name=_text(member, "type")))
    if read[index].reading.kind is None and kind not in _SAID_IN.get(figure.dimension, ()):
        raise RefusedError(
            say("{figure!r} is no figure of the kind {kind}", figure=figure.text, kind=kind.value)
        )
    return index, Proposal(
        quote=quote,
        kind=kind,
        period=_period(member, "period"),
        base=_period(member, "base"),
        subject=_text(member, "subject"),
        area=_text(member, "area"),
    )


def _text(member: Mapping[str, object], key: str) -> str:
    """Return a text of a proposal.

    Raises
    ------
    RefusedError
        If it is none, is long, or holds signs that nobody prints.
    """
    text = member.get(key, "")
    if not isinstance(text, str) or len(text) > LONGEST or _UNPRINTED.search(text):
        raise RefusedError(say("{key!r} is no short text on one line", key=key))
    return text


def _figure(
    member: Mapping[str, object],
    quote: str,
    text: str,
    figures: Mapping[tuple[int, int], int],
) -> tuple[int, int]:
    """Return where the figure stands, by its offsets or else as the only one in its quote.

    Raises
    ------
    RefusedError
    """
    if not quote:
        raise RefusedError(say("it quotes nothing"))
    places = [member.get(key) for key in ("start", "end", "fig_start", "fig_end")]
    if all(place is None for place in places):
        return _only(quote, text, figures)
    if not all(type(place) is int and 0 <= place <= len(text) for place in places):
        raise RefusedError(say("its offsets are no places in the text"))
    start, end, first, last = (int(str(place)) for place in places)
    if " ".join(text[start:end].split()) != " ".join(quote.split()) or not (
        start <= first < last <= end
    ):
        raise RefusedError(say("{quote!r} does not stand where it says", quote=quote))
    return first, last


def _only(quote: str, text: str, figures: Mapping[tuple[int, int], int]) -> tuple[int, int]:
    """Return the only figure of a quote that stands in the text once.

    Raises
    ------
    RefusedError
    """
    start = text.find(quote)
    if start < 0:
        raise RefusedError(say("{quote!r} does not stand in the text", quote=quote))
    if text.find(quote, start + 1) >= 0:
        raise RefusedError(say("{quote!r} stands in the text more than once", quote=quote))
    end = start + len(quote)
    inside = [span for span in figures if start <= span[0] and span[1] <= end]
    if len(inside) != 1:
        raise RefusedError(say("{quote!r} does not hold one figure", quote=quote))
    return inside[0]


def _values(value: object) -> tuple[Fraction, ...]:
    """Return the ends of a value.

    Raises
    ------
    RefusedError
    """
    if value is None:
        return ()
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise RefusedError(say("{key!r} is no number in decimals, as a text", key="value"))
    written = str(value)[:100]
    if not _VALUE.fullmatch(written):
        raise RefusedError(say("{key!r} is no number in decimals, as a text", key="value"))
    return tuple(map(Fraction, written.split("..")))


def _period(member: Mapping[str, object], key: str) -> str:
    text = _text(member, key)
    try:
        if text:
            parse_period(text)
    except PeriodError as error:
        raise RefusedError(say("{text!r} is no period", text=text)) from error
    return text


def differences(claim: DraftedClaim, proposal: Proposal) -> Iterator[str]:
    """Give a doubt for all that a proposal reads otherwise, with both readings in it."""
    for key, own, other in (
        (say("kind"), claim.kind.value, proposal.kind.value),
        (say("period"), claim.period, proposal.period),
        (say("base"), claim.base, proposal.base),
        (say("subject"), claim.subject.casefold(), proposal.subject.casefold()),
        (say("area"), claim.area.casefold(), proposal.area.casefold()),
    ):
        if own != other and (other or key == say("kind")):
            yield say(
                "{part}: {own}, or {other} as was proposed?",
                part=key,
                own=own or say("none"),
                other=other,
            )


def only_proposed() -> str:
    """Say that nothing but a proposal speaks for a claim."""
    return say("it was proposed; by the rules the figure claims nothing")
