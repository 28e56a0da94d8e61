"""The reference folder: a Data Package of tables, and the catalogue that explains their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from factcheck.domain.series import Reference
from factcheck.language import say
from factcheck.load.base_rates import WaitingClasses, is_base_rates
from factcheck.load.catalogue import Section, with_sections
from factcheck.load.input_file import InputFile
from factcheck.load.observations import Observations
from factcheck.load.page import Page, entries_of
from factcheck.load.tabular import read_table
from factcheck.load.values import Words
from factcheck.load.yaml_events import Node, Scalar, Sequence, parse

DESCRIPTORS = ("datapackage.yaml", "datapackage.yml", "datapackage.json")
SECTIONS = ("indicators", "areas", "sources")

Open = Callable[[str], InputFile | None]  # by path inside the folder; None where there is none


def reference_of(
    open_file: Open, descriptor: InputFile
) -> tuple[Reference | None, list[InputFile]]:
    """Read a reference, given its descriptor and a way to open the files beside it.

    Returns
    -------
    reference
        What could be read; None where the indicators, areas or sources could not.
    files
        Every file that was opened, with its faults.
    """
    files = [descriptor]
    sections: dict[str, Section] = {}
    for name in SECTIONS:
        file = open_file(f"{name}.yaml")
        if file is None:
            descriptor.fault(
                say("there is no {file} beside it", file=f"{name}.yaml"),
                say("Add it; docs/reference.md tells its keys."),
            )
            continue
        files.append(file)
        root = parse(file) if file.text or not file.faults else None
        if root is not None:
            sections[name] = Section(Page(file=file, root=root), root)
    if len(sections) < len(SECTIONS):
        return None, files
    catalogue = with_sections(sections, Words())
    words = Words(catalogue=catalogue)
    observations, rates = Observations(words), []
    for table in _tables(descriptor, open_file):
        files.append(table)
        if is_base_rates(table):
            rates.append(table)
        elif table.text or not table.faults:
            read_table(table, observations)
    classes = WaitingClasses(rates, words)
    return Reference(catalogue, observations.series(), classes), files


def _tables(descriptor: InputFile, open_file: Open) -> Iterator[InputFile]:
    """Open each table that the descriptor names."""
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
    for each in resources.nodes if isinstance(resources, Sequence) else (resources,):
        yield from _resource(page, each, open_file)


def _resource(page: Page, node: Node, open_file: Open) -> Iterator[InputFile]:
    entries = entries_of(page, node, say("a resource"))
    if "path" not in entries:
        page.fault(
            node,
            say("the resource has no 'path'"),
            say("Add `path: …`, a CSV file of the folder."),
        )
        return
    _, path = entries["path"]
    for each in path.nodes if isinstance(path, Sequence) else (path,):
        if not isinstance(each, Scalar):
            page.fault(
                each,
                say("'path' is no text"),
                say("Write the name of a CSV file of the folder."),
            )
        elif not each.text.endswith(".csv"):
            continue
        elif "://" in each.text or ".." in each.text or PurePosixPath(each.text).is_absolute():
            page.fault(
                each,
                say("{file!r} is outside the folder", file=each.text),
                say("Keep the table beside it."),
            )
        elif (file := open_file(each.text)) is None:
            page.fault(
                each,
                say("there is no file {file!r}", file=each.text),
                say("Add it, or remove the resource."),
            )
        else:
            yield file
