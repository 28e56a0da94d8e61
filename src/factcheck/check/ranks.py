"""Ranks and superlatives: the largest of a column, second of six, the highest in five years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check import vocabulary as known
from factcheck.check.arithmetic import weaker
from factcheck.check.cells import CheckPeriod, DataCell
from factcheck.check.claimed import ClaimedAs
from factcheck.check.doubts import HeardNames
from factcheck.check.findings import TieStrength
from factcheck.check.index import CellIndex, CellRole, CellSeries
from factcheck.check.readings import CellReading
from factcheck.check.sentences import SentenceSpan, open_reason, years_at
from factcheck.check.statements import ReportReading, ReportStatement
from factcheck.check.tying import TiedSeries, best, heard, tied
from factcheck.check.words import english, is_chinese, stem
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER
from factcheck.language import say
from factcheck.wording.en.numeral import ORDINALS
from factcheck.wording.prose_numbers import COUNTS, HAN_COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "ranks")

_NUMBERS = {word: number for word, number in COUNTS.items() if word != "one"}
_ORDINALS = {word: number for number, word in enumerate(ORDINALS[:10], start=1)}
_HIGH = (
    "highest largest biggest greatest strongest best fastest most steepest longest busiest".split()
)
_LOW = "lowest smallest slowest least weakest shortest fewest".split()
_OF_MANY = (
    rf"(?:of|among|in) (?:all|(?:the |its |our )?(?:last |past )?(?:\d+|{'|'.join(_NUMBERS)}))\b"
)
_SUPERLATIVE = re.compile(
    rf"(?:\b(?:the|our|its|their|a|by far the)\s+)?(?:(?P<ordinal>{'|'.join(_ORDINALS)})[- ])?"
    rf"\b(?<!at )(?P<word>{'|'.join((*_HIGH, *_LOW))})\b"
    r"(?!\s+(?:of\s+)?(?:people|patients|part|likely))"
    rf"(?:\s+(?P<noun>(?!of\b|in\b|among\b|since\b)[a-z-]+))?(?:\s+(?P<many>{_OF_MANY})(?:\s+years)?)?",
    re.IGNORECASE,
)
_TIMES = re.compile(  # the fourth quarter was the strongest; the third, with 43.8, the weakest
    WORDS.pattern(
        r"(?<!in )\bthe (?:first|second|third|fourth|last|final)"
        r"(?: (?:{en.units_of_time}))?(?= was\b| is\b| remained\b|,)"
    ),
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(  # most of our provisions, at the head of a sentence most provisions
    r"(?:most|least) (?:of|are|were|have|had|other)\b|^most (?!recent)", re.IGNORECASE
)
_ORDINAL = re.compile(
    WORDS.pattern(
        r"(?:(?P<puts>\b(?:{en.ordinal})\s+"
        r"(?:[A-Z]\w+\s+)?)|(?P<apart>,\s+))"
        r"(?:the\s+)?(?P<ordinal>{join})"
        r"(?=\s+(?P<many>{of_many})|\s+(?:at|with|place|among|behind|after|in the)\b"
        r"|\s*[,.;)])",
        join="|".join(list(_ORDINALS)[1:]),
        of_many=_OF_MANY,
    ),
    re.IGNORECASE,
)
_CHINESE = re.compile(
    WORDS.pattern(
        r"最(?P<word>{zh.most})"
        r"|(?:{zh.placed})[^,，。;；\d一二三四五六七八九十]{0,8}第"
        r"(?P<ordinal>[一二三四五六七八九十]|\d+)位?"
        r"|(?:位?居|列|仍?[为是])?[^,，。;；\d]{0,6}(?P<first>{zh.first})"
    )
)
_CHINESE_LOW = frozenset("低小少慢短弱")
_OVER_TIME = re.compile(
    WORDS.pattern(r"{en.over_time}|{zh.over_time}"),
    re.IGNORECASE,
)
#: A loss of 14 points, the largest of the seven: not by what there is.
_CHANGE_TOLD = re.compile(
    WORDS.pattern(r"\b(?:{en.change_told})\b[^.;:]{0,45}$|(?:{zh.change_told})[^，。；]{0,4}$"),
    re.IGNORECASE,
)
_GAIN = re.compile(WORDS.pattern(r"{en.gain}|{zh.gain}"), re.IGNORECASE)
_GROWING = re.compile(WORDS.pattern(r"{en.growing}|{zh.growing}"), re.IGNORECASE)
_MOVED = re.compile(  # the number of clerks fell most: not by what it is
    WORDS.pattern(r"\b(?:{en.moved}) (?:by )?(?:the )?$"),
    re.IGNORECASE,
)
_AT = re.compile(
    r"^[\s,]*(?:of|at|with)\s+[$€£]?\d[\d.,]*(?P<percent>\s?(?:%|per ?cent))?", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"^[^,;.]*?(?:\b(?:is|was|are|were|remains?|remained|went to|belongs? to|in|by|of|had|has)\b"
    r"|[,:(])"
    r"\s+(?P<who>(?:(?!\d|times\b|than\b|the size\b)\S+\s*){1,6})",
    re.IGNORECASE,
)
_SINCE = re.compile(r"since (?:fiscal )?(\d{4})|自(\d{4})年", re.IGNORECASE)


_ORDER = [TieStrength.SETTLED, TieStrength.CERTAIN, TieStrength.LIKELY, TieStrength.GUESSED]
#: Of a country this may mean its land, its people or its economy.
_OF_SIZE = re.compile(WORDS.pattern(r"\b(?:{en.of_size})est\b"), re.IGNORECASE)
_PLACES = frozenset(map(stem, "country countries state region city nation member district".split()))
_PRINTED = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_NO_NOUNS = frozenset(stem(word) for word in (*_HIGH, *_LOW, *_ORDINALS, *_NUMBERS))


class RankClaim(Struct, frozen=True, kw_only=True):
    """A rank as a sentence claims it."""

    statement: ReportStatement
    place: int  # 1 of the first
    is_low: bool  # counted from the lowest
    count: int = 0  # of how many; 0 where nothing is said
    over_time: bool = False
    is_gain: bool = False  # of how much something changed
    is_growth: bool = False
    since: int = 0


def rank_claims(report: ReportReading) -> Iterator[RankClaim]:
    """Give the ranks and superlatives of the prose of a report."""
    previous: SentenceSpan | None = None
    for sentence in report.sentences:
        before = previous if previous and previous.paragraph == sentence.paragraph else None
        matches = [
            *_SUPERLATIVE.finditer(sentence.text),
            *_ORDINAL.finditer(sentence.text),
            *_CHINESE.finditer(sentence.text),
        ]
        for match in sorted(matches, key=lambda found: found.start()):
            if _QUANTIFIER.match(sentence.text, match.start()) is None:
                yield _claim(match, sentence, before, report)
        previous = sentence


def _claim(
    match: re.Match[str],
    sentence: SentenceSpan,
    previous: SentenceSpan | None,
    report: ReportReading,
) -> RankClaim:
    groups = match.groupdict()
    word = (groups.get("word") or "").casefold()
    ordinal = (groups.get("ordinal") or "").casefold()
    place = _ORDINALS.get(ordinal) or HAN_COUNTS.get(ordinal) or int(ordinal or 1)
    start, end = match.span()
    if groups.get("puts") or groups.get("apart"):
        start = match.start("ordinal")
    text = sentence.text
    figure = text[start:end]
    many = groups.get("many") or ""
    since = _SINCE.search(text, max(0, start - 30))
    around = figure if figure.isascii() else text[max(0, start - 8) : end]
    statement = ReportStatement(
        start=sentence.start + start,
        end=sentence.start + end,
        figure=figure,
        sentence=sentence,
        previous=previous,
        before=text[:start],
        near=_near(text, start),
        behind=text[end:],
        claimed=ClaimedAs.RANK,
        range=Interval.point(place),
        value=Fraction(place),
        measure=PLAIN_NUMBER,
        period=CheckPeriod(report.year) if report.year else None,
        years=years_at(sentence, sentence.start + start),
        is_open=open_reason(sentence, start),
    )
    return RankClaim(
        statement=statement,
        place=place,
        is_low=word in _LOW or word in _CHINESE_LOW,
        count=_count(many),
        over_time=_OVER_TIME.search(text[start : end + 30]) is not None,
        is_gain=_GAIN.search(figure) is not None,
        is_growth=_GROWING.search(around) is not None and _GAIN.search(figure) is None,
        since=int(next(filter(None, since.groups()))) if since else 0,
    )


def _near(text: str, start: int) -> str:
    """Return the words of the clause, or of the ones before it where it names nothing."""
    return re.split(r"[;:;:]", text[:start])[-1]


def _count(many: str) -> int:
    words = many.casefold().split()
    for word in reversed(words):
        if word.isdigit():
            return int(word)
        if word in _NUMBERS:
            return _NUMBERS[word]
    return 0


_ROLES = {True: (CellRole.CHANGE, CellRole.LEVEL), False: (CellRole.LEVEL,)}


class Ranker:
    """What ranks series among their peers.

    Parameters
    ----------
    index : CellIndex
        The series.
    year : int
        The year that the report is about.
    """

    def __init__(self, index: CellIndex, year: int) -> None:
        self.index, self.year = index, year

    def readings(self, claim: RankClaim, topic: frozenset[str]) -> list[CellReading]:
        """Return what a series is in the order of its peers, under each tie that is as good."""
        statement = claim.statement
        names = heard(statement, self.index, topic)
        ties: list[TiedSeries] = []
        for role in _ROLES[claim.is_growth]:
            ties = ties or tied(
                statement,
                self.index,
                names,
                partial(self._may_be_ranked, claim, role),
            )
        readings = []
        for tie in best(ties):
            reading = self._over_time(claim, tie) if claim.over_time else self._among(claim, tie)
            is_named = self._is_measure_named(tie.series, names) or (
                reading is not None and _is_told_beside(statement, reading.cells[0])
            )
            is_of_change = _MOVED.search(statement.before) or _CHANGE_TOLD.search(statement.before)
            is_named = is_named and not is_of_change
            if reading is not None and not is_named:
                reasons = (*reading.reasons, say("what it is ranked by is not named"))
                strength = weaker(reading.strength, TieStrength.LIKELY)
                reading = replace(reading, strength=strength, reasons=reasons)
            if reading is not None and not claim.over_time and _TIMES.search(statement.before):
                reasons = (*reading.reasons, say("a time may be what ranks so"))
                strength = weaker(reading.strength, TieStrength.LIKELY)
                reading = replace(reading, strength=strength, reasons=reasons)
            if reading is not None and self._is_only_compared(statement, tie.series):
                reasons = (*reading.reasons, say("it is not what is said to rank so"))
                strength = weaker(reading.strength, TieStrength.LIKELY)
                reading = replace(reading, strength=strength, reasons=reasons)
            if reading is not None and not claim.over_time and self._is_of_accounts(tie.series):
                strength = weaker(reading.strength, TieStrength.LIKELY)
                reading = replace(reading, strength=strength)
            if reading is not None:
                readings.append(reading)
        return readings

    def _is_of_accounts(self, series: CellSeries) -> bool:
        """Whether a column holds several totals: income and spending are no rivals."""
        labels = {
            (other.name.area or other.name.rows[-1]).strip()
            for other in self.index.of_table(series.name.table)
            if other.name.columns == series.name.columns and (other.name.area or other.name.rows)
        }
        return sum(known.TOTAL_OF.match(label) is not None for label in labels) > 1

    def _is_only_compared(self, statement: ReportStatement, series: CellSeries) -> bool:
        """Whether a series is named behind a superlative that is said of another, or of nobody.

        "The largest is six times the size of parks", and not "the largest is parks".
        """
        keys, own = self.index.lexicon.keys, series.area_keys or series.row_keys
        if own & keys(statement.near) or not own & keys(statement.behind):
            return False
        match = _PREDICATE.match(statement.behind)
        return match is None or not own & keys(match["who"])

    def _is_measure_named(self, series: CellSeries, names: HeardNames) -> bool:
        """Whether the sentence of a rank names what is ranked, where its table holds several."""
        measure = series.column_keys | (series.row_keys if series.name.area else frozenset())
        if not measure or measure & names.behind:
            return True
        columns = {
            (other.name.columns, other.name.rows if series.name.area else ())
            for other in self.index.of_table(series.name.table)
            if other.name.role is CellRole.LEVEL
        }
        return len(columns) == 1

    def _may_be_ranked(self, claim: RankClaim, role: CellRole, series: CellSeries) -> bool:
        if series.name.role is not role:
            return False
        beside = _AT.match(claim.statement.behind)
        if beside and bool(beside["percent"]) != series.is_part:
            return False
        if claim.over_time:
            return len(series.cells) > 2 and series.name.role is CellRole.LEVEL
        return not series.is_total and len(self.index.peers(series)) > 2

    def _among(self, claim: RankClaim, tie: TiedSeries) -> CellReading | None:
        period = self._period(claim.statement)
        peers = self.index.peers(tie.series)
        values: dict[int, tuple[Fraction, tuple[DataCell, ...]]] = {}
        for number, peer in enumerate(peers):
            value = self._value(claim, peer, period)
            if value is not None:
                values[number] = value
        own = next((number for number in values if peers[number] is tie.series), None)
        if own is None or len(values) < 3:
            return None
        order = [values.pop(own), *values.values()]
        return _ranked(claim, tie, order)

    def _value(
        self, claim: RankClaim, series: CellSeries, period: CheckPeriod | None
    ) -> tuple[Fraction, tuple[DataCell, ...]] | None:
        now = series.at(period)
        if now is None:
            return None
        is_change = claim.is_gain or claim.is_growth
        if not is_change or series.name.role is CellRole.CHANGE:
            return now.value, (now,)
        if period is None:
            return None
        years = claim.statement.years
        bases = (
            [claim.since] if claim.since else [year for year in years.section if year < period.year]
        )
        base = bases[0] if bases else period.year - 1
        then = series.at(CheckPeriod(base))
        if then is None or then is now or not then.value:
            return None
        value = now.value - then.value if claim.is_gain else now.value / then.value
        return value, (now, then)

    def _over_time(self, claim: RankClaim, tie: TiedSeries) -> CellReading | None:
        period = self._period(claim.statement)
        own = tie.series.at(period)
        if own is None or own.period is None:
            return None
        cells = [
            cell
            for when, cell in tie.series.cells.items()
            if when is not None and when.year <= own.period.year and cell is not own
        ]
        if claim.count:
            first = own.period.year - claim.count
            cells = [cell for cell in cells if cell.period and cell.period.year > first]
            if len(cells) + 1 < claim.count:
                return None
        if claim.since:
            cells = [cell for cell in cells if cell.period and cell.period.year >= claim.since]
        bare = replace(claim, count=0)
        return _ranked(bare, tie, [(cell.value, (cell,)) for cell in (own, *cells)])

    def _period(self, statement: ReportStatement) -> CheckPeriod | None:
        attached = statement.years.attached
        if attached:
            return CheckPeriod(attached[-1])
        return statement.period


def _is_told_beside(statement: ReportStatement, cell: DataCell) -> bool:
    """Whether the sentence of a rank tells the very figure that is ranked: third, at 98.1."""
    value = abs(cell.value / cell.measure.unit.factor)
    for match in _PRINTED.finditer(statement.sentence.text):
        printed = Fraction(match[0].replace(",", ""))
        half = Fraction(1, 10 ** len(match[0].partition(".")[2])) / 2
        if len(match[0]) > 1 and any(
            abs(value / scale - printed) <= half for scale in (1, 1000, 10**4, 10**6, 10**8, 10**9)
        ):
            return True
    return False


def _is_of_table(claim: RankClaim, tie: TiedSeries) -> bool:
    """Whether a rank is told of what the rows of a table are: our largest segment, an area."""
    series, figure = tie.series, claim.statement.figure
    if is_chinese(figure):
        return True
    nouns = {naming.key for naming in english(figure)} - _NO_NOUNS
    if series.name.area:
        is_told = _OF_SIZE.search(figure) is None or bool(nouns & series.keys)
        return is_told and nouns <= _PLACES | series.keys
    about = series.title_keys | series.called | series.column_keys
    return bool(nouns & about) or not nouns


def _is_rest(cells: Sequence[DataCell]) -> bool:
    """Whether a line holds what is left over, and is no rival of the others."""
    label = cells[0].area or (cells[0].rows[-1] if cells[0].rows else "")
    return known.REST.fullmatch(label.strip()) is not None


def _ranked(
    claim: RankClaim, tie: TiedSeries, order: Sequence[tuple[Fraction, tuple[DataCell, ...]]]
) -> CellReading:
    """Return the place of the first of some values among all of them."""
    own = order[0][0]
    rivals = [one for one in order[1:] if not _is_rest(one[1])]
    ahead = sum(value < own if claim.is_low else value > own for value, _ in rivals)
    even = sum(value == own for value, _ in order[1:])
    place = claim.place if ahead < claim.place <= ahead + even + 1 else ahead + 1
    strength = tie.strength
    reasons = tie.reasons
    if not (claim.over_time or claim.count or _is_of_table(claim, tie)):
        strength = max(strength, TieStrength.LIKELY, key=_ORDER.index)
    if claim.count and claim.count != len(order):
        strength = TieStrength.LIKELY
        reasons = (*reasons, say("the table has {number} of them", number=len(order)))
    leader = sorted(order, key=lambda one: one[0], reverse=not claim.is_low)[:3]
    shown = ", ".join(f"{cells[0].area or cells[0].label} {cells[0].shown}" for _, cells in leader)
    return CellReading(
        value=Fraction(place),
        range=Interval.point(place),
        cells=tuple(cell for _, cells in order for cell in cells),
        strength=strength,
        reasons=reasons,
        arithmetic=shown,
    )
