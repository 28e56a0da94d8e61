"""Claim files that were read without faults, kept for the next command that reads them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.load.claim_file import ClaimFile
from factcheck.load.input_file import InputFile
from factcheck.load.store import place
from factcheck.load.store.checked import read_values, write_values

_LONGEST = 1 << 20  # characters of a file; to keep more would take more room than the audit


class _Waiting(NamedTuple):
    """A claim file that is to be kept, and where."""

    path: Path
    claims: ClaimFile


@dataclass(kw_only=True)
class ClaimStore:
    """What was read of claim files by one reference.

    Parameters
    ----------
    folder : Path
    reference : str
        The key of what the reference held, by which words of claims are read.
    catalogue : Catalogue
        That of the reference.
    """

    folder: Path
    reference: str
    catalogue: Catalogue
    waiting: list[_Waiting] = field(default_factory=list)

    def read(self, file: InputFile, document: str) -> ClaimFile | None:
        """Return what was read of a file as it is; None where nothing of it is kept."""
        values = read_values(self._path_of(file, document), self.catalogue)
        match values:
            case (Document() as head, tuple(claims), Catalogue() as catalogue):
                return ClaimFile(
                    document=head, claims=claims, catalogue=catalogue, series={}, file=file
                )
            case _:
                return None

    def put(self, claims: ClaimFile, document: str) -> None:
        """Note what was read of a file; it is kept unless faults are found in it later."""
        if not claims.series and len(claims.file.text) <= _LONGEST:
            path = self._path_of(claims.file, document)
            self.waiting.append(_Waiting(path, claims))

    def keep(self) -> None:
        """Keep what was noted."""
        while self.waiting:
            path, claims = self.waiting.pop()
            if not claims.file.faults:
                values = (claims.document, claims.claims, claims.catalogue)
                write_values(path, values, self.catalogue, Path(claims.file.name))

    def _path_of(self, file: InputFile, document: str) -> Path:
        whole = hashlib.sha256(f"{self.reference}\0{document}\0".encode())
        whole.update(file.text.encode("utf-8", "surrogatepass"))
        return place.claims_path_of(self.folder, Path(file.name), whole.hexdigest()[:40])
