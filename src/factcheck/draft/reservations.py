"""What the words around a figure take back of it: a denial, a mere possibility, another measure.

The rules read what a figure would say if its sentence asserted it outright. Where the sentence does
not, the reading stands, and a person is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.draft.calendar import Use
from factcheck.draft.en.dollars import other_dollars
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.language import later, say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "reservations")

REACH = 60  # characters of the clause before a figure, and behind it
CHANGED = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.POINT_CHANGE})


class Reservation(Struct, frozen=True, kw_only=True):
    """Words before or behind a figure of some kinds, and what they leave in doubt."""

    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    reach: int = REACH
    kinds: frozenset[Kind] | None = None  # of any kind where it names none
    doubt: str

    def holds(self, left: str, right: str, kind: Kind | None) -> bool:
        """Whether the words on both sides of a figure leave this in doubt."""
        if self.kinds is not None and kind not in self.kinds:
            return False
        if self.behind is not None and not self.behind.match(right):
            return False
        return self.before is None or self.before.search(left[-self.reach :]) is not None


RESERVATIONS = (
    Reservation(
        behind=re.compile(
            WORDS.pattern(
                r" (?:that |which )?(?:(?:we|it|they|he|she|was|were"
                r"|(?:the )?[a-z]+) )?(?:had )?(?:been )?"
                r"(?:(?:originally|initially|previously) )?(?:{en.foreseen})\b(?! to)"
            )
        ),
        doubt=later("the sentence tells what was expected, not what has been"),
    ),
    Reservation(
        before=re.compile(
            WORDS.pattern(
                r"(?:\b(?:did|does|do|was|were|is|are|has|have|had|will|would|could)(?: not"
                r"|n['’]t)"
                r"|\b(?:{en.denied}))\b"
                r"(?! (?:only|just|merely|least|less|more|fewer|lower|higher|exceed|yet)\b)"
                r"|并未|并没有|没有|未能|未曾|否认"
            ),
            re.IGNORECASE,
        ),
        doubt=later("the sentence may deny it"),
    ),
    Reservation(
        before=re.compile(
            r"\b(?:could|may|might|would)\b(?! (?:\d|not exceed))|(?<!不)可能|也许|或许"
        ),
        doubt=later("the sentence tells it as possible, not as a fact"),
    ),
    Reservation(
        before=re.compile("可望|有望|料将|或将|即将"),
        kinds=frozenset({Kind.RECORD, Kind.RANK, Kind.ORDINAL}),
        doubt=later("the sentence tells what was expected, not what has been"),
    ),
    Reservation(
        before=re.compile(
            WORDS.pattern(r"\b(?:{en.analysts})\b"),
            re.IGNORECASE,
        ),
        doubt=later("the sentence tells what was expected, not what has been"),
    ),
    Reservation(
        before=re.compile(
            WORDS.pattern(r"\b(?:{en.wanted})\b"),
            re.IGNORECASE,
        ),
        reach=2 * REACH,
        doubt=later("the sentence tells what somebody wants or what if, not what has been"),
    ),
    Reservation(
        behind=re.compile(
            WORDS.pattern(
                r" (?:(?:{en.compared})\b(?: than| of)?)"
                r"(?: (?:was|were|had|been|it|they|we|the|its|our|their|a|originally"
                r"|initially))* (?:{en.planned})"
            ),
        ),
        kinds=CHANGED,
        doubt=later("base: what was planned or expected is no earlier period"),
    ),
    Reservation(
        before=re.compile(
            r"^(?!.*(?:新增|增量|增加额)).*(?:同比|[比较](?:上年|去年)(?:同期)?)[多少](?:增|减|降)$"
        ),
        kinds=frozenset({Kind.CHANGE}),
        doubt=later("subject: the text compares two increases, not two amounts"),
    ),
    Reservation(
        before=re.compile(
            WORDS.pattern(
                r"[比较](?!{zh.times})[一-鿿]{2,10}?[多少](?:了|出)?(?:约|近|大约)?$|相差(?:约"
                r"|近)?$"
            )
        ),
        kinds=frozenset({Kind.LEVEL, Kind.COUNT}),
        doubt=later("kind: how much it is, or how far two things lie apart?"),
    ),
    Reservation(
        behind=re.compile(WORDS.pattern(r" (?:{en.measured})\b")),
        kinds=frozenset({Kind.COUNT}),
        doubt=later("unit: a length, or a number of things?"),
    ),
)
#: A figure that another is reached from, with no time of its own: 由5%降至4%.
LEFT_FOR = re.compile("[由从](?![上去前])(?:[一-鿿]{0,2}的)?[约近]?$")
REACHED = re.compile("[^，。；,;]{0,10}?[升降增减涨跌高低大小加少展回落][至到为]")


def of_words(spot: Spot, period: str) -> Iterator[str]:
    """Give what the words around a figure leave in doubt, other than names and times."""
    left, right = spot.passage.left_in_clause(2 * REACH), spot.passage.right(REACH)
    for reservation in RESERVATIONS:
        if reservation.holds(left, right, spot.kind):
            yield say(reservation.doubt)
    printed = spot.passage.figure.currency or spot.passage.figure.unit
    if other := other_dollars(spot.passage.text, printed):
        yield say("unit: dollars of the United States, or those of {words!r}?", words=other)
    if period and not _is_year_before(spot, period) and _is_left_for(spot):
        yield say("period: {period}, or that before it, from which it changed?", period=period)


def _is_year_before(spot: Spot, period: str) -> bool:
    """Whether a figure is of the year from which those of its heading set out."""
    if spot.setting.span is not None:
        return period == str(spot.setting.span[0])
    now = spot.setting.period
    return (
        period.isdigit() and now.isdigit() and int(period) + 1 == int(now) and not spot.is_guessed
    )


def _is_left_for(spot: Spot) -> bool:
    """Whether a figure without a time of its own is the one that another is reached from."""
    before, right = spot.passage.left_in_clause(REACH), spot.passage.right(REACH)
    if any(moment.use is Use.WINDOW for moment in spot.before()):
        return False  # from 2013 to 2023, it rose from the one to the other
    return bool(LEFT_FOR.search(before) and REACHED.match(right))
