"""Series that a claim file declares itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.domain.catalogue import Grade, Source
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.fields import Fields, cut_figure
from factcheck.load.observations import COLUMNS, Observations
from factcheck.load.values import Words
from factcheck.load.yaml_events import Mapping as MappingNode
from factcheck.load.yaml_events import Node, Scalar, Sequence
from factcheck.load.yaml_page import YamlPage, entries_of, is_blank


class OwnRow:
    """One observation of a claim file."""

    __slots__ = ("at", "cells", "given", "nodes")

    def __init__(self, given: Fields, nodes: Mapping[str, Node], at: Location) -> None:
        self.given, self.nodes, self.at = given, nodes, at
        read = {key: given.one(lambda text, _: text, node, key) for key, node in nodes.items()}
        self.cells: Mapping[str, str] = {key: text or "" for key, text in read.items()}

    def fault(self, column: str, problem: str, remedy: str, part: slice | None = None) -> None:
        """Note a fault of one of the keys, or of the whole observation where the key is absent."""
        self.given.fault(self.nodes.get(column, self.given.node), problem, remedy, part)


def own_series(page: YamlPage, node: Node, words: Words, area: Node | None) -> Observations:
    """Read the section `series`, in either of its forms.

    A list of observations has the columns of a reference table as its keys; `values` may stand
    for `period` and `value` where there are several. The short form is a mapping of indicators to
    periods and values. An observation without an area is one of the document's.
    """
    source = Source(
        id=page.file.name,
        title=say("series in {file}", file=page.file.name),
        grade=Grade.COMPILATION,
    )
    found = Observations(words, unnamed=source)
    for row in _rows(page, node, words, area):
        if row.given.is_sound:
            found.add(row)
    return found


def _rows(page: YamlPage, node: Node, words: Words, area: Node | None) -> Iterator[OwnRow]:
    if isinstance(node, Sequence):
        for each in node.nodes:
            yield from _listed(page, each, words, area)
        return
    for name, (key, values) in reversed(entries_of(page, node, "'series'").items()):
        indicator = Scalar(name, key.line, key.column, key.style)
        shared: dict[str, Node] = {"indicator": indicator}
        yield from _dated(Fields(page, key, {}, words), shared, values, area)


def _listed(page: YamlPage, node: Node, words: Words, area: Node | None) -> Iterator[OwnRow]:
    if not isinstance(node, MappingNode):
        page.fault(
            node,
            say("{owner} is no mapping", owner=say("an observation")),
            say("Write `- indicator: …`, a key a line."),
        )
        return
    given = Fields(page, node, entries_of(page, node, say("an observation")), words)
    given.no_others((*COLUMNS, "values"), say("an observation"))
    nodes = {key: each for key, (_, each) in given.entries.items() if not is_blank(each)}
    if "values" in nodes:
        yield from _dated(given, nodes, nodes.pop("values"), area)
    else:
        yield _row(given, nodes, area)


def _dated(
    given: Fields, shared: Mapping[str, Node], values: Node, area: Node | None
) -> Iterator[OwnRow]:
    """Give a row for each period of `{2020: 2311, 2021: 2500}`."""
    entries = entries_of(given.page, values, say("the values of a series"))
    for key, value in reversed(entries.values()):
        if remedy := cut_figure(key.text, value):
            given.page.fault(key, say("{period!r} is no period", period=key.text), remedy)
            continue
        period = Scalar(key.text, key.line, key.column, key.style)
        yield _row(given, {**shared, "period": period, "value": value}, area)


def _row(given: Fields, nodes: Mapping[str, Node], area: Node | None) -> OwnRow:
    if "area" not in nodes and area is not None:
        nodes = {**nodes, "area": area}
    at = given.page.at(nodes.get("value", given.node))
    return OwnRow(Fields(given.page, given.node, given.entries, given.words), nodes, at)
