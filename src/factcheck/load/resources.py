"""The tables that a Data Package names, each opened as its descriptor says: nothing is skipped.

A resource tells where a table is, and how it is written: its encoding, its dialect, what stands for
a missing value, and the hash of the very file that is meant.

Notes
-----
Data Package 1 and 2, with the CSV dialect and table dialect descriptors (datapackage.org).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeAlias

from factcheck.language import later, listed, say
from factcheck.load import layouts
from factcheck.load.input_file import Dialect, InputFile
from factcheck.load.layouts.original import ANSWERS, OTHERS
from factcheck.load.table_dialect import dialect_of, missing_of, texts_of
from factcheck.load.yaml_events import Node, Scalar, Sequence, parse
from factcheck.load.yaml_page import YamlPage, entries_of

Open: TypeAlias = "Callable[[str, str, str], InputFile | None]"
"""By path inside the folder, encoding and hash; None where there is no such file."""
Locate: TypeAlias = "Callable[[str], Path | None]"
"""By path inside the folder; None where there is no such file."""
Entries: TypeAlias = "dict[str, tuple[Scalar, Node]]"

READ_ELSEWHERE = (  # for what they are
    "indicators.yaml",
    "areas.yaml",
    "sources.yaml",
    "editions.yaml",
)
_DIGITS = "digits"  # decimals that were printed, where the user knows
_MOST_DIGITS = 15
SCHEMA = ".schema.json"  # of a table: it holds no figures
NO_TABLES = {
    ".xlsx": later("an Excel workbook"),
    ".xls": later("an Excel workbook"),
    ".ods": later("a spreadsheet"),
    ".parquet": later("a Parquet file"),
    ".json": later("a JSON file"),
    ".yaml": later("a YAML file"),
    ".yml": later("a YAML file"),
    ".gz": later("an archive"),
    ".pdf": later("a PDF"),
    ".docx": later("a Word document"),
    ".html": later("a web page"),
    ".zip": later("an archive"),
}


class PublishedFile(NamedTuple):
    """A file as its publisher gives it, and what the descriptor says of it."""

    path: Path
    layout: str
    encoding: str
    sheet: str
    dialect: Dialect
    digest: str
    source: str
    mapping: Mapping[str, str]


def tables(
    descriptor: InputFile, open_file: Open, locate: Locate
) -> Iterator[InputFile | PublishedFile]:
    """Open each table that the descriptor names; one that cannot be read comes with its fault."""
    for page, node in _resources(descriptor):
        resource = _Resource(page, node, open_file)
        if resource.layout:
            yield from resource.published(locate)
        else:
            yield from resource.tables()


class NamedResource(NamedTuple):
    """What a descriptor says of one resource."""

    name: str
    path: str
    layout: str
    source: str
    digest: str
    mapping: Mapping[str, str]
    address: str  # where a service was asked for it


def named_resources(descriptor: InputFile) -> list[NamedResource]:
    """Return what a descriptor says of its resources, in its order; faults are noted elsewhere."""
    quiet = InputFile(name=descriptor.name, text=descriptor.text)
    return [_Resource(page, node, lambda *_: None).as_named() for page, node in _resources(quiet)]


def named(descriptor: InputFile) -> dict[str, str]:
    """Return the paths of all files that a descriptor names, each with its layout."""
    quiet = InputFile(name=descriptor.name, text=descriptor.text)
    resources = (_Resource(page, node, lambda *_: None) for page, node in _resources(quiet))
    return {
        PurePosixPath(path.text).as_posix(): resource.layout
        for resource in resources
        for path in resource.paths()
        if isinstance(path, Scalar)
    }


def _resources(descriptor: InputFile) -> Iterator[tuple[YamlPage, Node]]:
    root = parse(descriptor) if descriptor.text or not descriptor.faults else None
    if root is None:
        return
    page = YamlPage(file=descriptor, root=root)
    entries = entries_of(page, root, say("the descriptor"))
    if "resources" not in entries:
        page.fault(
            root,
            say("{key!r} is missing", key="resources"),
            say("List the tables: `resources: [{{path: …}}]`."),
        )
        return
    _, resources = entries["resources"]
    for node in resources.nodes if isinstance(resources, Sequence) else (resources,):
        yield page, node


class _Resource:
    """One resource of a descriptor."""

    def __init__(self, page: YamlPage, node: Node, open_file: Open) -> None:
        self.page, self.node, self.open_file = page, node, open_file
        self.entries = entries_of(page, node, say("a resource"))

    @property
    def layout(self) -> str:
        """The layout of its files; empty where they are tables of our own."""
        if "layout" not in self.entries:
            return ""
        layout = self._text("layout")
        return "" if layout == layouts.TIDY else layout

    def as_named(self) -> NamedResource:
        """Return what the descriptor says of it."""
        paths = [path.text for path in self.paths() if isinstance(path, Scalar)]
        return NamedResource(
            name=self._text("name"),
            path=paths[0] if paths else "",
            layout=self.layout,
            source=self._text("source"),
            digest=self._text("hash"),
            mapping=self._mapping(),
            address=self._text("address"),
        )

    def published(self, locate: Locate) -> Iterator[PublishedFile]:
        """Give each file of a layout, or note why it cannot be read."""
        layout, source, mapping = self.layout, self._text("source"), self._mapping()
        if layout not in layouts.names():
            self._fault(
                self.entries["layout"][1],
                say("unknown layout {name!r}", name=layout),
                say("The layouts are {names}.", names=listed((layouts.TIDY, *layouts.names()))),
            )
            return
        if not source:
            self._fault(
                self.node,
                say("{key!r} is missing", key="source"),
                say("Name who says its figures; see sources.yaml."),
            )
        for node in self.paths() or (self.node,):
            name = node.text if isinstance(node, Scalar) else ""
            path = locate(name) if name and self._is_inside(node, name) else None
            if path is not None and source:
                yield PublishedFile(
                    path=path,
                    layout=layout,
                    encoding=self._encoding(),
                    sheet=self._text("sheet"),
                    dialect=self._dialect(),
                    digest=self._text("hash"),
                    source=source,
                    mapping=mapping,
                )
            elif path is None and self._is_inside(node, name, quietly=True):
                self._fault(
                    node,
                    say("there is no file {file!r}", file=name),
                    say("Add it, or remove the resource."),
                )

    def _mapping(self) -> dict[str, str]:
        """Return what the descriptor answers: a text of all figures, or by code."""
        mapping: dict[str, str] = {}
        answers = {}
        if "map" in self.entries:
            answers = entries_of(self.page, self.entries["map"][1], "'map'")
        if _DIGITS in self.entries:
            answers |= {_DIGITS: self.entries[_DIGITS]}
        for key, (at, value) in answers.items():
            if key == _DIGITS:
                self._check_digits(value)
            if key not in (*ANSWERS, *OTHERS):
                self._fault(
                    at,
                    say("unknown key {name!r}", name=key),
                    say("The keys are {keys}.", keys=listed((*ANSWERS, *OTHERS))),
                )
            elif isinstance(value, Scalar):
                mapping[key] = value.text.strip()
            else:
                for code, (_, answer) in entries_of(self.page, value, repr(key)).items():
                    if isinstance(answer, Scalar):
                        mapping[key if code == "*" else f"{key}:{code}"] = answer.text.strip()
        return mapping

    def _check_digits(self, node: Node) -> None:
        """Note what is no number of decimals."""
        nodes = (
            [node]
            if isinstance(node, Scalar)
            else [answer for _, answer in entries_of(self.page, node, repr(_DIGITS)).values()]
        )
        for each in nodes:
            text = each.text.strip() if isinstance(each, Scalar) else ""
            if not (text.isdecimal() and text.isascii() and int(text) <= _MOST_DIGITS):
                self._fault(
                    each,
                    say("{text!r} is no number of decimals", text=text),
                    say("Write how many decimals were printed: `digits: 1`."),
                )

    def paths(self) -> tuple[Node, ...]:
        if "path" not in self.entries:
            return ()
        _, path = self.entries["path"]
        return path.nodes if isinstance(path, Sequence) else (path,)

    def tables(self) -> Iterator[InputFile]:
        if "path" not in self.entries:
            self._fault(
                self.node,
                say("the resource has no 'path'"),
                say("Add `path: …`, a CSV file of the folder."),
            )
            return
        if not self.paths():
            self._fault(
                self.entries["path"][1],
                say("'path' names no file"),
                say("Write the name of a CSV file of the folder."),
            )
        dialect, encoding = self._dialect(), self._encoding()
        for path in self.paths():
            file = self._opened(path, encoding or "utf-8")
            if file is not None:
                file.dialect = dialect
                yield file

    def _opened(self, path: Node, encoding: str) -> InputFile | None:
        """Open one file, or note why it cannot be."""
        if not isinstance(path, Scalar):
            self._fault(
                path, say("'path' is no text"), say("Write the name of a CSV file of the folder.")
            )
            return None
        name = path.text
        if PurePosixPath(name).as_posix() in READ_ELSEWHERE or name.endswith(SCHEMA):
            return None
        sort = NO_TABLES.get(PurePosixPath(name.casefold()).suffix)
        if sort is not None:
            self._fault(
                path,
                say("{file!r} is {sort}, and no table of text", file=name, sort=say(sort)),
                say("Save its table as CSV in UTF-8, and name that."),
            )
            return None
        return self._beside(path, name, encoding, self._text("hash"))

    def _beside(self, node: Node, name: str, encoding: str, digest: str) -> InputFile | None:
        """Open a file beside the descriptor, or note that there is none."""
        if not self._is_inside(node, name):
            return None
        file = self.open_file(name, encoding, digest)
        if file is None:
            self._fault(
                node,
                say("there is no file {file!r}", file=name),
                say("Add it, or remove the resource."),
            )
        return file

    def _is_inside(self, node: Node, name: str, *, quietly: bool = False) -> bool:
        """Whether a path stays in the folder; if not, it is noted."""
        if "://" not in name and ".." not in name and not PurePosixPath(name).is_absolute():
            return True
        if not quietly:
            self._fault(
                node,
                say("{file!r} is outside the folder", file=name),
                say("Keep the table beside it."),
            )
        return False

    def _fault(self, node: Node, problem: str, remedy: str) -> None:
        self.page.fault(node, problem, remedy)

    def _text(self, key: str) -> str:
        """Return a text under a key, empty where there is none."""
        if key not in self.entries:
            return ""
        _, node = self.entries[key]
        if isinstance(node, Scalar):
            return node.text.strip()
        self._fault(node, say("{key} is no text", key=repr(key)), say("Write one word."))
        return ""

    def _encoding(self) -> str:
        """Return the encoding that is named, where there is such a one."""
        encoding = self._text("encoding")
        try:
            " ".encode(encoding or "utf-8")  # knows what is no encoding of text
        except (LookupError, ValueError):
            self._fault(
                self.entries["encoding"][1],
                say("unknown encoding {name!r}", name=encoding),
                say("Write utf-8, gb18030, utf-16, cp1252 or the like."),
            )
            return ""
        return encoding

    def _dialect(self) -> Dialect:
        """Return how the rows are written, with what stands for a missing value."""
        missing = self._missing()
        if "missingValues" in self.entries:
            missing = {"": texts_of(self.entries["missingValues"][1])}
        dialect = Dialect(missing=missing)
        if "dialect" not in self.entries:
            return dialect
        _, node = self.entries["dialect"]
        if isinstance(node, Scalar):
            self._fault(
                node,
                say("the dialect stands elsewhere: {text!r}", text=node.text),
                say("Write it here: `dialect: {{delimiter: ';'}}`."),
            )
            return dialect
        return dialect_of(self.page, node, dialect)

    def _missing(self) -> dict[str, frozenset[str]]:
        """Return what stands for a missing value, by the schema here or in a file beside it."""
        if "schema" not in self.entries:
            return {}
        _, schema = self.entries["schema"]
        if not isinstance(schema, Scalar):
            return missing_of(self.page, schema)
        file = self._beside(schema, schema.text, "utf-8", "")
        if file is None:
            return {}
        root = parse(file) if file.text or not file.faults else None
        found = {} if root is None else missing_of(YamlPage(file=file, root=root), root)
        for fault in file.faults[:1]:
            problem = say(
                "{file!r} cannot be read: {problem}", file=schema.text, problem=fault.problem
            )
            self._fault(schema, problem, fault.remedy)
        return found
