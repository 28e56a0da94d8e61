"""Opens files and folders: the one place of the package that does."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.domain.catalogue import Grade, Source
from factcheck.domain.claim import Claim
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.series import Reference
from factcheck.language import say
from factcheck.load.claim_file import ClaimFile, document_ids
from factcheck.load.claim_folders import claim_files
from factcheck.load.file_content import FileContent, content_of
from factcheck.load.input_file import InputFile, decode
from factcheck.load.merge import joined, with_own
from factcheck.load.reasons import reason
from factcheck.load.reference_files import DESCRIPTORS, SECTIONS

if TYPE_CHECKING:
    from factcheck.load.store.claim_store import ClaimStore
    from factcheck.load.store.store import ReferenceStore

TABLES = {".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods", ".parquet"}


def read(
    paths: Sequence[Path],
    reference: Path | Reference | None = None,
    store: ReferenceStore | None = None,
    faults: Iterable[Diagnostic] = (),
) -> tuple[tuple[Claim, ...], Reference]:
    """Read claim files, or folders of them, and the folder of reference series unless it is read.

    A large reference is read from its index in a store, or put there. Where one that was read has
    faults, they are raised with those of the claims; where it has no catalogue it is then None, and
    no word is held against it.

    Returns
    -------
    claims
        In the order of the paths, and of each file.
    reference
        What they are checked against, with what the claim files declare themselves.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    claims = None
    if isinstance(reference, Path):
        known, opened, claims = _kept_reference(reference, store)
    else:
        known, opened = _read_before(reference, faults)
    files = [_open(path) for path in _claim_paths(paths, opened)]
    return _read(files, known, opened, store=claims)


def documents_of(paths: Sequence[Path]) -> tuple[dict[Path, str], tuple[Diagnostic, ...]]:
    """Return the claim files of some files and folders, each with the id of its document.

    With them, a fault for each folder without any.
    """
    opened: list[InputFile] = []
    files = tuple(_claim_paths(paths, opened))
    ids = document_ids(file.as_posix() for file in files)
    faults = tuple(fault for file in opened for fault in file.faults)
    return {file: ids[file.as_posix()] for file in files}, faults


def read_document(
    path: Path, document: str, reference: Reference
) -> tuple[tuple[Claim, ...], Reference]:
    """Read one claim file as `read` does, its document under the id that it has among others."""
    file = _open(path)
    return _read([file], reference, [], {file.name: document})


def read_kept_reference(folder: Path, store: ReferenceStore | None) -> Reference:
    """Read a folder of reference series from its index in a store, or as it is.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    reference, opened, _ = _kept_reference(folder, store)
    _raise(opened)
    return _known(reference)


def read_text(
    text: str,
    name: str = "claims.yaml",
    reference: Reference | None = None,
    faults: Iterable[Diagnostic] = (),
) -> tuple[tuple[Claim, ...], Reference]:
    """Read the text of a claim file, as `read` does."""
    file = decode(text.encode("utf-8", "surrogatepass"), name)
    return _read([file], *_read_before(reference, faults))


def with_declared(reference: Reference | None, text: str, name: str = "claims.yaml") -> Reference:
    """Return a reference with what a claim file declares, whatever else is at fault in it."""
    from factcheck.load.claims import claim_file

    known = _known(reference)
    file = decode(text.encode("utf-8", "surrogatepass"), name)
    claims = None if file.faults else claim_file(file, known.catalogue)
    return with_own(known, () if claims is None else (claims,))


def read_reference(folder: str | PathLike[str]) -> Reference:
    """Read a folder of reference series, whose path is a text or a Path.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    first, line_break, _ = str(folder).partition("\n")
    if line_break:  # the rows of a table: nobody names a folder so
        file = InputFile(name=first, text="")
        file.fault(
            say("this is the text of a table, and no folder"),
            say("Give a table to `audit` as a DataFrame; a reference is named by its folder."),
        )
        raise InputError(file.faults)
    reference, opened = _reference(Path(folder))
    _raise(opened)
    return _known(reference)


