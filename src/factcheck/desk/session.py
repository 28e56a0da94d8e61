"""One engine for whatever judges again and again: what has not changed is not read again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from factcheck import pipeline
from factcheck.domain.asked import EVERYTHING, Asked
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.load import read, read_text, read_what_can_be, with_declared
from factcheck.load.watched import State, state
from factcheck.pipeline.kept import KeptWork


class Judged(Struct, frozen=True, kw_only=True):
    """A claim file as it stands: its audit, or what is at fault in it or in the reference."""

    text: str
    reference: Reference  # what its words may name, with what it declares itself
    audit: Audit | None = None
    faults: tuple[Diagnostic, ...] = ()


class Session:
    """Judges claim files against one reference folder, as often as they change.

    Parameters
    ----------
    folder : Path or None
        The reference folder; None where there is none.
    terms : Terms
        By what is judged.
    asked : Asked
        How much of each audit is needed.

    Notes
    -----
    What is given is what a fresh audit gives, after any sequence of edits: what is given again of
    the audit before is what follows from the very same claims over the very same figures.
    """

    def __init__(
        self, folder: Path | None, terms: Terms = AS_PUBLISHED, asked: Asked = EVERYTHING
    ) -> None:
        self.folder = folder
        self.terms = terms
        self.asked = asked
        self.stamps: tuple[Path | None, State] | None = None  # of what was read last
        self.reference: Reference | None = None
        self.faults: tuple[Diagnostic, ...] = ()  # of the reference
        self.judged: dict[str, Judged] = {}
        self.works: dict[tuple[str, ...], _Work] = {}  # by the files that are judged together

    def judge(self, name: str, text: str) -> Judged:
        """Judge the text of a claim file under its name."""
        self.refresh()
        last = self.judged.get(name)
        if last is None or last.text != text:
            self.judged[name] = self._fresh(name, text)
        return self.judged[name]

    def tried(self, name: str, text: str) -> Judged:
        """Judge another text in the place of a claim file, which stays as it is."""
        return self._fresh(name, text)

    def audit(self, paths: Sequence[Path]) -> Audit:
        """Audit claim files, or folders of them, as they stand on disk.

        Raises
        ------
        InputError
            With every fault of every file.
        """
        self.refresh()
        claims, whole = read(paths, self.reference, faults=self.faults)
        return self._audited(tuple(map(str, paths)), claims, whole)

    def refresh(self) -> bool:
        """Read the reference anew where a file of it has changed; say whether one had."""
        stamps = self.folder, {} if self.folder is None else state((), (self.folder,))
        if stamps == self.stamps:
            return False
        self.stamps = stamps
        self.judged.clear()
        self.works.clear()
        self.reference, self.faults = (
            (None, ()) if self.folder is None else read_what_can_be(self.folder)
        )
        return True

    def forget(self, name: str) -> None:
        """Forget a claim file that is no longer open."""
        self.judged.pop(name, None)
        self.works.pop((name,), None)

    def _fresh(self, name: str, text: str) -> Judged:
        try:
            claims, whole = read_text(text, name, self.reference, self.faults)
            audit = self._audited((name,), claims, whole)
            return Judged(text=text, reference=audit.reference, audit=audit)
        except InputError as error:
            reference = with_declared(self.reference, text, name)
            return Judged(text=text, reference=reference, faults=error.diagnostics)

    def _audited(
        self, names: tuple[str, ...], claims: Sequence[Claim], reference: Reference
    ) -> Audit:
        """Audit claims, with what the last audit of the same files made of the same figures."""
        work = self.works.get(names)
        if work is None or work.terms != self.terms or not _is_same(work.reference, reference):
            self.works[names] = work = _Work(self.terms, reference)
        return pipeline.audit(claims, work.reference, self.terms, self.asked, work.kept)


class _Work:
    """What was made of some files by some terms, against one reference."""

    def __init__(self, terms: Terms, reference: Reference) -> None:
        self.terms, self.reference = terms, reference
        self.kept = KeptWork()


def _is_same(reference: Reference, other: Reference) -> bool:
    """Whether two references say the same of the same names."""
    catalogue, beside = reference.catalogue, other.catalogue
    return (
        (reference.series, reference.growth_classes) == (other.series, other.growth_classes)
        and (reference.remarks, catalogue.sources) == (other.remarks, beside.sources)
        and tuple(catalogue.indicators) == tuple(beside.indicators)
        and tuple(catalogue.areas) == tuple(beside.areas)
    )
