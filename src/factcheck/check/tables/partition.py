"""Lines that part a whole by their very names: urban and rural, men and women, three industries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.layout import LineNature, LinesView, TableLine

_WHOLES = tuple(
    tuple(re.compile(part, re.IGNORECASE) for part in parts)
    for parts in (
        ("城镇", "乡村|农村"),
        ("男性?", "女性?"),
        ("出口", "进口"),
        ("第一产业", "第二产业", "第三产业"),
        ("^税收收入$", "^非税收入$"),
        (r"\burban\b", r"\brural\b"),
        (r"\bmale\b|\bmales\b", r"\bfemale\b|\bfemales\b"),
        (r"\bmen\b", r"\bwomen\b"),
        (r"\bboys\b", r"\bgirls\b"),
        (r"\bdomestic\b", r"\binternational\b|\bforeign\b|\boverseas\b"),
    )
)
_BY = re.compile(r"^(?:按[^:：]*分[:：]|by [^:]*:)\s*", re.IGNORECASE)
_REMARKS = re.compile(r"[(（][^()（）]*[)）]|[\s:：,，]")


def partitions(view: LinesView) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give each whole with its parts, where names say that there are no others."""
    order = [at for at, line in enumerate(view.lines) if line.has_figures]
    groups = [
        tuple(order[start : start + len(parts)])
        for start in range(len(order))
        for parts in _WHOLES
        if _are_all(view, order[start : start + len(parts)], parts)
    ]
    inside = {line for group in groups for line in group}
    for group in groups:
        above = [line for line in order if line < group[0] and line not in inside]
        whole = next((line for line in reversed(above) if _may_be_whole(view.lines[line])), None)
        if whole is not None and not _stands_between(view, above, whole):
            yield whole, group


def _are_all(view: LinesView, lines: Sequence[int], parts: Sequence[re.Pattern[str]]) -> bool:
    """Whether lines are called as the parts, in any order, and alike but for that."""
    if len(lines) != len(parts):
        return False
    labels = [_BY.sub("", words.OF_WHICH.sub("", view.lines[line].label)) for line in lines]
    for order in (labels, labels[::-1]):
        if all(part.search(label) for part, label in zip(parts, order, strict=True)):
            rests = {
                _REMARKS.sub("", part.sub("", label)).casefold()
                for part, label in zip(parts, order, strict=True)
            }
            return len(rests) == 1
    return False


def _may_be_whole(line: TableLine) -> bool:
    return line.nature is LineNature.LEVEL and not words.OF_WHICH.match(line.label)


def _stands_between(view: LinesView, above: Sequence[int], whole: int) -> bool:
    """Whether a line that is no "of which" parts the whole from its parts."""
    return any(_may_be_whole(view.lines[line]) for line in above if line > whole)
