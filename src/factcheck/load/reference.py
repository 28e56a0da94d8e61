"""The reference folder: a Data Package of tables, and the catalogue that explains their ids."""

from __future__ import annotations

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.series import Reference
from factcheck.language import say
from factcheck.load.base_rates import WaitingClasses, is_base_rates
from factcheck.load.catalogue import Section, with_sections
from factcheck.load.input_file import InputFile
from factcheck.load.observation_tables import read_table
from factcheck.load.observations import Observations
from factcheck.load.reference_files import NAMES_OF_EDITIONS, SECTIONS
from factcheck.load.resources import Locate, Open, PublishedFile, tables
from factcheck.load.values import Words
from factcheck.load.yaml_events import parse
from factcheck.load.yaml_page import YamlPage


def reference_of(
    open_file: Open, locate: Locate, descriptor: InputFile
) -> tuple[Reference | None, list[InputFile]]:
    """Read a reference, given its descriptor and ways to open and to find the files beside it.

    Returns
    -------
    reference
        What could be read; None where the indicators, areas or sources could not.
    files
        Every file that was opened, with its faults.
    """
    catalogue, files = catalogue_of(open_file, descriptor)
    if catalogue is None:
        return None, files
    words = Words(catalogue=catalogue)
    observations, rates = Observations(words), []
    remarks: list[str] = []
    for table in tables(descriptor, open_file, locate):
        if isinstance(table, PublishedFile):
            from factcheck.load.published_rows import take

            noted, left_out = take(table, observations)
            files.append(noted)
            remarks += left_out
            continue
        files.append(table)
        if is_base_rates(table):
            rates.append(table)
        elif not (table.is_empty and table.faults):
            read_table(table, observations)
    classes = WaitingClasses(rates, words)
    return Reference(catalogue, observations.series(), classes, tuple(remarks)), files


def catalogue_of(
    open_file: Open, descriptor: InputFile | None = None
) -> tuple[Catalogue | None, list[InputFile]]:
    """Read the indicators, areas and sources of a reference; None where one has no such page.

    Without a descriptor to note it on, a page that is not there is an empty one.
    """
    files = [] if descriptor is None else [descriptor]
    sections: dict[str, Section] = {}
    for name in (*SECTIONS, NAMES_OF_EDITIONS):
        file = open_file(f"{name}.yaml", "utf-8", "")
        if file is None:
            if descriptor is not None and name != NAMES_OF_EDITIONS:
                descriptor.fault(
                    say("there is no {file} beside it", file=f"{name}.yaml"),
                    say("Add it; docs/reference.md tells its keys."),
                )
            continue
        files.append(file)
        root = parse(file) if file.text or not file.faults else None
        if root is not None:
            sections[name] = Section(YamlPage(file=file, root=root), root)
    if descriptor is not None and not sections.keys() >= set(SECTIONS):
        return None, files
    return with_sections(sections, Words()), files
