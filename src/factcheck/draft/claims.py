"""Readings made into drafted claims: period, subject, quote, id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.draft.calendar import Moment
from factcheck.draft.carried_time import carried_time
from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.claim_units import bare_symbol, numbered, symbol_of
from factcheck.draft.compared import shares_base
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.expand import subjects
from factcheck.draft.headlines import timed_below
from factcheck.draft.naming import Naming, Unnamed, follows
from factcheck.draft.pace import Pace, after, paced
from factcheck.draft.periods import place
from factcheck.draft.printed import ChangeDirection
from factcheck.draft.proposals import Heard, differences, only_proposed
from factcheck.draft.qualitative import boasts
from factcheck.draft.reading import Confidence, Kind
from factcheck.draft.readings import Read
from factcheck.draft.reservations import of_words
from factcheck.draft.scanning import Scanned
from factcheck.draft.ties import counts_again, or_else, per_again, restates, tells_more
from factcheck.draft.time_context import FAR, Spot
from factcheck.draft.time_doubts import of_time
from factcheck.draft.why import why
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "claims")

GROWING = frozenset({Kind.GROWTH, Kind.CAGR})
AMOUNTS = frozenset({Kind.LEVEL, Kind.COUNT})
#: By what a bare number is written where its kind alone tells it.
UNITS_OF_BARE = {"percentage_point": "percentage points"}
FROM = re.compile(r"\bfrom(?: \w+){0,2} $")
#: Between two paces of one thing, dated together: on the quarter and 2.3 percent on the year.
PACED = re.compile(
    WORDS.pattern(
        r" (?:on the (?:month|quarter|year)|(?:month|quarter|year)[- ](?:on"
        r"|over)[- ](?:month|quarter"
        r"|year))(?:,? and|,|,? but) (?:by )?(?:(?:{en.hedge}) )?"
    )
)
TO = re.compile(WORDS.pattern(r",? to (?:(?:{en.hedge}|an?|just|record) )*"))
FILED = re.compile(r"(?: \([^()]{1,20}\))? ?[–—-]")
ROLLING = re.compile(r"-\d\d\.\.\d{4}-\d\d$")
#: Behind a run of periods, how all of them moved: 连续9个月年增, 连续3年下降.
MOVES = re.compile(
    WORDS.pattern(
        r"(?:同比|按年|出现|保持|实现|录得|呈现?)?(?:(?P<up>{zh.rises})|(?P<down>{zh.falls}))"
    )
)
RUN_ENDS = re.compile(WORDS.pattern(r"(?: (?:{en.run_ends}))?\s*(?:[,.;:)，。；、）]|$)"))


class _Maker(Struct, frozen=True, kw_only=True):
    """A text, all its readings, and the names its indicators may have."""

    seen: Scanned
    read: Sequence[Read]
    catalogue: NameCatalogue
    heard: Heard
    explained: bool = False  # whether each claim says which words made it

    def figures(self) -> Iterator[DraftedClaim]:
        """Give a claim for every reading that claims something."""
        earlier = carried = ""
        doubts: tuple[str, ...] = ()  # of the figure before
        # The name before, and that of the last figure outside brackets; points, and all else.
        (about, outer), paces = (Naming(), Naming()), {True: Pace(), False: Pace()}
        told: list[str] = []  # periods of the sentence
        first_kind = carried_kind = None  # of the first figure of it, and of the one before
        sentence = (-1, -1)
        for index, (_, passage, reading) in enumerate(self.read):
            if reading.kind is None:
                continue
            if passage.sentence != sentence:
                carried = carried_time(passage.text, sentence[0], carried, told)
                carried = carried if self._goes_on(sentence, passage.sentence, carried) else ""
                carried_kind, first_kind = first_kind, reading.kind
                sentence, earlier, told = passage.sentence, "", []
            about, outer = self._told_of(index, about, outer)
            spot = self._spot(index, earlier, carried, carried_kind, told)
            period, base = place(spot)
            pace, of_area = paces[spot.is_in_points], about.area or self.seen.area
            since = paced(spot, period, base, pace, (about.subject, of_area))
            if since.base:
                paces[spot.is_in_points] = after(pace, spot, period, since)
            if reading.kind is not Kind.CONDITION:
                earlier = period
            if reading.kind is not Kind.TARGET or period.startswith("FY"):
                told.append(period)  # a budget goes on with its fiscal year
            one = replace(
                self._claim(index, reading.kind, period, since.base),
                about=reading.target_of or self._ranked(index),
            )
            if reading.kind is Kind.RECORD and one.direction is ChangeDirection.NONE:
                one = replace(one, direction=self._direction(index))
            unsure = (
                *since.doubts,
                *of_time(spot, period, since.base, about.subject),
                *of_words(spot, period),
                *(doubts if restates(self.read, index) else ()),
            )
            doubts = (*about.doubts, *about.of_area, *about.unless_known, *unsure)
            one = self._sited(one, about, passage.sentence[1])
            for name in self._names(index, about):
                shown = self.seen.as_printed(name, passage.sentence[1])
                match = self.catalogue.match(shown) or self.catalogue.match(name)
                of_name = about.if_known if match else about.unless_known
                said = replace(
                    one,
                    subject=shown,
                    indicator=match,
                    doubts=tuple(
                        self.seen.quoting_as_printed(doubt, passage.sentence[1])
                        for doubt in (*about.doubts, *about.of_area, *of_name, *unsure)
                    ),
                )
                named = self._beside(index, said)
                if self.explained:
                    told_by = why(self.seen, self.read[index], spot, named, since.reason)
                    named = replace(named, why=told_by)
                yield named

    def _sited(self, claim: DraftedClaim, about: Naming, stop: int) -> DraftedClaim:
        """Give a claim with its area, and whom it is ahead of, as they are printed."""
        partner = self.seen.as_printed(about.partner, stop) or claim.partner
        return replace(claim, area=self.seen.as_printed(about.area, stop), partner=partner)

    def _names(self, index: int, about: Naming) -> Sequence[str]:
        """Give the subjects of a figure: one that is parted from its list already is one."""
        if about.several or about.listed:
            return about.several or (about.subject,)
        return subjects(self.read, index, about.subject)

    def _beside(self, index: int, claim: DraftedClaim) -> DraftedClaim:
        """Give a claim with a doubt where somebody else reads its figure otherwise."""
        proposal = self.heard.proposals.get(index)
        if proposal is None:
            return claim
        return replace(claim, doubts=(*claim.doubts, *differences(claim, proposal)))

    def proposed(self) -> Iterator[DraftedClaim]:
        """Give a claim, in doubt, for each figure that only somebody else reads as one."""
        for index, proposal in self.heard.proposals.items():
            if self.read[index].reading.kind is not None:
                continue
            own = self._claim(index, proposal.kind, proposal.period, proposal.base)
            yield replace(
                own,
                subject=proposal.subject,
                indicator=self.catalogue.match(proposal.subject),
                area=proposal.area,
                doubts=(only_proposed(),),
                confidence=Confidence.HIGH,  # of nobody: the doubt says what there is to say
            )

    def _goes_on(self, before: tuple[int, int], after: tuple[int, int], period: str) -> bool:
        """Whether a sentence may be of the period of the one before: same line, no day named.

        Months that roll go on below too, as far as the next heading.
        """
        parts, far = self.seen.parts, ROLLING.search(period) is not None
        first, last = parts.line_index(max(before[0], 0)), parts.line_index(after[0])
        apart = first != last and not far
        if before[0] < 0 or apart or any(line.heading for line in parts.lines[first + 1 : last]):
            return False
        times = self.seen.line_of_time.between(*before)
        return not any(time.dated and not self._files(time) for time in times)

    def _files(self, moment: Moment) -> bool:
        """Whether a day is that of a dateline, with a place in capitals: ALDERTON, May 31 –."""
        text = self.seen.parts.text
        place = text[max(0, moment.start - 4) : moment.start].rstrip(" ,")
        return place.isupper() and FILED.match(text, moment.end) is not None

    def boasts(self) -> Iterator[DraftedClaim]:
        """Give the clauses without a figure, so that nothing said goes unnoticed."""
        settings = self.seen.line_of_time.settings
        told = [claim.figure for claim in self.read if claim.reading.kind]
        planned = [setting.plan for setting in settings]
        for kind, start, end in boasts(self.seen.parts, told, planned):
            first, last = self.seen.normal.span(start, end)
            setting = settings[self.seen.parts.line_index(start)]
            words = self.seen.normal.text[start:end]
            yield DraftedClaim(
                id="",
                kind=kind,
                start=first,
                end=last,
                figure_start=first,
                figure_end=last,
                line=self.seen.normal.line(start),
                quote=words,
                figure=words,
                symbol=kind.value,
                subject=words,
                period=f"{setting.span[0]}..{setting.span[1]}" if setting.span else setting.period,
                confidence=Confidence.MEDIUM,
            )

    def _claim(self, index: int, kind: Kind, period: str, base: str) -> DraftedClaim:
        read = self.read[index]
        figure, passage, reading = read
        trigger = max(read.governed, passage.sentence[0])
        blank = passage.text[trigger : figure.start]
        trigger += len(blank) - len(blank.lstrip())
        symbol = symbol_of(figure) or bare_symbol(figure, kind)
        start, end = self.seen.normal.span(trigger, figure.end)
        figure_start, figure_end = self.seen.normal.span(figure.start, figure.end)
        return DraftedClaim(
            id="",
            kind=kind,
            start=start,
            end=end,
            figure_start=figure_start,
            figure_end=figure_end,
            line=self.seen.normal.line(figure.start),
            quote=self.seen.normal.text[trigger : figure.end].strip(),
            figure=figure.text,
            number=figure.number,
            scale=figure.scale,
            value=figure.value,
            upper=figure.upper,
            symbol=symbol,
            unit=figure.unit or figure.currency or UNITS_OF_BARE.get(symbol, ""),
            per=figure.per or per_again(self.read, index),
            left_out=figure.left_out,
            settled=figure.settled,
            comparator=reading.comparator,
            direction=reading.direction,
            partner=self.seen.as_printed(reading.partner, figure.start),
            period=period,
            base=base,
            confidence=reading.confidence,
        )

    def _ranked(self, index: int) -> Kind | None:
        """Give what a rank right behind it ranks: growth, or an amount itself.

        >>> from factcheck.draft import draft
        >>> told = draft("2018年银幕总数达60079块，稳居世界首位；票房增长9%，居世界第二位。").claims
        >>> [one.about.value for one in told if one.about]
        ['level', 'growth']
        """
        figure, passage, reading = self.read[index]
        before = self.read[index - 1] if index else None
        if reading.kind is not Kind.RANK:
            return None
        first = passage.sentence[0] if before is None else before.figure.end
        words = passage.text[max(first, passage.sentence[0]) : figure.start]
        if named := passage.tongue.ranked(words):
            return named
        if before is None:
            return None
        beside = passage.text[before.figure.end : figure.start].strip(
            ",，、 \n稳仍继续连居位列排名完成高雄踞"
        )
        if beside.strip("和及与") or before.figure.start < passage.sentence[0]:
            return None
        if before.reading.kind is Kind.RANK:
            return self._ranked(index - 1)  # 增速分别居全省第3位、第4位
        if before.reading.kind is Kind.RECORD:  # 增速连续8个月全省第一
            return passage.tongue.ranked(passage.text[passage.sentence[0] : before.figure.start])
        if before.reading.kind in GROWING:
            return before.reading.kind
        return Kind.LEVEL if before.reading.kind in AMOUNTS else None

    def _spot(
        self,
        index: int,
        earlier: str,
        carried: str,
        carried_kind: Kind | None,
        told: Sequence[str],
    ) -> Spot:
        figure, passage, reading = self.read[index]
        time, line = self.seen.line_of_time, self.seen.parts.line_index(figure.start)
        begins = max(passage.sentence[0], figure.start - FAR)
        return Spot(
            line_of_time=time,
            setting=time.settings[line],
            kind=reading.target_of or reading.kind,
            start=figure.start,
            end=figure.end,
            led_by=time.between(begins, figure.start),
            passage=passage,
            reading=reading,
            following=self._following(index),
            earlier=earlier,
            joined=index > 0
            and (
                or_else(self.read, index - 1)
                or restates(self.read, index)
                or tells_more(self.read, index)
                or counts_again(self.read, index)
            ),
            turn=self._turn(index),
            line_start=self.seen.parts.lines[line].start,
            carried=carried,
            carried_kind=carried_kind,
            told=tuple(told),
        )

    def _told_of(self, index: int, about: Naming, outer: Naming) -> tuple[Naming, Naming]:
        """Give the name of a figure, and that which holds behind the brackets it stands in."""
        read = self.read[index]
        inside = read.is_in_brackets and not read.passage.tongue.names_bracket(read.passage)
        named = self._naming(index, about if inside else outer)
        return named, outer if inside else named

    def _direction(self, index: int) -> ChangeDirection:
        """Give the way in which the change moved that a run of periods is told of."""
        figure, passage, _ = self.read[index]
        told = MOVES.match(passage.text, figure.end)
        if told is not None:  # 连续9个月年增
            return ChangeDirection.UP if told["up"] else ChangeDirection.DOWN
        if not RUN_ENDS.match(passage.text, figure.end):
            return ChangeDirection.NONE  # so many years in a row of something else
        for other in reversed(self.read[max(0, index - 2) : index]):
            if other.passage.sentence == passage.sentence and other.reading.kind in GROWING:
                return other.reading.direction
        return ChangeDirection.NONE

    def _naming(self, index: int, before: Naming) -> Naming:
        asked = Unnamed(
            parts=self.seen.parts,
            read=self.read,
            index=index,
            own=self.read[index],
            before=before,
            follows=follows(self.read, index),
            area=self.seen.area,
        )
        return asked.own.passage.tongue.naming(asked)

    def _following(self, index: int) -> int:
        """Give where the next figure with a time of its own begins: not $5, or $1 a share."""
        while index + 1 < len(self.read) and (
            self.read[index + 1].reading.kind is None
            or or_else(self.read, index)
            or restates(self.read, index + 1)
            or self._leads_to(index)
            or shares_base(self.read[index + 1].passage)
        ):
            index += 1
        text = self.read[index].passage.text
        return self.read[index + 1].figure.start if index + 1 < len(self.read) else len(text)

    def _leads_to(self, index: int) -> bool:
        """Whether a change is told with what it came to: rose 5 percent to 12 million."""
        one, other = self.read[index], self.read[index + 1]
        text = one.passage.text
        if PACED.fullmatch(text, one.figure.end, other.figure.start):
            return True
        leaving = FROM.search(text, max(0, one.figure.start - 24), one.figure.start)
        return not leaving and bool(TO.fullmatch(text, one.figure.end, other.figure.start))

    def _turn(self, index: int) -> tuple[int, int]:
        """Give which of how many figures between semicolons this one is."""
        segment = self.read[index].passage.segment
        near = range(max(0, index - 8), min(len(self.read), index + 9))
        alike = [
            number
            for number in near
            if self.read[number].reading.kind and self.read[number].passage.segment == segment
        ]
        return (alike.index(index) if index in alike else 0), len(alike)


def claims(
    scanned: Scanned,
    read: Sequence[Read],
    catalogue: NameCatalogue,
    *,
    heard: Heard | None = None,
    explained: bool = False,
) -> tuple[DraftedClaim, ...]:
    """Every claim of a text, in its order, each with an id, and its reasons if asked for."""
    maker = _Maker(
        seen=scanned, read=read, catalogue=catalogue, heard=heard or Heard(), explained=explained
    )
    made = timed_below([*maker.figures(), *maker.proposed(), *maker.boasts()], scanned)
    made.sort(key=lambda claim: (claim.figure_start, claim.figure_end))
    ids: Counter[str] = Counter()
    return tuple(numbered(claim, ids) for claim in made)
