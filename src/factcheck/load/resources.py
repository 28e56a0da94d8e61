"""The tables that a Data Package names, each opened as its descriptor says: nothing is skipped.

A resource tells where a table is, and how it is written: its encoding, its dialect, what stands for
a missing value, and the hash of the very file that is meant.

Notes
-----
Data Package 1 and 2, with the CSV dialect and table dialect descriptors (datapackage.org).
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeAlias

from factcheck.language import later, listed, say
from factcheck.load.input_file import Dialect, InputFile
from factcheck.load.page import Page, entries_of
from factcheck.load.yaml_events import Node, Scalar, Sequence, parse

Open: TypeAlias = "Callable[[str, str, str], InputFile | None]"
"""By path inside the folder, encoding and hash; None where there is no such file."""
Entries: TypeAlias = "dict[str, tuple[Scalar, Node]]"

KEPT_ELSEWHERE = (".yaml", ".yml", ".schema.json")  # read for what they are, not as tables
NO_TABLES = {
    ".xlsx": later("an Excel workbook"),
    ".xls": later("an Excel workbook"),
    ".ods": later("a spreadsheet"),
    ".parquet": later("a Parquet file"),
    ".json": later("a JSON file"),
    ".pdf": later("a PDF"),
    ".docx": later("a Word document"),
    ".html": later("a web page"),
    ".zip": later("an archive"),
}
_CHARACTERS: Mapping[str, Callable[[Dialect, str], Dialect]] = {
    "delimiter": lambda dialect, text: dialect._replace(delimiter=text),
    "quoteChar": lambda dialect, text: dialect._replace(quote=text),
    "escapeChar": lambda dialect, text: dialect._replace(escape=text),
    "commentChar": lambda dialect, text: dialect._replace(comment=text),
}
_SWITCHES: Mapping[str, Callable[[Dialect, bool], Dialect]] = {
    "doubleQuote": lambda dialect, is_on: dialect._replace(double_quote=is_on),
    "skipInitialSpace": lambda dialect, is_on: dialect._replace(skip_space=is_on),
}
_IGNORED = ("lineTerminator", "caseSensitiveHeader", "csvddfVersion", "$schema", "name", "title")


def tables(descriptor: InputFile, open_file: Open) -> Iterator[InputFile]:
    """Open each table that the descriptor names; one that cannot be read comes with its fault."""
    for page, node in _resources(descriptor):
        yield from _Resource(page, node, open_file).tables()


def named(descriptor: InputFile) -> frozenset[str]:
    """Return the paths of all files that a descriptor names."""
    return frozenset(
        path.text
        for page, node in _resources(InputFile(name=descriptor.name, text=descriptor.text))
        for path in _Resource(page, node, lambda *_: None).paths()
        if isinstance(path, Scalar)
    )


def _resources(descriptor: InputFile) -> Iterator[tuple[Page, Node]]:
    root = parse(descriptor) if descriptor.text or not descriptor.faults else None
    if root is None:
        return
    page = Page(file=descriptor, root=root)
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

    def __init__(self, page: Page, node: Node, open_file: Open) -> None:
        self.page, self.node, self.open_file = page, node, open_file
        self.entries = entries_of(page, node, say("a resource"))

    def paths(self) -> tuple[Node, ...]:
        if "path" not in self.entries:
            return ()
        _, path = self.entries["path"]
        return path.nodes if isinstance(path, Sequence) else (path,)

    def tables(self) -> Iterator[InputFile]:
        if "path" not in self.entries:
            self.page.fault(
                self.node,
                say("the resource has no 'path'"),
                say("Add `path: …`, a CSV file of the folder."),
            )
            return
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
        if "://" in name or ".." in name or PurePosixPath(name).is_absolute():
            self._fault(
                path,
                say("{file!r} is outside the folder", file=name),
                say("Keep the table beside it."),
            )
            return None
        if name.casefold().endswith(KEPT_ELSEWHERE):
            return None
        sort = NO_TABLES.get(PurePosixPath(name.casefold()).suffix)
        if sort is not None:
            self._fault(
                path,
                say("{file!r} is {sort}, and no table of text", file=name, sort=say(sort)),
                say("Save its table as CSV in UTF-8, and name that."),
            )
            return None
        digest = self._text("hash")
        file = self.open_file(name, encoding, digest)
        if file is None:
            self._fault(
                path,
                say("there is no file {file!r}", file=name),
                say("Add it, or remove the resource."),
            )
            return None
        return file

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
            codecs.lookup(encoding or "utf-8")
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
        dialect = Dialect(missing=self._missing())
        if "dialect" not in self.entries:
            return dialect
        _, node = self.entries["dialect"]
        for key, (at, value) in entries_of(self.page, node, say("the dialect")).items():
            dialect = self._with(dialect, key, at, value)
        return dialect

    def _with(self, dialect: Dialect, key: str, at: Scalar, value: Node) -> Dialect:
        """Return a dialect with one of its keys read, or note what is wrong with it."""
        text = value.text.replace("\\t", "\t") if isinstance(value, Scalar) else ""
        if key in _IGNORED:
            return dialect
        if key in _CHARACTERS:
            if len(text) == 1 or (not text and key != "delimiter"):
                return _CHARACTERS[key](dialect, text)
            remedy = say("Write one character, in quotes.")
        elif key in _SWITCHES:
            if text in ("true", "false"):
                return _SWITCHES[key](dialect, text == "true")
            remedy = say("Write true or false.")
        elif key == "header":
            if text == "true":
                return dialect
            remedy = say("A table needs a row that names its columns: add it.")
        elif key == "headerRows":
            rows = value.nodes if isinstance(value, Sequence) else (value,)
            numbers = [row.text for row in rows if isinstance(row, Scalar)]
            if len(numbers) == len(rows) == 1 and numbers[0].isdigit() and int(numbers[0]) > 0:
                return dialect._replace(header_row=int(numbers[0]))
            remedy = say("Write the number of the one row that names the columns: [3].")
        else:
            keys = listed((*_CHARACTERS, *_SWITCHES, "header", "headerRows"))
            remedy = say("The keys are {keys}.", keys=keys)
            self._fault(at, say("unknown key {name!r}", name=key), remedy)
            return dialect
        self._fault(value, say("{key} cannot be {value!r}", key=repr(key), value=text), remedy)
        return dialect

    def _missing(self) -> frozenset[str]:
        """Return what stands for a missing value: said by the resource, or by its schema."""
        entries = self.entries
        if "missingValues" not in entries and "schema" in entries:
            _, schema = entries["schema"]
            if isinstance(schema, Scalar):
                file = self.open_file(schema.text, "utf-8", "")
                root = parse(file) if file is not None and file.text else None
                if file is None or root is None:
                    return frozenset()
                entries = entries_of(Page(file=file, root=root), root, say("the schema"))
            else:
                entries = entries_of(self.page, schema, say("the schema"))
        if "missingValues" not in entries:
            return frozenset()
        _, node = entries["missingValues"]
        values = node.nodes if isinstance(node, Sequence) else (node,)
        return frozenset(value.text for value in values if isinstance(value, Scalar) and value.text)
