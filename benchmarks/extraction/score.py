"""Score drafted claims against annotated texts: precision, recall and F1.

    score.py TEXT GOLD [TEXT GOLD ...] [--soft] [--wrong N]

TEXT is a report. GOLD is a YAML list of what it claims, each with `fig_start` and `fig_end` (code
points of the text, end exclusive), `value` (a decimal string in the base unit, `low..high` for a
range, or null), `unit`, `type` and `period`. Texts and gold are given by path and are no part of
this project.

A drafted claim and an annotated one can be a pair when their figures overlap. Pairs are made one to
one, the best first: same value and unit, then same value, then same type, then the larger overlap.
Measured are: found at all, value and unit, type, period, and all of them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeAlias

import yaml

from factcheck.draft import draft

Item: TypeAlias = Mapping[str, object]
MEASURES = ("found", "value and unit", "type", "period", "all")
SOFT = frozenset({"event", "grade", "qualitative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one text, or of several."""

    gold: int
    drafted: int
    right: Mapping[str, int]

    def rates(self, measure: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one measure."""
        right = self.right.get(measure, 0)
        precision = right / self.drafted if self.drafted else 0.0
        recall = right / self.gold if self.gold else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        right = Counter(self.right) + Counter(other.right)
        return Score(gold=self.gold + other.gold, drafted=self.drafted + other.drafted, right=right)


def is_soft(item: Item) -> bool:
    """Whether an item claims neither figure nor place nor record."""
    kind = item["type"]
    return kind in SOFT or (kind == "target" and item.get("value") in (None, ""))


def same_value(one: Item, other: Item) -> bool:
    """Whether two items have equal numbers, or equal texts where they have none."""
    texts = [str(each.get("value") or "") for each in (one, other)]
    try:
        return Decimal(texts[0]) == Decimal(texts[1])
    except InvalidOperation:
        return texts[0] == texts[1]


def unit(item: Item) -> str:
    """Unit of an item; what is counted does not matter."""
    name = str(item.get("unit") or "")
    return "count" if name.startswith("count") else name


def judged(gold: Item, drafted: Item) -> dict[str, bool]:
    """What of an annotated claim a drafted one has right."""
    right = {
        "found": True,
        "value and unit": same_value(gold, drafted) and unit(gold) == unit(drafted),
        "type": gold["type"] == drafted["type"],
        "period": str(gold.get("period") or "") == str(drafted.get("period") or ""),
    }
    return {**right, "all": all(right.values())}


def overlap(gold: Item, drafted: Item) -> int:
    """Characters two figures share."""
    spans = [(int(str(each["fig_start"])), int(str(each["fig_end"]))) for each in (gold, drafted)]
    return min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])


def pairs(gold: Sequence[Item], drafted: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """One-to-one pairs of overlapping items, the best first."""
    ranked = []
    for i, one in enumerate(gold):
        for j, other in enumerate(drafted):
            shared = overlap(one, other)
            if shared > 0:
                right = judged(one, other)
                value = same_value(one, other)
                ranked.append(((right["value and unit"], value, right["type"], shared), -i, -j))
    taken: set[tuple[str, int]] = set()
    for _, minus_i, minus_j in sorted(ranked, reverse=True):
        if taken.isdisjoint({("gold", -minus_i), ("drafted", -minus_j)}):
            taken |= {("gold", -minus_i), ("drafted", -minus_j)}
            yield -minus_i, -minus_j


def score(text: str, gold: Sequence[Item], *, soft: bool, wrong: int) -> Score:
    """Draft a text, hold it against its gold, and print the first mistakes."""
    drafted = draft(text).spans(soft=soft)
    if not soft:
        idle = [each for each in gold if is_soft(each)]
        gold = [each for each in gold if not is_soft(each)]
        on_idle = {id(d) for d in drafted for each in idle if overlap(each, d) > 0}
        on_gold = {id(d) for d in drafted for each in gold if overlap(each, d) > 0}
        drafted = [each for each in drafted if id(each) not in on_idle - on_gold]
    right: Counter[str] = Counter()
    matched = list(pairs(gold, drafted))
    for i, j in matched:
        verdict = judged(gold[i], drafted[j])
        right.update(name for name, holds in verdict.items() if holds)
        if not verdict["all"] and wrong > 0:
            wrong -= 1
            print(
                "  differs:",
                *(gold[i].get(key) for key in ("figure", "value", "unit", "type", "period")),
            )
            print(
                "       as:",
                *(drafted[j].get(key) for key in ("text", "value", "unit", "type", "period")),
            )
    missed = set(range(len(gold))) - {i for i, _ in matched}
    extra = set(range(len(drafted))) - {j for _, j in matched}
    for i in sorted(missed)[:wrong]:
        print("  missed:", gold[i].get("figure"), gold[i].get("type"))
    for j in sorted(extra)[:wrong]:
        print("  extra:", drafted[j].get("text"), drafted[j].get("type"))
    return Score(gold=len(gold), drafted=len(drafted), right=right)


def shown(name: str, result: Score) -> str:
    """A score as a small table."""
    lines = [f"{name}: {result.gold} annotated, {result.drafted} drafted"]
    for measure in MEASURES:
        precision, recall, f1 = result.rates(measure)
        lines.append(f"  {measure:15}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    return "\n".join(lines)


def main() -> None:
    """Score each text given, and all of them together."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="TEXT GOLD")
    parser.add_argument("--soft", action="store_true", help="count boasts and events as well")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many mistakes")
    given = parser.parse_args()
    if len(given.paths) % 2:
        parser.error("give each text with its gold")
    total = Score(gold=0, drafted=0, right={})
    for text, gold in zip(given.paths[::2], given.paths[1::2], strict=True):
        items = yaml.safe_load(gold.read_text(encoding="utf-8"))
        result = score(text.read_text(encoding="utf-8"), items, soft=given.soft, wrong=given.wrong)
        print(shown(text.name, result))
        total += result
    if len(given.paths) > 2:
        print(shown("together", total))


if __name__ == "__main__":
    main()