def read_what_can_be(folder: Path) -> tuple[Reference | None, tuple[Diagnostic, ...]]:
    """Read a folder of reference series; return what of it can be read, and every fault.

    It is None where its indicators, areas or sources cannot be read.
    """
    reference, opened = _reference(folder)
    return reference, tuple(fault for file in opened for fault in file.faults)


def read_report(path: Path) -> str:
    """Read the text of a report, character by character as it stands.

    Raises
    ------
    InputError
        If it cannot be opened, or is no text.
    """
    file = _open(path)
    _raise([file])
    content = path.read_bytes()
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if is_wide else "utf-8")


def with_tables(reference: Reference, tables: Mapping[str, str]) -> Reference:
    """Give a reference with further tables of observations: by name, the text of a CSV file.

    Raises
    ------
    InputError
        With every fault of every table.
    """
    from factcheck.load.observation_tables import read_table
    from factcheck.load.observations import Observations
    from factcheck.load.values import Words

    files = [decode(text.encode("utf-8", "surrogatepass"), name) for name, text in tables.items()]
    words = Words(catalogue=reference.catalogue)
    for file in files:
        unnamed = Source(id=file.name, title=file.name, grade=Grade.COMPILATION)
        found = Observations(words, unnamed=unnamed)
        read_table(file, found)
        series = joined(reference.series, found.series())
        reference = replace(reference, series=series)
    _raise(files)
    return reference


def _read(
    files: Iterable[InputFile],
    reference: Reference | None,
    opened: list[InputFile],
    ids: Mapping[str, str] | None = None,
    store: ClaimStore | None = None,
) -> tuple[tuple[Claim, ...], Reference]:
    """Read claim files; where the reference has no catalogue, see only whether they are YAML.

    The ids of their documents are those given by the names of files, or told by the names alone.
    """
    found: list[ClaimFile] = []
    files = tuple(files)
    ids = ids or document_ids(file.name for file in files)
    for file in files:
        opened.append(file)
        if file.faults:
            continue
        if claims := _claims_of(file, reference, ids[file.name], store):
            found.append(claims)
    whole = with_own(_known(reference), found)
    if any(file.faults for file in opened):
        _note_meaningless(found)
    _raise(opened)
    return tuple(claim for claims in found for claim in claims.claims), whole


def _claims_of(
    file: InputFile, reference: Reference | None, document: str, store: ClaimStore | None
) -> ClaimFile | None:
    """Read a claim file, or take what was read of it before."""
    if reference is None:
        from factcheck.load.yaml_events import parse

        parse(file)
        return None
    claims = None if store is None else store.read(file, document)
    if claims is not None:
        return claims
    from factcheck.load.claims import claim_file

    claims = claim_file(file, reference.catalogue, document)
    if claims is not None and store is not None:
        store.put(claims, document)
    return claims


def _note_meaningless(files: Iterable[ClaimFile]) -> None:
    """Note the claims that were read and mean nothing, beside what else is at fault."""
    from factcheck.compile import compile_claims
    from factcheck.load.placing import note_meaningless

    for claims in files:
        _, meaningless = compile_claims(claims.claims, claims.catalogue)
        note_meaningless(claims.page(), meaningless)


def _read_before(
    reference: Reference | None, faults: Iterable[Diagnostic]
) -> tuple[Reference | None, list[InputFile]]:
    """Return a reference that was read, and a file that stands for those that have its faults."""
    noted = InputFile(name="", text="", faults=faults)
    return (reference, [noted]) if noted.faults else (_known(reference), [])


def _known(reference: Reference | None) -> Reference:
    return Reference() if reference is None else reference  # `or` would count its observations


def _raise(opened: Iterable[InputFile]) -> None:
    faults = [fault for file in opened for fault in file.faults]
    if faults:
        raise InputError(faults)


