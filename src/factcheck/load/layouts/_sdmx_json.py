"""SDMX as JSON: data messages of version 1.0, 2.0 and the form before them.

Figures stand under keys such as 1:0:2, which count in the lists of the structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.language import say
from factcheck.load.layouts import _sdmx
from factcheck.load.layouts._json import Printed, parsed, pointer
from factcheck.load.layouts._text import gap
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell

Object = Mapping[str, Any]
Path = tuple[str | int, ...]


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of the message."""
    message = parsed(original)
    if not isinstance(message, dict):
        return
    root, path = (message["data"], ("data",)) if "data" in message else (message, ())
    structures = _list(root.get("structures")) or [root.get("structure")]
    try:
        for number, dataset in enumerate(_list(root.get("dataSets"))):
            if dataset.get("action") == "Delete":
                original.remarks.append(
                    say("{file}: not read, figures that the message takes back", file=original.name)
                )
                continue
            structure = structures[int(dataset.get("structure", 0))]
            yield from _DataSet(original, structure, dataset, (*path, "dataSets", number)).cells()
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        original.fault(
            say("the message does not hold together: {reason}", reason=repr(error)),
            say("It may be cut short, or be no SDMX-JSON data message: download it again."),
        )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


class _DataSet:
    """One data set, and the lists that its keys count in."""

    def __init__(self, original: Original, structure: Object, dataset: Object, path: Path) -> None:
        self.original, self.dataset, self.path = original, dataset, path
        self.dimensions = structure["dimensions"]
        self.attributes = structure.get("attributes", {})
        links = [link for link in _list(structure.get("links")) if link.get("rel") == "dataflow"]
        reference = links[0].get("urn") or links[0].get("href") or "" if links else ""
        self.dataflow = _sdmx.dataflow_of(str(reference)) if reference else ""

    def cells(self) -> Iterator[PublishedCell | MissingCell]:
        codes = self._constants()
        for key, group in self.dataset.get("series", {}).items():
            within = codes.copy()
            within.at_key(self._level("dimensions", "series"), key)
            within.of_attributes(self._level("attributes", "series"), group.get("attributes"))
            path = (*self.path, "series", key, "observations")
            dimensions = self._level("dimensions", "observation")
            yield from self._observations(within, dimensions, group.get("observations", {}), path)
        every = [*self._level("dimensions", "series"), *self._level("dimensions", "observation")]
        flat = self.dataset.get("observations", {})
        yield from self._observations(codes, every, flat, (*self.path, "observations"))

    def _constants(self) -> _Codes:
        """Return the codes that hold for the whole data set."""
        codes = _Codes()
        for dimension in self._level("dimensions", "dataSet"):
            codes.take(dimension, 0)
        attributes = self._level("attributes", "dataSet")
        given = self.dataset.get("attributes")
        codes.of_attributes(attributes, given if given is not None else [0] * len(attributes))
        return codes

    def _of_groups(self, codes: _Codes) -> None:
        """Take in the attributes of the groups that a figure belongs to, such as 0::2.

        A group counts in the dimensions by their position in the key; some leave out those that
        have one value for the whole data set.
        """
        attributes = self._level("attributes", "dimensionGroup")
        groups = self.dataset.get("dimensionGroupAttributes", {}) if attributes else {}
        whole = len(self._level("dimensions", "dataSet"))
        for group, places in groups.items():
            wanted = group.split(":")
            keys = (codes.indexes(), codes.indexes(whole))
            if any(
                len(key) == len(wanted)
                and all(place in ("", part) for place, part in zip(wanted, key, strict=True))
                for key in keys
            ):
                codes.of_attributes(attributes, places)

    def _level(self, sort: str, level: str) -> list[Any]:
        lists = self.dimensions if sort == "dimensions" else self.attributes
        return _list(lists.get(level))

    def _observations(
        self, within: _Codes, dimensions: list[Any], observations: Object, path: Path
    ) -> Iterator[PublishedCell | MissingCell]:
        attributes = self._level("attributes", "observation")
        for key, values in observations.items():
            place = pointer((*path, key, 0))
            cells = values if isinstance(values, list) else [values]
            text = "" if not cells or cells[0] is None else str(cells[0])
            if missing := gap(self.original, text, place, _sdmx.MISSING):
                yield missing
                continue
            codes = within.copy()
            codes.at_key(dimensions, key)
            codes.of_attributes(attributes, cells[1:])
            self._of_groups(codes)
            concepts = _sdmx.Concepts(codes.codes, codes.names)
            key_codes = {name: codes.codes[name] for _, name, _ in sorted(codes.key)}
            of_series = _sdmx.series(self.dataflow, key_codes, concepts)
            time = concepts.first(_sdmx.TIMES)
            figure = _sdmx.observation(of_series, concepts, time)
            yield figure._replace(value=text, cell=place)


class _Codes:
    """Codes by concept, gathered from each level of a message."""

    def __init__(
        self,
        codes: dict[str, str] | None = None,
        names: dict[str, str] | None = None,
        key: list[tuple[int, str, str]] | None = None,
    ) -> None:
        self.codes, self.names, self.key = codes or {}, names or {}, key or []

    def copy(self) -> _Codes:
        return _Codes(dict(self.codes), dict(self.names), list(self.key))

    def indexes(self, left_out: int = 0) -> list[str]:
        """Return the places that the key counts to, by position; the first may be left out."""
        return [place for _, _, place in sorted(self.key[left_out:])]

    def at_key(self, dimensions: Sequence[Object], key: str) -> None:
        """Take in the codes that a key such as 1:0:2 counts to."""
        for dimension, place in zip(dimensions, key.split(":"), strict=True):
            self.take(dimension, int(place))

    def take(self, dimension: Object, place: int) -> None:
        self._take(dimension, dimension["values"][place])
        position = int(dimension.get("keyPosition", len(self.key)))
        self.key.append((position, str(dimension["id"]), str(place)))

    def of_attributes(self, attributes: Sequence[Object], places: object) -> None:
        """Take in attributes: each counts in a list, or stands there itself."""
        indexes = _list(places)
        if len(indexes) < len(attributes):  # those that have no values are left out by some
            attributes = [attribute for attribute in attributes if attribute.get("values")]
        for attribute, place in zip(attributes, indexes, strict=False):
            values = _list(attribute.get("values"))
            if place is None:
                default = attribute.get("default")
                if default:
                    self.codes[str(attribute["id"])] = str(default)
            elif isinstance(place, (Printed, int)) and str(place).isdigit() and values:
                self._take(attribute, values[int(place)])
            elif isinstance(place, str):
                self.codes[str(attribute["id"])] = str(place)

    def _take(self, concept: Object, value: object) -> None:
        name = str(concept["id"])
        entry = value if isinstance(value, dict) else {"id": str(value)}
        label = entry.get("name") or ""
        self.codes[name] = str(entry.get("id") or entry.get("value") or label or "")
        self.names[name] = str(label)
