"""The figures of a report's prose, each with its sentence, its reading, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec.structs import replace

from factcheck.check.evidence.calendars import in_common_years
from factcheck.check.evidence.check_period import CheckPeriod, check_period, split_years
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.prose.claimed import (
    PLAIN_POINTS,
    ClaimedAs,
    claimed_by,
    figure_of,
    is_of_percentages,
    parsed_figure,
)
from factcheck.check.prose.figure_spans import out_of_brackets, span_of
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.check.prose.report_year import last_year_of, year_of
from factcheck.check.prose.sentences import (
    BEFORE,
    PLAN,
    YEAR,
    SentenceSpan,
    StatementYears,
    open_reason,
    years_around,
)
from factcheck.check.prose.severally import UNKNOWN, severally_told
from factcheck.check.prose.times_ahead import TimeAhead
from factcheck.check.prose.told_days import with_years_told, written_in
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft import Draft, draft
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.pace import guessed_base
from factcheck.draft.printed import ChangeDirection
from factcheck.draft.reading import Confidence, Kind
from factcheck.manuscript.model import Manuscript, PassageKind, ReportPassage
from factcheck.wording.hedge_words import hedges_at
from factcheck.wording.traditional import TABLE
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "statements")

_BREAK = re.compile(
    r"\n+|(?<=[。！？!?])|(?<=；)|(?<=;)(?=[^\x00-\x7f])"
    r"|(?<=[.!?][\"”’)])\s+(?=[A-Z\"“])|(?<=[^.\s][a-zA-Z%)][.!?])\s+(?=[A-Z0-9\"“(])|(?<=\d[.!?])\s+(?=[A-Z\"“(])"
    r"|(?<=[^\s]\d\.)\s+(?=\d(?!\d?\.\s))"  # the median was 28.1. 27 had diabetes
    r"|(?<=\w \d\.)\s+(?=\d(?!\d?\.\s))"
    r"|(?<=\d [a-z]\.)\s+(?=[A-Z0-9\"“(])"  # the median was 2,977 g. 51 mothers
)
_ABBREVIATED = re.compile(WORDS.pattern(r"\b(?:{en.abbreviated})\.$"))
_NUMERAL = re.compile(
    r"(?<![\w.,])(?<!\w-)(?<![$€£]\()[$€£]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
    r"(?![\w]|[.,]\d|\([a-z]\))"  # no rule 13a-15(e)
    r"(?:\s?(?:million|billion|thousand)\b|\s?%|\s?per ?cent\b)?"
)
_IN_BRACKETS = re.compile(r"(?<=[a-z] )\(\d{1,4}(?: [a-z]+)?\)")
_PART_TOLD = re.compile(  # fewer than half (74), one in five respondents (72)
    r"(?:\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|minority|most|few"
    r"|(?:\w+|\d+) in (?:\w+|\d+))|%)"
    r"(?: [\w'’-]+){0,8} $",
    re.IGNORECASE,
)
_OF_A_DOLLAR = re.compile(r"^\s*(?:in|of|out of) (?:every|each|the) (?:dollar|pound|euro)\b")
#: What a sentence has that speaks of a time to come: none takes it from the line above it.
_LOOKS_AHEAD = re.compile(
    WORDS.pattern(
        r"{planned}|\bby\b(?! contrast\b)|\bwill\b|\buntil\b|\b(?:{en.looks_ahead})"
        r"|到[^,，。]{0,8}(?:年|月|末|底)",
        planned=known.PLANNED.pattern,
    ),
    re.IGNORECASE,
)
_BESIDE_A_PLAN = re.compile(  # comfortably below the European target
    WORDS.pattern(r"\b(?:{en.beside_a_plan}) (?:the|its|their|our) (?:[\w-]+ ){0,2}(?:{en.aims})\b")
)
_DIVIDEND_PROPOSED = re.compile(  # what the accounts hold already
    r"\b(?:propos|recommend)\w*\b[^.;]*\bdividends?\b"
    r"|\bdividends?\b[^.;]*\b(?:propos|recommend)\w*",
    re.IGNORECASE,
)
_CAN_EXPECT = re.compile(r"\bc(?:an|ould) expect\b", re.IGNORECASE)


_SKIPPED = frozenset(
    {Kind.EVENT, Kind.QUALITATIVE, Kind.GRADE, Kind.RANK, Kind.ORDINAL, Kind.RECORD, Kind.CONDITION}
)


_SHORT_YEAR = re.compile(r"\bFY( ?)(\d\d)\b(?!\d|[/.,-]\d)")  # FY24 is 2024, at the same place
_BASE_OF_INDEX = re.compile(r"\b(?:19|20)\d\d(?=\s?=\s?100\b)")  # an index (2020 = 100)
_LASTING = re.compile(WORDS.pattern(r"\s?(?:{en.lasting})\b"))
_FREE = frozenset({"residue", "scope"})  # what a numeral of the text may be, and still claim


def report_reading(
    report: Manuscript,
    years: Sequence[int],
    year: int = 0,
    *,
    is_of_time: bool = False,
    is_of_subjects: bool = False,
) -> ReportReading:
    """Read the prose of a report.

    Parameters
    ----------
    report : Manuscript
        The report.
    years : sequence of int
        The years of which the data hold figures.
    year : int, optional
        The year that it is about; 0 where its title and its text tell.
    is_of_time : bool, optional
        Whether the data tell how long things last: then "19 days" is a figure.
    is_of_subjects : bool, optional
        Whether data have a row a subject: then "among men (10)" counts some.
    """
    text = in_common_years(split_years(_prose(report)).translate(TABLE))
    text = with_years_told(text, written_in(report))
    text = _SHORT_YEAR.sub(lambda match: f"{match[1]}20{match[2]}", text)
    text = _BASE_OF_INDEX.sub(lambda match: " " * len(match[0]), text)
    year = year or year_of(report, text, years)
    drafted = draft(text, period=str(year) if year else "")
    sentences = tuple(_sentences(report, text))
    reader = _StatementReader(text, sentences, drafted, year)
    reader.is_of_time, reader.is_of_subjects = is_of_time, is_of_subjects
    return ReportReading(
        text=text,
        language=drafted.language,
        year=year,
        sentences=sentences,
        statements=tuple(reader.statements()),
    )


def _prose(report: Manuscript) -> str:
    """Return the text with all that is no prose blanked: tables and their captions."""
    signs = list(report.text)
    for start, end, block in report.spans():
        is_prose = isinstance(block, ReportPassage) and block.kind is not PassageKind.CAPTION
        if not is_prose:
            signs[start:end] = ["\n" if sign == "\n" else " " for sign in signs[start:end]]
    return "".join(signs)


def _sentences(report: Manuscript, text: str) -> Iterator[SentenceSpan]:
    heading = ""
    for number, (start, _, block) in enumerate(report.spans()):
        if not isinstance(block, ReportPassage) or block.kind is PassageKind.CAPTION:
            continue
        if block.kind is PassageKind.HEADING:
            heading = block.text
        cuts = [0, *(match.end() for match in _BREAK.finditer(block.text)), len(block.text)]
        begin = 0
        for _, cut in pairwise(cuts):
            piece = text[start + begin : start + cut]
            if _ABBREVIATED.search(piece.rstrip()) and cut != len(block.text):
                continue
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                yield SentenceSpan(
                    start + begin + lead, start + begin + len(piece.rstrip()), piece.strip(),
                    heading, number,
                )  # fmt: skip
            begin = cut


def _of_year(statement: ReportStatement, year: int | None) -> ReportStatement:
    """Return a figure with the year that a list of years gives it; as it is where none does."""
    if year is None:
        return statement
    if year == UNKNOWN:
        return replace(statement, is_tangled=True)
    years = StatementYears(attached=(year,), section=statement.years.section)
    period = statement.period and statement.period.shifted(year - statement.period.year)
    return replace(statement, years=years, period=period)


_OLDEST = 120  # of ages, "65 and over" is the name of a group


def _hedge_behind(behind: str) -> Hedge | None:
    """Return the hedge that stands right behind a number: 1,300 or more."""
    text = behind.lstrip().casefold()
    words = {
        word: hedge for code in ("en", "zh") for word, hedge in hedges_at("after", code).items()
    }
    longest = max(filter(text.startswith, words), key=len, default=None)
    return None if longest is None else words[longest]


class _StatementReader:
    """What reads the statements of a report, sentence by sentence."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[SentenceSpan],
        drafted: Draft,
        year: int,
    ) -> None:
        self.is_of_time = self.is_of_subjects = False
        self.text, self.sentences, self.year = text, sentences, year
        self.claims = [claim for claim in drafted.claims if claim.value is not None]
        self.spared = drafted.numerals
        self.paragraph = ""  # what of it stands before a sentence

    @cached_property
    def _spans(self) -> list[tuple[int, int, DraftedClaim | None]]:
        """All figures in order: those that were drafted, and numerals beside them."""
        drafted: dict[int, DraftedClaim] = {}
        for claim in self.claims:
            if claim.kind not in _SKIPPED:
                drafted.setdefault(claim.figure_start, claim)
        spans: list[tuple[int, int, DraftedClaim | None]]
        spans = [span_of(self.text, start, claim) for start, claim in drafted.items()]
        taken = {at for start, end, _ in spans for at in range(start, end)}
        roles_at: dict[int, set[str]] = {}
        for one in self.spared:
            for at in range(one.start, one.end):
                roles_at.setdefault(at, set()).add(one.role)
        for match in _NUMERAL.finditer(self.text):
            places = range(*match.span())
            if not taken.isdisjoint(places):
                continue
            roles = {role for at in places for role in roles_at.get(at, ())}
            lasting = _LASTING.match(self.text, match.end())
            if roles == {"duration"} and self.is_of_time and lasting is not None:
                spans.append((match.start(), lasting.end(), None))
            elif (roles <= _FREE or self._is_count_beside(match, roles)) and not YEAR.fullmatch(
                match[0]
            ):
                spans.append((match.start(), match.end(), None))
        return sorted(spans, key=lambda span: span[0])

    def _is_count_beside(self, match: re.Match[str], roles: set[str]) -> bool:
        """Whether a number in brackets counts what stands before it: more men (10) than women (7).

        One that stands alone in its sentence may be the mark of a source.
        """
        if not self.is_of_subjects or not roles <= {"name", *_FREE}:
            return False
        sentence = next(
            (one for one in self.sentences if one.start <= match.start() < one.end), None
        )
        several = _IN_BRACKETS.findall(sentence.text) if sentence is not None else []
        around = self.text[match.start() - 1 : match.end() + 1]
        is_told = _PART_TOLD.search(self.text, max(0, match.start() - 60), match.start() - 1)
        return (len(several) > 1 or is_told is not None) and around == f"({match[0]})"

    def statements(self) -> Iterator[ReportStatement]:
        """Give all statements in order."""
        previous: SentenceSpan | None = None
        index = 0
        spans = self._spans
        heading, section = "", list[int]()
        self.paragraph, number_of = "", -1
        ahead = TimeAhead()
        for sentence in self.sentences:
            if sentence.heading != heading:
                heading, section = sentence.heading, []
            section += [int(match[1]) for match in YEAR.finditer(sentence.text)]
            self.paragraph = self.paragraph if sentence.paragraph == number_of else ""
            number_of = sentence.paragraph
            inside = []
            while index < len(spans) and spans[index][0] < sentence.end:
                if spans[index][0] >= sentence.start:
                    inside.append(spans[index])
                index += 1
            lead: CheckPeriod | None = None
            starts = [span[0] - sentence.start for span in inside]
            severally = severally_told(sentence.text, starts)
            is_next = previous is not None and previous.paragraph == sentence.paragraph
            ahead = ahead.moved_to(sentence, previous if is_next else None, self.year)
            for number, span in enumerate(inside):
                end = inside[number + 1][0] if number + 1 < len(inside) else sentence.end
                start = inside[number - 1][1] if number else sentence.start
                years = years_around(sentence, span[0], [one[0] for one in inside], section)
                before = previous if is_next else None
                statement = self._statement(span, sentence, before, (start, end), years)
                statement = _of_year(statement, severally.get(span[0] - sentence.start))
                statement = ahead.told_of(statement)
                lead = lead if number else statement.period
                yield replace(statement, lead=lead)
            self.paragraph += f" {sentence.text}"
            previous = sentence

    def _statement(
        self,
        span: tuple[int, int, DraftedClaim | None],
        sentence: SentenceSpan,
        previous: SentenceSpan | None,
        around: tuple[int, int],
        years: StatementYears,
    ) -> ReportStatement:
        start, end, claim = out_of_brackets(self.text, *span)
        before = self.text[sentence.start : start]
        behind = self.text[end : around[1]]
        common = {
            "start": start,
            "end": end,
            "figure": self.text[start:end],
            "sentence": sentence,
            "previous": previous,
            "before": before,
            "paragraph": self.paragraph,
            "near": self.text[around[0] : start],
            "behind": behind,
            "years": years,
            "is_open": open_reason(sentence, start - sentence.start),
        }
        if claim is None:
            shared = self._shared_unit(start, end, around[1])
            if shared:
                figure = {**self._bare(self.text[start:end])}
                figure |= parsed_figure(f"{self.text[start:end]} {shared}") or {}
                return ReportStatement(claimed=ClaimedAs.LEVEL, **figure, **common)  # type: ignore[arg-type]
            figure = self._bare(self.text[start:end], behind)
            has_unit = re.search(r"[^\d.,]", self.text[start:end]) is not None
            is_part = self.text[start:end].endswith(("%", "cent"))
            claimed = (
                ClaimedAs.BARE if not has_unit else ClaimedAs.SHARE if is_part else ClaimedAs.LEVEL
            )
            return ReportStatement(claimed=claimed, **figure, **common)  # type: ignore[arg-type]
        when = self._own_time(claim, sentence)
        is_present = when is not None and when.year <= self.year and "will" in sentence.text
        is_plan = claim.kind is Kind.TARGET and not _CAN_EXPECT.search(sentence.text)
        is_plan = is_plan and not is_present and when is not None
        is_plan = is_plan and _DIVIDEND_PROPOSED.search(sentence.text) is None
        is_plan = is_plan and _LOOKS_AHEAD.search(_BESIDE_A_PLAN.sub("", sentence.text)) is not None
        is_open = common.pop("is_open") or (PLAN if is_plan else "")
        figure = figure_of(claim, before)
        if not claim.unit and claim.symbol in {"", "ratio", "count"}:
            shared = self._shared_unit(start, end, around[1])
            figure = (parsed_figure(f"{claim.figure} {shared}") if shared else None) or figure
        if _OF_A_DOLLAR.match(behind):
            figure = parsed_figure(f"{claim.number} %") or figure
        is_guess = guessed_base(claim.base) in claim.doubts
        claimed, is_below = claimed_by(claim, figure, before, behind)
        if is_of_percentages(claim.figure, claimed, before, f"{self.paragraph}{sentence.text}"):
            claimed = ClaimedAs.POINTS
        if claimed is ClaimedAs.POINTS and PLAIN_POINTS.fullmatch(claim.figure):
            figure = parsed_figure(f"{claim.number} pp") or figure  # between percentages
        return ReportStatement(
            claimed=claimed,
            falls=is_below or claim.direction is ChangeDirection.DOWN,
            subject=claim.subject,
            partner=claim.partner,
            period=when,
            base=check_period(claim.base) if when is not None and not is_guess else None,
            is_sure=claim.confidence is not Confidence.LOW and not claim.doubts,
            is_open=str(is_open),
            **figure,  # type: ignore[arg-type]
            **common,  # type: ignore[arg-type]
        )

    def _own_time(self, claim: DraftedClaim, sentence: SentenceSpan) -> CheckPeriod | None:
        """Return the period that a figure is of; none where it only stands below a later date.

        A page on what was so in 2022 bears the day on which it was written.
        """
        when = last_year_of(claim.period)
        is_told = when is None or str(when.year) in sentence.text
        is_of_then = is_told or known.PLANNED.search(sentence.text) is not None
        if is_of_then or not self.year or when is None or when.year <= self.year:
            return when
        return when if BEFORE.search(sentence.text) else None

    def _shared_unit(self, start: int, end: int, following: int) -> str:
        """Return the unit of the figure that is the other end of what a bare one begins.

        "58,190 or 7.7 % more" are no two ends.
        """
        if not re.fullmatch(r"\s*(?:to|and|or|–|-|至|和)\s*", self.text[end:following]):
            return ""
        claim = next((one for one in self.claims if one.figure_start == following), None)
        if claim is None or (claim.symbol == "percent" and "," in self.text[start:end]):
            return ""
        return claim.unit

    def _bare(self, text: str, behind: str = "") -> dict[str, object]:
        hedge = _hedge_behind(behind)
        figure = parsed_figure(text) or {}  # nothing of 1.234, which reads in two ways
        if hedge is not None and isinstance(value := figure.get("value"), Fraction):
            figure = (parsed_figure(text, hedge) if value > _OLDEST else None) or figure
        return {**figure, "period": CheckPeriod(self.year) if self.year else None}
