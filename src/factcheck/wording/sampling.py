"""Figures with their sampling error: "4.1 ± 0.2", "42 % (95 % CI 38 to 46)", "4.1 (SE 0.1)"."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.domain.sampling import STANDARD_ERRORS, SamplingError
from factcheck.language import say
from factcheck.wording.misread import MisreadError
from factcheck.wording.typography import plain

_NUMBER = r"[-−]?[0-9][0-9.,]*"
_PERCENT = r"(?:%|percent|per cent)"
_LEVEL = rf"(?:at )?(?P<level>[0-9.,]+) ?{_PERCENT}"
_CONFIDENCE = r"(?:confidence interval|c\.?i\.?|ki|konfidenzintervall|置信区间)"
_OPEN, _SHUT = r" ?[(\[（] ?", r" ?[)\]）]"
_MARGIN = (  # compiled where a figure has an error
    rf"(?P<figure>.+?) ?(?:±|\+/-|\+-) ?(?P<margin>{_NUMBER})(?P<unit>[^()\[\]]*?)"
    rf"(?:{_OPEN}{_LEVEL}(?: ?{_CONFIDENCE}| confidence)?{_SHUT})?"
)
_INTERVAL = (
    rf"(?P<figure>.+?){_OPEN}(?:{_LEVEL} ?)?{_CONFIDENCE} ?[:,：]? ?(?P<low>{_NUMBER}) ?%?"
    rf" ?(?:to|bis|至|到|–|—|-|~|,|;) ?(?P<high>{_NUMBER})(?P<unit>[^()\[\]]*?){_SHUT}"
)
_STANDARD_ERROR = (
    rf"(?P<figure>.+?){_OPEN}(?:s\.?e\.?|standard error|标准误差?) ?[:=：]? ?(?P<error>{_NUMBER})"
    rf"(?P<unit>[^()\[\]]*?){_SHUT}"
)
_IN_BRACKETS = r"[(（](?P<inside>[^()（）]+)[)）] ?(?P<unit>\S.*)"


class SampledText(Struct, frozen=True, kw_only=True):
    """The parts of a figure with its error: numbers as they are printed."""

    figure: str
    margin: str = ""
    low: str = ""
    high: str = ""
    standard_error: str = ""
    level: str = ""
    unit: str = ""  # that is printed with the error


def sampled_text(text: str) -> SampledText | None:
    """Part a figure from its sampling error; None where it has none.

    Examples
    --------
    >>> sampled_text("4.1 ± 0.2 %")
    SampledText(figure='4.1', margin='0.2', low='', high='', standard_error='', level='', unit='%')
    >>> sampled_text("4.1 %") is None
    True
    """
    written = plain(text).strip()
    if bracketed := re.fullmatch(_IN_BRACKETS, written):
        written = f"{bracketed['inside']} {bracketed['unit']}"
    for pattern in (_INTERVAL, _STANDARD_ERROR, _MARGIN):
        match = re.fullmatch(pattern, written, re.IGNORECASE)
        if match is not None:
            parts = match.groupdict()
            return SampledText(
                figure=parts["figure"].strip(),
                margin=parts.get("margin") or "",
                low=parts.get("low") or "",
                high=parts.get("high") or "",
                standard_error=parts.get("error") or "",
                level=parts.get("level") or "",
                unit=(parts.get("unit") or "").strip(),
            )
    return None


class SampledReader(Struct, frozen=True, kw_only=True):
    """Reads a figure and the error that is printed beside it."""

    text: str
    sampled: SampledText
    read: Callable[..., Figure]

    def figure(self, hedge: Hedge | None, unit: str) -> Figure:
        """Return the figure, its error in base units; what it stands for is as without."""
        sampled = self.sampled
        printed = sampled.figure
        if sampled.unit and not unit and printed[-1:].isdigit():
            printed = f"{printed} {sampled.unit}"  # the unit of both stands behind the error
        figure = self.read(printed, hedge=hedge, unit=unit)
        if figure.upper is not None or figure.is_word:
            raise MisreadError(
                say("{text!r} is no number that has a sampling error", text=sampled.figure),
                say("Write one number before the error: 4.1 ± 0.2."),
            )
        below, above = self._margins(figure)
        level = self.read(f"{sampled.level} %").value if sampled.level else None
        if below < 0 or above < 0:
            raise MisreadError(
                say("{number} does not lie within its own error", number=sampled.figure),
                say("Check the ends of the interval, in the unit of the figure."),
            )
        return replace(
            figure,
            text=self.text,
            sampling=SamplingError(below=below, above=above, level=level),
        )

    def _margins(self, figure: Figure) -> tuple[Fraction, Fraction]:
        sampled = self.sampled
        if sampled.low:
            low, high = (self._in_base(end, figure) for end in (sampled.low, sampled.high))
            return figure.value - low, high - figure.value
        if sampled.standard_error:
            error = self._in_base(sampled.standard_error, figure) * STANDARD_ERRORS
            return error, error
        margin = self._in_base(sampled.margin, figure)
        return margin, margin

    def _in_base(self, number: str, figure: Figure) -> Fraction:
        """Return a number of the error in base units: in its own unit, or that of the figure."""
        if not self.sampled.unit or self.sampled.unit in figure.measure.text:
            return self.read(number).value * figure.measure.factor
        own = self.read(f"{number} {self.sampled.unit}")
        if own.unit.dimension != figure.unit.dimension:
            raise MisreadError(
                say("the error is in {unit}, and the figure is not", unit=self.sampled.unit),
                say("Write both in one unit: 4.1 ± 0.2 %."),
            )
        return own.value
