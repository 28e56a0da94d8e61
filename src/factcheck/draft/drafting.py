"""From a report's text to drafted claims: scan, read, place in time, name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from factcheck.draft.calendar import Moment
from factcheck.draft.catalogue import Catalogue
from factcheck.draft.chinese import read_chinese
from factcheck.draft.drafted import DraftedClaim, Numeral
from factcheck.draft.english import read_english
from factcheck.draft.grammar import figures
from factcheck.draft.layout import Layout, is_chinese, layout
from factcheck.draft.measure import CHINESE, Dimension, Measure
from factcheck.draft.moments import moments
from factcheck.draft.names import name_spans
from factcheck.draft.normalise import Normal, normalise
from factcheck.draft.phrases import phrases
from factcheck.draft.printed import Comparator, Phrase, Printed
from factcheck.draft.reading import Confidence, Kind, Passage, Reading
from factcheck.draft.runs import runs
from factcheck.draft.targets import as_target
from factcheck.draft.timeline import Timeline, timeline

LINKED = re.compile(
    r"\s*(?:、|和|及|与|以及|或|,|，|/|and|or|, and|,? respectively)\s*(?:约|近|超)?\s*\(?",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"(?:\bfrom|compared (?:to|with)|versus|against|than|from the|than the|提高到|上升到|下降到"
    r"|增加到|扩大到|降到|升至|降至|提高至|下降至|上升至|提升到|提升至)\s*$",
    re.IGNORECASE,
)
ONWARD = re.compile(
    r"[^.;,]{0,20}\bto(?: over| about| around| nearly| more than| almost)?\s*", re.IGNORECASE
)
PARTS = re.compile(r"[^.;:]{0,44}?(?:, | and |, and )", re.IGNORECASE)
THAT_OF = re.compile(
    r",? (?:and|while|with) (?:that of |those of )?(?:the )?(?:[\w'-]+ ){1,8}", re.IGNORECASE
)
OR = re.compile(r",? ?\(?(?:or )?(?:about )?", re.IGNORECASE)
STRONG = (Dimension.MONEY, Dimension.PERCENT, Dimension.POINT, Dimension.QUANTITY, Dimension.TIMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """All that was seen in a text before any of it was read."""

    normal: Normal
    parts: Layout
    line_of_time: Timeline
    figures: tuple[Printed, ...]
    names: tuple[tuple[int, int], ...]
    moments: tuple[Moment, ...]


def scan(
    text: str, *, units: Mapping[str, Measure] = CHINESE, period: str = "", published: str = ""
) -> Scanned:
    """See figures, phrases, names and words of time, and settle which of them holds a place."""
    normal = normalise(text)
    parts = layout(normal.text)
    where = runs(parts)
    names = name_spans(normal.text, where)
    times = moments(normal.text, where)
    told = _settled(figures(normal.text, units), phrases(normal.text, where), names, times)
    return Scanned(
        normal=normal,
        parts=parts,
        line_of_time=timeline(parts, times, period, published),
        figures=tuple(told),
        names=tuple(names),
        moments=tuple(times),
    )


def _settled(
    found: list[Printed], told: list[Printed], names: list[tuple[int, int]], times: list[Moment]
) -> list[Printed]:
    """Where two readings of a place overlap, the surer one stays."""
    spoken = [
        each
        for each in told
        if not (
            each.phrase in (Phrase.ORDINAL, Phrase.RANK) and _overlaps(names, each.start, each.end)
        )
    ]
    taken = _Spans((each.start, each.end) for each in spoken)
    dated = {(each.start, each.end): each for each in times}
    time_spans = _Spans(dated)
    kept = list(spoken)
    for each in found:
        assert each.measure is not None
        number_end = each.start + len(each.currency) + len(each.number) + 1
        if _overlaps(
            names, each.start, max(each.start + 1, each.start + len(each.number))
        ) or taken.covers(each.start, number_end - 1):
            continue
        if time_spans.covers(each.start, each.start + 1) and not (
            each.measure.dimension in STRONG or each.scale
        ):
            continue
        kept.append(each)
    return sorted(kept, key=lambda each: (each.start, each.end))


class _Spans:
    """Spans sorted by start, to be asked whether a place lies in one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def covers(self, start: int, end: int) -> bool:
        index = bisect_left(self.starts, end) - 1
        return any(other_end > start for _, other_end in self.spans[max(0, index - 3) : index + 1])


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(spans, (end - 1, 1 << 60)) - 1
    return index >= 0 and spans[index][1] > start


