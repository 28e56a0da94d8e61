"""How the rows of a table are written, from the dialect and the schema of a Data Package.

Notes
-----
The keys are those of the CSV dialect (version 1) and the table dialect (version 2) of
datapackage.org, as far as they concern tables of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from factcheck.language import listed, say
from factcheck.load.input_file import Dialect
from factcheck.load.yaml_events import Mapping as MappingNode
from factcheck.load.yaml_events import Node, Scalar, Sequence
from factcheck.load.yaml_page import YamlPage, entries_of

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


def dialect_of(page: YamlPage, node: Node, dialect: Dialect) -> Dialect:
    """Return a dialect with the keys of a node read; notes what is wrong with them."""
    for key, (at, value) in entries_of(page, node, say("the dialect")).items():
        dialect = _with(page, dialect, at, value) if key not in _IGNORED else dialect
    signs = [sign for sign in (*dialect[:2], dialect.escape, dialect.comment) if sign]
    if len(set(signs)) < len(signs):
        page.fault(
            node,
            say("one character stands for two things in the dialect"),
            say("Give each its own."),
        )
        return Dialect(missing=dialect.missing)
    return dialect


def _with(page: YamlPage, dialect: Dialect, at: Scalar, value: Node) -> Dialect:
    """Return a dialect with one of its keys read, or note what is wrong with it."""
    key = at.text
    text = value.text.replace("\\t", "\t") if isinstance(value, Scalar) else ""
    if key in _CHARACTERS:
        if (len(text) == 1 and text not in "\r\n") or (not text and key != "delimiter"):
            return _CHARACTERS[key](dialect, text)
        remedy = say("Write one character, in quotes.")
    elif key in _SWITCHES:
        if text.casefold() in ("true", "false"):
            return _SWITCHES[key](dialect, text.casefold() == "true")
        remedy = say("Write true or false.")
    elif key == "header":
        if text.casefold() == "true":
            return dialect
        remedy = say("A table needs a row that names its columns: add it.")
    elif key == "headerRows":
        rows = value.nodes if isinstance(value, Sequence) else (value,)
        numbers = [row.text for row in rows if isinstance(row, Scalar)]
        if len(numbers) == len(rows) == 1 and numbers[0].isdigit() and int(numbers[0]) > 0:
            return dialect._replace(header_row=int(numbers[0]))
        remedy = say("Write the number of the one row that names the columns: [3].")
    elif key == "nullSequence" and isinstance(value, Scalar):
        anywhere = dialect.missing.get("", frozenset()) | {text.strip()}
        return dialect._replace(missing={**dialect.missing, "": anywhere})
    else:
        keys = listed((*_CHARACTERS, *_SWITCHES, "header", "headerRows", "nullSequence"))
        page.fault(
            at, say("unknown key {name!r}", name=key), say("The keys are {keys}.", keys=keys)
        )
        return dialect
    page.fault(value, say("{key} cannot be {value!r}", key=repr(key), value=text), remedy)
    return dialect


def missing_of(page: YamlPage, schema: Node) -> dict[str, frozenset[str]]:
    """Return what stands for a missing value by column; under no name that of all others."""
    entries = entries_of(page, schema, say("the schema"))
    missing = {}
    if "missingValues" in entries:
        missing[""] = texts_of(entries["missingValues"][1])
    _, fields = entries.get("fields", (None, None))
    for field in fields.nodes if isinstance(fields, Sequence) else ():
        keys = dict(_entries(field))
        name = keys.get("name")
        if "missingValues" in keys and isinstance(name, Scalar):
            missing[name.text.casefold()] = texts_of(keys["missingValues"])
    return missing


def texts_of(node: Node) -> frozenset[str]:
    """Return the texts of a list of missing values, each by itself or with a label."""
    nodes = node.nodes if isinstance(node, Sequence) else (node,)
    values = [dict(_entries(each)).get("value", each) for each in nodes]
    return frozenset(value.text.strip() for value in values if isinstance(value, Scalar))


def _entries(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, MappingNode):
        yield from ((key.text, value) for key, value in node.entries)
