"""SDMX as XML: generic and structure-specific messages of 2.0, 2.1 and 3.0, read as they come.

A message is read in pieces, so that its length does not matter. An entity declared in it is
refused: none belongs there, and a few of them can fill any memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat  # its entities are refused below

from factcheck.language import say
from factcheck.load.layouts import _sdmx
from factcheck.load.layouts._text import gap, other_sort
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell

_PIECE = 1 << 16  # bytes
_GROUPS = 50_000  # as many groups of a message as are kept
_FLAT = "AllDimensions"
_OF_SCHEMA = frozenset(
    ("xsi:type", "dataScope", "structureRef", "action", "setID", "schemaLocation", "type")
)


class _EntityError(Exception):
    """An entity declared in a message."""


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of the message."""
    reader = _MessageReader(original=original)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: reader.begin(
        _bare(name), attributes, f"{parser.CurrentLineNumber}:{parser.CurrentColumnNumber + 1}"
    )
    parser.EndElementHandler = lambda name: reader.finish(_bare(name))
    parser.CharacterDataHandler = reader.take_text
    try:
        with original.path.open("rb") as stream:
            while True:
                piece = stream.read(_PIECE)
                parser.Parse(piece, not piece)
                yield from reader.cells
                reader.cells.clear()
                if not piece:
                    return
    except _EntityError:
        original.fault(
            say("the file declares entities, which no SDMX message does"),
            say("Do not open it: it may be made to fill the memory. Download the message again."),
            f"{parser.CurrentLineNumber}:1",
        )
    except expat.ExpatError as error:
        sort = other_sort(original.head)
        problem = say("the file is no XML: {reason}", reason=expat.errors.messages[error.code])
        original.fault(
            say("the file is {sort}, and no SDMX message", sort=sort) if sort else problem,
            say("It may be cut short, or an answer about a fault: download it again."),
            f"{error.lineno}:{error.offset + 1}",
        )


def _refuse(*_: object) -> None:
    raise _EntityError


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


@dataclass
class _MessageReader:
    """Follows the elements of a message, and gathers the figures of its observations."""

    original: Original
    cells: list[PublishedCell | MissingCell] = field(default_factory=list)
    dataflow: str = ""
    across: str = "TIME_PERIOD"  # the dimension that tells the observations of a series apart
    of_dataset: dict[str, str] = field(default_factory=dict)
    groups: list[dict[str, str]] = field(default_factory=list)
    key: dict[str, str] = field(default_factory=dict)  # of the series at hand
    attributes: dict[str, str] = field(default_factory=dict)
    group: dict[str, str] | None = None
    series: PublishedCell | None = None
    in_series: bool = False
    observation: dict[str, str] | None = None
    of_observation: dict[str, str] = field(default_factory=dict)  # attributes of a generic one
    place: str = ""
    text: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)

    def begin(self, name: str, attributes: dict[str, str], place: str) -> None:
        self.within.append(name)
        self.text.clear()
        if name == "DataSet":
            self.of_dataset, self.groups = _concepts(attributes), []
        elif name == "Group" and self._is_in("DataSet"):
            self.group = _concepts(attributes)
        elif name == "Series":
            self.key, self.attributes = _concepts(attributes), {}
            self.in_series, self.series = True, None
        elif name == "Obs":
            self.observation, self.place = _concepts(attributes), place
            self.of_observation = {}
            measure = attributes.get("xsi:type", "").rpartition(":")[2]
            if self.is_cross_section and self.across not in self.observation and measure:
                self.observation[self.across] = measure
        elif name == "Structure" and "dimensionAtObservation" in attributes:
            self.across = attributes["dimensionAtObservation"]
        elif name in ("Ref", "DataSetID", "KeyFamilyRef") and not self._is_in("DataSet"):
            self.dataflow = self.dataflow or attributes.get("id", "")
        elif name in ("Value", "ObsDimension", "ObsValue") and self._is_in("DataSet"):
            self._value(name, attributes)

    @property
    def is_cross_section(self) -> bool:
        """Whether the figures of a series are of one time, and of several of something else."""
        return self.across not in (*_sdmx.TIMES, _FLAT)

    def _is_in(self, name: str) -> bool:
        return name in self.within

    def _value(self, name: str, attributes: dict[str, str]) -> None:
        """Take in a code of a generic message."""
        value = attributes.get("value", "")
        concept = attributes.get("id") or attributes.get("concept") or ""
        if name == "ObsDimension":
            concept = concept or self.across
        elif name == "ObsValue":
            concept = "OBS_VALUE"
        if self.observation is not None:
            is_attribute = self._is_in("Attributes")
            (self.of_observation if is_attribute else self.observation)[concept] = value
        elif self.group is not None:
            self.group[concept] = value
        elif self.in_series:
            of_key = self._is_in("SeriesKey")
            (self.key if of_key else self.attributes)[concept] = value
        else:
            self.of_dataset[concept] = value

    def take_text(self, text: str) -> None:
        if self.observation is not None or not self.dataflow:
            self.text.append(text)

    def finish(self, name: str) -> None:
        text = "".join(self.text).strip()
        if name == "Obs":
            self._observe()
            self.observation = None
        elif name == "Time" and self.observation is not None:
            self.observation["TIME_PERIOD"] = text
        elif name in ("DataSetID", "KeyFamilyRef") and text:
            self.dataflow = self.dataflow or text
        elif name == "Group" and self.group is not None:
            if len(self.groups) < _GROUPS:
                self.groups.append(self.group)
            self.group = None
        elif name == "Series":
            self.in_series, self.series = False, None
        self.within.pop()
        self.text.clear()

    def _observe(self) -> None:
        """Gather the figure of the observation at hand."""
        codes = self.observation or {}
        value = next((codes[name] for name in _sdmx.VALUES if name in codes), "").strip()
        if missing := gap(self.original, value, self.place, _sdmx.MISSING):
            self.cells.append(missing)
            return
        own = {name: code for name, code in codes.items() if name not in _sdmx.VALUES}
        base = {**self.of_dataset, **self.key, **self.attributes}
        if self.in_series and self.is_cross_section:
            key = {**self.key, self.across: own.get(self.across, "")}
            of_series = self._series(key, {**self.attributes, **own})
        elif self.in_series:
            of_series = self.series = self.series or self._series(self.key, self.attributes)
        else:
            of_series, base = self._series(own, self.of_observation), self.of_dataset
        concepts = _sdmx.Concepts({**base, **own, **self.of_observation})
        figure = _sdmx.observation(of_series, concepts, concepts.first(_sdmx.TIMES))
        self.cells.append(figure._replace(value=value, cell=self.place))

    def _series(self, key: dict[str, str], attributes: dict[str, str]) -> PublishedCell:
        codes = {**self.of_dataset, **self._of_groups(key), **key, **attributes}
        dimensions = {
            name: code
            for name, code in key.items()
            if not _sdmx.is_attribute(name) and name.upper() not in _sdmx.TIMES
        }
        return _sdmx.series(_sdmx.dataflow_of(self.dataflow), dimensions, _sdmx.Concepts(codes))

    def _of_groups(self, key: dict[str, str]) -> dict[str, str]:
        """Return the attributes of every group that a series belongs to."""
        found: dict[str, str] = {}
        for group in self.groups:
            shared = group.keys() & key.keys()
            if shared and all(group[name] == key[name] for name in shared):
                found.update(group)
        return found


def _concepts(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of an element that are codes of concepts."""
    return {
        name: value
        for name, value in attributes.items()
        if ":" not in name and name not in _OF_SCHEMA and not name.startswith("xmlns")
    }
