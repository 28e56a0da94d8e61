"""Claim files to documents and their claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from msgspec.structs import replace

from factcheck.domain.catalogue import Area, Catalogue
from factcheck.domain.claim import Claim, Document
from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.period import Period
from factcheck.language import say
from factcheck.load import values
from factcheck.load.claim_file import ClaimFile
from factcheck.load.fields import Entries, Fields, fields_of
from factcheck.load.input_file import InputFile
from factcheck.load.near_words import nearest
from factcheck.load.own_sections import SECTIONS, own_sections
from factcheck.load.statement import as_far_as_read, with_calendar
from factcheck.load.values import Unreadable, Words
from factcheck.load.yaml_events import REFUSED, Mapping, Node, Scalar, Sequence, parse
from factcheck.load.yaml_page import YamlPage, entries_of, is_blank


class DocumentKeys:
    """The keys of a document."""

    title: str = ""
    issuer: str = ""  # who says it; evidence it publishes itself is flagged
    published: date | None = None  # claims are judged by what was public then
    language: str = ""  # that its figures are written in: zh, en or de
    area: Area | None = None  # of every claim that names none
    period: Period | None = None  # of every claim that names none
    fiscal_year: FiscalYear | None = None  # what FY2024 is in it: ends June, begins April
    url: str = ""
    report: str = ""  # its text: a file, by its path from the folder of the claim file
    source: str = ""  # its own id among the sources: no evidence for its own claims
    note: str = ""


def claim_file(file: InputFile, catalogue: Catalogue, document_id: str = "") -> ClaimFile | None:
    """Read the text of a claim file; notes its faults, and gives None where there is no claim.

    Parameters
    ----------
    file : InputFile
    catalogue : Catalogue
        What its words may name.
    document_id : str
        The id of its document; the stem of the file unless given.
    """
    root = parse(file)
    if root is None:
        return None
    page = YamlPage(file=file, root=root)
    if not isinstance(root, Mapping):
        page.fault(
            root,
            say("a claim file has the keys `document` and `claims`"),
            say("Write `claims:` above the list of claims, and indent the list."),
        )
        return None
    sections = entries_of(page, root, say("the file"))
    top = Fields(page, root, sections, Words())
    top.no_others(("document", "claims", *SECTIONS), say("a claim file"))
    words = Words(catalogue=catalogue, fiscal_year=_fiscal_year(page, sections))
    own = own_sections(page, sections, words)
    document, unread = _document(page, sections, own.words, document_id)
    words = replace(own.words, within=document.period, language=document.language, unread=unread)
    claims = _claims(page, sections, document, words) if "claims" in sections else ()
    if "claims" not in sections and top.is_sound:
        page.fault(
            root,
            say("{key!r} is missing", key="claims"),
            say("Add `claims:` and a list of them."),
        )
    return ClaimFile(
        document=document,
        claims=claims,
        catalogue=own.words.catalogue,
        series=own.series,
        file=file,
        root=root,
    )


def _fiscal_year(page: YamlPage, sections: Entries) -> FiscalYear | None:
    """Return what the document calls a fiscal year; its faults are noted where it is read."""
    if "document" not in sections or not isinstance(sections["document"][1], Mapping):
        return None
    entries = entries_of(page, sections["document"][1], "'document'")
    _, node = entries.get("fiscal year", (None, None))
    try:
        return values.fiscal_year(node.text, Words()) if isinstance(node, Scalar) else None
    except Unreadable:
        return None


def _document(
    page: YamlPage, sections: Entries, words: Words, document: str
) -> tuple[Document, frozenset[str]]:
    """Read the document, and tell which of its keys were given and could not be read."""
    own = Document(id=document or PurePath(page.file.name).stem, file=page.file.name)
    if "document" not in sections:
        return own, frozenset()
    _, node = sections["document"]
    entries = entries_of(page, node, "'document'")
    given = Fields(page, node, entries, replace(words, language=_language(entries)))
    given.words = with_calendar(given)
    given.no_others(tuple(each.key for each in fields_of(DocumentKeys)), say("a document"))
    found = given.given(DocumentKeys)
    given.require_language(found)
    if (source := found.get("source")) and source not in words.catalogue.sources:
        asked = nearest(str(source), tuple(words.catalogue.sources))
        remedy = asked or say("Declare it under `sources:`, in the reference or in the claim file.")
        problem = say("unknown source {name!r}", name=source)
        given.fault(given.entries["source"][1], problem, remedy)
    legible = {name: value for name, value in found.items() if value is not None}
    return replace(own, **legible), frozenset(found.keys() - legible.keys())  # type: ignore[arg-type]


def _language(entries: Entries) -> str:
    """Return the language of a document, which its period may be written in already."""
    _, node = entries.get("language", (None, None))
    return node.text.strip() if isinstance(node, Scalar) else ""


def _claims(
    page: YamlPage, sections: Entries, document: Document, words: Words
) -> tuple[Claim, ...]:
    key, node = sections["claims"]
    if is_blank(node) or (isinstance(node, Sequence) and not node.nodes):
        page.fault(key, say("there are no claims"), say("Add one: `- id: …`, and its kind below."))
        return ()
    if not isinstance(node, Sequence):
        page.fault(node, say("'claims' is no list"), say("Begin each claim with `- id: …`."))
        return ()
    _note_repeated_ids(page, node.nodes)
    claims = (as_far_as_read(page, member, document, words) for member in node.nodes)
    return tuple(claim for claim in claims if claim is not None)


def _note_repeated_ids(page: YamlPage, members: Iterable[Node]) -> None:
    """Note every id that two claims of one document share."""
    first: dict[str, Mapping] = {}
    for member in members:
        if not isinstance(member, Mapping):
            continue
        node = next((node for key, node in member.entries if key.text == "id"), None)
        if not isinstance(node, Scalar) or is_blank(node) or node.style == REFUSED:
            continue
        name = node.text.strip()
        before = first.setdefault(name, member)
        if before is not member:
            problem = say(
                "the id {id!r} is used twice, first at {place}", id=name, place=page.at(before)
            )
            page.fault(node, problem, say("Give each claim an id of its own."))
