"""What the scanner hands to the rules: figures as printed, and phrases that stand for one."""

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft.measure import PLAIN, MeasuredBy, MeasuredUnit


class ChangeDirection(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Phrase(StrEnum):
    """Sort of a claim made without a unit: a place in an order, a first, a record."""

    FIGURE = "figure"
    MULTIPLE = "multiple"
    RANK = "rank"
    ORDINAL = "ordinal"
    RECORD = "record"
    TARGET = "target"


class PrintedFigure(Struct, frozen=True, kw_only=True):
    """A figure or a telling phrase at a place of the plain text."""

    start: int
    end: int
    phrase: Phrase = Phrase.FIGURE
    number: str = ""
    value: Fraction | None = None
    upper: Fraction | None = None
    measure: MeasuredUnit = PLAIN
    unit: str = ""
    per: str = ""  # what the unit is counted by: /吨, per barrel
    left_out: str = ""  # what it is told by, and the unit does not say: per day, 每克
    settled: str = ""  # the one of its meanings that the unit was taken for, if it has two
    scale: str = ""
    factor: int = 1  # what the scale word multiplies by
    currency: str = ""
    noun: str = ""
    more: bool = False  # 多, 余: more than the number that is written
    hedge: Hedge = Hedge.AS_PRINTED  # said after the figure: 左右, 以上, or more
    in_words: bool = False
    sign: int = 1
    direction: ChangeDirection = ChangeDirection.NONE  # of a phrase: three years of growth
    text: str = ""

    @property
    def dimension(self) -> MeasuredBy:
        """What sort of thing it measures."""
        return self.measure.dimension

    @property
    def size(self) -> Fraction:
        """Its value, 0 where it has none."""
        return self.value if self.value is not None else Fraction(0)