def _claim_paths(paths: Iterable[Path], opened: list[InputFile]) -> Iterator[Path]:
    """Give each claim file of some files and folders, once."""
    seen: set[Path] = set()
    for path in paths:
        inside = claim_files(path) if path.is_dir() else []
        if path.is_dir() and not inside:
            problem = say("the folder holds no claim file")
            opened.append(_missing(path, problem, say("Add one: name.yaml.")))
        for file in inside if path.is_dir() else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def _open(path: Path, encoding: str = "utf-8", digest: str = "") -> InputFile:
    """Open a file; one that has another hash than is told is a fault, and no text."""
    try:
        if not path.is_file():
            _require_file(path)
        content = content_of(path)
    except FileNotFoundError:
        return _missing(path, say("there is no such file"), say("Check the path."))
    except OSError as error:
        problem = say("the file cannot be opened: {reason}", reason=reason(error.strerror))
        return _missing(path, problem, say("Check it."))
    if digest:
        from factcheck.load.digests import other_hash

        with path.open("rb") if isinstance(content, FileContent) else io.BytesIO(content) as stream:
            fault = other_hash(stream, digest)
        if fault:
            return _missing(path, *fault)
    return decode(content, path.as_posix(), encoding)


def _require_file(path: Path) -> None:
    from factcheck.manuscript.source import require_file

    require_file(path)


def is_reference(path: Path) -> bool:
    """Whether a path is a folder of reference series, by the names of what is in it."""
    names = (*DESCRIPTORS, *(f"{section}.yaml" for section in SECTIONS))
    return path.is_dir() and any((path / name).is_file() for name in names)


def unread(folder: Path) -> tuple[Path, ...]:
    """Return the files of a reference folder that look like tables and that nothing names."""
    descriptor = next((each for name in DESCRIPTORS if (each := folder / name).is_file()), None)
    if descriptor is None:
        return ()
    from factcheck.load import layouts
    from factcheck.load.resources import named

    known = named(_open(descriptor))
    beside = {
        companion
        for name, layout in known.items()
        if layout in layouts.names()
        for companion in layouts.companions(layout, folder / name)
    }
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.casefold() in TABLES
        and path.is_file()
        and path.relative_to(folder).as_posix() not in known
        and path not in beside
    )


def open_in(folder: Path, name: str, encoding: str, digest: str) -> InputFile | None:
    """Open a file of a folder; None where there is none."""
    path = folder / name
    return _open(path, encoding, digest) if path.is_file() else None


def _missing(path: Path, problem: str, remedy: str) -> InputFile:
    file = InputFile(name=path.as_posix(), text="")
    file.fault(problem, remedy)
    return file


def _kept_reference(
    folder: Path, store: ReferenceStore | None
) -> tuple[Reference | None, list[InputFile], ClaimStore | None]:
    """Read a folder from its index, or else as it is; then an index is to be made of it.

    With it comes what was read of claim files by the same reference.
    """
    visit = None if store is None else store.visit(folder)
    if store is None or visit is None:
        return *_reference(folder), None
    reference = store.reference(visit)
    if reference is not None:
        return reference, [], store.claims(visit, reference)
    reference, opened = _reference(folder)
    if reference is None or any(file.faults for file in opened):
        return reference, opened, None
    store.put(visit, reference)
    return reference, opened, store.claims(visit, reference)


def _reference(folder: Path) -> tuple[Reference | None, list[InputFile]]:
    """Read the folder; without a catalogue it is None, for no name would be known."""
    descriptor = next((each for name in DESCRIPTORS if (each := folder / name).is_file()), None)
    if descriptor is None:
        problem = say("the folder has no {file}", file=DESCRIPTORS[0])
        if not folder.is_dir():
            problem = say("there is no such folder")
        remedy = say(
            "Name the reference folder by --reference; docs/reference.md tells what is in it."
        )
        return None, [_missing(folder, problem, remedy)]

    def open_beside(name: str, encoding: str, digest: str) -> InputFile | None:
        return open_in(folder, name, encoding, digest)

    def locate(name: str) -> Path | None:
        path = folder / name
        return path if path.is_file() else None

    from factcheck.load.reference import reference_of

    return reference_of(open_beside, locate, _open(descriptor))
