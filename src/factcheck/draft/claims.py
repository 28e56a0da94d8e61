"""Readings made into drafted claims: period, subject, quote, id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from factcheck.draft.catalogue import Catalogue
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.drafting import Scanned
from factcheck.draft.expand import subjects
from factcheck.draft.periods import place
from factcheck.draft.printed import Comparator, Direction, Printed
from factcheck.draft.qualitative import boasts
from factcheck.draft.reading import Confidence, Kind, Passage, Reading
from factcheck.draft.subject import subject

Read = tuple[Printed, Passage, Reading]


def claims(seen: Scanned, read: list[Read], catalogue: Catalogue) -> tuple[DraftedClaim, ...]:
    """Every reading that claims something, in the order of the text."""
    made: list[DraftedClaim] = []
    carried = earlier = ""
    sentence = -1
    ids: Counter[str] = Counter()
    for index, (figure, passage, reading) in enumerate(read):
        if reading.kind is None:
            continue
        if passage.sentence[0] != sentence:
            sentence, earlier = passage.sentence[0], ""
        own = _subject(seen, passage, reading)
        carried = own or _above(seen, passage) or carried
        new = _claims(
            seen,
            figure,
            passage,
            reading,
            _following(read, index),
            own or carried,
            catalogue,
            read,
            index,
            earlier,
        )
        earlier = new[0].period if new else earlier
        made.extend(new)
    made.extend(_boasts(seen, read))
    made.sort(key=lambda each: (each.figure_start, each.figure_end))
    return tuple(_named(each, ids) for each in made)


def _boasts(seen: Scanned, read: list[Read]) -> Iterator[DraftedClaim]:
    """Clauses without a figure, kept so that nothing said goes unnoticed."""
    planned = [setting.plan for setting in seen.line_of_time.settings]
    told = [figure for figure, _, reading in read if reading.kind]
    for kind, start, end in boasts(seen.parts, told, planned):
        first, last = seen.normal.span(start, end)
        setting = seen.line_of_time.settings[seen.parts.line_index(start)]
        words = seen.parts.text[start:end]
        yield DraftedClaim(
            id="",
            kind=kind,
            start=first,
            end=last,
            figure_start=first,
            figure_end=last,
            line=seen.normal.line(start),
            quote=words,
            figure=words,
            number="",
            scale="",
            value=None,
            upper=None,
            symbol=kind.value,
            unit="",
            comparator=Comparator.IS,
            direction=Direction.NONE,
            subject=words,
            period=setting.period,
            confidence=Confidence.MEDIUM,
        )


def _claims(
    seen: Scanned,
    figure: Printed,
    passage: Passage,
    reading: Reading,
    following: int,
    about: str,
    catalogue: Catalogue,
    read: list[Read],
    index: int,
    earlier: str,
) -> list[DraftedClaim]:
    setting = seen.line_of_time.settings[seen.parts.line_index(figure.start)]
    period, base = place(
        seen.line_of_time,
        setting,
        passage,
        reading,
        following,
        earlier,
        joined=_joined(read, index),
        line_start=seen.parts.line(figure.start).start,
    )
    trigger = min(max(reading.trigger or figure.start, passage.sentence[0]), figure.start)
    quote_start, quote_end = seen.normal.span(trigger, figure.end)
    figure_start, figure_end = seen.normal.span(figure.start, figure.end)
    assert reading.kind is not None and figure.measure is not None
    one = DraftedClaim(
        id="",
        kind=reading.kind,
        of_kind=Kind(reading.base_words) if reading.base_words else None,
        start=quote_start,
        end=quote_end,
        figure_start=figure_start,
        figure_end=figure_end,
        line=seen.normal.line(figure.start),
        quote=passage.text[trigger : figure.end].strip(),
        figure=figure.text,
        number=figure.number,
        scale=figure.scale,
        value=figure.value,
        upper=figure.upper,
        symbol=_symbol(figure),
        unit=figure.unit or figure.currency,
        comparator=reading.comparator,
        direction=reading.direction,
        subject=about,
        indicator=catalogue.match(about) if about else "",
        partner=reading.partner,
        period=period,
        base=base,
        confidence=reading.confidence,
        in_words=figure.in_words,
    )
    names = subjects(passage, one, read, index)
    if names == [about]:
        return [one]
    return [
        replace(one, subject=name, indicator=catalogue.match(name) if name else "")
        for name in names
    ]


def _joined(read: list[Read], index: int) -> bool:
    """Whether `or` ties a figure to the one before it."""
    return index > 0 and bool(
        OR_ELSE.fullmatch(read[index][1].text, read[index - 1][0].end, read[index][0].start)
    )


OR_ELSE = re.compile(r"[^.;]{0,24}?,? or (?:about )?", re.IGNORECASE)


def _following(read: list[Read], index: int) -> int:
    """Where the next figure begins whose words of time are not this one's too: `$5, or $1 a share, in 2014`."""
    text = read[index][1].text
    step = index
    while step + 1 < len(read) and OR_ELSE.fullmatch(
        text, read[step][0].end, read[step + 1][0].start
    ):
        step += 1
    return read[step + 1][0].start if step + 1 < len(read) else len(text)


def _symbol(figure: Printed) -> str:
    assert figure.measure is not None
    if figure.measure.symbol == "count" and figure.noun:
        return f"count:{singular(figure.noun)}"
    return figure.measure.symbol


def singular(noun: str) -> str:
    """A plural noun in the singular, by its ending alone.

    >>> singular("counties"), singular("jobs"), singular("boxes"), singular("people")
    ('county', 'job', 'box', 'people')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if re.search(r"(?:x|ch|sh|ss)es$", noun):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _subject(seen: Scanned, passage: Passage, reading: Reading) -> str:
    start = max(passage.clause[0], passage.previous_end)
    trigger = min(reading.trigger or passage.figure.start, passage.figure.start)
    return subject(seen.parts, start, max(start, trigger))


def _above(seen: Scanned, passage: Passage) -> str:
    """A line without a figure right above a line that begins with its verb."""
    parts = seen.parts
    line = parts.line_index(passage.figure.start)
    if (
        parts.sentence(passage.figure.start)[0] < parts.lines[line].start
        or passage.clause[0] > parts.lines[line].start + 1
    ):
        return ""
    for above in range(line - 1, max(-1, line - 4), -1):
        words = passage.text[parts.lines[above].start : parts.lines[above].end].strip()
        if words and not re.search(r"\d|[。.!！?？]$", words) and len(words) <= 30:
            return words.strip("●•· ")
        if words:
            return ""
    return ""


def _named(claim: DraftedClaim, ids: Counter[str]) -> DraftedClaim:
    """Give a claim an id: line, kind and number of its kind on that line."""
    stem = f"l{claim.line:03d}-{claim.kind.value.replace('_', '-')}"
    ids[stem] += 1
    return replace(claim, id=stem if ids[stem] == 1 else f"{stem}-{ids[stem]}")
