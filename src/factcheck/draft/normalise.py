"""Text made plain for reading, with a map back to where each character stood."""

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct
from msgspec.structs import replace

from factcheck.draft.softlines import joined

#: One character becomes one other: digits, signs and blanks of other widths.
ONE_TO_ONE = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {chr(0x2080 + digit): str(digit) for digit in range(10)}
    | {chr(0xFF21 + letter): chr(0x41 + letter) for letter in range(26)}
    | {chr(0xFF41 + letter): chr(0x61 + letter) for letter in range(26)}
    | dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t", " ")
    | {
        "％": "%",
        "﹪": "%",
        "℅": "%",  # as some fonts of Chinese print it
        "．": ".",
        "＋": "+",
        "－": "-",
        "−": "-",
        "＄": "$",
        "￥": "¥",
        "～": "~",
        "∼": "~",
    }
    | {"\r": "\n", "’": "'", "﹐": ",", "〜": "~"}
)

#: What is left out of the plain text. Each alternative is bounded, so the search is linear.
MARKUP = re.compile(
    r"[\u200b-\u200f\u2060\ufeff\u00ad]|\*{1,3}|`{1,3}|~~"
    r"|[_^]\{(?=[\d.+-]{1,8}\})(?<=[A-Za-z\d)][_^]\{)|\}(?=[^\w]|[\u4e00-\u9fff]|$)(?<=[\d.+-]\})"
    r"|__(?=\S)(?<!\w__)|_(?=\S)(?<!\w_)|__?(?!\w)(?<=\S_)"
    r"|</?(?:b|i|em|strong|sub|sup|span|font|u|br|p)(?: [^<>\n]{0,200})?/?>"
    r"|\n(?=[%万亿])(?<=\d\n)|\n(?=[万亿元吨人户])(?<=[万亿]\n)|\n(?=\d{3}[,.%万亿])(?<=\d\n)"
    r"|\n(?=\.\d)(?<=\d\n)| (?=%)(?<=\d )| (?=\.\d)(?<=\d )"
    r"| (?=[年月日季个個])(?<=\d )| (?=\d{1,3} ?[年月日季个個])(?<=[\u4e00-\u9fff] )"
)


class Normal(Struct, frozen=True, kw_only=True):
    """A plain text and its way back: character `i` of `text` stood at `origin(i)`."""

    text: str
    original: str
    breaks: tuple[int, ...]  # places in `text` after which the shift changes
    shifts: tuple[int, ...]
    line_starts: tuple[int, ...]  # in the original

    def origin(self, at: int) -> int:
        """Place in the original of one character of the plain text."""
        return at + self.shifts[bisect_right(self.breaks, at) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original of a span of the plain text, end exclusive."""
        if end <= start:
            return self.origin(start), self.origin(start)
        return self.origin(start), self.origin(end - 1) + 1

    def line(self, at: int) -> int:
        """Line of the original, counted from 1, on which a character stands."""
        return bisect_right(self.line_starts, self.origin(at))


def normalise(original: str) -> Normal:
    """Plain text of a report: no emphasis marks, no TeX braces, one width of digits.

    Examples
    --------
    >>> plain = normalise("达到**２３１１**亿元")
    >>> plain.text
    '达到2311亿元'
    >>> plain.span(2, 6)
    (4, 8)
    """
    if "\r\n" in original:
        return _in_windows(normalise(original.replace("\r\n", "\n")), original)
    translated = joined(original.translate(ONE_TO_ONE))
    pieces: list[str] = []
    breaks, shifts = [0], [0]
    done = length = 0
    for match in MARKUP.finditer(translated):
        start, end = match.span()
        pieces.append(translated[done:start])
        length += start - done
        done = end
        if breaks[-1] == length:
            shifts[-1] = end - length
        else:
            breaks.append(length)
            shifts.append(end - length)
    pieces.append(translated[done:])
    line_starts = (0, *(match.end() for match in re.finditer("\n", original)))
    return Normal(
        text="".join(pieces),
        original=original,
        breaks=tuple(breaks),
        shifts=tuple(shifts),
        line_starts=line_starts,
    )


def _in_windows(plain: Normal, original: str) -> Normal:
    """Return the same plain text with its way back to a text whose lines end as on Windows."""
    ends = [match.start() - number for number, match in enumerate(re.finditer("\r\n", original))]
    breaks: list[int] = []
    shifts: list[int] = []
    stops = (*plain.breaks[1:], len(plain.text) + 1)
    for start, stop, shift in zip(plain.breaks, stops, plain.shifts, strict=True):
        first, last = (bisect_left(ends, at + shift) for at in (start + 1, stop))
        breaks += (start, *(end - shift for end in ends[first:last]))
        shifts += (shift + number for number in range(first, last + 1))
    return replace(
        plain,
        original=original,
        breaks=tuple(breaks),
        shifts=tuple(shifts),
        line_starts=(0, *(match.end() for match in re.finditer("\n", original))),
    )