def readings(seen: Scanned) -> list[tuple[Printed, Passage, Reading]]:
    """Read every figure in order; a figure linked to the one before it shares its reading."""
    done: list[tuple[Printed, Passage, Reading]] = []
    last: dict[int, tuple[Printed, Reading]] = {}
    for each in seen.figures:
        passage = _passage(seen, each, done)
        table = seen.parts.line(each.start).table
        reading = (
            Reading(kind=None, role="table")
            if table and each.phrase is Phrase.FIGURE
            else _read(seen, each, passage, last)
        )
        if each.phrase is Phrase.FIGURE:
            last = {passage.sentence[0]: (each, reading)}
            if reading.kind:
                chinese = is_chinese(seen.parts.text, *passage.sentence)
                reading = as_target(passage, reading, chinese=chinese)
        done.append((each, passage, reading))
    return done


def _passage(seen: Scanned, each: Printed, done: list[tuple[Printed, Passage, Reading]]) -> Passage:
    parts = seen.parts
    sentence = parts.sentence(each.start)
    previous = sentence[0]
    for other, _, reading in reversed(done[-3:]):
        if (
            other.phrase is Phrase.FIGURE
            and (reading.kind or reading.role == "scope")
            and sentence[0] <= other.start
            and other.end <= each.start
        ):
            previous = other.end
            break
    setting = seen.line_of_time.settings[parts.line_index(each.start)]
    return Passage(
        text=parts.text,
        figure=each,
        clause=parts.clause(each.start),
        segment=parts.segment(each.start),
        sentence=sentence,
        previous_end=previous,
        plan=setting.plan,
    )


def _read(
    seen: Scanned, each: Printed, passage: Passage, last: dict[int, tuple[Printed, Reading]]
) -> Reading:
    match each.phrase:
        case Phrase.RANK:
            return Reading(kind=Kind.RANK, trigger=each.start, confidence=Confidence.MEDIUM)
        case Phrase.ORDINAL:
            return Reading(kind=Kind.ORDINAL, trigger=each.start, confidence=Confidence.MEDIUM)
        case Phrase.RECORD:
            return Reading(kind=Kind.RECORD, trigger=each.start)
        case Phrase.TARGET:
            return Reading(kind=Kind.TARGET, trigger=each.start)
        case Phrase.MULTIPLE:
            return Reading(kind=Kind.MULTIPLE, trigger=each.start)
        case Phrase.FIGURE:
            return _read_figure(seen, each, passage, last)


