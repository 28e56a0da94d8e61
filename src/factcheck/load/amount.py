"""The amount of a claim: the figure under its one comparator."""

from __future__ import annotations

import re

from factcheck.language import say
from factcheck.load import values
from factcheck.load.fields import COMPARATORS, Field, Fields
from factcheck.load.yaml_events import Scalar, Sequence


def amount(given: Fields) -> dict[str, object]:
    """Read the figure under the one comparator of a claim."""
    present = [key for key in given.entries if key in COMPARATORS]
    if len(present) > 1:
        present.sort(key=lambda key: given.entries[key][0][1:3])
        given.fault(
            given.entries[present[1]][0],
            say(
                "the claim has two comparators, {first!r} and {second!r}",
                first=present[0],
                second=present[1],
            ),
            say("Keep one; for a range write `between: 100 to 300`."),
        )
    if not present:
        return {}
    key = present[0]
    value = _bounds(given, key) if key == "between" else None
    if value is None:
        field = Field(
            key=key,
            name="amount",
            read=lambda text, words: values.figure(text, words, COMPARATORS[key]),
            is_required=False,
        )
        value = given.value(field)
    return {"amount": value}


def _bounds(given: Fields, key: str) -> object:
    """Read `between: [100, 300]`; None where it is not written as a list."""
    _, node = given.entries[key]
    if not isinstance(node, Sequence):
        return None
    texts = [each.text for each in node.nodes if isinstance(each, Scalar)]
    if len(texts) == 2 and len(node.nodes) == 2:
        joined = Scalar(" to ".join(texts), node.line, node.column, "[")
        return given.one(
            lambda text, words: values.figure(text, words, COMPARATORS[key]), joined, key
        )
    remedy = say("Write `between: 100 to 300`, or `between: [100, 300]`.")
    if node.style == "[" and any(re.fullmatch("[0-9]{3}.*", each) for each in texts[1:]):
        remedy = say("A comma separates values in a list: write {values}.", values=_rejoined(texts))
    number = len(node.nodes)
    given.fault(
        node, say("'between' takes two values, and is given {number}", number=number), remedy
    )
    return given.node


def _rejoined(texts: list[str]) -> str:
    """Put numbers together again that commas between thousands took apart.

    >>> _rejoined(["1", "000", "2", "000 t"])
    '[1000, 2000 t]'
    """
    whole: list[str] = []
    for text in texts:
        if whole and whole[-1].isdigit() and re.match("[0-9]{3}(?![0-9])", text):
            whole[-1] += text
        else:
            whole.append(text)
    return f"[{', '.join(whole)}]"
