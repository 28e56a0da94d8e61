"""Columns of a budget that each tell another year, and what came of it or is meant to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "budget stages")

_STAGE = re.compile(WORDS.pattern(r"(?:{en.stage})(?: (?:budget|estimates?))?"), re.IGNORECASE)


def with_stages_in_line(cells: Sequence[DataCell]) -> list[DataCell]:
    """Return cells, those of years that have one stage each as of one series.

    Of "2024 actual, 2025 adopted, 2026 proposed", a year has one column, and what stands beside the
    year tells no other thing. Where a year has two, "2024 budget, 2024 actual", it does.
    """
    heads: dict[CheckPeriod | None, set[tuple[str, ...]]] = defaultdict(set)
    for cell in cells:
        heads[cell.period].add(cell.columns)
    told = {label for names in heads.values() for columns in names for label in columns}
    is_in_line = None not in heads and all(len(names) == 1 for names in heads.values())
    if not told or not is_in_line or not all(map(_STAGE.fullmatch, told)):
        return list(cells)
    stages = " ".join(sorted(told))
    return [
        replace(cell, columns=(), title=f"{cell.title} {stages}".strip()) if cell.columns else cell
        for cell in cells
    ]