def _read_figure(
    seen: Scanned, each: Printed, passage: Passage, last: dict[int, tuple[Printed, Reading]]
) -> Reading:
    chinese = is_chinese(seen.parts.text, *passage.sentence)
    reading = read_chinese(passage) if chinese else read_english(passage)
    before = last.get(passage.sentence[0])
    if before:
        other, earlier = before
        same = other.measure and each.measure and other.measure.dimension is each.measure.dimension
        linked = LINKED.fullmatch(passage.text, other.end, each.start)
        compared = (
            same
            and earlier.kind in (Kind.RATIO, Kind.SHARE, Kind.TARGET)
            and reading.kind in (Kind.RATIO, Kind.THRESHOLD, Kind.SHARE)
        )
        if (
            compared
            and AGAIN.search(passage.left(40))
            and reading.comparator in (Comparator.IS, Comparator.MORE_THAN)
        ):
            reading = replace(
                reading,
                kind=earlier.kind,
                base_words=earlier.base_words,
                confidence=earlier.confidence,
            )
        onward = same and not chinese and ONWARD.fullmatch(passage.text, other.end, each.start)
        led = (
            not chinese and reading.confidence is Confidence.LOW and passage.left(4).endswith("by ")
        )
        parted = (
            not chinese
            and same
            and reading.confidence is Confidence.LOW
            and PARTS.fullmatch(passage.text, other.end, each.start)
        )
        if parted and earlier.kind is Kind.SHARE:
            reading = replace(reading, kind=earlier.kind)
        if (onward and earlier.kind in (Kind.RATIO, Kind.SHARE, Kind.CONTRIBUTION)) or (
            same and led and earlier.kind in (Kind.GROWTH, Kind.CAGR)
        ):
            reading = replace(reading, kind=earlier.kind, direction=earlier.direction)
        alike = (
            not chinese
            and same
            and reading.confidence is Confidence.LOW
            and THAT_OF.fullmatch(passage.text, other.end, each.start)
        )
        if alike and earlier.kind in (Kind.GROWTH, Kind.CAGR):
            reading = replace(reading, kind=earlier.kind, direction=earlier.direction)
        if (
            earlier.kind is Kind.CHANGE
            and each.measure
            and each.measure.dimension is Dimension.PERCENT
            and OR.fullmatch(passage.text, other.end, each.start)
        ):
            reading = replace(reading, kind=Kind.GROWTH, direction=earlier.direction)
        if (
            same
            and linked
            and earlier.kind
            and (not reading.kind or each.measure and each.measure.dimension in STRONG)
        ):
            reading = replace(earlier, comparator=reading.comparator, trigger=each.start)
    if each.upper is not None and reading.kind in (
        Kind.LEVEL,
        Kind.COUNT,
        Kind.RATIO,
        Kind.SHARE,
        Kind.THRESHOLD,
    ):
        reading = replace(reading, kind=Kind.RANGE, comparator=Comparator.BETWEEN)
    return reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Claims of a report, and every numeral that is none.

    `spans()` gives the claims as plain mappings, `residue` the numerals nobody claims anything with.
    """

    text: str
    claims: tuple[DraftedClaim, ...]
    numerals: tuple[Numeral, ...]
    period: str
    chinese: bool

    @property
    def residue(self) -> tuple[Numeral, ...]:
        """Numerals that are neither a claim, nor part of one, nor a name."""
        return tuple(each for each in self.numerals if each.role == "residue")

    def spans(self, *, soft: bool = False) -> list[dict[str, object]]:
        """Claims as mappings with offsets into the original text; boasts only if `soft`."""
        from factcheck.draft.spans import spans

        return spans(self, soft=soft)


def draft(
    text: str,
    *,
    catalogue: Catalogue | None = None,
    units: Mapping[str, Measure] | None = None,
    period: str = "",
    published: str = "",
) -> Draft:
    """Draft the claims of a report.

    Parameters
    ----------
    text
        The report as it is, plain text or Markdown, Chinese or English or both.
    catalogue
        Names of known indicators; without one every indicator gets a proposed id.
    units
        Units and classifiers to know besides the built-in ones, by the word as printed.
    period, published
        What the report's own headings would otherwise have to say.

    Returns
    -------
    Draft
        Claims in the order of the text, and an account of all other numerals.

    Examples
    --------
    >>> first = draft("2021年工作回顾\\n进出口总额完成13.8亿元,增长53.5%。").claims[0]
    >>> first.kind.value, first.number, first.unit, first.period, first.quote
    ('level', '13.8', '元', '2021', '完成13.8亿元')
    """
    from factcheck.draft.claims import claims
    from factcheck.draft.residue import numerals

    known = {**CHINESE, **units} if units else CHINESE
    seen = scan(text, units=known, period=period, published=published)
    read = readings(seen)
    made = claims(seen, read, catalogue or Catalogue())
    return Draft(
        text=text,
        claims=made,
        numerals=numerals(seen, read, made),
        period=str(seen.line_of_time.year or ""),
        chinese=is_chinese(seen.normal.text, 0, min(len(text), 4000)),
    )
