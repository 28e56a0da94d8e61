"""Which claim file belongs to a report: the one that names it, or the one that is called so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.domain.diagnostic import InputError
from factcheck.load import read_report
from factcheck.load.claim_folders import SUFFIXES
from factcheck.load.report_key import report_key
from factcheck.load.watched import state


class Pairing:
    """Finds the claim file of a report, on disk and among those that are open in an editor.

    Parameters
    ----------
    paths : sequence of Path
        Claim files, and folders of them. Beside a report its own folder is looked through.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths
        self.stamped: dict[Path, tuple[object, str]] = {}  # of each claim file, what it names

    def claims_of(self, report: Path, texts: Mapping[str, str]) -> str:
        """Return the name of the claim file of a report; empty where there is none.

        Parameters
        ----------
        report : Path
        texts : mapping
            Claim files that are open, by name, with their texts.
        """
        named = {name: report_key(text) for name, text in texts.items()}
        opened = {Path(name).resolve().as_posix() for name in texts}
        named |= {name: key for name, key in self._on_disk(report.parent) if name not in opened}
        by_key = (name for name, key in named.items() if key and _is(report, name, key))
        by_name = (name for name, key in named.items() if not key and _is_called(report, name))
        return next(by_key, "") or next(by_name, "")

    def _on_disk(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Give the claim files that may belong to a report, each with the report that it names."""
        beside = [file for file in sorted(folder.glob("*")) if file.suffix in SUFFIXES]
        for path, stamp in state((*self.paths, *beside), ()).items():
            if path not in self.stamped or self.stamped[path][0] != stamp:
                self.stamped[path] = stamp, _key_of(path)
            yield path.resolve().as_posix(), self.stamped[path][1]


def _key_of(path: Path) -> str:
    try:
        return report_key(read_report(path))
    except InputError:
        return ""


def _is(report: Path, claims: str, key: str) -> bool:
    """Whether a claim file names a report."""
    return (Path(claims).parent / key.replace("\\", "/")).resolve() == report.resolve()


def _is_called(report: Path, claims: str) -> bool:
    return Path(claims).stem == report.stem
