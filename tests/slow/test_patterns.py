"""No pattern of ours runs away: what it is asked of a long dull text it answers at once."""

from __future__ import annotations

import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest

import factcheck

LONGEST = 1.0  # second of the processor, for a text of some hundred signs
TOKENS = (
    *("a", "1", " ", "a ", "1 ", "ab ", "1,", "a,", "1.", "A", "word ", "of ", "and ", "year "),
    *("(", "a-", "1-", "-", "%", "1% ", ".", "=", "'", "、", "2021 ", "1 million "),
    *("中", "中国", "一", "亿", "年", "第", "月", "2021年"),
)
ENDS = ("!", "\x00", "：", "x#")
REPEATED = 40
#: Patterns that are only ever asked for the longest run at a place, which ends at the first try.
TAKEN_AS_FAR_AS_THEY_GO = {"factcheck.wording.zh.numeral._RUN"}


class RanAwayError(Exception):
    """A pattern that was stopped."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Stop what takes longer, by the time of the processor: a busy machine is no fault."""

    def stop(*_: object) -> None:
        raise RanAwayError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(("name", "pattern"), tuple(patterns()))
def test_a_pattern_answers_at_once(name: str, pattern: re.Pattern[str]) -> None:
    if name in TAKEN_AS_FAR_AS_THEY_GO:
        return
    for token in TOKENS:
        for end in ENDS:
            text = token * REPEATED + end
            with stopped_after(LONGEST):
                pattern.fullmatch(text)
                pattern.search(text)


def test_what_runs_away_is_stopped() -> None:
    with pytest.raises(RanAwayError), stopped_after(LONGEST):
        re.fullmatch(r"(?:a|aa)*", "a" * 100 + "!")
