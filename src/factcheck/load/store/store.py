"""The store of indexes: what is read from it, and what is put there when an answer is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.domain.series import Reference
from factcheck.load.store import place
from factcheck.load.store.claim_store import ClaimStore
from factcheck.load.store.contents import LARGE, Contents, contents, is_large

if TYPE_CHECKING:
    from factcheck.load.store.indexing import StoredSeries


class Visit(NamedTuple):
    """A folder that is read, with all that it held before."""

    folder: Path
    contents: Contents


@dataclass(kw_only=True)
class ReferenceStore:
    """The indexes in a folder, and the references of which one is still to be made."""

    place: Path
    least: int = LARGE  # bytes of a reference that an index is made of
    waiting: list[tuple[Visit, Reference]] = field(default_factory=list)
    opened: list[StoredSeries] = field(default_factory=list)
    claim_stores: list[ClaimStore] = field(default_factory=list)

    def visit(self, folder: Path) -> Visit | None:
        """Look at a folder of reference series; None where an index would not be worth it."""
        try:
            return Visit(folder, contents(folder)) if is_large(folder, self.least) else None
        except OSError:  # told by who reads it
            return None

    def reference(self, visit: Visit) -> Reference | None:
        """Return a reference from its index; None where there is none."""
        path = place.path_of(self.place, visit.folder, visit.contents.key)
        if not path.is_file():
            return None
        from factcheck.load.store.database import DamagedError, Database
        from factcheck.load.store.indexing import StoredSeries, indexed
        from factcheck.load.store.objects import NoValueError

        try:
            reference = indexed(Database(path), visit.folder, self._across(visit))
        except (DamagedError, NoValueError):
            path.unlink(missing_ok=True)
            return None
        if isinstance(reference.series, StoredSeries):
            self.opened.append(reference.series)
        return reference

    def claims(self, visit: Visit, reference: Reference) -> ClaimStore:
        """Return the claim files that were read by a reference without faults."""
        claims = ClaimStore(
            folder=self.place, reference=visit.contents.key, catalogue=reference.catalogue
        )
        self.claim_stores.append(claims)
        return claims

    def put(self, visit: Visit, reference: Reference) -> None:
        """Note a reference without faults, of which an index is to be made."""
        self.waiting.append((visit, reference))

    def keep(self) -> None:
        """Make indexes of what was put here, and keep the claims; what cannot be kept is not."""
        while self.claim_stores:
            self.claim_stores.pop().keep()
        while self.opened:
            self.opened.pop().keep_missed()
        if self.waiting:
            from factcheck.load.store.indexing import CannotKeepError
        while self.waiting:
            try:
                self._keep(*self.waiting.pop())
            except (OSError, CannotKeepError):
                continue  # a cache is no reason to fail

    def _across(self, visit: Visit) -> Path:
        return place.across_path_of(self.place, visit.folder, visit.contents.key)

    def _keep(self, visit: Visit, reference: Reference) -> None:
        """Make one index, unless a file was changed since the folder was looked at."""
        from factcheck.load.store.indexing import keep_asked, write_index

        if not contents(visit.folder).is_as(visit.contents):
            return
        path = place.path_of(self.place, visit.folder, visit.contents.key)
        part = place.begun(path)
        try:
            write_index(part, reference)
            place.finish(part, path, visit.folder)
        finally:
            part.unlink(missing_ok=True)
        keep_asked(reference, visit.folder, self._across(visit))
