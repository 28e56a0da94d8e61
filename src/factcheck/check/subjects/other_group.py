"""The group of two that a text calls by no name of its own: the controls, the other group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "other group")

_CONTROL = re.compile(
    WORDS.pattern(
        r"\b(?:the )?(?:{en.control})(?: (?:group|arm|condition|patients|subjects|pupils))?\b"
    ),
    re.IGNORECASE,
)
_OTHER = re.compile(WORDS.pattern(r"\b(?:{en.other})\b"), re.IGNORECASE)
_IS_CONTROL = re.compile(WORDS.pattern(r"\b(?:{en.is_control})\b"), re.IGNORECASE)
_ALONE = re.compile(r"\s(?:alone|only)\b", re.IGNORECASE)
_TWO = 2


def _is_told(value: str, text: str) -> bool:
    """Whether a text calls a group the controls: to a leaflet (controls)."""
    way = rf"\b{re.escape(value)}\s*\((?:the )?(?:{WORDS['en.control']})\b"
    return re.search(way, text, re.IGNORECASE) is not None


class OtherGroup:
    """What writes the sign of a group where a text says "the controls" or "the other group".

    Parameters
    ----------
    sample : Sample
        The table.
    arms : sequence of RowFilter
        Its groups.
    text : str
        The whole report.
    """

    def __init__(self, sample: Sample, arms: Sequence[RowFilter], text: str) -> None:
        self.sample, self.arms = sample, arms
        self.is_called_control = any(_CONTROL.search(arm.value) for arm in arms)
        self.control = self._control(text) if len(arms) == _TWO else None

    def _control(self, text: str) -> RowFilter | None:
        """Return the group that has no treatment of its own, where one alone can be meant."""
        if self.is_called_control:
            return None
        named = [arm for arm in self.arms if _is_told(arm.value, text)]
        named = named or [arm for arm in self.arms if _IS_CONTROL.search(arm.value)]
        if len(named) != 1:
            ways = {arm: re.escape(arm.value) + _ALONE.pattern for arm in self.arms}
            named = [arm for arm, way in ways.items() if re.search(way, text, re.IGNORECASE)]
        return named[0] if len(named) == 1 else None

    def signed(self, text: str) -> str:
        """Return a sentence with the sign of the group that it calls by no name; as long as it was.

        The other group is the one of two that it does not name before.
        """
        if len(self.arms) != _TWO:
            return text
        if self.control is not None:
            sign = self.sample.sign_of(self.control)
            text = _CONTROL.sub(lambda match: sign.ljust(len(match[0])), text)
        elif not self.is_called_control:
            text = _CONTROL.sub(self._other, text)
        return _OTHER.sub(self._other, text)

    def _other(self, match: re.Match[str]) -> str:
        named = [
            one for one in self.sample.filters(match.string[: match.start()]) if one in self.arms
        ]
        if len(named) != 1:
            return match[0]
        other = next(arm for arm in self.arms if arm != named[0])
        return self.sample.sign_of(other).ljust(len(match[0]))
